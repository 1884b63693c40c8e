"""A picture of a map for the clipboard: the same drawing as SVG, PNG and indented text."""

from PySide6.QtCore import QMimeData

from rejoinder.drawing.compose import Composer, View
from rejoinder.editor.session import Session
from rejoinder.edits.outline import outline_text
from rejoinder.formats.svg import svg
from rejoinder.layout.placement import Size
from rejoinder.model.tree import roots
from rejoinder.paint.export import png

SCALE = 2.0
"""Pixels of the PNG for each map unit."""


def picture_of(session: Session, composer: Composer, shape: Size | None) -> QMimeData:
    """The current branch, or the whole map where nothing is selected, as it is folded and
    laid out on the canvas, which may be to fill ``shape``.
    """
    root = session.current_statement
    drawing = composer.compose(session.document, View(session.folded, root, shape)).drawing
    data = QMimeData()
    data.setData("image/svg+xml", svg(drawing))
    data.setData("image/png", png(drawing, scale=SCALE))
    tops = roots(session.document) if root is None else (root,)
    data.setText(outline_text(session.document, tops))
    return data
