"""Commands of the Article menu: attach a text, put its words on the map, go through it."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk
from rejoinder.editor.commands_add import is_against, is_premise, statement_of
from rejoinder.editor.commands_reading import READ
from rejoinder.edits import quoting
from rejoinder.edits.move import AsArgument, AsLoose, Destination
from rejoinder.model.ids import NodeId
from rejoinder.model.records import Kind, Polarity


def _quote(place: Callable[[Desk], Destination], kind: Kind = Kind.CLAIM) -> Callable[[Desk], None]:
    """Adds the selected words where ``place`` says, and opens them for typing."""

    def run(desk: Desk) -> None:
        session, words = desk.session, desk.article.words()
        if words is None:
            desk.say("Select the words in the article first; Space selects the next sentence.")
            return
        to = place(desk) if session.document.statements else AsLoose()
        change = quoting.quote(session.document, words, to=to, kind=kind, fresh=session.fresh)
        desk.article.quoted(change)

    return run


def _about(polarity: Polarity) -> Callable[[Desk], Destination]:
    return lambda desk: AsArgument(_target(desk), polarity)


def _target(desk: Desk) -> NodeId:
    node = desk.session.current
    assert node is not None
    return node


def _beside(desk: Desk) -> Destination:
    return quoting.beside(desk.session.document, _target(desk))


def _after(desk: Desk) -> Destination:
    node = desk.session.current
    return AsLoose() if node is None else quoting.after(desk.session.document, node)


def _anchor(desk: Desk) -> None:
    """Lets the current statement stand for the selected words as well."""
    session, words = desk.session, desk.article.words()
    if words is None:
        desk.say("Select the words in the article first; Space selects the next sentence.")
        return
    name = statement_of(desk)
    session.do(quoting.anchor_statement(session.document, name, words))


def _can_quote(desk: Desk) -> bool:
    """Whether there is a target for the words, or no statement yet: they begin the map."""
    has_words = desk.article.words() is not None
    return has_words and (desk.session.current is not None or not desk.session.document.statements)


def _has_words(desk: Desk) -> bool:
    return desk.article.words() is not None


def _has_text(desk: Desk) -> bool:
    return desk.article.has_text()


def _has_article(desk: Desk) -> bool:
    return desk.article.has_article()


def _attach_named(desk: Desk) -> str:
    return "Attach new draft…" if desk.article.has_text() else "Attach article text…"


def _paste_named(desk: Desk) -> str:
    where = "from clipboard"
    return f"Attach new draft {where}" if desk.article.has_text() else f"Attach text {where}"


_ATTACH = (
    Command(
        "article.attach",
        "Attach article text…",
        "Article",
        lambda d: d.article.attach(),
        icon="file-text",
        named=_attach_named,
        tip="Read the text of the article that the map is about from a file",
    ),
    Command(
        "article.paste",
        "Attach text from clipboard",
        "Article",
        lambda d: d.article.paste(),
        icon="clipboard-paste",
        named=_paste_named,
    ),
    Command(
        "article.describe",
        "Article’s title and author…",
        "Article",
        lambda d: d.article.describe(),
        when=_has_article,
        icon="pencil",
    ),
    Command(
        "article.detach",
        "Take out article text",
        "Article",
        lambda d: d.article.detach(),
        when=_has_text,
        icon="scissors",
        tip="Take the article’s words out, to pass the map on without them; places are kept",
    ),
)

_QUOTE = (
    Command(
        "article.premise",
        "Words as premise",
        "Article",
        _quote(_about(Polarity.SUPPORT)),
        when=_can_quote,
        keys=("S", "P"),
        in_text=True,
        icon="circle-plus",
        short="Premise",
        tip="Add the selected words as a reason for what is selected on the map",
        starts_group=True,
    ),
    Command(
        "article.objection",
        "Words as objection",
        "Article",
        _quote(_about(Polarity.OPPOSE)),
        when=_can_quote,
        keys=("O",),
        in_text=True,
        icon="circle-minus",
        short="Objection",
        tip="Add the selected words as a reason against what is selected on the map",
    ),
    Command(
        "article.rebuttal",
        "Words as rebuttal",
        "Article",
        _quote(_about(Polarity.OPPOSE)),
        when=lambda d: _has_words(d) and is_against(d),
        keys=("R",),
        in_text=True,
        icon="shield",
        short="Rebuttal",
        tip="Add the selected words as an answer to the objection selected on the map",
    ),
    Command(
        "article.evidence",
        "Words as evidence",
        "Article",
        _quote(_about(Polarity.SUPPORT), Kind.EVIDENCE),
        when=_can_quote,
        keys=("E",),
        in_text=True,
        icon="file-text",
        short="Evidence",
        tip="Add the selected words as evidence for what is selected on the map",
    ),
    Command(
        "article.co_premise",
        "Words as co-premise",
        "Article",
        _quote(_beside),
        when=lambda d: _has_words(d) and is_premise(d),
        keys=("J",),
        in_text=True,
        icon="git-merge",
        short="Co-premise",
        tip="Add the selected words as a premise taken jointly with the selected one",
    ),
    Command(
        "article.after",
        "Words as a further argument",
        "Article",
        _quote(_after),
        when=_has_words,
        keys=("Enter", "Return"),
        in_text=True,
        icon="corner-down-right",
        tip="Add the selected words beside what is selected on the map, for or against as that is",
    ),
    Command(
        "article.loose",
        "Words as loose claim",
        "Article",
        _quote(lambda _: AsLoose()),
        when=_has_words,
        keys=("L",),
        in_text=True,
        icon="sticky-note",
        tip="Add the selected words as a statement that is not connected yet",
    ),
    Command(
        "article.anchor",
        "Anchor selected card here",
        "Article",
        _anchor,
        when=lambda d: _has_words(d) and d.session.current is not None,
        keys=("A",),
        in_text=True,
        icon="link",
        short="Anchor",
        tip="Let the card that is selected on the map stand for the selected words as well",
        starts_group=True,
    ),
    Command(
        "article.choose",
        "Words for passage in doubt",
        "Article",
        lambda d: d.article.choose(),
        when=lambda d: _has_words(d) and d.article.has("chosen doubt"),
        keys=("C",),
        in_text=True,
        tip="Let the passage that is looked at in the list mean the selected words",
    ),
    Command(
        "article.comment",
        "Comment on passage…",
        "Article",
        lambda d: d.article.comment(),
        when=_has_text,
        keys=("M",),
        in_text=True,
        icon="message-square-plus",
        short="Comment",
        tip="Comment on the selected words, or on the sentence at the caret",
    ),
    Command(
        "article.aside",
        "Not part of the argument…",
        "Article",
        lambda d: d.article.set_aside(),
        when=_has_text,
        keys=("X",),
        in_text=True,
        icon="eye-off",
        short="Set aside",
        tip="Set the sentence aside with a reason, or take it back",
    ),
    Command(
        "article.copy",
        "Copy words",
        "Article",
        lambda d: d.article.copy(),
        when=_has_words,
        icon="copy",
    ),
)

ARTICLE = (*_ATTACH, *_QUOTE, *READ)
