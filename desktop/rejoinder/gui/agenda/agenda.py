"""What is open in one window, joined: the queue, its bar, and what its keys do."""

from PySide6.QtCore import QObject, Signal

from rejoinder.edits.dismissals import dismiss
from rejoinder.gui.agenda.acts import Acts
from rejoinder.gui.agenda.bar import AgendaBar
from rejoinder.gui.agenda.queue import Queue
from rejoinder.gui.agenda.reason import asked_reason
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.panels.inspector import Inspector
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.review.agenda import Item
from rejoinder.review.dismissing import dismissal_of
from rejoinder.review.finding import Finding


class Agenda(QObject):
    """``inspector_asked`` is sent when the keyboard is about to go there, ``passage_asked`` with
    an anchor that is to be shown in the article.
    """

    inspector_asked = Signal()
    writing_asked = Signal()
    passage_asked = Signal(object)

    def __init__(self, bench: Bench, canvas: MapView, inspector: Inspector) -> None:
        super().__init__(canvas)
        self._bench = bench
        self.queue = Queue(bench.session, bench.board.waiting, self)
        bench.board.changed.connect(self.queue.look_again)
        acts = Acts(
            bench,
            inspector,
            write=self.writing_asked.emit,
            show_inspector=self.inspector_asked.emit,
            let_stand=self._let_stand,
        )
        self.bar = AgendaBar(self.queue, acts, canvas)
        self.bar.left.connect(canvas.setFocus)
        self.bar.passage_asked.connect(self.passage_asked)

    def advance(self, *, back: bool) -> None:
        """Opens the bar, or goes on to the next open item, or the one before."""
        self.bar.advance(-1 if back else 1)

    def _let_stand(self, item: Item) -> bool:
        """Asks why a finding can stand, and dismisses it."""
        found = item.about
        if not isinstance(found, Finding):
            return False
        bench = self._bench
        reason = asked_reason(item.message, parent=self.bar)
        if not reason:
            return False
        who, when, fresh = bench.author, bench.now(), bench.session.fresh

        def verb(document: Document) -> Change:
            row = dismissal_of(document, found, reason=reason, author=who, time=when)
            return dismiss(document, row, fresh=fresh)

        return bench.do(verb) is not None
