"""The review in the window: a dialog with its text, written beside the window, opened from it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from rejoinder.gui.dialogs.review import ReviewForm
from rejoinder.gui.paper_view import PaperView, lines
from rejoinder.gui.review_choice import remember, remembered
from rejoinder.gui.window import MapWindow
from rejoinder.paint.papers import Order
from rejoinder.prose.blocks import Heading, Item, Listing, Paper, Paragraph, Row, Table, plain
from rejoinder.review.letter.options import Options

Run = Callable[[MapWindow, str], None]


def opened(window: MapWindow, qtbot: QtBot) -> ReviewForm:
    form = ReviewForm(window.session.document, window.files.reviewing.begin(), window)
    qtbot.waitUntil(lambda: "In short" in form.preview.toPlainText())
    return form


def test_the_dialog_shows_the_text_that_will_be_written(
    town_window: MapWindow, qtbot: QtBot
) -> None:
    form = opened(town_window, qtbot)

    thesis = town_window.session.document.thesis
    assert thesis is not None
    assert town_window.session.document.statements[thesis].text in form.preview.toPlainText()
    form.reviewer.setText("Ann Reid")
    qtbot.waitUntil(lambda: "From Ann Reid" in form.preview.toPlainText())
    form.addressed_to.setText("Kim")
    qtbot.waitUntil(lambda: "For Kim · from Ann Reid" in form.preview.toPlainText())
    form.done(0)


def test_what_does_not_apply_is_disabled(town_window: MapWindow, qtbot: QtBot) -> None:
    form = opened(town_window, qtbot)

    assert form.sheet.isEnabled()
    form.format.setCurrentIndex(form.format.findData("html"))
    form.checks["comments"].setChecked(False)
    form.refresh()
    assert not form.sheet.isEnabled()
    assert not form.checks["resolved"].isEnabled()
    assert form.order().options.comments is False
    form.done(0)


def test_the_command_writes_the_file_and_offers_to_open_it(
    town_window: MapWindow,
    run: Run,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, asked = tmp_path / "review.docx", list[QUrl]()
    monkeypatch.setattr(ReviewForm, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)

    run(town_window, "file.review")

    qtbot.waitUntil(lambda: "review.docx" in town_window.message.text)
    told = [p.text for p in docx.Document(BytesIO(path.read_bytes())).paragraphs]
    assert "In short" in told
    button = next(b for b in town_window.message.buttons if b.text() == "Open")
    button.click()
    assert asked == [QUrl.fromLocalFile(str(path))]


def test_a_choice_is_remembered(town_window: MapWindow) -> None:
    settings = town_window.house.settings
    order = Order("html", "letter", Options(quotes=False, resolved=True, addressed_to="Kim"))

    remember(settings, order)

    again = remembered(settings)
    assert (again.format, again.sheet) == ("html", "letter")
    assert (again.options.quotes, again.options.resolved) == (False, True)
    assert again.options.addressed_to == ""


def test_the_preview_has_every_kind_of_block(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    rows = (Row(cells=(plain("A book"), plain("checked"))),)
    blocks = (
        Heading(level=1, runs=plain("Claims")),
        Paragraph(runs=plain("It rains.")),
        Listing(items=(Item(runs=plain("a"), under=(Item(runs=plain("b")),)),), is_numbered=True),
        Table(head=(plain("Source"), plain("Status")), rows=rows, widths=(1, 1)),
    )

    view.show_paper(Paper(title="<b>Review</b>", blocks=blocks))

    assert view.toPlainText() == (
        "<b>Review</b>\n\nClaims\n\nIt rains.\n1. a\n    • b\n• A book\n    • Status: checked"
    )
    assert len(list(lines(Paper(title="T", blocks=blocks)))) == 9
