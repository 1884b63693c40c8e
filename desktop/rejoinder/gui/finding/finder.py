"""The search of one window: works in slices between other events, and follows every edit."""

from collections import Counter
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rejoinder.editor.finding.filters import BY_KEY, Filter, Ground, counted
from rejoinder.editor.finding.index import Index
from rejoinder.editor.finding.query import Query, query
from rejoinder.editor.finding.search import Hit, Search, Shown
from rejoinder.editor.finding.words import Excerpt
from rejoinder.editor.session import Event, Session
from rejoinder.model.change import Change
from rejoinder.model.ids import NodeId

SLICE = 6
"""Milliseconds of work at a time: two of them and a repaint fit into a frame."""


class Finder(QObject):
    """``changed`` is sent whenever there are other hits, ``over`` when a search is complete.

    What is outdated is dropped; the hits of before stay until there are new ones.
    """

    changed = Signal()
    over = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index: Index | None = None
        self._search: Search | None = None
        self._told: Search | None = None
        self._steps: Iterator[None] | None = None
        self._exact: tuple[Hit, ...] = ()
        self._similar: tuple[Hit, ...] = ()
        self._places: dict[NodeId, int] | None = None
        self._with_similar = False
        self.text = ""
        self.is_awake = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._work)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    # --- what is found ---

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The exact hits, and the similar ones where they are wanted or there are no others."""
        return (*self._exact, *self._similar) if self.shows_similar else self._exact

    @property
    def similar(self) -> int:
        """How many hits only have words like those that were asked for."""
        return len(self._similar)

    @property
    def shows_similar(self) -> bool:
        return self._with_similar or not self._exact

    def show_similar(self, on: bool) -> None:  # a switch
        """Puts the similar hits behind the others, or leaves them out."""
        self._with_similar = on
        self._tell()

    @property
    def nodes(self) -> tuple[NodeId, ...]:
        """What the hits are, in their order."""
        return tuple(self._place_table)

    def place(self, node: NodeId | None) -> int | None:
        """Where ``node`` stands among the hits."""
        return None if node is None else self._place_table.get(node)

    @property
    def _place_table(self) -> Mapping[NodeId, int]:
        if self._places is None:
            self._places = {hit.node: place for place, hit in enumerate(self.hits)}
        return self._places

    def shown(self, hit: Hit) -> Shown:
        """What a hit shows of itself."""
        if self._search is None or not self._session.document.has_node(hit.node):
            return Shown("text", Excerpt(""))
        return self._search.shown(hit)

    @property
    def asked(self) -> Query:
        return query(self.text, BY_KEY)

    @property
    def problem(self) -> str:
        """What is wrong with what was asked."""
        return "" if self._search is None else self._search.problem

    @property
    def is_over(self) -> bool:
        return self._steps is None

    # --- asking ---

    def wake(self) -> None:
        """Reads the map, so that it is known when the first word is typed."""
        if not self.is_awake:
            self.is_awake = True
            self._begin()

    def sleep(self) -> None:
        """Ends all work until it is needed again; what was read is kept."""
        self.is_awake, self._steps = False, None
        self._soon.stop()

    def ask(self, text: str) -> None:
        """Searches for ``text``; of a small map at once."""
        self.text, self.is_awake, self._with_similar = text, True, False
        self._begin()
        self._work()

    def counts(self, each: Filter) -> Counter[str]:
        """How many hits there would be with each value of a filter, beside the other filters."""
        index = self._ready()
        others = [c for c in self.asked.conditions if c.key != each.key]
        found = Search(index, self.asked._replace(conditions=tuple(others)))
        for _ in found.exact_steps():
            pass
        all_nodes = index.ground.survey.order
        nodes = [hit.node for hit in found.exact] if found.asked else all_nodes
        return counted(index.ground, each, nodes)

    @property
    def ground(self) -> Ground:
        """The map as filters see it."""
        return self._ready().ground

    def _ready(self) -> Index:
        """The index of the map, all of it read."""
        if self._index is None:
            self._index = Index(self._session.document)
        while not self._index.is_ready:
            for _ in self._index.reading():
                pass
        return self._index

    # --- work ---

    def _begin(self) -> None:
        self._steps = self._all_steps()
        self._soon.start()

    def _all_steps(self) -> Iterator[None]:
        if self._index is None:
            self._index = Index(self._session.document)
        while not self._index.is_ready:
            yield from self._index.reading()
        search = Search(self._index, self.asked)
        is_again = self._search is not None and self._search.asked == search.asked
        self._search = search
        for _ in search.steps():
            if search.is_exact_over and not is_again:
                self._publish(search)
                is_again = True
            yield
        self._publish(search)

    def _work(self) -> None:
        """One slice; more of it soon, where there is more."""
        clock = QElapsedTimer()
        clock.start()
        while self._steps is not None:
            steps = self._steps
            try:
                next(steps)
            except StopIteration:
                if steps is self._steps:
                    self._steps = None
                    self.over.emit()
                return
            if clock.elapsed() >= SLICE:
                self._soon.start()
                return

    def _publish(self, search: Search) -> None:
        """Takes over what is found so far; says so where that differs from before."""
        is_same = search.exact == self._exact and search.similar == self._similar
        if not is_same or search is not self._told:
            self._exact, self._similar, self._told = search.exact, search.similar, search
            self._tell()

    def _tell(self) -> None:
        self._places = None
        self.changed.emit()

    # --- following ---

    def _follow(self, session: Session, event: Event) -> None:
        if event.change is None and not event.reset:
            return
        if self._index is not None:
            self._index.follow(session.document, None if event.reset else event.change)
        if event.reset or _takes_away(event.change):
            self._prune()
        if self.is_awake:
            self._begin()
        elif self._index is not None and event.reset:
            self._index = None

    def _prune(self) -> None:
        """Leaves out what is gone, until the search is done again."""
        has = self._session.document.has_node
        self._exact = tuple(hit for hit in self._exact if has(hit.node))
        self._similar = tuple(hit for hit in self._similar if has(hit.node))
        self._tell()


def _takes_away(change: Change | None) -> bool:
    return change is not None and any(row.after is None for row in change.rows)
