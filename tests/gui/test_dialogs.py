"""Dialogs: what they offer, what comes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from rejoinder.drawing.items import Drawing
from rejoinder.drawing.theme import THEMES
from rejoinder.editor.commands import BY_ID, COMMANDS
from rejoinder.edits.state import set_tags, set_text
from rejoinder.formats.table import FORMATS
from rejoinder.gui.dialogs.about import About
from rejoinder.gui.dialogs.export import ExportForm
from rejoinder.gui.dialogs.guide import Guide, pages
from rejoinder.gui.dialogs.link import LinkForm
from rejoinder.gui.dialogs.palette import Palette
from rejoinder.gui.dialogs.preferences import Preferences
from rejoinder.gui.dialogs.shortcuts import Shortcuts
from rejoinder.gui.dialogs.source import SourcePicker
from rejoinder.gui.dialogs.voice import VoiceForm
from rejoinder.gui.export_choice import BRANCHES, LOOKS, PARTS, Choice, remembered, title_of
from rejoinder.gui.picture import picture_of
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Source, Voice, VoiceKind

Run = Callable[[MapWindow, str], None]
TRADE = StatementId("trade")


def export_form(window: MapWindow, choice: Choice | None = None) -> ExportForm:
    subject = window.files.exporting.subject()
    return ExportForm(subject, choice or Choice(), composer=window.house.composer, parent=window)


def shown(form: ExportForm) -> Drawing:
    """What the preview paints."""
    assert form.preview.drawing is not None
    return form.preview.drawing


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF"),
        ("dot", b"digraph"),
        ("rejoinder", b"{\n"),
    ],
)
@pytest.mark.parametrize("part", list(PARTS))
def test_every_format_writes_every_part(
    town_window: MapWindow, tmp_path: Path, kind: str, start: bytes, part: str
) -> None:
    town_window.session.select([TRADE])
    path = tmp_path / f"map.{kind}"
    choice = Choice(format=kind, part=part, page="16:9")

    assert town_window.files.exporting.write(choice, path)
    assert path.read_bytes().startswith(start)
    assert town_window.status.currentMessage() == f"Exported to {path.name}."


def test_the_dialog_asks_shows_and_writes(
    town_window: MapWindow, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "picture"
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    run(town_window, "file.export")

    assert target.with_suffix(".svg").read_text("utf-8").startswith("<?xml")


def test_the_last_export_is_repeated_with_the_map_as_it_is_now(
    town_window: MapWindow, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "map.svg"
    assert not BY_ID["file.export_again"].when(town_window)
    town_window.files.exporting.write(Choice(), path)
    town_window.session.select([TRADE])
    run(town_window, "edit.delete")
    run(town_window, "file.export_again")

    assert "Shops" not in path.read_text("utf-8")


def test_a_failed_export_is_said(town_window: MapWindow, tmp_path: Path) -> None:
    assert not town_window.files.exporting.write(Choice(), tmp_path / "no" / "map.svg")

    assert town_window.message.text.startswith("Cannot save map.svg:")


def test_the_preview_shows_what_is_chosen(town_window: MapWindow) -> None:
    town_window.session.select([TRADE])
    form = export_form(town_window)
    assert len(shown(form).cards) == 5
    form.part.setCurrentIndex(form.part.findData("branch"))
    form.transparent.setChecked(True)
    form.refresh()

    assert len(shown(form).cards) == 2
    assert shown(form).background is None
    form.deleteLater()


def test_the_preview_of_an_outline_is_its_text(town_window: MapWindow) -> None:
    form = export_form(town_window, Choice(format="outline"))
    assert form.shows.currentWidget() is form.text
    assert "\t+ Streets without cars are safer.\n" in form.text.toPlainText()
    form.format.setCurrentIndex(form.format.findData("svg"))
    form.refresh()

    assert form.shows.currentWidget() is form.pager
    form.deleteLater()


def test_what_does_not_apply_is_disabled(town_window: MapWindow) -> None:
    town_window.session.select([])
    form = export_form(town_window, Choice(format="dot"))
    assert not form.page.isEnabled()
    assert not form.scale.isEnabled()
    form.format.setCurrentIndex(form.format.findData("png"))
    form.refresh()
    assert form.page.isEnabled()
    assert form.scale.isEnabled()
    form.deleteLater()


def test_a_branch_is_grey_while_no_card_is_selected(town_window: MapWindow) -> None:
    town_window.session.select([])
    form = export_form(town_window, Choice(part="branch"))
    assert form.part.value() == "whole"
    for name in BRANCHES:
        place = form.part.findData(name)
        assert form.part.itemText(place).endswith("(select a card first)")
        assert not form.part.model().index(place, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    form.deleteLater()


def test_a_branch_is_shown_whole_or_as_it_is_folded(town_window: MapWindow) -> None:
    town_window.session.select([TRADE])
    town_window.session.fold(frozenset((TRADE,)))
    for part, number in (("branch", 2), ("branch-folded", 1)):
        form = export_form(town_window, Choice(part=part))
        assert len(shown(form).cards) == number
        form.deleteLater()


def test_a_file_of_a_branch_is_named_after_its_first_words(town_window: MapWindow) -> None:
    town_window.session.select([TRADE])
    subject = town_window.files.exporting.subject()
    assert title_of(subject, "whole", "Town") == "Town"
    for part in BRANCHES:
        assert title_of(subject, part, "Town") == "Town – Shops lose their customers."


def test_a_page_of_paper_is_never_transparent(town_window: MapWindow) -> None:
    form = export_form(town_window, Choice(format="pdf", is_transparent=True))
    assert not form.transparent.isEnabled()
    assert shown(form).background is not None
    form.deleteLater()


def test_signs_of_work_are_left_out_unless_they_are_asked_for(town_window: MapWindow) -> None:
    document = town_window.session.document
    town_window.session.do(set_tags(document, [TRADE], ("money",)))
    for marks, number in ((False, 0), (True, 1)):
        form = export_form(town_window, Choice(marks=marks))
        assert sum(len(card.face.marks) for card in shown(form).cards) == number
        form.deleteLater()


def test_text_too_small_for_a_slide_is_said_in_the_dialog(town_window: MapWindow) -> None:
    document = town_window.session.document
    town_window.session.do(set_text(document, TRADE, "Shops lose their customers. " * 400))
    form = export_form(town_window, Choice(page="16:9"))
    assert form.warning.text().startswith("Card text is ")
    assert not form.warning.isHidden()
    form.page.setCurrentIndex(form.page.findData("fit"))
    form.refresh()
    assert form.warning.isHidden()
    form.deleteLater()


def test_a_copied_picture_looks_as_the_last_export(town_window: MapWindow) -> None:
    subject = town_window.files.exporting.subject()
    composer = town_window.house.composer
    dark = picture_of(subject, Choice(theme="dark", page="16:9"), composer=composer)
    clear = picture_of(subject, Choice(format="pdf", is_transparent=True), composer=composer)
    paper = f'fill="{THEMES["dark"].background}"'
    assert paper in bytes(dark.data("image/svg+xml").data()).decode("utf-8")
    assert 'width="1920"' not in bytes(dark.data("image/svg+xml").data()).decode("utf-8")
    assert THEMES["light"].background not in bytes(clear.data("image/svg+xml").data()).decode()


def test_the_choice_is_remembered(town_window: MapWindow) -> None:
    from rejoinder.gui.export_choice import remember

    choice = Choice("pdf", "visible", "print", "a4", is_transparent=True, scale="4", marks=True)
    remember(town_window.house.settings, choice)

    assert remembered(town_window.house.settings) == choice


def test_damaged_settings_give_the_default_choice(town_window: MapWindow) -> None:
    town_window.house.settings.set_word("export.format", "exe")

    assert remembered(town_window.house.settings) == Choice()


def test_there_is_a_word_for_every_theme() -> None:
    assert set(LOOKS) == set(THEMES)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_offered_and_told(town_window: MapWindow, name: str) -> None:
    form = export_form(town_window, Choice(format=name))
    assert form.format.value() == name
    assert form.told.text()
    form.deleteLater()


def test_a_branch_is_written_as_an_outline(town_window: MapWindow, tmp_path: Path) -> None:
    town_window.session.select([TRADE])
    path = tmp_path / "branch.txt"
    assert town_window.files.exporting.write(Choice(format="outline", part="branch"), path)
    rows = path.read_text("utf-8").split("\n")
    assert rows[1] == town_window.session.document.statements[TRADE].text
    assert rows[2].startswith("\t")


def test_the_palette_finds_by_words_and_runs(town_window: MapWindow) -> None:
    town_window.session.select([TRADE])
    palette = Palette(town_window, town_window.run, town_window)
    palette.open_over(town_window)
    QTest.keyClicks(palette.field, "rebut")
    assert palette.titles()[0] == "Add rebuttal"
    before = len(town_window.session.document.statements)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert len(town_window.session.document.statements) == before + 1


def test_the_palette_offers_only_what_can_be_done(window: MapWindow) -> None:
    palette = Palette(window, window.run, window)

    assert "Edit › Delete branch" not in palette.titles()
    assert "File › Open…" in palette.titles()
    palette.close()


def test_every_command_with_a_key_is_in_the_list_of_shortcuts(window: MapWindow) -> None:
    form = Shortcuts(window)
    top = [form.table.topLevelItem(i) for i in range(form.table.topLevelItemCount())]
    rows = sum(item.childCount() for item in top if item is not None)
    assert rows >= sum(bool(command.keys) for command in COMMANDS)
    form.search.setText("ctrl+s")
    found = [
        row.text(0)
        for item in top
        if item is not None
        for row in (item.child(i) for i in range(item.childCount()))
        if row is not None and not row.isHidden()
    ]
    assert "Save" in found
    assert "Open" not in found
    form.deleteLater()


def test_preferences_take_effect_at_once(town_window: MapWindow, house: Windows) -> None:
    form = Preferences(
        house.settings,
        set_theme=town_window.dialogs.set_theme,
        changed=house.apply_settings,
        forget=house.leavings.forget,
        parent=town_window,
    )
    form.theme.picked.emit("dark")
    form.letters.click()
    form.author.setText("Ada")
    form.done(0)

    assert house.appearance.name == "dark"
    assert town_window.canvas.stage.composer.theme.name == "dark"
    assert not house.settings.letter_keys
    assert house.settings.author == "Ada"
    town_window.dialogs.set_theme("light")


def test_the_guide_has_every_page_and_follows_links_only_to_pages(window: MapWindow) -> None:
    guide = Guide(window)
    assert guide.pages.count() == len(pages()) > 5
    guide.follow("editing.md#undo")
    assert guide.pages.currentItem().data(Qt.ItemDataRole.UserRole) == "editing.md"
    words = guide.view.plain()
    guide.follow("https://example.org/other.md")
    assert guide.view.plain() == words
    guide.close()


def test_a_link_is_offered_only_where_it_makes_no_loop(town_window: MapWindow) -> None:
    form = LinkForm(town_window.bench, TRADE)
    names = form.choices.lines()
    assert "Customers come by bus as well." not in names
    assert "Shops lose their customers." not in names
    form.choices.search.setText("streets")
    form.link()

    assert len(town_window.session.document.statements[TRADE].premise_of) == 2
    form.deleteLater()


def test_a_voice_needs_a_name(window: MapWindow) -> None:
    form = VoiceForm(None)
    ok = form.buttons.button(form.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    form.name.setText(" Ada\nMoss ")
    assert ok.isEnabled()
    assert form.answer() == ("Ada Moss", VoiceKind.QUOTED)
    form.deleteLater()
    other = VoiceForm(Voice(name="Bo", kind=VoiceKind.OPPONENT))
    assert other.answer() == ("Bo", VoiceKind.OPPONENT)
    other.deleteLater()


def test_sources_that_are_cited_already_are_not_offered(town_window: MapWindow) -> None:
    from rejoinder.edits import sources

    session = town_window.session
    session.do(sources.add_source(session.document, Source(title="Rain"), fresh=session.fresh))
    picker = SourcePicker(town_window.bench, session.document.statements[TRADE])
    assert picker.choices.rows.rowCount() == 1
    assert picker.answer() == next(iter(session.document.sources))
    picker.choices.search.setText("snow")
    assert picker.answer() is None
    assert not picker.buttons.button(picker.buttons.StandardButton.Ok).isEnabled()
    picker.deleteLater()


def test_about_names_the_version(window: MapWindow) -> None:
    form = About(window)
    assert form.windowTitle() == "About Rejoinder"
    form.deleteLater()


def test_a_deck_is_looked_through_slide_by_slide(town_window: MapWindow) -> None:
    form = export_form(town_window, Choice(format="pptx"))
    number = int(form.pager.count.text().split()[-1])
    assert form.told.text().startswith(f"{number} slides, 16:9")
    assert not form.scale.isEnabled()
    assert form.slides.isEnabled()

    first = form.preview.drawing
    form.pager.setFocus()
    QTest.keyClick(form.pager, Qt.Key.Key_PageDown)
    assert form.preview.drawing is not first
    assert form.pager.count.text() == f"Slide 2 of {number}"
    QTest.keyClick(form.pager, Qt.Key.Key_Left)
    assert (form.pager.count.text(), form.pager.back.isEnabled()) == (f"Slide 1 of {number}", False)
    form.format.setCurrentIndex(form.format.findData("svg"))
    form.refresh()
    assert not form.pager.row.isVisibleTo(form)
    assert not form.slides.isEnabled()
