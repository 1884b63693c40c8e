"""Dialogs by keyboard: where they begin, how Tab and the arrows go, what fits a small screen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from rejoinder.edits import sources
from rejoinder.gui.dialogs import form as frame
from rejoinder.gui.dialogs.about import About
from rejoinder.gui.dialogs.ask import Question
from rejoinder.gui.dialogs.export import ExportForm
from rejoinder.gui.dialogs.guide import Guide
from rejoinder.gui.dialogs.link import LinkForm
from rejoinder.gui.dialogs.palette import Palette
from rejoinder.gui.dialogs.preferences import Preferences
from rejoinder.gui.dialogs.shortcuts import Shortcuts
from rejoinder.gui.dialogs.source import SourceForm, SourcePicker, new_source
from rejoinder.gui.dialogs.voice import VoiceForm
from rejoinder.gui.export_choice import Choice
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import SourceId, StatementId
from rejoinder.model.records import Polarity, Source, SourceKind

Press = Callable[..., None]
TRADE, BUSES = StatementId("trade"), StatementId("buses")
SMALL = QSize(944, 484)
"""What a screen of 1920 × 1080 at twice the usual size leaves within a dialog's frame."""


def source_form(window: MapWindow) -> SourceForm:
    return SourceForm(Source(), title="New source", act="Add source")


def picker(window: MapWindow) -> SourcePicker:
    session = window.session
    for title in ("Rain", "Snow", "Snowfall"):
        session.do(sources.add_source(session.document, Source(title=title), fresh=session.fresh))
    return SourcePicker(window.bench, session.document.statements[TRADE])


def linking(window: MapWindow) -> LinkForm:
    return LinkForm(window.bench, BUSES)


def preferences(window: MapWindow) -> Preferences:
    nothing = lambda *_: None  # noqa: E731
    return Preferences(
        window.house.settings, set_theme=nothing, changed=nothing, forget=nothing, parent=window
    )


def export(window: MapWindow) -> ExportForm:
    subject = window.files.exporting.subject()
    return ExportForm(subject, Choice(), composer=window.house.composer, parent=window)


def question(window: MapWindow) -> Question:
    return Question(window, "Save the changes?", consequence="They are lost.", act="Save")


def voice_form(_: MapWindow) -> QDialog:
    return VoiceForm(None)


Make = Callable[[MapWindow], QDialog]
FORMS: list[tuple[Make, str]] = [
    (source_form, "Title"),
    (picker, "Find a source"),
    (linking, "Find a statement"),
    (voice_form, "Name"),
    (preferences, "Theme"),
    (export, "Format"),
    (Shortcuts, "Find a command"),
]


@pytest.fixture
def opened(town_window: MapWindow) -> Iterator[Callable[[Make], QDialog]]:
    """Shows a dialog over the window on the town, as the window would."""
    there: list[QDialog] = []

    def show(make: Make) -> QDialog:
        dialog = make(town_window)
        there.append(dialog)
        dialog.show()
        QApplication.processEvents()
        return dialog

    yield show
    for dialog in there:
        dialog.close()
        dialog.deleteLater()


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.accessibleName()


@pytest.mark.parametrize(("make", "field"), FORMS)
def test_a_dialog_opens_in_its_first_field(
    opened: Callable[[Make], QDialog], make: Make, field: str
) -> None:
    opened(make)

    assert focused() == field


def test_the_palette_opens_in_its_field(town_window: MapWindow) -> None:
    palette = Palette(town_window, town_window.run, town_window)
    palette.open_over(town_window)
    QApplication.processEvents()

    assert palette.field.hasFocus()
    palette.close()


def test_a_title_can_be_typed_into_a_new_source_at_once(
    town_window: MapWindow, press: Press
) -> None:
    def fill(tries: int = 100) -> None:
        if tries and not isinstance(QApplication.activeWindow(), SourceForm):
            QTimer.singleShot(0, lambda: fill(tries - 1))
            return
        press("A cancelled bus", Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    name = new_source(town_window.bench)

    assert name is not None
    assert town_window.session.document.sources[name].title == "A cancelled bus"


@pytest.mark.parametrize("kind", SourceKind)
def test_tab_goes_through_a_source_as_its_fields_stand(
    opened: Callable[[Make], QDialog], press: Press, kind: SourceKind
) -> None:
    form = opened(source_form)
    assert isinstance(form, SourceForm)
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.picked.emit(kind)
    QApplication.processEvents()
    form.kind.setFocus()
    way: list[QWidget] = []
    while (widget := QApplication.focusWidget()) and widget not in way:
        way.append(widget)
        press(Qt.Key.Key_Tab)

    fields = [w for w in way if not isinstance(w, QPushButton)]
    assert way[: len(fields)] == fields
    tops = [place(form, widget) for widget in fields]
    assert tops == sorted(tops)
    assert len(fields) > 8


def place(form: QDialog, widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(form, widget.rect().topLeft())
    return at.y(), at.x()


def test_typing_arrows_and_enter_choose_a_source(
    opened: Callable[[Make], QDialog], press: Press
) -> None:
    form = opened(picker)
    assert isinstance(form, SourcePicker)
    assert form.choices.line().startswith("Rain")
    press("snow")
    assert form.choices.line().startswith("Snow ·")
    press(Qt.Key.Key_Down)
    assert form.choices.line().startswith("Snowfall")
    assert form.choices.search.hasFocus()
    press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert form.result() == QDialog.DialogCode.Accepted
    assert form.answer() == SourceId(form.choices.value() or "")
    assert form.choices.line().startswith("Snowfall")


def told(item: object) -> str:
    return item.text()  # type: ignore[attr-defined, no-any-return]  # a row of the list


def test_enter_links_to_the_first_match_as_the_statement_argues(
    opened: Callable[[Make], QDialog], press: Press, town_window: MapWindow
) -> None:
    form = opened(linking)
    assert isinstance(form, LinkForm)
    assert form.polarity.value() == Polarity.OPPOSE
    press("streets", Qt.Key.Key_Return)
    assert form.result() == QDialog.DialogCode.Accepted
    form.link()

    document = town_window.session.document
    step = document.statements[BUSES].premise_of[1].inference
    assert document.inferences[step].conclusion == "quiet"
    assert document.inferences[step].polarity is Polarity.OPPOSE


def test_enter_does_nothing_where_nothing_matches(
    opened: Callable[[Make], QDialog], press: Press
) -> None:
    form = opened(linking)
    press("zebra", Qt.Key.Key_Return)

    assert form.isVisible()
    press(*[Qt.Key.Key_Backspace] * 5)
    press(Qt.Key.Key_Return)
    assert form.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    "make", [*(make for make, _ in FORMS), question, About, Guide], ids=lambda make: make.__name__
)
def test_a_dialog_fits_a_small_screen(
    opened: Callable[[Make], QDialog], monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    monkeypatch.setattr(frame, "room", lambda _: SMALL)
    monkeypatch.setattr("rejoinder.gui.dialogs.guide.room", lambda _: SMALL)
    dialog = opened(make)

    assert dialog.width() <= SMALL.width()
    assert dialog.height() <= SMALL.height()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible() and button.parentWidget() is getattr(dialog, "buttons", None):
            assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))


@pytest.mark.parametrize(
    ("typed", "kept", "is_told"),
    [
        ("12 Sept 2019", "2019-09-12", False),
        ("September 2019", "2019-09", False),
        ("2019", "2019", False),
        ("the year of the flood", "the year of the flood", True),
        ("", "", False),
    ],
)
def test_a_date_becomes_iso_or_stays_with_a_word_about_it(
    opened: Callable[[Make], QDialog], press: Press, typed: str, kept: str, is_told: bool
) -> None:
    form = opened(source_form)
    assert isinstance(form, SourceForm)
    date = form.lines["date"]
    date.setFocus()
    press(typed, Qt.Key.Key_Tab)

    assert date.text() == kept
    assert form.answer().date == kept
    told = [w for w in form.findChildren(QWidget) if w.property("text") and w.isVisible()]
    lines = [w for w in told if str(w.property("text")).startswith("Kept as it is")]
    assert bool(lines) == is_told
    assert all(date.mapTo(form, date.rect().bottomLeft()).y() < place(form, w)[0] for w in lines)
