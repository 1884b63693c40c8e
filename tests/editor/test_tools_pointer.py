"""The pointer tool: what a hand does, told as events, comes to the intent it meant."""

import pytest

from rejoinder.drawing.items import MarkKind
from rejoinder.editor.tools import intents as i
from rejoinder.editor.tools.events import (
    Button,
    DoubleClick,
    Escape,
    Event,
    Hit,
    Modifiers,
    Move,
    OnCard,
    OnDisc,
    OnMark,
    Press,
    Release,
    SpaceDown,
    SpaceUp,
)
from rejoinder.editor.tools.pointer import IDLE, State, is_gesture, react
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import InferenceId, StatementId

CARD = OnCard(StatementId("claim"))
OTHER = OnCard(StatementId("other"))
DISC = OnDisc(InferenceId("step"))
FOLD = OnMark(StatementId("claim"), MarkKind.HIDDEN)
PLAIN, SHIFT, CTRL, ALT = (
    Modifiers(),
    Modifiers(shift=True),
    Modifiers(ctrl=True),
    Modifiers(alt=True),
)
HERE, NEAR, FAR = Point(10, 10), Point(13, 12), Point(110, 60)


def press(on: Hit, held: Modifiers = PLAIN, button: Button = Button.LEFT) -> Press:
    return Press(HERE, HERE, on, held, button)


def move(to: Point, on: Hit = None, held: Modifiers = PLAIN) -> Move:
    return Move(to, to, on, held)


def release(
    at: Point, on: Hit = None, held: Modifiers = PLAIN, button: Button = Button.LEFT
) -> Release:
    return Release(at, at, on, held, button)


def play(*events: Event) -> tuple[State, list[i.Intent]]:
    """The state after ``events``, and all that was asked for on the way."""
    state: State = IDLE
    asked = []
    for event in events:
        state, intent = react(state, event)
        if intent is not None:
            asked.append(intent)
    return state, asked


def test_a_click_on_a_card_selects_it_alone() -> None:
    assert play(press(CARD), release(NEAR, CARD)) == (
        IDLE,
        [i.Grab(CARD.id), i.Select(CARD.id)],
    )


def test_a_trembling_click_is_no_drag() -> None:
    _, asked = play(press(CARD), move(NEAR, CARD), release(NEAR, CARD))
    assert asked[-1] == i.Select(CARD.id)


@pytest.mark.parametrize("held", [SHIFT, CTRL])
def test_a_click_with_shift_or_ctrl_toggles(held: Modifiers) -> None:
    assert play(press(CARD, held), release(HERE, CARD, held)) == (IDLE, [i.Toggle(CARD.id)])


def test_a_click_on_paper_selects_nothing() -> None:
    assert play(press(None), release(HERE)) == (IDLE, [i.Select(None)])


def test_a_click_on_paper_with_ctrl_keeps_the_selection() -> None:
    assert play(press(None, CTRL), release(HERE, held=CTRL)) == (IDLE, [i.Cancel()])


def test_a_click_on_a_disc_selects_the_step() -> None:
    _, asked = play(press(DISC), release(HERE, DISC))
    assert asked[-1] == i.Select(DISC.id)


def test_a_click_on_a_mark_shows_what_it_stands_for() -> None:
    assert play(press(FOLD), release(HERE, FOLD)) == (
        IDLE,
        [i.ShowMark(FOLD.id, MarkKind.HIDDEN)],
    )


def test_a_double_click_on_a_card_edits_it() -> None:
    _, asked = play(
        press(CARD), release(HERE, CARD), DoubleClick(HERE, HERE, CARD), release(HERE, CARD)
    )
    assert asked[-1] == i.Edit(CARD.id, HERE)


def test_a_double_click_on_paper_begins_a_statement() -> None:
    state, asked = play(DoubleClick(HERE, HERE, None), release(HERE))
    assert (state, asked) == (IDLE, [i.Write(HERE)])


def test_a_drag_of_a_card_previews_and_drops() -> None:
    state, asked = play(
        press(CARD), move(FAR, OTHER), move(FAR, OTHER, SHIFT), release(FAR, OTHER, SHIFT)
    )
    assert state == IDLE
    assert asked == [
        i.Grab(CARD.id),
        i.BeginDrag(CARD.id, HERE, adds=False),
        i.PreviewDrop(FAR, turned=True),
        i.Drop(FAR, turned=True),
    ]


def test_a_drag_with_ctrl_adds_the_card_to_what_is_dragged() -> None:
    _, asked = play(press(CARD, CTRL), move(FAR, OTHER, CTRL))
    assert asked == [i.BeginDrag(CARD.id, HERE, adds=True)]


def test_a_drag_on_paper_is_a_rubber_band() -> None:
    band = Rect(10, 10, 100, 50)
    assert play(press(None), move(FAR), release(FAR)) == (
        IDLE,
        [i.Band(band, extend=False), i.SelectWithin(band, extend=False)],
    )


def test_a_rubber_band_with_shift_extends_the_selection() -> None:
    _, asked = play(press(None, SHIFT), move(FAR, held=SHIFT), release(FAR, held=SHIFT))
    assert asked[-1] == i.SelectWithin(Rect(10, 10, 100, 50), extend=True)


def test_a_rubber_band_works_towards_the_upper_left() -> None:
    _, asked = play(press(None), move(Point(-20, -5)))
    assert asked == [i.Band(Rect(-20, -5, 30, 15), extend=False)]


@pytest.mark.parametrize("held", [ALT, Modifiers(alt=True, ctrl=True)])
def test_alt_and_drag_draws_a_link(held: Modifiers) -> None:
    _, asked = play(
        press(CARD, held), move(NEAR, CARD, held), move(FAR, OTHER, held), move(FAR, OTHER, held),
        release(FAR, OTHER, held),
    )  # fmt: skip
    assert asked[-3:] == [
        i.BeginDrag(CARD.id, HERE, adds=False),
        i.PreviewLink(CARD.id, FAR, OTHER.id, opposes=False),
        i.Link(CARD.id, OTHER.id, opposes=False),
    ]


def test_alt_in_the_middle_of_a_drag_makes_a_link_of_it_and_back() -> None:
    state, asked = play(press(CARD), move(FAR, OTHER), move(FAR, OTHER, ALT))
    assert asked[-1] == i.PreviewLink(CARD.id, FAR, OTHER.id, opposes=False)
    assert react(state, release(FAR, OTHER, ALT))[1] == i.Link(CARD.id, OTHER.id, opposes=False)
    state, intent = react(state, move(FAR, OTHER))
    assert intent == i.PreviewDrop(FAR, turned=False)
    assert react(state, release(FAR, OTHER))[1] == i.Drop(FAR, turned=False)


def test_a_step_is_moved_also_with_alt() -> None:
    _, asked = play(press(DISC), move(FAR, OTHER, ALT), move(FAR, OTHER, ALT))
    assert asked[-1] == i.PreviewDrop(FAR, turned=False)


def test_a_link_with_shift_opposes() -> None:
    both = Modifiers(shift=True, alt=True)
    _, asked = play(press(CARD, ALT), move(FAR, OTHER, ALT), release(FAR, OTHER, both))
    assert asked[-1] == i.Link(CARD.id, OTHER.id, opposes=True)


def test_the_middle_button_pans() -> None:
    middle = Button.MIDDLE
    state, asked = play(press(CARD, button=middle), move(FAR), release(FAR, button=middle))
    assert (state, asked) == (IDLE, [i.Pan(100, 50)])


def test_the_right_button_begins_no_gesture() -> None:
    assert play(press(CARD, button=Button.RIGHT), move(FAR, CARD)) == (IDLE, [i.Hover(CARD.id)])


@pytest.mark.parametrize(
    "begin",
    [
        (press(CARD),),
        (press(CARD), move(FAR, OTHER)),
        (press(None), move(FAR)),
        (press(CARD, ALT), move(FAR, OTHER, ALT)),
        (SpaceDown(), press(None), move(FAR)),
    ],
)
def test_another_button_does_not_end_a_gesture(begin: tuple[Event, ...]) -> None:
    state, _ = play(*begin)
    for event in (press(OTHER, button=Button.RIGHT), release(FAR, OTHER, button=Button.RIGHT)):
        state, intent = react(state, event)
        assert intent is None
    assert is_gesture(state)


@pytest.mark.parametrize("on", [CARD, None])
def test_a_double_click_with_space_held_pans(on: Hit) -> None:
    _, asked = play(SpaceDown(), DoubleClick(HERE, HERE, on), move(FAR), release(FAR), SpaceUp())
    assert asked == [i.Pan(100, 50)]


@pytest.mark.parametrize("on", [CARD, DISC])
def test_a_double_click_with_ctrl_toggles_once_more(on: Hit) -> None:
    _, asked = play(DoubleClick(HERE, HERE, on, CTRL), release(HERE, on, CTRL))
    assert asked == [i.Toggle((CARD if on is CARD else DISC).id)]


def test_the_second_press_of_a_double_click_on_a_disc_can_drag_it() -> None:
    _, asked = play(DoubleClick(HERE, HERE, DISC), move(FAR))
    assert asked == [i.Grab(DISC.id), i.BeginDrag(DISC.id, HERE, adds=False)]


def test_a_click_after_a_lost_release_counts() -> None:
    _, asked = play(press(CARD), move(FAR), Escape(), press(OTHER), release(HERE, OTHER))
    assert asked[-2:] == [i.Grab(OTHER.id), i.Select(OTHER.id)]


def test_a_tap_of_space_folds() -> None:
    assert play(SpaceDown(), SpaceUp()) == (IDLE, [i.Fold()])


def test_space_and_drag_pans_and_does_not_fold() -> None:
    state, asked = play(SpaceDown(), press(CARD), move(FAR, CARD), release(FAR, CARD), SpaceUp())
    assert (state, asked) == (IDLE, [i.Pan(100, 50)])


def test_space_let_go_in_the_middle_of_a_pan_does_not_fold() -> None:
    state, asked = play(SpaceDown(), press(CARD), SpaceUp(), move(FAR), release(FAR))
    assert (state, asked) == (IDLE, [i.Pan(100, 50)])


@pytest.mark.parametrize(
    "begin",
    [
        (press(CARD),),
        (press(CARD), move(FAR, OTHER)),
        (press(None), move(FAR)),
        (press(CARD, ALT), move(FAR, OTHER, ALT)),
        (press(CARD, button=Button.MIDDLE), move(FAR)),
    ],
)
def test_escape_gives_up_any_gesture_and_the_release_does_nothing(begin: tuple[Event, ...]) -> None:
    state, asked = play(*begin, Escape())
    assert asked[-1] == i.Cancel()
    assert not is_gesture(state)
    assert react(state, release(FAR, OTHER)) == (IDLE, None)


def test_escape_without_a_gesture_asks_for_nothing() -> None:
    assert play(Escape()) == (IDLE, [])


def test_a_pointer_that_moves_freely_hovers() -> None:
    assert play(move(HERE, DISC), move(FAR)) == (IDLE, [i.Hover(DISC.id), i.Hover(None)])
