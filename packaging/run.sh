#!/bin/sh
# Sets Rejoinder up where that is still to be done, and opens a map in its window.
#
#   sh packaging/run.sh [MAP]
#
# Without MAP it opens the article's map. Without a display it writes the map as SVG and
# PNG into the current folder instead.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"

case ${1:-} in
-h | --help)
    say "Usage: sh packaging/run.sh [MAP]"
    say "Sets Rejoinder up and opens MAP, or the article's map; without a display, writes SVG and PNG."
    exit 0
    ;;
esac
[ $# -le 1 ] || stop "Usage: sh packaging/run.sh [MAP]"
if [ $# -eq 1 ] && [ ! -r "$1" ]; then stop "There is no map $1 that can be read here."; fi

set_up run

if can_open_window; then
    exec "$py" -P -m rejoinder "$@"
fi

map=${1:-$root/maps/pakistans-biggest-afghan-mistake.rejoinder}
name=$(basename -- "$map" .rejoinder)
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "The display ${DISPLAY:-$WAYLAND_DISPLAY} can't be opened, so the map is written as SVG and PNG instead."
else
    say "There is no display here, so the map is written as SVG and PNG instead."
fi
export QT_QPA_PLATFORM=offscreen
"$py" -P -m rejoinder export "$map" -o "./$name.svg"
"$py" -P -m rejoinder export "$map" -o "./$name.png"
say "Written: $(pwd)/$name.svg"
say "Written: $(pwd)/$name.png"
