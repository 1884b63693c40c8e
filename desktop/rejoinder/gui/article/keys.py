"""The keys that move the caret through an article's text, by the habits of each system."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from rejoinder.gui.article.caret import Way


class Go(NamedTuple):
    """What a key does to the caret."""

    way: Way
    back: bool
    extend: bool


KEYS = QKeySequence.StandardKey
MOVES: dict[QKeySequence.StandardKey, Go] = {
    KEYS.MoveToPreviousChar: Go(Way.LETTER, True, False),
    KEYS.MoveToNextChar: Go(Way.LETTER, False, False),
    KEYS.SelectPreviousChar: Go(Way.LETTER, True, True),
    KEYS.SelectNextChar: Go(Way.LETTER, False, True),
    KEYS.MoveToPreviousWord: Go(Way.WORD, True, False),
    KEYS.MoveToNextWord: Go(Way.WORD, False, False),
    KEYS.SelectPreviousWord: Go(Way.WORD, True, True),
    KEYS.SelectNextWord: Go(Way.WORD, False, True),
    KEYS.MoveToPreviousLine: Go(Way.LINE, True, False),
    KEYS.MoveToNextLine: Go(Way.LINE, False, False),
    KEYS.SelectPreviousLine: Go(Way.LINE, True, True),
    KEYS.SelectNextLine: Go(Way.LINE, False, True),
    KEYS.MoveToStartOfLine: Go(Way.LINE_END, True, False),
    KEYS.MoveToEndOfLine: Go(Way.LINE_END, False, False),
    KEYS.SelectStartOfLine: Go(Way.LINE_END, True, True),
    KEYS.SelectEndOfLine: Go(Way.LINE_END, False, True),
    KEYS.MoveToPreviousPage: Go(Way.SCREEN, True, False),
    KEYS.MoveToNextPage: Go(Way.SCREEN, False, False),
    KEYS.SelectPreviousPage: Go(Way.SCREEN, True, True),
    KEYS.SelectNextPage: Go(Way.SCREEN, False, True),
    KEYS.MoveToStartOfBlock: Go(Way.PARAGRAPH, True, False),
    KEYS.MoveToEndOfBlock: Go(Way.PARAGRAPH, False, False),
    KEYS.SelectStartOfBlock: Go(Way.PARAGRAPH, True, True),
    KEYS.SelectEndOfBlock: Go(Way.PARAGRAPH, False, True),
    KEYS.MoveToStartOfDocument: Go(Way.TEXT_END, True, False),
    KEYS.MoveToEndOfDocument: Go(Way.TEXT_END, False, False),
    KEYS.SelectStartOfDocument: Go(Way.TEXT_END, True, True),
    KEYS.SelectEndOfDocument: Go(Way.TEXT_END, False, True),
}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def move_of(event: QKeyEvent) -> Go | None:
    """What a key does to the caret, by the habits of this system; Ctrl and an arrow up or down
    go by paragraphs on every one."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held & CTRL:
        if held in (CTRL, CTRL | SHIFT):
            return Go(Way.PARAGRAPH, event.key() == Qt.Key.Key_Up, bool(held & SHIFT))
        return None
    return next((go for key, go in MOVES.items() if event.matches(key)), None)
