"""Every format that is offered can be written, and a large map stays a picture."""

import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.theme import THEMES
from rejoinder.formats.rejoinder import read
from rejoinder.formats.table import FORMATS, format_of
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, PremiseOf, Statement
from rejoinder.paint.exports import LONGEST, WRITTEN, Export, exported, usual_scale
from rejoinder.paint.measure import QtMeasurer

TOP, WHY, STEP = StatementId("top"), StatementId("why"), InferenceId("step")
SERVICE = (PremiseOf(inference=STEP, order="a0"),)
RAIN = Document(
    map={MAP_ID: MapRow(title="Rain", thesis=TOP)},
    statements={
        TOP: Statement(text="Take an umbrella."),
        WHY: Statement(text="It will rain.", premise_of=SERVICE),
    },
    inferences={STEP: Inference(conclusion=TOP, order="a0")},
)


def _composer(theme: str) -> Composer:
    return Composer(QtMeasurer(), THEMES[theme])


def test_every_format_on_offer_has_a_writer() -> None:
    assert set(FORMATS) == WRITTEN


def test_a_suffix_names_one_format_whatever_its_case() -> None:
    suffixes = [suffix for row in FORMATS.values() for suffix in row.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert [format_of(f"a{s.upper()}") for s in suffixes] == [format_of(f"a{s}") for s in suffixes]
    assert format_of("a.docx") is None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", FORMATS)
def test_a_branch_is_written_without_the_rest(name: str) -> None:
    data = exported(RAIN, Export(format=name, view=View(root=WHY)), composer=_composer)
    if FORMATS[name].is_text:
        text = data.decode("utf-8")
        assert ("It will rain." in text, "Take an umbrella." in text) == (True, False)
    else:
        assert data


def test_a_branch_as_a_map_has_its_head_for_a_thesis() -> None:
    wanted = Export(format="rejoinder", view=View(root=WHY))
    document, problems = read(exported(RAIN, wanted, composer=_composer))
    assert (document.thesis, problems) == (WHY, ())


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(800, 600, 2.0), (2 * LONGEST, 100, 0.5), (0, 0, 2.0), (10_000, 10_000, 0.99**0.5)],
)
def test_the_usual_scale_is_what_other_programs_can_show(
    width: float, height: float, scale: float
) -> None:
    drawing = Drawing(
        bounds=Rect(0, 0, width, height),
        background=None,
        connectors=(),
        discs=(),
        cards=(),
        title="",
        description="",
    )
    assert usual_scale(drawing) == pytest.approx(scale)
