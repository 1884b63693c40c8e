"""The inspector says what became of what is selected, and follows the map."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from rejoinder.app import FIRST_MAP
from rejoinder.edits.add import add_objection
from rejoinder.edits.state import set_plausibility
from rejoinder.gui.panels.note_part import NotePart
from rejoinder.gui.panels.standing_part import StandingPart
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Plausibility
from rejoinder.resources import bundled_map

AIM, TRADE = StatementId("aim"), StatementId("trade")
Run = Callable[[MapWindow, str], None]


def standing(window: MapWindow) -> StandingPart:
    return next(p for p in window.inspector.shown.parts if isinstance(p, StandingPart))


def test_a_claim_stands_until_somebody_objects(town_window: MapWindow, qtbot: QtBot) -> None:
    session = town_window.session
    town_window.panes.show("inspector")
    session.select([AIM])
    qtbot.waitUntil(lambda: standing(town_window).word.text() != "Being weighed …")
    before = standing(town_window).word.text()
    session.do(add_objection(session.document, AIM, fresh=session.fresh, text="It is not"))
    qtbot.waitUntil(lambda: standing(town_window).word.text() != before)
    assert standing(town_window).word.text().startswith(("Contested", "Falls"))
    assert "“It is not” speaks against it, which nobody has answered" in (
        standing(town_window).why.text()
    )
    session.undo()
    qtbot.waitUntil(lambda: standing(town_window).word.text() == before)


def test_what_was_weighed_while_the_inspector_was_closed_is_told_when_it_opens(
    town_window: MapWindow, qtbot: QtBot
) -> None:
    session, scales = town_window.session, town_window.bench.scales
    session.select([AIM])
    qtbot.waitUntil(lambda: scales.latest() is not None)
    town_window.panes.toggle("inspector")
    assert not standing(town_window).isVisible()
    with qtbot.waitSignal(scales.weighed):
        session.do(add_objection(session.document, AIM, fresh=session.fresh, text="It is not"))
    town_window.panes.toggle("inspector")
    qtbot.waitUntil(lambda: standing(town_window).isVisible())
    assert standing(town_window).word.text().startswith(("Contested", "Falls"))


def test_numbers_are_shown_on_request(town_window: MapWindow, qtbot: QtBot) -> None:
    town_window.panes.show("inspector")
    town_window.session.select([AIM])
    part = standing(town_window)
    qtbot.waitUntil(lambda: bool(part.why.text()))
    assert not part.numbers.isVisible()
    part.more.click()
    assert part.numbers.isVisible()
    assert "of 1." in part.numbers.text()


def test_a_rating_changes_the_verdict(town_window: MapWindow, qtbot: QtBot) -> None:
    session = town_window.session
    town_window.panes.show("inspector")
    session.select([AIM])
    change = set_plausibility(session.document, (AIM,), Plausibility.IMPLAUSIBLE)
    session.do(change)
    part = standing(town_window)
    qtbot.waitUntil(lambda: "weak" in part.word.text() or "Falls" in part.word.text())


def test_a_step_is_judged_too(town_window: MapWindow, qtbot: QtBot) -> None:
    town_window.panes.show("inspector")
    step = next(iter(town_window.session.document.inferences))
    town_window.session.select([InferenceId(step)])
    qtbot.waitUntil(lambda: standing(town_window).word.text() == "Stands")


def test_a_hidden_inspector_tells_when_it_is_shown(town_window: MapWindow, qtbot: QtBot) -> None:
    town_window.panes.show("inspector")
    town_window.panes.toggle("inspector")
    town_window.session.select([AIM])
    town_window.panes.show("inspector")
    qtbot.waitUntil(lambda: bool(standing(town_window).why.text()))


def test_a_long_note_is_shown_whole(house: Windows, qtbot: QtBot) -> None:
    house.open_example(bundled_map(FIRST_MAP))
    window = house.all[-1]
    window.resize(1500, 950)
    window.panes.show("inspector")
    qtbot.wait(300)
    session = window.session
    rows = session.document.statements
    session.select(
        [next(n for n in window.canvas.stage.places if n in rows and not rows[StatementId(n)].note)]
    )
    qtbot.wait(200)
    session.select([StatementId(str(session.document.thesis))])
    qtbot.wait(200)
    part = next(p for p in window.inspector.shown.parts if isinstance(p, NotePart))
    assert part.rect().contains(part.field.geometry())
