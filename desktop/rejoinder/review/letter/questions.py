"""Critical questions for a reader who knows no schemes: their letters as words.

A scheme says of "{W}" that it saw something; a letter to an author says "the witness".
"""

import re
from collections.abc import Mapping

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


def plainly(scheme: str, question: str) -> str:
    """A question of a scheme without letters.

    >>> plainly("witness_testimony", "Is {W} honest?"), plainly("unknown", "Is {Q} so?")
    ('Is the witness honest?', 'Is Q so?')
    """
    words = {**_USUAL, **WORDS.get(scheme, {})}
    return _PLACE.sub(lambda found: words.get(found[1], found[1]), question)
