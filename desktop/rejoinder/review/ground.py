"""What checks look at: a map, with what is worked out about all of it at most once."""

from collections.abc import Mapping
from functools import cached_property

from rejoinder.edits.words import called
from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.circles import circles
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.problem import Problem
from rejoinder.model.problems import flaws
from rejoinder.model.records import Inference, Polarity, Statement, VoiceKind
from rejoinder.model.roles import speaks_for_thesis
from rejoinder.model.schemes import Schemes
from rejoinder.model.text import first_words
from rejoinder.model.tree import ancestors, roots, walk
from rejoinder.review.repetition import Repetitions

QUOTED = 80
"""Characters of a statement that a finding quotes: enough to know it by."""


class Ground:
    """``document`` and what checks ask of it. ``weighing`` is of it, for checks of the
    whole map; ``repetitions`` is one that follows it, where there is one. Without ``schemes`` no
    critical questions are known.
    """

    def __init__(
        self,
        document: Document,
        *,
        weighing: Weighing | None = None,
        repetitions: Repetitions | None = None,
        schemes: Schemes | None = None,
    ) -> None:
        self.document = document
        self.schemes = schemes
        self._weighing = weighing
        self._repetitions = repetitions

    # --- one row ---

    def statement(self, row: str) -> Statement:
        return self.document.statements[StatementId(row)]

    def step(self, row: str) -> Inference:
        return self.document.inferences[InferenceId(row)]

    def named(self, row: str) -> str:
        """A statement or step in a sentence, by its words."""
        statement = self.document.statement(row)
        if statement is None or not statement.text.strip():
            return called(self.document, StatementId(row))
        return f"“{first_words(statement.text, QUOTED).rstrip('.')}”"

    def arguments(self, row: str, polarity: Polarity) -> tuple[InferenceId, ...]:
        """The steps for or against a node."""
        steps = self.document.links.arguments_for(StatementId(row))
        return tuple(s for s in steps if self.document.inferences[s].polarity is polarity)

    def premises(self, step: str) -> tuple[StatementId, ...]:
        return self.document.links.premises_of(InferenceId(step))

    def home(self, row: str) -> InferenceId | None:
        """The step that a statement stands under."""
        return home(self.statement(row))

    def supports(self, row: str) -> bool:
        """Whether a statement is a premise in favour of something, by its home."""
        step = self.home(row)
        return step is not None and self.step(step).polarity is Polarity.SUPPORT

    def speaks_for(self, row: str) -> bool:
        """Whether a node is on the side of the root that it hangs under."""
        return speaks_for_thesis(self.document, StatementId(row))

    def is_connected(self, row: str) -> bool:
        """Whether a node hangs under the thesis."""
        thesis = self.document.thesis
        return row == thesis or any(n == thesis for n in ancestors(self.document, StatementId(row)))

    def is_in_argument(self, row: str) -> bool:
        """Whether a statement is the thesis, or a premise of something."""
        return row == self.document.thesis or bool(self.statement(row).premise_of)

    def is_for(self, row: str) -> bool:
        """Whether a node hangs under the thesis and is on its side."""
        return self.is_connected(row) and self.speaks_for(row)

    def is_reviewers(self, row: str) -> bool:
        """Whether a statement was added to the article's by a reviewer or an opponent."""
        name = self.statement(row).voice
        voice = None if name is None else self.document.voices.get(name)
        return voice is not None and voice.kind in (VoiceKind.REVIEWER, VoiceKind.OPPONENT)

    def are_at_odds(self, one: str, other: str) -> bool:
        """Whether one of two statements is in a step against the other, or against its step."""
        for a, b in ((one, other), (other, one)):
            for service in self.statement(a).premise_of:
                step = self.step(service.inference)
                about = {b, *(s.inference for s in self.statement(b).premise_of)}
                if step.polarity is Polarity.OPPOSE and step.conclusion in about:
                    return True
        return self.speaks_for(one) != self.speaks_for(other)

    def in_order(self, one: StatementId, other: StatementId) -> tuple[StatementId, StatementId]:
        """Two statements as the map is read."""
        first, second = sorted((one, other), key=lambda s: (self.places.get(s, -1), s))
        return first, second

    def is_opposed(self, row: str) -> bool:
        return bool(self.arguments(row, Polarity.OPPOSE))

    # --- the whole map ---

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where every node comes as the map is read, from the thesis down."""
        document = self.document
        nodes = (node for root in roots(document) for node in walk(document, root))
        return {node: place for place, node in enumerate(nodes)}

    @cached_property
    def circles(self) -> tuple[tuple[StatementId, ...], ...]:
        """Groups of statements that bear on themselves; none in a sound map."""
        return circles(self.document)

    @cached_property
    def flaws(self) -> tuple[Problem, ...]:
        """What a person will want to put right in a sound map."""
        return flaws(self.document)

    @property
    def weighing(self) -> Weighing:
        """Strengths and labels of all nodes."""
        assert self._weighing is not None, "a check of one row has no need of strengths"
        return self._weighing

    @cached_property
    def repetitions(self) -> Repetitions:
        """Which statements are alike."""
        repetitions = self._repetitions or Repetitions()
        repetitions.follow(self.document)
        return repetitions
