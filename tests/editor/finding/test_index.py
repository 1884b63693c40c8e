"""An index that followed every edit is what a fresh one would be."""

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map
from tests.edits.test_every_verb import VERBS, Hand, grown

from rejoinder.editor.finding.index import Index
from rejoinder.edits.comments import remove_comment, resolve
from rejoinder.edits.people import set_voice
from rejoinder.edits.sources import set_source
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import CommentId, SourceId, VoiceId
from rejoinder.model.records import Source, Voice
from rejoinder.model.tree import roots, walk

# What is told of a node elsewhere comes up as often as all the rest.
TOLD = [name for name in VERBS if name.split(".")[0] in ("comments", "people", "sources")]
TURNS = [*sorted(VERBS), "undo", *(sorted([*TOLD, "state.set_voice", "undo"]) * 3)]


def read(index: Index, *, most: int | None = None) -> Index:
    """Reads all that is left, or some of it."""
    for step, _ in enumerate(index.reading()):
        if step == most:
            break
    return index


def assert_like_new(index: Index, document: Document) -> None:
    new = read(Index(document))
    assert index.is_ready
    assert index.texts == new.texts
    assert index.vocabulary == new.vocabulary
    assert index.ground == new.ground


@settings(max_examples=150)
@given(data=st.data(), size=st.integers(1, 14), seed=st.integers(0, 9999))
def test_it_equals_a_fresh_one_after_any_edits_and_undos(
    data: st.DataObject, size: int, seed: int
) -> None:
    numbers = count(1)
    document = grown(size, seed, lambda: f"n{next(numbers)}")
    index, done = Index(document), list[Change]()
    for name in data.draw(st.lists(st.sampled_from(TURNS), max_size=16)):
        if name == "undo":
            if not done:
                continue
            change = done.pop().inverted()
        else:
            try:
                change = VERBS[name](Hand(data, document, lambda: f"n{next(numbers)}"))
            except EditRefused:
                continue
            done.append(change)
        document = document.apply(change)
        index.follow(document, change)
        read(index, most=data.draw(st.sampled_from([0, 1, None])))
    assert_like_new(read(index), document)


def test_what_voices_sources_and_comments_say_is_read_again(town: Document) -> None:
    index = read(Index(town))
    for change in (
        set_voice(town, VoiceId("ada"), Voice(name="Cora")),
        set_source(town, SourceId("report"), Source(title="Silence")),
        resolve(town, CommentId("c1")),
        remove_comment(town, CommentId("c2")),
    ):
        town = town.apply(change)
        index.follow(town, change)
        assert_like_new(read(index), town)


def test_a_change_in_the_middle_of_reading_is_taken_in() -> None:
    document, other = large_map(2_000), large_map(300, seed=2)
    index = Index(document)
    reading = index.reading()
    next(reading)
    index.follow(other, None)

    assert list(reading) == []
    assert_like_new(read(index), other)


def test_only_what_changed_is_read_again() -> None:
    document = large_map(1_000)
    index = read(Index(document))
    name = next(iter(document.statements))
    kept = dict(index.texts)
    change = VERBS["state.set_text"](_Fixed(document, name))
    index.follow(document.apply(change), change)
    read(index)

    assert [node for node, text in index.texts.items() if text is not kept[node]] == [name]


class _Fixed(Hand):
    """Types into one statement."""

    def __init__(self, document: Document, name: str) -> None:
        self.document, self._name = document, name

    def one_of(self, rows: object) -> str:
        return self._name

    @property
    def text(self) -> str:
        return "words of its own"


def test_reading_order_is_that_of_the_map() -> None:
    document = large_map(500)
    order = read(Index(document)).ground.survey.order

    assert order == [node for root in roots(document) for node in walk(document, root)]
