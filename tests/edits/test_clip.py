"""What is copied, how it is pasted, and how it reads as text in other programs."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rejoinder.edits import about, add, clip, comments, link, people, sources, state
from rejoinder.edits.asides import LEGEND
from rejoinder.edits.outline import outline_sheet
from rejoinder.edits.structure import tops
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import (
    ArticleId,
    CommentId,
    Fresh,
    InferenceId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    MAP_ID,
    Anchor,
    Article,
    Citation,
    Comment,
    Kind,
    MapRow,
    Polarity,
    Source,
    Statement,
    Voice,
)
from rejoinder.model.text import one_line
from rejoinder.model.tree import cross_links, roots

Drawn = Callable[[str], Document]
Outline = Callable[[Document], str]
T, A, B, C, E = (StatementId(name) for name in "TABCE")


def test_a_pasted_branch_keeps_its_side_its_groups_and_the_objections_to_its_step(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  - A\n    + C\n    ~ D\n  & B\n  + X\n")
    fragment = clip.clipping(document, [A, B])
    after = document.apply(clip.paste(document, fragment, onto=StatementId("X"), fresh=fresh))
    assert outline(after) == (
        "\nT\n  - A\n    + C\n    ~ D\n  & B\n  + X\n    - A\n      + C\n      ~ D\n    & B\n"
    )


def test_a_clipping_is_a_sound_map(drawn: Drawn) -> None:
    document = drawn("T\n  - A\n    + C\n    ~ D\n  & B\n  + X\n")
    assert breaches(clip.clipping(document, [B, StatementId("X")])) == ()


def test_part_of_a_group_leaves_the_objections_to_its_step_behind(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    ~ D\n  & B\n  & C\n")
    fragment = clip.clipping(document, [A, B])
    after = Document().apply(clip.paste(Document(), fragment, onto=None, fresh=fresh))
    assert outline(after) == "\nA\nB\n"


def test_a_polarity_that_is_asked_for_wins(drawn: Drawn, outline: Outline, fresh: Fresh) -> None:
    document = drawn("T\n  + A\nL\n")
    fragment = clip.clipping(document, [A, StatementId("L")])
    change = clip.paste(document, fragment, onto=T, polarity=Polarity.OPPOSE, fresh=fresh)
    assert change.label == "Paste 2 branches"
    assert outline(document.apply(change)) == "\nT\n  + A\n  - A\n  - L\nL\n"


def test_a_branch_pasted_onto_nothing_becomes_loose(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    + B\n    ~ D\n")
    change = clip.paste(document, clip.clipping(document, [A]), onto=None, fresh=fresh)
    after = document.apply(change)
    assert outline(after) == "\nT\n  + A\n    + B\n    ~ D\nA\n  + B\nD\n"


def test_the_only_branch_pasted_into_an_empty_map_is_its_thesis(drawn: Drawn, fresh: Fresh) -> None:
    fragment = clip.clipping(drawn("T\n  + A\n    + B\n"), [A])
    after = Document().apply(clip.paste(Document(), fragment, onto=None, fresh=fresh))
    assert after.thesis is not None
    assert after.statements[after.thesis].text == "A"
    assert breaches(after) == ()


def test_pasting_under_what_is_gone_is_refused(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T")
    with pytest.raises(EditRefused, match="no longer in the map"):
        clip.paste(document, clip.clipping(document, [T]), onto=B, fresh=fresh)


def test_cross_links_travel_where_both_ends_do(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n    + B\n    + C\n  + X\n")
    document = document.apply(link.link(document, B, C, fresh=fresh))
    document = document.apply(link.link(document, B, StatementId("X"), fresh=fresh))
    change = clip.paste(document, clip.clipping(document, [A]), onto=T, fresh=fresh)
    assert len(cross_links(document.apply(change))) == len(cross_links(document)) + 1


def test_sources_and_voices_are_not_doubled_and_comments_travel(drawn: Drawn, fresh: Fresh) -> None:
    document = drawn("T\n  + A\n")
    voice = people.add_voice(document, fresh=fresh, name="Author")
    document = document.apply(voice)
    source = sources.add_source(document, Source(title="Book"), fresh=fresh)
    document = document.apply(source)
    speaker = VoiceId(voice.created("voices")[0])
    document = document.apply(state.set_voice(document, A, speaker))
    cited = Citation(source=SourceId(source.created("sources")[0]))
    document = document.apply(sources.cite(document, A, cited))
    said = comments.add_comment(document, A, fresh=fresh, author="a", time="t", text="?")
    document = document.apply(said)
    fragment = clip.clipping(document, [A])

    here = document.apply(clip.paste(document, fragment, onto=T, fresh=fresh))
    assert (len(here.voices), len(here.sources), len(here.comments)) == (1, 1, 2)

    other = drawn("T")
    elsewhere = other.apply(clip.paste(other, fragment, onto=T, fresh=fresh))
    copy = next(record for record in elsewhere.statements.values() if record.text == "A")
    assert copy.voice is not None
    assert elsewhere.voices[copy.voice].name == "Author"
    assert elsewhere.sources[copy.citations[0].source].title == "Book"
    assert breaches(elsewhere) == ()


def test_a_duplicate_stands_right_behind_without_the_comments(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  - A\n    + B\n  + C\n")
    said = comments.add_comment(document, A, fresh=fresh, author="a", time="t", text="?")
    document = document.apply(said)
    change = clip.duplicate(document, [A], fresh=fresh)
    after = document.apply(change)
    assert outline(after) == "\nT\n  - A\n    + B\n  - A\n    + B\n  + C\n"
    assert len(after.comments) == 1
    copies = tops(after, map(StatementId, change.created("statements")))
    assert copies == (change.created("statements")[0],)


def test_a_branch_is_a_map_of_its_own_with_its_title(
    drawn: Drawn, outline: Outline, fresh: Fresh
) -> None:
    document = drawn("T\n  - A\n    + C\n    ~ D\n  & B\n")
    document = document.apply(about.set_title(document, "Sugar"))
    document = document.apply(link.link(document, C, B, fresh=fresh))
    part = clip.branch(document, A)
    assert outline(part) == "\nA\n  + C\n"
    assert (part.title, breaches(part)) == ("Sugar", ())


# --- text ---


def read(text: str) -> Document:
    numbers = count(1)
    fragment = clip.fragment_from_outline(text, fresh=lambda: f"n{next(numbers)}")
    return Document().apply(
        clip.paste(Document(), fragment, onto=None, fresh=lambda: f"m{next(numbers)}")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\r\nThree.", "\nOne.\nTwo.\nThree.\n"),
        ("Head\n- one\n- two", "\nHead\none\ntwo\n"),
        ("- one\n    - two\n    - three\n- four", "\none\n  + two\n  + three\nfour\n"),
        ("1. one\n   2) two", "\none\n  + two\n"),
        ("* one\n\t• two", "\none\n  + two\n"),
        ("# Head\nbody\n## Sub\n- item\n# Next", "\nHead\n  + body\n  + Sub\n    + item\nNext\n"),
        ("T\n  + a\n  - b\n    -- c", "\nT\n  + a\n  - b\n    + -- c\n"),
        ("T\n  + a\n  & b\n  ~ c", "\nT\n  + a\n  & b\n  - c\n"),
        ("T\n\n---\n\n  Evidence: a", "\nT\n  + Evidence: a\n"),
        ("1914 was a year", "\n1914 was a year\n"),
        ("    deep\n  less\nleast", "\ndeep\nless\nleast\n"),
        ("» How: + so\nT\n\t» Source: a book\n\t+ a\n\t\t» New word: x", "\nT\n  + a\n"),
        ("T\n  » a bullet", "\nT\n  + » a bullet\n"),
        ("", "\n"),
    ],
)
def test_text_of_other_programs_becomes_branches(
    text: str, expected: str, outline: Outline
) -> None:
    assert outline(read(text)) == expected


words = st.text(max_size=6).map(one_line) | st.sampled_from(
    [
        "+ a",
        "- a",
        "−",
        "&",
        "~ x",
        "Evidence: a",
        "claim: b",
        "[a]",
        "# h",
        "1. x",
        "---",
        "* a",
        "» b: c",
    ]
)


@given(
    data=st.data(),
    texts=st.lists(words, min_size=1, max_size=8),
)
def test_branches_written_as_text_read_back_the_same(data: st.DataObject, texts: list[str]) -> None:
    numbers = count(1)
    fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    document = Document()
    document = document.apply(add.add_thesis(document, fresh=fresh, text=texts[0]))
    for text in texts[1:]:
        draw = data.draw
        kind, stated = draw(st.sampled_from(Kind)), draw(st.booleans())
        name = draw(st.sampled_from(sorted(document.statements)))
        steps = sorted(document.inferences)
        if not steps or draw(st.booleans()):
            side = draw(st.sampled_from(Polarity))
            change = add.add_argument(
                document, name, fresh=fresh, polarity=side, kind=kind, text=text, stated=stated
            )
        elif draw(st.booleans()):
            step = InferenceId(draw(st.sampled_from(steps)))
            change = add.add_argument(
                document, step, fresh=fresh, polarity=Polarity.OPPOSE, kind=kind, text=text
            )
        elif document.statements[name].premise_of:
            change = add.add_co_premise(document, name, fresh=fresh, text=text, stated=stated)
        else:
            change = add.add_loose(document, fresh=fresh, text=text, kind=kind)
        document = document.apply(change)
    text = clip.outline_text(document, roots(document))
    fragment = clip.fragment_from_outline(text, fresh=fresh)
    again = Document().apply(clip.paste(Document(), fragment, onto=None, fresh=fresh))
    assert clip.outline_text(again, roots(again)) == text
    told = sources.add_source(document, Source(title=texts[0], date="2019"), fresh=fresh)
    document = document.apply(told)
    cited, note = SourceId(told.created("sources")[0]), "\n".join(texts)
    for name in document.statements:
        document = document.apply(sources.cite(document, name, Citation(source=cited)))
        document = document.apply(state.set_note(document, name, note))
    sheet = outline_sheet(document, roots(document))
    assert "» Source: " in sheet
    fragment = clip.fragment_from_outline(sheet, fresh=fresh)
    again = Document().apply(clip.paste(Document(), fragment, onto=None, fresh=fresh))
    assert clip.outline_text(again, roots(again)) == text
    assert sorted(map(said, again.statements.values())) == sorted(
        map(said, document.statements.values())
    )


def said(statement: Statement) -> tuple[str, str, bool]:
    return statement.text, statement.kind.value, statement.stated


def test_an_outline_is_indented_by_tabs_and_marks_every_argument(drawn: Drawn) -> None:
    document = drawn("T\n  + A\n    ~ B\n  & C\n  - O\n    + Evidence: E\n")
    unstated = replace(document.statements[C], stated=False)
    document = Document(document.map, {**document.statements, C: unstated}, document.inferences)
    assert clip.outline_text(document, [T]) == (
        "T\n\t+ A\n\t\t~ B\n\t& [C]\n\t− O\n\t\t+ Evidence: E\n"
    )
    assert clip.outline_text(document, [C, StatementId("O")]) == ("+ [C]\n− O\n\t+ Evidence: E\n")


def test_a_sheet_to_speak_from_tells_sources_voices_notes_and_links(
    drawn: Drawn, fresh: Fresh
) -> None:
    document = drawn("T\n  + A\n    + Evidence: E\n  & B\n")
    book = Source(title="Rain", authors=("Moss, Ada",), date="2019-09")
    verbs: tuple[Callable[[Document], Change], ...] = (
        lambda d: sources.add_source(d, book, fresh=lambda: "book"),
        lambda d: sources.cite(d, E, Citation(source=SourceId("book"), locator="p. 4")),
        lambda d: people.add_voice(d, fresh=lambda: "bo", name="Bo"),
        lambda d: state.set_voice(d, [A], VoiceId("bo")),
        lambda d: state.set_note(d, B, "Say slowly.\n\n- twice"),
        lambda d: link.link(d, E, B, polarity=Polarity.OPPOSE, fresh=fresh),
    )
    for verb in verbs:
        document = document.apply(verb(document))

    assert outline_sheet(document, [T]) == (
        f"{LEGEND}\nT\n\t+ A\n\t\t» Said by: Bo\n\t\t+ Evidence: E\n"
        "\t\t\t» Source: Moss, Rain (2019), p. 4\n\t\t\t» Also opposes: “B”\n"
        "\t& B\n\t\t» Note: Say slowly.\n\t\t» Note: - twice\n"
    )


def test_rows_of_different_tables_may_share_an_id(fresh: Fresh) -> None:
    name = "smith"
    document = Document(
        map={MAP_ID: MapRow(thesis=StatementId(name))},
        statements={
            StatementId(name): Statement(
                text="T",
                voice=VoiceId(name),
                citations=(Citation(source=SourceId(name)),),
                anchors=(anchor(name),),
            )
        },
        sources={SourceId(name): Source(title="S")},
        articles={ArticleId(name): Article(title="A")},
        voices={VoiceId(name): Voice(name="V")},
        comments={CommentId(name): Comment(on=name, text="?", passage=anchor(name))},
    )
    fragment = clip.clipping(document, [StatementId(name)])
    after = Document().apply(clip.paste(Document(), fragment, onto=None, fresh=fresh))
    assert breaches(after) == ()
    assert [comment.on for comment in after.comments.values()] == list(after.statements)


def anchor(article: str) -> Anchor:
    return Anchor(article=ArticleId(article), paragraph=1, start=0, end=1, digest="d")
