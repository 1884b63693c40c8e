"""Every reliable check finds the defect that is planted for it, and nothing in a sound case."""

from collections.abc import Callable
from dataclasses import replace as with_tables

import pytest
from msgspec.structs import replace
from tests.review.town import PARAGRAPHS, Town, asked

from rejoinder.edits import add, articles, comments, link, sources, state
from rejoinder.edits.about import set_thesis
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.signing import sign_off
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, Fresh, InferenceId, SourceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import (
    AnchorState,
    Citation,
    Kind,
    Plausibility,
    PremiseOf,
    Source,
    SourceKind,
    SourceStatus,
    Strength,
)
from rejoinder.review.checks import BY_ID, CHECKS
from rejoinder.review.finding import Trust


@pytest.fixture
def town(fresh: Fresh) -> Town:
    return Town(fresh)


def no_thesis(town: Town) -> None:
    town.do(set_thesis(town.document, None))


def empty_statement(town: Town) -> None:
    town.do(state.set_text(town.document, town.gauge, " "))


def circular_support(town: Town) -> None:
    """No verb makes one, so the row is put there as a flawed file would have it."""
    step = town.document.links.arguments_for(town.air)[0]
    _serve(town, town.thesis, step)


def conflict_loop(town: Town) -> None:
    step = town.document.links.arguments_for(town.vans)[0]
    _serve(town, town.thesis, step)


def _serve(town: Town, statement: StatementId, step: InferenceId) -> None:
    row = town.document.statements[statement]
    services = (*row.premise_of, PremiseOf(inference=step, order="a5"))
    statements = {**town.document.statements, statement: replace(row, premise_of=services)}
    town.document = with_tables(town.document, statements=statements)


def orphan(town: Town) -> None:
    town.do(
        add.add_loose(town.document, fresh=town.fresh, voice=town.reviewer, text="Trams are quiet.")
    )


def double_agent(town: Town) -> None:
    chains = town.against(town.trade, "Only the chains gain.")
    hit = home(town.document.statements[chains])
    assert hit is not None
    town.do(link.link_as_co_premise(town.document, town.lane, hit))
    town.against(hit, "Chains have left the lane.")


def double_counting(town: Town) -> None:
    town.do(link.link(town.document, town.gauge, town.thesis, fresh=town.fresh))


def both_ways(town: Town) -> None:
    town.do(link.link(town.document, town.gauge, town.vans, fresh=town.fresh))


def thin_step(town: Town) -> None:
    town.do(state.set_scheme(town.document, town.steps[0], ""))


def crowded(town: Town) -> None:
    for number in range(9):
        town.evidence(town.air, f"Gauge {number} is black.", town.report)


def argued_evidence(town: Town) -> None:
    town.do(state.set_kind(town.document, town.trade, Kind.EVIDENCE))
    town.do(sources.cite(town.document, town.trade, Citation(source=town.survey)))
    town.do(state.set_kind(town.document, town.lane, Kind.CLAIM))
    _explain(town, town.lane)


def lopsided(town: Town) -> None:
    last = town.gauge
    for number in range(24):
        last = town.evidence(last, f"Gauge {number} agrees.", town.report)


def open_questions(town: Town) -> None:
    town.do(state.set_scheme(town.document, town.steps[0], "sign"))


def misquoted(town: Town) -> None:
    town.do(state.set_text(town.document, town.trade, "Shops “gain much from closed streets”."))


def stale_signoff(town: Town) -> None:
    town.do(sign_off(town.document, town.air, fresh=town.fresh, author="Ames", time="2026-03-01"))
    town.do(state.set_text(town.document, town.gauge, "Ames measured soot beside most kerbs."))


def unmapped(town: Town) -> None:
    _retext(town, f"{PARAGRAPHS[0]} Trams are quiet.")


def _explain(town: Town, statement: StatementId) -> None:
    step = home(town.document.statements[statement])
    assert step is not None
    town.explain(step, "sign")


def bare_premise(town: Town) -> None:
    _explain(town, town.reason(town.thesis, "Trams carry more people."))


def unanswered_objection(town: Town) -> None:
    town.against(town.trade, "Only the chains gain.")


def weak_reply(town: Town) -> None:
    step = home(town.document.statements[town.dawn])
    assert step is not None
    town.do(state.set_strength(town.document, step, Strength.WEAK))


def conceded_premise(town: Town) -> None:
    town.do(state.set_plausibility(town.document, town.air, Plausibility.IMPLAUSIBLE))


def fallen_premise(town: Town) -> None:
    town.against(town.gauge, "The gauge was broken.")


def one_sided(town: Town) -> None:
    town.do(remove_branches(town.document, [town.vans]))


def straw_objection(town: Town) -> None:
    town.do(state.set_plausibility(town.document, town.vans, Plausibility.IMPLAUSIBLE))


def unsourced_evidence(town: Town) -> None:
    town.do(sources.uncite(town.document, town.gauge, town.report))


def incomplete_source(town: Town) -> None:
    _change(town, town.survey, date="")


def unlocated_citation(town: Town) -> None:
    _change(town, town.report, pages="")


def _change(town: Town, source: SourceId, **fields: object) -> None:
    row = replace(town.document.sources[source], **fields)
    town.do(sources.set_source(town.document, source, row))


def doubtful_source(town: Town) -> None:
    _change(town, town.survey, status=SourceStatus.RETRACTED)


def single_source(town: Town) -> None:
    town.evidence(town.air, "Lu counted coughs at the market.", town.report)


def unsourced_figure(town: Town) -> None:
    sales = town.reason(town.trade, "Sales rose by 12 % in 2024.")
    _explain(town, sales)
    town.do(state.set_plausibility(town.document, sales, Plausibility.LIKELY))


def unchecked_evidence(town: Town) -> None:
    _change(town, town.survey, status=SourceStatus.VERIFIED)


def unqualified_expert(town: Town) -> None:
    step = home(town.document.statements[town.gauge])
    assert step is not None
    town.explain(step, "expert_opinion")


def lost_anchor(town: Town) -> None:
    _anchored(town, AnchorState.LOST)


def ambiguous_anchor(town: Town) -> None:
    _anchored(town, AnchorState.AMBIGUOUS)


def _anchored(town: Town, kind: AnchorState) -> None:
    was = town.document.statements[town.air].anchors
    town.do(articles.set_anchors(town.document, town.air, [replace(a, state=kind) for a in was]))


def changed_passage(town: Town) -> None:
    _retext(town, "Our town should close its centre to vans. Cars foul the air of the old streets.")


def missing_passage(town: Town) -> None:
    _retext(town, "Our town should close its centre to cars.")


def _retext(town: Town, first: str) -> None:
    """The article's first paragraph becomes another, with no anchor found anew."""
    row = town.document.articles[town.article]
    text = replace(row, paragraphs=(first, *row.paragraphs[1:]))
    town.document = with_tables(town.document, articles={ArticleId(town.article): text})


def unplaced(town: Town) -> None:
    town.do(articles.set_anchors(town.document, town.trade, []))


def open_comment(town: Town) -> None:
    town.do(comments.add_comment(town.document, town.air, fresh=town.fresh, author="Desk",
        time="2026-03-01T09:00:00Z", text="Which streets?"))  # fmt: skip


def near_duplicate(town: Town) -> None:
    again = town.reason(town.trade, "Cars foul the air in the old streets.")
    _explain(town, again)
    town.evidence(again, "Walls are black.", town.survey)


def contradiction(town: Town) -> None:
    again = town.reason(town.trade, "Cars do not foul the air of the old streets.")
    _explain(town, again)
    town.evidence(again, "Walls are white.", town.survey)


def question(town: Town) -> None:
    town.do(state.set_text(town.document, town.dawn, "Why not deliver before eight?"))


def long_statement(town: Town) -> None:
    town.do(state.set_text(town.document, town.dawn, "Goods come early " + "and quietly " * 20))


PLANTED: dict[str, Callable[[Town], None]] = {
    "no-thesis": no_thesis,
    "empty-statement": empty_statement,
    "circular-support": circular_support,
    "conflict-loop": conflict_loop,
    "orphan": orphan,
    "double-agent": double_agent,
    "double-counting": double_counting,
    "both-ways": both_ways,
    "thin-step": thin_step,
    "crowded": crowded,
    "argued-evidence": argued_evidence,
    "lopsided": lopsided,
    "bare-premise": bare_premise,
    "unanswered-objection": unanswered_objection,
    "open-questions": open_questions,
    "misquoted": misquoted,
    "stale-signoff": stale_signoff,
    "unmapped": unmapped,
    "weak-reply": weak_reply,
    "conceded-premise": conceded_premise,
    "fallen-premise": fallen_premise,
    "one-sided": one_sided,
    "straw-objection": straw_objection,
    "unsourced-evidence": unsourced_evidence,
    "incomplete-source": incomplete_source,
    "unlocated-citation": unlocated_citation,
    "doubtful-source": doubtful_source,
    "single-source": single_source,
    "unsourced-figure": unsourced_figure,
    "unchecked-evidence": unchecked_evidence,
    "unqualified-expert": unqualified_expert,
    "lost-anchor": lost_anchor,
    "ambiguous-anchor": ambiguous_anchor,
    "changed-passage": changed_passage,
    "missing-passage": missing_passage,
    "unplaced": unplaced,
    "open-comment": open_comment,
    "near-duplicate": near_duplicate,
    "contradiction": contradiction,
    "question": question,
    "long-statement": long_statement,
}

ALSO: dict[str, set[str]] = {
    "crowded": {"single-source"},
    "lopsided": {"single-source"},
    "fallen-premise": {"unanswered-objection"},
    "straw-objection": {"one-sided"},
}
"""What a planted defect brings with it."""


def test_each_reliable_check_has_a_defect_that_is_planted_for_it() -> None:
    assert {check.id for check in CHECKS if check.trust is Trust.RELIABLE} == set(PLANTED)


def test_nothing_is_found_in_a_sound_case(town: Town) -> None:
    assert [finding.message for finding in town.found()] == []


@pytest.mark.parametrize("check", sorted(PLANTED))
def test_a_planted_defect_is_found_and_nothing_else(check: str, town: Town) -> None:
    before = {(f.check, f.where) for f in town.found(on_demand=True)}
    assert check not in {name for name, _ in before} or check == "unchecked-evidence"
    PLANTED[check](town)
    found = town.found(on_demand=not BY_ID[check].on)
    reliable = {
        f.check for f in found if BY_ID[f.check].trust is Trust.RELIABLE and BY_ID[f.check].on
    }
    assert check in {f.check for f in found}
    assert reliable - {check} <= ALSO.get(check, set())


def test_findings_speak_in_whole_sentences_and_name_no_fallacy(town: Town) -> None:
    for plant in PLANTED.values():
        fresh_town = Town(town.fresh)
        plant(fresh_town)
        for finding in fresh_town.found(on_demand=True):
            for words in (finding.message, finding.why, finding.todo):
                assert words[:1] in "“" or not words[:1].islower(), words
                assert words.endswith("."), words
                assert "fallac" not in words.casefold()


def test_the_table_says_the_same_to_every_reader() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.asks.endswith("?"), check.id
        looks = (check.statement, check.step, check.whole)
        assert sum(look is not None for look in looks) == 1, check.id
        assert check.on is False or check.trust is Trust.RELIABLE or check.id == "overclaim"


def test_an_empty_map_has_no_findings() -> None:
    assert asked(Document(), on_demand=True) == ()


def heuristic(town: Town, text: str) -> set[str]:
    town.do(state.set_text(town.document, town.dawn, text))
    return {f.check for f in town.found(on_demand=True) if town.dawn in f.rows}


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Goods come early because the vans do.", "reasoning-inside"),
        ("Goods come early, and shops open late.", "two-claims"),
        ("This can be done before eight.", "points-back"),
        ("Goods clearly come early.", "pushy-words"),
    ],
)
def test_what_wording_may_hide_is_guessed_on_demand(text: str, check: str, town: Town) -> None:
    assert check in heuristic(town, text)
    assert check not in {f.check for f in town.found()}


def test_figures_that_are_years_are_none(town: Town) -> None:
    assert "unsourced-figure" not in heuristic(town, "Vans came early in 1998, 2004 and 2011.")
    assert "unsourced-figure" in heuristic(town, "Vans bring 40 loads an hour.")


def test_an_old_statistic_is_told_by_the_date_of_the_article(town: Town) -> None:
    old = town.source(Source(title="Census", kind=SourceKind.STATISTIC, date="2001"))
    assert ("old-figures", old) in {(f.check, f.where.id) for f in town.found(on_demand=True)}


def test_an_objection_is_met_where_all_its_reasons_are(town: Town) -> None:
    hit = town.against(town.trade, "Only the chains gain.")
    reason = town.reason(hit, "Chains pay the rents that rise.")
    assert "unanswered-objection" in {f.check for f in town.found()}
    town.against(reason, "Rents have not risen.")
    assert "unanswered-objection" not in {f.check for f in town.found()}
