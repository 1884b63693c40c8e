"""The pieces of a difference make up both wordings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.review.differences import Part, Piece, difference

words = st.lists(st.sampled_from(["a", "b", "Cé", ".", "—", "😀"]), max_size=12).map(" ".join)


@given(words | st.text(max_size=20), words | st.text(max_size=20))
def test_the_pieces_make_up_both_wordings(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(p.words for p in pieces if p.part is not Part.ADDED) == before
    assert "".join(p.words for p in pieces if p.part is not Part.REMOVED) == after
    assert all(one.part is not other.part for one, other in pairwise(pieces))
    assert all(piece.words for piece in pieces)


def test_a_reworded_phrase_is_one_change() -> None:
    assert difference("The quick brown fox ran.", "The slow red fox ran.") == (
        Piece(Part.SAME, "The "),
        Piece(Part.REMOVED, "quick brown"),
        Piece(Part.ADDED, "slow red"),
        Piece(Part.SAME, " fox ran."),
    )


def test_wordings_too_long_to_compare_are_shown_whole() -> None:
    before, after = "a " * 3000, "b " * 3000
    assert difference(before, after) == (Piece(Part.REMOVED, before), Piece(Part.ADDED, after))
