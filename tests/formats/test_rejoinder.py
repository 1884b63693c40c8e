"""The map's file: the same map the same bytes, and nothing of it lost."""

import json
from dataclasses import replace
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.formats.rejoinder import read, write
from rejoinder.formats.strict_json import Json, canonical
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused
from rejoinder.model.ids import (
    ArticleId,
    CommentId,
    DismissalId,
    InferenceId,
    SignoffId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.order import spread
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    MAP_ID,
    Anchor,
    Answer,
    Article,
    Citation,
    Comment,
    Direction,
    Dismissal,
    Inference,
    Kind,
    MapRow,
    Plausibility,
    Polarity,
    PremiseOf,
    Reply,
    Signoff,
    Source,
    SourceKind,
    Statement,
    Strength,
    Voice,
    VoiceKind,
)
from rejoinder.model.text import clean_text

texts = st.text(max_size=12).map(clean_text)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e6, 1e6) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
unknown = st.just("") | st.dictionaries(
    texts.map(lambda name: f"x{name}") | st.just("unknown"), values, min_size=1, max_size=3
).map(canonical)
anchors = st.builds(
    Anchor,
    article=st.just(ArticleId("article")),
    paragraph=st.integers(1, 9),
    start=st.integers(0, 5),
    end=st.integers(6, 20),
    digest=texts,
    words=texts,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Sound maps: a tree with co-premises, undercuts and cross links, and every table filled."""
    size = draw(st.integers(0, 8))
    names = [StatementId(f"s{number}") for number in range(size)]
    keys = spread(None, None, count=2 * size + 1)
    inferences: dict[InferenceId, Inference] = {}
    statements: dict[StatementId, Statement] = {}
    for number, name in enumerate(names):
        services: list[PremiseOf] = []
        if number and draw(st.booleans()):
            services = draw(st.permutations(_services(draw, number, names, inferences, keys)))
        statements[name] = draw(_statements(tuple(services), keys[number]))
    return Document(
        map={MAP_ID: draw(_about(names))},
        statements=statements,
        inferences=inferences,
        sources={SourceId("source"): draw(_sources())},
        articles={ArticleId("article"): draw(st.builds(Article, title=texts, unknown=unknown))},
        voices={
            VoiceId("voice"): draw(
                st.builds(Voice, name=texts, kind=st.sampled_from(VoiceKind), unknown=unknown)
            )
        },
        comments={CommentId("comment"): draw(_comments())} if size else {},
        dismissals={DismissalId("dismissal"): draw(_dismissals())} if size else {},
        signoffs={SignoffId("signoff"): draw(_signoffs())} if size else {},
    )


def _services(
    draw: st.DrawFn,
    number: int,
    names: list[StatementId],
    inferences: dict[InferenceId, Inference],
    keys: tuple[str, ...],
) -> list[PremiseOf]:
    """A step of its own to an earlier node, and perhaps a link into a step to the thesis."""
    own = InferenceId(f"i{number}")
    to_thesis: list[InferenceId] = [
        i for i, row in inferences.items() if row.conclusion == names[0]
    ]
    conclusion = draw(st.sampled_from([*names[:number], *inferences]))
    inferences[own] = draw(
        st.builds(
            Inference,
            conclusion=st.just(conclusion),
            polarity=st.sampled_from(Polarity),
            order=st.just(keys[number]),
            scheme=texts,
            answers=st.lists(st.builds(Answer, question=texts, text=texts), max_size=2).map(tuple),
            strength=st.none() | st.sampled_from(Strength),
            unknown=unknown,
        )
    )
    services = [PremiseOf(inference=own, order=keys[number])]
    linked = draw(st.sampled_from([None, *to_thesis]))
    if linked is not None:
        services.append(PremiseOf(inference=linked, order=keys[len(names) + number]))
    return services


def _statements(services: tuple[PremiseOf, ...], order: str) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        text=texts,
        kind=st.sampled_from(Kind),
        premise_of=st.just(services),
        order=st.just(order),
        voice=st.none() | st.just(VoiceId("voice")),
        stated=st.booleans(),
        tags=st.lists(texts, max_size=2).map(tuple),
        note=texts,
        anchors=st.lists(anchors, max_size=2).map(tuple),
        citations=st.lists(
            st.builds(Citation, source=st.just(SourceId("source")), locator=texts), max_size=2
        ).map(tuple),
        plausibility=st.none() | st.sampled_from(Plausibility),
        unknown=unknown,
    )


def _sources() -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        title=texts,
        kind=st.sampled_from(SourceKind),
        authors=st.lists(texts, max_size=2).map(tuple),
        unknown=unknown,
    )


def _comments() -> st.SearchStrategy[Comment]:
    return st.builds(
        Comment,
        on=st.sampled_from(["s0", "source", "article"]),
        text=texts,
        replies=st.lists(st.builds(Reply, author=texts, time=texts, text=texts), max_size=2).map(
            tuple
        ),
        passage=st.none() | anchors,
        unknown=unknown,
    )


def _dismissals() -> st.SearchStrategy[Dismissal]:
    return st.builds(
        Dismissal,
        check=texts,
        on=st.sampled_from(["s0", "source", "article", MAP_ID]),
        beside=st.lists(st.just("source"), max_size=2).map(tuple),
        reason=texts,
        author=texts,
        time=texts,
        digest=texts,
        unknown=unknown,
    )


def _signoffs() -> st.SearchStrategy[Signoff]:
    return st.builds(
        Signoff,
        on=st.just("s0"),
        author=texts,
        time=texts,
        text=texts,
        seen=st.lists(texts, max_size=3).map(tuple),
        unknown=unknown,
    )


def _about(names: list[StatementId]) -> st.SearchStrategy[MapRow]:
    return st.builds(
        MapRow,
        title=texts,
        thesis=st.just(names[0] if names else None),
        direction=st.sampled_from(Direction),
        unknown=unknown,
    )


@given(documents())
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_back_and_written_the_same(document: Document) -> None:
    assert breaches(document) == ()
    data = write(document)
    again, found = read(data)
    assert (again, found) == (document, ())
    assert write(again) == data


@given(documents(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_rows_in_memory_does_not_change_the_file(
    document: Document, random: Random
) -> None:
    shuffled = list(document.statements.items())
    random.shuffle(shuffled)
    assert write(replace(document, statements=dict(shuffled))) == write(document)


def test_the_file_is_utf_8_with_line_feeds_sorted_and_ends_with_one() -> None:
    data = write(Document(map={MAP_ID: MapRow(title="Größe")}))
    text = data.decode("utf-8")
    assert "Größe" in text
    assert b"\r" not in data
    assert text.endswith("}\n")
    keys = list(json.loads(text))
    assert keys == sorted(keys)


def test_defaults_are_left_out() -> None:
    row = json.loads(write(_map_of({"a": Statement(text="A claim.")})))["statements"]["a"]
    assert row == {"text": "A claim."}


def test_invisible_characters_are_escaped_and_come_back() -> None:
    text = "left‮right​\U000e0041 end"
    data = write(_map_of({"a": Statement(text=text)}))
    assert rb"left\u202eright\u200b\udb40\udc41 end" in data
    assert read(data)[0].statements[StatementId("a")].text == text


def test_what_a_newer_version_added_survives_a_save() -> None:
    data = b"""{
 "articles": {},
 "comments": {},
 "format": "rejoinder",
 "inferences": {},
 "layers": {
  "b": {
   "x": 1
  }
 },
 "min_reader": 1,
 "settings": {
  "direction": "right",
  "grid": true
 },
 "sources": {},
 "statements": {
  "a": {
   "__proto__": {
    "weight": 0.5
   },
   "text": "A claim.",
   "unknown": 3
  }
 },
 "thesis": "a",
 "version": 2,
 "voices": {}
}
"""
    document, found = read(data)
    assert found == ()
    assert document.about.direction is Direction.RIGHT
    assert write(document) == data


def test_a_map_of_an_earlier_version_is_brought_up_step_by_step() -> None:
    def second(old: dict[str, Json]) -> dict[str, Json]:
        return {**old, "version": 2, "name": old.pop("heading")}

    def third(old: dict[str, Json]) -> dict[str, Json]:
        return {**old, "version": 3, "title": old.pop("name")}

    data = b'{"format": "rejoinder", "version": 1, "heading": "Old name"}'
    document, _ = read(data, migrations={1: second, 2: third}, version=3)
    assert document.title == "Old name"


def test_a_map_that_needs_a_newer_reader_is_refused_with_both_versions() -> None:
    data = b'{"format": "rejoinder", "version": 9, "min_reader": 4}'
    with pytest.raises(FileRefused, match=r"version 4 of the format; this one reads up to 1\."):
        read(data)


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read(b"\xef\xbb\xbf" + write(Document()))[0] == Document()


def test_ten_thousand_statements_are_read_as_they_were_written() -> None:
    steps = {InferenceId(f"i{n}"): Inference(conclusion=StatementId("s0")) for n in range(1, 9_999)}
    keys = spread(None, None, count=len(steps))
    rows = {
        StatementId(f"s{step[1:]}"): Statement(
            text="Words of a statement, as long as most.",
            premise_of=(PremiseOf(inference=step, order="a0"),),
        )
        for step in steps
    }
    document = Document(
        map={MAP_ID: MapRow(thesis=StatementId("s0"))},
        statements={StatementId("s0"): Statement(text="Thesis."), **rows},
        inferences={
            step: msgspec.structs.replace(row, order=key)
            for (step, row), key in zip(steps.items(), keys, strict=True)
        },
    )
    data = write(document)
    assert read(data) == (document, ())


def _map_of(statements: dict[str, Statement]) -> Document:
    thesis = StatementId(next(iter(statements)))
    rows = {StatementId(name): row for name, row in statements.items()}
    return Document(map={MAP_ID: MapRow(thesis=thesis)}, statements=rows)
