"""What was done about each kind of flaw in a file, in words: by a sentence, and in a clause."""

from collections.abc import Sequence

from rejoinder.edits.words import called, capital
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.problem import Problem

_REMEDIES = {
    "bad-id": "It was given another.",
    "shared-id": "The step was given another.",
    "repeated-step": "The second link was removed.",
    "missing-voice": "It is now said by nobody in particular.",
    "missing-source": "That citation was removed.",
    "missing-article": "That anchor was removed.",
    "comment-on-nothing": "It now stands on the thesis, or the first statement.",
    "dismissal-of-nothing": "It was removed.",
    "signoff-of-nothing": "It was removed.",
    "no-premise": "The step was removed.",
    "circular-argument": "Links between them were removed.",
    "missing-thesis": "The statement with the most under it was made the thesis.",
    "thesis-as-premise": "What stands at the top of its tree is now the thesis.",
    "bad-order": "They were numbered anew as they stood.",
    "unclean-text": "They were removed.",
    "bad-range": "That anchor was removed.",
    "foreign-aside": "That passage is no longer set aside.",
}

_GISTS = {
    "bad-id": "a name inside the file was changed",
    "shared-id": "a name inside the file was changed",
    "missing-step": "a link to nothing was removed",
    "repeated-step": "a double link was removed",
    "missing-voice": "a statement was said by an unknown voice",
    "missing-source": "a citation of an unknown source was removed",
    "missing-article": "a passage of an unknown article was let go",
    "comment-on-nothing": "a comment was on nothing",
    "dismissal-of-nothing": "a dismissed finding was about nothing",
    "signoff-of-nothing": "a sign-off was of nothing",
    "no-premise": "a step without premises was removed",
    "missing-conclusion": "a step pointed to nothing and was removed",
    "no-conclusion": "a step pointed to nothing and was removed",
    "home-circle": "a statement hung under itself",
    "circular-argument": "a statement was a ground for itself",
    "missing-thesis": "the thesis was missing",
    "thesis-as-premise": "the thesis was not at the top",
    "bad-order": "the order of some statements was unclear",
    "unclean-text": "characters that no file can carry were removed",
    "bad-range": "a passage without words was let go",
    "foreign-aside": "a passage of another article was set aside",
    "made-loose": "a statement lost its place and is loose",
    "wrong-value": "a value could not be read",
    "bad-row": "a part could not be read and was left out",
    "unknown-field": "a part is unknown to this version",
}
_SHOWN = 3
"""Statements that one message names; the rest are counted."""

_REMOVED = frozenset({"missing-conclusion", "no-conclusion"})


def gist(repairs: Sequence[Problem]) -> str:
    """What was repaired, in a clause: the first kind of it, and how many more there are.

    >>> gist([Problem("missing-thesis", "", Where("map", "map"))])
    'the thesis was missing'
    """
    first = _GISTS[repairs[0].code]
    others = sum(p.code != repairs[0].code for p in repairs)
    return f"{first}, and {others} more" if others else first


def remedy(breach: Problem, document: Document, sound: Document) -> str:
    """What was done about ``breach``, and where the statements went that it was about."""
    if breach.where.table == "comments" and breach.where.id not in sound.comments:
        return "It was left out, for there is no statement to put it on."
    if breach.code in _REMOVED:
        placed = _placed(sound, premises_told(document, breach))
        return f"The step was removed{f'; {placed}' if placed else ''}."
    if breach.code in ("missing-step", "home-circle"):
        return f"{capital(_placed(sound, (StatementId(breach.where.id),)))}."
    return _REMEDIES[breach.code]


def premises_told(document: Document, breach: Problem) -> tuple[StatementId, ...]:
    """The statements that a problem is about, apart from its own row."""
    if breach.where.table != "inferences" or breach.code not in _REMOVED:
        return ()
    return tuple(document.links.premises_of(InferenceId(breach.where.id)))


def _placed(sound: Document, names: Sequence[StatementId]) -> str:
    """Where statements are now: “A” is now a loose claim, “B” now stands under “C”."""
    told = [_place(sound, name) for name in names[:_SHOWN] if name in sound.statements]
    rest = len(names) - _SHOWN
    return ", ".join(told) + (f", and {rest} more like it" if rest > 0 else "")


def _place(sound: Document, name: StatementId) -> str:
    step = home(sound.statements[name])
    if name == sound.thesis:
        return f"{called(sound, name)} is the thesis"
    if step is None:
        return f"{called(sound, name)} is now a loose claim"
    return f"{called(sound, name)} stands under {called(sound, sound.inferences[step].conclusion)}"
