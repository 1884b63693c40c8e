"""Slides as drawings have the same words in the same places as the file, all on the slide."""

from pathlib import Path
from random import Random

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.deck.items import FRAMES, MapSlide, TableSlide
from rejoinder.drawing.deck.plan import Plan, deck
from rejoinder.drawing.deck.sheets import sheets
from rejoinder.drawing.items import TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import LIGHT
from rejoinder.files.maps import open_map


def test_all_words_of_a_sheet_stand_on_it(repository: Path) -> None:
    document = open_map(repository / "maps/pakistans-biggest-afghan-mistake.rejoinder").document
    measurer = FixedMeasurer()
    for page, frame in FRAMES.items():
        slides = deck(
            document,
            Plan(page=page, is_whole=True),
            composer=Composer(measurer, LIGHT),
            chance=Random(1).random,
        )
        for slide, sheet in zip(slides.slides, sheets(slides, LIGHT, measurer), strict=True):
            lines = [shape for shape in sheet.words if isinstance(shape, TextLine)]
            assert slide.title.split()[0] in lines[0].text
            for line in lines:
                assert line.x + line.width <= frame.size.width
                assert 0 < line.y <= frame.size.height
            if isinstance(slide, TableSlide):
                told = " ".join(line.text for line in lines)
                assert all(row[0].split()[0] in told for row in slide.rows)
            if isinstance(slide, MapSlide):
                assert all(card.rect.y >= frame.title.bottom for card in sheet.cards)
                assert all(card.rect.bottom <= frame.size.height for card in sheet.cards)
