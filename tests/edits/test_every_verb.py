"""Whatever a person does, in whatever order: the map stays sound and undo is exact."""

import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replace_fields
from tests.drawing.visible import visible

from rejoinder import edits
from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import LIGHT
from rejoinder.edits import (
    about,
    add,
    articles,
    clip,
    comments,
    conflicts,
    dismissals,
    link,
    move,
    people,
    questions,
    quoting,
    remove,
    repeats,
    roles,
    signing,
    sources,
    state,
    untangle,
)
from rejoinder.layout.placement import Size
from rejoinder.model.anchors import Held, Span, held_anchors
from rejoinder.model.casting import cast
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import (
    ArticleId,
    CommentId,
    ConflictId,
    DismissalId,
    Fresh,
    InferenceId,
    NodeId,
    SignoffId,
    SourceId,
    StatementId,
    VoiceId,
)
from rejoinder.model.lookup import Links
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    Anchor,
    AnchorState,
    Answer,
    Article,
    Citation,
    Direction,
    Dismissal,
    Kind,
    Pin,
    Plausibility,
    Polarity,
    Source,
    Strength,
    Voice,
    VoiceKind,
)
from rejoinder.model.roles import Role
from rejoinder.model.schemes import Scheme
from rejoinder.resources import schemes

texts = st.text(max_size=8) | st.sampled_from(
    ["Sugar", "+ a", "- b\n\t- c", "\x00\r\n\ud800", "[x]"]
)
polarities = st.sampled_from(Polarity)


class Hand:
    """Draws what a verb is given from what the map holds; unfit draws end the turn."""

    def __init__(self, data: st.DataObject, document: Document, fresh: Fresh) -> None:
        self.draw, self.document, self.fresh = data.draw, document, fresh

    def one_of(self, rows: Iterable[str]) -> str:
        names = sorted(rows)
        if not names:
            raise EditRefused("There is nothing of that kind.")
        return str(self.draw(st.sampled_from(names)))

    @property
    def text(self) -> str:
        return self.draw(texts)

    @property
    def flag(self) -> bool:
        return self.draw(st.booleans())

    @property
    def polarity(self) -> Polarity:
        side: Polarity = self.draw(polarities)
        return side

    @property
    def statement(self) -> StatementId:
        return StatementId(self.one_of(self.document.statements))

    @property
    def step(self) -> InferenceId:
        return InferenceId(self.one_of(self.document.inferences))

    @property
    def node(self) -> NodeId:
        return StatementId(self.one_of({*self.document.statements, *self.document.inferences}))

    @property
    def statements(self) -> list[StatementId]:
        first = self.statement
        names = sorted(self.document.statements)
        return [first, *self.draw(st.lists(st.sampled_from(names), max_size=3))]

    @property
    def signoff(self) -> SignoffId:
        return SignoffId(self.one_of(self.document.signoffs))

    @property
    def dismissal(self) -> DismissalId:
        return DismissalId(self.one_of(self.document.dismissals))

    def maybe(self, rows: Collection[str]) -> str | None:
        return self.one_of(rows) if rows and self.flag else None

    @property
    def destination(self) -> move.Destination:
        pick = self.draw(st.integers(0, 2))
        if pick == 0:
            target = self.node
            before = self.maybe(self.document.links.arguments_for(target))
            return move.AsArgument(target, self.polarity, InferenceId(before) if before else None)
        if pick == 1:
            step = self.step
            before = self.maybe(self.document.links.premises_of(step))
            return move.AsCoPremise(step, StatementId(before) if before else None)
        return move.AsLoose()

    @property
    def service(self) -> tuple[StatementId, InferenceId]:
        step = self.step
        return StatementId(self.one_of(self.document.links.premises_of(step))), step

    @property
    def article(self) -> ArticleId:
        return ArticleId(self.one_of(self.document.articles))

    @property
    def source(self) -> SourceId:
        return SourceId(self.one_of(self.document.sources))

    @property
    def voice(self) -> VoiceId:
        return VoiceId(self.one_of(self.document.voices))

    @property
    def comment(self) -> CommentId:
        return CommentId(self.one_of(self.document.comments))

    @property
    def conflict(self) -> ConflictId:
        return ConflictId(self.one_of(self.document.conflicts))

    @property
    def commented(self) -> str:
        d = self.document
        return self.one_of({*d.statements, *d.inferences, *d.sources, *d.articles})

    @property
    def anchor(self) -> Anchor:
        return Anchor(article=self.article, paragraph=1, start=0, end=3, digest="x")

    @property
    def held(self) -> Held:
        held = list(held_anchors(self.document))
        if not held:
            raise EditRefused("There is no anchor.")
        chosen: Held = self.draw(st.sampled_from(held))
        return chosen

    @property
    def fragment(self) -> Document:
        if self.flag:
            return clip.fragment_from_outline(self.text, fresh=self.fresh)
        return clip.clipping(self.document, self.statements)


Verb = Callable[[Hand], Change]


def _by_text(verb: Callable[..., Change]) -> Verb:
    return lambda h: verb(h.document, h.node, fresh=h.fresh, text=h.text)


def _beside(verb: Callable[..., Change]) -> Verb:
    return lambda h: verb(h.document, h.statement, fresh=h.fresh, text=h.text, before=h.flag)


VERBS: dict[str, Verb] = {
    "about.set_title": lambda h: about.set_title(h.document, h.text),
    "about.set_direction": lambda h: about.set_direction(h.document, Direction.RIGHT),
    "about.set_thesis": lambda h: about.set_thesis(h.document, h.statement),
    "add.add_thesis": lambda h: add.add_thesis(h.document, fresh=h.fresh, text=h.text),
    "add.add_loose": lambda h: add.add_loose(h.document, fresh=h.fresh, text=h.text),
    "add.add_argument": lambda h: add.add_argument(
        h.document, h.node, fresh=h.fresh, polarity=h.polarity, after=h.step
    ),
    "add.add_reason": _by_text(add.add_reason),
    "add.add_objection": _by_text(add.add_objection),
    "add.add_rebuttal": _by_text(add.add_rebuttal),
    "add.add_evidence": _by_text(add.add_evidence),
    "add.add_undercut": _by_text(add.add_undercut),
    "add.add_co_premise": _beside(add.add_co_premise),
    "add.add_sibling": _beside(add.add_sibling),
    "add.add_parent": lambda h: add.add_parent(h.document, h.statement, fresh=h.fresh),
    "articles.add_article": lambda h: articles.add_article(
        h.document, Article(title=h.text), fresh=h.fresh
    ),
    "articles.set_article": lambda h: articles.set_article(
        h.document,
        h.article,
        Article(title=h.text),
    ),
    "articles.attach_text": lambda h: articles.attach_text(
        h.document,
        h.article,
        Article(title=h.text, paragraphs=(h.text,)),
        became={h.anchor: replace_fields(h.anchor, end=2, state=AnchorState.MOVED)},
    ),
    "articles.detach_text": lambda h: articles.detach_text(h.document, h.article),
    "articles.set_aside": lambda h: articles.set_aside(
        h.document, h.article, h.anchor, reason=h.text
    ),
    "articles.take_back": lambda h: articles.take_back(h.document, h.article, Span(1, 0, 2)),
    "articles.place_anchor": lambda h: articles.place_anchor(
        h.document, h.held, [h.anchor, replace_fields(h.anchor, paragraph=2)][: 1 + h.flag]
    ),
    "articles.drop_anchor": lambda h: articles.drop_anchor(h.document, h.held),
    "articles.keep_in_doubt": lambda h: articles.keep_in_doubt(h.document, h.held),
    "articles.remove_article": lambda h: articles.remove_article(
        h.document,
        h.article,
    ),
    "articles.set_anchors": lambda h: articles.set_anchors(h.document, h.statement, [h.anchor]),
    "clip.paste": lambda h: clip.paste(
        h.document,
        h.fragment,
        onto=h.node if h.document.statements and h.flag else None,
        polarity=h.polarity if h.flag else None,
        fresh=h.fresh,
    ),
    "clip.duplicate": lambda h: clip.duplicate(h.document, h.statements, fresh=h.fresh),
    "comments.add_comment": lambda h: comments.add_comment(
        h.document, h.commented, fresh=h.fresh, author="A", time="t", text=h.text
    ),
    "comments.reply": lambda h: comments.reply(
        h.document,
        h.comment,
        author=h.text,
        time="t",
        text=h.text,
    ),
    "comments.resolve": lambda h: comments.resolve(h.document, h.comment),
    "comments.reopen": lambda h: comments.reopen(h.document, h.comment),
    "conflicts.settle": lambda h: conflicts.settle(
        h.document, h.conflict, h.draw(st.sampled_from(conflicts.Choice))
    ),
    "conflicts.settle_with": lambda h: conflicts.settle_with(h.document, h.conflict, h.text),
    "comments.edit_comment": lambda h: comments.edit_comment(
        h.document,
        h.comment,
        h.text,
    ),
    "comments.remove_comment": lambda h: comments.remove_comment(
        h.document,
        h.comment,
    ),
    "dismissals.dismiss": lambda h: dismissals.dismiss(
        h.document,
        Dismissal(
            check="thin-step",
            on=h.commented,
            beside=(h.commented,) if h.flag else (),
            reason=h.text,
        ),
        fresh=h.fresh,
    ),
    "dismissals.restore": lambda h: dismissals.restore(h.document, h.dismissal),
    "signing.sign_off": lambda h: signing.sign_off(
        h.document, h.statement, fresh=h.fresh, author=h.text, time="t", text=h.text
    ),
    "signing.withdraw": lambda h: signing.withdraw(h.document, h.signoff),
    "link.link": lambda h: link.link(
        h.document, h.statement, h.node, polarity=h.polarity, fresh=h.fresh
    ),
    "link.link_as_co_premise": lambda h: link.link_as_co_premise(h.document, h.statement, h.step),
    "link.unlink": lambda h: link.unlink(h.document, *h.service),
    "link.make_home": lambda h: link.make_home(h.document, *h.service),
    "move.move": lambda h: move.move(h.document, h.statements, to=h.destination, fresh=h.fresh),
    "move.shift": lambda h: move.shift(
        h.document, h.statements, by=h.draw(st.sampled_from((-2, -1, 1)))
    ),
    "move.promote": lambda h: move.promote(h.document, h.statements, fresh=h.fresh),
    "move.demote": lambda h: move.demote(h.document, h.statements, fresh=h.fresh),
    "people.add_voice": lambda h: people.add_voice(h.document, fresh=h.fresh, name=h.text),
    "people.set_voice": lambda h: people.set_voice(
        h.document,
        h.voice,
        Voice(name=h.text, kind=VoiceKind.AUTHOR),
    ),
    "people.remove_voice": lambda h: people.remove_voice(h.document, h.voice),
    "quoting.quote": lambda h: quoting.quote(
        h.document, quoting.Quotation(h.text, (h.anchor,)), to=h.destination, fresh=h.fresh
    ),
    "quoting.anchor_statement": lambda h: quoting.anchor_statement(
        h.document, h.statement, quoting.Quotation(h.text, (h.anchor,))
    ),
    "remove.remove_branches": lambda h: remove.remove_branches(h.document, [h.node]),
    "remove.remove_keeping_children": lambda h: remove.remove_keeping_children(
        h.document, h.statements
    ),
    "repeats.link_instead": lambda h: repeats.link_instead(h.document, h.statement, h.statement),
    "repeats.split": lambda h: repeats.split(
        h.document, h.statement, h.text, second=h.text, fresh=h.fresh
    ),
    "roles.set_role": lambda h: roles.set_role(
        h.document, h.statements, h.draw(st.sampled_from(Role)), fresh=h.fresh
    ),
    "roles.cycle_role": lambda h: roles.cycle_role(h.document, h.statements, fresh=h.fresh),
    "roles.make_joint": lambda h: roles.make_joint(h.document, h.statements, fresh=h.fresh),
    "roles.make_independent": lambda h: roles.make_independent(
        h.document, h.statements, fresh=h.fresh
    ),
    "sources.add_source": lambda h: sources.add_source(
        h.document, Source(title=h.text, authors=(h.text,)), fresh=h.fresh
    ),
    "sources.set_source": lambda h: sources.set_source(
        h.document,
        h.source,
        Source(note=h.text),
    ),
    "sources.remove_source": lambda h: sources.remove_source(
        h.document,
        h.source,
    ),
    "sources.cite": lambda h: sources.cite(
        h.document,
        h.statement,
        Citation(source=h.source, locator=h.text),
    ),
    "sources.uncite": lambda h: sources.uncite(
        h.document,
        h.statement,
        h.source,
    ),
    "questions.name_scheme": lambda h: named(h),
    "questions.fail_question": lambda h: failed(h),
    "state.set_text": lambda h: state.set_text(h.document, h.statement, h.text),
    "state.set_texts": lambda h: state.set_texts(h.document, {h.statement: h.text}, "Replace"),
    "state.set_kind": lambda h: state.set_kind(h.document, h.statements, Kind.EVIDENCE),
    "state.set_voice": lambda h: state.set_voice(
        h.document,
        h.statements,
        h.voice if h.flag else None,
    ),
    "state.set_stated": lambda h: state.set_stated(h.document, h.statements, h.flag),
    "state.set_tags": lambda h: state.set_tags(h.document, h.statements, [h.text, h.text]),
    "state.add_tag": lambda h: state.add_tag(h.document, h.statements, h.text),
    "state.remove_tag": lambda h: state.remove_tag(h.document, h.statements, h.text),
    "state.set_note": lambda h: state.set_note(h.document, h.statement, h.text),
    "untangle.untangle": lambda h: untangle.untangle(h.document),
    "state.set_pin": lambda h: state.set_pin(
        h.document, h.statements, h.draw(st.sampled_from(Pin))
    ),
    "state.set_plausibility": lambda h: state.set_plausibility(
        h.document, h.statements, Plausibility.LIKELY
    ),
    "state.set_side": lambda h: state.set_side(h.document, h.statements, h.text),
    "state.set_speech": lambda h: state.set_speech(h.document, h.statements, h.text),
    "state.set_inference_note": lambda h: state.set_inference_note(h.document, h.step, h.text),
    "state.set_scheme": lambda h: state.set_scheme(h.document, h.step, h.text),
    "state.set_answer": lambda h: state.set_answer(h.document, h.step, Answer(question=h.text)),
    "state.set_strength": lambda h: state.set_strength(h.document, h.step, Strength.FAIR),
    "state.set_polarity": lambda h: state.set_polarity(h.document, h.step, h.polarity),
}


def drawn_scheme(h: Hand) -> Scheme:
    scheme = schemes().called(h.one_of(schemes().by_id))
    assert scheme is not None
    return scheme


def named(h: Hand) -> Change:
    """A scheme for a step, with premises for some of its parts, and some that are missing."""
    step, scheme = h.step, drawn_scheme(h)
    played = cast(h.document, step, scheme=scheme)
    missing = {p.role: h.text for p in scheme.premises if p.role not in played and h.flag}
    return questions.name_scheme(
        h.document, step, scheme=scheme, fresh=h.fresh, played=played, missing=missing
    )


def failed(h: Hand) -> Change:
    step, scheme = h.step, drawn_scheme(h)
    question = h.draw(st.sampled_from(scheme.critical_questions))
    return questions.fail_question(
        h.document, step, question=question, scheme=scheme, fresh=h.fresh
    )


# Those that take an index into a thread's replies, or another map, have tests of their own.
ELSEWHERE = {"takeover.take_over", "comments.edit_reply", "comments.remove_reply"}

# These build the tangles in which the others could go wrong, so they come up more often.
STRUCTURE = [name for name in VERBS if name.split(".")[0] in ("add", "clip", "link", "move")]
STRUCTURE += [name for name in VERBS if name.split(".")[0] in ("remove", "roles")]


def test_every_verb_is_in_the_table_of_these_tests() -> None:
    modules = [
        import_module(f"rejoinder.edits.{m.name}") for m in pkgutil.iter_modules(edits.__path__)
    ]
    verbs = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(value).return_annotation is Change
    }
    assert verbs == VERBS.keys() | ELSEWHERE


def grown(size: int, seed: int, fresh: Fresh) -> Document:
    """A sound map of about ``size`` statements with groups, undercuts, links, comments."""
    chance = Random(seed)
    document = Document().apply(add.add_thesis(Document(), fresh=fresh, text="thesis"))
    for turn in range(size):
        statement = chance.choice(sorted(document.statements))
        nodes: list[NodeId] = [*document.statements, *document.inferences]
        node = chance.choice(sorted(nodes))
        side = chance.choice(list(Polarity))
        with suppress(EditRefused):
            match chance.randrange(8):
                case 0 | 1 | 2:
                    change = add.add_argument(document, node, fresh=fresh, polarity=side)
                case 3 | 4:
                    change = add.add_co_premise(document, statement, fresh=fresh, text=str(turn))
                case 5:
                    change = add.add_loose(document, fresh=fresh, text=str(turn))
                case 6:
                    change = link.link(document, statement, node, polarity=side, fresh=fresh)
                case _ if document.inferences:
                    step = chance.choice(sorted(document.inferences))
                    change = link.link_as_co_premise(document, statement, step)
                case _:
                    continue
            document = document.apply(change)
    for change in (
        comments.add_comment(document, node, fresh=fresh, author="A", time="t", text="?"),
        people.add_voice(document, fresh=fresh, name="V"),
        sources.add_source(document, Source(title="S"), fresh=fresh),
        articles.add_article(document, Article(title="A"), fresh=fresh),
    ):
        document = document.apply(change)
    return document


@pytest.mark.parametrize("names", [sorted(VERBS), STRUCTURE], ids=["all", "structure"])
@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 16), seed=st.integers(0, 9999))
def test_any_sequence_of_edits_keeps_the_map_sound_and_undoes_exactly(
    names: list[str], data: st.DataObject, size: int, seed: int
) -> None:
    numbers = count(1)
    fresh: Fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    first = document = grown(size, seed, fresh)
    done: list[Change] = []
    refusals: list[str] = []
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=12)):
        try:
            change = VERBS[name](Hand(data, document, fresh))
        except EditRefused as refused:
            refusals.append(str(refused))
            continue
        assert change.label
        assert all(row.before != row.after for row in change.rows)
        assert len({(row.table, row.id) for row in change.rows}) == len(change.rows)
        document = document.apply(change)
        done.append(change)
        assert breaches(document) == (), name
        assert document.links == Links.of(document.statements, document.inferences), name
    assert all(reason.endswith(".") for reason in refusals)
    for change in reversed(done):
        document = document.apply(change.inverted())
    assert document == first


@settings(max_examples=100)
@given(data=st.data(), size=st.integers(1, 12), seed=st.integers(0, 9999))
def test_a_preview_refuses_exactly_what_the_move_refuses(
    data: st.DataObject, size: int, seed: int
) -> None:
    numbers = count(1)
    document = grown(size, seed, lambda: f"n{next(numbers)}")
    hand = Hand(data, document, lambda: f"m{next(numbers)}")
    try:
        chosen, to = hand.statements, hand.destination
    except EditRefused:
        return
    before = document.links
    reason = move.refusal(document, chosen, to)
    try:
        move.move(document, chosen, to=to, fresh=hand.fresh)
        expected = None
    except EditRefused as refused:
        expected = str(refused)
    assert reason == expected
    assert document.links is before


def looked_at(data: st.DataObject, document: Document, view: View) -> View:
    """Another fold, branch, selection of nodes or kind of marks."""
    names = sorted(document.statements)
    if not names:
        return View()
    name = StatementId(data.draw(st.sampled_from(names)))
    match data.draw(st.integers(0, 5)):
        case 0 | 1:
            return replace(view, folded=view.folded ^ {name})
        case 2:
            return replace(view, folded=frozenset(data.draw(st.sets(st.sampled_from(names)))))
        case 3:
            return replace(view, root=None if view.root else name)
        case 4:
            nodes: list[NodeId] = sorted([*document.statements, *document.inferences])
            hidden = data.draw(st.sets(st.sampled_from(nodes), max_size=2))
            return replace(view, only=None if view.only else frozenset(nodes) - hidden)
        case _:
            return replace(view, marks=not view.marks)


@pytest.mark.parametrize("shape", [None, Size(900.0, 700.0)])
@settings(max_examples=60)
@given(data=st.data(), size=st.integers(1, 20), seed=st.integers(0, 9999))
def test_a_scene_that_follows_edits_shows_what_a_new_one_would(
    shape: Size | None, data: st.DataObject, size: int, seed: int
) -> None:
    numbers = count(1)
    fresh: Fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    document, view = grown(size, seed, fresh), View(shape=shape)
    scene = Scene(Composer(FixedMeasurer(), LIGHT))
    scene.show(document, view)
    done: list[Change] = []
    for name in data.draw(st.lists(st.sampled_from([*VERBS, "look", "look", "undo"]), max_size=12)):
        change = None
        if name == "look":
            view = looked_at(data, document, view)
        elif name == "undo" and done:
            change = done.pop().inverted()
        elif name in VERBS:
            with suppress(EditRefused):
                change = VERBS[name](Hand(data, document, fresh))
                done.append(change)
        document = document if change is None else document.apply(change)
        kept, everywhere = scene.within(scene.bounds.grown(100)), scene.bounds.grown(100)
        retold = scene.show(document, view, change)
        if retold is not None:
            assert scene.reworded(kept, retold) == scene.within(everywhere), name
        picture = scene.whole()
        new = Scene(Composer(FixedMeasurer(), LIGHT))
        new.show(document, replace(view, arrangement=picture.arrangement if shape else None))
        assert scene.forest(document, view) == new.forest(document, view), name
        assert picture.drawing == new.whole().drawing, name
        walked = visible(document, folded=view.folded, root=view.root, only=view.only)
        hidden = {s: scene._shown.part(s).hidden for s in walked.statements}
        assert [n for n, _ in scene.places.items()] == list(walked.nodes), name
        assert hidden == walked.statements, name
        everywhere = scene.bounds.grown(100)
        assert scene.within(everywhere) == new.within(everywhere), name
        assert scene.sketch(everywhere) == new.sketch(everywhere), name


@settings(max_examples=100)
@given(size=st.integers(1, 16), seed=st.integers(0, 9999))
def test_what_may_be_linked_is_what_no_reason_speaks_against(size: int, seed: int) -> None:
    numbers = count(1)
    document = grown(size, seed, lambda: f"n{next(numbers)}")
    for name in document.statements:
        free = {s for s in document.statements if link.link_refusal(document, name, s) is None}
        assert set(link.linkable(document, name)) == free
