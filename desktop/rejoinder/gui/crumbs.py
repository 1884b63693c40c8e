"""The bar over a part of the map that is shown alone: what it is, and the ways out of it.

Over a branch it gives the way to it from the thesis, over a neighbourhood how far that
reaches, with buttons for a step less or more.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from rejoinder.editor.part import (
    LEAST_STEPS,
    MOST_STEPS,
    WHOLE,
    Part,
    branch_of,
    neighbourhood,
    told,
)
from rejoinder.editor.session import Event, Session
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import ancestors

LETTERS = 30
"""The most letters of a statement on the bar; its tooltip gives all of them."""

SHORTER = (LETTERS, 24, 18, 12, 8)
"""Letters where the bar has less room; what does not fit then is in its tooltip alone."""

MOST, FEWEST = 4, 2
"""Statements on the bar; of a longer way, the middle is in a menu."""

NARROW = 460
"""Pixels below which the bar has room for the fewest."""


class Crumbs(QFrame):
    """Hidden while the whole map is shown. ``left`` is sent after a choice: the focus belongs
    to the map.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("crumbs")
        self.setAccessibleName("The part of the map that is shown")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 2)
        self._row.setSpacing(2)
        self._said: tuple[str, ...] = ()
        self._most = MOST
        self._cut: list[tuple[QPushButton | PlainLabel, Callable[[int], str]]] = []
        # a small window squeezes the bar; the bar never widens the window
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self.refresh()

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None or event.folds or event.part or event.reset:
            self.refresh()

    def refresh(self) -> None:
        """Says what is shown, where that is not the whole map."""
        document, part = self._session.document, self._session.part
        self.setVisible(part != WHOLE)
        steps = () if part.only is not None or part.branch is None else way(document, part.branch)
        texts = tuple(one_line(document.statements[name].text) for name in steps)
        said = (*steps, *texts, told(document, part), str(part.steps))
        if said != self._said:
            self._said, self._most = said, most(self.width())
            self._clear()
            if steps:
                self._fill_way(tuple(zip(steps, texts, strict=True)))
            elif part != WHOLE:
                self._fill_title(part)
            self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if most(self.width()) != self._most:
            self._said = ()
            self.refresh()
        else:
            self._shorten()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from a button back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self._cut.clear()
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _fill_way(self, steps: Sequence[tuple[StatementId, str]]) -> None:
        """The way down to a branch."""
        hidden = steps[1 : 1 - self._most] if len(steps) > self._most else ()
        for name, text in steps[:-1]:
            if (name, text) not in hidden:
                self._add(self._step(name, text))
            elif (name, text) == hidden[0]:
                self._add(self._menu(hidden))
        self._add_heading(steps[-1][1])
        self._add_way_out()

    def _fill_title(self, part: Part) -> None:
        """What a neighbourhood or a choice is, and how to change how far the first reaches."""
        self._add_heading(told(self._session.document, part))
        for by, text, tip in ((-1, "Less", "One step less (-)"), (1, "More", "One step more (+)")):
            if part.around:
                button = _button(text, tip)
                button.setEnabled(LEAST_STEPS <= part.steps + by <= MOST_STEPS)
                button.clicked.connect(partial(self._reach, part.steps + by))
                self._row.addWidget(button)
        self._add_way_out()

    def _shorten(self) -> None:
        """Cuts the statements on the bar so that it has room for all that stands on it."""
        for letters in SHORTER:
            for widget, text in self._cut:
                widget.setText(text(letters))
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        """Pixels that all of the bar takes; its layout does not count what is not shown yet."""
        items = [self._row.itemAt(place) for place in range(self._row.count())]
        widgets = [w for item in items if item is not None and (w := item.widget()) is not None]
        margins, gaps = self._row.contentsMargins(), self._row.spacing() * len(items)
        return margins.left() + margins.right() + gaps + sum(w.sizeHint().width() for w in widgets)

    def _reach(self, steps: int, _checked: bool = False) -> None:  # Qt passes it
        session = self._session
        session.show(neighbourhood(session.document, session.part.around, steps))
        self.left.emit()

    def _add_heading(self, text: str) -> None:
        here = PlainLabel(text, wrap=False)
        here.setObjectName("heading")
        here.setToolTip(literal(text))
        here.setContentsMargins(8, 0, 8, 0)
        self._row.addWidget(here)
        document, part = self._session.document, self._session.part
        self._cut.append(
            (here, partial(short, text))
            if part.only is None
            else (here, lambda letters: told(document, part, letters=letters))
        )

    def _add_way_out(self) -> None:
        self._row.addStretch(1)
        out = _button("Show all", "Show the whole map again (Esc)")
        out.clicked.connect(self._leave)
        self._row.addWidget(out)

    def _add(self, button: QPushButton) -> None:
        self._row.addWidget(button)
        self._row.addWidget(PlainLabel("›", wrap=False))

    def _step(self, name: StatementId, text: str) -> QPushButton:
        button = _button(short(text), text)
        button.clicked.connect(lambda: self._go(name))
        self._cut.append((button, lambda letters: _label(short(text, letters))))
        return button

    def _menu(self, steps: Sequence[tuple[StatementId, str]]) -> QPushButton:
        """What of a long way is left out."""
        button = _button("…", "Statements in between")
        menu = QMenu(button)
        for name, text in steps:
            action = menu.addAction(_label(short(text)))
            action.triggered.connect(lambda _=False, name=name: self._go(name))
        button.setMenu(menu)
        return button

    def _go(self, name: StatementId) -> None:
        self._session.show(branch_of(name), select=[name])
        self.left.emit()

    def _leave(self) -> None:
        self._session.show(WHOLE)
        self.left.emit()


def way(document: Document, root: StatementId) -> tuple[StatementId, ...]:
    """The statements from the top of the map down to ``root``, it included."""
    if root not in document.statements:
        return ()
    above = [StatementId(n) for n in ancestors(document, root) if n in document.statements]
    return (*reversed(above), root)


def most(width: int) -> int:
    """How many statements a bar of so many pixels has room for."""
    return FEWEST if width < NARROW else MOST


def short(text: str, letters: int = LETTERS) -> str:
    """The beginning of ``text`` as a name for a statement."""
    return first_words(text, letters) or "Empty statement"


def _label(text: str) -> str:
    """``text`` for a button or menu, where an ampersand would underline what follows."""
    return text.replace("&", "&&")


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(_label(text))
    button.setObjectName("quiet")
    button.setToolTip(literal(tip))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
