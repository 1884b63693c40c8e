"""Where the branch that is shown alone hangs: the way to it from the thesis, and out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from rejoinder.editor.session import Event, Session
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import ancestors

LETTERS = 30
"""The most letters of a statement on the bar; its tooltip gives all of them."""

MOST = 4
"""Statements on the bar; of a longer way, the middle is in a menu."""


class Crumbs(QFrame):
    """A bar over the canvas, hidden while the whole map is shown. ``left`` is sent after a
    choice: the focus belongs to the map.
    """

    left = Signal()

    def __init__(self, canvas: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setObjectName("crumbs")
        self.setAccessibleName("The branch that is shown")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 2)
        self._row.setSpacing(2)
        self._way: tuple[str, ...] = ()
        # a small window squeezes the bar; the bar never widens the window
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        canvas.root_changed.connect(self.refresh)
        self._unsubscribe = canvas.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self.refresh()

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None or event.reset:
            self.refresh()

    def refresh(self) -> None:
        """Shows the way to the branch, if one is shown alone."""
        root, document = self._canvas.view_root, self._canvas.session.document
        names = () if root is None else way(document, root)
        self.setVisible(bool(names))
        told = tuple(one_line(document.statements[name].text) for name in names)
        if (*names, *told) != self._way:
            self._way = (*names, *told)
            self._fill(names, told)

    def _fill(self, names: Sequence[StatementId], told: Sequence[str]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not names:
            return
        steps = list(zip(names, told, strict=True))
        hidden = steps[1 : 1 - MOST] if len(steps) > MOST else []
        for name, text in steps[:-1]:
            if (name, text) not in hidden:
                self._add(self._step(name, text))
            elif (name, text) == hidden[0]:
                self._add(self._menu(hidden))
        here = PlainLabel(short(told[-1]), wrap=False)
        here.setObjectName("heading")
        here.setToolTip(literal(told[-1]))
        here.setContentsMargins(8, 0, 8, 0)
        self._row.addWidget(here)
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
        self._canvas.session.select([name])
        self._canvas.set_view_root(name)
        self.left.emit()

    def _leave(self) -> None:
        self._canvas.set_view_root(None)
        self.left.emit()


def way(document: Document, root: StatementId) -> tuple[StatementId, ...]:
    """The statements from the top of the map down to ``root``, it included."""
    if root not in document.statements:
        return ()
    above = [StatementId(n) for n in ancestors(document, root) if n in document.statements]
    return (*reversed(above), root)


def short(text: str) -> str:
    """``text`` as the bar has room for."""
    return first_words(text, LETTERS) or "Empty statement"


def _label(text: str) -> str:
    """``text`` for a button or menu, where an ampersand would underline what follows."""
    return text.replace("&", "&&")


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(_label(text))
    button.setObjectName("quiet")
    button.setToolTip(literal(tip))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
