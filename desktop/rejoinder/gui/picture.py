"""A picture of a map for the clipboard: the same drawing as SVG, PNG and indented text."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData

from rejoinder.drawing.compose import Composer
from rejoinder.edits.outline import outline_text
from rejoinder.formats.svg import svg
from rejoinder.gui.export_choice import Choice, Subject, export_of
from rejoinder.model.tree import roots
from rejoinder.paint.export import png
from rejoinder.paint.exports import drawn, usual_scale


def picture_of(
    subject: Subject, choice: Choice, *, composer: Callable[[str], Composer]
) -> QMimeData:
    """The selected branch, or the map where nothing is selected, as it is folded; it looks as
    the last export did: in its theme, on its paper, with or without marks.
    """
    part = "visible" if subject.branch is None else "branch-folded"
    chosen = replace(choice, format="svg", part=part, page="fit")
    export = export_of(subject, chosen)
    drawing = drawn(subject.document, export, composer=composer)
    data = QMimeData()
    data.setData("image/svg+xml", svg(drawing))
    data.setData("image/png", png(drawing, scale=usual_scale(drawing)))
    root = export.view.root
    data.setText(
        outline_text(subject.document, roots(subject.document) if root is None else (root,))
    )
    return data
