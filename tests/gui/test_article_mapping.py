"""An article's words go onto the map, by keys, by the mouse and by dragging."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from rejoinder.gui.article.article_text import ArticleText
from rejoinder.gui.article.caret import Piece
from rejoinder.gui.article.page import Spot
from rejoinder.gui.canvas.offers import PASSAGE_MIME
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.problems import problems
from rejoinder.model.records import AnchorState, Kind
from rejoinder.model.roles import Role, role

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def text_of(window: MapWindow) -> ArticleText:
    return window.docks.article.text


def only(document: Document, words: str) -> StatementId:
    """The statement that begins with ``words``."""
    (name,) = [n for n, s in document.statements.items() if s.text.startswith(words)]
    return name


def parent_text(document: Document, name: StatementId) -> str:
    record = document.statements[name]
    conclusion = document.inferences[record.premise_of[0].inference].conclusion
    return document.statements[StatementId(conclusion)].text


def test_a_small_map_is_built_from_a_text_by_the_keyboard_alone(
    reading_room: MapWindow, press: Press, qtbot: QtBot
) -> None:
    window, text = reading_room, text_of(reading_room)
    for letter in (KEY.Key_S, KEY.Key_S, KEY.Key_Return, KEY.Key_J, KEY.Key_E, KEY.Key_O):
        press(KEY.Key_Space)
        press(letter)
        qtbot.waitUntil(lambda: window.canvas.is_editing, timeout=20_000)
        press(KEY.Key_Return)
        qtbot.waitUntil(text.hasFocus, timeout=20_000)

    document = window.session.document
    roles = [(s.text[:14], role(document, n)) for n, s in document.statements.items()]
    assert roles == [
        ("A town that ke", Role.THESIS),
        ("The Ferry Lane", Role.PREMISE),
        ("It was built f", Role.PREMISE),
        ("Those who want", Role.PREMISE),
        ("Since the clos", Role.EVIDENCE),
        ("The council's ", Role.OBJECTION),
    ]
    assert parent_text(document, only(document, "It was")).startswith("A town")
    assert parent_text(document, only(document, "Since")).startswith("Those who")
    assert not list(problems(document))
    assert window.session.history.done[-1].label == "Quote objection"


def test_the_new_statement_has_the_passage_the_words_and_the_author(
    reading_room: MapWindow, press: Press
) -> None:
    text_of(reading_room).select(2, 0, end=61)
    press(KEY.Key_S)

    document = reading_room.session.document
    ((_, statement),) = document.statements.items()
    (anchor,) = statement.anchors
    assert (anchor.paragraph, anchor.start, anchor.end) == (3, 0, 61)
    assert anchor.words == statement.text
    assert statement.text.endswith("tripled 😀.")
    assert statement.voice is not None
    assert document.voices[statement.voice].name == "Ines Okoro"
    field = reading_room.canvas.writing.field
    assert field is not None
    assert field.textCursor().selectedText() == statement.text


def test_escape_while_the_words_are_open_leaves_nothing(
    reading_room: MapWindow, press: Press, qtbot: QtBot
) -> None:
    before = reading_room.session.document
    press(KEY.Key_Space, KEY.Key_S, KEY.Key_Escape)
    qtbot.waitUntil(text_of(reading_room).hasFocus, timeout=20_000)

    assert reading_room.session.document == before
    assert not reading_room.session.history.done


def test_one_undo_takes_words_and_their_rewording_back(
    reading_room: MapWindow, press: Press, run: Run
) -> None:
    press(KEY.Key_Space, KEY.Key_S)
    press("Close the bridge.")
    press(KEY.Key_Return)
    assert [s.text for s in reading_room.session.document.statements.values()] == [
        "Close the bridge."
    ]
    run(reading_room, "edit.undo")

    assert not reading_room.session.document.statements
    assert not reading_room.session.document.voices


def test_a_anchors_the_selected_card_at_the_words(reading_room: MapWindow, press: Press) -> None:
    press(KEY.Key_Space, KEY.Key_S, KEY.Key_Return)
    press(KEY.Key_Space)
    press(KEY.Key_A)

    (statement,) = reading_room.session.document.statements.values()
    assert [(a.paragraph, a.start) for a in statement.anchors] == [(1, 0), (2, 0)]


@pytest.mark.parametrize("letter", [KEY.Key_P, KEY.Key_O, KEY.Key_E, KEY.Key_A])
def test_keys_say_what_is_missing(reading_room: MapWindow, press: Press, letter: Qt.Key) -> None:
    before = reading_room.session.document
    press(letter)

    assert reading_room.session.document == before
    assert reading_room.status.currentMessage().startswith("Select the words in the article")


# --- dragging ---


def carried(window: MapWindow) -> QMimeData:
    data = QMimeData()
    data.setText("words")
    data.setData(PASSAGE_MIME, b"")
    return data


def drag(window: MapWindow, at: QPoint, held: Qt.KeyboardModifier = NONE, *, drop: bool) -> None:
    """Words over a point of the canvas, or let go there."""
    viewport, data = window.canvas.viewport(), carried(window)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, copy, data, left, held)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(at, copy, data, left, held)
    QApplication.sendEvent(viewport, move)
    if drop:
        QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, data, left, held))
    QApplication.processEvents()


def at(window: MapWindow, node: str, across: float = 0.5) -> QPoint:
    places = window.canvas.stage.places
    box = window.canvas.eye.camera.box_to_screen(places[StatementId(node)])
    return QPoint(round(box.x + box.width * across), round(box.center.y))


@pytest.fixture
def both(
    show: Callable[[Document], MapWindow], town: Document, ferry: Document, qtbot: QtBot
) -> MapWindow:
    """A map and an article beside it, of which a sentence is selected."""
    document = Document(
        map=town.map,
        statements=town.statements,
        inferences=town.inferences,
        articles=ferry.articles,
    )
    window = show(document)
    window.panes.show("article")
    QApplication.processEvents()
    window.view.fit()
    text_of(window).select(1, 0, end=49)
    return window


def test_words_let_go_on_a_card_argue_for_it(both: MapWindow) -> None:
    drag(both, at(both, "quiet"), drop=True)

    document = both.session.document
    new = only(document, "The Ferry")
    assert parent_text(document, new) == "Streets without cars are safer."
    assert role(document, new) is Role.PREMISE
    assert both.canvas.is_editing


def test_with_shift_they_object_and_with_ctrl_they_are_evidence(both: MapWindow) -> None:
    drag(both, at(both, "quiet"), Qt.KeyboardModifier.ShiftModifier, drop=True)
    document = both.session.document
    assert role(document, only(document, "The Ferry")) is Role.OBJECTION
    both.canvas.writing.commit()
    both.session.undo()
    text_of(both).select(1, 0, end=49)
    drag(both, at(both, "quiet"), Qt.KeyboardModifier.ControlModifier, drop=True)

    document = both.session.document
    assert document.statements[only(document, "The Ferry")].kind is Kind.EVIDENCE


def test_with_alt_the_card_stands_for_them_as_well(both: MapWindow) -> None:
    drag(both, at(both, "quiet"), Qt.KeyboardModifier.AltModifier, drop=True)

    (anchor,) = both.session.document.statements[StatementId("quiet")].anchors
    assert anchor.state is AnchorState.KEPT
    assert (anchor.paragraph, anchor.start, anchor.end) == (2, 0, 49)
    assert not both.canvas.is_editing


def test_between_co_premises_they_join_them_and_on_the_disc_too(both: MapWindow) -> None:
    drag(both, at(both, "quiet", 0.98), drop=True)
    document = both.session.document
    joint = document.statements[only(document, "The Ferry")].premise_of[0].inference
    assert joint == "joint"
    order = list(document.links.premises_of(joint))
    assert order == ["quiet", only(document, "The Ferry"), "aim"]


def test_over_the_map_the_place_is_told_and_leaving_forgets_it(both: MapWindow) -> None:
    drag(both, at(both, "quiet"), drop=False)
    overlay = both.canvas.hand.overlay
    assert overlay.landing is not None
    assert overlay.landing.label == "Premise for: “Streets without cars are safer.”"
    both.canvas.grab()
    drag(both, QPoint(3, 3), drop=False)
    assert both.canvas.hand.overlay.landing is not None
    assert both.canvas.hand.overlay.landing.label.startswith("Loose")


def test_words_are_let_go_on_an_empty_map_as_its_thesis(reading_room: MapWindow) -> None:
    text_of(reading_room).select(1, 0, end=49)
    drag(reading_room, QPoint(200, 200), drop=True)

    document = reading_room.session.document
    assert document.thesis == only(document, "The Ferry")


def test_a_drag_with_the_mouse_out_of_the_selection_carries_the_words(
    both: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(both)
    begun: list[tuple[Piece, ...]] = []
    monkeypatch.setattr(ArticleText, "_drag", lambda self: begun.append(self.caret.pieces))
    spot = text.on_screen(Spot(1, 5)).center().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(text.viewport(), left, NONE, spot)
    QTest.mouseMove(text.viewport(), spot + QPoint(40, 30))

    assert begun == [(Piece(1, 0, 49),)]


def test_clicking_the_words_selects_by_mouse_alone(both: MapWindow) -> None:
    text, left = text_of(both), Qt.MouseButton.LeftButton
    start = text.on_screen(Spot(1, 0)).center().toPoint()
    end = text.on_screen(Spot(1, 7)).center().toPoint()  # in the middle of a word
    far = text.on_screen(Spot(4, 3)).center().toPoint()
    QTest.mouseClick(text.viewport(), left, NONE, far)
    assert not text.caret.has_selection
    QTest.mousePress(text.viewport(), left, NONE, start)
    QTest.mouseMove(text.viewport(), end)
    QTest.mouseRelease(text.viewport(), left, NONE, end)
    assert text.caret.pieces == (Piece(1, 0, 9),)
    assert both.article.over.bar.isVisible()
    both.session.select([StatementId("trade")])
    both.actions_table.by_id["article.objection"].trigger()

    document = both.session.document
    assert parent_text(document, only(document, "The Ferry")) == "Shops lose their customers."


def test_the_bar_over_the_words_is_whole_in_a_narrow_pane(both: MapWindow) -> None:
    both.resizeDocks([both.panes.docks["article"]], [260], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    text = text_of(both)
    text.setFocus()
    text.select(1, 0, end=49)
    bar = both.article.over.bar

    assert bar.isVisible()
    assert text.viewport().rect().contains(bar.geometry())
    for button in bar.findChildren(QToolButton):
        assert bar.rect().contains(button.geometry()), button.text()
