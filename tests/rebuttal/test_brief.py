"""Briefs, dropped points and the attack surface, on maps that people know."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from rejoinder.edits.add import add_objection, add_reason, add_thesis
from rejoinder.edits.state import set_speech
from rejoinder.evaluate.labels import Label
from rejoinder.evaluate.weighing import Weighing, weighed
from rejoinder.files.maps import open_map
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.prose.blocks import Heading, block_texts, texts
from rejoinder.rebuttal.brief import Options, brief, clock
from rejoinder.rebuttal.clock import EVENTS
from rejoinder.rebuttal.dropped import dropped
from rejoinder.rebuttal.points import counters, points
from rejoinder.rebuttal.sides import Side, arguments, premises, side_of
from rejoinder.rebuttal.surface import WAYS, Attack, surface
from rejoinder.resources import schemes

SIDES = pytest.mark.parametrize("side", Side)


def weigh(document: Document) -> Weighing:
    """``document`` weighed, the same way every time."""
    return weighed(document, chance=Random(1).random)


@pytest.fixture(scope="module")
def article(repository: Path) -> Document:
    return open_map(repository / "maps/pakistans-biggest-afghan-mistake.rejoinder").document


@pytest.fixture(scope="module")
def article_weighed(article: Document) -> Weighing:
    return weigh(article)


class Case:
    """A map that is built by saying what replies to what."""

    def __init__(self, fresh: Fresh, thesis: str) -> None:
        self.fresh = fresh
        change = add_thesis(Document(), fresh=fresh, text=thesis)
        self.document = Document().apply(change)
        self.top = StatementId(change.created("statements")[0])

    def say(
        self, target: StatementId, text: str, *, against: bool, speech: str = ""
    ) -> StatementId:
        """Adds an argument, and returns its premise."""
        verb = add_objection if against else add_reason
        change = verb(self.document, target, fresh=self.fresh, text=text)
        self.document = self.document.apply(change)
        name = StatementId(change.created("statements")[-1])
        if speech:
            self.document = self.document.apply(set_speech(self.document, [name], speech))
        return name


def steps_of(document: Document, name: StatementId) -> InferenceId:
    """The step that a statement is a premise of."""
    return document.statements[name].premise_of[0].inference


@SIDES
def test_a_brief_has_every_reply_under_what_it_answers(
    article: Document, article_weighed: Weighing, side: Side
) -> None:
    made = brief(article, article_weighed, Options(side=side))
    told = " ".join(texts(made.paper))
    for point in points(article, article_weighed, side=side):
        assert side_of(article, point.reply) is side
        for name in premises(article, point.reply):
            assert article.statements[name].text.rstrip(".") in told
        for counter in counters(article, point.reply, side):
            assert side_of(article, counter) is side.other
    levels = [block.level for block in made.paper.blocks if isinstance(block, Heading)]
    assert set(levels) <= {1, 2, 3, 4}
    assert all(later <= earlier + 2 for earlier, later in pairwise(levels))


@SIDES
@pytest.mark.parametrize("minutes", [3.0, 4.0, 8.0])
def test_a_brief_fits_into_its_speech(
    article: Document, article_weighed: Weighing, side: Side, minutes: float
) -> None:
    whole = brief(article, article_weighed, Options(side=side))
    made = brief(article, article_weighed, Options(side=side, minutes=minutes))
    assert made.minutes <= minutes
    every = points(article, article_weighed, side=side)
    assert len(made.left) < len(every)
    assert (len(made.left) > 0) == (whole.minutes > minutes)
    assert any("fit" in line for line in made.told) == bool(made.left)


def test_what_stands_is_taken_before_what_was_answered(
    article: Document, article_weighed: Weighing
) -> None:
    made = brief(article, article_weighed, Options(minutes=8.0))
    assert made.left
    out = [p.reply for p in made.left if article_weighed.labels[p.reply] is Label.OUT]
    assert out
    assert len(out) > len(made.left) / 2


def test_replies_that_a_person_chose_are_kept_and_said_to_be_too_long(
    article: Document, article_weighed: Weighing
) -> None:
    every = frozenset(p.reply for p in points(article, article_weighed, side=Side.AGAINST))
    made = brief(article, article_weighed, Options(minutes=2.0, only=every))
    assert made.minutes > 2.0
    assert not made.left
    assert made.told[0].startswith(f"The brief is {clock(made.minutes - 2.0)} longer")


def test_evidence_comes_as_cards_with_its_source(fresh: Fresh, repository: Path) -> None:
    document = open_map(repository / "maps/weighing-sources.rejoinder").document
    made = brief(document, weigh(document), Options(side=Side.AGAINST))
    without = brief(document, weigh(document), Options(side=Side.AGAINST, cards=False))
    assert len(list(texts(made.paper))) >= len(list(texts(without.paper)))


def test_a_map_without_a_thesis_says_so() -> None:
    made = brief(Document(), weigh(Document()), Options())
    assert "no thesis" in " ".join(texts(made.paper))


def test_a_point_without_a_reply_is_dropped_until_it_has_one(fresh: Fresh) -> None:
    case = Case(fresh, "Tax sugar.")
    poor = case.say(case.top, "The poor pay.", against=True)
    labels = weigh(case.document).labels
    assert dropped(case.document, Side.FOR, labels) == (steps_of(case.document, poor),)
    case.say(poor, "The poor gain most.", against=True)
    assert dropped(case.document, Side.FOR, weigh(case.document).labels) == ()


def test_a_reply_is_due_in_the_next_speech_of_ones_side(fresh: Fresh) -> None:
    case = Case(fresh, "Tax sugar.")
    poor = case.say(case.top, "The poor pay.", against=True, speech="1NC")
    labels = weigh(case.document).labels
    event = EVENTS["policy"]
    steps = (steps_of(case.document, poor),)
    assert dropped(case.document, Side.FOR, labels, event=event, speech="1AC") == ()
    assert dropped(case.document, Side.FOR, labels, event=event, speech="2AC") == steps


@SIDES
def test_what_can_be_attacked_is_the_other_sides_the_best_first(
    article: Document, article_weighed: Weighing, side: Side
) -> None:
    targets = surface(article, article_weighed, schemes(), side=side)
    assert targets
    assert all(side_of(article, target.node) is side.other for target in targets)
    sizes = [abs(target.by) for target in targets]
    assert sizes == sorted(sizes, reverse=True)
    assert all((t.by < 0) == (side is Side.AGAINST) for t in targets)
    for target in targets:
        assert set(target.attacks) <= set(WAYS)
        is_step = target.node in article.inferences
        assert (Attack.STEP in target.attacks) == is_step
        assert (Attack.DENY in target.attacks) == (not is_step)
        assert (Attack.QUESTION in target.attacks) == bool(target.questions)


@SIDES
def test_every_argument_is_of_one_side(article: Document, side: Side) -> None:
    ours, theirs = set(arguments(article, side)), set(arguments(article, side.other))
    assert not ours & theirs
    assert len(ours | theirs) == len(article.inferences)


def test_both_sides_speak_in_every_event() -> None:
    for event in EVENTS.values():
        assert {speech.side for speech in event.speeches} == set(Side)
        assert len({speech.name for speech in event.speeches}) == len(event.speeches)
        assert event.speech(event.speeches[0].name.lower()) == event.speeches[0]
        assert event.speech("no such speech") is None


def test_words_above_a_tag_are_not_counted_as_said(article: Document) -> None:
    made = brief(article, weigh(article), Options())
    said = sum(
        len(text.split())
        for block in made.paper.blocks
        for text in block_texts(block)
        if not (isinstance(block, Heading) and block.level < 3)
    )
    assert made.minutes < said / 150


def test_a_reply_to_two_points_is_argued_once_and_headings_end_between_words(
    article: Document, article_weighed: Weighing
) -> None:
    made = brief(article, article_weighed, Options(side=Side.AGAINST))
    lines = [" ".join(block_texts(block)) for block in made.paper.blocks]
    tags = [line for line in lines if line.startswith("We say:")]
    repeated = len(tags) - len(set(tags))
    assert repeated > 0
    assert sum("As said before." in line for line in lines) == repeated
    cards = [line for line in lines if line.startswith("Because:")]
    assert len(set(cards)) + repeated >= len(cards)
    for line in lines:
        if line.startswith("Line "):
            assert "; " not in line or not line.endswith("…")
