"""The few keys that belong to the canvas itself; all others are commands of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)


def is_plain_space(event: QKeyEvent) -> bool:
    """The space bar alone: a tap folds, held down it pans."""
    return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier


def is_modifier(event: QKeyEvent) -> bool:
    """A key that changes what the gesture under way means."""
    return event.key() in _MODIFIERS


def begins_text(event: QKeyEvent) -> bool:
    """A key that writes something, and so begins the thesis of an empty map."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier
        | Qt.KeyboardModifier.KeypadModifier
        | Qt.KeyboardModifier.GroupSwitchModifier
    )
    is_bare = held == Qt.KeyboardModifier.NoModifier
    return is_bare and bool(event.text()) and event.text().isprintable() and event.text() != " "


def is_enter(event: QKeyEvent) -> bool:
    """Enter alone, on either part of the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )
