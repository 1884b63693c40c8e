"""A slide's map step by step: what has not been shown yet is left out; the rest stays put."""

from dataclasses import replace

from rejoinder.drawing.deck.items import MapSlide, Slide
from rejoinder.drawing.items import Drawing
from rejoinder.model.ids import NodeId


def steps(slide: Slide) -> int:
    """How many steps a slide has beside its beginning."""
    return len(slide.steps) if isinstance(slide, MapSlide) else 0


def frame_at(sheet: Drawing, slide: Slide, step: int) -> Drawing:
    """``sheet``, the drawing of ``slide``, after ``step`` steps; whole from the last one on."""
    if not isinstance(slide, MapSlide) or step >= len(slide.steps):
        return sheet
    hidden: set[NodeId] = {node for waiting in slide.steps[step:] for node in waiting}
    return replace(
        sheet,
        cards=tuple(card for card in sheet.cards if card.id not in hidden),
        discs=tuple(disc for disc in sheet.discs if disc.id not in hidden),
        connectors=tuple(
            line
            for line in sheet.connectors
            if line.inference not in hidden and line.premise not in hidden
        ),
    )
