"""A card holds all of its words, inside its borders, and says its role four ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.drawing.content import Content, MarkContent, speaker_named
from rejoinder.drawing.face import face
from rejoinder.drawing.items import Card, Face, MarkKind, Path, TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import LIGHT
from rejoinder.model.records import Voice
from rejoinder.model.roles import Role
from rejoinder.model.text import clean_text

MEASURER = FixedMeasurer()

texts = st.text(max_size=400).map(clean_text) | st.sampled_from(
    ["", " ", "\n\n", "x" * 900, "https://example.org/" + "path/" * 60, "a claim " * 640]
)
marks = st.lists(
    st.builds(
        MarkContent, kind=st.sampled_from(MarkKind), label=st.text("0123456789+", max_size=9),
        text=st.text(max_size=9),
    ),
    max_size=6,
)  # fmt: skip


@st.composite
def contents(draw: st.DrawFn) -> Content:
    role = draw(st.sampled_from(Role))
    return says(
        draw(texts),
        role=role,
        stated=draw(st.booleans()),
        chip=draw(st.sampled_from(["", "Reviewer", "Opponent"])),
        speaker=draw(st.sampled_from(["", "Ada Moss", "y" * 300])),
        sources=tuple(draw(st.lists(st.text(min_size=1, max_size=120).map(clean_text), max_size=3)))
        if role is Role.EVIDENCE
        else (),
        marks=tuple(draw(marks)),
    )


def says(
    text: str,
    *,
    role: Role = Role.PREMISE,
    stated: bool = True,
    chip: str = "",
    speaker: str = "",
    sources: tuple[str, ...] = (),
    marks: tuple[MarkContent, ...] = (),
) -> Content:
    word = role.value.capitalize()
    return Content(role, word, text, stated, chip, speaker, sources, marks)


def faced(content: Content) -> Face:
    return face(content, theme=LIGHT, measurer=MEASURER)


def words(made: Face) -> list[str]:
    return [shape.text for shape in made.shapes if isinstance(shape, TextLine)]


def span(line: TextLine) -> tuple[float, float]:
    """Left and right end of a line."""
    start = line.x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[line.anchor]
    return start, start + line.width


@given(contents())
@settings(max_examples=80)
def test_every_line_stands_inside_its_card(content: Content) -> None:
    made = faced(content)
    for line in made.shapes:
        if isinstance(line, TextLine):
            ascent, descent, _ = MEASURER.metrics(line.font)
            left, right = span(line)
            assert left >= -0.01
            assert right <= made.width + 0.01
            assert line.y - ascent >= 0
            assert line.y + descent <= made.height


@given(contents())
@settings(max_examples=80)
def test_every_outline_stands_inside_its_card(content: Content) -> None:
    made = faced(content)
    for path in made.shapes:
        if isinstance(path, Path):
            half = path.style.stroke_width / 2 if path.style.stroke else 0.0
            for segment in path.segments:
                for x, y in segment.points:
                    assert half - 0.01 <= x <= made.width - half + 0.01 or not half
                    assert -0.01 <= x <= made.width + 0.01
                    assert -0.5 <= y <= made.height + 0.01


@given(contents())
@settings(max_examples=60)
def test_no_word_of_a_statement_is_lost(content: Content) -> None:
    shown = "".join("".join(words(faced(content))).split())
    for letter in set("".join(content.text.split())) - {"\u202b", "\u202c"}:
        assert shown.count(letter) >= "".join(content.text.split()).count(letter)


@given(contents())
@settings(max_examples=60)
def test_lines_do_not_overlap(content: Content) -> None:
    made = faced(content)
    below = made.text_rect.bottom
    for mark in made.marks:
        assert mark.rect.y >= below - 0.01
        assert mark.rect.bottom <= made.height
        assert mark.rect.x >= -0.01
        assert mark.rect.right <= made.width


@pytest.mark.parametrize(
    ("text", "width"),
    [("Rain falls.", 180), ("A claim of some words more, " * 4, 240), ("A claim. " * 60, 320)],
)
def test_width_grows_with_the_text(text: str, width: float) -> None:
    made = faced(says(text))
    assert made.width == width
    assert made.width in LIGHT.proportions.widths


def test_a_text_of_one_line_is_not_flatter_than_four_to_one() -> None:
    made = faced(says("Rain falls."))
    assert made.width / made.height <= 4


def test_a_line_is_not_left_behind_with_a_single_word() -> None:
    made = faced(says("Streets are quieter and safer for everyone who walks."))
    lines = [s for s in made.shapes if isinstance(s, TextLine) and s.font == LIGHT.fonts.text]
    assert lines[-1].width >= 0.4 * max(line.width for line in lines)


def test_a_text_read_from_the_right_has_its_bar_and_words_at_the_right() -> None:
    made = faced(says("شہر کا مرکز"))
    line = next(s for s in made.shapes if isinstance(s, TextLine) and s.font == LIGHT.fonts.text)
    bar = next(
        s for s in made.shapes if isinstance(s, Path) and s.style.fill == LIGHT.roles[Role.PREMISE]
    )
    assert line.anchor == "end"
    assert line.x == made.width - 16
    assert min(x for segment in bar.segments for x, _ in segment.points) > made.width - 10


def outline(card: Card) -> Path:
    body = card.face.shapes[0]
    assert isinstance(body, Path)
    return body


def test_a_role_is_told_by_its_border(cards: dict[str, Card]) -> None:
    assert outline(cards["thesis"]).style.stroke_width > outline(cards["quiet"]).style.stroke_width
    assert outline(cards["aim"]).style.dash
    assert not outline(cards["quiet"]).style.dash
    notched, whole = outline(cards["trade"]), outline(cards["quiet"])
    assert len(notched.segments) < len(whole.segments) + 1
    assert notched.segments[2].verb == "L"
    assert whole.segments[2].verb == "C"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("thesis", "THESIS"),
        ("quiet", "PREMISE"),
        ("aim", "UNSTATED PREMISE"),
        ("counts", "EVIDENCE"),
        ("trade", "OBJECTION"),
        ("wider", "REBUTTAL"),
        ("once", "OBJECTION TO STEP"),
        ("many", "REBUTTAL TO STEP"),
        ("loose", "LOOSE CLAIM"),
    ],
)
def test_a_role_is_told_by_its_word(cards: dict[str, Card], name: str, word: str) -> None:
    assert words(cards[name].face)[0] == word


def test_an_unstated_premise_is_slanted(cards: dict[str, Card]) -> None:
    assert cards["aim"].face.text_font.italic


def test_an_added_voice_has_a_chip_and_paper_of_its_own(cards: dict[str, Card]) -> None:
    assert "Reviewer" in words(cards["trade"].face)
    assert "The other side" in words(cards["once"].face)
    assert outline(cards["trade"]).style.fill == LIGHT.added
    assert outline(cards["quiet"]).style.fill == LIGHT.card
    assert cards["trade"].is_added


def test_evidence_names_who_is_quoted_and_its_sources(cards: dict[str, Card]) -> None:
    below = words(cards["counts"].face)
    assert "— Miguel Lores" in below
    assert "Moss, Walking Cities (2016), p. 41" in below
    assert "A Square Without Cars (2019)" in below


def test_a_quoted_voice_that_its_source_names_is_not_named_twice() -> None:
    moss = Voice(name="Ada Moss")
    assert speaker_named(moss, ("Moss, Walking Cities (2016)",)) == ""
    assert speaker_named(moss, ("A Square Without Cars (2019)",)) == "Ada Moss"
    assert speaker_named(moss, ("Mossad, A Short History (2011)",)) == "Ada Moss"


def test_only_open_comments_are_marked(cards: dict[str, Card]) -> None:
    marks = {mark.kind: mark.text for mark in cards["quiet"].face.marks}
    assert marks[MarkKind.COMMENTS] == "1 open comment"
    assert marks[MarkKind.TAGS] == "safety, noise"
    assert marks[MarkKind.NOTE] == "Has a note"
    assert MarkKind.SOURCES not in marks


def test_a_card_is_wide_enough_for_its_longest_word() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    made = faced(says(f"The {word} is late."))
    assert any(word in line for line in words(made))


@pytest.mark.parametrize("name", [",", ", Ada", " ,,"])
def test_a_voice_without_a_family_name_is_shown_as_it_is(name: str) -> None:
    assert speaker_named(Voice(name=name), ("Moss, Walking Cities (2016)",)) == name.strip()
