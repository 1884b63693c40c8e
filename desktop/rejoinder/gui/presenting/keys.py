"""What the keys of a talk do: those of PowerPoint, Keynote, PDF viewers and remote controls."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt


class Act(Enum):
    """What a speaker can do."""

    AHEAD = "Next step"
    BACK = "Step back"
    NEXT_SLIDE = "Next slide"
    LAST_SLIDE = "Slide before"
    FIRST = "First slide"
    END = "Last slide"
    BLACK = "Black screen"
    WHITE = "White screen"
    POINTER = "Pointer"
    NOTES = "Notes and clock"
    CLOCK = "Start the clock again"
    LEAVE = "End the talk"


_Key = Qt.Key

KEYS: Mapping[Qt.Key, Act] = {
    _Key.Key_Right: Act.AHEAD,
    _Key.Key_Down: Act.AHEAD,
    _Key.Key_Space: Act.AHEAD,
    _Key.Key_N: Act.AHEAD,
    _Key.Key_PageDown: Act.AHEAD,
    _Key.Key_Left: Act.BACK,
    _Key.Key_Up: Act.BACK,
    _Key.Key_Backspace: Act.BACK,
    _Key.Key_P: Act.BACK,
    _Key.Key_PageUp: Act.BACK,
    _Key.Key_Tab: Act.NEXT_SLIDE,
    _Key.Key_Backtab: Act.LAST_SLIDE,
    _Key.Key_Home: Act.FIRST,
    _Key.Key_End: Act.END,
    _Key.Key_B: Act.BLACK,
    _Key.Key_Period: Act.BLACK,
    _Key.Key_W: Act.WHITE,
    _Key.Key_Comma: Act.WHITE,
    _Key.Key_L: Act.POINTER,
    _Key.Key_S: Act.NOTES,
    _Key.Key_T: Act.CLOCK,
    _Key.Key_Escape: Act.LEAVE,
    _Key.Key_F5: Act.LEAVE,
}

TYPED = {_Key.Key_Return, _Key.Key_Enter}
"""After a number: goes to that slide; without one, a step ahead."""
