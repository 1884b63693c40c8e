"""Layers, laid out by Graphviz beside the window whenever what is shown has changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from rejoinder.editor.session import Event, Session
from rejoinder.files.graphviz import Graphviz
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.message_bar import Cause, Tell
from rejoinder.gui.work import Task, Work
from rejoinder.layout.dot import check_size, dot_text, read_plain
from rejoinder.layout.layered import Layered, Network
from rejoinder.layout.manner import Manner
from rejoinder.model.errors import LayoutRefused, RejoinderError

KEPT = 8
"""Results that are kept, for folds and parts that are gone back to."""

PAUSE = 200
"""Milliseconds without another edit before layers are asked for again."""


class Layering(QObject):
    """Asks for layers, and hands them to the canvas when they come. Until then what stood in
    layers stays, and before that the layout that was chosen before.

    ``chosen``: the layers that were asked for by command are there. ``refused``: those that
    are shown can't be had any more.
    """

    chosen = Signal()
    refused = Signal()

    def __init__(
        self,
        canvas: Canvas,
        *,
        tell: Tell,
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._tell = tell
        self._say = say
        self.work = Work(self)
        self._is_choice = False
        self._asked: Network | None = None
        self._kept: list[Layered] = []
        self._at: tuple[object, Network] | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.renew)
        self._unsubscribe = canvas.session.subscribe(self._follow)

    @property
    def is_awaited(self) -> bool:
        """Whether other layers than are shown are on their way."""
        return self.work.is_busy or self._soon.isActive()

    def choose(self) -> None:
        """Asks for layers where there are none yet."""
        self._is_choice = True
        self.renew()

    def leave(self) -> None:
        """Another layout is wanted."""
        self._is_choice = False
        self._stop()

    def close(self) -> None:
        """The window closes."""
        self._unsubscribe()
        self.leave()

    def renew(self) -> None:
        """Asks for layers of what is shown now, where they are wanted and not known."""
        self._look(waits=False)

    def _look(self, *, waits: bool) -> None:
        stage = self._canvas.stage
        if not self._is_choice and stage.manner is not Manner.LAYERED:
            self._soon.stop()
            return
        try:
            check_size(len(stage.places))
        except LayoutRefused as refusal:
            self._stop()
            self._fail(refusal)
            return
        network = self._network()
        known = next((layered for layered in self._kept if layered.network == network), None)
        if known is not None:
            self._stop()
            self._take(known)
        elif network != self._asked:
            self._stop()
            if waits:
                self._soon.start()
            else:
                self._ask(network)

    def _network(self) -> Network:
        """What is shown now; made once as long as all stands as it stood in layers."""
        scene = self._canvas.stage.scene
        if self._at is None or self._at[0] is not scene.places or not scene.places.is_fixed:
            self._at = scene.places, scene.network()
        return self._at[1]

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset or event.change is not None or event.folds or event.part:
            self._look(waits=not event.reset)

    def _ask(self, network: Network) -> None:
        try:
            text = dot_text(network)
        except LayoutRefused as refusal:
            self._fail(refusal)
            return
        self._asked = network
        self.work.begin("Laying the map out in layers…", lambda: self._asking(network, text))

    def _asking(self, network: Network, text: str) -> Task[Layered]:
        graphviz = Graphviz()
        return Task(
            run=lambda: read_plain(graphviz.plain(text), network),
            done=self._take,
            failed=self._fail,
            stop=graphviz.stop,
            stopped=self._give_up,
        )

    def _stop(self) -> None:
        """Ends what goes on, without a word."""
        self._soon.stop()
        self._asked = None
        self.work.abandon()

    def _give_up(self) -> None:
        """A person cancelled, unless nobody wants it any more. What stands in layers stays."""
        if self._asked is None:
            return
        if self._is_choice or not self._canvas.stage.scene.places.is_fixed:
            self._say("The map was not laid out in layers.")
            self._end()
        else:
            self._say("The layers stay as they are. What is new stands under its conclusion.")
            self._asked = None

    def _fail(self, refusal: RejoinderError) -> None:
        self._tell(str(refusal), cause=Cause.LAYOUT)
        self._end()

    def _end(self) -> None:
        """Leaves the layers, or stays with what is shown instead of them."""
        self._asked, self._is_choice = None, False
        if self._canvas.stage.manner is Manner.LAYERED:
            self.refused.emit()

    def _take(self, layered: Layered) -> None:
        self._asked = None
        self._kept = [known for known in self._kept if known is not layered][1 - KEPT :]
        self._kept.append(layered)
        stage, is_choice = self._canvas.stage, self._is_choice
        is_new, stage.layered = stage.layered is not layered, layered
        self._is_choice = False
        if is_choice:
            self.chosen.emit()
        elif is_new:
            self._canvas.recompose()
            self._canvas.refresh()
