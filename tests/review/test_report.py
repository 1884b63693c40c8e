"""The review says everything once, in sentences, and nothing that a person would not send."""

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.benchmarks.large_maps import large_map
from tests.review.conftest import TEXT

from rejoinder.edits.about import set_title
from rejoinder.evaluate.weighing import weighed
from rejoinder.files.maps import open_map
from rejoinder.model.document import Document
from rejoinder.model.ids import (
    CommentId,
    DismissalId,
    InferenceId,
    SignoffId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.records import (
    AnchorState,
    Answer,
    AnswerState,
    Citation,
    Comment,
    Kind,
    Signoff,
    Source,
    SourceStatus,
    Voice,
    VoiceKind,
)
from rejoinder.model.signoffs import signed_rows
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import AnyBlock, Heading, Manner, Paper, Paragraph, texts
from rejoinder.resources import schemes
from rejoinder.review.checks import findings
from rejoinder.review.dismissing import dismissal_of
from rejoinder.review.letter.options import Options
from rejoinder.review.letter.reading import MOST_TOLD
from rejoinder.review.report import review

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.rejoinder"))
Draw = Callable[[str], Document]

DEBATE = """
    Buses should be free.
      + People would drive less.
        - Most riders would have walked.
          - Some would have driven.
      + The poor pay most.
      - It costs too much.
"""


def reviewed(document: Document, options: Options | None = None) -> Paper:
    weighing = weighed(document, chance=random.Random(1).random)
    return review(
        document,
        options or Options(),
        weighing=weighing,
        schemes=schemes(),
        found=findings(document, chance=random.Random(1).random, on_demand=True),
    )


def said(document: Document, options: Options | None = None) -> str:
    return "\n".join(texts(reviewed(document, options)))


def sections(paper: Paper) -> dict[str, list[AnyBlock]]:
    found: dict[str, list[AnyBlock]] = {}
    for block in paper.blocks:
        if isinstance(block, Heading):
            found.setdefault("".join(run.text for run in block.runs), [])
        else:
            list(found.values())[-1].append(block)
    return found


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_statement_is_told_in_full_and_no_id_is(path: Path) -> None:
    document = open_map(path, called=path.name).document

    text = said(document, Options(resolved=True))

    words = [one_line(row.text).rstrip(".") for row in document.statements.values()]
    assert [w for w in words if w not in text] == []
    rows = (*document.statements, *document.inferences, *document.sources, *document.comments)
    assert [name for name in rows if name in text] == []
    assert [c.text for c in document.comments.values() if c.text.rstrip(".") not in text] == []


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_no_section_is_empty_and_every_reference_leads_somewhere(path: Path) -> None:
    paper = reviewed(open_map(path, called=path.name).document)

    blocks = [*paper.blocks, None]
    for block, then in pairwise(blocks):
        if isinstance(block, Heading):
            assert then is not None
            assert not isinstance(then, Heading) or then.level > block.level
    shown = "\n".join(texts(paper))
    assert "  " not in shown
    assert ".." not in shown
    assert "no reasons" not in shown


def test_an_empty_map_is_said_to_be_empty() -> None:
    paper = reviewed(Document())

    assert paper.title == "Review"
    assert "nothing has been mapped yet" in said(Document())
    assert list(sections(paper)) == ["In short"]


def test_a_map_without_an_article_is_told_claim_by_claim(drawn: Draw) -> None:
    document = drawn(DEBATE)

    told = sections(reviewed(document.apply(set_title(document, "Free buses"))))

    assert "Claim by claim" in told
    assert "Paragraph by paragraph" not in told
    assert "Sources" not in told
    assert "How much of the text is mapped" not in told


def test_the_summary_names_what_to_mend_and_what_is_strong(drawn: Draw) -> None:
    text = said(drawn(DEBATE))

    assert "The case is for this: Buses should be free." in text
    assert "Two lines of reasoning lead to it" in text
    assert "One objection is made to the thesis itself, and it has not been met." in text
    assert "Meet the objection to the thesis: It costs too much." in text
    assert "People would drive less. Nothing is argued for it" not in text


def test_what_was_said_of_a_remark_stands_under_it(drawn: Draw) -> None:
    text = said(drawn(DEBATE))

    assert text.index("Objection: Most riders") < text.index("Reply: Some would have driven.")


def test_claims_stand_under_their_paragraph_with_their_own_words(street: Document) -> None:
    paper = reviewed(street)

    told = list(sections(paper))

    first = f"Paragraph 2: “{TEXT[1][:20]}"
    assert any(title.startswith(first) for title in told)
    assert "“sales rose by a fifth”" in said(_with_note(street))


def test_nothing_of_the_article_is_quoted_where_that_is_not_wanted(street: Document) -> None:
    text = said(_with_note(street), Options(quotes=False))

    assert "My aunt once parked" not in text
    assert "In Ghent" not in text
    assert "Paragraph 2" in text
    assert "What is not mapped stands in paragraph" in text


def test_a_claim_whose_words_are_gone_stands_under_no_paragraph(street: Document) -> None:
    name = StatementId("ghent")
    row = street.statements[name]
    lost = tuple(replace(anchor, state=AnchorState.LOST) for anchor in row.anchors)
    gone = _with(street, statements={**street.statements, name: replace(row, anchors=lost)})

    told = said(gone)

    assert "its passage is gone from the text" in told
    assert told.index("Claims without a place in the text") < told.index("gone from the text")


def test_mapped_without_remarks_is_said_only_where_it_is_so(drawn: Draw) -> None:
    text = said(drawn(DEBATE))

    assert "Mapped without remarks:" not in text
    assert "Also mapped:" in text


def _with_note(street: Document) -> Document:
    name = StatementId("ghent")
    row = replace(street.statements[name], note="Which year?", text="Sales rose in Ghent.")
    return _with(street, statements={**street.statements, name: row})


def _with(document: Document, **tables: object) -> Document:
    from dataclasses import replace as with_fields

    return with_fields(document, **tables)  # type: ignore[arg-type]  # tables by name


def test_comments_are_told_as_the_options_say(street: Document) -> None:
    on = StatementId("sales")
    comments = {
        CommentId("one"): Comment(
            on=on, author="Ann", time="2026-11-02T10:00:00Z", text="Which shops?"
        ),
        CommentId("two"): Comment(on=on, author="Ben", text="Done", resolved=True),
    }
    document = _with(street, comments=comments)

    assert "Comment by Ann, 2 November 2026: Which shops?" in said(document)
    assert "Done" not in said(document)
    assert "Comment by Ben (settled): Done." in said(document, Options(resolved=True))
    assert "Which shops?" not in said(document, Options(comments=False))


def test_open_questions_are_told_with_the_step(drawn: Draw) -> None:
    document = drawn(DEBATE)
    name = InferenceId("The poor pay most._step")
    answers = (
        Answer(question="CQ1", text="Ask for figures"),
        Answer(question="CQ2", state=AnswerState.ANSWERED, text="Yes"),
        Answer(question="CQ3", state=AnswerState.FAILS, text="No case is given."),
    )
    row = replace(document.inferences[name], scheme="sign", answers=answers)

    text = said(_with(document, inferences={**document.inferences, name: row}))

    assert "Open question: Was the sign really observed? Ask for figures." in text
    assert "Question without a good answer: What else would produce" in text
    assert "No case is given." in text
    assert "CQ2" not in text


def test_sources_are_told_with_their_status(drawn: Draw) -> None:
    document = drawn(DEBATE)
    sources = {
        SourceId("s1"): Source(
            title="Fares",
            authors=("Ann Reid",),
            date="2020-05",
            checked_by="Ben",
            status=SourceStatus.DISPUTED,
            finding="The table is of 2010",
        ),
        SourceId("s2"): Source(title="Riders", address="javascript:alert(1)"),
    }
    name = StatementId("The poor pay most.")
    row = replace(
        document.statements[name],
        citations=(Citation(source=SourceId("s1"), locator="p. 3"),),
        kind=Kind.EVIDENCE,
    )
    document = _with(document, sources=sources, statements={**document.statements, name: row})

    text = said(document)

    assert (
        "Two sources are cited; one of them has been checked, and one of these is disputed." in text
    )
    assert "Ann Reid. Fares. May 2020." in text
    assert "Disputed, checked by Ben." in text
    assert "The table is of 2010." in text
    assert "(Ann Reid 2020, p. 3)" in text


def test_it_is_addressed_as_asked(street: Document) -> None:
    voices = {VoiceId("v"): Voice(name="Mary Lane", kind=VoiceKind.AUTHOR)}
    document = _with(street, voices=voices)
    date = Options(reviewer="Ann", date="2026-11-24")

    assert "Ann · 24 November 2026" in said(document, date)
    assert "For Bo · from Ann" in said(document, Options(addressed_to="Bo", reviewer="Ann"))


def test_findings_stand_by_the_claim_and_are_explained_once(drawn: Draw) -> None:
    text = said(drawn(DEBATE))

    assert "claim without a ground" in text
    assert text.count("Add evidence or a reason, or say that you take it for granted.") == 1
    assert "Smaller things: " in text
    assert "Nothing answers" not in text


def test_what_was_let_stand_is_told_with_the_reason(drawn: Draw) -> None:
    document = drawn(DEBATE)
    found = findings(document, chance=random.Random(1).random)
    finding = next(f for f in found if f.check == "bare-premise")
    row = dismissal_of(
        document, finding, reason="Everybody knows it", author="Ann", time="2026-11-02T10:00:00Z"
    )

    text = said(_with(document, dismissals={DismissalId("d"): row}))

    assert "What was looked at and let stand" in text
    assert "Everybody knows it. (Ann, 2 November 2026)" in text


def test_a_large_map_is_told_in_part_and_the_rest_counted() -> None:
    document = large_map(2_000)

    paper = reviewed(document)

    claims = [b for b in paper.blocks if isinstance(b, Paragraph) and b.manner is Manner.CLAIM]
    assert len(claims) == MOST_TOLD
    text = "\n".join(texts(paper))
    assert "Of this large map" in text
    assert "more claims are mapped here." in text
    assert len(text) < 300_000


def test_a_sign_off_is_told_with_what_changed_since(drawn: Draw) -> None:
    document = drawn(DEBATE)
    top = StatementId("The poor pay most.")
    seen = signed_rows(document, top)
    row = Signoff(on=top, author="Ann", time="2026-11-02T10:00:00Z", text="Good", seen=seen)
    signed = _with(document, signoffs={SignoffId("s"): row})

    assert "“The poor pay most”: signed off by Ann on 2 November 2026. Good." in said(signed)
    assert "Since then" not in said(signed)
    changed = replace(signed.statements[top], text="The poor pay the most.")
    later = _with(signed, statements={**signed.statements, top: changed})
    assert "Since then: Changed: “The poor pay the most" in said(later)
