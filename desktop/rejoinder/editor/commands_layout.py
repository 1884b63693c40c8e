"""Commands of View/Layout: the manner in which maps are laid out, and what is pinned in it."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk, has_statements
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.edits.state import set_pin
from rejoinder.edits.untangle import tangle, untangle
from rejoinder.layout.manner import Manner
from rejoinder.model.records import Pin


def _lay_out(manner: Manner) -> Callable[[Desk], None]:
    return lambda desk: desk.view.lay_out(manner)


def _is_laid_out(manner: Manner) -> Callable[[Desk], bool]:
    return lambda desk: desk.view.manner() is manner


def _pin(pin: Pin | None) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        session.do(set_pin(session.document, selected_statements(session), pin))

    return run


def _is_pinned(pin: Pin | None) -> Callable[[Desk], bool]:
    """Whether all that is selected stands so."""

    def check(desk: Desk) -> bool:
        rows, chosen = desk.session.document.statements, selected_statements(desk.session)
        return bool(chosen) and all(rows[name].pin is pin for name in chosen)

    return check


def _untangle(desk: Desk) -> None:
    """Says what was won; a map that was wholly in sight stays so."""
    session, was_whole = desk.session, desk.view.shows_all()
    before = tangle(session.document)
    session.do(untangle(session.document))
    if was_whole and not desk.view.shows_all():
        desk.view.fit()
    noun = "crossing" if before == 1 else "crossings"
    desk.say(f"{before:,} {noun} of cross links, now {tangle(session.document):,}.")


def _has_arguments(desk: Desk) -> bool:
    """Whether any selected statement has arguments that could stand one way or another."""
    links = desk.session.document.links
    return any(len(links.arguments_for(s)) > 1 for s in selected_statements(desk.session))


_MANNERS = tuple(
    Command(
        f"layout.{manner.value}",
        title,
        "View/Layout",
        _lay_out(manner),
        checked=_is_laid_out(manner),
        tip=tip,
    )
    for manner, title, tip in (
        (Manner.FILL, "Fill the window", "Rows and columns so that text is largest"),
        (Manner.TREE, "Tree", "Every conclusion over the middle of a row of its arguments"),
        (Manner.OUTLINE, "Indented outline", "All arguments in columns"),
        (Manner.HANGING, "Hanging branches", "Rows above, columns for the last three levels"),
        (
            Manner.LAYERED,
            "Layered (Graphviz)",
            "Layers in which cross links count like other lines, laid out by Graphviz",
        ),
    )
)

_PINS = tuple(
    Command(
        f"pin.{'automatic' if pin is None else pin.value}",
        title,
        "View/Layout/Arguments of the selection",
        _pin(pin),
        when=_has_arguments,
        checked=_is_pinned(pin),
        tip=tip,
    )
    for pin, title, tip in (
        (Pin.ROW, "Arguments in a row", "Keep them side by side in every layout"),
        (Pin.COLUMN, "Arguments in a column", "Keep them below each other in every layout"),
        (Pin.COLUMNS, "Arguments in columns", "Keep them in two columns or more in every layout"),
        (None, "Arguments automatic", "Let the layout choose again"),
    )
)

_UNTANGLE = Command(
    "layout.untangle",
    "Untangle cross links",
    "View/Layout",
    _untangle,
    when=has_statements,
    starts_group=True,
    tip="Put arguments in another order so that fewer cross links cross",
)

LAYOUTS = (*_MANNERS, *_PINS, _UNTANGLE)
