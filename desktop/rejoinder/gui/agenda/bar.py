"""The bar of what is open, over the map: one item at a time, and the keys that deal with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rejoinder.gui.agenda.acts import Acts
from rejoinder.gui.agenda.queue import Queue
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.fields import icon_button, quiet_button
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.plain import OneLine, PlainLabel
from rejoinder.model.ids import StatementId
from rejoinder.review.agenda import ACTS, Item, Kind, passage_of

_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backspace: -1,
}  # fmt: skip

WORDS = {
    Kind.ANCHOR: "Passage in doubt",
    Kind.OBJECTION: "Unanswered objection",
    Kind.FINDING: "Finding",
    Kind.QUESTION: "Answer owed",
    Kind.TASK: "Task",
    Kind.COMMENT: "Open comment",
    Kind.SIGNOFF: "Changed since sign-off",
}


class AgendaBar(QFrame):
    """Hidden until it is asked for. While it has the focus, letters act on the item that it
    shows; ``left`` is sent when the map takes the keyboard again.
    """

    left = Signal()
    passage_asked = Signal(object)

    def __init__(self, queue: Queue, acts: Acts, canvas: MapView) -> None:
        super().__init__()
        self.setObjectName("agendaBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.queue, self._acts, self._canvas = queue, acts, canvas
        self._shown: tuple[str, str, str] | None = None
        self.kind = PlainLabel(wrap=False)
        self.kind.setObjectName("heading")
        self.message = OneLine()
        self.count = PlainLabel(wrap=False)
        self.count.setObjectName("caption")
        self.order = quiet_button("", self._turn)
        self.order.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QHBoxLayout()
        self._lay_out()
        queue.changed.connect(self._refresh)
        self.hide()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 8, 4)
        rows.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.kind)
        head.addWidget(self.message, 1)
        head.addWidget(self.count)
        for sign, words, act in (
            ("chevron-left", "Previous open item (Alt+F10)", partial(self.go, -1)),
            ("chevron-right", "Next open item (F10)", partial(self.go, 1)),
            ("x", "Close what is open (Esc)", self.leave),
        ):
            button = icon_button(sign, words, act)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            head.addWidget(button)
        rows.addLayout(head)
        foot = QHBoxLayout()
        foot.setSpacing(2)
        self._buttons.setSpacing(2)
        foot.addLayout(self._buttons)
        foot.addStretch(1)
        foot.addWidget(self.order)
        rows.addLayout(foot)

    # --- what a person does ---

    def advance(self, by: int) -> None:
        """Opens the bar at the item that one is at, or goes on to the next."""
        is_opened = self.isHidden()
        if is_opened:
            self.show()
            self.queue.wake()
        else:
            self.queue.refresh()
        item = self.queue.current
        if not is_opened and item is not None and item.key == self._shown:
            self.queue.step(by)
        self._reveal()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go(self, by: int) -> None:
        """The item ``by`` places on."""
        self.queue.step(by)
        self._reveal()

    def leave(self) -> None:
        """Closes the bar; the place in the queue is kept."""
        self.hide()
        self.queue.sleep()
        self._shown = None
        self.left.emit()

    def act(self, key: str) -> bool:
        """Does what a key stands for at this item, and goes on where that is done."""
        item = self.queue.current
        done = None if item is None else self._acts.do(item, key)
        if done:
            self.queue.refresh()
            self._reveal()
        return done is not None

    def _turn(self) -> None:
        self.queue.sort(by_kind=not self.queue.by_kind)

    def _enter(self) -> None:
        """Leaves the item to the map, where its card is selected, or to the article."""
        self._reveal()
        item = self.queue.current
        passage = None if item is None else passage_of(self._acts.bench.document, item)
        if passage is not None:
            self.passage_asked.emit(passage)
        else:
            self.left.emit()

    def _reveal(self) -> None:
        """Goes where the item is, with some of what stands around it in sight."""
        item = self.queue.current
        self._shown = None if item is None else item.key
        document = self._acts.bench.document
        if item is not None and document.has_node(item.where):
            self._acts.bench.session.reveal(StatementId(item.where))
            self._canvas.keeper.bring(StatementId(item.where), around=True)

    # --- telling ---

    def _refresh(self) -> None:
        if self.isHidden():
            return
        queue, item = self.queue, self.queue.current
        self.kind.setText("Nothing is open" if item is None else WORDS[item.kind])
        self.message.say("" if item is None else item.message)
        number = len(queue.items)
        self.count.setText(f"{queue.at + 1:,} of {number:,}" if number else "")
        self.order.setText("In map order" if queue.by_kind else "By kind")
        self.order.setVisible(number > 1)
        self.setAccessibleName(self._spoken(item))
        self._offer(item)

    def _spoken(self, item: Item | None) -> str:
        if item is None:
            return "What is open: nothing"
        keys = ", ".join(f"{act.key} {act.words}" for act in ACTS[item.kind])
        told = f"{self.count.text()}. {WORDS[item.kind]}: {item.message}"
        return f"What is open: {told} Keys: {keys}"

    def _offer(self, item: Item | None) -> None:
        clear(self._buttons)
        for act in () if item is None else ACTS[item.kind]:
            self._add(f"{act.words}  {act.key}", partial(self.act, act.key))
        if item is not None:
            self._add("Go there  Enter", self._enter)

    def _add(self, words: str, act: Callable[[], object]) -> None:
        button = quiet_button(words, lambda: (act(), None)[1])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.addWidget(button)

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text().upper()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in _STEPS and not event.modifiers() & _OTHERS:
            self.go(_STEPS[Qt.Key(key)])
        elif event.modifiers() & _OTHERS or not (letter and self.act(letter)):
            super().keyPressEvent(event)
