"""What drawing a cross link would do, in words, and what it does."""

from rejoinder.editor.tools.connect import connected, connection
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, Polarity, PremiseOf, Statement

THESIS, A, B = StatementId("thesis"), StatementId("a"), StatementId("b")
ONE, TWO = InferenceId("i"), InferenceId("j")


def served(step: InferenceId, text: str) -> Statement:
    return Statement(text=text, premise_of=(PremiseOf(inference=step, order="a0"),))


def document() -> Document:
    return Document(
        map={MAP_ID: MapRow(thesis=THESIS)},
        statements={
            THESIS: Statement(text="Thesis"),
            A: served(ONE, "First"),
            B: served(TWO, "Second"),
        },
        inferences={
            ONE: Inference(conclusion=THESIS, order="a0"),
            TWO: Inference(conclusion=THESIS, order="a1"),
        },
    )


def test_a_link_onto_a_card_argues_about_it(fresh: Fresh) -> None:
    assert connection(document(), A, B, opposes=False).label == "Also supports “Second”"
    after = document().apply(connected(document(), A, B, opposes=False, fresh=fresh))
    step = after.links.arguments_for(B)[0]
    assert after.links.premises_of(step) == (A,)


def test_a_link_with_shift_opposes(fresh: Fresh) -> None:
    found = connection(document(), A, B, opposes=True)
    assert (found.label, found.polarity) == ("Also opposes “Second”", Polarity.OPPOSE)
    assert found.hint == "Without Alt: move instead · Without Shift: as a premise"
    after = document().apply(connected(document(), A, B, opposes=True, fresh=fresh))
    step = after.links.arguments_for(B)[0]
    assert after.inferences[step].polarity is Polarity.OPPOSE


def test_a_link_onto_a_disc_joins_the_premises(fresh: Fresh) -> None:
    found = connection(document(), A, TWO, opposes=False)
    assert found.label == "Also co-premise with: “Second”"
    assert found.hint == "Without Alt: move instead · Shift: as an objection"
    after = document().apply(connected(document(), A, TWO, opposes=False, fresh=fresh))
    assert set(after.links.premises_of(TWO)) == {A, B}


def test_a_link_that_would_go_in_a_circle_is_refused_with_a_reason() -> None:
    found = connection(document(), THESIS, A, opposes=False)
    assert found.refused
    assert found.label.endswith(".")


def test_a_link_into_the_void_says_what_to_do() -> None:
    found = connection(document(), A, None, opposes=False)
    assert not found.refused
    assert found.label.startswith("Let go on")
