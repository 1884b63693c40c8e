"""Maps as large as is asked for, of the shapes that real ones have; the same for a seed.

What is drawn by chance follows the article's map and debate archives: one to four premises
to a step, mostly one; an objection for every two reasons; one step in twelve is undercut;
texts of 6 to 40 words; and, beside the tree, cross links from one statement in twenty.
"""

from collections.abc import Iterator
from random import Random

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, SourceId, StatementId, VoiceId
from rejoinder.model.order import between
from rejoinder.model.records import (
    MAP_ID,
    Citation,
    Inference,
    Kind,
    MapRow,
    Polarity,
    PremiseOf,
    Source,
    Statement,
    Voice,
    VoiceKind,
)

VOCABULARY = (
    "the a of to and in for that with by council river trade law witness school report tax "
    "vote city harvest treaty border market union budget minister court evidence growth claim "
    "policy reform season archive debate public private cost benefit risk rises falls shows "
    "denies proves weakens supports because although never always often rarely every"
)
WORDS = VOCABULARY.split()

LINKED = 0.05
EVIDENCE = 0.2
UNDERCUT = 1 / 12
OBJECTION = 1 / 3
PREMISES = (1, 1, 1, 1, 2, 2, 3, 4)
REASONS = (1, 2, 2, 3, 3, 4, 6)


def large_map(statements: int, *, seed: int = 1) -> Document:
    """A map of so many statements."""
    return _Growth(Random(seed), statements).document()


def chain(statements: int) -> Document:
    """Every statement has one reason; as deep as it is long."""
    growth = _Growth(Random(1), statements, reasons=(1,), premises=(1,), undercut=0.0)
    return growth.document()


def star(statements: int) -> Document:
    """One thesis with all others as its reasons."""
    growth = _Growth(Random(1), statements, reasons=(statements,), premises=(1,), undercut=0.0)
    return growth.document()


class _Growth:
    """A map as it grows from its thesis, now here and now there."""

    def __init__(
        self,
        chance: Random,
        most: int,
        *,
        reasons: tuple[int, ...] = REASONS,
        premises: tuple[int, ...] = PREMISES,
        undercut: float = UNDERCUT,
    ) -> None:
        self.chance, self.most = chance, most
        self.reasons, self.premises, self.undercut = reasons, premises, undercut
        self.sources = 1 + most // 50
        self.statements: dict[StatementId, Statement] = {}
        self.inferences: dict[InferenceId, Inference] = {}
        self.arguments: dict[NodeId, str] = {}
        self.premise_orders: dict[InferenceId, str] = {}

    def document(self) -> Document:
        thesis = self._statement(None)
        waiting = [thesis]
        while waiting and not self.is_full:
            name = waiting.pop(self.chance.randrange(len(waiting)))
            for _ in range(self.chance.choice(self.reasons)):
                waiting.extend(self._step(name))
        self._link()
        return Document(
            map={MAP_ID: MapRow(title=f"{len(self.statements)} statements", thesis=thesis)},
            statements=self.statements,
            inferences=self.inferences,
            sources={
                SourceId(f"source{n}"): Source(title=" ".join(self._words(4)))
                for n in range(self.sources)
            },
            voices={
                VoiceId("author"): Voice(name="A. Writer", kind=VoiceKind.AUTHOR),
                VoiceId("reviewer"): Voice(name="R. Viewer", kind=VoiceKind.REVIEWER),
            },
        )

    @property
    def is_full(self) -> bool:
        return len(self.statements) >= self.most

    def _step(self, about: NodeId) -> Iterator[StatementId]:
        if self.is_full:
            return
        step = InferenceId(f"i{len(self.inferences)}")
        opposes = about in self.inferences or self.chance.random() < OBJECTION
        self.arguments[about] = order = between(self.arguments.get(about), None)
        polarity = Polarity.OPPOSE if opposes else Polarity.SUPPORT
        self.inferences[step] = Inference(conclusion=about, polarity=polarity, order=order)
        for _ in range(1 if opposes else self.chance.choice(self.premises)):
            if not self.is_full:
                yield self._statement(step)
        if self.chance.random() < self.undercut:
            yield from self._step(step)

    def _premise_of(self, step: InferenceId) -> PremiseOf:
        order = between(self.premise_orders.get(step), None)
        self.premise_orders[step] = order
        return PremiseOf(inference=step, order=order)

    def _statement(self, step: InferenceId | None) -> StatementId:
        name, chance = StatementId(f"s{len(self.statements)}"), self.chance
        is_evidence = step is not None and chance.random() < EVIDENCE
        cited = is_evidence or chance.random() < 0.1
        source = SourceId(f"source{chance.randrange(self.sources)}")
        self.statements[name] = Statement(
            text=self._sentence(),
            kind=Kind.EVIDENCE if is_evidence else Kind.CLAIM,
            premise_of=() if step is None else (self._premise_of(step),),
            voice=VoiceId(chance.choice(("author", "author", "author", "reviewer"))),
            stated=chance.random() > 0.05,
            tags=("key",) if chance.random() < 0.05 else (),
            citations=(Citation(source=source),) if cited else (),
        )
        return name

    def _link(self) -> None:
        """Lets statements that nothing argues about serve a second step: so none circles."""
        leaves = [name for name in self.statements if name not in self.arguments]
        steps = list(self.inferences)
        count = min(len(leaves), int(len(self.statements) * LINKED)) if steps else 0
        for name in self.chance.sample(leaves, count):
            row, step = self.statements[name], self.chance.choice(steps)
            if row.premise_of and row.premise_of[0].inference != step:
                both = (*row.premise_of, self._premise_of(step))
                self.statements[name] = msgspec.structs.replace(row, premise_of=both)

    def _sentence(self) -> str:
        words = self._words(self.chance.choice((6, 9, 12, 12, 16, 20, 26, 40)))
        return f"{' '.join(words).capitalize()}."

    def _words(self, count: int) -> list[str]:
        return self.chance.choices(WORDS, k=count)
