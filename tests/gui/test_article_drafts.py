"""A text is attached, then a new draft of it; what became of each passage, and comments on them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.editor.commands import BY_ID
from rejoinder.formats.rejoinder import write
from rejoinder.gui.article import attaching
from rejoinder.gui.article.article_text import ArticleText
from rejoinder.gui.article.attaching import OTHER
from rejoinder.gui.article.doubts import Doubts
from rejoinder.gui.article.page import Spot
from rejoinder.gui.dialogs.article import ArticleForm
from rejoinder.gui.panels.anchors_part import AnchorsPart
from rejoinder.gui.window import MapWindow
from rejoinder.model.anchors import Span, anchor_at, held_anchors, stands
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import Anchor, AnchorState, Article
from rejoinder.model.text import paragraphs

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]
KEY = Qt.Key
FERRY_ID = ArticleId("ferry")
PLACES = {"thesis": (2, 0, 49), "trade": (3, 62, 109), "buses": (3, 110, 154), "quiet": (5, 50, 79)}

DRAFT = (
    "A town that keeps its river",
    "A first paragraph that was not there.",
    "The Ferry Lane bridge should stay closed to cars. It was built for carts in 1871.",
    "Since the closure the number of people on foot has tripled 😀. The council's own counters "
    "show 4,100 crossings each day.",
    "Opponents answer that a new bridge would do both. It would cost eleven million. It is said "
    "again: it would cost eleven million.",
)
"""One passage moved, one reworded, one gone, one as it was in another paragraph."""


class Accepts:
    """A question to which the answer is known."""

    def __init__(self, answer: int) -> None:
        self._answer = answer

    def exec(self) -> int:
        return self._answer


def text_of(window: MapWindow) -> ArticleText:
    return window.docks.article.text


def doubts_of(window: MapWindow) -> Doubts:
    return window.article.lists.doubts


def anchor_of(window: MapWindow, name: str) -> Anchor:
    (anchor,) = window.session.document.statements[StatementId(name)].anchors
    return anchor


@pytest.fixture
def document(town: Document, ferry: Document) -> Document:
    """The map of the town as if four of its statements went back to the article."""
    text = ferry.articles[FERRY_ID].paragraphs
    statements = dict(town.statements)
    for name, place in PLACES.items():
        anchor = anchor_at(FERRY_ID, text, Span(*place))
        row = statements[StatementId(name)]
        statements[StatementId(name)] = replace(row, anchors=(anchor,))
    return Document(
        map=town.map, statements=statements, inferences=town.inferences, articles=ferry.articles
    )


@pytest.fixture
def drafted(show: Show, document: Document, monkeypatch: pytest.MonkeyPatch) -> MapWindow:
    """A window in which the new draft was just attached."""
    window = show(document)
    window.panes.show("article")
    QApplication.processEvents()
    monkeypatch.setattr(attaching, "draft_question", lambda *_: Accepts(1))
    window.article.attaching.take(Article(paragraphs=DRAFT), name="draft.txt")
    QApplication.processEvents()
    return window


def test_the_list_says_what_became_of_each_passage(drafted: MapWindow) -> None:
    states = {name: anchor_of(drafted, name).state for name in PLACES}
    assert states == {
        "thesis": AnchorState.MOVED,
        "trade": AnchorState.AMBIGUOUS,
        "buses": AnchorState.LOST,
        "quiet": AnchorState.KEPT,
    }
    title = drafted.docks.article.drawer.title.text()
    assert title == "Passages: 1 kept · 1 moved · 1 lost · 1 ambiguous"
    assert drafted.docks.article.doubts.text() == "2 in doubt"
    assert doubts_of(drafted).list.hasFocus()
    assert drafted.session.history.done[-1].label == "Attach text"


def test_rows_have_the_height_of_their_style(drafted: MapWindow) -> None:
    rows = doubts_of(drafted).list
    tops = [rows.visualItemRect(rows.item(i)).top() for i in range(rows.count())]

    assert tops == [i * rows.sizeHintForRow(0) for i in range(4)]


def test_one_key_accepts_what_is_offered_and_the_queue_goes_on(drafted: MapWindow) -> None:
    assert drafted.session.selection == ("trade",)
    QTest.keyClick(doubts_of(drafted).list, KEY.Key_1)

    anchor = anchor_of(drafted, "trade")
    assert anchor.words.startswith("The council's own counters show 4,100 crossings")
    assert stands(anchor, DRAFT)
    assert drafted.session.selection == ("buses",)
    assert drafted.docks.article.doubts.text() == "1 in doubt"


def test_a_lost_passage_is_chosen_by_its_words_or_dropped(drafted: MapWindow) -> None:
    queue = doubts_of(drafted)
    queue.go_to(anchor_of(drafted, "buses"))
    QTest.keyClick(queue.list, KEY.Key_C)
    assert drafted.status.currentMessage().startswith("Select the words")
    text_of(drafted).setFocus()
    text_of(drafted).select(1, 0, end=37)
    QTest.keyClick(text_of(drafted), KEY.Key_C)
    assert anchor_of(drafted, "buses").words == DRAFT[1]
    queue.go_to(anchor_of(drafted, "trade"))
    QTest.keyClick(queue.list, KEY.Key_D)

    assert not drafted.session.document.statements[StatementId("trade")].anchors
    assert drafted.docks.article.doubts.isHidden()


def test_k_leaves_it_as_it_is_decided(drafted: MapWindow) -> None:
    QTest.keyClick(doubts_of(drafted).list, KEY.Key_K)

    anchor = anchor_of(drafted, "trade")
    assert anchor.settled
    assert anchor.state is AnchorState.AMBIGUOUS
    assert drafted.docks.article.doubts.text() == "1 in doubt"


def test_escape_loses_nothing_and_q_opens_the_queue_again(drafted: MapWindow) -> None:
    before = drafted.session.document
    QTest.keyClick(doubts_of(drafted).list, KEY.Key_Escape)
    QApplication.processEvents()
    assert drafted.docks.article.drawer.isHidden()
    assert text_of(drafted).hasFocus()
    assert drafted.session.document == before
    QTest.keyClick(text_of(drafted), KEY.Key_Q)
    QApplication.processEvents()

    assert doubts_of(drafted).list.hasFocus()
    assert doubts_of(drafted).fate is not None


def test_undo_brings_the_old_draft_back(drafted: MapWindow, run: Run, document: Document) -> None:
    run(drafted, "edit.undo")

    assert drafted.session.document == document
    assert drafted.docks.article.doubts.isHidden()
    assert len(text_of(drafted).page.paragraphs) == 5


def test_another_article_is_added_beside_the_first(
    show: Show, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(document)
    window.panes.show("article")
    monkeypatch.setattr(attaching, "draft_question", lambda *_: Accepts(OTHER))
    monkeypatch.setattr(ArticleForm, "exec", lambda self: True)
    window.article.attaching.take(Article(title="Another", paragraphs=DRAFT), name="other.md")
    QApplication.processEvents()

    first, second = window.session.document.articles.values()
    assert (first.title, second.title) == ("A river", "Another")
    assert window.docks.article.picker.isVisible()
    assert len(text_of(window).page.paragraphs) == len(DRAFT)
    assert {name: anchor_of(window, name).state for name in PLACES} == dict.fromkeys(
        PLACES, AnchorState.KEPT
    )


def test_a_file_is_read_and_its_fields_can_be_changed(
    window: MapWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "river.txt"  # a kind that is read without another process
    path.write_text("# A river\r\n\r\nThe bridge is closed.\r\n", encoding="utf-8")

    def accept(form: ArticleForm) -> bool:
        form.lines["author"].setText("Ines Okoro")
        return True

    monkeypatch.setattr(ArticleForm, "exec", accept)
    window.article.attaching.read(path)
    qtbot.waitUntil(lambda: bool(window.session.document.articles), timeout=20_000)

    (article,) = window.session.document.articles.values()
    assert article.author == "Ines Okoro"
    assert article.paragraphs[-1] == "The bridge is closed."
    assert window.panes.is_shown("article")


def test_the_file_of_a_text_is_let_go_on_the_pane(
    window: MapWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "river.txt"
    path.write_text("A river\n\nThe bridge is closed.\n", encoding="utf-8")
    monkeypatch.setattr(ArticleForm, "exec", lambda self: True)
    window.panes.show("article")
    data, left = QMimeData(), Qt.MouseButton.LeftButton
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy, none = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), copy, data, left, none)
    QApplication.sendEvent(window.docks.article, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.docks.article, QDropEvent(where, copy, data, left, none))
    qtbot.waitUntil(lambda: bool(window.session.document.articles), timeout=20_000)

    assert text_of(window).page.paragraphs[1].text == "The bridge is closed."


def test_a_file_that_is_no_text_is_told_and_nothing_changes(
    window: MapWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "river.xyz"
    path.write_bytes(b"\x00\x01")
    before = window.session.document
    window.article.attaching.read(path)
    qtbot.waitUntil(lambda: window.message.isVisible(), timeout=20_000)

    assert window.session.document == before
    assert not window.article.attaching.work.is_busy


def test_the_clipboard_is_attached_to_the_article_that_has_no_text_yet(
    show: Show, document: Document, run: Run
) -> None:
    text = document.articles[FERRY_ID].paragraphs
    bare = replace(document.articles[FERRY_ID], paragraphs=(), title="", author="Ines Okoro")
    quiet = {
        name: replace(row, anchors=tuple(replace(a, words="", prefix="", suffix="")
                                         for a in row.anchors))
        for name, row in document.statements.items()
    }  # fmt: skip
    window = show(
        Document(
            map=document.map,
            statements=quiet,
            inferences=document.inferences,
            articles={FERRY_ID: bare},
        )
    )
    QApplication.clipboard().setText("\r\n\r\n".join(text))
    run(window, "article.paste")

    record = window.session.document.articles[FERRY_ID]
    assert record.paragraphs == paragraphs("\n".join(text))
    assert record.author == "Ines Okoro"
    assert {name: anchor_of(window, name).state for name in PLACES} == dict.fromkeys(
        PLACES, AnchorState.KEPT
    )
    assert anchor_of(window, "trade").words == text[2][62:109]
    assert window.status.currentMessage() == "Attached. Passages: 4 kept."


# --- comments, and the inspector ---


def test_a_comment_on_a_passage_is_written_and_shown_beside_it(
    reading_room: MapWindow, press: Press
) -> None:
    text = text_of(reading_room)
    text.select(1, 50, end=82)
    press(KEY.Key_M)
    field = QApplication.focusWidget()
    assert field is reading_room.article.lists.comments.field
    QTest.keyClicks(field, "Who says so?")
    QTest.keyClick(field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()

    (comment,) = reading_room.session.document.comments.values()
    assert comment.passage is not None
    assert (comment.on, comment.passage.start, comment.text) == (FERRY_ID, 50, "Who says so?")
    line = text.sheets.of(1).paragraph.line_of(50)
    assert text.sheets.of(1).comments == (line,)
    QTest.keyClick(field, KEY.Key_Escape)
    QApplication.processEvents()
    assert text.hasFocus()


def test_the_list_of_comments_leads_to_the_passage(
    reading_room: MapWindow, press: Press, run: Run
) -> None:
    text = text_of(reading_room)
    text.select(4, 50, end=79)
    press(KEY.Key_M)
    field = reading_room.article.lists.comments.field
    QTest.keyClicks(field, "Whose figure?")
    QTest.keyClick(field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, KEY.Key_Escape)
    text.caret.put(Spot(0, 0))
    run(reading_room, "pane.comments")
    table = reading_room.docks.comments.table
    row = table.rows.index(0, 1)
    assert row.data() == "¶ 5: “It would cost eleven million.”"
    table.choose(table.rows.names[0])
    table.activated.emit(row)
    QApplication.processEvents()

    assert text.selected_text() == "It would cost eleven million."
    assert not reading_room.docks.article.drawer.isHidden()


def test_a_bubble_in_the_margin_opens_its_thread(reading_room: MapWindow, press: Press) -> None:
    text = text_of(reading_room)
    text.select(2, 0, end=20)
    press(KEY.Key_M)
    field = reading_room.article.lists.comments.field
    QTest.keyClicks(field, "Count again.")
    QTest.keyClick(field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, KEY.Key_Escape)
    QApplication.processEvents()
    drawer = reading_room.docks.article.drawer
    assert drawer.isHidden()
    caret = text.on_screen(text.caret.mark)
    spot = caret.center().toPoint()
    spot.setX(text.viewport().width() - 8)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert not drawer.isHidden()
    assert [t.answer.isHidden() for t in reading_room.article.lists.comments.threads] == [True]


def test_the_inspector_goes_to_a_passage_replaces_and_drops_it(
    show: Show, document: Document
) -> None:
    window = show(document)
    window.session.select([StatementId("trade")])
    QApplication.processEvents()
    (part,) = (p for p in window.inspector.statement.parts if isinstance(p, AnchorsPart))
    part.asked.emit(anchor_of(window, "trade"))
    QApplication.processEvents()
    assert [tuple(p) for p in text_of(window).caret.pieces] == [(2, 62, 109)]
    text_of(window).select(0, 0, end=6)
    held = next(h for h in held_anchors(window.session.document) if h.id == "trade")
    part.replaced.emit(held)
    assert anchor_of(window, "trade").words == "A town"
    part.refresh()
    part.drop(next(h for h in held_anchors(window.session.document) if h.id == "trade"))

    assert not window.session.document.statements[StatementId("trade")].anchors


def test_a_map_is_saved_without_the_words_of_its_article(
    show: Show, document: Document, run: Run
) -> None:
    window = show(document)
    text = document.articles[FERRY_ID].paragraphs
    statement = document.statements[StatementId("quiet")].text

    run(window, "article.detach")

    written = write(window.session.document).decode("utf-8")
    assert not [paragraph for paragraph in text[1:] if paragraph[:40] in written]
    assert statement in written
    assert not BY_ID["article.detach"].when(window)
    window.article.attaching.take(Article(paragraphs=text), name="ferry.txt")
    assert all(stands(held.anchor, text) for held in held_anchors(window.session.document))
