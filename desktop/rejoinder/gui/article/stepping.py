"""From one place of the text to the next: what counts as being at a place already."""

from collections.abc import Sequence

from rejoinder.gui.article.caret import Caret
from rejoinder.model.anchors import Span


def here(caret: Caret) -> tuple[int, int]:
    """Where the selection begins, or the caret is: the paragraph from 1, and the place in it."""
    spot = min(caret.spot, caret.mark)
    return spot.paragraph + 1, spot.at


def next_span(
    places: Sequence[Span], caret: Caret, *, back: bool, is_inside: bool = False
) -> Span | None:
    """The first of ``places``, which are in order, behind the caret, or the last one ahead of
    it; ``None`` at the end. With ``is_inside`` the place that the caret is in counts as next.
    """
    at = here(caret)
    if back:
        return next((p for p in reversed(places) if (p.paragraph, p.start) < at), None)
    if caret.has_selection:
        now = _selected(caret)
        for number, place in enumerate(places):
            if place == now:
                return places[number + 1] if number + 1 < len(places) else None
        return next((p for p in places if (p.paragraph, p.start) > at), None)
    for place in places:
        if (place.paragraph, place.start) >= at or (
            is_inside and place.paragraph == at[0] and place.start <= at[1] < place.end
        ):
            return place
    return None


def _selected(caret: Caret) -> Span | None:
    """What is selected, where that is in one paragraph."""
    pieces = caret.pieces
    if len(pieces) != 1:
        return None
    return Span(pieces[0].paragraph + 1, pieces[0].start, pieces[0].end)
