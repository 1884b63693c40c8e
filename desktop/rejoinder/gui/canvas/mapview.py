"""A map on the screen: painted from its display list, panned, zoomed and followed."""

from collections.abc import Collection, Iterable
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rejoinder.drawing.compose import Composer, Picture
from rejoinder.editor.arrows import walk
from rejoinder.editor.navigation import Way
from rejoinder.editor.part import WHOLE
from rejoinder.editor.session import Event, Session
from rejoinder.editor.visits import Look
from rejoinder.gui.canvas.access import NAME, Narrator
from rejoinder.gui.canvas.arrival import Arrival
from rejoinder.gui.canvas.camera import STEP, Camera, fitted
from rejoinder.gui.canvas.chosen import Chosen
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.found import Found
from rejoinder.gui.canvas.frames import Frames
from rejoinder.gui.canvas.keeper import Keeper
from rejoinder.gui.canvas.lights import Lights
from rejoinder.gui.canvas.minimap import Minimap
from rejoinder.gui.canvas.motion import Motion
from rejoinder.gui.canvas.overlay import OverlayPainter
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change
from rejoinder.model.ids import NodeId
from rejoinder.paint.screen import Detail, detail_at

RING = 6
"""Pixels around what is current that belong to it: its ring."""


class MapView(QAbstractScrollArea):
    """Shows the map of a session and what is selected on it; edits nothing. ``former`` is what
    it looked at before the selection or the part that is shown was another one.

    ``painted`` is when the last frame was, on the clock of ``perf_counter``.
    """

    zoom_changed = Signal(float)

    def __init__(
        self, session: Session, composer: Composer, *, animated: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(NAME)
        self.session = session
        self.stage = Stage(session, composer)
        self.eye = Eye(self, animated=animated)
        self.keeper = Keeper(self.stage, self.eye)
        self.motion = Motion(self, animated=animated)
        self.arrival = Arrival(self)
        self.frames = Frames(self, self.stage, self.eye)
        self.narrator = Narrator(self, self.stage, self.eye)
        self.found = Found()
        self.chosen = Chosen(self.stage)
        self.lights = Lights(self.stage)
        overview = self.frames.overview
        self.minimap = Minimap(
            self.viewport(), self.stage, eye=self.eye, overview=overview, found=self.found
        )
        overview.renewed.connect(self.refresh)
        self.former, self._was_at = self.look(), session.current
        self.painted = 0.0
        self._has_fitted = False
        self.eye.bounds = self.stage.bounds
        self.eye.moved.connect(self.refresh)
        self.eye.zoomed.connect(self.zoom_changed)
        self.motion.stepped.connect(self._step)
        self._unsubscribe = session.subscribe(self.follow)
        self.destroyed.connect(self._unsubscribe)

    @property
    def zoom(self) -> float:
        """Pixels a map unit, once any glide has ended."""
        return self.eye.goal.zoom

    @property
    def picture(self) -> Picture:
        """All that is shown, at rest, in one piece."""
        return self.stage.scene.whole()

    def look(self, node: NodeId | None = None) -> Look:
        """What the window looks at, told from ``node``, or else from what should stay in place."""
        node = node if node in self.stage.places else self.stage.anchor(self.eye.seen)
        corner = self.eye.goal.origin
        at = corner if node is None else self.stage.places[node].center
        return Look(node, corner.x - at.x, corner.y - at.y, self.zoom)

    def look_again(self, look: Look, *, glide: bool = False) -> None:
        """Looks at what it looked at once, as far as that is still shown."""
        box = None if look.node is None else self.stage.places.get(look.node)
        if box is None:
            self.set_zoom(look.zoom)
            return
        corner = Point(box.center.x + look.x, box.center.y + look.y)
        self.eye.look(Camera(corner, look.zoom), glide=glide)

    def fit(self) -> None:
        """Shows all of the map, no larger than life."""
        self.eye.look(fitted(self.stage.bounds, self.eye.widest), glide=True)

    def fit_selection(self) -> None:
        """Shows all that is selected, and the whole map where nothing is."""
        boxes = [self.stage.places[n] for n in self.session.selection if n in self.stage.places]
        if not boxes:
            self.fit()
            return
        whole = _union(boxes).grown(32)
        self.eye.look(fitted(whole, self.eye.widest, most=1.5), glide=True)

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / STEP)

    def set_zoom(self, zoom: float) -> None:
        """Zooms about what is selected, where that is in sight, else about the middle."""
        self.eye.look(self.eye.goal.zoomed(zoom, self._middle(), least=self.eye.least), glide=True)

    def _middle(self) -> Point:
        window, box = self.eye.window, self.keeper.current()
        if box is not None and box.meets(Rect(0, 0, window.width, window.height)):
            return box.center
        return Point(window.width / 2, window.height / 2)

    def ensure_visible(self, node: NodeId) -> None:
        """Moves the map by as little as brings ``node`` into sight."""
        if node in self.stage.places:
            self.keeper.bring(node)
        else:
            self.arrival.then(lambda: self.keeper.bring(node))

    def position_of(self, node: NodeId) -> QPoint | None:
        """The middle of a visible node in the viewport's pixels."""
        box = self.stage.places.get(node)
        if box is None:
            return None
        middle = self.eye.camera.to_screen(box.center)
        return QPoint(round(middle.x), round(middle.y))

    def go(self, direction: str, extend: bool = False) -> None:
        """Selects what is to the ``left``, ``right``, ``up`` or ``down``, or adds it."""
        walk(self.session, self.stage.places, Way(direction), extend=extend)

    def set_theme(self, composer: Composer) -> None:
        """Draws the map with another composer, and so in another theme."""
        composer.arrange_like(self.stage.composer)
        self.stage.use(composer)
        self.frames.clear()
        self.recompose()
        self.refresh()

    def set_shape(self, shape: Size | None, manner: Manner, *, afresh: bool = False) -> None:
        """Lays the map out in ``manner``, to fill ``shape`` with the largest text if it is to;
        ``afresh`` even where it was laid out so before.
        """
        if afresh or (shape, manner) != (self.stage.shape, self.stage.manner):
            self.stage.shape, self.stage.manner = shape, manner
            self.recompose(afresh=afresh)

    # --- following the session ---

    def follow(self, _: Session, event: Event) -> None:
        """Shows what happened in the session."""
        stamp, camera = self.stage.stamp, self.eye.camera
        if event.selection or event.part:
            self.former = self.look(self._was_at)
            self._was_at = self.session.current
        if event.reset or event.change is not None or event.folds or event.part:
            self.recompose(event.change)
        if event.reset or event.part:
            self.stage.land()
        if event.reset:
            self.arrival.then(lambda: self.eye.look(fitted(self.stage.bounds, self.eye.widest)))
        elif event.part and self.session.part != WHOLE:
            self.arrival.then(self.fit)
        elif event.selection or event.change is not None:
            self._keep_in_sight(whole=event.change is not None)
        if event.selection:
            self.narrator.announce()
        is_edit = event == Event(change=event.change, history=True)
        is_still = camera == self.eye.camera and not self.stage.is_moving
        self.refresh(_worn(self, stamp) if is_edit and is_still else None)

    def _keep_in_sight(self, *, whole: bool) -> None:
        """Moves by as little as shows what is current; with ``whole`` all of the map, where
        that has room at this zoom."""
        if self.is_pointing() or (whole and self.keeper.bring_all()):
            return
        if self.session.current is not None:
            self.ensure_visible(self.session.current)

    def is_pointing(self) -> bool:
        """Whether a person points at what is being selected, so that it must not move away."""
        return False

    def recompose(self, change: Change | None = None, *, afresh: bool = False) -> None:
        """Composes the map anew, with what is selected where it was on the screen; or, where
        ``change`` moved that, with what it landed on where it was. ``afresh`` arranges all anew.
        """
        anchor = self.stage.anchor(self.eye.seen, change)
        area = _in_motion(self)
        self.shift(self.stage.recompose(anchor, change, moving=area, afresh=afresh))
        self.arrival.follow()

    def shift(self, by: Point) -> None:
        """Goes with the map, which was laid out anew."""
        self.found.forget_places()
        self.eye.bounds = self.stage.bounds
        self.frames.shift(by)
        self.eye.shift(by)
        self.eye.sync()
        if self.stage.progress == 0.0:
            self.motion.start()

    def _step(self, progress: float) -> None:
        self.stage.progress = progress
        self.viewport().update()

    def show_found(self, nodes: Collection[NodeId]) -> None:
        """Marks what a search found, and nothing else."""
        if self.found.nodes or nodes:
            self.found.show(nodes)
            self.refresh()

    def refresh(self, boxes: Iterable[QRect] | None = None) -> None:
        """Repaints all of the viewport, or what is in ``boxes`` of it, soon."""
        if boxes is None:
            self.viewport().update()
            self.minimap.place(self.busy())
            return
        for box in boxes:
            self.viewport().update(box)

    def show_minimap(self, on: bool) -> None:  # a switch
        """Shows the minimap where it helps, or never."""
        self.minimap.is_wanted = on
        self.refresh()

    def busy(self) -> QRect | None:
        """What of the viewport nothing may be laid over."""
        box = self.keeper.current()
        if box is None:
            return None
        area = QRectF(*box).toAlignedRect().adjusted(-RING, -RING, RING, RING)
        return area.intersected(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        camera = self.frames.paint(painter, event.rect())
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        self.lights.paint(painter, camera, seen=self.eye.seen)
        self.found.paint(painter, self.stage, camera, seen=self.eye.seen)
        self.frames.paint_titles(painter, camera)
        self.paint_over(OverlayPainter(painter, self.stage, camera, self.eye.window))
        painter.end()
        self.painted = perf_counter()

    def paint_over(self, overlay: OverlayPainter) -> None:
        """Paints what lies over the map."""
        overlay.selection(self.chosen, self.session.selection, self.session.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._has_fitted and self.isVisible():
            self._has_fitted = True
            self.eye.look(fitted(self.stage.bounds, self.eye.widest))
        self.keeper.resized(Size(event.oldSize().width(), event.oldSize().height()))
        self.eye.sync()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.frames.clear()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.eye.follow_bars(dx, dy)


def _union(boxes: list[Rect]) -> Rect:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.united(box)
    return whole


def _worn(view: MapView, stamp: int) -> list[QRect] | None:
    """What of the viewport looks otherwise than in the picture ``stamp``; ``None`` for all."""
    areas, camera = view.stage.since(stamp), view.eye.camera
    if areas is None or _is_far(view):
        return None
    boxes = (QRectF(*camera.box_to_screen(area)).toAlignedRect() for area in areas)
    return [box.adjusted(-RING, -RING, RING, RING) for box in boxes]


def _in_motion(view: MapView) -> Rect | None:
    """What may be in sight while cards go to their new places; none where they don't."""
    if _is_far(view) or not view.motion.is_wanted:
        return None
    seen = view.eye.seen
    return seen.grown(min(seen.width, seen.height) / 4)


def _is_far(view: MapView) -> bool:
    return detail_at(view.eye.camera.zoom * view.devicePixelRatioF()) is Detail.BLOCKS
