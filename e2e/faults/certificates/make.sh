#!/bin/sh
# Makes the certificates of the TLS faults anew: an authority, and what it signed. Their keys protect nothing.
set -e
here=$(cd "$(dirname "$0")" && pwd)
cd "$(mktemp -d)"
cat > ca.cnf <<'END'
[ca]
default_ca = it
[it]
database = index.txt
new_certs_dir = .
rand_serial = yes
certificate = authority.pem
private_key = authority.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
END
: > index.txt
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
sign() { # name, host, end
  new_key "$1"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr"
  printf 'subjectAltName=DNS:%s\n' "$2" > "$1.ext"
  openssl ca -batch -config ca.cnf -in "$1.csr" -out "$1.crt" -extfile "$1.ext" -notext \
    -startdate 20200101000000Z -enddate "$3"
  cat "$1.key" "$1.crt" > "$here/$1.pem"
}
new_key authority
openssl req -x509 -new -key authority.key -subj '/CN=FreeCC tests' -days 36500 -out authority.pem
cp authority.pem "$here"
sign good localhost 21200101000000Z
sign expired localhost 20210101000000Z
sign elsewhere elsewhere.example 21200101000000Z
