#!/bin/sh
# Sets Rejoinder up for work on it, and runs every check; ends non-zero if any failed.
#
#   sh packaging/test.sh [ARGUMENTS FOR PYTEST]
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"

set_up dev
cd "$root"
bin=$venv/bin
failed=

# check NAME COMMAND...: runs the command under its name, and remembers it if it fails.
check() {
    name=$1
    shift
    say "== $name"
    "$@" </dev/null || failed="$failed${failed:+, }$name"
}

export QT_QPA_PLATFORM=offscreen
export PYTHONDONTWRITEBYTECODE=1
durations=
if [ -n "${CI:-}" ]; then
    export HYPOTHESIS_PROFILE=ci
    durations=--durations=10
fi

check "lint (ruff)" "$py" -m ruff check .
check "format (ruff)" "$py" -m ruff format --check .
check "types (mypy)" "$py" -m mypy
check "layers (import-linter)" "$bin/lint-imports"
check "tests (pytest)" "$py" -m pytest -n auto --maxprocesses 4 --dist loadfile $durations "$@"

if [ -n "$failed" ]; then
    stop "Failed: $failed"
fi
say "All checks passed"
