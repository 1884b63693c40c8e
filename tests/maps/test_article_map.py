"""The map of the article: enough of everything, every voice told apart, every anchor sound."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from rejoinder.edits.articles import attach_text
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Anchor, AnchorState, Kind, Statement, VoiceKind
from rejoinder.model.roles import Role, is_joint, is_undercut, roles
from rejoinder.model.text import digest
from rejoinder.model.tree import cross_links
from rejoinder.review.passages import coverage
from rejoinder.review.refinding import fates

LONGEST_RUN = 7
SCANNED = ("maps", "resources", "desktop", "tests", "packaging", ".ci", "README.md")


def _kind_of_voice(document: Document, statement: Statement) -> VoiceKind | None:
    return None if statement.voice is None else document.voices[statement.voice].kind


def _answers(document: Document) -> list[StatementId]:
    """The objections and rebuttals."""
    wanted = (Role.OBJECTION, Role.REBUTTAL)
    return [name for name, role in roles(document).items() if role in wanted]


def _anchors(document: Document) -> list[Anchor]:
    placed = [a for row in document.statements.values() for a in row.anchors]
    return placed + [c.passage for c in document.comments.values() if c.passage is not None]


def test_the_map_has_enough_of_everything(article_map: Document) -> None:
    rows = article_map.statements.values()
    assert len(rows) >= 60
    assert sum(row.kind is Kind.EVIDENCE for row in rows) >= 15
    assert sum(not row.stated for row in rows) >= 5
    assert sum(is_joint(article_map, step) for step in article_map.inferences) >= 10
    assert sum(is_undercut(article_map, step) for step in article_map.inferences) >= 6
    assert len(_answers(article_map)) >= 20
    assert len(cross_links(article_map)) >= 3


def test_most_objections_and_rebuttals_are_the_reviewers(article_map: Document) -> None:
    answers = _answers(article_map)
    voices = [_kind_of_voice(article_map, article_map.statements[name]) for name in answers]
    assert voices.count(VoiceKind.REVIEWER) * 2 > len(voices)


def test_every_stated_sentence_has_a_voice_and_no_unstated_one_has(article_map: Document) -> None:
    for row in article_map.statements.values():
        assert (row.voice is not None) == row.stated, row.text


def test_the_articles_voices_are_anchored(article_map: Document) -> None:
    for row in article_map.statements.values():
        if _kind_of_voice(article_map, row) in (VoiceKind.AUTHOR, VoiceKind.QUOTED):
            assert row.anchors, row.text


def test_the_map_has_comments_open_and_resolved_with_replies(article_map: Document) -> None:
    threads = article_map.comments.values()
    assert {thread.resolved for thread in threads} == {True, False}
    assert any(thread.replies for thread in threads)


def test_a_statement_that_rests_on_two_sides_is_linked_not_copied(article_map: Document) -> None:
    linked = {name for name, _ in cross_links(article_map)}
    serves = {
        name: {article_map.inferences[p.inference].polarity for p in row.premise_of}
        for name, row in article_map.statements.items()
        if name in linked
    }
    assert any(len(polarities) == 2 for polarities in serves.values())


def test_every_anchor_holds_against_the_article(
    article_map: Document, article_paragraphs: tuple[str, ...]
) -> None:
    for anchor in _anchors(article_map):
        assert 1 <= anchor.paragraph <= len(article_paragraphs)
        text = article_paragraphs[anchor.paragraph - 1]
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert digest(text[anchor.start : anchor.end]) == anchor.digest


def test_all_anchors_are_kept_when_the_article_is_attached(
    article_map: Document, article_paragraphs: tuple[str, ...]
) -> None:
    (article,) = article_map.articles
    record = replace(article_map.articles[article], paragraphs=article_paragraphs)
    became = {a: fate.after for a, fate in fates(article_map, article, article_paragraphs).items()}
    after = article_map.apply(attach_text(article_map, article, record, became=became))
    assert {anchor.state for anchor in _anchors(after)} == {AnchorState.KEPT}
    assert all(anchor.words for anchor in _anchors(after))
    assert coverage(after, article).mapped >= 20


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    length = LONGEST_RUN + 1
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _texts(path: Path) -> Iterator[str]:
    """What a file says; in a map, also each of its texts without JSON's escapes."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    yield text
    if path.suffix in (".rejoinder", ".json"):
        waiting: list[object] = [json.loads(text)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                waiting.extend(value.values())


def _files(checkout: Path) -> Iterator[Path]:
    for name in SCANNED:
        top = checkout / name
        found = top.rglob("*") if top.is_dir() else (top,)
        yield from (p for p in found if p.is_file() and "__pycache__" not in p.parts)


def _copied(text: str, article: set[tuple[str, ...]]) -> list[str]:
    return sorted(" ".join(run) for run in _runs(_words(text)) & article)


@pytest.fixture(scope="session")
def article_runs(article_paragraphs: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Runs of words of the article but for its title, by which it may be called."""
    runs: set[tuple[str, ...]] = set()
    for paragraph in article_paragraphs[1:]:
        runs |= _runs(_words(paragraph))
    return runs


def test_no_file_of_the_project_repeats_the_article(
    checkout: Path, article_runs: set[tuple[str, ...]]
) -> None:
    copied = {
        path.relative_to(checkout).as_posix(): found
        for path in _files(checkout)
        for text in _texts(path)
        if (found := _copied(text, article_runs))
    }
    assert copied == {}


def test_a_repeated_sentence_would_be_seen(
    article_paragraphs: tuple[str, ...], article_runs: set[tuple[str, ...]]
) -> None:
    words = _words(article_paragraphs[6])[5:]
    assert _copied(f"He wrote: {' '.join(words[: LONGEST_RUN + 1])}", article_runs)
    assert not _copied(f"He wrote: {' '.join(words[:LONGEST_RUN])}", article_runs)
