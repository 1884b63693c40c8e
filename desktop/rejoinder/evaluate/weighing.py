"""A whole map weighed: strengths, a second opinion and labels, kept in step with its edits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.labels import Label, labels, relabelled
from rejoinder.evaluate.reading import case_after, case_of, stances, touched_by
from rejoinder.evaluate.settling import strengths
from rejoinder.evaluate.strengths import SECOND, SHOWN, Rule, Values, revised
from rejoinder.evaluate.verdict import Judge
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.text import first_words

QUOTED = 60
"""The most characters of a claim that a verdict quotes."""

Ranges = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Weighing:
    """``values`` and ``second`` by node, after two semantics; ``ranges`` where no one value
    holds, because something bears on itself.
    """

    document: Document
    case: Case
    values: Values
    second: Values
    labels: Mapping[str, Label]
    ranges: Ranges

    def judge(self) -> Judge:
        """Says of each node what became of it, and why."""
        return Judge(self.case, self.labels, self.values, self._named)

    def _named(self, node: str) -> str:
        row = self.document.statement(node)
        words = "" if row is None else first_words(row.text, QUOTED).rstrip(".")
        return f"“{words}”" if words else "an empty statement"

    def disagrees(self, node: str) -> bool:
        """Whether the second opinion falls on the other side of even."""
        return (self.values[node] - 0.5) * (self.second[node] - 0.5) < 0

    def after(
        self, document: Document, changes: Iterable[Change], *, chance: Callable[[], float]
    ) -> "Weighing":
        """This weighing once ``changes`` have led to ``document``: the same as one made anew.

        Weighs again what depends on what changed.
        """
        touched = frozenset().union(*(touched_by(document, change) for change in changes))
        case = case_after(self.case, document, touched)
        gone = [node for node in touched if node not in case.claims and node not in case.steps]
        if self.ranges or not touched:
            return weighed(document, chance=chance) if touched else self._of(document)
        try:
            values = _followed(case, self.values, touched, SHOWN, gone)
            second = _followed(case, self.second, touched, SECOND, gone)
        except ValueError:  # something bears on itself now
            return weighed(document, chance=chance)
        decided = relabelled(case, self.labels, touched, stances(document))
        return Weighing(document, case, values, second, decided, {})

    def _of(self, document: Document) -> "Weighing":
        return Weighing(document, self.case, self.values, self.second, self.labels, self.ranges)


def _followed(
    case: Case, values: Values, touched: frozenset[str], rule: Rule, gone: list[str]
) -> Values:
    new = {**values, **revised(case, values, touched, rule)}
    for node in gone:
        new.pop(node, None)
    return new


def weighed(document: Document, *, chance: Callable[[], float]) -> Weighing:
    """All of ``document``; ``chance`` gives numbers in 0 to 1, for maps with circles alone."""
    case = case_of(document)
    first = strengths(case, SHOWN, chance=chance)
    second = strengths(case, SECOND, chance=chance)
    return Weighing(
        document,
        case,
        first.values,
        second.values,
        labels(case, stances(document)),
        first.ranges,
    )
