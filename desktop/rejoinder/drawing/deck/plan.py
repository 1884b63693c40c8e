"""The slides of a map: its case in brief, a slide a main argument, objections, sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.content import Annotations, Content, content
from rejoinder.drawing.deck.items import (
    FRAMES,
    LEAST_POINTS,
    Deck,
    Frame,
    MapSlide,
    Slide,
    TitleSlide,
)
from rejoinder.drawing.deck.paging import FEW, Page, Paging
from rejoinder.drawing.deck.tables import objection_slides, source_slides
from rejoinder.drawing.deck.telling import page_notes
from rejoinder.drawing.deck.titles import Title, titled
from rejoinder.drawing.page import Stretch, stretched
from rejoinder.drawing.theme import Proportions
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import parent, walk

SLIDES = 12
"""How many slides the main lines of a map have at most: as many as one talk bears."""

LONGEST_TITLE, LONGEST_LINE, MOST_LINES = 80, 150, 2
"""Letters on the first slide, in its title and under it, and how many lines there are to read."""

BRIEF = 5
"""How many of them tell the case in brief, where the thesis has many arguments."""

MOST_SLIDES = 500
"""How many slides of branches a deck of all has; what is deeper stands in the notes."""

PROPORTIONS = (
    Proportions(),
    Proportions((150.0, 180.0, 240.0, 320.0), 1.0),
    Proportions((180.0, 240.0, 320.0), 0.8),
)
SPARE = (
    Proportions((120.0, 150.0, 180.0, 240.0), 1.2),
    Proportions((150.0, 180.0, 210.0), 0.6),
    Proportions((210.0, 300.0, 400.0), 0.8),
)
"""Proportions of cards on most slides, and where one argument alone is much for a slide."""


@dataclass(frozen=True)
class Plan:
    """What a person asks of a deck. ``root`` is the branch that it is about; ``is_whole`` goes
    on until nothing is folded, else the largest branches have slides of their own, as many as
    make ``SLIDES`` in all; ``marks`` shows comments and other signs of work.
    """

    page: str = "16:9"
    root: StatementId | None = None
    is_whole: bool = False
    is_stepwise: bool = False
    marks: bool = False


def deck(
    document: Document, plan: Plan, *, composer: Composer, chance: Callable[[], float]
) -> Deck:
    """The slides that ``plan`` asks for. ``chance`` gives numbers in 0 to 1, which ranking the
    objections of a map with circles needs.
    """
    return _Planner(document, plan, composer).deck(chance)


class _Planner:
    def __init__(self, document: Document, plan: Plan, composer: Composer) -> None:
        self._document, self._plan = document, plan
        self._frame: Frame = FRAMES[plan.page]
        room = Size(self._frame.room.width, self._frame.room.height)
        fonts = composer.theme.fonts
        theme = replace(composer.theme, fonts=fonts._replace(thesis=fonts.thesis._replace(size=15)))
        composers, spare = (
            [
                Composer(composer.measurer, replace(theme, proportions=each), composer.schemes)
                for each in several
            ]
            for several in (PROPORTIONS, SPARE)
        )
        self._paging = Paging(document, composers, spare=spare, room=room, marks=plan.marks)
        self._annotations = Annotations.of(document, marks=plan.marks)
        self._measurer, self._fonts = composer.measurer, fonts

    def deck(self, chance: Callable[[], float]) -> Deck:
        document, plan = self._document, self._plan
        top = plan.root or document.thesis
        slides: list[Slide] = [self._first(top)]
        if top is not None:
            objections = objection_slides(document, top, self._frame, self._measurer, chance=chance)
            sources = source_slides(document, top, self._frame, self._measurer)
            brief = self._brief(top)
            fixed = 1 + len(brief) + len(objections) + len(sources)
            branches = self._branches(top, brief, SLIDES - fixed)
            slides += [*self._slides(brief, "The case in brief"), *branches]
            slides += [*objections, *sources]
        title = one_line(document.title) or "Argument map"
        return Deck(
            title, self._frame, tuple(slides), plan.is_stepwise, tuple(self._told(top, slides))
        )

    def _told(self, top: StatementId | None, slides: Sequence[Slide]) -> Iterator[str]:
        """What a presenter should know before showing the deck."""
        if top is None:
            yield (
                "This map has no thesis, and its deck is a title. Make a statement the thesis, or "
                "export a branch."
            )
            return
        yield from _small(slides)
        if not self._plan.is_whole:
            return
        shown = {card for slide in slides if isinstance(slide, MapSlide) for card in slide.says}
        below = {node for node in walk(self._document, top) if node in self._document.statements}
        if missing := len(below - shown):
            yield (
                f"The deck ends at {len(slides)} slides; {missing} of the map's statements, the "
                "deepest, are on none. Export their branches by themselves."
            )
        loose = len(self._document.statements) - len(below)
        if loose and self._plan.root is None:
            are = "statement hangs" if loose == 1 else "statements hang"
            yield f"{loose} {are} on nothing, and on no slide."

    def _first(self, top: StatementId | None) -> TitleSlide:
        document = self._document
        thesis = "" if top is None else one_line(document.statements[top].text)
        title = first_words(one_line(document.title) or thesis or "Argument map", LONGEST_TITLE)
        lines = [thesis] if thesis and thesis.rstrip(".") != title.rstrip(".") else []
        lines = [first_words(line, LONGEST_LINE) for line in lines]
        for article in document.articles.values():
            known = filter(None, (article.author, article.publisher, article.date))
            lines.append(first_words(", ".join(known), LONGEST_LINE // 2))
        return TitleSlide(title, tuple(filter(None, lines[:MOST_LINES])))

    def _brief(self, top: StatementId) -> list[Page]:
        """The thesis with its arguments; of many, in the main lines, the largest."""
        arguments = self._document.links.arguments_for(top)
        if self._plan.is_whole:
            return self._paging.overview(top, self._largest_arguments(arguments, MOST_SLIDES))
        most = BRIEF * FEW
        while True:
            chosen = self._largest_arguments(arguments, most)
            pages = self._paging.overview(top, chosen)
            if len(pages) <= BRIEF:
                return pages
            most = min(len(chosen) - 1, len(chosen) * BRIEF // len(pages))

    def _largest_arguments(
        self, arguments: Sequence[InferenceId], most: int
    ) -> tuple[InferenceId, ...]:
        """``most`` of ``arguments``, those with most under them, in their order."""
        sizes = {name: sum(1 for _ in walk(self._document, name)) for name in arguments}
        largest = set(sorted(arguments, key=lambda name: -sizes[name])[:most])
        return tuple(name for name in arguments if name in largest)

    def _branches(self, top: StatementId, brief: Iterable[Page], most: int) -> list[Slide]:
        """The slides of what is folded in ``brief``: all, or the largest branches, ``most`` in
        all, in the order of the map.
        """
        shown = {card for page in brief for card in page.cards if card not in page.view.folded}
        found: dict[StatementId, tuple[int, list[Slide]]] = {}
        order = self._with_arguments(top)
        made = 0
        for statement in sorted(order, key=order.__getitem__):
            if statement in shown or made >= MOST_SLIDES:
                continue
            pages = [page for page in self._paging.pages(statement) if len(page.cards) > 1]
            below = {StatementId(n) for n in walk(self._document, statement)}
            opened = {c for page in pages for c in page.cards if c not in page.view.folded}
            shown |= opened if self._plan.is_whole else below
            made += len(pages)
            if pages:
                claim = self._document.statements[statement].text
                found[statement] = (len(below), list(self._slides(pages, claim)))
        slides = [found[statement] for statement in order if statement in found]
        if self._plan.is_whole:
            return [slide for _, several in slides for slide in several]
        return _largest(slides, most)

    def _with_arguments(self, top: StatementId) -> dict[StatementId, int]:
        """The statements that something argues about, in the order of the map, and how deep
        each stands.
        """
        depths: dict[NodeId, int] = {}
        for node in walk(self._document, top):
            above = parent(self._document, node)
            depths[node] = 0 if above is None or node == top else depths[above] + 1
        return {
            StatementId(node): depth
            for node, depth in depths.items()
            if node in self._document.statements and self._document.links.arguments_for(node)
        }

    def _slides(self, pages: Sequence[Page], claim: str) -> Iterator[MapSlide]:
        for number, page in enumerate(pages, 1):
            part = f"({number} of {len(pages)})" if len(pages) > 1 else ""
            yield self._slide(page, titled(claim, part, self._frame, self._measurer))

    def _slide(self, page: Page, title: Title) -> MapSlide:
        """``page`` where its slide has room for it."""
        picture, room = page.picture, self._frame.room
        middle, bounds = room.center, picture.drawing.bounds.center
        stretch = Stretch(
            page.scale, middle.x - bounds.x * page.scale, middle.y - bounds.y * page.scale
        )
        drawing = stretched(picture.drawing, stretch)
        routes = tuple(
            route._replace(points=tuple(stretch.point(p) for p in route.points))
            for route in picture.placement.routes
        )
        says = self._says(page)
        return MapSlide(
            title.text,
            drawing,
            routes,
            says,
            tuple(_steps(self._document, page)),
            page.scale,
            page_notes(self._document, page.root, set(page.cards)),
            self._folded(page),
            title.points,
        )

    def _says(self, page: Page) -> dict[StatementId, Content]:
        return {
            card.id: content(
                self._document, card.id, role=card.role, hidden=0, annotations=self._annotations
            )
            for card in page.picture.drawing.cards
        }

    def _folded(self, page: Page) -> int:
        shown = set(page.cards)
        return sum(
            node in self._document.statements and node not in shown
            for node in walk(self._document, page.root)
        )


def _largest(found: Sequence[tuple[int, list[Slide]]], most: int) -> list[Slide]:
    """Of branches with their sizes and slides, the largest that are ``most`` slides together."""
    order = sorted(range(len(found)), key=lambda n: (-found[n][0], n))
    chosen, used = set(), 0
    for place in order:
        slides = found[place][1]
        if used + len(slides) <= most:
            chosen.add(place)
            used += len(slides)
    return [slide for n, (_, slides) in enumerate(found) if n in chosen for slide in slides]


def _steps(document: Document, page: Page) -> Iterator[tuple[NodeId, ...]]:
    """What appears together: each step with its premises, in reading order; the root is there."""
    shown = {*page.cards, *(disc.id for disc in page.picture.drawing.discs)}
    for node in walk(document, page.root):
        if node in document.inferences and node in shown:
            premises = document.links.premises_of(InferenceId(node))
            here = [
                p
                for p in premises
                if p in shown and document.statements[p].premise_of[0].inference == node
            ]
            yield (node, *here)


def _small(slides: Iterable[Slide]) -> Iterator[str]:
    """On which slides the text is smaller than a room can read."""
    maps = [(n, s) for n, s in enumerate(slides, 1) if isinstance(s, MapSlide)]
    small = [(n, s.points) for n, s in maps if round(s.points) < LEAST_POINTS]
    if small:
        numbers = ", ".join(str(n) for n, _ in small)
        least = min(points for _, points in small)
        noun = "slide" if len(small) == 1 else "slides"
        yield (
            f"On {noun} {numbers} the text is smaller than {LEAST_POINTS:.0f} points "
            f"({least:.1f} at least). Shorten what stands there."
        )
