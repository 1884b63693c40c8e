"""The second row of the search bar: what was found in texts is replaced, once or everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rejoinder.editor.finding.replacing import Rewritten, counted, replaceable, rewritten
from rejoinder.editor.finding.words import excerpt, folded_case
from rejoinder.editor.session import Session
from rejoinder.edits.state import set_texts
from rejoinder.edits.words import count
from rejoinder.gui.fields import LineField
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import OneLine
from rejoinder.model.ids import NodeId

PAUSE = 120
"""Milliseconds without a key after which it is said what would change."""


class ReplaceRow(QWidget):
    """Acts on the texts of the hits, in the order of the hits; ``say`` tells what was done."""

    def __init__(self, session: Session, finder: Finder, say: Callable[[str], None]) -> None:
        super().__init__()
        self._session, self._finder, self._say = session, finder, say
        self.field = LineField("Replace with", hint="Replace with")
        self.field.setMaximumWidth(360)
        self.one = _button("Replace", self.replace)
        self.every = _button("Replace all", self.replace_all)
        self.told = OneLine()
        self.told.setObjectName("caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.field.addAction(icon("replace"), LineField.ActionPosition.LeadingPosition)
        for widget, share in ((self.field, 5), (self.one, 0), (self.every, 0), (self.told, 5)):
            row.addWidget(widget, share)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._tell)
        self.field.textChanged.connect(self.refresh)
        finder.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Says, soon, what would change."""
        if not self.isHidden():
            self._soon.start()

    def replace(self) -> None:
        """Replaces what is found in the current statement, and goes on to the next hit."""
        current, nodes = self._session.current, self._finder.nodes
        place = self._finder.place(current)
        if current is None or place is None:
            self._say("Go to a result first: F3 leads to the next one.")
            return
        following = nodes[(place + 1) % len(nodes)]
        self._change(self._rewritten((current,)), "Replace")
        if self._session.document.has_node(following):
            self._session.reveal(following)

    def replace_all(self) -> None:
        """Replaces all that is found in texts, as one step."""
        self._change(self._rewritten(self._finder.nodes), "Replace all")

    def _change(self, found: list[Rewritten], label: str) -> None:
        if not found:
            self._say(self._why_not())
            return
        texts = {each.statement: each.text for each in found}
        self._session.do(set_texts(self._session.document, texts, label))
        places = count(sum(each.places for each in found), "place", "places")
        self._say(f"Replaced in {places} of {count(len(found), 'statement', 'statements')}")

    def _rewritten(self, nodes: tuple[NodeId, ...]) -> list[Rewritten]:
        word = replaceable(self._finder.asked)
        if word is None:
            return []
        by = self.field.text()
        return list(rewritten(self._session.document, nodes, word=word, by=by))

    def _why_not(self) -> str:
        if replaceable(self._finder.asked) is None:
            return "Search for one word, or for a “phrase in quotation marks”, to replace it."
        return "That is in no text of a statement: nothing was replaced."

    def _tell(self) -> None:
        """In how many places it would change, and how the first of them would read."""
        word = replaceable(self._finder.asked)
        statements, places = (0, 0)
        if word is not None:
            statements, places = counted(self._session.document, self._finder.nodes, word)
        self.one.setEnabled(places > 0)
        self.every.setEnabled(places > 0)
        if not places:
            self.told.say(self._why_not() if self._finder.asked else "")
            return
        where = f"{count(places, 'place', 'places')} in {count(statements, 'text', 'texts')}"
        self.told.say(f"{where}, as in “{self._example()}”")

    def _example(self) -> str:
        """How the current hit would read, or the first one with the word in its text."""
        current, nodes = self._session.current, self._finder.nodes
        here = () if current is None or self._finder.place(current) is None else (current,)
        for node in (*here, *nodes):
            for each in self._rewritten((node,)):
                marks = [folded_case(self.field.text()).strip()]
                return excerpt(each.text, marks, most=60).line
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.replace()
        else:
            super().keyPressEvent(event)


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(act)
    return button
