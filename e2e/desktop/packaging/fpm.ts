import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Stands in for fpm, which electron-builder makes Debian packages with and which comes from GitHub: makes the same package
 * of the same arguments through Debian's own `dpkg-deb`. An argument that it does not know is an error.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { type: 'string', short: 's' },
    t: { type: 'string', short: 't' },
    d: { type: 'string', short: 'd', multiple: true },
    force: { type: 'boolean' },
    architecture: { type: 'string' },
    'after-install': { type: 'string' },
    'after-remove': { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string' },
    package: { type: 'string' },
    name: { type: 'string' },
    maintainer: { type: 'string' },
    vendor: { type: 'string' },
    url: { type: 'string' },
    license: { type: 'string' },
    'deb-priority': { type: 'string' },
    'deb-compression': { type: 'string' },
    'deb-recommends': { type: 'string', multiple: true },
  },
})

type Option = keyof typeof values

if (values.t !== 'deb') throw new Error(`Only Debian packages are made here, not "${values.t}".`)

const target = required('package')
const root = mkdtempSync(`${target}-`)
for (const pair of positionals) placeFiles(pair)
mkdirSync(join(root, 'DEBIAN'))
writeFileSync(join(root, 'DEBIAN/control'), control())
placeScript('postinst', required('after-install'))
placeScript('postrm', required('after-remove'))
chmodSync(root, 0o755)
// Quickly rather than tightly: nobody downloads it.
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, target])
rmSync(root, { recursive: true })

/** `from=to`; of a folder, what is in it. */
function placeFiles(pair: string): void {
  const [from = '', to = ''] = pair.split('=')
  const place = join(root, to)
  mkdirSync(dirname(place), { recursive: true })
  cpSync(from, place, { recursive: true, verbatimSymlinks: true })
}

function placeScript(name: string, from: string): void {
  const place = join(root, 'DEBIAN', name)
  copyFileSync(from, place)
  chmodSync(place, 0o755)
}

function control(): string {
  const [summary = '', ...details] = required('description').split('\n')
  const fields = {
    Package: required('name'),
    Version: required('version'),
    Architecture: required('architecture'),
    Maintainer: required('maintainer'),
    Priority: required('deb-priority'),
    Homepage: required('url'),
    Depends: (values.d ?? []).join(', '),
    Recommends: (values['deb-recommends'] ?? []).join(', '),
    Description: [summary, ...details.map((line) => ` ${line.trim()}`)].join('\n'),
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== '')
  return lines.map(([field, value]) => `${field}: ${value}\n`).join('')
}

function required(option: Option): string {
  const value = values[option]
  if (typeof value !== 'string') throw new Error(`fpm needs --${option}.`)
  return value
}
