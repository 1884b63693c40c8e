"""A small map that has everything that a search looks in."""

import pytest

from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, SourceId, StatementId, VoiceId
from rejoinder.model.records import (
    MAP_ID,
    Answer,
    Citation,
    Comment,
    Inference,
    Kind,
    MapRow,
    Polarity,
    PremiseOf,
    Reply,
    Source,
    Statement,
    Voice,
)


def premise(step: str, **fields: object) -> Statement:
    """A statement under ``step``."""
    home = PremiseOf(inference=InferenceId(step), order="a0")
    return Statement(premise_of=(home,), **fields)  # type: ignore[arg-type]  # its own fields


@pytest.fixture
def town() -> Document:
    """The reading order is: thesis, step, premise, against, harm, answer, reply, stray."""
    thesis, oppose = StatementId("thesis"), Polarity.OPPOSE
    cited = (Citation(source=SourceId("report"), locator="p. 7"),)
    ada = VoiceId("ada")
    return Document(
        map={MAP_ID: MapRow(thesis=thesis)},
        statements={
            thesis: Statement(text="Close the café", note="Ask the owner", tags=("trade",)),
            StatementId("premise"): premise(
                "step", text="It is loud", voice=ada, citations=cited, stated=False
            ),
            StatementId("harm"): premise("against", text="Customers stay away", tags=("key",)),
            StatementId("reply"): premise("answer", text="Costumers come back", voice=ada),
            StatementId("stray"): Statement(text="Numbers", kind=Kind.EVIDENCE, order="a0"),
        },
        inferences={
            InferenceId("step"): Inference(
                conclusion=thesis,
                order="a0",
                note="From nuisance",
                scheme="Cause to effect",
                answers=(Answer(question="Is it regular?", text="Nightly"),),
            ),
            InferenceId("against"): Inference(conclusion=thesis, order="a1", polarity=oppose),
            InferenceId("answer"): Inference(
                conclusion=StatementId("harm"), order="a0", polarity=oppose
            ),
        },
        voices={ada: Voice(name="Ada Moss"), VoiceId("bo"): Voice(name="Bo")},
        sources={SourceId("report"): Source(title="Noise after dark", authors=("Fen, Bo",))},
        comments={
            CommentId("c1"): Comment(on="premise", text="How loud?", time="2024-01-02"),
            CommentId("c2"): Comment(
                on="step", text="Really", replies=(Reply(author="", time="", text="Indeed"),)
            ),
            CommentId("c3"): Comment(on="thesis", text="Done", resolved=True),
        },
    )
