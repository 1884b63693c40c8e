"""What is wrong with a map is named by its words; a sound one has nothing wrong."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.circles import bases, circles, home_circles
from rejoinder.model.cleaning import are_clean, cleaned
from rejoinder.model.counts import counts, levels
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, InferenceId, StatementId, VoiceId
from rejoinder.model.problems import breaches, flaws, problems
from rejoinder.model.records import (
    MAP_ID,
    Anchor,
    Article,
    Inference,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
    Voice,
    VoiceKind,
)
from rejoinder.model.text import digest

Edges = dict[str, tuple[str, ...]]


def _map(premises: Edges, conclusions: dict[str, str]) -> Document:
    """Statements by what they are premises of, inferences by what they conclude in."""
    return Document(
        map={MAP_ID: MapRow(thesis=StatementId("top"))},
        statements={
            StatementId(name): Statement(
                text=f"Words of {name}.",
                premise_of=tuple(
                    PremiseOf(inference=InferenceId(step), order=f"a{place}")
                    for place, step in enumerate(steps)
                ),
                order="a0",
            )
            for name, steps in premises.items()
        },
        inferences={
            InferenceId(name): Inference(conclusion=StatementId(end), order=f"a{place}")
            for place, (name, end) in enumerate(conclusions.items())
        },
    )


def test_a_sound_map_has_no_problems() -> None:
    assert problems(_map({"top": (), "why": ("i",)}, {"i": "top"})) == ()
    assert problems(Document()) == ()


def test_arguments_without_a_thesis_are_a_flaw_and_loose_thoughts_are_not() -> None:
    def headless(premises: Edges, conclusions: dict[str, str]) -> Document:
        return replace(_map(premises, conclusions), map={MAP_ID: MapRow()})

    assert problems(headless({"top": ()}, {})) == ()
    argued = headless({"top": (), "why": ("i",)}, {"i": "top"})
    assert (breaches(argued), [p.code for p in flaws(argued)]) == ((), ["no-thesis"])


def test_statements_that_hang_under_each_other_are_a_home_circle() -> None:
    document = _map({"top": (), "a": ("i",), "b": ("j",)}, {"i": "b", "j": "a"})
    assert home_circles(document) == (("a", "b"),)
    assert [problem.code for problem in breaches(document)] == ["home-circle"]


def test_a_circle_through_a_cross_link_is_an_argument_that_rests_on_itself() -> None:
    document = _map({"top": (), "a": ("i", "k"), "b": ("j",)}, {"i": "top", "j": "a", "k": "b"})
    assert (home_circles(document), circles(document)) == ((), (("a", "b"),))
    (problem,) = breaches(document)
    assert problem.message == (
        "The statement “Words of a.” ends up as a ground for itself, through 1 other statement."
    )


def test_a_statement_that_undercuts_its_own_way_up_is_a_circle() -> None:
    document = _map({"top": (), "a": ("i",), "b": ("j", "k")}, {"i": "top", "j": "a", "k": "i"})
    assert circles(document) == ()
    document = _map({"top": (), "a": ("i", "k"), "b": ("j",)}, {"i": "top", "j": "a", "k": "j"})
    assert circles(document) == (("a",),)


def test_a_chain_of_undercuts_ends_in_the_statement_at_its_top() -> None:
    steps = {"i": "top", "j": "i", "k": "j", "x": "y", "y": "x", "z": "gone"}
    document = _map({"top": ()}, steps)
    assert bases(document) == {"i": "top", "j": "top", "k": "top"}


def test_siblings_with_one_key_are_one_problem() -> None:
    document = _map({"top": (), "a": ("i",), "b": ("i",), "c": ("i",)}, {"i": "top"})
    (problem,) = breaches(document)
    assert problem.code == "bad-order"
    assert "two have the same place" in problem.message


def test_an_anchor_is_held_against_the_text_where_that_is_attached() -> None:
    words = "It rained all day."

    def with_anchor(start: int, end: int, *, text: str) -> Document:
        passage = digest(words[start:end])
        piece = ArticleId("piece")
        anchor = Anchor(article=piece, paragraph=1, start=start, end=end, digest=passage)
        top = StatementId("top")
        return Document(
            map={MAP_ID: MapRow(thesis=top)},
            statements={top: Statement(text="Rain.", anchors=(anchor,))},
            articles={piece: Article(paragraphs=(text,) if text else ())},
        )

    assert problems(with_anchor(3, 9, text=words)) == ()
    assert problems(with_anchor(3, 9, text="")) == ()
    assert [p.code for p in flaws(with_anchor(3, 9, text="It snowed, too."))] == ["passage-changed"]
    assert [p.code for p in flaws(with_anchor(3, 9, text="It."))] == ["passage-missing"]
    assert [p.code for p in breaches(with_anchor(3, 3, text=words))] == ["bad-range"]


def test_long_words_are_cut_in_a_message() -> None:
    top = StatementId("top")
    text = "\n".join(["word " * 40, " \x00"])
    document = Document(
        map={MAP_ID: MapRow(thesis=top)},
        statements={top: Statement(text=text, voice=VoiceId("x"))},
    )
    messages = [problem.message for problem in problems(document)]
    assert messages[0].startswith("The statement “word word")
    assert max(map(len, messages)) < 140
    assert all(message.isprintable() for message in messages)


def test_counts_add_up() -> None:
    author = VoiceId("author")
    document = _map(
        {"top": (), "a": ("i",), "b": ("i",), "c": ("j", "k"), "d": ("k",), "e": ()},
        {"i": "top", "j": "i", "k": "a"},
    )
    inferences = dict(document.inferences)
    j = InferenceId("j")
    inferences[j] = Inference(conclusion=InferenceId("i"), polarity=Polarity.OPPOSE, order="a1")
    document = Document(
        map=document.map,
        statements=document.statements,
        inferences=inferences,
        voices={author: Voice(name="The author", kind=VoiceKind.AUTHOR)},
    )
    found = counts(document)
    assert (found.statements, found.loose, found.premises, found.objections) == (6, 1, 3, 1)
    assert (found.inferences, found.joint, found.undercuts, found.cross_links) == (3, 2, 1, 1)
    assert (found.depth, found.voices[0].statements) == (3, 0)


def test_an_empty_map_counts_nothing() -> None:
    assert counts(Document()).depth == 0


def test_levels_begin_at_the_statement_that_is_asked_about() -> None:
    document = _map({"top": (), "a": ("i",), "b": ("j",)}, {"i": "top", "j": "a"})
    assert levels(document, StatementId("top")) == {"top": 1, "a": 2, "b": 3}
    assert levels(document, StatementId("a")) == {"a": 1, "b": 2}


@given(st.text(alphabet=st.characters(), max_size=6) | st.sampled_from(["\\u0007", "\x85", "a\rb"]))
def test_texts_that_are_called_clean_at_once_are_clean_one_by_one(text: str) -> None:
    row = Statement(text=text, tags=(text,))
    if are_clean([row]):
        assert cleaned(row) is row
    assert are_clean([Statement(text="Plain “words”,\nand a tab\t: ä 中 \U0001f600.")])
