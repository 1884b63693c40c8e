"""The article's pane and the map as each other's mirror: what is selected and pointed at."""

from PySide6.QtCore import QObject

from rejoinder.editor.anchored import Passage
from rejoinder.editor.session import Event, Session
from rejoinder.gui.article.lists import Lists
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.view import Canvas
from rejoinder.model.ids import NodeId, StatementId


class Mirror(QObject):
    """Shows in the text what is selected and pointed at on the map, and the other way round.

    While the pane is out of sight nothing is worked out; it is made up for when it comes back.
    """

    def __init__(
        self, bench: Bench, pane: ArticlePane, canvas: Canvas, *, reading: Reading, lists: Lists
    ) -> None:
        super().__init__(pane)
        self._bench = bench
        self._pane = pane
        self._canvas = canvas
        self._reading = reading
        self._lists = lists
        self._is_stale = True
        self._is_own = False
        self._pointed: NodeId | None = None
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        pane.shown.connect(self.freshen)
        pane.text.tell = self._told
        pane.text.picked.connect(self.pick)
        pane.text.pointed.connect(canvas.echo)
        canvas.hand.changed.connect(self._follow_pointer)

    def _follow(self, session: Session, event: Event) -> None:
        if not self._pane.isVisible():
            self._is_stale = True
            return
        if self._reading.follow(event):
            self.show()
        if event.selection or event.reset or event.change is not None:
            self._show_selection(bring=event.selection)

    def freshen(self) -> None:
        """The pane came into sight: whatever happened meanwhile is taken in."""
        if self._is_stale:
            self._is_stale = False
            self._reading.refresh()
            self.show()
            self._show_selection(bring=True)

    def show(self) -> None:
        """Brings the pane up to date with the map."""
        self._pane.show_reading(self._bench.document, self._reading)
        self._lists.follow()

    def _show_selection(self, *, bring: bool) -> None:
        session = self._bench.session
        chosen = [StatementId(n) for n in session.selection if n in session.document.statements]
        self._pane.text.emphasise(chosen)
        if bring and not self._is_own:
            self._pane.text.bring_passages(self._reading.of(chosen))

    def _follow_pointer(self) -> None:
        node = self._canvas.hand.overlay.hover
        if node != self._pointed:
            self._pointed = node
            if self._pane.isVisible():
                self._pane.text.hover([] if node is None else [StatementId(node)])

    def pick(self, statements: tuple[StatementId, ...]) -> None:
        """Selects on the map what a passage stands for; what was clicked stays where it is."""
        session = self._bench.session
        self._is_own = True
        try:
            if len(statements) == 1:
                session.reveal(statements[0])
            elif statements:
                session.reveal(statements[-1])
                session.select(statements)
        finally:
            self._is_own = False

    def _told(self, passages: tuple[Passage, ...]) -> str:
        """For a tool tip: whose passages they are, and what is wrong with one."""
        document, lines = self._bench.document, []
        for passage in passages:
            record = document.statements.get(passage.statement)
            if record is not None:
                state = "" if passage.stands else f" ({passage.state.value})"
                lines.append(f"{passage.role.value.capitalize()}{state}: {record.text}")
        return "\n".join(lines)
