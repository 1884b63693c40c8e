"""The pointer tool: click, drag, rubber band, link and pan, told apart as a hand makes them.

Every state is a value and every step a function of state and event, so that each gesture
can be read, and tested, from press to release. No gesture changes the map before its
release, so giving one up leaves nothing to undo.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from rejoinder.editor.tools.events import (
    Button,
    DoubleClick,
    Escape,
    Event,
    Move,
    OnCard,
    OnDisc,
    OnMark,
    Press,
    Release,
    SpaceDown,
    SpaceUp,
    node_of,
)
from rejoinder.editor.tools.intents import (
    Band,
    BeginDrag,
    Cancel,
    Drop,
    Edit,
    Fold,
    Grab,
    Hover,
    Intent,
    Link,
    Pan,
    PreviewDrop,
    PreviewLink,
    Select,
    SelectWithin,
    ShowMark,
    Toggle,
    Write,
)
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import StatementId

SLACK = 6.0
"""Pixels a hand may tremble in a click before it counts as a drag."""


class Space(StrEnum):
    """The space bar: a tap folds, and held down it turns a drag into panning."""

    UP = "up"
    HELD = "held"
    USED = "used"


@dataclass(frozen=True)
class Idle:
    space: Space = Space.UP


@dataclass(frozen=True)
class Pressing:
    """A button is down and has not moved far enough to say what is meant."""

    press: Press


@dataclass(frozen=True)
class Panning:
    """``last`` is where the pointer was, in pixels; letting go of ``button`` ends it."""

    last: Point
    button: Button
    space: Space = Space.UP


@dataclass(frozen=True)
class Banding:
    start: Point
    extend: bool


@dataclass(frozen=True)
class Dragging:
    """Something was picked up. ``card`` is the one under the hand; a step has none."""

    card: StatementId | None


@dataclass(frozen=True)
class Linking:
    """As ``Dragging`` while Alt is held: what is let go draws a cross link."""

    card: StatementId


@dataclass(frozen=True)
class Spent:
    """The gesture was given up; nothing happens until the button is let go."""


State = Idle | Pressing | Panning | Banding | Dragging | Linking | Spent
Step = tuple[State, Intent | None]

IDLE = Idle()


def react(state: State, event: Event) -> Step:
    """The state after ``event``, and what it asks for."""
    match state:
        case Idle():
            return _idle(state, event)
        case Pressing():
            return _pressing(state, event)
        case Panning():
            return _panning(state, event)
        case Banding():
            return _banding(state, event)
        case Dragging() | Linking():
            return _carrying(state, event)
        case Spent():
            return _spent(state, event)


def _spent(state: Spent, event: Event) -> Step:
    """A press means that the release was lost, as to another window."""
    if isinstance(event, Press):
        return _pressed(IDLE, event)
    return (IDLE, None) if isinstance(event, Release) else (state, None)


def is_gesture(state: State) -> bool:
    """Whether Escape has something to give up."""
    return isinstance(state, Pressing | Panning | Banding | Dragging | Linking)


def _idle(state: Idle, event: Event) -> Step:
    match event:
        case Press():
            return _pressed(state, event)
        case DoubleClick():
            return _double_clicked(state, event)
        case Move():
            return state, Hover(node_of(event.on))
        case SpaceDown() if state.space is Space.UP:
            return Idle(Space.HELD), None
        case SpaceUp():
            return IDLE, Fold() if state.space is Space.HELD else None
        case Escape():
            return IDLE, None
        case _:
            return state, None


def _pressed(state: Idle, press: Press) -> Step:
    if press.button is Button.MIDDLE or (
        press.button is Button.LEFT and state.space is not Space.UP
    ):
        space = Space.UP if state.space is Space.UP else Space.USED
        return Panning(press.screen, press.button, space), None
    if press.button is Button.RIGHT:
        return state, None
    if isinstance(press.on, OnCard | OnDisc) and not press.modifiers.extends:
        return Pressing(press), Grab(press.on.id)
    return Pressing(press), None


def _double_clicked(state: Idle, event: DoubleClick) -> Step:
    """Opens a text; where that is not meant, it is one more press."""
    is_plain = state.space is Space.UP and not event.modifiers.extends
    if is_plain and isinstance(event.on, OnCard):
        return Spent(), Edit(event.on.id, event.at)
    if is_plain and event.on is None:
        return Spent(), Write(event.at)
    return _pressed(state, Press(event.at, event.screen, event.on, event.modifiers))


def _pressing(state: Pressing, event: Event) -> Step:
    match event:
        case Move() if _distance(state.press.screen, event.screen) > SLACK:
            return _begun(state.press, event)
        case Release(button=Button.LEFT):
            return IDLE, _click(state.press)
        case Escape():
            return Spent(), Cancel()
        case _:
            return state, None


def _begun(press: Press, move: Move) -> Step:
    """The drag that ``press`` turned out to be the start of."""
    if press.on is None:
        banding = Banding(press.at, press.modifiers.extends)
        return banding, Band(_between(press.at, move.at), banding.extend)
    held, card = press.modifiers, None if isinstance(press.on, OnDisc) else press.on.id
    begin = BeginDrag(press.on.id, press.at, held.extends and not held.alt)
    return _as_held(Dragging(card), move), begin


def _click(press: Press) -> Intent:
    if isinstance(press.on, OnMark):
        return ShowMark(press.on.id, press.on.kind)
    node = node_of(press.on)
    if node is not None and press.modifiers.extends:
        return Toggle(node)
    return Cancel() if press.modifiers.extends else Select(node)


def _panning(state: Panning, event: Event) -> Step:
    match event:
        case Move():
            by = Pan(event.screen.x - state.last.x, event.screen.y - state.last.y)
            return replace(state, last=event.screen), by
        case SpaceUp():
            return replace(state, space=Space.UP), None
        case Release() if event.button is state.button:
            return Idle(state.space), None
        case Escape():
            return Spent(), Cancel()
        case _:
            return state, None


def _banding(state: Banding, event: Event) -> Step:
    match event:
        case Move():
            return state, Band(_between(state.start, event.at), state.extend)
        case Release(button=Button.LEFT):
            return IDLE, SelectWithin(_between(state.start, event.at), state.extend)
        case Escape():
            return Spent(), Cancel()
        case _:
            return state, None


def _carrying(state: Dragging | Linking, event: Event) -> Step:
    """What is meant is what the keys say now, and not when it was picked up: window managers
    keep a press with Alt for themselves.
    """
    match event:
        case Move():
            state = _as_held(state, event)
            return state, _preview(state, event)
        case Release(button=Button.LEFT):
            return IDLE, _let_go(_as_held(state, event), event)
        case Escape():
            return Spent(), Cancel()
        case _:
            return state, None


def _as_held(state: Dragging | Linking, event: Move | Release) -> Dragging | Linking:
    if state.card is None:
        return state
    return Linking(state.card) if event.modifiers.alt else Dragging(state.card)


def _preview(state: Dragging | Linking, move: Move) -> Intent:
    if isinstance(state, Dragging):
        return PreviewDrop(move.at, move.modifiers.shift)
    return PreviewLink(state.card, move.at, node_of(move.on), move.modifiers.shift)


def _let_go(state: Dragging | Linking, release: Release) -> Intent:
    if isinstance(state, Dragging):
        return Drop(release.at, release.modifiers.shift)
    return Link(state.card, node_of(release.on), release.modifiers.shift)


def _distance(a: Point, b: Point) -> float:
    return max(abs(a.x - b.x), abs(a.y - b.y))


def _between(a: Point, b: Point) -> Rect:
    """The box that two opposite corners span."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
