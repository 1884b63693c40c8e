"""Commands of the Edit menu that are about what is found in a map."""

from rejoinder.editor.command import Command, Desk, has_statements
from rejoinder.editor.part import WHOLE, holds
from rejoinder.edits.words import count
from rejoinder.model.text import first_words
from rejoinder.model.tree import ancestors

ASKED = 24
"""Letters of what was searched for that name its results where they are shown alone."""


def _has_results(desk: Desk) -> bool:
    return bool(desk.panes.found())


def _select(desk: Desk) -> None:
    """Selects all that was found, out of whatever hides it."""
    session, found = desk.session, desk.panes.found()
    if not all(holds(session.document, session.part, node) for node in found):
        session.show(WHOLE)
    hiding = {above for node in found for above in ancestors(session.document, node)}
    session.fold(name for name in session.folded if name not in hiding)
    session.select(found)
    desk.say(f"{count(len(session.selection), 'result', 'results')} selected")


def _show_alone(desk: Desk) -> None:
    """Shows what was found; how much that is differs from how much of the map is shown."""
    found, asked = desk.panes.found(), first_words(desk.panes.asked(), ASKED)
    hung = "what it hangs under" if len(found) == 1 else "what they hang under"
    results = count(len(found), "result", "results")
    desk.view.show_only(found, f"{results} for “{asked}” and {hung}")


FIND = (
    Command(
        "edit.find",
        "Find…",
        "Edit",
        lambda d: d.panes.find(),
        when=has_statements,
        keys=("Ctrl+F",),
        icon="search",
        short="Find",
        tip="Search texts, notes, tags, voices, sources and comments, and filter",
        starts_group=True,
    ),
    Command(
        "edit.find_next",
        "Find next",
        "Edit",
        lambda d: d.panes.find_again(back=False),
        when=has_statements,
        keys=("F3",),
    ),
    Command(
        "edit.find_previous",
        "Find previous",
        "Edit",
        lambda d: d.panes.find_again(back=True),
        when=has_statements,
        keys=("Shift+F3",),
    ),
    Command(
        "edit.replace",
        "Replace…",
        "Edit",
        lambda d: d.panes.replace(),
        when=has_statements,
        keys=("Ctrl+H", "Ctrl+Alt+F"),
        icon="replace",
        tip="Replace words in the texts of statements",
    ),
    Command(
        "find.select",
        "Select all results",
        "Edit",
        _select,
        when=_has_results,
        keys=("Alt+Enter", "Alt+Return"),
        tip="Select all that the last search found",
    ),
    Command(
        "find.alone",
        "Show results alone",
        "Edit",
        _show_alone,
        when=_has_results,
        keys=("Alt+Shift+Enter", "Alt+Shift+Return"),
        tip="Show what the last search found, with what it hangs under, and nothing else",
    ),
)
