"""Verbs that put an article's words on the map: a statement that stands for what was selected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from rejoinder.edits.articles import set_anchors
from rejoinder.edits.draft import Draft
from rejoinder.edits.people import cleaned
from rejoinder.edits.placing import AsArgument, AsCoPremise, AsLoose, Destination, put
from rejoinder.edits.siblings import Arguments, Loose, Premises, following, key_after
from rejoinder.edits.words import called, capital
from rejoinder.model.anchors import Span, anchor_at, words_at
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import ArticleId, Fresh, InferenceId, NodeId, StatementId, VoiceId
from rejoinder.model.lookup import home
from rejoinder.model.records import Anchor, Kind, Polarity, Statement, Voice, VoiceKind
from rejoinder.model.text import clean_text, one_line


@dataclass(frozen=True)
class Quotation:
    """Words of an article and where they stand, one anchor a paragraph."""

    text: str
    anchors: tuple[Anchor, ...]


def quotation(
    article: ArticleId, paragraphs: Sequence[str], spans: Iterable[Span]
) -> Quotation | None:
    """What is selected, without blanks at its ends; ``None`` where that is nothing but blanks."""
    anchors = []
    for span in spans:
        words = words_at(paragraphs, span)
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            anchors.append(anchor_at(article, paragraphs, Span(span.paragraph, start, end)))
    if not anchors:
        return None
    return Quotation(one_line(" ".join(anchor.words for anchor in anchors)), tuple(anchors))


def quote(
    document: Document,
    words: Quotation,
    *,
    to: Destination,
    fresh: Fresh,
    kind: Kind = Kind.CLAIM,
) -> Change:
    """Adds a statement that stands for ``words``, said by the article's author, where ``to``
    says; the first one of a map is its thesis."""
    draft = Draft(document)
    name = StatementId(fresh())
    record = Statement(
        text=clean_text(words.text),
        kind=kind,
        voice=_author(draft, words, fresh=fresh),
        anchors=words.anchors,
    )
    if not document.statements:
        draft.put_statement(name, replace(record, kind=Kind.CLAIM))
        draft.set_thesis(name)
        return draft.change("Quote thesis")
    draft.put_statement(name, replace(record, order=key_after(draft, Loose(), None)))
    if not isinstance(to, AsLoose):
        put(draft, [name], to=to, fresh=fresh)
    return draft.change(_label(to, kind))


def _label(to: Destination, kind: Kind) -> str:
    if kind is Kind.EVIDENCE:
        return "Quote evidence"
    if isinstance(to, AsArgument):
        return "Quote objection" if to.polarity is Polarity.OPPOSE else "Quote premise"
    return "Quote co-premise" if isinstance(to, AsCoPremise) else "Quote loose claim"


def _author(draft: Draft, words: Quotation, *, fresh: Fresh) -> VoiceId | None:
    """The voice of the article's author: one of that name, or a new one; without a name the
    only author among the voices."""
    article = draft.now.articles.get(words.anchors[0].article) if words.anchors else None
    name = "" if article is None else one_line(article.author)
    voices = draft.now.voices
    for voice, record in voices.items():
        if name and one_line(record.name).casefold() == name.casefold():
            return voice
    authors = [voice for voice, record in voices.items() if record.kind is VoiceKind.AUTHOR]
    if not name:
        return authors[0] if len(authors) == 1 else None
    new = VoiceId(fresh())
    draft.put("voices", new, cleaned(Voice(name=name, kind=VoiceKind.AUTHOR)))
    return new


def beside(document: Document, node: NodeId) -> AsCoPremise:
    """The place right behind ``node`` among its co-premises; behind all premises of a step.

    Raises:
        EditRefused: ``node`` is a statement that is a premise of nothing.
    """
    statement = document.statement(node)
    if statement is None:
        return AsCoPremise(InferenceId(node))
    step = home(statement)
    if step is None:
        raise EditRefused(
            f"{capital(called(document, node))} is a premise of nothing, so nothing can be taken "
            "jointly with it. Connect it to a conclusion first."
        )
    after = following(document, Premises(step), node)
    return AsCoPremise(step, StatementId(after) if after else None)


def after(document: Document, node: NodeId) -> Destination:
    """The place of a further argument like that of ``node``; beside a root, a loose one."""
    statement = document.statement(node)
    step = InferenceId(node) if statement is None else home(statement)
    if step is None:
        return AsLoose()
    argument = document.inferences[step]
    behind = following(document, Arguments(argument.conclusion), step)
    before = InferenceId(behind) if behind else None
    return AsArgument(argument.conclusion, argument.polarity, before)


def anchor_statement(document: Document, statement: StatementId, words: Quotation) -> Change:
    """Lets a statement stand for ``words`` as well; what stands there already counts once."""
    old = document.statements[statement].anchors
    places = {(a.article, a.paragraph, a.start, a.end) for a in words.anchors}
    kept = [a for a in old if (a.article, a.paragraph, a.start, a.end) not in places]
    return set_anchors(document, statement, (*kept, *words.anchors))
