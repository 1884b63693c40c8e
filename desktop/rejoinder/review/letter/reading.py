"""A map as its reviewer reads it: what the text claims, and what is said about each claim.

A statement is a *claim* of the text where it stands in it, or would have to: with a place, left
unstated, or in the voice of the author or of somebody the author quotes. What a reviewer or an
opponent adds is a *remark*, and is told with the claim that it is about. Every statement
is one of the two, and is told once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rejoinder.evaluate.verdict import Judge
from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.counts import levels
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Anchor, AnchorState, Statement, VoiceKind
from rejoinder.model.roles import Role, roles
from rejoinder.model.schemes import Schemes
from rejoinder.model.text import first_words
from rejoinder.model.tree import home_premises, roots, walk
from rejoinder.prose.english import unended
from rejoinder.review.dismissing import Sifted, sifted
from rejoinder.review.finding import Finding
from rejoinder.review.letter.options import Options

LARGE = 400
"""Statements from which on a review tells what matters most, and counts the rest."""

MOST_TOLD = 150
"""Claims that are told with all that is said about them where a map is large."""

SHORT = 70
"""Letters by which a claim is named in a sentence about another one."""

_ADDED = (VoiceKind.REVIEWER, VoiceKind.OPPONENT)


@dataclass(frozen=True)
class Reading:
    """``schemes`` are those whose critical questions may be open; ``found`` is what all checks
    find, those on demand too, dismissed or not.
    """

    document: Document
    options: Options
    weighing: Weighing
    schemes: Schemes
    found: tuple[Finding, ...] = ()

    @cached_property
    def judge(self) -> Judge:
        return self.weighing.judge()

    @cached_property
    def sifted(self) -> Sifted:
        """What the checks found, by what somebody has let stand."""
        return sifted(self.document, self.found)

    @cached_property
    def roles(self) -> Mapping[StatementId, Role]:
        return roles(self.document)

    @cached_property
    def order(self) -> tuple[NodeId, ...]:
        """Every statement and step, as the map is read: the thesis and down, then what is loose."""
        return tuple(node for top in roots(self.document) for node in walk(self.document, top))

    @cached_property
    def has_article(self) -> bool:
        return any(map(place, self.document.statements.values()))

    @property
    def is_large(self) -> bool:
        return len(self.document.statements) > LARGE

    @cached_property
    def nearest(self) -> tuple[StatementId, ...]:
        """The claims, those nearest to the thesis first, as far as they stand under it."""
        thesis = self.document.thesis
        depth = {} if thesis is None else levels(self.document, thesis)
        last = len(self.order)
        return tuple(sorted(self.claims, key=lambda name: (depth.get(name, last), name)))

    @cached_property
    def claims(self) -> frozenset[StatementId]:
        """The statements that are told for themselves."""
        return frozenset(name for name in self.document.statements if self._is_claim(name))

    def _is_claim(self, name: StatementId) -> bool:
        row = self.document.statements[name]
        if place(row) is not None or not row.stated or not row.premise_of:
            return True
        voice = None if row.voice is None else self.document.voices.get(row.voice)
        if voice is None:
            return self.roles.get(name) not in (Role.OBJECTION, Role.REBUTTAL)
        return voice.kind not in _ADDED

    @cached_property
    def owners(self) -> Mapping[NodeId, StatementId]:
        """The claim that each statement and step is told with."""
        found: dict[NodeId, StatementId] = {}
        for node in self.order:
            statement = self.document.statement(node)
            if statement is None:
                found[node] = self._owner_of_step(InferenceId(node), found)
            elif node in self.claims:
                found[node] = StatementId(node)
            else:
                above = home(statement)
                assert above is not None  # what has no home is a claim
                found[node] = found[above]
        return found

    def _owner_of_step(self, step: InferenceId, found: Mapping[NodeId, StatementId]) -> StatementId:
        """The first of its premises that the text states, else one that it needs, else what it
        concludes in.
        """
        premises = [name for name in home_premises(self.document, step) if name in self.claims]
        stated = (name for name in premises if place(self.document.statements[name]) is not None)
        first = next(stated, premises[0] if premises else None)
        return found[self.document.inferences[step].conclusion] if first is None else first

    @cached_property
    def remarks(self) -> Mapping[StatementId, tuple[InferenceId, ...]]:
        """The steps whose premises are remarks, by the claim they are told with; those alone that
        are about the claim or a step from it, and not about another remark.
        """
        return self._told_with(
            step for step in self._in_order if self.is_remark(step) and step not in self._nested
        )

    @cached_property
    def _steps(self) -> Mapping[StatementId, tuple[InferenceId, ...]]:
        return self._told_with(
            step for step in self._in_order if not self.is_remark(step) and step not in self._nested
        )

    def _told_with(
        self, steps: Iterable[InferenceId]
    ) -> Mapping[StatementId, tuple[InferenceId, ...]]:
        found: dict[StatementId, list[InferenceId]] = {}
        for step in steps:
            found.setdefault(self.owners[step], []).append(step)
        return {name: tuple(names) for name, names in found.items()}

    @cached_property
    def _in_order(self) -> tuple[InferenceId, ...]:
        return tuple(InferenceId(n) for n in self.order if n in self.document.inferences)

    @cached_property
    def _nested(self) -> frozenset[InferenceId]:
        """The steps that are about a remark, or about the step of one: they are told under it."""
        found: set[InferenceId] = set()
        for step in self._in_order:
            about = self.document.inferences[step].conclusion
            if about in self.document.inferences:
                above = InferenceId(about)
                is_nested = above in found or self.is_remark(above)
            else:
                is_nested = about not in self.claims
            if is_nested:
                found.add(step)
        return frozenset(found)

    def is_remark(self, step: InferenceId) -> bool:
        """Whether no claim of the text has its home under ``step``."""
        return not any(name in self.claims for name in home_premises(self.document, step))

    def steps_of(self, claim: StatementId) -> tuple[InferenceId, ...]:
        """The steps from text to text that are told with ``claim``."""
        return self._steps.get(claim, ())

    @cached_property
    def findings(self) -> Mapping[StatementId, tuple[Finding, ...]]:
        """What was found about each claim and is for the author."""
        from rejoinder.review.letter.findings import by_claim

        return by_claim(self)

    def named(self, statement: StatementId, most: int = SHORT) -> str:
        """A statement within a sentence about another one."""
        if statement == self.document.thesis:
            return "the thesis"
        words = unended(first_words(self.document.statements[statement].text, most))
        return f"“{words}”" if words else "a claim without words"


def place(row: Statement) -> Anchor | None:
    """Where in an article a statement stands or stood first."""
    return min(row.anchors, key=lambda a: (a.paragraph, a.start), default=None)


def standing_place(row: Statement) -> Anchor | None:
    """Where a statement stands first in the article as it is now; what is lost has no place."""
    anchors = (a for a in row.anchors if a.state is not AnchorState.LOST)
    return min(anchors, key=lambda a: (a.paragraph, a.start), default=None)
