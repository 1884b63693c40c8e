"""Statements that say the same are found, and those that say the opposite told apart."""

import pytest

from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Statement
from rejoinder.review.repetition import Repetitions


def alike(one: str, other: str) -> bool | None:
    """``None`` for different statements; else whether they are opposed."""
    rows = {StatementId("a"): Statement(text=one), StatementId("b"): Statement(text=other)}
    repetitions = Repetitions()
    repetitions.follow(Document(statements=rows))
    pairs = repetitions.all_pairs()
    return pairs[0].opposed if pairs else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Cars foul the air of the old streets.", "Cars foul the air in the old streets.", False),
        ("The fee should be introduced now.", "The fee should not be introduced now.", True),
        ("A tax on sugar reduces sales of sweets.", "A tax on sugar raises sales of sweets.", True),
        ("The first reason for the motion.", "The second reason for the motion.", None),
        ("Plan B is cheap to run.", "Plan C is cheap to run.", None),
        ("In 2004 the river rose by a metre.", "In 2011 the river rose by a metre.", None),
        ("All fares in Tallinn were abolished.", "All fares in Dunkirk were abolished.", None),
        ("Taxes rise.", "Taxes fall.", None),
        ("Taxes rise.", "Taxes rise!", False),
        ("Cars foul the air.", "Shops gain from closed streets.", None),
        ("", "", None),
    ],
)
def test_what_two_statements_have_to_do_with_each_other(
    one: str, other: str, expected: bool | None
) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected
