"""A small case in which nothing is to be found, for defects to be planted in."""

import random

from rejoinder.edits import add, articles, people, sources, state
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import (
    ArticleId,
    Fresh,
    InferenceId,
    NodeId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.records import (
    Anchor,
    Answer,
    AnswerState,
    Article,
    Citation,
    Kind,
    Source,
    SourceKind,
    VoiceKind,
)
from rejoinder.model.schemes import owed
from rejoinder.model.text import digest
from rejoinder.resources import schemes
from rejoinder.review.checks import findings
from rejoinder.review.finding import Finding

PARAGRAPHS = (
    "Our town should close its centre to cars. Cars foul the air of the old streets.",
    "Shops gain from closed streets, as Harbour Lane shows.",
)


class Town:
    """The case of a town, built by the verbs that a person has."""

    def __init__(self, fresh: Fresh) -> None:
        self.fresh = fresh
        self.document = Document()
        self.author = self._voice("Author", VoiceKind.AUTHOR)
        self.reviewer = self._voice("Desk", VoiceKind.REVIEWER)
        piece = Article(title="Close the centre", date="2026-03", paragraphs=PARAGRAPHS)
        added = self.do(articles.add_article(self.document, piece, fresh=fresh))
        self.article = ArticleId(added.created("articles")[0])
        report = Source(
            title="Air in our streets", kind=SourceKind.REPORT, date="2024", pages="4–9"
        )
        self.report = self.source(report)
        self.survey = self.source(Source(title="Harbour Lane a year on", date="2025"))
        self._argue()

    def _argue(self) -> None:
        author, text = self.author, "The town should close its centre to cars."
        self.thesis = self.made(
            add.add_thesis(self.document, fresh=self.fresh, voice=self.author, text=text)
        )
        self.air = self.reason(self.thesis, "Cars foul the air of the old streets.", voice=author)
        self.gauge = self.evidence(self.air, "Ames measured soot beside every kerb.", self.report)
        text = "Shops gain when a street is closed to traffic."
        self.trade = self.reason(self.thesis, text, voice=author)
        self.lane = self.evidence(self.trade, "Harbour Lane has more buyers now.", self.survey)
        self.steps = self.document.links.arguments_for(self.thesis)
        for step in self.steps:
            self.explain(step, "positive_consequences")
        self.vans = self.against(self.thesis, "Goods could not be delivered.")
        self.dawn = self.against(self.vans, "Goods can be delivered before eight.")
        for name, place in ((self.thesis, (1, 0, 41)), (self.air, (1, 42, 79))):
            self.do(articles.set_anchors(self.document, name, [self.anchor(*place)]))
        self.do(articles.set_anchors(self.document, self.trade, [self.anchor(2, 0, 31)]))

    def explain(self, step: InferenceId, scheme: str) -> None:
        """Names the scheme of a step, and answers what it obliges to answer."""
        self.do(state.set_scheme(self.document, step, scheme))
        for question in owed(self.document.inferences[step], schemes()):
            answer = Answer(question=question.id, state=AnswerState.ANSWERED, text="As told.")
            self.do(state.set_answer(self.document, step, answer))

    def do(self, change: Change) -> Change:
        self.document = self.document.apply(change)
        return change

    def made(self, change: Change) -> StatementId:
        return StatementId(self.do(change).created("statements")[0])

    def _voice(self, name: str, kind: VoiceKind) -> VoiceId:
        added = people.add_voice(self.document, fresh=self.fresh, name=name, kind=kind)
        return VoiceId(self.do(added).created("voices")[0])

    def source(self, record: Source) -> SourceId:
        added = sources.add_source(self.document, record, fresh=self.fresh)
        return SourceId(self.do(added).created("sources")[0])

    def reason(self, target: NodeId, text: str, *, voice: VoiceId | None = None) -> StatementId:
        """A reason, of the reviewer's where nobody else gives it."""
        said = voice or self.reviewer
        return self.made(
            add.add_reason(self.document, target, fresh=self.fresh, text=text, voice=said)
        )

    def against(self, target: NodeId, text: str) -> StatementId:
        added = add.add_objection(
            self.document, target, fresh=self.fresh, text=text, voice=self.reviewer
        )
        return self.made(added)

    def evidence(self, target: NodeId, text: str, source: SourceId | None) -> StatementId:
        added = add.add_evidence(
            self.document, target, fresh=self.fresh, text=text, voice=self.reviewer
        )
        name = self.made(added)
        if source is not None:
            self.do(sources.cite(self.document, name, Citation(source=source)))
        assert self.document.statements[name].kind is Kind.EVIDENCE
        return name

    def anchor(self, paragraph: int, start: int, end: int) -> Anchor:
        words = PARAGRAPHS[paragraph - 1][start:end]
        return Anchor(
            article=self.article, paragraph=paragraph, start=start, end=end, digest=digest(words)
        )

    def found(self, *, on_demand: bool = False) -> tuple[Finding, ...]:
        return asked(self.document, on_demand=on_demand)


def asked(document: Document, *, on_demand: bool = False) -> tuple[Finding, ...]:
    """All findings of a map; nothing of them is left to chance."""
    chance = random.Random(1).random
    return findings(document, chance=chance, schemes=schemes(), on_demand=on_demand)
