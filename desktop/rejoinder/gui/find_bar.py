"""The search bar over the canvas: finds while one types, goes from hit to hit, unfolds them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from rejoinder.editor.search import Hit, search
from rejoinder.editor.session import Event, Session
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import PlainLabel, literal


class FindBar(QFrame):
    """Hidden until ``begin``. ``left`` is sent when it closes, so that the map takes keys."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in texts, notes, tags, voices, sources, comments")
        self.field.setAccessibleName("Find")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(460)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = PlainLabel(wrap=False)
        self.count.setObjectName("caption")
        self._place = PlainLabel()
        self._place.setObjectName("caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self.field, 3)
        row.addWidget(self.count)
        for name, words, act in (
            ("chevron-up", "Find previous", self._back),
            ("chevron-down", "Find next", self._on),
        ):
            row.addWidget(_button(name, words, act))
        row.addWidget(self._place, 2)
        row.addWidget(_button("x", "Close search", self.leave))
        self.field.textChanged.connect(self._search)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self.hide()

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self._hits

    def begin(self) -> None:
        """Opens the bar, ready for typing."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text(), jump=False)

    def go_on(self, *, back: bool) -> None:
        """The next hit, or the one before; opens the bar where nothing was searched yet."""
        if not self.field.text().strip():
            self.begin()
            return
        self.show()
        self._refresh()
        if self._hits:
            self._reveal(self._following(back=back))

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def _on(self) -> None:
        self.go_on(back=False)

    def _back(self) -> None:
        self.go_on(back=True)

    def _search(self, text: str, *, jump: bool = True) -> None:
        self._refresh()
        nodes = [hit.node for hit in self._hits]
        if jump and nodes and self._session.current not in nodes:
            self._reveal(self._following(back=False))
        else:
            self._show_count()

    def _refresh(self) -> None:
        self._hits = search(self._session.document, self.field.text())

    def _following(self, *, back: bool) -> int:
        """The place of the hit to go to: around from the current one, else the first."""
        nodes = [hit.node for hit in self._hits]
        if self._session.current in nodes:
            return (nodes.index(self._session.current) + (-1 if back else 1)) % len(nodes)
        return len(nodes) - 1 if back else 0

    def _reveal(self, place: int) -> None:
        self._session.reveal(self._hits[place].node)
        self._show_count()

    def _show_count(self) -> None:
        nodes = [hit.node for hit in self._hits]
        current = self._session.current
        if not self.field.text().strip():
            self.count.setText("")
            self._place.setText("")
        elif not nodes:
            self.count.setText("Not found")
            self._place.setText("")
        elif current in nodes:
            place = nodes.index(current)
            self.count.setText(f"{place + 1} of {len(nodes)}")
            hit = self._hits[place]
            self._place.setText("" if hit.place == "text" else f"in {hit.place}: {hit.excerpt}")
        else:
            self.count.setText(f"{len(nodes)} found")
            self._place.setText("")

    def _follow(self, _: Session, event: Event) -> None:
        if self.isHidden():
            return
        if event.change is not None or event.reset:
            self._refresh()
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


def _button(name: str, words: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(literal(words))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.clicked.connect(act)
    return button
