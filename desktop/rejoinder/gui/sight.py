"""The canvas as commands see it, with the outline where that has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from rejoinder.drawing.reading import readable_folds
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.panels.outline import Outline
from rejoinder.layout.placement import Size


class Sight(QObject):
    """What is seen of the map, and how large. ``role_menu`` makes the list of roles."""

    def __init__(
        self, canvas: Canvas, outline: Outline, *, role_menu: Callable[[], QMenu], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._outline = outline
        self._role_menu = role_menu

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
        self._canvas.go(way, extend)

    def zoom_in(self) -> None:
        self._canvas.zoom_in()

    def zoom_out(self) -> None:
        self._canvas.zoom_out()

    def zoom_to(self, factor: float) -> None:
        self._canvas.set_zoom(factor)

    def fit(self) -> None:
        self._canvas.fit()

    def fit_selection(self) -> None:
        self._canvas.fit_selection()

    def fold_to_read(self) -> None:
        """Folds as much as must be folded for all that shows to be readable at once."""
        session, size = self._canvas.session, self._canvas.viewport().size()
        room = Size(size.width(), size.height())
        session.fold(readable_folds(self._canvas.stage.composer, session.document, viewport=room))
        self._canvas.fit()

    def focus_branch(self) -> None:
        self._canvas.set_view_root(self._canvas.session.current_statement)

    def leave_branch(self) -> None:
        self._canvas.set_view_root(None)

    def is_in_branch(self) -> bool:
        return self._canvas.view_root is not None

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
