"""Two versions of a map made one: nothing lost in silence, the result sound, sides alike."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as with_fields
from tests.edits.test_every_verb import STRUCTURE, VERBS, Hand, grown

from rejoinder.edits import add, comments, link, move, remove, state
from rejoinder.edits.about import set_thesis
from rejoinder.edits.conflicts import Choice, settle
from rejoinder.model.conflicts import unpacked
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, ConflictId, Fresh, InferenceId, SourceId, StatementId
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    TABLES,
    Citation,
    Comment,
    Conflict,
    ConflictKind,
    Reply,
    Source,
    Statement,
)
from rejoinder.review.merging import merged, merged_without_base

Drawn = Callable[[str], Document]

NAMES = sorted(VERBS)


def edited(data: st.DataObject, document: Document, prefix: str, names: list[str]) -> Document:
    """``document`` after some edits of a person whose new rows have ids of their own."""
    numbers = count(1)
    fresh: Fresh = lambda: f"{prefix}{next(numbers)}"  # noqa: E731
    for name in data.draw(st.lists(st.sampled_from(names), max_size=6)):
        with suppress(EditRefused):
            document = document.apply(VERBS[name](Hand(data, document, fresh)))
    return document


def begun(size: int, seed: int) -> Document:
    numbers = count(1)
    return grown(size, seed, lambda: f"n{next(numbers)}")


def without_conflicts(document: Document) -> Document:
    return replace(document, conflicts={})


@settings(max_examples=60)
@given(data=st.data(), size=st.integers(1, 12), seed=st.integers(0, 9999))
def test_what_one_side_did_alone_is_the_merge(data: st.DataObject, size: int, seed: int) -> None:
    base = begun(size, seed)
    other = edited(data, base, "a", NAMES)

    assert merged(base, other, base) == (other, {})
    assert merged(base, base, other) == (other, {})
    assert merged(base, other, other) == (other, {})


@pytest.mark.parametrize("names", [NAMES, STRUCTURE], ids=["all", "structure"])
@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_any_two_versions_merge_to_a_sound_map_the_same_for_sides_exchanged(
    names: list[str], data: st.DataObject, size: int, seed: int
) -> None:
    base = begun(size, seed)
    ours, theirs = edited(data, base, "a", names), edited(data, base, "b", names)

    one, other = merged(base, ours, theirs), merged(base, theirs, ours)

    assert breaches(one.document) == ()
    assert breaches(other.document) == ()
    assert one.document.conflicts == one.conflicts
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        assert one.document == other.document


@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_no_statement_and_no_words_are_lost_in_silence(
    data: st.DataObject, size: int, seed: int
) -> None:
    base = begun(size, seed)
    ours, theirs = edited(data, base, "a", STRUCTURE), edited(data, base, "b", NAMES)

    found = merged(base, ours, theirs)

    told = {(c.table, c.on) for c in found.conflicts.values()}
    for side, other in ((ours, theirs), (theirs, ours)):
        for name, row in side.statements.items():
            was, now = base.statements.get(name), found.document.statements.get(name)
            if was is None or row.text != was.text:  # new, or reworded
                assert now is not None
                is_theirs = now.text == row.text
                assert is_theirs or ("statements", name) in told
            elif now is None:
                assert name not in other.statements  # deleted by the other, unchanged here


@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_edits_of_other_rows_that_fit_each_other_merge_without_conflict(
    data: st.DataObject, size: int, seed: int
) -> None:
    base = begun(size, seed)
    ours, theirs = edited(data, base, "a", NAMES), edited(data, base, "b", NAMES)
    mine, other = difference("", base, ours), difference("", base, theirs)
    if {row[:2] for row in mine.rows} & {row[:2] for row in other.rows}:
        return
    both = ours.apply(other)
    if breaches(both):
        return

    found = merged(base, ours, theirs)

    assert found == merged(base, theirs, ours)
    assert found == (both, {})


@settings(max_examples=60)
@given(data=st.data(), size=st.integers(1, 10), seed=st.integers(0, 9999))
def test_without_a_base_all_of_both_is_there_and_the_map_is_sound(
    data: st.DataObject, size: int, seed: int
) -> None:
    base = begun(size, seed)
    ours, theirs = edited(data, base, "a", NAMES), edited(data, base, "b", NAMES)

    found = merged_without_base(ours, theirs)

    assert breaches(found.document) == ()
    assert {*ours.statements, *theirs.statements} == found.document.statements.keys()
    assert merged_without_base(ours, ours) == (ours, {})


def town(drawn: Drawn) -> Document:
    return drawn(
        """
        thesis
          + quiet
            + study
          - trade
            - buses
        """
    )


S = StatementId


def conflict_at(document: Document, table: str, on: str, field: str = "") -> Conflict:
    return next(
        c for c in document.conflicts.values() if (c.table, c.on, c.field) == (table, on, field)
    )


def test_words_that_both_changed_are_a_conflict_in_which_ours_stands(drawn: Drawn) -> None:
    base = town(drawn)
    ours = base.apply(state.set_text(base, S("quiet"), "Calm"))
    theirs = base.apply(state.set_text(base, S("quiet"), "Silence"))

    document = merged(base, ours, theirs).document

    assert document.statements[S("quiet")].text == "Calm"
    found = conflict_at(document, "statements", "quiet", "text")
    values = [unpacked(v, "statements", "text") for v in (found.base, found.ours, found.theirs)]
    assert values == ["quiet", "Calm", "Silence"]
    assert len(document.conflicts) == 1


def test_two_fields_of_one_row_merge(drawn: Drawn) -> None:
    base = town(drawn)
    ours = base.apply(state.set_text(base, S("quiet"), "Calm"))
    theirs = base.apply(state.set_note(base, S("quiet"), "Why?"))

    document, conflicts = merged(base, ours, theirs)

    assert conflicts == {}
    assert document.statements[S("quiet")].text == "Calm"
    assert document.statements[S("quiet")].note == "Why?"


def test_lists_take_what_both_sides_added_and_lose_what_one_removed(drawn: Drawn) -> None:
    base = town(drawn)
    base = base.apply(state.set_tags(base, [S("quiet")], ["x", "y"]))
    ours = base.apply(state.set_tags(base, [S("quiet")], ["y", "mine"]))
    theirs = base.apply(state.set_tags(base, [S("quiet")], ["x", "y", "other"]))

    document, conflicts = merged(base, ours, theirs)

    assert conflicts == {}
    assert document.statements[S("quiet")].tags == ("y", "mine", "other")


def test_one_citation_takes_the_page_of_one_side_and_the_note_of_the_other(drawn: Drawn) -> None:
    base = replace(town(drawn), sources={SourceId("book"): Source(title="Book")})

    def cited(**fields: str) -> Document:
        row = with_fields(
            base.statements[S("study")], citations=(Citation(source=SourceId("book"), **fields),)
        )
        return replace(base, statements={**base.statements, S("study"): row})

    document, conflicts = merged(cited(), cited(locator="p. 1"), cited(note="Weak"))

    assert conflicts == {}
    assert document == cited(locator="p. 1", note="Weak")


def test_replies_of_both_sides_stand_in_the_order_of_their_times(drawn: Drawn) -> None:
    base = town(drawn)
    base = base.apply(
        comments.add_comment(
            base, "quiet", fresh=lambda: "c", author="A", time="2026-01-01T00:00:00Z", text="?"
        )
    )
    thread = CommentId("c")

    def answered(author: str, time: str) -> Document:
        return base.apply(comments.reply(base, thread, author=author, time=time, text="Well"))

    ours, theirs = answered("B", "2026-01-03T00:00:00Z"), answered("C", "2026-01-02T00:00:00Z")
    document, conflicts = merged(base, ours, theirs)

    assert conflicts == {}
    assert [reply.author for reply in document.comments[thread].replies] == ["C", "B"]


def test_a_thread_that_one_side_closed_and_the_other_answered_is_open(drawn: Drawn) -> None:
    base = replace(town(drawn), comments={CommentId("c"): Comment(on="quiet", text="?")})
    reply = Reply(author="B", time="t", text="No.")
    ours = base.apply(comments.resolve(base, CommentId("c")))
    row = with_fields(base.comments[CommentId("c")], replies=(reply,))
    theirs = replace(base, comments={CommentId("c"): row})

    document = merged(base, ours, theirs).document

    assert document.comments[CommentId("c")] == row
    assert conflict_at(document, "comments", "c", "resolved")


def test_a_branch_deleted_here_and_changed_there_is_kept_whole_as_one_conflict(
    drawn: Drawn,
) -> None:
    base = town(drawn)
    ours = base.apply(remove.remove_branches(base, [S("quiet")]))
    theirs = base.apply(state.set_text(base, S("study"), "A new study"))

    for one, other in ((ours, theirs), (theirs, ours)):
        document, conflicts = merged(base, one, other)
        assert without_conflicts(document) == theirs
        (found,) = conflicts.values()
        assert (found.on, found.kind) == ("quiet", ConflictKind.DELETED)
        assert "“A new study” under it was changed" in found.reason


def test_what_was_argued_with_under_a_deleted_branch_brings_it_back(
    drawn: Drawn, fresh: Fresh
) -> None:
    base = town(drawn)
    ours = base.apply(remove.remove_branches(base, [S("trade")]))
    theirs = base.apply(add.add_reason(base, S("buses"), fresh=fresh, text="Lines were built"))

    document, conflicts = merged(base, ours, theirs)

    assert without_conflicts(document) == theirs
    assert [c.on for c in conflicts.values()] == ["trade"]


def test_a_link_into_a_branch_that_comes_back_comes_back(drawn: Drawn, fresh: Fresh) -> None:
    base = town(drawn)
    side = base.inferences[InferenceId("quiet_step")].polarity
    base = base.apply(link.link(base, S("study"), S("trade"), polarity=side, fresh=fresh))
    ours = base.apply(remove.remove_branches(base, [S("trade")]))
    theirs = base.apply(state.set_note(base, S("trade"), "Look"))

    for one, other in ((ours, theirs), (theirs, ours)):
        document, conflicts = merged(base, one, other)
        assert [c.on for c in conflicts.values()] == ["trade"]
        assert without_conflicts(document) == theirs


def test_comments_on_a_branch_that_comes_back_come_back(drawn: Drawn) -> None:
    base = replace(town(drawn), comments={CommentId("c"): Comment(on="buses", text="?")})
    ours = base.apply(remove.remove_branches(base, [S("trade")]))
    theirs = base.apply(state.set_note(base, S("trade"), "Look"))

    assert merged(base, ours, theirs).document.comments == base.comments


def test_two_moves_that_make_a_circle_are_a_conflict_and_ours_stands(
    drawn: Drawn, fresh: Fresh
) -> None:
    base = town(drawn)

    def moved(name: str, under: str) -> Document:
        to = move.AsArgument(S(under), base.inferences[InferenceId("quiet_step")].polarity, None)
        return base.apply(move.move(base, [S(name)], to=to, fresh=fresh))

    ours, theirs = moved("quiet", "trade"), moved("trade", "quiet")
    document, conflicts = merged(base, ours, theirs)

    assert breaches(document) == ()
    assert {c.kind for c in conflicts.values()} == {ConflictKind.STRUCTURE}
    home = {name: document.statements[S(name)].premise_of for name in ("quiet", "trade")}
    assert home == {name: ours.statements[S(name)].premise_of for name in home}


def test_two_theses_are_a_conflict(drawn: Drawn, fresh: Fresh) -> None:
    base = town(drawn)
    names = iter(("one", "two"))
    for _ in range(2):
        base = base.apply(add.add_loose(base, fresh=lambda: next(names), text="Loose"))
    ours, theirs = (base.apply(set_thesis(base, S(name))) for name in ("one", "two"))

    document = merged(base, ours, theirs).document

    assert document.thesis == "one"
    assert breaches(document) == ()
    assert conflict_at(document, "map", "map", "thesis").theirs == '"two"'


def test_a_source_deleted_here_and_cited_there_is_kept(drawn: Drawn) -> None:
    base = replace(town(drawn), sources={SourceId("book"): Source(title="Book")})
    ours = replace(base, sources={})
    cited = with_fields(base.statements[S("study")], citations=(Citation(source=SourceId("book")),))
    theirs = replace(base, statements={**base.statements, S("study"): cited})

    document = merged(base, ours, theirs).document

    assert document.sources == base.sources
    assert conflict_at(document, "sources", "book").kind is ConflictKind.DELETED


def test_a_row_only_moved_about_does_not_stand_against_its_deletion(drawn: Drawn) -> None:
    base = drawn("thesis\n  + A\n  + B\n  + C")
    ours = base.apply(remove.remove_branches(base, [S("A")]))
    place = move.AsArgument(S("thesis"), base.inferences[InferenceId("A_step")].polarity, None)
    theirs = base.apply(move.move(base, [S("A")], to=place, fresh=lambda: "new"))
    assert theirs != base

    document, conflicts = merged(base, ours, theirs)

    assert conflicts == {}
    assert document == ours


def test_fields_of_a_newer_version_merge_by_their_names() -> None:
    def row(unknown: str) -> Document:
        return Document(statements={S("a"): Statement(order="a0", unknown=unknown)})

    document, conflicts = merged(
        row('{"x":1,"y":{"p":1}}'), row('{"x":2,"y":{"p":1,"q":3}}'), row('{"x":1,"y":{"p":2}}')
    )

    assert conflicts == {}
    assert document == row('{"x":2,"y":{"p":2,"q":3}}')


def test_two_new_siblings_at_one_place_both_stand_there(drawn: Drawn) -> None:
    base = town(drawn)

    def added(prefix: str) -> Document:
        numbers = count()
        change = add.add_reason(
            base, S("thesis"), fresh=lambda: f"{prefix}{next(numbers)}", text=prefix
        )
        return base.apply(change)

    one, other = added("a"), added("b")

    assert merged(base, one, other) == merged(base, other, one)
    document, conflicts = merged(base, one, other)
    assert conflicts == {}
    assert len(document.links.arguments_for(S("thesis"))) == 4


def test_what_premises_play_in_a_scheme_is_kept_where_siblings_are_numbered_anew(
    drawn: Drawn, fresh: Fresh
) -> None:
    base = played(town(drawn), "the sign")

    def joined(prefix: str) -> Document:
        change = add.add_co_premise(base, S("quiet"), fresh=lambda: prefix, text=prefix)
        return played(base.apply(change), "the rule", of=prefix)

    document, conflicts = merged(base, joined("a"), joined("b"))

    assert conflicts == {}
    parts = {n: r.premise_of[0].plays for n, r in document.statements.items() if r.premise_of}
    assert (parts[S("quiet")], parts[S("a")], parts[S("b")]) == ("the sign", "the rule", "the rule")


def test_what_a_premise_plays_and_where_it_stands_merge(drawn: Drawn) -> None:
    base = played(town(drawn), "the sign")
    ours = with_service(base, order="a7")

    for plays in ("the rule", ""):
        document, conflicts = merged(base, ours, with_service(base, plays=plays))

        assert conflicts == {}
        (service,) = document.statements[S("quiet")].premise_of
        assert (service.order, service.plays) == ("a7", plays)


def test_a_part_in_a_scheme_that_both_changed_is_a_conflict(drawn: Drawn) -> None:
    base = town(drawn)

    document = merged(base, played(base, "the sign"), played(base, "the rule")).document

    assert document.statements[S("quiet")].premise_of[0].plays == "the sign"
    assert conflict_at(document, "statements", "quiet", "premise_of")


def played(document: Document, plays: str, of: str = "quiet") -> Document:
    """``document`` with what a premise is said to be of its step's scheme."""
    return with_service(document, of=of, plays=plays)


def with_service(document: Document, of: str = "quiet", **fields: str) -> Document:
    row = document.statements[S(of)]
    services = tuple(with_fields(service, **fields) for service in row.premise_of)
    changed = with_fields(row, premise_of=services)
    return replace(document, statements={**document.statements, S(of): changed})


@pytest.mark.parametrize(
    ("field", "ours", "theirs"),
    [
        ("text", '"quiet"', "no JSON"),
        ("text", '"quiet"', "5"),
        ("tags", "[]", "[broken"),
        ("kind", '"claim"', '"poem"'),
    ],
)
@pytest.mark.parametrize("choice", [Choice.THEIRS, Choice.BOTH])
def test_a_value_that_is_none_is_refused_in_words(
    drawn: Drawn, choice: Choice, field: str, ours: str, theirs: str
) -> None:
    row = Conflict(on="quiet", table="statements", field=field, ours=ours, theirs=theirs)
    document = replace(town(drawn), conflicts={ConflictId("c"): row})

    with pytest.raises(EditRefused):
        settle(document, ConflictId("c"), choice)


def test_a_link_of_each_side_is_kept_beside_the_home(drawn: Drawn, fresh: Fresh) -> None:
    base = town(drawn)

    def linked(target: str, polarity: str) -> Document:
        side = base.inferences[InferenceId(polarity)].polarity
        return base.apply(link.link(base, S("buses"), S(target), polarity=side, fresh=fresh))

    ours, theirs = linked("quiet", "quiet_step"), linked("study", "trade_step")
    document, conflicts = merged(base, ours, theirs)

    assert conflicts == {}
    assert len(document.statements[S("buses")].premise_of) == 3
    assert (
        document.statements[S("buses")].premise_of[0] == base.statements[S("buses")].premise_of[0]
    )


def test_every_table_takes_part() -> None:
    assert set(TABLES) == set(Document.__dataclass_fields__)
