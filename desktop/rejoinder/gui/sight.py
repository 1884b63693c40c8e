"""The canvas as commands see it, with the outline where that has the focus."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from rejoinder.drawing.reading import readable_folds, room_for
from rejoinder.editor.leaving import Leaving, leaving, taken_up
from rejoinder.editor.part import WHOLE, choice
from rejoinder.editor.session import Seen
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.camera import fitted
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.layering import Layering
from rejoinder.gui.panels.outline import Outline
from rejoinder.gui.travels import Travels
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId

EDGE = 17.0
"""Pixels that the canvas leaves around a fitted map, and one for rounding."""

ALIKE = 0.01
"""The part of a zoom by which another is no other zoom to a person."""

LEAST_TEXT = 11.0
"""Pixels that a map's text is high at first; smaller is tiring to read."""


class Sight(QObject):
    """What is seen of the map, and how large. ``role_menu`` makes the list of roles. ``front``
    is what zooms: the canvas, or what stands in its place.
    """

    def __init__(
        self,
        canvas: Canvas,
        outline: Outline,
        *,
        bench: Bench,
        role_menu: Callable[[], QMenu],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = bench.settings
        self._canvas = canvas
        self.front: MapView = canvas
        self._outline, self._role_menu = outline, role_menu
        self._left: Leaving | None = None
        self._travels = Travels(canvas, show_all=self._show_all, parent=self)
        self._before_layers = Manner.FILL
        self.layering = Layering(canvas, tell=bench.tell, say=bench.say, parent=self)
        self.layering.chosen.connect(lambda: self._use(Manner.LAYERED))
        self.layering.refused.connect(lambda: self._use(self._before_layers))
        canvas.arrival.gave_up.connect(self._stay)
        canvas.show_minimap(self.shows_minimap())

    def edit_text(self) -> None:
        """Opens the current statement for typing: in the outline if one works there."""
        node = self._canvas.session.current_statement
        if node is None:
            return
        if self._outline.isVisible() and self._outline.hasFocus():
            self._outline.edit_node(node)
        else:
            self._canvas.edit(node)

    def go(self, way: str, *, extend: bool) -> None:
        with self._travels.walking():
            self._canvas.go(way, extend)

    def zoom_in(self) -> None:
        self.front.zoom_in()

    def zoom_out(self) -> None:
        self.front.zoom_out()

    def zoom_to(self, factor: float) -> None:
        self.front.set_zoom(factor)

    def fit(self) -> None:
        """Shows the whole map, arranged anew for the window as it is now."""
        self.front.set_shape(self._shape(), self.manner(), afresh=True)
        self.front.arrival.then(self.front.fit)

    def come_closer(self) -> None:
        """Shows all that is shown where the window has room for it larger than it is now."""
        canvas = self._canvas
        if fitted(canvas.stage.bounds, canvas.eye.widest).zoom > canvas.zoom:
            canvas.fit()

    def shows_all(self) -> bool:
        """Whether all that is shown of the map is in the window."""
        return self._canvas.keeper.shows_all()

    def manner(self) -> Manner:
        """How maps are laid out on the canvas."""
        word = self._settings.word("layout", Manner.FILL)
        return Manner(word) if word in set(Manner) else Manner.FILL

    def lay_out(self, manner: Manner) -> None:
        """Lays maps out in another manner from now on; in layers as soon as there are any."""
        if manner is Manner.LAYERED:
            self.layering.choose()
        else:
            self.layering.leave()
            self._use(manner)

    def _use(self, manner: Manner) -> None:
        if manner is Manner.LAYERED and self.manner() is not manner:
            self._before_layers = self.manner()
        self._settings.set_word("layout", manner)
        self.fit()

    def _stay(self) -> None:
        """A person gave up what was to be laid out. What was never laid out is folded to read."""
        if self._canvas.stage.settled is None:
            self.fold_to_read()
        elif self.manner() is not self._canvas.stage.manner:
            self._settings.set_word("layout", self._canvas.stage.manner)

    def shows_minimap(self) -> bool:
        return self._settings.word("minimap", "on") == "on"

    def show_minimap(self, on: bool) -> None:  # a switch
        """Shows the minimap from now on where it helps, or never."""
        self._settings.set_word("minimap", "on" if on else "off")
        self._canvas.show_minimap(on)

    def _shape(self) -> Size | None:
        """What the canvas holds of a map, in its units, at the zoom at which text is just
        readable.
        """
        if self.manner() is not Manner.FILL:
            return None
        return room_for(
            self._room(), least_text=LEAST_TEXT, theme=self._canvas.stage.composer.theme
        )

    def _room(self) -> Size:
        """The pixels that a fitted map fills."""
        width, height = self.front.eye.widest
        return Size(max(1.0, width - 2 * EDGE), max(1.0, height - 2 * EDGE))

    @property
    def _least_zoom(self) -> float:
        """The zoom at which text is ``LEAST_TEXT`` high."""
        return min(1.0, LEAST_TEXT / self._canvas.stage.composer.theme.fonts.text.size)

    def fit_selection(self) -> None:
        self.front.fit_selection()

    def fold_to_read(self) -> None:
        """Folds as much as must be folded for all that shows to be readable at once.

        Where even the main reasons are too many for the window, it shows their beginning.
        """
        session = self._canvas.session
        session.fold(self._readable_folds(session.document))
        self.fit()
        self._canvas.arrival.then(self._come_near)

    def _show_all(self) -> None:
        """Shows all that is unfolded, or what is around the current node where all of it would
        be too small to read.
        """
        self._canvas.fit()
        self._come_near()

    def _readable_folds(self, document: Document) -> frozenset[StatementId]:
        composer = self._canvas.stage.composer
        return readable_folds(composer, document, viewport=self._room(), least_text=LEAST_TEXT)

    def _come_near(self) -> None:
        """Goes to what is current, or the thesis, where the whole could not be read."""
        canvas, session = self._canvas, self._canvas.session
        node = session.current or session.document.thesis
        if canvas.zoom < self._least_zoom and node is not None:
            canvas.set_zoom(self._least_zoom)
            canvas.ensure_visible(node)

    def reveal(self, node: NodeId) -> None:
        """Selects ``node`` and brings it into sight, out of whatever hides it."""
        self._canvas.session.reveal(node)
        self._canvas.ensure_visible(node)

    def begin(self, document: Document, left: Leaving | None) -> Seen:
        """How to look at a map that is opened now: as it was ``left``, where that is known, or
        folded to be read, with its thesis selected, so that what comes next has a place. The
        canvas lays it out for its size, or for what it was laid out for when it was left.
        """
        self._left = left
        self._canvas.stage.shape, self._canvas.stage.manner = self._shape_left(), self.manner()
        if left is not None:
            return taken_up(document, left)
        start = () if document.thesis is None else (document.thesis,)
        return Seen(start, self._readable_folds(document), WHOLE)

    def leaving(self) -> Leaving:
        """How the map is left now. The middle of the window counts: its size may be another
        one next time.
        """
        session, (width, height) = self._canvas.session, self._canvas.eye.window
        look = self._canvas.look(session.current)
        x, y = look.x + width / 2 / look.zoom, look.y + height / 2 / look.zoom
        return leaving(
            session,
            replace(look, x=x, y=y),
            shape=self._canvas.stage.shape,
            is_fitted=self._is_fitted(),
        )

    def _is_fitted(self) -> bool:
        """Whether all of the map is in sight, as large as it fits."""
        canvas, eye = self._canvas, self._canvas.eye
        bounds, seen = canvas.stage.bounds, eye.goal.seen(eye.widest)
        is_as_large = abs(canvas.zoom / fitted(bounds, eye.widest).zoom - 1.0) < ALIKE
        is_whole = seen.contains(bounds.x, bounds.y) and seen.contains(bounds.right, bounds.bottom)
        return is_as_large and is_whole

    def _shape_left(self) -> Size | None:
        """The shape of the map as it was left; that of the canvas where it is not known."""
        shape = self._shape()
        return shape if shape is None or self._left is None else self._left.shape or shape

    def open(self) -> None:
        """Looks at a map that was opened; one that was never left is laid out again if the
        window has another size.
        """
        if self._left is not None:
            self._canvas.set_shape(self._shape_left(), self.manner())
            self._canvas.arrival.then(partial(self._look_as_left, self._left))
        elif self._canvas.stage.shape != self._shape():
            self.fold_to_read()
        else:
            self._canvas.arrival.then(self._show_all)
        self.layering.renew()

    def _look_as_left(self, left: Leaving) -> None:
        session, look, (width, height) = self._canvas.session, left.look, self._canvas.eye.window
        if look is None or look.node not in self._canvas.stage.places:
            self._show_all()
            return
        if left.is_fitted:
            self._canvas.fit()
            return
        x, y = look.x - width / 2 / look.zoom, look.y - height / 2 / look.zoom
        self._canvas.look_again(replace(look, x=x, y=y))
        seen, current = self._canvas.eye.goal.seen(self._canvas.eye.window), session.current
        box = None if current is None else self._canvas.stage.places.get(current)
        if current is not None and box is not None and not seen.contains(*box.center):
            self._canvas.ensure_visible(current)

    def go_back(self) -> None:
        self._travels.go_back()

    def go_forward(self) -> None:
        self._travels.go_forward()

    def can_go_back(self) -> bool:
        return self._travels.visits.can_go_back

    def can_go_forward(self) -> bool:
        return self._travels.visits.can_go_forward

    def show_only(self, nodes: Iterable[NodeId], title: str) -> None:
        """Shows ``nodes`` and what they hang under alone, until that is left; ``title`` says
        what they are, as in "Results for “tax”".
        """
        session = self._canvas.session
        session.show(choice(session.document, nodes, title))

    def pick_role(self) -> None:
        """Opens the list of roles by what is selected."""
        current = self._canvas.session.current
        box = None if current is None else self._canvas.stage.places.get(current)
        viewport = self._canvas.viewport()
        spot = viewport.rect().center()
        if box is not None:
            on_screen = self._canvas.eye.goal.box_to_screen(box)
            spot = QPoint(round(on_screen.x), round(on_screen.bottom))
        self._role_menu().popup(viewport.mapToGlobal(spot))
