"""A fix does away with the finding that offers it, and one undo takes it back."""

import pytest
from tests.review.test_checks import PLANTED
from tests.review.town import Town

from rejoinder.edits import add, comments, repeats, state
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, StatementId
from rejoinder.model.problems import breaches
from rejoinder.review.checks import BY_ID, CHECKS
from rejoinder.review.fixes import FIXES

PLANTS = [
    (check.id, fix)
    for check in CHECKS
    if check.id in PLANTED
    for fix in check.fix
    if FIXES[fix].verb is not None
]


def test_every_fix_is_known_and_every_known_fix_is_offered() -> None:
    assert {fix for check in CHECKS for fix in check.fix} == set(FIXES)


@pytest.mark.parametrize(("check", "fix"), PLANTS)
def test_a_fix_is_one_edit_that_does_away_with_its_finding(
    check: str, fix: str, fresh: Fresh
) -> None:
    town = Town(fresh)
    PLANTED[check](town)
    on_demand = not BY_ID[check].on
    finding = next(f for f in town.found(on_demand=on_demand) if f.check == check)
    verb, flawed = FIXES[fix].verb, town.document
    assert verb is not None
    if fix == "split":
        with pytest.raises(EditRefused):
            verb(flawed, finding, fresh)
        return
    change = town.do(verb(flawed, finding, fresh))
    assert breaches(town.document) == ()
    for new in change.created("statements"):
        text = state.set_text(town.document, StatementId(new), "Word by word it was told so.")
        town.do(text)
    assert finding not in town.found(on_demand=on_demand)
    assert flawed.apply(change).apply(change.inverted()) == flawed


def test_a_statement_is_split_where_it_has_a_joint(fresh: Fresh) -> None:
    town = Town(fresh)
    town.do(state.set_text(town.document, town.dawn, "Goods come early, and shops open late."))
    finding = next(f for f in town.found(on_demand=True) if f.check == "two-claims")
    verb = FIXES["split"].verb
    assert verb is not None
    (new,) = town.do(verb(town.document, finding, fresh)).created("statements")
    rows = town.document.statements
    assert rows[town.dawn].text == "Goods come early."
    assert rows[StatementId(new)].text == "Shops open late."
    assert rows[StatementId(new)].premise_of[0].inference == rows[town.dawn].premise_of[0].inference


def test_what_hung_under_a_repeat_passes_to_the_original(fresh: Fresh) -> None:
    town = Town(fresh)
    again = town.reason(town.trade, "Cars foul the air in the old streets.")
    wall = town.evidence(again, "Walls are black.", town.survey)
    remark = comments.add_comment(
        town.document, again, fresh=fresh, author="Desk", time="t", text="Twice?"
    )
    town.do(remark)
    services = town.document.statements[again].premise_of
    town.do(repeats.link_instead(town.document, again, town.air))
    rows, links = town.document.statements, town.document.links
    assert again not in rows
    assert rows[town.air].premise_of[1:] == services
    assert wall in {p for s in links.arguments_for(town.air) for p in links.premises_of(s)}
    assert [row.on for row in town.document.comments.values()] == [town.air]
    assert breaches(town.document) == ()


def test_of_two_that_bear_on_each_other_none_can_stand_for_both(fresh: Fresh) -> None:
    town = Town(fresh)
    again = town.reason(town.air, "Cars foul the air in the old streets.")
    with pytest.raises(EditRefused, match="bear on each other"):
        repeats.link_instead(town.document, again, town.air)
    loose = add.add_loose(town.document, fresh=fresh, text="Cars foul the air of streets.")
    lone = town.made(loose)
    town.do(repeats.link_instead(town.document, lone, town.air))
    assert lone not in town.document.statements
