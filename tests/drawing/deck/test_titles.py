"""Titles of slides: whole where two lines hold them, in their place whatever is claimed."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.drawing.deck.items import FRAMES, INSET, PITCH, POINT
from rejoinder.drawing.deck.titles import titled
from rejoinder.drawing.items import Font
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import FAMILY

MEASURER = FixedMeasurer()
LONG = "A harbour that no ship has called at for a year is kept open by the town for nothing."


def test_a_claim_that_two_lines_hold_is_not_cut() -> None:
    for frame in FRAMES.values():
        assert titled(LONG, "", frame, MEASURER).text == LONG.rstrip(".")
    assert "(2\u00a0of\u00a03)" in titled(LONG, "(2 of 3)", FRAMES["16:9"], MEASURER).text


@given(
    claim=st.text("abc  \n.", max_size=600),
    part=st.sampled_from(("", "(1 of 2)", "(10 of 12)")),
    page=st.sampled_from(sorted(FRAMES)),
)
def test_every_title_keeps_to_its_place(claim: str, part: str, page: str) -> None:
    frame = FRAMES[page]
    title = titled(claim, part, frame, MEASURER)
    font = Font(FAMILY, title.points * POINT, 700)
    lines = MEASURER.wrap(title.text, font, width=frame.title.width - 2 * INSET)
    assert len(lines) * PITCH * font.size <= frame.title.height
