"""``rejoinder attach`` and ``coverage``: the article beside its map, without a window."""

import argparse
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from rejoinder.cli.diff import BOTH_WORDS
from rejoinder.cli.words import (
    OK,
    Refused,
    counted,
    opened,
    parser,
    put,
    tell,
    visible,
)
from rejoinder.edits.articles import add_article, attach_text, completed
from rejoinder.files.maps import save_map
from rejoinder.files.texts import TextReader
from rejoinder.model.anchors import Held, held_anchors, span_of
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, fresh_ids
from rejoinder.model.problem import Where, named, quoted
from rejoinder.model.records import Anchor, AnchorState, Article
from rejoinder.model.text import one_line
from rejoinder.review.passages import Coverage, Sentence, coverage
from rejoinder.review.refinding import Fate, fates

_DOUBTFUL = (AnchorState.AMBIGUOUS, AnchorState.LOST)
_ORDER = (AnchorState.KEPT, AnchorState.MOVED, *_DOUBTFUL)
"""What needs a person comes last, where a terminal shows it."""


def attach_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder attach``."""
    made = parser(
        "attach",
        "Gives an article of a map its text, or a new draft of it, and says what became of\n"
        "every anchor: kept, moved, ambiguous or lost. Those in doubt are decided on in the\n"
        "window. The map that is written holds the text; pass it on only where you may.",
    )
    made.add_argument("map", metavar="MAP", type=Path)
    made.add_argument("text", metavar="TEXT", type=Path, help=".txt, .md, .html, .docx or .pdf")
    made.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="where to; MAP itself by default"
    )
    _add_article_option(made)
    made.add_argument(
        "-n", "--dry-run", action="store_true", help="only say what would become of the anchors"
    )
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    return made


def attach(options: argparse.Namespace) -> int:
    """Attaches a text and lists the fate of every anchor."""
    seen = opened(options.map)
    found, notes = TextReader().read(options.text, called=str(options.text))
    document = seen.document
    if not document.articles and options.article is None:
        fresh = fresh_ids(secrets.randbelow)
        document = document.apply(add_article(document, Article(), fresh=fresh))
    article = _article(document, options.article)
    became = fates(document, article, found.paragraphs)
    record = completed(document.articles[article], found)
    after = {anchor: fate.after for anchor, fate in became.items()}
    document = document.apply(attach_text(document, article, record, became=after))
    if not options.dry_run:
        target = options.output or options.map
        save_map(target, document, expected=None if options.output else seen.signature)
    rows = [(held, became[held.anchor]) for held in held_anchors(seen.document, article)]
    rows.sort(key=lambda row: (_ORDER.index(row[1].state), span_of(row[0].anchor)))
    if options.json:
        put(_json(_told_fates(document, article, rows)))
    else:
        put("\n".join(_fate_lines(document, article, rows)))
    for note in notes:
        tell(f"{options.text}: {note}")
    if not options.dry_run:
        tell(f"Wrote {target}. It holds the text of {quoted(record.title or 'the article')}.")
    return OK


def coverage_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder coverage``."""
    made = parser(
        "coverage",
        "Says how much of an article's text a map renders, by paragraph and in all, and lists\n"
        "the sentences that nothing is anchored in and those that were set aside.",
    )
    made.add_argument("map", metavar="MAP", type=Path)
    _add_article_option(made)
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    return made


def covered(options: argparse.Namespace) -> int:
    """Prints what of an article is mapped."""
    document = opened(options.map).document
    article = _article(document, options.article)
    if not document.articles[article].paragraphs:
        raise Refused(
            f"{options.map} does not hold the text of the article. Attach it first:\n"
            f"  rejoinder attach {options.map} TEXT"
        )
    found = coverage(document, article)
    if options.json:
        put(_json(_told_coverage(found)))
    else:
        put("\n".join(_coverage_lines(document, found)))
    return OK


def _add_article_option(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--article", metavar="ID", help="an article's id, or words that its title begins with"
    )


def _article(document: Document, words: str | None) -> ArticleId:
    """The article that is meant: the only one, or the one called ``words``."""
    if words is not None and words in document.articles:
        return ArticleId(words)
    start = one_line(words or "").casefold()
    fitting = [
        name
        for name, row in document.articles.items()
        if one_line(row.title).casefold().startswith(start)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not document.articles:
        raise Refused("The map has no article. Attach its text with rejoinder attach MAP TEXT.")
    listed = "\n".join(
        f"  {name}  {quoted(row.title) if row.title else 'without a title'}"
        for name, row in document.articles.items()
    )
    about = f"No article is called {quoted(words)}." if words and not fitting else "Which article?"
    raise Refused(f"{about} Say it with --article ID:\n{listed}")


def _fate_lines(
    document: Document, article: ArticleId, rows: list[tuple[Held, Fate]]
) -> Iterator[str]:
    states = Counter(fate.state for _, fate in rows)
    told = ", ".join(f"{states[state]} {state}" for state in AnchorState if states[state])
    size = counted(len(document.articles[article].paragraphs), "paragraph")
    yield f"{size}; {counted(len(rows), 'anchor')}{f': {told}' if told else ''}."
    for held, fate in rows:
        where = f"¶ {held.anchor.paragraph}"
        if fate.state is AnchorState.MOVED:
            where += f" → {fate.after.paragraph}"
        row = named(document, Where(held.id, held.table))
        yield visible(f"{fate.state:<9}  {where}  {row}: {fate.evidence}.")
        for choice in fate.candidates:
            words = "".join(words.join(BOTH_WORDS[part]) for part, words in choice.pieces)
            yield visible(
                f"           ? ¶ {choice.span.paragraph} ({choice.likeness:.0%}): {words}"
            )


def _told_fates(
    document: Document, article: ArticleId, rows: list[tuple[Held, Fate]]
) -> Mapping[str, object]:
    states = Counter(str(fate.state) for _, fate in rows)
    return {
        "article": article,
        "title": document.articles[article].title,
        "paragraphs": len(document.articles[article].paragraphs),
        "states": {str(state): states[str(state)] for state in AnchorState},
        "anchors": [
            {
                "table": held.table,
                "id": held.id,
                "state": fate.state,
                "evidence": fate.evidence.name.lower(),
                "says": fate.evidence,
                "before": _place(fate.before),
                "after": None if fate.state in _DOUBTFUL else _place(fate.after),
                "candidates": [
                    {
                        **choice.span._asdict(),
                        "likeness": round(choice.likeness, 3),
                        "words": choice.words,
                        "difference": [[piece.part, piece.words] for piece in choice.pieces],
                    }
                    for choice in fate.candidates
                ],
            }
            for held, fate in rows
        ],
    }


def _place(anchor: Anchor) -> Mapping[str, object]:
    return {"paragraph": anchor.paragraph, "start": anchor.start, "end": anchor.end}


def _coverage_lines(document: Document, found: Coverage) -> Iterator[str]:
    title = document.articles[found.article].title
    of_all = f"{found.mapped} of {counted(found.counted, 'sentence')} mapped ({found.share:.0%})"
    yield visible(f"{quoted(title)}: {of_all}." if title else f"{of_all}.")
    for paragraph in found.paragraphs:
        bar = "".join("#" if s.is_mapped else "." for s in paragraph.sentences if s.is_counted)
        yield f"¶ {paragraph.number:<3} {paragraph.mapped:>3} of {paragraph.counted:<3} {bar}"
    for head, sentences in (("Not mapped:", found.unmapped), ("Set aside:", found.set_aside)):
        if sentences:
            yield head
            yield from (visible(_sentence_line(sentence)) for sentence in sentences)


def _sentence_line(sentence: Sentence) -> str:
    reason = f" [{sentence.reason}]" if sentence.reason else ""
    return f"  ¶ {sentence.span.paragraph}  {one_line(sentence.words)}{reason}"


def _told_coverage(found: Coverage) -> Mapping[str, object]:
    return {
        "article": found.article,
        "mapped": found.mapped,
        "counted": found.counted,
        "paragraphs": [
            {
                "paragraph": paragraph.number,
                "mapped": paragraph.mapped,
                "counted": paragraph.counted,
                "sentences": [
                    {
                        **sentence.span._asdict(),
                        "words": sentence.words,
                        "statements": sentence.statements,
                        "aside": sentence.reason,
                    }
                    for sentence in paragraph.sentences
                ],
            }
            for paragraph in found.paragraphs
        ],
    }


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
