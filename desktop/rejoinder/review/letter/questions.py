"""Critical questions for a reader who knows no schemes: their letters as words.

A scheme says of "{W}" that it saw something; a letter to an author says "the witness".
"""

import re
from collections.abc import Mapping

from rejoinder.model.casting import cast, own_words
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.schemes import Schemes

_PLACE = re.compile(r"\{(\w+)\}")

_USUAL: Mapping[str, str] = {
    "A": "what is claimed",
    "B": "the outcome",
    "C1": "the first case",
    "C2": "the second case",
    "D": "the field",
    "F": "the feature",
    "G": "the group",
    "P": "the person",
    "R": "the rule",
    "X": "what is done",
    "a": "the case",
    "x": "the case",
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "expert_opinion": {"E": "the expert"},
    "position_to_know": {"W": "the witness"},
    "witness_testimony": {"W": "the witness", "E": "the event"},
    "analogy": {"A": "the point", "C1": "the first case", "C2": "the second"},
    "precedent": {"R": "the rule"},
    "example": {"G": "the conclusion"},
    "established_rule": {"A": "the action"},
    "exceptional_case": {"E": "the exception", "A": "the action"},
    "cause_to_effect": {"A": "the cause", "B": "the effect"},
    "correlation_to_cause": {"A": "the supposed cause", "B": "the effect"},
    "sign": {"A": "the sign", "B": "what it is taken to show"},
    "best_explanation": {"H": "the explanation", "F": "the facts"},
    "positive_consequences": {"A": "the course", "G": "the gain"},
    "negative_consequences": {"A": "the course", "B": "the harm"},
    "practical_reasoning": {"A": "the course", "G": "the goal", "P": "whoever acts"},
    "values": {"A": "the course", "V": "the value"},
    "slippery_slope": {"A0": "the first step", "An": "the end"},
    "sunk_cost": {"A": "the undertaking", "X": "what was spent"},
    "threat": {"A": "the course", "B": "the threat", "T": "whoever threatens"},
    "danger_appeal": {"A": "the remedy", "D": "the danger"},
    "alternatives": {"A": "the option", "B": "the other option"},
    "commitment": {"A": "the position", "B": "what is drawn from it"},
    "inconsistent_commitment": {"A": "the position"},
    "ad_hominem_circumstantial": {"A": "the position"},
    "verbal_classification": {"G": "the name", "F": "the feature"},
    "counterfactual": {"A": "the change", "B": "the outcome"},
}
"""What the letters of a scheme stand for, where that is not the usual."""


def asked(document: Document, step: InferenceId, *, question: str, schemes: Schemes) -> str:
    """A critical question of ``step`` in its own words as far as they are known, else in words
    that need no scheme to be understood; empty where the scheme or the question is unknown.
    """
    scheme = schemes.called(document.inferences[step].scheme)
    found = None if scheme is None else scheme.question(question)
    if scheme is None or found is None:
        return ""
    played = cast(document, step, scheme=scheme)
    own = own_words(document, step, scheme=scheme, played=played)
    worded = {letter: words for letter, words in own.items() if not words.startswith("“")}
    return plainly(scheme.id, found.question, worded)  # a whole sentence in quotes reads badly


def plainly(scheme: str, question: str, own: Mapping[str, str] | None = None) -> str:
    """A question of a scheme without letters; ``own`` are words that are known to stand for some.

    >>> plainly("witness_testimony", "Is {W} honest?"), plainly("unknown", "Is {Q} so?")
    ('Is the witness honest?', 'Is Q so?')
    """
    words = {**_USUAL, **WORDS.get(scheme, {}), **(own or {})}
    return _PLACE.sub(lambda found: words.get(found[1], found[1]), question)
