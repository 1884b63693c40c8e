"""The inspector edits all that is known of a node, a step, several, or the whole map."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from rejoinder.edits import comments as verbs
from rejoinder.edits import link, people, sources, state
from rejoinder.gui.dialogs import source as source_dialog
from rejoinder.gui.dialogs import voice as voice_dialog
from rejoinder.gui.fields import LineField
from rejoinder.gui.panels.comments_part import CommentsPart
from rejoinder.gui.panels.links_part import LinksPart
from rejoinder.gui.panels.map_part import AT_ONCE, MapPart
from rejoinder.gui.panels.note_part import NotePart
from rejoinder.gui.panels.questions_part import QuestionsPart
from rejoinder.gui.panels.several_part import SeveralPart
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.panels.sources_part import SourcesPart
from rejoinder.gui.panels.statement_parts import NEW, KindPart, TagsPart, TextPart
from rejoinder.gui.panels.step_parts import StepPart
from rejoinder.gui.plain import PlainLabel
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import difference
from rejoinder.model.ids import CommentId, InferenceId, SourceId, StatementId, VoiceId
from rejoinder.model.records import (
    Answer,
    AnswerState,
    Citation,
    Comment,
    Direction,
    Plausibility,
    Polarity,
    Source,
    SourceKind,
    Statement,
    Strength,
    VoiceKind,
)
from rejoinder.model.roles import Role, role

P = TypeVar("P", bound=Part)
Run = Callable[[MapWindow, str], None]
AIM, TRADE, JOINT = StatementId("aim"), StatementId("trade"), InferenceId("joint")


def part(window: MapWindow, kind: type[P]) -> P:
    """The part of the page that is shown."""
    return next(p for p in window.inspector.shown.parts if isinstance(p, kind))


def record(window: MapWindow, name: StatementId = AIM) -> Statement:
    return window.session.document.statements[name]


@pytest.fixture
def aim(town_window: MapWindow) -> MapWindow:
    """The window with a co-premise selected."""
    town_window.session.select([AIM])
    QApplication.processEvents()
    return town_window


def test_typing_a_text_is_one_step(aim: MapWindow) -> None:
    field = part(aim, TextPart).field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Towns are for people")

    assert record(aim).text == "Towns are for people"
    assert [change.label for change in aim.session.history.done] == ["Edit text"]


def test_undo_in_a_text_field_undoes_on_the_map(aim: MapWindow, run: Run) -> None:
    field = part(aim, TextPart).field
    field.setFocus()
    QTest.keyClicks(field, "x")
    QApplication.processEvents()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert record(aim).text == "A town is for people first."
    assert field.toPlainText() == "A town is for people first."


def test_the_text_follows_an_edit_made_elsewhere(aim: MapWindow) -> None:
    aim.outline.rows.setData(aim.outline.rows.index_of(AIM), "Elsewhere")

    assert part(aim, TextPart).field.toPlainText() == "Elsewhere"


def test_a_role_is_picked(town_window: MapWindow) -> None:
    town_window.session.select([TRADE])
    part(town_window, KindPart).role.picked.emit(Role.EVIDENCE)

    assert role(town_window.session.document, TRADE) is Role.EVIDENCE


def test_plausibility_and_stated_are_set(aim: MapWindow) -> None:
    kinds = part(aim, KindPart)
    kinds.plausibility.picked.emit(Plausibility.DOUBTFUL)
    kinds.stated.click()

    assert record(aim).plausibility is Plausibility.DOUBTFUL
    assert not record(aim).stated


def test_a_new_voice_is_asked_for_and_given(
    aim: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_dialog, "ask_voice", lambda *_: ("Ada", VoiceKind.REVIEWER))
    part(aim, KindPart).voice.picked.emit(NEW)

    voice = record(aim).voice
    assert voice is not None
    assert aim.session.document.voices[voice].name == "Ada"


def test_giving_up_a_new_voice_changes_nothing(
    aim: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_dialog, "ask_voice", lambda *_: None)
    before = aim.session.document
    part(aim, KindPart).voice.picked.emit(NEW)

    assert aim.session.document == before
    assert part(aim, KindPart).voice.value() is None


def test_tags_are_parted_by_commas(aim: MapWindow) -> None:
    field = part(aim, TagsPart).field
    field.setFocus()
    QTest.keyClicks(field, "values, town ,values")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert record(aim).tags == ("values", "town")


def test_half_typed_tags_are_kept_when_another_node_is_selected(aim: MapWindow) -> None:
    field = part(aim, TagsPart).field
    field.setFocus()
    QTest.keyClicks(field, "values")
    aim.session.select([TRADE])

    assert record(aim).tags == ("values",)
    assert record(aim, TRADE).tags == ()


def test_a_note_is_typed_and_previewed(aim: MapWindow) -> None:
    notes = part(aim, NotePart)
    notes.field.setFocus()
    QTest.keyClicks(notes.field, "*Whose* town")
    assert record(aim).note == "*Whose* town"

    press_button(notes, "Preview")
    assert notes.view.isVisible()
    assert notes.view.plain() == "Whose town"


def test_html_and_pictures_in_a_note_stay_text(aim: MapWindow) -> None:
    notes = part(aim, NotePart)
    notes.field.setPlainText("<img src='file:///etc/hostname'> ![x](file:///etc/hostname)")
    press_button(notes, "Preview")

    assert "<img src=" in notes.view.plain()


def test_the_note_of_a_step_is_its_own(town_window: MapWindow) -> None:
    town_window.session.select([JOINT])
    notes = part(town_window, NotePart)
    notes.field.setFocus()
    QTest.keyClicks(notes.field, "Why jointly")

    assert town_window.session.document.inferences[JOINT].note == "Why jointly"


def test_a_step_has_polarity_scheme_and_strength(town_window: MapWindow) -> None:
    town_window.session.select([JOINT])
    step = part(town_window, StepPart)
    step.scheme.picked.emit("analogy")
    step.strength.picked.emit(Strength.WEAK)
    step.polarity.picked.emit(Polarity.OPPOSE)

    inference = town_window.session.document.inferences[JOINT]
    assert (inference.scheme, inference.strength) == ("analogy", Strength.WEAK)
    assert inference.polarity is Polarity.OPPOSE


def test_several_statements_are_changed_at_once(town_window: MapWindow) -> None:
    town_window.session.select([AIM, TRADE])
    several = part(town_window, SeveralPart)
    several.plausibility.picked.emit(Plausibility.LIKELY)
    several.tag.setText("shared")
    several.tag.settle()

    for name in (AIM, TRADE):
        assert record(town_window, name).plausibility is Plausibility.LIKELY
        assert record(town_window, name).tags == ("shared",)


def test_a_half_written_comment_waits_where_it_was_begun(aim: MapWindow) -> None:
    part = aim.inspector.shown.findChildren(CommentsPart)[0]
    part.field.setFocus()
    QTest.keyClicks(part.field, "Whose")
    aim.session.select([StatementId("quiet")])
    assert part.field.clean() == ""
    aim.session.select([StatementId("aim")])
    assert part.field.clean() == "Whose"


def test_a_comment_is_written_answered_resolved_and_reopened(aim: MapWindow) -> None:
    aim.house.settings.author = "Ada"
    threads = part(aim, CommentsPart)
    threads.field.setPlainText("Whose town?")
    threads.send()
    (comment,) = aim.session.document.comments.values()
    assert (comment.author, comment.text, comment.on) == ("Ada", "Whose town?", "aim")

    thread = threads.threads[0]
    press_button(thread, "Reply")
    thread.answer.setPlainText("Everybody’s.")
    press_button(thread, "Reply")
    assert [r.text for r in one_comment(aim).replies] == ["Everybody’s."]
    press_button(threads.threads[0], "Resolve")
    assert one_comment(aim).resolved
    press_button(threads.threads[0], "Reopen")
    assert not one_comment(aim).resolved


def one_comment(window: MapWindow) -> Comment:
    return next(iter(window.session.document.comments.values()))


def press_button(widget: QWidget, words: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.text() == words).click()


def test_an_open_comment_is_listed_found_and_resolved_from_the_list(
    aim: MapWindow, run: Run
) -> None:
    session = aim.session
    session.do(
        verbs.add_comment(
            session.document, "buses", fresh=session.fresh, author="A", time="", text="Hm"
        )
    )
    run(aim, "go.comment")
    assert session.current == "buses"
    assert aim.status.counts.text() == "5 statements · 1 open comment"
    aim.status.counts.click()
    assert aim.panes.is_shown("comments")

    table = aim.docks.comments.table
    assert len(table.texts()) == 1
    table.setCurrentIndex(table.model().index(0, 0))
    aim.docks.comments.resolve()
    assert one_comment(aim).resolved
    assert len(table.texts()) == 0


def test_a_source_is_cited_located_and_removed(
    aim: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = aim.session
    book = Source(title="On Towns", authors=("Moss, Ada",), kind=SourceKind.BOOK)
    added = sources.add_source(session.document, book, fresh=session.fresh)
    session.do(added)
    name = SourceId(added.created("sources")[0])
    monkeypatch.setattr(source_dialog, "choose_source", lambda *_: name)
    cited = part(aim, SourcesPart)
    cited.cite()
    assert record(aim).citations == (Citation(source=name),)

    line = cited.findChildren(LineField)[-1]
    line.settled.emit("p. 4")
    assert record(aim).citations == (Citation(source=name, locator="p. 4"),)


def test_the_fields_of_a_source_follow_its_kind(aim: MapWindow) -> None:
    film = Source(title="Rain", kind=SourceKind.FILM, place="Oslo")
    form = source_dialog.SourceForm(film, title="Edit source", act="Save")
    shown = {name for name, line in form.lines.items() if line.parentWidget() is not None}
    assert {"authors", "publisher", "date", "address", "place"} <= shown
    assert "pages" not in shown
    form.kind.setCurrentIndex(form.kind.findData(SourceKind.BOOK))
    form.kind.picked.emit(SourceKind.BOOK)
    form.lines["pages"].setText("12")
    form.lines["authors"].setText("Moss, Ada; Fen, Bo")
    answer = form.answer()

    assert (answer.kind, answer.pages, answer.place) == (SourceKind.BOOK, "12", "Oslo")
    assert sources.cleaned(answer).authors == ("Moss, Ada", "Fen, Bo")
    form.deleteLater()


def test_links_to_other_conclusions_can_be_followed_made_home_and_ended(aim: MapWindow) -> None:
    session = aim.session
    session.do(link.link(session.document, AIM, TRADE, fresh=session.fresh))
    session.select([AIM])
    links = part(aim, LinksPart)
    assert not links.isHidden()
    step = record(aim).premise_of[1].inference
    press_named(links, "Make this its home")
    assert record(aim).premise_of[0].inference == step
    session.select([AIM])
    press_named(part(aim, LinksPart), "Remove the link")
    assert len(record(aim).premise_of) == 1
    assert part(aim, LinksPart).isHidden()


def press_named(widget: QWidget, name: str) -> None:
    found = [b for b in widget.findChildren(QWidget) if b.accessibleName() == name]
    found[-1].click()  # type: ignore[attr-defined]  # a button


def test_nothing_selected_shows_the_map(aim: MapWindow) -> None:
    aim.session.select([])
    whole = part(aim, MapPart)
    whole.title.setText("A quieter town")
    whole.title.settle()
    whole.direction.picked.emit(Direction.RIGHT)

    assert aim.session.document.title == "A quieter town"
    assert aim.session.document.about.direction is Direction.RIGHT


def test_a_voice_is_deleted_from_the_map(aim: MapWindow) -> None:
    session = aim.session
    added = people.add_voice(session.document, fresh=session.fresh, name="Ada")
    session.do(added)
    session.select([])
    assert VoiceId(added.created("voices")[0]) in session.document.voices
    press_named(part(aim, MapPart), "Delete voice")

    assert session.document.voices == {}


def test_many_voices_are_listed_some_at_a_time(aim: MapWindow) -> None:
    session = aim.session
    for number in range(AT_ONCE + 3):
        name = f"Voice {number:03}"
        session.do(people.add_voice(session.document, fresh=session.fresh, name=name))
    session.select([])
    listed = [words for words in shown_words(aim) if words.startswith("Voice ")]
    assert listed == [f"Voice {number:03}" for number in range(AT_ONCE)]
    press_button(part(aim, MapPart), "Show 3 more")
    assert len([words for words in shown_words(aim) if words.startswith("Voice ")]) == AT_ONCE + 3


@pytest.mark.parametrize("width", [280, 360, 420])
def test_no_field_is_cut_off(town_window: MapWindow, width: int) -> None:
    inspector = town_window.inspector
    inspector.setFixedWidth(width)
    for selection in ((), (AIM,), (JOINT,), (AIM, TRADE)):
        town_window.session.select(selection)
        QApplication.processEvents()
        inside = inspector.viewport().width()
        fields = inspector.shown.findChildren(QWidget)
        shown = [f for f in fields if f.isVisibleTo(inspector) and f.accessibleName()]
        assert shown
        for field in shown:
            right = field.mapTo(inspector.viewport(), field.rect().bottomRight()).x()
            assert right <= inside, (field.accessibleName(), right, inside)


def test_the_note_key_leads_to_the_note(aim: MapWindow, run: Run) -> None:
    run(aim, "add.note")

    assert part(aim, NotePart).field.hasFocus()


def test_the_comment_key_leads_to_a_new_comment(aim: MapWindow, run: Run) -> None:
    run(aim, "add.comment")

    assert part(aim, CommentsPart).field.hasFocus()


def test_deleting_a_voice_says_from_how_many_and_offers_the_way_back(aim: MapWindow) -> None:
    ada = VoiceId("ada")
    said = record(aim)
    aim.session.do(people.add_voice(aim.session.document, fresh=lambda: ada, name="Ada"))
    aim.session.select([])
    assert "0 statements" in " ".join(shown_words(aim))
    aim.session.do(state.set_voice(aim.session.document, AIM, ada))
    assert "1 statement" in " ".join(shown_words(aim))

    trash = [
        button
        for button in part(aim, MapPart).findChildren(QToolButton)
        if button.accessibleName() == "Delete voice"
    ][-1]  # those of the list before go with the next turn of the loop
    trash.click()
    assert aim.message.text == "Removed the voice Ada from 1 statement."
    assert record(aim) == said

    aim.message.buttons[0].click()
    assert record(aim).voice == ada
    assert aim.message.text == ""


def shown_words(window: MapWindow) -> list[str]:
    return [label.text() for label in part(window, MapPart).findChildren(PlainLabel)]


@pytest.fixture
def joint(town_window: MapWindow) -> MapWindow:
    """The window with a step selected."""
    town_window.session.select([JOINT])
    QApplication.processEvents()
    return town_window


def test_enter_takes_the_first_scheme_that_has_the_words(joint: MapWindow) -> None:
    box = part(joint, StepPart).scheme
    box.setFocus()
    box.setEditText("authority")
    line = box.lineEdit()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert joint.session.document.inferences[JOINT].scheme == "expert_opinion"
    assert box.currentText() == "Expert opinion"


def test_a_scheme_that_means_nothing_gives_way_when_the_field_is_left(joint: MapWindow) -> None:
    box = part(joint, StepPart).scheme
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "zzz")
    joint.canvas.setFocus()
    QApplication.processEvents()

    assert box.currentText() == "No scheme named"
    assert joint.session.document.inferences[JOINT].scheme == ""


def test_a_scheme_asks_its_questions_and_keeps_the_answers(joint: MapWindow) -> None:
    assert part(joint, QuestionsPart).isHidden()
    part(joint, StepPart).scheme.picked.emit("position_to_know")
    asked = part(joint, QuestionsPart)
    assert not asked.isHidden()
    assert [row.question.id for row in asked.questions] == ["CQ1", "CQ2", "CQ3"]

    asked.questions[1].answer.settled.emit("Free, but paid.")
    asked.questions[2].state.picked.emit(AnswerState.FAILS)
    assert joint.session.document.inferences[JOINT].answers == (
        Answer(question="CQ2", state=AnswerState.ANSWERED, text="Free, but paid."),
        Answer(question="CQ3", state=AnswerState.FAILS),
    )
    assert asked.questions[1].answer.text() == "Free, but paid."

    asked.questions[2].state.picked.emit(AnswerState.OPEN)
    assert len(joint.session.document.inferences[JOINT].answers) == 1


def test_the_schemes_stand_under_two_headings(joint: MapWindow) -> None:
    box = part(joint, StepPart).scheme
    headings = [i for i in range(box.count()) if box.itemText(i) in ("Common", "More")]

    assert len(headings) == 2
    enabled = Qt.ItemFlag.ItemIsEnabled
    assert not any(box.model().flags(box.model().index(i, 0)) & enabled for i in headings)


def test_half_a_tick_shows_that_some_are_stated(aim: MapWindow) -> None:
    aim.session.do(state.set_stated(aim.session.document, AIM, False))
    aim.session.select([AIM, TRADE])
    box = part(aim, SeveralPart).stated
    assert box.checkState() is Qt.CheckState.PartiallyChecked

    box.click()
    assert record(aim, AIM).stated
    assert record(aim, TRADE).stated
    assert box.checkState() is Qt.CheckState.Checked


def test_the_list_of_comments_follows_the_selection_and_shows_resolved_ones(
    aim: MapWindow,
) -> None:
    document = aim.session.document
    comments = {
        CommentId("first"): Comment(on=AIM, author="A", text="first"),
        CommentId("second"): Comment(on=TRADE, author="A", text="second"),
    }
    aim.session.do(difference("Comment", document, replace(document, comments=comments)))
    table = aim.docks.comments.table
    aim.session.select([TRADE])
    assert table.current() == "second"

    aim.docks.comments.resolve()
    assert len(table.texts()) == 1
    aim.docks.comments.filter.setCurrentIndex(1)
    aim.docks.comments.filter.picked.emit(True)
    assert len(table.texts()) == 2
    texts = table.texts()
    assert texts == ["first", "✓ second"]


def test_a_short_page_has_no_scroll_bar(aim: MapWindow) -> None:
    aim.resize(1280, 1000)
    QApplication.processEvents()

    assert aim.inspector.verticalScrollBar().maximum() == 0


def test_words_of_a_thread_are_put_otherwise_and_a_reply_goes(town_window: MapWindow) -> None:
    session = town_window.session
    fresh = session.fresh
    session.do(
        verbs.add_comment(session.document, AIM, fresh=fresh, author="A", time="t", text="Why?")
    )
    (name,) = session.document.comments
    session.do(verbs.reply(session.document, name, author="B", time="t", text="Because."))
    session.select([AIM])
    QApplication.processEvents()
    thread = part(town_window, CommentsPart).thread_of(name)
    assert thread is not None
    thread.said[1].edit()
    thread.said[1].field.show_text("For its people.")
    QTest.keyClick(thread.said[1].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert session.document.comments[name].replies[0].text == "For its people."
    thread = part(town_window, CommentsPart).thread_of(name)
    assert thread is not None
    (delete,) = [b for b in thread.findChildren(QToolButton) if b.text() == "Delete reply"]
    delete.click()
    assert session.document.comments[name].replies == ()


def test_a_tag_is_taken_from_all_that_have_it(town_window: MapWindow) -> None:
    session = town_window.session
    session.do(state.add_tag(session.document, [TRADE, AIM], "town"))
    session.select([TRADE, AIM])
    QApplication.processEvents()
    several = town_window.inspector.several.parts[0]
    assert isinstance(several, SeveralPart)
    several.untag.picked.emit("town")

    assert [session.document.statements[n].tags for n in (TRADE, AIM)] == [(), ()]
