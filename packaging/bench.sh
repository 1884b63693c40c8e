#!/bin/sh
# Sets Rejoinder up for work on it, and times it beside references in the same run.
# What it prints are tables in Markdown; take ratios from them. It is no part of the tests.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"

set_up dev
cd "$root"
for benchmark in tests/benchmarks/*.py; do
    say "== $benchmark"
    "$py" "$benchmark" </dev/null
done
