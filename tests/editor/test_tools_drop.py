"""Where a dragged branch would land, and what the label says of it.

The map runs down: the thesis, under it ``a`` and ``b`` jointly, then ``c`` against it, with
``d`` under ``c``; ``loose`` stands apart.
"""

import pytest
from msgspec.structs import replace

from rejoinder.drawing.places import Places
from rejoinder.editor.tools.drop import Landing, landing, quoted
from rejoinder.editor.tools.offer import Offer, offered
from rejoinder.edits.move import AsArgument, AsCoPremise, AsLoose
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Placement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import (
    MAP_ID,
    Direction,
    Inference,
    Kind,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
)

A, B, C, D = (StatementId(name) for name in "abcd")
THESIS, LOOSE = StatementId("thesis"), StatementId("loose")
JOINT, AGAINST, UNDER = (InferenceId(name) for name in ("joint", "against", "under"))
SUPPORT, OPPOSE = Polarity.SUPPORT, Polarity.OPPOSE

PLACEMENT = Placement(
    cards={
        THESIS: Rect(200, 0, 200, 80),
        A: Rect(0, 160, 200, 80),
        B: Rect(220, 160, 200, 80),
        C: Rect(460, 160, 200, 80),
        D: Rect(460, 320, 200, 80),
        LOOSE: Rect(800, 0, 200, 80),
    },
    discs={JOINT: Point(210, 130), AGAINST: Point(560, 130), UNDER: Point(560, 280)},
    routes=(),
    bounds=Rect(0, 0, 1000, 400),
)
MIRRORED = Placement(
    cards={name: Rect(r.y * 2, r.x / 2, r.width, r.height) for name, r in PLACEMENT.cards.items()},
    discs={},
    routes=(),
    bounds=Rect(0, 0, 1000, 600),
)


def premise(step: InferenceId, text: str, order: str = "a0") -> Statement:
    return Statement(text=text, premise_of=(PremiseOf(inference=step, order=order),))


@pytest.fixture
def document() -> Document:
    return Document(
        map={MAP_ID: MapRow(thesis=THESIS)},
        statements={
            THESIS: Statement(text="Close the centre to cars"),
            A: premise(JOINT, "Quiet streets are safer"),
            B: premise(JOINT, "A town is for people", "a1"),
            C: premise(AGAINST, "Shops lose customers"),
            D: premise(UNDER, "Half of them come by car"),
            LOOSE: Statement(text="Somebody should count", order="a0"),
        },
        inferences={
            JOINT: Inference(conclusion=THESIS, order="a0"),
            AGAINST: Inference(conclusion=THESIS, order="a1", polarity=OPPOSE),
            UNDER: Inference(conclusion=C, order="a0"),
        },
    )


def places_of(placement: Placement) -> Places:
    cards: dict[NodeId, Rect] = {StatementId(n): box for n, box in placement.cards.items()}
    discs: dict[NodeId, Rect] = {
        InferenceId(n): Rect(*p, 0, 0).grown(14) for n, p in placement.discs.items()
    }
    return Places({**cards, **discs})


def land(
    document: Document, name: StatementId, x: float, y: float, *, turned: bool = False
) -> Landing:
    return landing(document, places_of(PLACEMENT), (name,), at=Point(x, y), turned=turned)


def test_on_the_middle_of_a_card_it_becomes_a_premise_of_it(document: Document) -> None:
    found = land(document, LOOSE, 300, 200)
    assert found.to == AsArgument(B, SUPPORT)
    assert found.label == "Premise for: “A town is for people”"
    assert (found.onto, found.polarity) == (B, SUPPORT)
    assert found.hint == "Shift: as an objection"


def test_with_shift_it_becomes_an_objection(document: Document) -> None:
    found = land(document, LOOSE, 300, 200, turned=True)
    assert found.to == AsArgument(B, OPPOSE)
    assert found.label == "Objection to: “A town is for people”"
    assert found.polarity is OPPOSE
    assert found.hint == "Without Shift: as a premise"


def test_an_objection_stays_one_and_shift_turns_it(document: Document) -> None:
    assert land(document, C, 300, 200).to == AsArgument(B, OPPOSE)
    assert land(document, C, 300, 200, turned=True).to == AsArgument(B, SUPPORT)


@pytest.mark.parametrize(("x", "before"), [(225, B), (415, None)])
def test_on_the_rim_of_a_premise_it_becomes_a_co_premise(
    document: Document, x: float, before: StatementId | None
) -> None:
    found = land(document, LOOSE, x, 200)
    assert found.to == AsCoPremise(JOINT, before)
    assert found.label == "Co-premise with: “A town is for people”"
    assert found.line is not None


def test_the_thesis_has_no_rim(document: Document) -> None:
    assert land(document, LOOSE, 202, 40).to == AsArgument(THESIS, SUPPORT)


def test_between_co_premises_it_goes_among_them(document: Document) -> None:
    assert land(document, LOOSE, 210, 200).to == AsCoPremise(JOINT, B)


def test_between_arguments_it_becomes_one_more_there(document: Document) -> None:
    found = land(document, LOOSE, 440, 200)
    assert found.to == AsArgument(THESIS, SUPPORT, before=AGAINST)
    assert found.label == "Premise for: “Close the centre to cars”"


def test_beyond_the_last_argument_it_becomes_the_last(document: Document) -> None:
    assert land(document, LOOSE, 690, 200).to == AsArgument(THESIS, SUPPORT, before=None)


def test_ahead_of_the_first_argument_it_becomes_the_first(document: Document) -> None:
    assert land(document, LOOSE, -20, 200).to == AsArgument(THESIS, SUPPORT, before=JOINT)


def test_it_is_never_placed_ahead_of_itself(document: Document) -> None:
    assert land(document, C, 440, 200).to == AsArgument(THESIS, OPPOSE, before=None)


def test_on_a_disc_it_joins_the_premises(document: Document) -> None:
    found = land(document, LOOSE, 212, 128)
    assert found.to == AsCoPremise(JOINT)
    assert found.onto == JOINT
    assert found.label == "Co-premise with: “Quiet streets are safer” and 1 more"
    assert found.hint == "Shift: as an objection"


def test_on_a_disc_with_shift_it_objects_to_the_step(document: Document) -> None:
    found = land(document, LOOSE, 212, 128, turned=True)
    assert found.to == AsArgument(JOINT, OPPOSE)
    assert found.label == "Objection to this step"


def test_on_empty_paper_it_becomes_loose(document: Document) -> None:
    assert land(document, A, 900, 380).to == AsLoose()


def test_over_its_own_place_nothing_happens(document: Document) -> None:
    found = land(document, A, 100, 200)
    assert (found.to, found.refused) == (None, False)


def test_onto_its_own_branch_is_refused_with_a_reason(document: Document) -> None:
    found = land(document, C, 560, 360)
    assert found.to is None
    assert found.refused
    assert found.label.endswith(".")


def test_the_thesis_can_not_be_dropped_on_a_premise(document: Document) -> None:
    assert land(document, THESIS, 300, 200).refused


def test_sideways_maps_have_their_rims_above_and_below(document: Document) -> None:
    about = replace(document.about, direction=Direction.RIGHT)
    sideways = Document(
        map={MAP_ID: about}, statements=document.statements, inferences=document.inferences
    )
    box = MIRRORED.cards[B]
    at = Point(box.center.x, box.y + 3)
    found = landing(sideways, places_of(MIRRORED), (LOOSE,), at=at, turned=False)
    assert found.to == AsCoPremise(JOINT, B)
    assert found.line is not None
    assert found.line.start.y == found.line.end.y


def test_a_long_text_is_quoted_in_part(document: Document) -> None:
    long = replace(document.statements[A], text="word " * 40)
    statements = {**document.statements, A: long}
    assert quoted(Document(statements=statements), A) == "“" + "word " * 7 + "word…”"


def test_shift_is_named_only_where_it_changes_something(document: Document) -> None:
    assert land(document, LOOSE, 225, 200).hint == ""
    assert land(document, A, 900, 380).hint == ""


def test_a_co_premise_of_an_objection_is_against_too(document: Document) -> None:
    assert land(document, LOOSE, 562, 128).polarity is OPPOSE


def offer(
    document: Document, x: float, y: float, *, anchors: bool = False, as_evidence: bool = False
) -> Offer:
    return offered(
        document,
        places_of(PLACEMENT),
        Point(x, y),
        turned=False,
        anchors=anchors,
        as_evidence=as_evidence,
    )


def test_new_words_land_as_a_premise_does(document: Document) -> None:
    found = offer(document, 560, 200, as_evidence=True)

    assert found.landing.to == AsArgument(C, SUPPORT, None)
    assert found.landing.label == "Premise for: “Shops lose customers”"
    assert found.kind is Kind.EVIDENCE
    assert offer(document, 60, 390).landing.to == AsLoose()


def test_with_alt_new_words_become_a_passage_of_the_card(document: Document) -> None:
    found = offer(document, 560, 200, anchors=True)
    beside = offer(document, 60, 390, anchors=True)

    assert (found.onto, found.landing.label) == (C, "Passage of: “Shops lose customers”")
    assert beside.onto is None
    assert beside.landing.refused


def test_the_first_words_on_a_map_are_its_thesis() -> None:
    assert offer(Document(), 10, 10, anchors=True).landing.label == "Thesis of this map"
