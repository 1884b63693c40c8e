"""Which slides a deck has, for maps of every size and shape: not too many, nothing too long."""

import pytest
from tests.benchmarks.large_maps import chain, large_map, star

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.deck import plan as planning
from rejoinder.drawing.deck.items import Deck, MapSlide, TitleSlide
from rejoinder.drawing.deck.plan import LONGEST_LINE, LONGEST_TITLE, SLIDES, Plan, deck
from rejoinder.drawing.deck.telling import MOST_FOLDED
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import LIGHT
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import MAP_ID, MapRow, Statement


def planned(document: Document, *, is_whole: bool = False) -> Deck:
    """The deck of ``document``."""
    composer = Composer(FixedMeasurer(), LIGHT)
    return deck(document, Plan(is_whole=is_whole), composer=composer, chance=lambda: 0.5)


@pytest.mark.parametrize("document", [Document(), chain(60), star(300), large_map(300)])
def test_the_main_lines_are_one_talk_whatever_the_map(document: Document) -> None:
    slides = planned(document).slides
    assert 1 <= len(slides) <= SLIDES
    for slide in slides:
        folded = slide.notes.partition("Not on this slide")[2]
        claims = [line for line in folded.splitlines()[1:] if not line.startswith("    ")]
        assert len(claims) <= MOST_FOLDED + 1


def test_a_deck_of_all_ends_before_nobody_can_open_it_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = large_map(300)
    whole = planned(document, is_whole=True)
    assert not any("ends at" in told for told in whole.told)
    monkeypatch.setattr(planning, "MOST_SLIDES", 10)
    ended = planned(document, is_whole=True)
    assert len(ended.slides) < len(whole.slides)
    shown = {card for slide in ended.slides if isinstance(slide, MapSlide) for card in slide.says}
    everywhere = {
        card for slide in whole.slides if isinstance(slide, MapSlide) for card in slide.says
    }
    assert any(f"{len(everywhere - shown)} of the map's" in told for told in ended.told)


def test_loose_statements_and_a_missing_thesis_are_told_of() -> None:
    lost, thesis = StatementId("lost"), StatementId("thesis")
    loose = {lost: Statement(text="Nobody asked."), thesis: Statement(text="word " * 400)}
    without = planned(Document(statements=loose))
    assert "no thesis" in without.told[0]
    document = Document(map={MAP_ID: MapRow(title="title " * 90, thesis=thesis)}, statements=loose)
    assert "1 statement hangs on nothing, and on no slide." in planned(document, is_whole=True).told
    first = planned(document).slides[0]
    assert isinstance(first, TitleSlide)
    assert len(first.title) <= LONGEST_TITLE
    assert all(len(line) <= LONGEST_LINE for line in first.lines)
