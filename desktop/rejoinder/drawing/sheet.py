"""A map laid out and drawn for a page: what every export of a whole map or branch begins with."""

from dataclasses import replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import Page, on_page
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document

SCREEN = Size(1600.0, 900.0)
"""The proportions of a picture that nobody gave a shape: those of screens and slides. The tidy
tree of a large map would be a ribbon, ten times as wide as high.
"""


def sheet(
    composer: Composer,
    document: Document,
    *,
    page: Page,
    view: View | None = None,
    is_transparent: bool = False,
) -> Drawing:
    """What ``view`` shows of ``document``, laid out for the shape of ``page`` with the largest
    text, and centred on it. Where the page is as large as the map, the shape and the manner are
    the view's.
    """
    shown = view or View()
    if page.shape is not None or (shown.shape is None and shown.manner is Manner.FILL):
        shape = page.shape or SCREEN
        shown = replace(shown, shape=shape, manner=Manner.FILL, arrangement=None)
    drawing = composer.compose(document, shown).drawing
    return on_page(drawing, page, is_transparent=is_transparent)
