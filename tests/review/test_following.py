"""Findings that follow a map say what asking it anew would say, and dismissals keep their word."""

import random
from contextlib import suppress
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.edits.test_every_verb import VERBS, Hand, grown
from tests.review.town import Town, asked

from rejoinder.edits import articles, dismissals, state
from rejoinder.evaluate.weighing import weighed
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import DismissalId, Fresh, StatementId
from rejoinder.resources import schemes
from rejoinder.review.checks import CHECKS
from rejoinder.review.dismissing import dismissal_of, muting, sifted
from rejoinder.review.finding import Finding
from rejoinder.review.following import Findings

WHEN = "2026-11-24T18:00:00Z"


def following(document: Document) -> Findings:
    weigh = lambda map_: weighed(map_, chance=random.Random(1).random)  # noqa: E731
    found = Findings(document, weigh, schemes=schemes())
    found.ask(CHECKS)
    return found


def settled(found: Findings) -> tuple[Finding, ...]:
    while not found.is_ready:
        for _ in found.working():
            pass
    return found.found


@settings(max_examples=120)
@given(data=st.data(), size=st.integers(1, 16), seed=st.integers(0, 9999))
def test_what_follows_edits_is_what_is_found_anew(
    data: st.DataObject, size: int, seed: int
) -> None:
    numbers = count(1)
    fresh: Fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    document = grown(size, seed, fresh)
    found = following(document)
    done: list[Change] = []
    turns = st.lists(st.sampled_from([*VERBS, "undo", "look", "look"]), max_size=14)
    for name in data.draw(turns):
        change = None
        if name == "look":
            assert settled(found) == asked(document, on_demand=True)
        elif name == "undo" and done:
            change = done.pop().inverted()
        elif name in VERBS:
            with suppress(EditRefused):
                change = VERBS[name](Hand(data, document, fresh))
                done.append(change)
        if change is not None:
            document = document.apply(change)
            found.follow(document, change)
            next(found.working(), None)  # a slice that the next edit breaks off
    assert settled(found) == asked(document, on_demand=True)


def test_another_map_is_begun_with_anew(fresh: Fresh) -> None:
    town = Town(fresh)
    found = following(Document())
    assert settled(found) == ()
    found.follow(town.document, None)
    assert settled(found) == town.found(on_demand=True)


def test_quotations_follow_the_text_that_they_are_from(fresh: Fresh) -> None:
    town = Town(fresh)
    words = "Shops “gain from closed streets”, says the author."
    town.do(state.set_text(town.document, town.trade, words))
    found = following(town.document)
    assert "misquoted" not in {finding.check for finding in settled(found)}
    row = town.document.articles[town.article]
    text = replace(row, paragraphs=(*row.paragraphs[:1], "Shops lose by closed streets."))
    changed = town.do(articles.attach_text(town.document, town.article, text, became={}))
    found.follow(town.document, changed)
    assert "misquoted" in {finding.check for finding in settled(found)}
    assert settled(found) == town.found(on_demand=True)


def test_checks_that_are_not_asked_are_silent(fresh: Fresh) -> None:
    town = Town(fresh)
    found = following(town.document)
    assert settled(found)
    found.ask(check for check in CHECKS if check.on)
    assert settled(found) == ()


def unanswered(fresh: Fresh) -> tuple[Town, Finding]:
    """A case with one finding."""
    town = Town(fresh)
    town.against(town.trade, "Only the chains gain.")
    (finding,) = town.found()
    return town, finding


def let_stand(town: Town, finding: Finding) -> DismissalId:
    row = dismissal_of(town.document, finding, reason="In print.", author="Desk", time=WHEN)
    change = town.do(dismissals.dismiss(town.document, row, fresh=town.fresh))
    return DismissalId(change.created("dismissals")[0])


def test_what_is_dismissed_waits_no_longer_and_can_be_restored(fresh: Fresh) -> None:
    town, finding = unanswered(fresh)
    name = let_stand(town, finding)
    found = sifted(town.document, town.found())
    assert (found.open, found.dismissed) == ((), ((finding, name),))
    town.do(dismissals.restore(town.document, name))
    assert sifted(town.document, town.found()).open == (finding,)


def test_a_dismissal_ends_when_the_words_change_and_says_so(fresh: Fresh) -> None:
    town, finding = unanswered(fresh)
    name = let_stand(town, finding)
    objection = StatementId(finding.beside[0])
    reworded = state.set_text(town.document, town.vans, "Goods could not be brought in.")
    town.do(reworded)
    assert sifted(town.document, town.found()).open == ()
    town.do(state.set_text(town.document, objection, "only the chains  gain"))
    assert sifted(town.document, town.found()).open == ()
    town.do(state.set_text(town.document, objection, "Only the banks gain."))
    (again,) = town.found()
    found = sifted(town.document, town.found())
    assert (found.open, dict(found.returned)) == ((again,), {again: name})
    assert let_stand(town, again) != name
    assert len(town.document.dismissals) == 1


def test_a_muted_check_is_silent_in_this_map(fresh: Fresh) -> None:
    town, finding = unanswered(fresh)
    row = muting(finding.check, reason="A debate.", author="Desk", time=WHEN)
    town.do(dismissals.dismiss(town.document, row, fresh=fresh))
    found = sifted(town.document, town.found())
    assert not found.open
    assert not found.dismissed
    assert list(found.muted) == [finding.check]
