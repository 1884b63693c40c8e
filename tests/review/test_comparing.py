"""Two versions of a map compared: each thing that can become of it, as a sentence in its place."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as with_fields
from tests.edits.test_every_verb import VERBS, Hand, grown

from rejoinder.drawing.items import RevisionKind
from rejoinder.edits import add, comments, link, move, remove, roles, state
from rejoinder.edits.about import set_thesis, set_title
from rejoinder.edits.clip import paste
from rejoinder.edits.takeover import take_over
from rejoinder.model.change import Change
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, Fresh, InferenceId, SignoffId, SourceId, StatementId
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    Answer,
    AnswerState,
    Citation,
    Comment,
    Polarity,
    Signoff,
    Source,
    SourceStatus,
    Strength,
    Voice,
    VoiceKind,
)
from rejoinder.review.comparing import compared
from rejoinder.review.differences import Part
from rejoinder.review.revisions import revisions
from rejoinder.review.version import Sort

Drawn = Callable[[str], Document]
Edit = Callable[[Document, Fresh], Change]
S = StatementId
NAMES = sorted(VERBS)


@pytest.fixture
def town(drawn: Drawn) -> Document:
    return drawn(
        """
        thesis
          + quiet
            + study
          - trade
            + shops
          + air
        """
    )


def told(before: Document, after: Document) -> list[tuple[Sort, str]]:
    return [(d.sort, d.says) for d in compared(before, after).differences]


CASES: dict[str, tuple[Edit, Sort, str]] = {
    "a new reason": (
        lambda d, f: add.add_reason(d, S("quiet"), fresh=f, text="Sleep is health"),
        Sort.ADDED,
        "Added the premise “Sleep is health” for “quiet”.",
    ),
    "a new objection": (
        lambda d, f: add.add_objection(d, S("air"), fresh=f, text="Wind helps"),
        Sort.ADDED,
        "Added the objection “Wind helps” against “air”.",
    ),
    "a first reply to an objection": (
        lambda d, f: add.add_objection(d, S("trade"), fresh=f, text="Not so"),
        Sort.ANSWERED,
        "Answered “trade” for the first time: “Not so”.",
    ),
    "a reply to the step of an objection": (
        lambda d, f: add.add_undercut(d, InferenceId("trade_step"), fresh=f, text="Beside"),
        Sort.ANSWERED,
        "Answered “trade” for the first time: “Beside”.",
    ),
    "a removal": (
        lambda d, _: remove.remove_branches(d, [S("study")]),
        Sort.REMOVED,
        "Removed the premise “study” for “quiet”.",
    ),
    "other words": (
        lambda d, _: state.set_text(d, S("air"), "clean air"),
        Sort.REWORDED,
        "Reworded “air”.",
    ),
    "another conclusion": (
        lambda d, f: move.move(
            d, [S("study")], to=move.AsArgument(S("air"), Polarity.SUPPORT, None), fresh=f
        ),
        Sort.MOVED,
        "Moved “study” from under “quiet” to under “air”.",
    ),
    "another conclusion and side": (
        lambda d, f: move.move(
            d, [S("study")], to=move.AsArgument(S("air"), Polarity.OPPOSE, None), fresh=f
        ),
        Sort.MOVED,
        "Moved “study” from under “quiet”, as an objection to “air”.",
    ),
    "the other side": (
        lambda d, _: state.set_polarity(d, InferenceId("quiet_step"), Polarity.OPPOSE),
        Sort.MOVED,
        "Turned “quiet” from a reason for “thesis” into an objection to it.",
    ),
    "another place": (
        lambda d, f: move.move(
            d,
            [S("air")],
            to=move.AsArgument(S("thesis"), Polarity.SUPPORT, InferenceId("quiet_step")),
            fresh=f,
        ),
        Sort.MOVED,
        "Moved “air” ahead of “quiet”.",
    ),
    "the end": (
        lambda d, f: move.move(
            d, [S("quiet")], to=move.AsArgument(S("thesis"), Polarity.SUPPORT, None), fresh=f
        ),
        Sort.MOVED,
        "Moved “quiet” to the end of the arguments about “thesis”.",
    ),
    "a loose claim": (
        lambda d, f: move.move(d, [S("air")], to=move.AsLoose(), fresh=f),
        Sort.MOVED,
        "Took “air” from under “thesis”: it is a loose claim now.",
    ),
    "a joint step": (
        lambda d, f: roles.make_joint(d, [S("quiet"), S("air")], fresh=f),
        Sort.MOVED,
        "Joined “air” with “quiet” in one step.",
    ),
    "a cross link": (
        lambda d, f: link.link(d, S("study"), S("air"), polarity=Polarity.SUPPORT, fresh=f),
        Sort.MOVED,
        "Linked “study”: it is also a reason for “air”.",
    ),
    "a title": (
        lambda d, _: set_title(d, "Town"),
        Sort.CHANGED,
        "The map is called “Town”.",
    ),
    "a note": (
        lambda d, _: state.set_note(d, S("air"), "Look it up"),
        Sort.CHANGED,
        "“air” has a note now.",
    ),
    "tags": (
        lambda d, _: state.set_tags(d, [S("air")], ["health"]),
        Sort.CHANGED,
        "“air” has the tag “health”.",
    ),
    "an unstated premise": (
        lambda d, _: state.set_stated(d, [S("air")], False),
        Sort.CHANGED,
        "“air” is marked as an unstated premise.",
    ),
    "a scheme": (
        lambda d, _: state.set_scheme(d, InferenceId("air_step"), "cause to effect"),
        Sort.CHANGED,
        "In the step from “air” to “thesis” the scheme is cause to effect.",
    ),
    "a strength": (
        lambda d, _: state.set_strength(d, InferenceId("air_step"), Strength.WEAK),
        Sort.CHANGED,
        "In the step from “air” to “thesis” the strength is weak.",
    ),
    "a critical question": (
        lambda d, _: state.set_answer(
            d, InferenceId("air_step"), Answer(question="How sure?", state=AnswerState.ANSWERED)
        ),
        Sort.ANSWERED,
        "Answered the question “How sure?” of the step from “air” to “thesis”.",
    ),
    "a comment": (
        lambda d, f: comments.add_comment(
            d, "air", fresh=f, author="Ann", time="t", text="Really?"
        ),
        Sort.COMMENTED,
        "Ann commented on “air”: “Really?”.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_edit_is_told_in_one_sentence(case: str, town: Document, fresh: Fresh) -> None:
    edit, sort, says = CASES[case]

    after = town.apply(edit(town, fresh))

    assert told(town, after) == [(sort, says)]


def test_a_map_is_the_same_as_itself(town: Document) -> None:
    assert compared(town, town).differences == ()


def test_a_new_thesis_is_told_before_all_else(town: Document, fresh: Fresh) -> None:
    after = town.apply(add.add_loose(town, fresh=fresh, text="Better"))
    new = next(name for name in after.statements if name not in town.statements)
    after = after.apply(set_thesis(after, new))

    assert told(town, after)[0] == (Sort.THESIS, "The thesis is “Better”; it was “thesis”.")


def test_what_both_texts_share_is_told_from_what_changed(town: Document) -> None:
    old = town.apply(state.set_text(town, S("air"), "The air in town is bad."))
    new = town.apply(state.set_text(town, S("air"), "The air in the valley is bad."))

    (found,) = compared(old, new).differences

    assert "".join(p.words for p in found.pieces if p.part is not Part.ADDED) == (
        "The air in town is bad."
    )
    assert ("added", "the valley") in [(p.part.value, p.words.strip()) for p in found.pieces]


def test_texts_with_nothing_in_common_are_told_as_two(town: Document) -> None:
    after = town.apply(state.set_text(town, S("air"), "Lungs"))

    (found,) = compared(town, after).differences

    assert [(p.part, p.words) for p in found.pieces] == [
        (Part.REMOVED, "air"),
        (Part.ADDED, "Lungs"),
    ]


def test_sources_voices_and_threads_are_told(town: Document) -> None:
    book, me = SourceId("book"), "me"
    before = replace(
        town,
        sources={book: Source(title="Cities", authors=("Doe, Jo",), date="2001")},
        comments={CommentId("c"): Comment(on="air", text="Why?")},
    )
    row = with_fields(town.statements[S("study")], citations=(Citation(source=book, locator="9"),))
    after = replace(
        before,
        statements={**town.statements, S("study"): row},
        sources={book: with_fields(before.sources[book], status=SourceStatus.VERIFIED)},
        voices={me: Voice(name="Ann", kind=VoiceKind.REVIEWER)},  # type: ignore[dict-item]  # an id
    )
    after = after.apply(comments.reply(after, CommentId("c"), author="B", time="t", text="So"))
    after = after.apply(comments.resolve(after, CommentId("c")))

    assert [says for _, says in told(before, after)] == [
        "“study” cites Doe 2001 (9).",
        "B replied to the comment “Why?” on “air”: “So”.",
        "Resolved the comment “Why?” on “air”.",
        "Added the voice “Ann”.",
        "The source “Cities”: status is verified, no more unchecked.",
    ]


def test_a_card_stays_where_only_a_sign_off_of_it_comes_or_goes(town: Document) -> None:
    top = next(iter(town.statements))
    signed = replace(town, signoffs={SignoffId("one"): Signoff(on=top, author="Ann")})

    for before, after in ((town, signed), (signed, town)):
        assert [d.node for d in compared(before, after).differences] == [top]
        ((card, revision),) = revisions(compared(before, after))
        assert card == top
        assert revision.kind is RevisionKind.CHANGED


def test_differences_stand_in_reading_order_under_their_branches(
    town: Document, fresh: Fresh
) -> None:
    after = town.apply(state.set_text(town, S("air"), "Air!"))
    after = after.apply(remove.remove_branches(after, [S("study")]))
    after = after.apply(state.set_text(after, S("shops"), "Shops!"))

    found = compared(town, after).groups

    assert [(head, [d.sort for d in rows]) for head, rows in found] == [
        ("quiet", [Sort.REMOVED]),
        ("trade", [Sort.REWORDED]),
        ("Air!", [Sort.REWORDED]),
    ]


def test_maps_without_common_ids_are_matched_by_their_words(
    town: Document, drawn: Drawn, fresh: Fresh
) -> None:
    typed = Document()
    after = town.apply(state.set_text(town, S("study"), "The study of 2012 shows it"))
    typed = typed.apply(paste(typed, after, onto=None, polarity=None, fresh=fresh))
    typed = typed.apply(
        set_thesis(typed, next(n for n, r in typed.statements.items() if r.text == "thesis"))
    )
    before = town.apply(state.set_text(town, S("study"), "The study of 2011 shows it"))
    assert before.statements.keys().isdisjoint(typed.statements)

    found = compared(before, typed)

    assert found.by_words
    assert [(d.sort, d.where.id) for d in found.differences] == [(Sort.REWORDED, "study")]


def edited(data: st.DataObject, document: Document, names: list[str]) -> Document:
    numbers = count(1)
    fresh: Fresh = lambda: f"a{next(numbers)}"  # noqa: E731
    for name in data.draw(st.lists(st.sampled_from(names), max_size=6)):
        with suppress(EditRefused):
            document = document.apply(VERBS[name](Hand(data, document, fresh)))
    return document


def begun(size: int, seed: int) -> Document:
    numbers = count(1)
    return grown(size, seed, lambda: f"n{next(numbers)}")


@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_any_two_versions_lie_over_each_other_and_all_that_came_and_went_is_told(
    data: st.DataObject, size: int, seed: int
) -> None:
    before = begun(size, seed)
    after = edited(data, before, NAMES)

    found = compared(before, after)

    assert breaches(found.overlay) == ()
    assert found.overlay.statements.keys() == {*before.statements, *after.statements}
    came = {*after.statements} - {*before.statements}
    went = {*before.statements} - {*after.statements}
    sorts = {(d.where.id, d.sort) for d in found.differences if d.where.table == "statements"}
    assert {n for n, s in sorts if s in (Sort.ADDED, Sort.ANSWERED)} >= came
    assert {n for n, s in sorts if s is Sort.REMOVED} == went
    assert all(d.says.endswith(".") and d.says[0] == d.says[0].upper() for d in found.differences)
    changed = {
        n
        for n in before.statements
        if n in after.statements and before.statements[n].text != after.statements[n].text
    }
    assert {n for n, s in sorts if s is Sort.REWORDED} == changed


@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_changes_taken_over_one_by_one_leave_a_sound_map_nearer_to_the_other(
    data: st.DataObject, size: int, seed: int
) -> None:
    mine = begun(size, seed)
    other = edited(data, mine, NAMES)
    first = compared(mine, other).differences
    for _ in range(3 * len(first)):
        left = compared(mine, other).differences
        for one in left:
            with suppress(EditRefused):
                change = take_over(mine, other, one.places)
                if change.rows:
                    mine = mine.apply(change)
                    break
        else:
            break
        assert breaches(mine) == ()
    assert {*mine.statements} == {*other.statements}
    assert all(mine.statements[n].text == row.text for n, row in other.statements.items())


def test_a_new_statement_is_taken_over_with_what_it_stands_under(
    town: Document, fresh: Fresh
) -> None:
    other = town.apply(add.add_reason(town, S("air"), fresh=fresh, text="Lungs"))
    lungs = next(n for n in other.statements if n not in town.statements)
    other = other.apply(add.add_reason(other, lungs, fresh=fresh, text="Doctors"))
    last = next(d for d in compared(town, other).differences if "Doctors" in d.says)

    after = town.apply(take_over(town, other, last.places))

    assert difference("", after, other).rows == ()


def test_what_the_other_lacks_goes_and_what_it_kept_rises(town: Document) -> None:
    other = town.apply(remove.remove_keeping_children(town, [S("quiet")]))
    gone = next(d for d in compared(town, other).differences if d.sort is Sort.REMOVED)

    after = town.apply(take_over(town, other, gone.places))

    assert S("quiet") not in after.statements
    assert S("study") in after.statements
    assert breaches(after) == ()
