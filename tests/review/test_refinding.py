"""What becomes of anchors under a new draft: equal words at a place beyond doubt, or a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace as with_tables

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.review.conftest import PIECE, TEXT, placed

from rejoinder.edits import articles
from rejoinder.model.anchors import Held, Span, anchor_at, held_anchors, span_of, words_at
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, ConflictId, StatementId
from rejoinder.model.records import Anchor, AnchorState, Article, Conflict
from rejoinder.review.refinding import Evidence, Fate, doubt, doubts, fates, refound

KEPT, MOVED = AnchorState.KEPT, AnchorState.MOVED
AMBIGUOUS, LOST = AnchorState.AMBIGUOUS, AnchorState.LOST
A, B, C, D, S = (
    "Rivers carry more water in spring than in autumn.",
    "Most towns along them have built higher walls.",
    "The insurers asked for that in writing.",
    "No wall has failed in the last ten years.",
    "Higher walls move the flood to the next town.",
)


def fate(old: Sequence[str], new: Sequence[str], words: str = S, *, nth: int = 0) -> Fate:
    """What became of an anchor on the ``nth`` place of ``words`` in ``old``."""
    spans = [
        Span(number, start, start + len(words))
        for number, text in enumerate(old, start=1)
        for start in range(len(text))
        if text.startswith(words, start)
    ]
    anchor = anchor_at(PIECE, old, spans[nth])
    return refound([anchor], old, new)[anchor]


def text(*paragraphs: str) -> tuple[str, ...]:
    return paragraphs


@pytest.mark.parametrize(
    ("new", "state", "evidence"),
    [
        (text(f"{A} {S} {B}", f"{C} {D}"), KEPT, Evidence.SAME_PLACE),
        (text(f"{A} {S} But {B}", f"{C} {D}"), KEPT, Evidence.SAME_PLACE),
        (text(f"In May. {A} {S} {B}", f"{C} {D}"), MOVED, Evidence.SAME_WORDS),
        (text(f"{A} {B}", f"{C} {D} {S}"), MOVED, Evidence.SAME_WORDS),
        (text(A, S, B, f"{C} {D}"), MOVED, Evidence.SAME_WORDS),
        (text(f"{A} {S} {B} {C} {D}"), KEPT, Evidence.SAME_PLACE),
        (text(f"{A} {S} {B}", f"{C} {S} {D}"), KEPT, Evidence.SAME_PLACE),
        (text(f"{C} {S} {D}", f"{A} {S} {B}"), MOVED, Evidence.SAME_CONTEXT),
        (text(f"{A} {S} {S} {B}", f"{C} {D}"), AMBIGUOUS, Evidence.SEVERAL_PLACES),
        (text(f"{C} {S} {D}", f"{S} {C} {S}"), AMBIGUOUS, Evidence.SEVERAL_PLACES),
        (text(f"{A} {S} {B}", f"{C} {D}", f"{A} {S} {B}"), AMBIGUOUS, Evidence.SEVERAL_PLACES),
        (text(f"{A} {S[:-1]}, they say. {B}", f"{C} {D}"), AMBIGUOUS, Evidence.REWORDED),
        (text(f"{A} High walls move floods to the next town. {B}"), AMBIGUOUS, Evidence.REWORDED),
        (text(f"{A} {S[:17]}", f"{S[18:]} {B}", C), AMBIGUOUS, Evidence.PARTED),
        (text(f"{A} {B}", f"{C} {D}"), LOST, Evidence.NOTHING),
        (text(), LOST, Evidence.NOTHING),
    ],
)  # fmt: skip
def test_an_anchor_on_a_sentence(
    new: tuple[str, ...], state: AnchorState, evidence: Evidence
) -> None:
    found = fate((f"{A} {S} {B}", f"{C} {D}"), new)
    assert (found.state, found.evidence) == (state, evidence)
    assert bool(found.candidates) == (state is AMBIGUOUS)
    if state in (KEPT, MOVED):
        assert words_at(new, span_of(found.after)) == S
        assert found.after == anchor_at(PIECE, new, span_of(found.after), state=state)
    else:
        assert span_of(found.after) == span_of(found.before)
        assert (found.after.words, found.after.digest) == (S, found.before.digest)


def test_of_two_twins_the_one_that_is_left_is_told_by_its_context_or_asked_about() -> None:
    old = (f"{A} {S} {B}", f"{C} {S} {D}")
    first_gone = (f"{A} {B}", f"{C} {S} {D}")
    assert fate(old, first_gone, nth=0).evidence is Evidence.ANOTHER_PLACE
    assert fate(old, first_gone, nth=1).state is KEPT
    neither = (B, f"It is said that so it is. {S} Not so.")
    assert fate(old, neither, nth=0).state is AMBIGUOUS
    assert fate(old, neither, nth=1).state is AMBIGUOUS


def test_twins_in_a_text_that_did_not_change_are_kept() -> None:
    old = (f"{A} {S} {B}", f"{A} {S} {B}", A, B, A, B)
    assert fate(old, old, nth=0).state is KEPT
    assert fate(old, old, nth=1).state is KEPT


def test_a_sentence_that_goes_on_is_asked_about() -> None:
    words = S[:-1]
    old, new = (f"{A} {S} {B}",), (f"{A} {words} only in theory. {B}",)
    found = fate(old, new, words)
    assert (found.state, found.evidence) == (AMBIGUOUS, Evidence.SENTENCE_GOES_ON)
    assert found.candidates[0].words == words
    assert fate(old, (f"{A} {words}! {B}",), words).state is KEPT
    late = (f"{A} Nobody says: {S} {B}",)
    assert fate(old, late, words).evidence is Evidence.SENTENCE_GOES_ON


def test_a_phrase_in_a_changed_sentence_is_kept_and_said() -> None:
    old, new = (f"{A} {S}",), (f"{A} Higher walls never move the flood to the next town.",)
    found = fate(old, new, "the flood")
    assert (found.state, found.evidence) == (MOVED, Evidence.REWORDED_AROUND)


def test_a_phrase_in_a_sentence_like_its_own_elsewhere_is_asked_about() -> None:
    old = (f"{A} {S} {B}", f"{C} {D}")
    new = (f"{A} {B}", f"{C} {D} Lower walls move the flood to the next town, too.")
    found = fate(old, new, "move the flood to the next")
    assert (found.state, found.evidence) == (AMBIGUOUS, Evidence.ANOTHER_PLACE)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("It is able to stay.", "It is unable to stay.", "able to stay"),
        ("He drank at the cafe.", "He drank at the cafe\u0301.", "at the cafe"),
        ("They said 👍 to it.", "They said 👍🏽 to it.", "said 👍"),
        ("A man 👩 left.", "A man 👩\u200d👧 left.", "man 👩"),
        ("كتب الدرس.", "كتبوا الدرس.", "كتب"),
    ],
)
def test_words_inside_other_words_are_not_those_words(old: str, new: str, words: str) -> None:
    assert fate((old,), (new,), words).state in (AMBIGUOUS, LOST)


def test_chinese_words_are_found_between_others() -> None:
    found = fate(("他说今天下雨。",), ("听他说今天下雨。",), "今天下雨")
    assert found.state is MOVED


def test_typography_alone_is_told_as_such() -> None:
    old = (f"{A} “Don’t”—he said—“wait for it”. {B}",)
    new = (f'{A} "Don\'t"-he said-"wait for it". {B}',)
    found = fate(old, new, "“Don’t”—he said—“wait for it”")
    assert (found.state, found.evidence) == (AMBIGUOUS, Evidence.TYPOGRAPHY)
    assert (found.candidates[0].likeness, found.candidates[0].span.start) == (1.0, len(A) + 1)


def test_candidates_show_the_difference_and_the_likeliest_comes_first() -> None:
    old = (f"{A} {S} {B}",)
    new = (f"{A} Higher walls shift the flood to another town. {B}", f"{C} {D}")
    found = fate(old, new)
    best = found.candidates[0]
    assert best.words == "Higher walls shift the flood to another town."
    assert [f"{p.part}:{p.words}" for p in best.pieces][1:3] == ["removed:move", "added:shift"]
    assert words_at(new, best.span) == best.words


def bare(anchor: Anchor) -> Anchor:
    """An anchor as a map has it that quotes nothing of the article."""
    return replace(anchor, words="", prefix="", suffix="")


def refound_bare(old: Sequence[str], new: Sequence[str], *words: str) -> Mapping[str, Fate]:
    anchors = {one: bare(placed(one, tuple(old))) for one in words}
    found = refound(anchors.values(), (), new)
    return {one: found[anchor] for one, anchor in anchors.items()}


def test_with_digests_alone_anchors_are_kept_and_filled_where_all_stand() -> None:
    found = refound_bare((f"{A} {S}", B), (f"{A} {S}", B), S, "towns", B)
    assert {one.state for one in found.values()} == {KEPT}
    assert found[S].after == placed(S, (f"{A} {S}", B))


def test_with_digests_alone_a_passage_is_found_anywhere_if_it_can_be_no_other() -> None:
    old = (f"{A} {S} {B}", f"{C} {D}")
    new = (f"{C} {B}", f"{S} Towns built. {D} The towns paid.")
    found = refound_bare(old, new, S, "towns", A, "insurers asked for that in writing")
    assert (found[S].state, found[S].after.words) == (MOVED, S)
    assert found["towns"].evidence is Evidence.SEVERAL_PLACES
    assert [c.words for c in found["towns"].candidates] == ["towns", "towns"]
    assert found[A].evidence is Evidence.UNKNOWN_WORDS
    assert found["insurers asked for that in writing"].state is MOVED


def test_a_short_word_alone_is_asked_about_elsewhere() -> None:
    found = refound_bare((f"{A} {S}",), (f"{S} {B}",), "flood", A)
    assert found["flood"].evidence is Evidence.ANOTHER_PLACE


pieces = st.lists(
    st.sampled_from(["A b.", "A b", "b", "c.", "Is?", "e\u0301", "é", "👩\u200d👧", "👩", "ہے۔"]),
    min_size=1,
    max_size=5,
).map(" ".join)  # fmt: skip
texts = st.lists(pieces, max_size=4).map(tuple)


@settings(max_examples=400)
@given(old=texts, new=texts, data=st.data(), manner=st.sampled_from(["text", "words", "digest"]))
def test_whatever_the_texts_are_no_anchor_stands_on_other_words(
    old: tuple[str, ...], new: tuple[str, ...], data: st.DataObject, manner: str
) -> None:
    anchors = []
    for number, paragraph in enumerate(old, start=1):
        start = data.draw(st.integers(0, len(paragraph) - 1))
        end = data.draw(st.integers(start + 1, len(paragraph)))
        anchors.append(anchor_at(PIECE, old, Span(number, start, end)))
    words = {bare(anchor) if manner == "digest" else anchor: anchor.words for anchor in anchors}
    for anchor, found in refound(words, old if manner == "text" else (), new).items():
        assert found.before == anchor
        assert bool(found.candidates) == (found.state is AMBIGUOUS)
        if found.state in (KEPT, MOVED):
            assert words_at(new, span_of(found.after)) == words[anchor]
            assert (found.state is KEPT) == (span_of(found.after) == span_of(anchor))
        else:
            assert span_of(found.after) == span_of(anchor)
        for choice in found.candidates:
            assert words_at(new, choice.span) == choice.words != ""


def attached(document: Document, *paragraphs: str) -> Document:
    new = replace(document.articles[PIECE], paragraphs=paragraphs)
    became = {before: one.after for before, one in fates(document, PIECE, paragraphs).items()}
    change = articles.attach_text(document, PIECE, new, became=became)
    after = document.apply(change)
    assert after.apply(change.inverted()) == document
    return after


def states(document: Document) -> dict[str, AnchorState]:
    return {f"{held.table} {held.id}": held.anchor.state for held in held_anchors(document, PIECE)}


def test_attaching_a_draft_is_one_change_for_all_that_is_anchored(street: Document) -> None:
    draft = (TEXT[0], TEXT[1].replace("sell more", "sold less"), f"{TEXT[3]} Nobody noticed.")
    after = attached(street, *draft)
    assert states(after) == {
        "statements top": KEPT,
        "statements sales": AMBIGUOUS,
        "statements ghent": KEPT,
        "comments c": LOST,
        "articles piece": MOVED,
    }
    assert after.articles[PIECE].paragraphs == draft
    assert [held.id for held in doubts(after)] == ["sales", "c"]


def test_an_anchor_that_was_lost_is_found_again_when_its_words_come_back(street: Document) -> None:
    without = attached(street, TEXT[0], *TEXT[2:])
    assert states(without)["statements sales"] is LOST
    again = attached(without, *TEXT)
    assert states(again)["statements sales"] is KEPT
    assert again.statements == street.statements


def held(document: Document, row: str) -> Held:
    return next(one for one in held_anchors(document) if one.id == row)


def test_a_person_decides_on_what_is_in_doubt(street: Document) -> None:
    after = attached(street, TEXT[0], TEXT[1].replace("sell more", "sold less"), *TEXT[3:])
    sales = held(after, "sales")
    best = doubt(after, sales.anchor).candidates[0]
    text = after.articles[PIECE].paragraphs
    accepted = anchor_at(PIECE, text, best.span, state=MOVED)
    done = after.apply(articles.place_anchor(after, sales, [accepted]))
    assert done.statements[StatementId("sales")].anchors == (accepted,)
    left = done.apply(articles.keep_in_doubt(done, held(done, "c")))
    assert [one.id for one in doubts(left)] == ["piece"]
    bare_comment = left.apply(articles.drop_anchor(left, held(left, "c")))
    assert bare_comment.comments[CommentId("c")].passage is None
    no_aside = bare_comment.apply(articles.drop_anchor(bare_comment, held(bare_comment, "piece")))
    assert no_aside.articles[PIECE].asides == ()
    assert doubts(no_aside) == ()


def test_a_lost_anchor_that_was_settled_stays_so_until_something_is_found(street: Document) -> None:
    without = attached(street, TEXT[0], *TEXT[2:])
    settled = without.apply(articles.keep_in_doubt(without, held(without, "sales")))
    another = attached(settled, TEXT[0], TEXT[3], TEXT[2])
    assert held(another, "sales").anchor.settled
    again = attached(another, *TEXT)
    assert not held(again, "sales").anchor.settled


def test_a_decision_on_what_is_no_longer_there_is_refused(street: Document) -> None:
    gone = replace(held(street, "sales").anchor, start=1)
    with pytest.raises(EditRefused, match="no longer there"):
        articles.drop_anchor(street, held(street, "sales")._replace(anchor=gone))
    with pytest.raises(EditRefused, match="one passage"):
        articles.place_anchor(street, held(street, "c"), [placed("Buses"), placed("fair")])
    with pytest.raises(EditRefused, match="Choose the words"):
        articles.place_anchor(street, held(street, "sales"), [])


def test_a_text_that_is_taken_out_leaves_none_of_its_words(street: Document) -> None:
    without = street.apply(articles.detach_text(street, PIECE))
    assert without.articles[PIECE].paragraphs == ()
    assert all(not (h.anchor.words or h.anchor.prefix) for h in held_anchors(without))
    assert attached(without, *TEXT) == street


@pytest.mark.parametrize("value", ['[{"article":"piece","words":"Buses"}]', "[]"])
def test_conflicts_that_quote_a_text_are_settled_before_it_is_taken_out(
    street: Document, value: str
) -> None:
    row = Conflict(on="top", table="statements", field="anchors", ours="[]", theirs=value)
    open_, over = with_conflict(street, row), with_conflict(street, replace(row, on="gone"))

    if "piece" in value:
        with pytest.raises(EditRefused, match="Settle those conflicts"):
            articles.detach_text(open_, PIECE)
        assert not over.apply(articles.detach_text(over, PIECE)).conflicts
    else:
        assert open_.apply(articles.detach_text(open_, PIECE)).conflicts == open_.conflicts


def with_conflict(document: Document, row: Conflict) -> Document:
    return with_tables(document, conflicts={ConflictId("clash"): row})


def test_asides_of_the_record_that_is_attached_are_passed_over(street: Document) -> None:
    new = Article(title="New", paragraphs=TEXT)
    after = street.apply(articles.attach_text(street, PIECE, new, became={}))
    assert after.articles[PIECE].asides == street.articles[PIECE].asides
    assert after.articles[PIECE].title == "New"
