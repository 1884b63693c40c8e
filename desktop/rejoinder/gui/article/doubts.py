"""What became of every passage under a new draft, and the decisions on those in doubt."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rejoinder.edits import articles
from rejoinder.edits.quoting import Quotation
from rejoinder.edits.words import called, capital
from rejoinder.gui.article.wording import Wording
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption, quiet_button, rule
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.anchors import Held, anchor_at, held_anchors, span_of, words_at
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import Anchor, AnchorState
from rejoinder.model.text import first_words
from rejoinder.review.refinding import Fate, doubt

_ORDER = (AnchorState.AMBIGUOUS, AnchorState.LOST, AnchorState.MOVED, AnchorState.KEPT)
_SIGNS = {
    AnchorState.AMBIGUOUS: "?",
    AnchorState.LOST: "✗",
    AnchorState.MOVED: "→",
    AnchorState.KEPT: "✓",
}
ROW_WORDS = 80
KEYS = "C takes the words selected in the text · D drops the passage · K leaves it as it is"


class Queue(QListWidget):
    """A list in which single keys decide; ``pressed_key`` tells them as letters or digits."""

    pressed_key = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What became of the passages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doItemsLayout()  # rows that were filled in before had not their style yet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and (
            key in "CDKQ123456789" and key
        ):
            self.pressed_key.emit(key)
        elif event.key() == Qt.Key.Key_Delete:
            self.pressed_key.emit("D")
        else:
            super().keyPressEvent(event)


class Doubts(QWidget):
    """The passages, those in doubt first, and what can be done with the current one.

    ``asked`` tells the anchor that is looked at and, where it is in doubt, its fate.
    ``words`` gives what is selected in the text.
    """

    asked = Signal(object, object)

    def __init__(self, bench: Bench, words: Callable[[], Quotation | None]) -> None:
        super().__init__()
        self._bench = bench
        self._words = words
        self._rows: tuple[Held, ...] = ()
        self._fate: Fate | None = None
        self.list = Queue()
        self.list.currentRowChanged.connect(self._look)
        self.list.pressed_key.connect(self._press)
        self._detail = QVBoxLayout()
        self._detail.setContentsMargins(10, 4, 8, 8)
        self._detail.setSpacing(5)
        inside = QWidget()
        inside.setLayout(self._detail)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 6, 4)
        column.setSpacing(2)
        column.addWidget(self.list, 2)
        column.addWidget(rule())
        column.addWidget(area, 3)
        self.setFocusProxy(self.list)

    # --- the list ---

    def show_article(self, article: ArticleId | None) -> None:
        """Lists the passages of an article as they are now; the current row stays."""
        document = self._bench.document
        row = self.list.currentRow()
        kept = self._rows[row] if 0 <= row < len(self._rows) else None
        found = () if article is None else tuple(held_anchors(document, article))
        rows = tuple(sorted(found, key=_rank))
        if rows != self._rows:
            self._rows = rows
            self._fill(_near(rows, kept, row))
        self._show_detail()

    def _fill(self, row: int) -> None:
        document = self._bench.document
        self.list.blockSignals(True)
        self.list.clear()
        for held in self._rows:
            words = first_words(_words(document, held.anchor), ROW_WORDS)
            place = f"¶ {held.anchor.paragraph}"
            item = QListWidgetItem(f"{_SIGNS[held.anchor.state]}  {place}  {words}")
            state = capital(_told(held.anchor))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{state}, {place}: {words}")
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._find_fate()

    def counts(self) -> str:
        """How many passages are kept, moved, ambiguous and lost, in words."""
        found = Counter(held.anchor.state for held in self._rows)
        parts = (f"{found[state]} {state.value}" for state in reversed(_ORDER) if found[state])
        return " · ".join(parts) or "No passages"

    @property
    def current(self) -> Held | None:
        """The passage that is looked at."""
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def fate(self) -> Fate | None:
        """Why the current passage is in doubt, and what it may mean; ``None`` where it is not."""
        return self._fate

    def go_to(self, anchor: Anchor) -> None:
        """Makes the row of ``anchor`` current."""
        rows = [i for i, held in enumerate(self._rows) if held.anchor == anchor]
        if rows:
            self.list.setCurrentRow(rows[0])
            self._look(rows[0])

    def go_on(self) -> None:
        """Goes to the next passage in doubt, or back to the first."""
        here = self.list.currentRow()
        waiting = [i for i, held in enumerate(self._rows) if _waits(held.anchor)]
        later = [i for i in waiting if i > here]
        if waiting:
            self.list.setCurrentRow((later or waiting)[0])

    def _look(self, _row: int) -> None:
        self._find_fate()
        self._show_detail()
        self.tell()

    def tell(self) -> None:
        """Says again what is looked at."""
        self.asked.emit(self.current, self._fate)

    def _find_fate(self) -> None:
        held = self.current
        in_doubt = held is not None and held.anchor.state in _ORDER[:2]
        self._fate = doubt(self._bench.document, held.anchor) if held and in_doubt else None

    # --- the current one ---

    def _show_detail(self) -> None:
        clear(self._detail)
        held = self.current
        if held is None:
            return
        add = self._detail.addWidget
        add(PlainLabel(_holder(self._bench.document, held)))
        evidence = "" if self._fate is None else f": {self._fate.evidence.value}"
        add(caption(capital(f"{_told(held.anchor)}{evidence}.")))
        if self._fate is None:
            return
        if held.anchor.words:
            add(PlainLabel(f"“{held.anchor.words}”"))
        for number, found in enumerate(self._fate.candidates, start=1):
            likeness = f" · {round(found.likeness * 100)} % alike" if held.anchor.words else ""
            words = f"{number}  Accept ¶ {found.span.paragraph}{likeness}"
            accept = quiet_button(words, partial(self._accept, number))
            add(accept, 0, Qt.AlignmentFlag.AlignLeft)
            add(Wording(found.pieces))
        add(self._buttons())
        add(caption(KEYS))
        self._detail.addStretch(1)

    def _buttons(self) -> QWidget:
        """What can be done beside accepting a candidate."""
        row = QWidget()
        buttons = QHBoxLayout(row)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        for words, act in (
            ("C  Choose", self.choose),
            ("D  Drop", self._drop),
            ("K  Leave", self._keep),
        ):
            buttons.addWidget(quiet_button(words, act))
        buttons.addStretch(1)
        return row

    def _press(self, key: str) -> None:
        if key == "Q":
            self.go_on()
        elif self._fate is None:
            self._bench.say("This passage is not in doubt: nothing need be decided.")
        elif key.isdigit():
            self._accept(int(key))
        else:
            {"C": self.choose, "D": self._drop, "K": self._keep}[key]()

    def _accept(self, number: int) -> None:
        held, fate = self.current, self._fate
        if held is None or fate is None:
            return
        if number > len(fate.candidates):
            self._bench.say(f"There is no candidate {number}: choose words in the text (C).")
            return
        paragraphs = self._bench.document.articles[held.anchor.article].paragraphs
        passage = anchor_at(held.anchor.article, paragraphs, fate.candidates[number - 1].span)
        self._decide(lambda d: articles.place_anchor(d, held, (passage,)))

    def choose(self) -> None:
        """Lets the passage mean the words that are selected in the text."""
        held, words = self.current, self._words()
        if held is None:
            return
        if words is None:
            self._bench.say("Select the words in the article that are meant, then press C.")
            return
        self._decide(lambda d: articles.place_anchor(d, held, words.anchors))

    def _drop(self) -> None:
        held = self.current
        if held is not None:
            self._decide(lambda d: articles.drop_anchor(d, held))

    def _keep(self) -> None:
        held = self.current
        if held is not None:
            self._decide(lambda d: articles.keep_in_doubt(d, held))

    def _decide(self, verb: Callable[[Document], Change]) -> None:
        if self._bench.do(verb) is not None and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _rank(held: Held) -> tuple[bool, int, tuple[int, int, int], str, int]:
    state = _ORDER.index(held.anchor.state)
    return not _waits(held.anchor), state, span_of(held.anchor), held.id, held.at


def _near(rows: tuple[Held, ...], kept: Held | None, row: int) -> int:
    """Where to go on: the row that was looked at, if it still waits, or the next that does."""
    same = [i for i, held in enumerate(rows) if kept is not None and held == kept]
    if same:
        return same[0]
    waiting = [i for i, held in enumerate(rows) if _waits(held.anchor)]
    return next((i for i in waiting if i >= row), waiting[0] if waiting else min(0, len(rows) - 1))


def _waits(anchor: Anchor) -> bool:
    return anchor.state in _ORDER[:2] and not anchor.settled


def _told(anchor: Anchor) -> str:
    return f"{anchor.state.value}, left so" if anchor.settled else anchor.state.value


def _words(document: Document, anchor: Anchor) -> str:
    paragraphs = document.articles[anchor.article].paragraphs
    return anchor.words or words_at(paragraphs, span_of(anchor)) or "(words not known)"


def _holder(document: Document, held: Held) -> str:
    """What the passage belongs to, in words."""
    if held.table == "statements":
        return capital(called(document, StatementId(held.id)))
    return "A comment" if held.table == "comments" else "A sentence that is set aside"
