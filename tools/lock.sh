#!/bin/sh
# Renews requirements.lock (what runs and builds Amity) and requirements-dev.lock (what checks it).
# uv.lock names the registry it was made with, so it stays out of git; the exported locks hold hashes only.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo "python3 -m uv")
$uv lock --quiet "$@"
export_to() {
    out=$1
    shift
    $uv export --quiet --frozen --no-emit-project --no-header --no-annotate "$@" >"$out"
    if grep -nE '://|file:' "$out"; then
        echo "$out names an address; it must not." >&2
        exit 1
    fi
}
export_to requirements.lock --group build
export_to requirements-dev.lock --all-groups
