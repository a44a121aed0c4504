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

has_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

has_postgresql() { command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

# What the tests need of a Debian system: Chromium, a library that Playwright's Node asks for, and PostgreSQL.
missing_packages() {
    has_chromium || printf 'chromium '
    has_postgresql || printf 'postgresql '
    if command -v apt-get >/dev/null 2>&1; then
        PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || printf 'libatomic1 '
    fi
}

# The tests start a server of their own in a temporary folder: none is to run on this system.
no_cluster() {
    [ -e /etc/postgresql-common/createcluster.conf ] && return 0
    install_packages postgresql-common
    echo "create_main_cluster = false" | $as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null
}

install_packages() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

need_packages() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 ||
        stop "The tests need Chromium (or its name in CHROMIUM) and PostgreSQL. Missing: $missing. Install it, then try again."
    say "Installing for the tests: $missing..."
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; then
        stop "The tests need $missing. As root: apt-get install $missing, then try again."
    fi
    # shellcheck disable=SC2086  # one word a package
    $as_root apt-get update -qq >&2 &&
        case $missing in *postgresql*) no_cluster ;; esac &&
        install_packages $missing ||
        stop "These could not be installed: $missing. Install them by hand, then try again."
}

base=$(find_python)
uv=$(UV_PYTHON_DOWNLOADS=never find_uv)
export UV_PYTHON_DOWNLOADS=never
lock=requirements.lock
[ "$kind" = tests ] && lock=requirements-dev.lock
if [ -n "$uv" ]; then with_uv; else with_pip; fi
compile_all
[ "$kind" = tests ] && need_packages
exit 0
