#!/bin/sh
# Lays .venv with everything from the lock. `tools/set_up.sh` for running Amity, `tools/set_up.sh tests` for all checks.
# It needs Python 3.11 or later, and pip; uv is fetched with pip where it is missing.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Amity needs Python 3.11 or later, and none was found. Install it, then try again."
}

# Prints the command that is uv: an installed one, a module of this Python, or one fetched with pip.
find_uv() {
    if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
        echo uv
    elif "$base" -m uv --version >/dev/null 2>&1; then
        echo "$base -m uv"
    else
        say "Fetching uv ..."
        if "$base" -c 'import sys; sys.exit(sys.prefix == sys.base_prefix)'; then
            "$base" -m pip install --quiet uv >&2 || true
        else
            "$base" -m pip install --quiet --user --break-system-packages uv >&2 2>/dev/null ||
                "$base" -m pip install --quiet --user uv >&2 || true
        fi
        if "$base" -m uv --version >/dev/null 2>&1; then echo "$base -m uv"; fi
    fi
}

# Without uv: the venv module and pip do the same, more slowly.
with_pip() {
    [ -x "$python" ] || "$base" -m venv .venv ||
        stop "Neither uv nor the venv module could be used. On Debian: apt-get install python3-venv, then try again."
    "$python" -m pip install --quiet --require-hashes -r "$lock"
    "$python" -m pip install --quiet --no-deps --no-build-isolation -e .
}

with_uv() {
    [ -x "$python" ] || $uv venv --quiet --python "$base" .venv
    $uv pip install --quiet --python "$python" --require-hashes -r "$lock"
    $uv pip install --quiet --python "$python" --no-deps --no-build-isolation -e .
}

# Compiled once here, so that the first command does not pay for it.
compile_all() { "$python" -m compileall -q -j 0 .venv/lib src >/dev/null 2>&1 || true; }

need_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then return; fi
    done
    command -v apt-get >/dev/null 2>&1 ||
        stop "The browser tests need Chromium. Install it, or name it in CHROMIUM, then try again."
    say "Installing Chromium for the browser tests ..."
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; then
        stop "The browser tests need Chromium. As root: apt-get install chromium, then try again."
    fi
    $as_root apt-get update -qq >&2 && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium >&2 ||
        stop "Chromium could not be installed. Install it by hand, or name it in CHROMIUM, then try again."
}

base=$(find_python)
uv=$(UV_PYTHON_DOWNLOADS=never find_uv)
export UV_PYTHON_DOWNLOADS=never
lock=requirements.lock
[ "$kind" = tests ] && lock=requirements-dev.lock
if [ -n "$uv" ]; then with_uv; else with_pip; fi
compile_all
[ "$kind" = tests ] && need_chromium
exit 0
