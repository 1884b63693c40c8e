# shellcheck shell=sh disable=SC2154
# Sets the project up in .venv; run.sh and test.sh read this file after they set $root.
#
# What it needs and can't install by itself it names in one line that can be pasted.
# Nothing is done twice: .venv/set-up.* says what was installed, for which pyproject.toml.

venv=$root/.venv
py=$venv/bin/python

# What Qt needs from the system: to draw at all, and to open a window.
drawing_libraries='libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1'
window_libraries='libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
    libxkbcommon-x11-0 libxcb-render-util0 libxcb-image0 libwayland-cursor0 libwayland-egl1'

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# install_packages WHY PACKAGE...: with apt-get where that is allowed, else names the line to type.
install_packages() {
    why=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "$why. Install what your system calls these Debian packages, then try again: $*"
    elif [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true >/dev/null 2>&1; then
        as_root='sudo -n'
    else
        stop "$why. Type this line, then try again:
    sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "$why. Installing: $*"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # $as_root is several words, or none
    if ! { $as_root apt-get update && $as_root apt-get install -y --no-install-recommends "$@"; } \
        >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        stop "apt-get could not install them; its last lines are above."
    fi
    rm -f "$log"
}

is_fit() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

# Puts the first fit Python into $python; false where there is none.
find_python() {
    for python in python3 python3.11 python3.12 python3.13; do
        if is_fit "$python"; then return; fi
    done
    return 1
}

# A virtual environment that works here. One that came with a moved or copied folder does not.
make_venv() {
    if [ -x "$py" ] && is_fit "$py" && "$py" -c 'import pip' 2>/dev/null; then
        moved=$(cat "$venv"/set-up.* 2>/dev/null | grep -v -x -F "$root" | grep '^/' || true)
        if [ -z "$moved" ]; then return; fi
    fi
    if ! find_python; then
        install_packages "Rejoinder needs Python 3.11, 3.12 or 3.13" python3 python3-venv
        find_python || stop "This system's python3 is $(python3 --version 2>&1), and Rejoinder \
needs Python 3.11, 3.12 or 3.13. Install one of them, then try again."
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        number=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "Python lacks its venv module" "python$number-venv"
    fi
    [ -w "$root" ] || stop "The folder $root is read-only. Copy it to one that you may write to."
    say "Making a virtual environment in .venv"
    "$python" -m venv --clear "$venv" || stop "The virtual environment could not be made."
}

# install_project EXTRA: the project itself, editable, and with what EXTRA (run, dev) adds.
install_project() {
    case $1 in dev) what='.[dev]' ;; *) what=. ;; esac
    stamp=$(
        say "$root"
        "$py" --version
        cksum <"$root/pyproject.toml"
    )
    for done in "$venv/set-up.$1" "$venv/set-up.dev"; do
        if [ "$(cat "$done" 2>/dev/null)" = "$stamp" ]; then return; fi
    done
    say "Installing what Rejoinder needs; the first time takes a minute"
    log=$(mktemp)
    if ! (cd "$root" && "$py" -m pip install --disable-pip-version-check --no-input \
        --editable "$what") >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        stop "pip could not install it; its last lines are above. Is the network reachable?"
    fi
    rm -f "$log"
    rm -f "$venv"/set-up.*
    say "$stamp" >"$venv/set-up.$1"
}

# Whether Qt starts on PLATFORM (offscreen, or empty for what this desktop has).
qt_starts() {
    QT_QPA_PLATFORM=$1 "$py" -c '
from PySide6 import QtWidgets
QtWidgets.QApplication([])' >/dev/null 2>&1 </dev/null
}

# shellcheck disable=SC2086  # the lists are to be split
need_drawing() {
    if qt_starts offscreen; then return; fi
    install_packages "Qt lacks libraries of the system" $drawing_libraries
    qt_starts offscreen || {
        QT_QPA_PLATFORM=offscreen "$py" -c 'import PySide6.QtWidgets' || true
        stop "Qt does not start; its reason is above."
    }
}

# Says whether a window can be opened. Installs what that takes where it may.
# shellcheck disable=SC2086  # the lists are to be split
can_open_window() {
    if [ "$(uname)" = Darwin ]; then return; fi
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then return 1; fi
    if qt_starts "${QT_QPA_PLATFORM:-}"; then return; fi
    if ! has_library libxcb-cursor.so.0 || ! has_library libxkbcommon-x11.so.0; then
        install_packages "Qt lacks libraries for windows" $window_libraries
    fi
    qt_starts "${QT_QPA_PLATFORM:-}"
}

has_library() {
    "$py" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

set_up() {
    make_venv
    install_project "$1"
    need_drawing
}
