#!/bin/sh
# Installs the Debian packages that the desktop tests need: a display without a screen, a session bus, a keyring,
# a panel with a tray, tools to click and look with, Electron's own libraries, and a Chromium that checks the window
# for accessibility. Safe to run again.
set -eu

packages="
  xvfb xauth dbus dbus-x11 gnome-keyring libsecret-1-0 openbox xfce4-panel xfconf xdotool xterm imagemagick x11-utils xclip
  libnss3 libatk-bridge2.0-0 libcups2 libgtk-3-0 libgbm1 libasound2 libdrm2
  chromium
"

missing=""
for package in $packages; do
  if ! dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$'; then
    missing="$missing $package"
  fi
done

if [ -z "$missing" ]; then
  echo "All Debian packages for the desktop tests are installed."
  exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo"
fi

echo "Installing:$missing"
$as_root apt-get update --quiet=2
# shellcheck disable=SC2086 # the list is meant to be split into words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends $missing
