"""Whatever the bytes are: a sound map with what was mended, or a refusal in words."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rejoinder.formats import rejoinder
from rejoinder.formats.rejoinder import read, write
from rejoinder.formats.remedies import gist
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.problems import breaches, problems

SMALL = b"""{
 "format": "rejoinder",
 "version": 1,
 "title": "A small map",
 "thesis": "top",
 "settings": {"direction": "down"},
 "statements": {
  "top": {"text": "The thesis."},
  "why": {"text": "A reason.", "premise_of": [{"inference": "step", "order": "a0"}],
          "tags": ["x"], "voice": "me", "stated": false},
  "but": {"text": "An objection to the step.", "kind": "evidence",
          "premise_of": [{"inference": "cut", "order": "a0"}],
          "citations": [{"source": "book", "locator": "p. 3"}],
          "anchors": [{"article": "piece", "paragraph": 1, "start": 0, "end": 4, "digest": "d"}]}
 },
 "inferences": {
  "step": {"conclusion": "top", "order": "a0"},
  "cut": {"conclusion": "step", "polarity": "oppose", "order": "a0"}
 },
 "sources": {"book": {"title": "A book", "authors": ["Doe, Jo"]}},
 "articles": {"piece": {"title": "An article", "asides": [{"reason": "Heading", "passage":
  {"article": "piece", "paragraph": 2, "start": 0, "end": 5, "digest": "e"}}]}},
 "voices": {"me": {"name": "The reviewer", "kind": "reviewer"}},
 "comments": {"c": {"on": "why", "text": "Really?", "replies":
  [{"author": "A", "time": "2024-01-01T00:00:00Z", "text": "Yes."}]}},
 "dismissals": {"d": {"check": "bare-premise", "on": "top", "reason": "Plain."}},
 "signoffs": {"s": {"on": "why", "author": "A", "seen": ["why:0"]}}
}
"""


def test_a_file_cut_off_anywhere_is_refused() -> None:
    whole = SMALL.rstrip()
    for end in range(len(whole)):
        with pytest.raises(FileRefused):
            read(whole[:end])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"\xff\xfe{\x00}\x00", "it is not a Rejoinder map: line 1 is not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is not a Rejoinder map: line 1 is not text"),
        (b"# Notes\n\n- a claim\n", "it is not a Rejoinder map"),
        (b"[]", "it is not a Rejoinder map"),
        (b'{"nodes": []}', "it is not a Rejoinder map"),
        (SMALL + b"x", r"damaged at line 29, column 1 \(extra data\)"),
        (SMALL.replace(b'"top",\n "settings', b'"top"\n "settings'), "damaged at line 6"),
        (b'{"format": "rejoinder"', "it ends too early"),
        (b'{"format": "rejoinder", "version": 1, "version": 1}', "“version” stands twice"),
        (b'{"format": "rejoinder", "version": 1, "x": NaN}', "it holds NaN"),
        (b'{"format": "rejoinder", "version": 1, "x": -Infinity}', "it holds -Infinity"),
        (b'{"format": "rejoinder", "version": 1, "x": 1e999}', "1e999, which is too large"),
        (b'{"format": "rejoinder", "version": 1, "x": 9223372036854775808}', "too large"),
        (b'{"format": "rejoinder", "version": 1, "x": ' + b"1" * 5000 + b"}", "too large"),
        (b"[" * 100_000, "nested more than 64 deep"),
        (b'{"a":' * 100_000, "nested more than 64 deep"),
        (
            b'{"format": "rejoinder", "version": 1, "x": ' + b"[" * 70 + b"]" * 70 + b"}",
            "nested more than 64 deep",
        ),
        (b'{"format": "rejoinder"}', "does not say which version"),
        (b'{"format": "rejoinder", "version": "1"}', "does not say which version"),
        (b'{"format": "rejoinder", "version": true}', "does not say which version"),
        (b'{"format": "rejoinder", "version": 1, "statements": []}', "“statements” is not"),
        (b'{\n"format": 1,\n<<<<<<< ours\n', r"a merge conflict \(line 3\)"),
    ],
)
def test_what_is_no_map_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason) as refusal:
        read(data)
    assert str(refusal.value).startswith(("it ", "its ", "the name "))
    assert str(refusal.value).endswith(".")


def test_a_file_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileRefused, match="it is 60 MB large; the limit is 50 MB"):
        read(b" " * 60_000_000)
    monkeypatch.setattr(rejoinder, "MAX_ROWS", 2)
    with pytest.raises(FileRefused, match="it has 3 statements; the limit is 2"):
        read(SMALL)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"thesis": "top"', '"thesis": "gone"', "missing-thesis"),
        ('"thesis": "top"', '"thesis": "why"', "thesis-as-premise"),
        (
            '{"inference": "step", "order": "a0"}',
            '{"inference": "no", "order": "a0"}',
            "no-premise",
        ),
        ('"conclusion": "top"', '"conclusion": "nowhere"', "missing-conclusion"),
        ('"conclusion": "top"', '"conclusion": "cut"', "no-conclusion"),
        ('"conclusion": "top"', '"conclusion": "why"', "home-circle"),
        ('"conclusion": "top"', '"concludes": "why"', "bad-row"),
        ('"conclusion": "top", "order": "a0"', '"conclusion": "top", "order": "?"', "bad-order"),
        ('"kind": "evidence"', '"kind": "question"', "wrong-value"),
        ('"stated": false', '"stated": "no"', "wrong-value"),
        ('["x"]', '["x", 3]', "wrong-value"),
        ('"voice": "me"', '"voice": "you"', "missing-voice"),
        ('"source": "book"', '"source": "film"', "missing-source"),
        ('"article": "piece"', '"article": "post"', "missing-article"),
        ('"end": 4', '"end": 0', "bad-range"),
        ('"end": 5', '"end": 0', "bad-range"),
        ('"passage":\n  {"article": "piece"', '"passage":\n  {"article": "post"', "foreign-aside"),
        ('"reason": "Heading"', '"reason": 3', "wrong-value"),
        ('"on": "why"', '"on": "nobody"', "comment-on-nothing"),
        ('"on": "top"', '"on": "nobody"', "dismissal-of-nothing"),
        ('{"on": "why", "author"', '{"on": "nobody", "author"', "signoff-of-nothing"),
        ('"top": {"text": "The thesis."}', '"top": "The thesis."', "bad-row"),
        ('"inferences": {\n  "step"', '"inferences": {\n  "why"', "shared-id"),
        ('"text": "A reason."', r'"text": "A\ud800 reason."', "unclean-text"),
        ('"text": "A reason."', r'"text": "A\u0000\u000b\u2028 reason."', "unclean-text"),
        ('"locator": "p. 3"', '"page": 3', "unknown-field"),
        ('"book": {"title"', '"bo ok": {"title"', "bad-id"),
    ],
)
def test_a_flaw_is_mended_and_said(old: str, new: str, code: str) -> None:
    text = SMALL.decode()
    assert old in text
    document, found = read(text.replace(old, new).encode())
    assert code in [problem.code for problem in found]
    assert problems(document) == ()
    assert read(write(document)) == (document, ())


@pytest.mark.parametrize("thesis", [b"null", b"7"])
def test_a_map_without_a_thesis_is_given_none(thesis: bytes) -> None:
    document, _ = read(SMALL.replace(b'"thesis": "top"', b'"thesis": ' + thesis))
    assert document.thesis is None
    assert [problem.code for problem in problems(document)] == ["no-thesis"]
    assert read(write(document)) == (document, ())


def test_a_comment_on_nothing_goes_to_the_first_statement_where_there_is_no_thesis() -> None:
    data = SMALL.replace(b'"thesis": "top"', b'"thesis": null')
    document, _ = read(data.replace(b'"on": "why"', b'"on": "nobody"'))
    assert next(iter(document.comments.values())).on == "top"


def test_no_statement_is_lost_when_its_step_leads_nowhere() -> None:
    document, found = read(SMALL.replace(b'"conclusion": "top"', b'"conclusion": "gone"'))
    assert set(document.statements) == {"top", "why", "but"}
    assert document.inferences == {}
    said = [problem.message for problem in found]
    assert (
        "The step from “A reason.” leads to something that is not in the file. "
        "The step was removed; “A reason.” is now a loose claim."
    ) in said
    assert not any("step step" in words or "gone" in words for words in said)


def test_a_statement_that_led_nowhere_is_named_by_its_words_with_its_new_place() -> None:
    data = SMALL.replace(
        b'[{"inference": "cut", "order": "a0"}]',
        b'[{"inference": "cut", "order": "a0"}, {"inference": "nowhere", "order": "a1"}]',
    )
    _, found = read(data)
    assert [problem.message for problem in found] == [
        "The statement “An objection to the step.” is a premise of a step that is not in the "
        "file. “An objection to the step.” stands under the step from “A reason.” to “The thesis.”."
    ]
    assert gist(found) == "a link to nothing was removed"


def test_a_circle_through_cross_links_loses_a_cross_link_and_no_home() -> None:
    closing = b'[{"inference": "cut", "order": "a0"}, {"inference": "turn", "order": "a0"}]'
    data = SMALL.replace(b'[{"inference": "cut", "order": "a0"}]', closing)
    data = data.replace(
        b'"inferences": {', b'"inferences": {"turn": {"conclusion": "but", "order": "a1"},'
    )
    data = data.replace(
        b'"premise_of": [{"inference": "step", "order": "a0"}]',
        b'"premise_of": [{"inference": "step", "order": "a0"}, '
        b'{"inference": "turn", "order": "a2"}]',
    )
    document, found = read(data)
    assert "circular-argument" in [problem.code for problem in found]
    assert document.statements[StatementId("why")].premise_of[0].inference == "step"
    assert document.statements[StatementId("but")].premise_of[0].inference == "cut"
    assert breaches(document) == ()


def test_rows_named_by_what_can_be_no_id_are_named_anew_with_all_references() -> None:
    text = SMALL.decode().replace('"why"', '"é 1"').replace('"step"', '"1.2"')
    document, _ = read(text.encode())
    renamed = next(name for name, row in document.statements.items() if row.text == "A reason.")
    step = document.statements[renamed].premise_of[0].inference
    assert document.inferences[step].conclusion == "top"
    assert next(iter(document.comments.values())).on == renamed
    assert document.inferences[InferenceId("cut")].conclusion == step


def test_deep_and_circular_maps_are_read_without_recursion() -> None:
    size = 20_000
    whole = {
        "format": "rejoinder",
        "version": 1,
        "thesis": "s0",
        "statements": {
            f"s{n}": {"text": "x", "premise_of": [{"inference": f"i{n}", "order": "a0"}]}
            for n in range(size)
        },
        "inferences": {
            f"i{n}": {"conclusion": f"s{(n or size) - 1}", "order": "a0"} for n in range(size)
        },
    }
    document, found = read(json.dumps(whole).encode())
    assert [problem.code for problem in found] == ["home-circle", "thesis-as-premise"]
    assert len(document.statements) == size


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=3)
            | st.sampled_from(
                ["text", "premise_of", "inference", "order", "conclusion", "on", "anchors", "voice"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {"format": st.just("rejoinder"), "version": st.just(1)},
        optional={
            "statements": st.dictionaries(st.sampled_from("abc"), JSON, max_size=3),
            "inferences": st.dictionaries(st.sampled_from("abcd"), JSON, max_size=3),
            "comments": st.dictionaries(st.text(max_size=2), JSON, max_size=2),
            "sources": JSON,
            "settings": JSON,
            "thesis": JSON,
            "title": JSON,
            "zoo": JSON,
        },
    )
)
@settings(max_examples=150, deadline=None)
def test_any_json_is_a_sound_map_or_refused(value: object) -> None:
    _sound_or_refused(json.dumps(value).encode())


PIECES = re.findall(r'"\w+"|[\[\]{},:]|true|false|\d+', SMALL.decode())


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PIECES)), min_size=1, max_size=4))
@example([(7, "4")])  # a newer version that does not say who may read it
@settings(max_examples=250, deadline=None)
def test_a_map_with_pieces_exchanged_is_sound_or_refused(exchanges: list[tuple[int, str]]) -> None:
    parts = re.split(r'("\w+"|[\[\]{},:]|true|false|\d+)', SMALL.decode())
    for place, piece in exchanges:
        parts[(2 * place + 1) % len(parts)] = piece
    _sound_or_refused("".join(parts).encode())


@given(st.binary(max_size=60), st.integers(0, len(SMALL)))
@settings(max_examples=100, deadline=None)
def test_any_bytes_anywhere_make_a_sound_map_or_are_refused(noise: bytes, place: int) -> None:
    _sound_or_refused(SMALL[:place] + noise + SMALL[place + len(noise) // 2 :])


def _sound_or_refused(data: bytes) -> None:
    try:
        document, _ = read(data)
    except FileRefused:
        return
    _sound(document)


def _sound(document: Document) -> None:
    assert breaches(document) == ()
    assert read(write(document)) == (document, ())
