"""The window as a whole: search, clipboard, themes, faults, and text shown as it is."""

import logging
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMessageLogContext, QMimeData, QSize, Qt, QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip

from rejoinder.edits import state
from rejoinder.edits.add import add_thesis
from rejoinder.gui import faults
from rejoinder.gui.appearance import CHROMES, Chrome
from rejoinder.gui.clip import BRANCHES_MIME
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import literal
from rejoinder.gui.status import Held, Status
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]
HOSTILE = "<b>loud</b><img src='file:///etc/hostname'> & &lt;i&gt;"
TRADE = StatementId("trade")


def statements(window: MapWindow) -> list[str]:
    return sorted(s.text for s in window.session.document.statements.values())


def cards(window: MapWindow) -> int:
    """How many cards the canvas shows."""
    return len(window.canvas.picture.drawing.cards)


def test_searching_jumps_unfolds_and_counts(town_window: MapWindow, run: Run) -> None:
    session = town_window.session
    session.fold([StatementId("trade")])
    run(town_window, "edit.find")
    QTest.keyClicks(town_window.find_bar.field, "customers")
    assert session.current == "trade"
    assert town_window.find_bar.count.text() == "1 of 2"
    run(town_window, "edit.find_next")
    assert session.current == "buses"
    assert session.folded == frozenset()
    assert town_window.find_bar.count.text() == "2 of 2"
    run(town_window, "edit.find_previous")
    assert session.current == "trade"


def test_escape_leaves_the_search_for_the_map(town_window: MapWindow, run: Run) -> None:
    run(town_window, "edit.find")
    QTest.keyClicks(town_window.find_bar.field, "zebra")
    assert town_window.find_bar.count.text() == "Not found"
    QTest.keyClick(town_window.find_bar.field, Qt.Key.Key_Escape)

    assert town_window.find_bar.isHidden()
    assert town_window.canvas.hasFocus()


def test_a_branch_is_copied_into_another_window(
    town_window: MapWindow, show: Show, run: Run, town: Document
) -> None:
    town_window.session.select([TRADE])
    run(town_window, "edit.copy")
    assert QApplication.clipboard().mimeData().hasFormat(BRANCHES_MIME)
    assert "Shops lose their customers." in QApplication.clipboard().text()
    other = show(Document())
    other.session.do(add_thesis(Document(), fresh=other.session.fresh, text="Elsewhere"))
    other.session.select([other.session.document.thesis])  # type: ignore[list-item]
    run(other, "edit.paste")

    assert statements(other) == [
        "Customers come by bus as well.",
        "Elsewhere",
        "Shops lose their customers.",
    ]
    assert town_window.session.document == town


def test_cutting_takes_the_branch_away_and_pasting_brings_it_back(
    town_window: MapWindow, run: Run
) -> None:
    before = statements(town_window)
    town_window.session.select([TRADE])
    run(town_window, "edit.cut")
    assert len(statements(town_window)) == 3
    town_window.session.select([StatementId("thesis")])
    run(town_window, "edit.paste")

    assert statements(town_window) == before


def test_indented_text_of_another_program_is_pasted_as_branches(
    town_window: MapWindow, run: Run
) -> None:
    QApplication.clipboard().setText("Rents fall\n\tOffices move out\n")
    QApplication.processEvents()
    town_window.session.select([TRADE])
    run(town_window, "edit.paste")

    assert {"Rents fall", "Offices move out"} <= set(statements(town_window))


def test_damaged_branches_on_the_clipboard_do_no_harm(town_window: MapWindow, run: Run) -> None:
    data = QMimeData()
    data.setData(BRANCHES_MIME, b"{damaged")
    QApplication.clipboard().setMimeData(data)
    QApplication.processEvents()
    before = statements(town_window)
    run(town_window, "edit.paste")

    assert statements(town_window) == before


def test_keys_of_the_clipboard_act_on_the_text_that_is_edited(
    town_window: MapWindow, run: Run
) -> None:
    run(town_window, "edit.find")
    town_window.find_bar.field.setText("words")
    town_window.find_bar.field.selectAll()
    run(town_window, "edit.copy")

    assert QApplication.clipboard().text() == "words"


def test_a_picture_is_copied_as_svg_png_and_text(town_window: MapWindow, run: Run) -> None:
    town_window.session.select([TRADE])
    run(town_window, "edit.copy_picture")
    data = QApplication.clipboard().mimeData()

    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")
    assert bytes(data.data("image/png").data()).startswith(b"\x89PNG")
    assert "Shops lose" in data.text()
    assert "should close" not in data.text()


def test_panes_are_toggled_and_remembered(
    town_window: MapWindow, run: Run, show: Show, town: Document
) -> None:
    run(town_window, "pane.outline")
    assert not town_window.panes.is_shown("outline")
    town_window.close()

    assert not show(town).panes.is_shown("outline")


def test_a_branch_is_shown_alone_and_all_again(town_window: MapWindow, run: Run) -> None:
    town_window.session.select([TRADE])
    run(town_window, "view.focus")
    assert cards(town_window) == 2
    run(town_window, "view.unfocus")
    assert cards(town_window) == 5


def test_levels_fold_and_unfold(town_window: MapWindow, run: Run) -> None:
    run(town_window, "fold.all")
    assert cards(town_window) == 1
    run(town_window, "fold.more")
    assert cards(town_window) == 4
    run(town_window, "fold.less")
    assert cards(town_window) == 1
    run(town_window, "fold.none")
    assert cards(town_window) == 5


def test_a_theme_reaches_the_map_and_what_is_around_it(
    town_window: MapWindow, run: Run, house: Windows
) -> None:
    run(town_window, "theme.dark")
    assert town_window.canvas.stage.composer.theme.name == house.appearance.name == "dark"
    assert town_window.palette().window().color().lightnessF() < 0.3
    run(town_window, "theme.light")
    assert town_window.palette().window().color().lightnessF() > 0.7


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("chrome", list(CHROMES.values()), ids=lambda c: c.name)
def test_every_text_stands_out_from_what_it_is_on(chrome: Chrome) -> None:
    pairs = [
        (ink, paper)
        for ink in (chrome.ink, chrome.faint)
        for paper in (chrome.window, chrome.panel, chrome.field)
    ]
    pairs += [(chrome.ink, chrome.tint), (chrome.ink, chrome.hover), (chrome.ink, chrome.warning)]
    pairs += [(chrome.on_accent, chrome.accent), (chrome.accent, chrome.panel)]
    for ink, paper in pairs:
        light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.5])
def test_an_icon_is_as_sharp_as_the_screen(
    qapp: QApplication, scale: float
) -> None:  # icons need one
    picture = icon("search").pixmap(QSize(20, 20), scale)

    assert picture.size() == QSize(20, 20) * scale
    assert icon("no-such-icon").isNull()


def test_a_fault_is_shown_with_its_details_to_copy(town_window: MapWindow, town: Document) -> None:
    try:
        raise ZeroDivisionError("planted")
    except ZeroDivisionError as error:
        details = faults.report(type(error), error, error.__traceback__)
    town_window.tell_fault(details)
    assert "went wrong" in town_window.message.text
    town_window.message.buttons[0].click()

    assert "planted" in QApplication.clipboard().text()
    assert town_window.session.document == town


def test_messages_of_qt_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="rejoinder"):
        faults.log_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "planted")

    assert "planted" in caplog.text


def test_hostile_text_is_shown_as_it_is(show: Show, town: Document) -> None:
    change = state.set_text(town, TRADE, HOSTILE)
    window = show(town.apply(change))
    window.session.select([TRADE])
    window.tell(HOSTILE)
    QApplication.processEvents()

    assert window.message.text == HOSTILE
    labels = window.findChildren(QLabel)
    assert [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []


def test_even_labels_of_qt_show_plain_text(window: MapWindow) -> None:
    box = QMessageBox(window)
    box.setText(HOSTILE)
    box.show()
    QApplication.processEvents()
    formats = {label.textFormat() for label in box.findChildren(QLabel) if label.text()}
    box.close()

    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("text", [HOSTILE, "a < b", "&lt;b&gt;", "<?xml?>", "x" * 300])
def test_a_tool_tip_is_never_markup(window: MapWindow, text: str) -> None:
    QToolTip.showText(window.mapToGlobal(window.rect().center()), literal(text), window)
    QApplication.processEvents()
    shown = QToolTip.text().replace("\u2060", "").replace("\n", "")
    QToolTip.hideText()

    assert shown.replace(" ", "") == text.replace(" ", "")


def test_the_status_bar_counts_and_zooms(town_window: MapWindow) -> None:
    status: Status = town_window.status
    assert status.counts.text() == "5 statements"
    status.slider.setValue(status.slider.maximum())
    assert town_window.canvas.zoom == pytest.approx(4.0, rel=0.05)
    status.percent.click()
    assert town_window.canvas.zoom == pytest.approx(1.0)
    assert status.percent.text() == "100 %"
    assert Held.of(Document()).told() == "Empty map"


def test_the_counts_keep_step_with_every_edit(town_window: MapWindow, run: Run) -> None:
    session, told = town_window.session, []
    for command in ("add.objection", "role.evidence", "edit.delete", "edit.undo", "edit.undo"):
        run(town_window, command)
        told.append(town_window.status.counts.text())
        assert told[-1] == Held.of(session.document).told()
    assert told[:3] == ["6 statements", "6 statements · 1 evidence", "5 statements"]


def test_going_back_returns_to_what_was_selected_before(town_window: MapWindow, run: Run) -> None:
    for name in ("thesis", "trade", "aim"):
        town_window.session.select([StatementId(name)])
    run(town_window, "go.back")
    assert town_window.session.current == "trade"
    run(town_window, "go.forward")
    assert town_window.session.current == "aim"


def test_the_thesis_is_selected_at_first(show: Show, town: Document) -> None:
    assert show(town).session.selection == ("thesis",)


def test_a_sign_on_a_card_leads_to_what_it_stands_for(town_window: MapWindow, run: Run) -> None:
    run(town_window, "pane.inspector")
    town_window.canvas.mark_clicked.emit("trade", "note")

    assert town_window.session.current == "trade"
    assert town_window.panes.is_shown("inspector")


def test_escape_leaves_the_branch_that_is_shown_alone(
    town_window: MapWindow, run: Run, press: Callable[..., None]
) -> None:
    town_window.session.select([TRADE])
    run(town_window, "view.focus")
    town_window.canvas.setFocus()
    press(Qt.Key.Key_Escape)

    assert cards(town_window) == 5
