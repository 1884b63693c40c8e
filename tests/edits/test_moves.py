"""Where branches go, what goes with them, and what is refused."""

from collections.abc import Callable, Sequence

import pytest

from rejoinder.edits.comments import add_comment
from rejoinder.edits.link import link, link_as_co_premise
from rejoinder.edits.move import (
    AsArgument,
    AsCoPremise,
    AsLoose,
    Destination,
    demote,
    move,
    promote,
    refusal,
    shift,
)
from rejoinder.edits.state import set_inference_note, set_scheme
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity

Drawn = Callable[[str], Document]
Outline = Callable[[Document], str]
OPPOSE = Polarity.OPPOSE

T, A, A1 = StatementId("T"), StatementId("A"), StatementId("A1")
B, B2, U = StatementId("B"), StatementId("B2"), StatementId("U")
OBJ, R, L, L1 = StatementId("O"), StatementId("R"), StatementId("L"), StatementId("L1")
A_STEP, B_STEP, O_STEP = InferenceId("A_step"), InferenceId("B_step"), InferenceId("O_step")

MAP = """
T
  + A
    + A1
  + B
    ~ U
  & B2
  - O
    - R
L
  + L1
"""

MOVES: list[tuple[str, Sequence[StatementId], Destination, str]] = [
    (
        "a branch with all under it",
        [A],
        AsArgument(L, OPPOSE),
        """
T
  + B
    ~ U
  & B2
  - O
    - R
L
  + L1
  - A
    + A1
""",
    ),
    (
        "an argument ahead of a sibling",
        [OBJ],
        AsArgument(T, OPPOSE, A_STEP),
        """
T
  - O
    - R
  + A
    + A1
  + B
    ~ U
  & B2
L
  + L1
""",
    ),
    (
        "one co-premise leaves its group and the objection to the step stays",
        [B],
        AsArgument(A),
        """
T
  + A
    + A1
    + B
  + B2
    ~ U
  - O
    - R
L
  + L1
""",
    ),
    (
        "a whole group stays a group and the objection to its step goes with it",
        [B2, B],
        AsArgument(A1, OPPOSE),
        """
T
  + A
    + A1
      - B
        ~ U
      & B2
  - O
    - R
L
  + L1
""",
    ),
    (
        "into a group, ahead of a co-premise",
        [A],
        AsCoPremise(B_STEP, B2),
        """
T
  + B
    ~ U
  & A
    + A1
  & B2
  - O
    - R
L
  + L1
""",
    ),
    (
        "out of the tree",
        [A1],
        AsLoose(L),
        """
T
  + A
  + B
    ~ U
  & B2
  - O
    - R
A1
L
  + L1
""",
    ),
    (
        "a loose statement into the tree",
        [L],
        AsArgument(OBJ, before=InferenceId("R_step")),
        """
T
  + A
    + A1
  + B
    ~ U
  & B2
  - O
    + L
      + L1
    - R
""",
    ),
    (
        "as an objection to a step",
        [R],
        AsArgument(A_STEP, OPPOSE),
        """
T
  + A
    + A1
    ~ R
  + B
    ~ U
  & B2
  - O
L
  + L1
""",
    ),
    (
        "several at once, in reading order, without those under another",
        [L1, A1, A],
        AsArgument(OBJ),
        """
T
  + B
    ~ U
  & B2
  - O
    - R
    + A
      + A1
    + L1
L
""",
    ),
]


@pytest.mark.parametrize(
    ("chosen", "to", "expected"), [m[1:] for m in MOVES], ids=[m[0] for m in MOVES]
)
def test_branches_move(
    chosen: Sequence[StatementId],
    to: Destination,
    expected: str,
    drawn: Drawn,
    outline: Outline,
    fresh: Fresh,
) -> None:
    document = drawn(MAP)
    assert outline(document) == MAP
    after = document.apply(move(document, chosen, to=to, fresh=fresh))
    assert outline(after) == expected


@pytest.mark.parametrize(
    ("chosen", "to"),
    [
        ([A], AsArgument(T, before=A_STEP)),
        ([A], AsArgument(T, before=B_STEP)),
        ([B, B2], AsArgument(T, before=O_STEP)),
        ([OBJ], AsArgument(T, OPPOSE)),
        ([B], AsCoPremise(B_STEP, B2)),
        ([B2], AsCoPremise(B_STEP)),
        ([L], AsLoose()),
        ([A], AsCoPremise(A_STEP)),
    ],
)
def test_a_move_onto_its_own_place_changes_nothing(
    chosen: Sequence[StatementId], to: Destination, drawn: Drawn, fresh: Fresh
) -> None:
    assert move(drawn(MAP), chosen, to=to, fresh=fresh).rows == ()


@pytest.mark.parametrize(
    ("chosen", "to", "reason"),
    [
        ([A], AsArgument(A), "“A” can't go under itself."),
        (
            [A],
            AsArgument(A1),
            "“A” can't go under “A1”, which already bears on it: "
            "the argument would go in a circle.",
        ),
        (
            [T],
            AsArgument(L),
            "“T” is the thesis, which stays at the top. Make another statement the thesis first.",
        ),
        (
            [B, B2],
            AsArgument(U),
            "The step from “B” to “T” can't go under “U”, which already bears on it: "
            "the argument would go in a circle.",
        ),
        ([A], AsArgument(A_STEP), "The step from “A” to “T” can't go under itself."),
    ],
)
def test_a_move_that_would_go_in_a_circle_or_take_the_thesis_is_refused_by_name(
    chosen: Sequence[StatementId], to: Destination, reason: str, drawn: Drawn, fresh: Fresh
) -> None:
    document = drawn(MAP)
    assert refusal(document, chosen, to) == reason
    with pytest.raises(EditRefused) as refused:
        move(document, chosen, to=to, fresh=fresh)
    assert str(refused.value) == reason


def test_a_circle_through_a_cross_link_is_refused(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn(MAP)
    document = document.apply(link(document, A1, L1, fresh=fresh))
    assert refusal(document, [L], AsArgument(A1)) is not None
    assert refusal(document, [A1], AsArgument(L)) is None


def test_an_inference_moves_with_its_last_premise(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn(MAP)
    document = document.apply(set_scheme(document, A_STEP, "sign"))
    after = document.apply(move(document, [A], to=AsArgument(OBJ), fresh=fresh))
    assert after.inferences[A_STEP].scheme == "sign"
    assert after.inferences[A_STEP].conclusion == OBJ


def test_what_was_said_of_a_step_that_ends_passes_to_its_premise(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    ~ U\n")
    document = document.apply(set_inference_note(document, A_STEP, "why"))
    comment = add_comment(document, A_STEP, fresh=fresh, author="a", time="t", text="?")
    document = document.apply(comment)
    after = document.apply(move(document, [A], to=AsLoose(), fresh=fresh))
    assert outline(after) == "\nT\nA\nU\n"
    assert after.statements[A].note == "why"
    assert [c.on for c in after.comments.values()] == [A]


def test_what_was_said_of_a_step_that_joins_another_passes_to_that(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    ~ U\n  + B\n")
    document = document.apply(set_scheme(document, A_STEP, "sign"))
    after = document.apply(move(document, [A], to=AsCoPremise(B_STEP), fresh=fresh))
    assert outline(after) == "\nT\n  + B\n    ~ U\n  & A\n"
    assert after.inferences[B_STEP].scheme == "sign"


def test_cross_links_stay_when_the_home_moves(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn(MAP)
    document = document.apply(link(document, A1, L, fresh=fresh))
    linked = document.statements[A1].premise_of[1]
    after = document.apply(move(document, [A1], to=AsArgument(B), fresh=fresh))
    assert after.statements[A1].premise_of[1] == linked


def test_a_link_is_absorbed_when_its_statement_moves_to_the_same_conclusion(
    drawn: Drawn, fresh: Fresh
) -> None:
    document = drawn(MAP)
    document = document.apply(link(document, A1, L, fresh=fresh))
    linked = document.statements[A1].premise_of[1].inference
    after = document.apply(move(document, [A1], to=AsArgument(L), fresh=fresh))
    assert linked not in after.inferences
    assert [s.inference for s in after.statements[A1].premise_of] == ["A1_step"]


def test_an_inference_that_keeps_a_cross_linked_premise_stays(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn(MAP)
    document = document.apply(link_as_co_premise(document, L1, A_STEP))
    after = document.apply(move(document, [A], to=AsArgument(OBJ), fresh=fresh))
    assert after.links.premises_of(A_STEP) == (L1,)
    assert home(after.statements[A]) != A_STEP


@pytest.mark.parametrize(
    ("chosen", "by", "row"),
    [
        ([A], 1, "B A O"),
        ([OBJ], -1, "A O B"),
        ([OBJ], -2, "O A B"),
        ([A, B, B2], 1, "O A B"),
        ([B, B2, OBJ], -1, "B O A"),
    ],
)
def test_arguments_shift_among_siblings_and_neighbours_as_a_block(
    chosen: Sequence[StatementId], by: int, row: str, drawn: Drawn
) -> None:
    document = drawn(MAP)
    after = document.apply(shift(document, chosen, by=by))
    assert [step[0] for step in after.links.arguments_for(T)] == row.split()


def test_a_co_premise_shifts_among_its_own(drawn: Drawn) -> None:
    document = drawn(MAP)
    after = document.apply(shift(document, [B2], by=-1))
    assert after.links.premises_of(B_STEP) == (B2, B)


def test_a_shift_past_the_end_is_refused(drawn: Drawn) -> None:
    with pytest.raises(EditRefused, match="“A” is already the first of its siblings"):
        shift(drawn(MAP), [A], by=-1)


def test_a_shift_touches_one_row(drawn: Drawn) -> None:
    assert len(shift(drawn(MAP), [OBJ], by=-2).rows) == 1


def test_siblings_with_equal_keys_are_spread_when_one_shifts(drawn: Drawn) -> None:
    document = drawn("T\n  + A\n  + B\n  + C\n")
    same = {name: record.__class__(conclusion=T) for name, record in document.inferences.items()}
    document = Document(document.map, document.statements, same)
    after = document.apply(shift(document, [StatementId("C")], by=-1))
    assert [step[0] for step in after.links.arguments_for(T)] == ["A", "C", "B"]


def test_promoted_statements_stand_right_behind_their_old_parent(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    + X\n    - Y\n  + B\n")
    chosen = [StatementId("Y"), StatementId("X")]
    after = document.apply(promote(document, chosen, fresh=fresh))
    assert outline(after) == "\nT\n  + A\n  + X\n  - Y\n  + B\n"


def test_what_stands_under_the_thesis_can_not_be_promoted(drawn: Drawn, fresh: Fresh) -> None:
    with pytest.raises(EditRefused, match="no level above"):
        promote(drawn(MAP), [A], fresh=fresh)


def test_what_stands_under_a_loose_statement_is_promoted_to_a_loose_one(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\nL\n  - X\nM\n")
    after = document.apply(promote(document, [StatementId("X")], fresh=fresh))
    assert outline(after) == "\nT\nL\nX\nM\n"


def test_demoted_statements_go_under_the_sibling_ahead_and_keep_their_side(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    + A1\n  - B\n  + C\n")
    after = document.apply(demote(document, [B, StatementId("C")], fresh=fresh))
    assert outline(after) == "\nT\n  + A\n    + A1\n    - B\n    + C\n"


def test_a_group_is_demoted_as_a_group(drawn: Drawn, outline: Outline, fresh: Fresh) -> None:
    document = drawn("T\n  + X\n  - A\n    ~ U\n  & B\n  & C\n")
    whole = document.apply(demote(document, [A, B, StatementId("C")], fresh=fresh))
    assert outline(whole) == "\nT\n  + X\n    - A\n      ~ U\n    & B\n    & C\n"
    part = document.apply(demote(document, [B, StatementId("C")], fresh=fresh))
    assert outline(part) == "\nT\n  + X\n  - A\n    - B\n    - C\n    ~ U\n"


def test_the_first_sibling_can_not_be_demoted(drawn: Drawn, fresh: Fresh) -> None:
    with pytest.raises(EditRefused, match="“A” is the first of its siblings"):
        demote(drawn(MAP), [A], fresh=fresh)


def test_a_demoted_loose_statement_supports_the_one_ahead(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\nL\n")
    after = document.apply(demote(document, [L], fresh=fresh))
    assert outline(after) == "\nT\n  + L\n"
