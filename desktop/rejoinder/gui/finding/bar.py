"""The search bar over the canvas: finds while one types, goes from hit to hit, unfolds them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from rejoinder.editor.finding.filters import meant, offered
from rejoinder.editor.finding.query import Condition
from rejoinder.editor.finding.search import Hit
from rejoinder.editor.session import Event, Session
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.fields import icon_button
from rejoinder.gui.finding.field import FindField
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.finding.menu import FilterMenu
from rejoinder.gui.finding.origin import Origin
from rejoinder.gui.finding.replacing import ReplaceRow
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import OneLine, PlainLabel
from rejoinder.model.ids import NodeId

_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier

PAUSE = 150
"""Milliseconds without a key after which a hit is gone to that must be unfolded first."""


class FindBar(QFrame):
    """Hidden until ``begin``. ``left`` is sent when it closes, so that the map takes keys;
    ``list_asked`` when a person wants to see all results, ``True`` to go into their list."""

    left = Signal()
    begun = Signal()
    list_asked = Signal(bool)

    def __init__(self, canvas: MapView, finder: Finder, *, say: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._canvas, self._session = canvas, canvas.session
        self.finder = finder
        self.replacing = ReplaceRow(canvas.session, finder, say)
        self._origin: Origin | None = None
        self._last: tuple[NodeId, int] | None = None
        self._is_typing = False
        self.field = FindField(self._meant, self)
        self.count = PlainLabel(wrap=False)
        self.count.setObjectName("caption")
        self.place = OneLine()
        self.place.setObjectName("caption")
        self.menu = FilterMenu(finder, self)
        self.similar = _word_button("Similar words", self._switch_similar)
        self.similar.setCheckable(True)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._jump)
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        filters = _word_button("Filter", None, sign="filter")
        filters.setObjectName("filterButton")
        filters.setMenu(self.menu)
        filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(10, 6, 8, 6)
        self._rows.setSpacing(6)
        row = QHBoxLayout()
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(460)
        row.addWidget(self.field, 5)
        row.addWidget(filters)
        row.addWidget(self.count)
        row.addWidget(icon_button("chevron-up", "Find previous", self._back))
        row.addWidget(icon_button("chevron-down", "Find next", self._on))
        row.addWidget(icon_button("list", "List results", lambda: self.list_asked.emit(False)))
        row.addWidget(self.similar)
        row.addWidget(self.place, 3)
        row.addStretch(1)
        row.addWidget(icon_button("x", "Close search", self.leave))
        self._rows.addLayout(row)
        self._rows.addWidget(self.replacing)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.down.connect(lambda: self.list_asked.emit(True))
        self.menu.chosen.connect(self._take)
        self.finder.changed.connect(self._show_hits)
        self.finder.over.connect(self._show_count)
        self._unsubscribe = self._session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.finder.hits

    # --- what a person does ---

    def begin(self, *, replacing: bool = False) -> None:
        """Opens the bar, ready for typing; with ``replacing``, the row for that as well."""
        if self.isHidden():
            self._origin = Origin.of(self._canvas)
        self.replacing.setVisible(replacing)
        self.replacing.refresh()
        self._open()
        self.take_keys()

    def take_keys(self) -> None:
        """Puts the keyboard into the field, all of it selected."""
        self._open()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _open(self) -> None:
        self.show()
        self.finder.wake()
        self.begun.emit()
        self._show_count()

    def go_on(self, *, back: bool) -> None:
        """The next hit, or the one before; opens the bar where nothing was searched yet."""
        if not self.field.text().strip():
            self.begin()
            return
        self._open()
        self._origin = None
        if self.hits:
            self._reveal(self._following(back=back))

    def go_to(self, node: NodeId) -> None:
        """Goes to a hit that a person chose: Escape then stays there."""
        self._origin = None
        self._show(node)

    def leave(self) -> None:
        """Closes the bar; back to where one was, unless a hit was gone to on purpose."""
        self._pause.stop()
        self.hide()
        if self._origin is not None:
            self._origin.return_to(self._canvas)
        self._origin = None
        self.left.emit()

    def _on(self) -> None:
        self.go_on(back=False)

    def _back(self) -> None:
        self.go_on(back=True)

    def _take(self, text: str) -> None:
        """Types what was chosen from the menu."""
        self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_similar(self) -> None:
        self.finder.show_similar(self.similar.isChecked())

    def _meant(self, condition: Condition) -> Sequence[str]:
        values = offered(self.finder.ground, condition.key)
        return meant(condition, values) if condition.value else values

    # --- searching ---

    def _search(self, text: str) -> None:
        self._is_typing, self._last = True, None
        self.finder.ask(text)

    def _show_hits(self) -> None:
        if self.isVisible() and self._is_typing and self.finder.hits:
            self._is_typing = False
            self._come_to_first()
        self._show_count()

    def _come_to_first(self) -> None:
        """While one types: to the first hit, unless one is at a hit; at once where that
        unfolds nothing, so that no key waits for the map to be laid out."""
        if self.finder.place(self._session.current) is not None:
            return
        if self.hits[0].node in self._canvas.stage.places:
            self._jump()
        else:
            self._pause.start()

    def _jump(self) -> None:
        if self.isVisible() and self.hits and self.finder.place(self._session.current) is None:
            self._show(self.hits[0].node)
        self._show_count()

    def _following(self, *, back: bool) -> int:
        """The place of the hit to go to: around from the current one; from the one that was
        gone to last, or from where it stood if it is none any more; else the first.
        """
        place, number = self.finder.place(self._session.current), len(self.hits)
        if place is None and self._last is not None:
            place = self.finder.place(self._last[0])
            if place is None:
                return (self._last[1] - (1 if back else 0)) % number
        if place is not None:
            return (place + (-1 if back else 1)) % number
        return number - 1 if back else 0

    def _reveal(self, place: int) -> None:
        self._show(self.hits[place].node)
        self._show_count()

    def _show(self, node: NodeId) -> None:
        """Goes to a hit, with some of what stands around it in sight."""
        place = self.finder.place(node)
        self._last = None if place is None else (node, place)
        self._session.reveal(node)
        self._canvas.keeper.bring(node, around=True)

    # --- telling ---

    def _show_count(self) -> None:
        finder = self.finder
        hits, place = self.hits, finder.place(self._session.current)
        self.count.setText(self._counted(len(hits), place))
        told = self._told(None if place is None else hits[place])
        self.place.say(told)
        self.place.setVisible(bool(told))
        more = finder.similar and not (finder.shows_similar and len(hits) == finder.similar)
        self.similar.setVisible(bool(more))
        self.similar.setChecked(finder.shows_similar)
        self.similar.setText(f"{finder.similar:,} similar")

    def _counted(self, number: int, place: int | None) -> str:
        finder = self.finder
        if not finder.asked or finder.problem:
            return ""
        if not number:
            return "Not found" if finder.is_over else "Searching…"
        kind = " similar" if finder.similar == number and finder.shows_similar else ""
        if place is None:
            return f"{number:,}{kind} found"
        return f"{place + 1:,} of {number:,}{kind}"

    def _told(self, hit: Hit | None) -> str:
        """Where the current hit has its word, where that is not on its card."""
        if self.finder.problem:
            return self.finder.problem
        if hit is None:
            return ""
        shown = self.finder.shown(hit)
        if shown.place == "text":
            return ""
        return f"in {shown.place}: {shown.excerpt.line}"

    def _follow(self, _: Session, event: Event) -> None:
        if self.isVisible():
            self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & _OTHERS:
            self.go_on(back=bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


def _word_button(words: str, act: Callable[[], None] | None, *, sign: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(f" {words}" if sign else words)
    button.setAccessibleName(words)
    if sign:
        button.setIcon(icon(sign))
        button.setIconSize(QSize(15, 15))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if act is not None:
        button.clicked.connect(act)
    return button
