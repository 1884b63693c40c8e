"""What is open is gone through with one key, and done with another."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.edits import add, comments, signing, state
from rejoinder.gui.agenda import agenda as joined
from rejoinder.gui.agenda.bar import AgendaBar
from rejoinder.gui.window import MapWindow
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import AnswerState
from rejoinder.review.agenda import Kind

Press = Callable[..., None]
THESIS, TRADE, QUIET, BUSES = map(StatementId, ("thesis", "trade", "quiet", "buses"))
JOINT, AGAINST = InferenceId("joint"), InferenceId("against")


@pytest.fixture
def busy(town_window: MapWindow, qtbot: QtBot) -> MapWindow:
    """The town: a comment, a scheme with questions, a stale sign-off, an objection."""
    town_window.bench.settings.author = "Ann"
    session = town_window.session
    done: tuple[Callable[[Document], Change], ...] = (
        lambda d: comments.add_comment(
            d, QUIET, fresh=session.fresh, author="Bob", time="2026-01-01T00:00:00Z", text="Safer?"
        ),
        lambda d: state.set_scheme(d, AGAINST, "position_to_know"),
        lambda d: signing.sign_off(d, TRADE, fresh=session.fresh, author="Ann", time="t"),
        lambda d: state.set_text(d, BUSES, "They come by tram."),
    )
    for verb in done:
        session.do(verb(session.document))
    session.select([THESIS])
    town_window.canvas.setFocus()
    qtbot.waitUntil(lambda: town_window.bench.board.is_ready)
    QApplication.processEvents()
    return town_window


def bar(window: MapWindow) -> AgendaBar:
    return window.docks.agenda.bar


def kind(window: MapWindow) -> Kind | None:
    item = bar(window).queue.current
    return None if item is None else item.kind


def go_to(window: MapWindow, wanted: Kind, press: Press) -> None:
    """Goes on until an item of a kind is there."""
    for _ in range(30):
        press(Qt.Key.Key_F10)
        if kind(window) is wanted:
            return
    raise AssertionError(f"nothing of kind {wanted}")


def test_f10_opens_the_bar_and_goes_from_item_to_item(busy: MapWindow, press: Press) -> None:
    assert bar(busy).isHidden()
    press(Qt.Key.Key_F10)

    assert bar(busy).isVisible()
    assert QApplication.focusWidget() is bar(busy)
    number = len(bar(busy).queue.items)
    assert bar(busy).count.text() == f"1 of {number}"
    seen = [bar(busy).queue.current]
    for _ in range(number - 1):
        press(Qt.Key.Key_F10)
        seen.append(bar(busy).queue.current)
    assert seen == list(bar(busy).queue.items)
    press(Qt.Key.Key_F10)
    assert bar(busy).count.text() == f"1 of {number}"
    press(Qt.Key.Key_F10, modifier=Qt.KeyboardModifier.AltModifier)
    assert bar(busy).count.text() == f"{number} of {number}"


def test_the_map_goes_along(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.COMMENT, press)
    assert busy.session.current == QUIET
    go_to(busy, Kind.SIGNOFF, press)
    assert busy.session.current == TRADE


def test_what_is_done_leaves_at_once_and_the_place_is_kept(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.COMMENT, press)
    queue = bar(busy).queue
    number, at, following = len(queue.items), queue.at, queue.items[queue.at + 1]
    press("d")

    (comment,) = busy.session.document.comments.values()
    assert comment.resolved
    assert len(queue.items) == number - 1
    assert queue.at == at
    assert queue.current is not None
    assert queue.current.key == following.key
    assert QApplication.focusWidget() is bar(busy)


def test_a_question_fails_with_a_key(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.QUESTION, press)
    press("u")

    (answer,) = busy.session.document.inferences[AGAINST].answers
    assert answer.state is AnswerState.FAILS
    assert busy.session.document.links.arguments_for(AGAINST)


def test_a_question_that_is_put_aside_becomes_a_task(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.QUESTION, press)
    press("t")

    assert Kind.TASK in [item.kind for item in bar(busy).queue.items]


def test_a_leads_to_the_answer_and_f10_comes_back(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.QUESTION, press)
    done = bar(busy).queue.current
    assert done is not None
    press("a", "They see the tills.", Qt.Key.Key_Return, Qt.Key.Key_F10)

    assert QApplication.focusWidget() is bar(busy)
    (answer,) = busy.session.document.inferences[AGAINST].answers
    assert answer.text == "They see the tills."
    assert done.key not in [item.key for item in bar(busy).queue.items]


def test_signing_again_is_one_key(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.SIGNOFF, press)
    press("i")

    assert Kind.SIGNOFF not in [item.kind for item in bar(busy).queue.items]


def test_an_objection_is_rebutted_from_the_queue(
    busy: MapWindow, press: Press, qtbot: QtBot
) -> None:
    session = busy.session
    session.do(comments.resolve(session.document, next(iter(session.document.comments))))
    press(Qt.Key.Key_O)
    press("Deliveries need the centre.", Qt.Key.Key_Return)
    busy.canvas.setFocus()
    go_to(busy, Kind.OBJECTION, press)
    press("r")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not bar(busy), timeout=20_000)
    press("Vans may enter at night.", Qt.Key.Key_Return)
    press(Qt.Key.Key_F10)

    assert "Vans may enter at night." in [s.text for s in session.document.statements.values()]
    assert Kind.OBJECTION not in [item.kind for item in bar(busy).queue.items]


def test_a_finding_is_let_stand_with_a_reason(
    busy: MapWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined, "asked_reason", lambda *_, **__: "Plain enough.")
    go_to(busy, Kind.FINDING, press)
    number = len(bar(busy).queue.items)
    press("x")

    (dismissal,) = busy.session.document.dismissals.values()
    assert dismissal.reason == "Plain enough."
    assert len(bar(busy).queue.items) == number - 1
    busy.session.undo()
    assert busy.session.document.dismissals == {}


def test_what_is_found_since_is_in_the_queue_too(
    busy: MapWindow, press: Press, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F10)
    session, queue, board = busy.session, bar(busy).queue, busy.bench.board

    def findings() -> set[str]:
        return {item.where for item in queue.items if item.kind is Kind.FINDING}

    before = findings()
    change = add.add_reason(session.document, THESIS, fresh=session.fresh, text="It is quiet.")
    session.do(change)
    (new,) = change.created("statements")
    qtbot.waitUntil(lambda: board.is_ready and new in findings())
    session.undo()

    assert new not in {finding.where.id for finding in board.waiting()}
    qtbot.waitUntil(lambda: board.is_ready and findings() == before)


def test_escape_closes_and_the_place_is_kept(busy: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F10, Qt.Key.Key_F10, Qt.Key.Key_F10)
    was = bar(busy).queue.current
    press(Qt.Key.Key_Escape)

    assert bar(busy).isHidden()
    assert QApplication.focusWidget() is busy.canvas
    press(Qt.Key.Key_F10)
    assert bar(busy).queue.current == was


def test_enter_leaves_the_item_to_the_map(busy: MapWindow, press: Press) -> None:
    go_to(busy, Kind.SIGNOFF, press)
    press(Qt.Key.Key_Return)

    assert QApplication.focusWidget() is busy.canvas
    assert bar(busy).isVisible()
    assert busy.session.current == TRADE


def test_an_edit_elsewhere_is_followed(busy: MapWindow, press: Press, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F10)
    session, queue = busy.session, bar(busy).queue
    number = len(queue.items)
    session.do(comments.resolve(session.document, next(iter(session.document.comments))))

    qtbot.waitUntil(lambda: len(queue.items) == number - 1, timeout=20_000)


def test_an_empty_queue_says_so(show: Callable[[Document], MapWindow], press: Press) -> None:
    window = show(Document())
    bar(window).advance(1)

    assert bar(window).kind.text() == "Nothing is open"
    assert bar(window).count.text() == ""
    press(Qt.Key.Key_F10, "d", Qt.Key.Key_Escape)
    assert bar(window).isHidden()
