"""A map laid out and drawn for a page: what every export of a whole map or branch begins with."""

from dataclasses import replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import Page, on_page
from rejoinder.model.document import Document


def sheet(
    composer: Composer,
    document: Document,
    *,
    page: Page,
    view: View | None = None,
    is_transparent: bool = False,
) -> Drawing:
    """What ``view`` shows of ``document``, laid out for the shape of ``page`` with the largest
    text, and centred on it; as the view has it where the page is as large as the map.
    """
    shown = view or View()
    if page.shape is not None:
        shown = replace(shown, shape=page.shape)
    drawing = composer.compose(document, shown).drawing
    return on_page(drawing, page, is_transparent=is_transparent)
