"""Words of an article become statements, wherever on the map they are put."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.edits.add import add_objection, add_reason, add_thesis
from rejoinder.edits.move import AsArgument, AsLoose
from rejoinder.edits.quoting import after, anchor_statement, beside, quotation, quote
from rejoinder.model.anchors import Span, stands
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, Fresh, StatementId
from rejoinder.model.problems import problems
from rejoinder.model.records import Article, Polarity, Voice, VoiceKind
from rejoinder.model.roles import Role, role

ARTICLE = ArticleId("a")
TEXT = ("One thing 😀 is so. Another is not.", "  پل بند رہنا چاہیے۔ ", "A third.")


def begun(fresh: Fresh, author: str = "Ada") -> Document:
    """A thesis with a premise and an objection, beside an article."""
    document = Document(articles={ARTICLE: Article(author=author, paragraphs=TEXT)})
    for verb in (add_thesis,):
        document = document.apply(verb(document, fresh=fresh, text="All is well."))
    assert document.thesis is not None
    for add in (add_reason, add_objection):
        change = add(document, document.thesis, fresh=fresh, text="So it seems.")
        document = document.apply(change)
    return document


def new_of(change: Change) -> StatementId:
    return StatementId(change.created("statements")[0])


@given(paragraph=st.integers(1, 3), start=st.integers(0, 40), length=st.integers(1, 40))
def test_what_is_selected_stands_in_the_text_without_blanks_at_its_ends(
    paragraph: int, start: int, length: int
) -> None:
    end = min(start + length, len(TEXT[paragraph - 1]))
    words = quotation(ARTICLE, TEXT, [Span(paragraph, start, end)])
    chosen = TEXT[paragraph - 1][start:end].strip()

    if not chosen:
        assert words is None
        return
    assert words is not None
    (anchor,) = words.anchors
    assert anchor.words == chosen
    assert stands(anchor, TEXT)
    assert " ".join(chosen.split()) == words.text


def test_the_author_is_one_voice_however_often_quoted(fresh: Fresh) -> None:
    document = begun(fresh)
    assert document.thesis is not None
    for span in (Span(1, 0, 18), Span(3, 0, 8)):
        words = quotation(ARTICLE, TEXT, [span])
        assert words is not None
        change = quote(document, words, to=AsArgument(document.thesis), fresh=fresh)
        document = document.apply(change)
    ((name, voice),) = document.voices.items()

    assert voice == Voice(name="Ada", kind=VoiceKind.AUTHOR)
    assert [s.voice for s in document.statements.values()][-2:] == [name, name]
    assert not list(problems(document))


def test_without_an_author_nobody_is_made_up(fresh: Fresh) -> None:
    document = begun(fresh, author="")
    words = quotation(ARTICLE, TEXT, [Span(1, 0, 18)])
    assert words is not None
    document = document.apply(quote(document, words, to=AsLoose(), fresh=fresh))

    assert not document.voices
    assert role(document, list(document.statements)[-1]) is Role.LOOSE


def test_the_first_words_of_a_map_are_its_thesis(fresh: Fresh) -> None:
    document = Document(articles={ARTICLE: Article(paragraphs=TEXT)})
    words = quotation(ARTICLE, TEXT, [Span(1, 0, 18)])
    assert words is not None
    change = quote(document, words, to=AsLoose(), fresh=fresh)

    assert document.apply(change).thesis == new_of(change)
    assert document.apply(change).apply(change.inverted()) == document


def test_words_go_behind_a_premise_or_beside_it(fresh: Fresh) -> None:
    document = begun(fresh)
    assert document.thesis is not None
    _, premise, objection = document.statements
    words = quotation(ARTICLE, TEXT, [Span(3, 0, 8)])
    assert words is not None
    joint = quote(document, words, to=beside(document, premise), fresh=fresh)
    step = document.statements[premise].premise_of[0].inference
    assert document.apply(joint).links.premises_of(step) == (premise, new_of(joint))
    further = quote(document, words, to=after(document, objection), fresh=fresh)
    told = document.apply(further)

    own = told.statements[new_of(further)].premise_of[0].inference
    assert told.inferences[own].polarity is Polarity.OPPOSE
    assert told.links.arguments_for(document.thesis)[-1] == own


def test_an_anchor_that_is_there_already_is_there_once(fresh: Fresh) -> None:
    document = begun(fresh)
    name = next(iter(document.statements))
    words = quotation(ARTICLE, TEXT, [Span(1, 0, 18), Span(3, 0, 8)])
    assert words is not None
    once = document.apply(anchor_statement(document, name, words))
    twice = once.apply(anchor_statement(once, name, words))

    assert twice == once
    assert len(once.statements[name].anchors) == 2
