"""The article and its map show each other: what is selected, pointed at, mapped and set aside."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rejoinder.gui.article.article_text import ArticleText
from rejoinder.gui.article.page import Spot
from rejoinder.gui.article.painting import MARGIN, signs
from rejoinder.gui.article.reasons import REASONS
from rejoinder.gui.window import MapWindow
from rejoinder.model.anchors import Span, anchor_at
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import Article

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
KEY = Qt.Key
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
FERRY_ID = ArticleId("ferry")
PLACES = {"thesis": (2, 0, 49), "quiet": (2, 50, 77), "trade": (5, 0, 49), "aim": (2, 4, 30)}


def anchored(town: Document, ferry: Document) -> Document:
    """The map of the town as if four of its statements went back to the article."""
    paragraphs = ferry.articles[FERRY_ID].paragraphs
    statements = dict(town.statements)
    for name, place in PLACES.items():
        anchor = anchor_at(FERRY_ID, paragraphs, Span(*place))
        row = statements[StatementId(name)]
        statements[StatementId(name)] = replace(row, anchors=(anchor,))
    return Document(
        map=town.map, statements=statements, inferences=town.inferences, articles=ferry.articles
    )


@pytest.fixture
def window(show: Callable[[Document], MapWindow], town: Document, ferry: Document) -> MapWindow:
    """A map with its article beside it."""
    opened = show(anchored(town, ferry))
    opened.panes.show("article")
    opened.resizeDocks([opened.panes.docks["article"]], [420], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    opened.view.fit()
    opened.docks.article.text.setFocus()
    return opened


def text_of(window: MapWindow) -> ArticleText:
    return window.docks.article.text


def spot(window: MapWindow, paragraph: int, at: int) -> QPoint:
    """The middle of a letter in the text's viewport."""
    text = text_of(window)
    here, there = (text.on_screen(Spot(paragraph - 1, place)) for place in (at, at + 1))
    return QPoint(round((here.x() + there.x()) / 2), round(here.center().y()))


def test_selecting_a_card_outlines_its_passages(window: MapWindow) -> None:
    window.session.select([StatementId("trade")])

    assert text_of(window).selected == {"trade"}


def test_clicking_a_passage_selects_what_it_stands_for(window: MapWindow) -> None:
    QTest.mouseClick(text_of(window).viewport(), LEFT, NONE, spot(window, 5, 10))
    assert window.session.selection == ("trade",)
    QTest.mouseClick(text_of(window).viewport(), LEFT, NONE, spot(window, 2, 10))

    assert set(window.session.selection) == {"thesis", "aim"}
    assert window.session.current == "aim"  # the shortest, which one points at


def test_a_folded_card_is_brought_out(window: MapWindow) -> None:
    window.session.fold([StatementId("thesis")])
    QTest.mouseClick(text_of(window).viewport(), LEFT, NONE, spot(window, 5, 10))

    assert window.session.selection == ("trade",)
    assert not window.session.folded


def test_signs_in_the_margin_are_clicked_too(window: MapWindow) -> None:
    text = text_of(window)
    sheet = text.sheets.of(4)
    ((places, _),) = signs(sheet).values()
    y = text.on_screen(Spot(4, 0)).center().y()
    QTest.mouseClick(text.viewport(), LEFT, NONE, QPoint(round(places[0] + 5), round(y)))

    assert window.session.selection == ("trade",)


def test_the_pointer_on_a_passage_marks_its_cards_and_back(window: MapWindow) -> None:
    QTest.mouseMove(text_of(window).viewport(), spot(window, 5, 10))
    assert list(window.canvas.offers.echoed) == ["trade"]
    window.canvas.grab()
    QTest.mouseMove(text_of(window).viewport(), spot(window, 4, 3))
    assert list(window.canvas.offers.echoed) == []
    box = window.canvas.eye.camera.box_to_screen(window.canvas.stage.places[StatementId("quiet")])
    QTest.mouseMove(window.canvas.viewport(), QPoint(round(box.center.x), round(box.center.y)))

    assert text_of(window).hovered == {"quiet"}


def test_hovering_never_lays_the_text_out_again(
    window: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(window)
    text.grab()
    laid: list[str] = []
    monkeypatch.setattr(type(text.page.paragraphs[0]), "forget", lambda self: laid.append("f"))
    monkeypatch.setattr(text.sheets, "_make", lambda number: laid.append(str(number)))
    for at in range(0, 40, 4):
        QTest.mouseMove(text.viewport(), spot(window, 2, at))
        text.grab()

    assert laid == []


def test_tab_steps_through_the_passages_and_so_through_the_map(
    window: MapWindow, press: Press
) -> None:
    found = []
    for _ in range(5):
        press(KEY.Key_Tab)
        found.append(window.session.current)
    assert found == ["thesis", "aim", "quiet", "trade", "thesis"]
    press(KEY.Key_Tab, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert window.session.current == "trade"


def test_going_through_the_map_scrolls_only_as_far_as_needed(
    show: Callable[[Document], MapWindow], town: Document, ferry: Document
) -> None:
    article = ferry.articles[FERRY_ID]
    filler = tuple(f"{n}. A paragraph that says little, and says it twice." for n in range(80))
    long = Document(articles={FERRY_ID: replace(article, paragraphs=article.paragraphs + filler)})
    last = anchor_at(FERRY_ID, long.articles[FERRY_ID].paragraphs, Span(80, 0, 20))
    document = anchored(town, long)
    statements = dict(document.statements)
    buses = StatementId("buses")
    statements[buses] = replace(statements[buses], anchors=(last,))
    window = show(
        Document(
            map=town.map,
            statements=statements,
            inferences=town.inferences,
            articles=long.articles,
        )
    )
    window.panes.show("article")
    QApplication.processEvents()
    text = text_of(window)
    text.grab()
    for name in ("thesis", "trade", "quiet"):
        window.session.select([StatementId(name)])
        assert text.verticalScrollBar().value() == 0, name
    window.session.select([buses])
    text.grab()
    there = text.verticalScrollBar().value()
    assert there > 0
    box = text.on_screen(Spot(79, 0))
    assert 0 <= box.top() < text.viewport().height() - box.height()
    window.session.select([buses, StatementId("thesis")])

    assert text.verticalScrollBar().value() == there


def test_show_in_article_goes_to_the_passage(window: MapWindow, run: Run) -> None:
    window.panes.docks["article"].hide()
    window.canvas.setFocus()
    window.session.select([StatementId("trade")])
    QTest.keyClick(window.canvas, KEY.Key_G)
    QApplication.processEvents()

    assert window.panes.is_shown("article")
    assert [tuple(piece) for piece in text_of(window).caret.pieces] == [(4, 0, 49)]


# --- coverage ---


def line(window: MapWindow) -> str:
    return window.docks.article.line.text()


def test_the_line_counts_what_is_mapped_and_follows_the_map(window: MapWindow, run: Run) -> None:
    assert line(window) == "3 of 11 sentences mapped"
    window.session.select([StatementId("trade")])
    run(window, "edit.delete")
    assert line(window) == "2 of 11 sentences mapped"
    run(window, "edit.undo")

    assert line(window) == "3 of 11 sentences mapped"


def test_u_goes_through_the_unmapped_sentences(window: MapWindow, press: Press) -> None:
    press(KEY.Key_U, KEY.Key_U)
    (piece,) = text_of(window).caret.pieces
    words = text_of(window).page.paragraphs[piece.paragraph].text[piece.start : piece.end]

    assert words == "Those who want it open speak of ten lost minutes."


def test_x_sets_a_sentence_aside_with_a_reason_and_takes_it_back(
    window: MapWindow, press: Press, qtbot: QtBot
) -> None:
    press(KEY.Key_U)
    press(KEY.Key_X)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=20_000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, KEY.Key_2)
    QApplication.processEvents()
    (aside,) = window.session.document.articles[FERRY_ID].asides
    assert aside.reason == REASONS[1]
    assert aside.passage.words == "A town that keeps its river"
    assert line(window) == "3 of 10 sentences mapped, 1 set aside"
    assert text_of(window).sheets.of(0).aside == ((0, 27),)
    press(KEY.Key_X)

    assert not window.session.document.articles[FERRY_ID].asides


def test_the_list_of_unmapped_sentences_leads_to_each(window: MapWindow, run: Run) -> None:
    run(window, "article.unmapped")
    rows = window.article.lists.unmapped.list
    assert rows.count() == 8
    assert rows.hasFocus()
    QTest.keyClick(rows, KEY.Key_Down)
    QTest.keyClick(rows, KEY.Key_Down)
    (piece,) = text_of(window).caret.pieces
    assert piece.paragraph == 2
    QTest.keyClick(rows, KEY.Key_Escape)
    QApplication.processEvents()

    assert text_of(window).hasFocus()
    assert window.docks.article.drawer.isHidden()


def test_letters_act_in_the_list_of_unmapped_sentences_too(
    window: MapWindow, run: Run, qtbot: QtBot
) -> None:
    window.session.select([StatementId("quiet")])
    run(window, "article.unmapped")
    rows = window.article.lists.unmapped.list
    QTest.keyClick(rows, KEY.Key_Down)
    words = window.article.words()
    assert words is not None
    QTest.keyClick(rows, KEY.Key_E)
    qtbot.waitUntil(lambda: window.canvas.is_editing, timeout=20_000)
    window.canvas.writing.commit()
    qtbot.waitUntil(rows.hasFocus, timeout=20_000)

    assert rows.count() == 7
    assert words.text in [s.text for s in window.session.document.statements.values()]


def test_several_sentences_are_set_aside_as_one_step(window: MapWindow) -> None:
    text = text_of(window)
    text.caret.put(Spot(2, 0))
    text.caret.put(Spot(3, 27), extend=True)
    window.article.set_aside()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, KEY.Key_1)
    QApplication.processEvents()
    assert len(window.session.document.articles[FERRY_ID].asides) == 2
    assert [change.label for change in window.session.history.done] == ["Set aside"]
    window.session.undo()

    assert not window.session.document.articles[FERRY_ID].asides


def test_a_screen_reader_is_told_what_is_selected(window: MapWindow, press: Press) -> None:
    press(KEY.Key_Tab)

    assert text_of(window).accessibleDescription() == (
        "The Ferry Lane bridge should stay closed to cars."
    )


# --- the text itself ---


def test_letters_grow_with_the_wheel_and_are_remembered(window: MapWindow) -> None:
    text = text_of(window)
    height = text.page.lay(1).height
    turn = QWheelEvent(
        QPointF(60, 60), QPointF(60, 60), QPoint(), QPoint(0, 360), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(text.viewport(), turn)

    assert text.page.lay(1).height > height
    assert window.house.settings.word("article-zoom", "") == "133"


def test_words_are_selected_across_paragraphs_and_copied(window: MapWindow, press: Press) -> None:
    text = text_of(window)
    text.caret.put(Spot(0, 18))
    text.caret.put(Spot(1, 9), extend=True)
    QTest.keyClick(text, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "its river\nThe Ferry"
    words = window.article.words()
    assert words is not None
    assert words.text == "its river The Ferry"
    assert len(words.anchors) == 2


def test_keys_select_by_letters_words_lines_and_paragraphs(window: MapWindow) -> None:
    text, shift = text_of(window), Qt.KeyboardModifier.ShiftModifier
    control = Qt.KeyboardModifier.ControlModifier
    text.caret.put(Spot(2, 60))
    for key, held in ((KEY.Key_Right, shift), (KEY.Key_Left, shift), (KEY.Key_Left, shift)):
        QTest.keyClick(text, key, held)
    assert text.caret.spot == Spot(2, 59)  # an emoji is one letter
    QTest.keyClick(text, KEY.Key_Left, control)
    QTest.keyClick(text, KEY.Key_Right, control | shift)
    assert text.caret.has_selection
    QTest.keyClick(text, KEY.Key_End, control | shift)
    assert text.caret.spot == Spot(4, len(text.page.paragraphs[4].text))
    QTest.keyClick(text, KEY.Key_A, control)
    assert text.caret.pieces[0].start == 0
    assert len(text.caret.pieces) == 5


def test_left_goes_left_in_a_paragraph_that_runs_so(window: MapWindow) -> None:
    text = text_of(window)
    text.caret.put(Spot(3, 0))
    before = text.on_screen(text.caret.spot).x()
    QTest.keyClick(text, KEY.Key_Left)

    assert text.caret.spot == Spot(3, 1)
    assert text.on_screen(text.caret.spot).x() < before
    assert before > text.viewport().width() / 2


def test_a_double_click_takes_a_word_and_a_triple_the_paragraph(
    window: MapWindow, request: pytest.FixtureRequest
) -> None:
    text, at = text_of(window), spot(window, 2, 6)
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(600_000)  # however slow the machine
    request.addfinalizer(lambda: QApplication.setDoubleClickInterval(interval))
    QTest.mouseClick(text.viewport(), LEFT, NONE, at)
    QTest.mouseDClick(text.viewport(), LEFT, NONE, at)
    assert [tuple(p) for p in text.caret.pieces] == [(1, 4, 9)]
    QTest.mouseClick(text.viewport(), LEFT, NONE, at)

    assert [tuple(p) for p in text.caret.pieces] == [(1, 0, len(text.page.paragraphs[1].text))]


def test_a_passage_whose_words_are_gone_is_told_in_the_margin_only(
    show: Callable[[Document], MapWindow], town: Document, ferry: Document
) -> None:
    document = anchored(town, ferry)
    article = document.articles[FERRY_ID]
    other = replace(article, paragraphs=("Nothing of it is left.", *article.paragraphs[1:]))
    moved = replace(article, paragraphs=("New.", *article.paragraphs))
    for changed in (moved, other):
        window = show(
            Document(
                map=document.map,
                statements=document.statements,
                inferences=document.inferences,
                articles={FERRY_ID: changed},
            )
        )
        window.panes.show("article")
        QApplication.processEvents()
        text = text_of(window)
        shown = [t.passage.statement for n in range(5) for t in text.sheets.of(n).tints]
        told = [p.statement for n in range(5) for p in text.sheets.of(n).lost]
        assert sorted(shown + told) == sorted(PLACES)
        assert bool(told) == (changed is moved)
        text.grab()


def test_margins_leave_the_words_their_place(window: MapWindow) -> None:
    text = text_of(window)

    assert text.on_screen(Spot(1, 0)).x() == MARGIN


def test_an_article_without_text_says_how_to_attach_it(
    show: Callable[[Document], MapWindow],
) -> None:
    window = show(Document(articles={FERRY_ID: Article(title="Bare")}))
    window.panes.show("article")
    QApplication.processEvents()

    assert window.docks.article.title.text() == "Bare"
    assert not window.docks.article.waiting.isVisible()
    assert not text_of(window).isVisible()
