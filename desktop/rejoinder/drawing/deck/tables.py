"""Slides of text: the strongest objections with what answers them, and the sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from rejoinder.drawing.deck.items import (
    PADDING_ACROSS,
    PADDING_ALONG,
    PITCH,
    POINT,
    Frame,
    TableSlide,
)
from rejoinder.drawing.items import Font
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.theme import FAMILY
from rejoinder.evaluate.rankings import load_bearing, relevant
from rejoinder.evaluate.weighing import weighed
from rejoinder.model.citation import titled_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, SourceId, StatementId
from rejoinder.model.records import Polarity, SourceStatus
from rejoinder.model.roles import Role, roles
from rejoinder.model.text import one_line
from rejoinder.model.tree import parent, walk

MOST_OBJECTIONS = 6
MOST_WEIGHED = 100
"""How many objections are on the slide, and how many are weighed for it, the nearest to what is
argued about first: far down one can do little.
"""
SIZES = (20.0, 18.0, 16.0, 14.0)
"""The points that a table is set in: the largest in which it fits on one slide, else the least."""

NO_ANSWER = "Not answered yet"

_WARNED = (SourceStatus.DISPUTED, SourceStatus.RETRACTED)


def objection_slides(
    document: Document,
    top: StatementId,
    frame: Frame,
    measurer: Measurer,
    *,
    chance: Callable[[], float],
) -> list[TableSlide]:
    """The objections that weigh most against ``top``, each beside what answers it."""
    weighing = weighed(document, chance=chance)
    known, below = roles(document), set(walk(document, top))
    objections = (
        node
        for node in relevant(weighing.case, top)
        if node in below and known.get(StatementId(node)) is Role.OBJECTION
    )
    effects = load_bearing(
        weighing.case, weighing.values, top, candidates=islice(objections, MOST_WEIGHED)
    )
    strongest = [effect.node for effect in reversed(effects) if effect.by > 0]
    chosen = [StatementId(node) for node in strongest[:MOST_OBJECTIONS]]
    rows = [
        (one_line(document.statements[name].text), "\n".join(_answers(document, name)) or NO_ANSWER)
        for name in chosen
    ]
    return tables(
        "The strongest objections", ("Objection", "Answer"), rows, (0.5, 0.5),
        frame=frame, measurer=measurer,
    )  # fmt: skip


def _answers(document: Document, objection: StatementId) -> Iterator[str]:
    """What opposes an objection, or the step that it is made by."""
    step = parent(document, objection)
    targets: list[NodeId] = [objection] if step is None else [objection, step]
    for target in targets:
        for argument in document.links.arguments_for(target):
            if document.inferences[argument].polarity is Polarity.OPPOSE:
                for premise in document.links.premises_of(argument):
                    yield one_line(document.statements[premise].text)


def source_slides(
    document: Document, top: StatementId, frame: Frame, measurer: Measurer
) -> list[TableSlide]:
    """The sources of what bears on ``top``, in the order in which they are cited first."""
    cited: dict[SourceId, None] = {}
    for node in walk(document, top):
        row = document.statements.get(StatementId(node))
        for citation in () if row is None else row.citations:
            if citation.source in document.sources:
                cited[citation.source] = None
    rows = []
    for name in cited:
        source = document.sources[name]
        warning = f" ({source.status.value})" if source.status in _WARNED else ""
        rows.append((titled_citation(source) + warning, source.kind.value.capitalize()))
    rows.sort(key=lambda row: row[0].casefold())
    return tables(
        "Sources", ("Source", "Kind"), rows, (0.8, 0.2),
        frame=frame, measurer=measurer,
    )  # fmt: skip


def tables(
    title: str,
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
    *,
    frame: Frame,
    measurer: Measurer,
) -> list[TableSlide]:
    """``rows`` on one slide in the largest type that fits, or on several, about as many on each."""

    def split(points: float) -> list[int]:
        room = frame.room.height - _height(head, points, widths, frame, measurer)
        heights = [_height(row, points, widths, frame, measurer) for row in rows]
        groups = _groups(heights, room)
        even = sum(heights) / max(1, len(groups)) + max(heights, default=0.0) / 2
        balanced = _groups(heights, min(room, even))
        return balanced if len(balanced) == len(groups) else groups

    points = next((size for size in SIZES if len(split(size)) < 2), SIZES[-1])
    groups = split(points)
    made, begin = [], 0
    for number, count in enumerate(groups, 1):
        name = title if len(groups) == 1 else f"{title} ({number} of {len(groups)})"
        made.append(TableSlide(name, head, tuple(rows[begin : begin + count]), widths, points))
        begin += count
    return made


def _groups(heights: Iterable[float], room: float) -> list[int]:
    """How many rows stand on each slide, filled one after the other."""
    groups: list[int] = []
    used = room + 1.0
    for height in heights:
        if used + height > room:
            groups.append(0)
            used = 0.0
        groups[-1] += 1
        used += height
    return groups


def _height(
    row: Iterable[str],
    points: float,
    widths: Sequence[float],
    frame: Frame,
    measurer: Measurer,
) -> float:
    """How high a row is in letters of ``points``."""
    font = Font(FAMILY, points * POINT)
    lines = [
        len(
            measurer.wrap(words, font, width=0.97 * (width * frame.room.width - 2 * PADDING_ACROSS))
        )
        for words, width in zip(row, widths, strict=True)
    ]
    return max(lines) * PITCH * font.size + 2 * PADDING_ALONG
