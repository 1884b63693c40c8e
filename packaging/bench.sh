#!/bin/sh
# Sets Rejoinder up for work on it, and times it beside other programs in the same run.
# The result is a table in Markdown and JSON, in build/bench. It is no part of the tests.
#
#   sh packaging/bench.sh [--quick] [--output FOLDER] [NAME...]
#
# --list names the figures. --quick measures small maps once, with the peers that are here.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"

npm_packages=$root/build/bench/npm

# The peers that come as Debian's packages: the program, and the package that brings it.
peer_programs='dot:graphviz node:nodejs npm:npm Xvfb:xvfb xwininfo:x11-utils
    dbus-run-session:dbus-daemon vym:vym freeplane:freeplane'

# Installs peers where that is allowed. What can't be had is said; its rows then say so too.
need_peers() {
    missing=
    for peer in $peer_programs; do
        if ! command -v "${peer%%:*}" >/dev/null 2>&1; then missing="$missing ${peer#*:}"; fi
    done
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086  # the list is to be split
        (install_packages "Other programs to compare with are missing" $missing) ||
            say "Going on without$missing"
    fi
    "$py" -c 'import igraph' 2>/dev/null || "$py" -m pip install --disable-pip-version-check \
        --no-input --quiet igraph </dev/null || say "Going on without igraph"
    need_npm_packages || say "Going on without what comes from npm"
}

need_npm_packages() {
    wanted=$root/tests/benchmarks/peers/package.json
    if cmp -s "$wanted" "$npm_packages/package.json"; then return; fi
    command -v npm >/dev/null 2>&1 || return 1
    say "Installing packages from npm into build/bench"
    mkdir -p "$npm_packages"
    (
        cd "$npm_packages"
        cp "$wanted" package.json
        npm install --no-audit --no-fund --no-package-lock --ignore-scripts --silent </dev/null
    ) || {
        rm -f "$npm_packages/package.json"
        return 1
    }
}

set_up dev
case " $* " in
    *' --quick '* | *' --list '* | *' --help '* | *' -h '*) ;;
    *) need_peers ;;
esac
cd "$root"
unset PYTHONDONTWRITEBYTECODE  # an installed program is compiled once, not at every start
export PYTHONPYCACHEPREFIX="$root/build/bench/bytecode"
exec "$py" -m tests.benchmarks "$@" </dev/null
