"""Why a command can't be run now, in a few words for the status bar."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rejoinder.editor.command import (
    Command,
    Desk,
    has_one_node,
    has_selection,
    has_statement,
    has_statements,
)
from rejoinder.editor.part import LEAST_STEPS, MOST_STEPS

_SELECT_STEP = "An objection to a step needs a step: select a disc or a premise."
_SELECT_PREMISE = "Only premises stand jointly: select a premise or a disc."
_NO_ROLE = "The thesis and loose claims have no role to change: select a premise."

_NO_TEXT = "The article has no text yet: attach it first (Article menu)."
_NO_FINDING = "The checks have found nothing, or are not done yet."
_NO_WORDS = "Select the words in the article first; Space selects the next sentence."
_NO_TARGET = "Select a card on the map first: the words are to argue about something."

_NO_COMPARISON = "Nothing is compared: choose File, Compare with… first."
_NO_CONFLICT = "There is no conflict to settle."
_PIN = "A card with fewer than two arguments has nothing to arrange: select one with more."

_BY_CONDITION: Mapping[Callable[[Desk], bool], str] = MappingProxyType(
    {
        has_statements: "The map is empty: type a claim and press Enter.",
        has_selection: "Nothing is selected: select a card or a disc first.",
        has_statement: "This is about a card: select one first.",
        has_one_node: "Select one card or disc, and no more.",
    }
)

_BY_COMMAND: Mapping[str, str] = MappingProxyType(
    {
        "add.child": "Nothing is selected: select what the new statement is to argue about.",
        "add.after": "Nothing is selected: select the card that the new one is to follow.",
        "add.rebuttal": "A rebuttal answers an objection: select an objection.",
        "add.undercut": _SELECT_STEP,
        "add.co_premise": _SELECT_PREMISE,
        "add.unstated": _SELECT_PREMISE,
        "add.loose": "The map is empty: type its thesis first.",
        "edit.undo": "There is nothing to undo.",
        "edit.redo": "There is nothing to redo.",
        "edit.cut": "No card is selected that could be cut.",
        "edit.copy": "No card is selected that could be copied.",
        "edit.paste": "There is nothing on the clipboard to paste.",
        "edit.duplicate": "Select the cards to duplicate, without discs.",
        "edit.delete_node": "Select the cards to delete, without discs.",
        "find.select": "Nothing was found yet: search with Ctrl+F first.",
        "find.alone": "Nothing was found yet: search with Ctrl+F first.",
        "file.revert": "There is nothing to go back to: the map is as it was saved.",
        "file.export_again": "Nothing was exported yet: choose Export first.",
        "article.describe": "The map has no article yet: attach a text first.",
        "article.detach": _NO_TEXT,
        "article.premise": _NO_TARGET,
        "article.objection": _NO_TARGET,
        "article.evidence": _NO_TARGET,
        "article.rebuttal": "A rebuttal answers an objection: select an objection on the map.",
        "article.co_premise": _SELECT_PREMISE,
        "article.anchor": "Select the card on the map that says what these words say.",
        "article.after": _NO_WORDS,
        "article.loose": _NO_WORDS,
        "article.copy": _NO_WORDS,
        "article.choose": "Choose a passage in doubt in the list first (Q), then the words.",
        "article.comment": _NO_TEXT,
        "article.aside": _NO_TEXT,
        "article.show": "This card goes back to no passage of an article.",
        "article.next": "No passage of the article is on the map yet.",
        "article.previous": "No passage of the article is on the map yet.",
        "article.sentence": _NO_TEXT,
        "article.sentence_back": _NO_TEXT,
        "article.next_unmapped": "Every sentence of the article is mapped or set aside.",
        "article.previous_unmapped": "Every sentence of the article is mapped or set aside.",
        "article.next_doubt": "No passage is in doubt.",
        "article.unmapped": _NO_TEXT,
        "article.doubts": "No passage is in doubt.",
        "article.zoom_in": _NO_TEXT,
        "article.zoom_out": _NO_TEXT,
        "statement.cycle": "Select a premise to change its role, or a disc to change its side.",
        "statement.pick_role": _NO_ROLE,
        "role.premise": _NO_ROLE,
        "role.objection": _NO_ROLE,
        "role.rebuttal": _NO_ROLE,
        "role.evidence": _NO_ROLE,
        "statement.voice": "A card is said by somebody: select one first.",
        "statement.join": _SELECT_PREMISE,
        "statement.separate": "This premise stands alone already: select one of several.",
        "statement.promote": "There is no higher place: select a premise.",
        "step.scheme": "A scheme belongs to a step: select a disc or a premise.",
        "step.questions": "Questions are asked of a step: select a disc or a premise.",
        "finding.next": _NO_FINDING,
        "finding.previous": _NO_FINDING,
        "finding.fix": "Nothing was found here that has a quick fix. F goes to a finding.",
        "finding.dismiss": "Nothing was found about what is selected. F goes to a finding.",
        "statement.link": "Select a card that is to serve a second conclusion.",
        "statement.thesis": "Only a loose claim can become the thesis: select one.",
        "pin.row": _PIN,
        "pin.column": _PIN,
        "pin.columns": _PIN,
        "pin.automatic": _PIN,
        "fold.toggle": "There is nothing under this to fold: select a card with arguments.",
        "fold.branch": "There is nothing under this to fold: select a card with arguments.",
        "fold.more": "Everything is unfolded.",
        "fold.none": "Everything is unfolded.",
        "view.above": "There is no branch above: show a branch alone first.",
        "view.around_more": "Only what is around a card can grow: choose “Show only what is "
        "around this” first.",
        "view.around_less": "Only what is around a card can shrink: choose “Show only what is "
        "around this” first.",
        "view.unfocus": "",  # Escape, which people press to be sure
        "changes.next": _NO_COMPARISON,
        "changes.previous": _NO_COMPARISON,
        "changes.take": _NO_COMPARISON,
        "changes.swap": _NO_COMPARISON,
        "changes.leave": _NO_COMPARISON,
        "conflicts.next": _NO_CONFLICT,
        "conflicts.ours": _NO_CONFLICT,
        "conflicts.theirs": _NO_CONFLICT,
        "conflicts.both": _NO_CONFLICT,
        "go.back": "There is nothing to go back to.",
        "go.forward": "There is nothing to go forward to.",
        "go.comment": "There is no open comment.",
    }
)


_AT_STEPS: Mapping[tuple[str, int], str] = MappingProxyType(
    {
        ("view.around_more", MOST_STEPS): "Five steps are the most.",
        ("view.around_less", LEAST_STEPS): "One step is the least.",
    }
)
"""What bounds a neighbourhood that reaches so many steps."""


_OF_WORDS = frozenset(
    f"article.{what}"
    for what in ("premise", "objection", "rebuttal", "evidence", "co_premise", "anchor")
)
"""Commands that first need words of the article."""


def refusal(command: Command, desk: Desk) -> str:
    """What to say where ``command`` can't be run now; empty where nothing need be said."""
    if command.id in _OF_WORDS and desk.article.words() is None:
        return _NO_WORDS
    bound = _AT_STEPS.get((command.id, desk.session.part.steps))
    if bound is not None:
        return bound
    return _BY_COMMAND.get(command.id, _BY_CONDITION.get(command.when, ""))
