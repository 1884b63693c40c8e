"""PNG and PDF hold the whole map, at the size and with the words that were asked for."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import PAGES, on_page
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.geometry import Rect
from rejoinder.paint.export import PictureTooLarge, pdf, png

PDFTOTEXT = shutil.which("pdftotext")


def opened(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data, "PNG")
    return image


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_png_has_the_scale_that_was_asked_for(drawing: Drawing, scale: float) -> None:
    image = opened(png(drawing, scale=scale))
    assert image.width() == pytest.approx(drawing.bounds.width * scale, abs=1)
    assert image.height() == pytest.approx(drawing.bounds.height * scale, abs=1)
    assert image.dotsPerMeterX() == pytest.approx(96 * scale / 0.0254, rel=0.01)
    assert image.text("Title") == "Cars in the centre"
    assert image.pixelColor(1, 1).name() == LIGHT.background


def test_a_png_without_paper_is_clear(drawing: Drawing) -> None:
    clear = on_page(drawing, PAGES["fit"], is_transparent=True)
    assert opened(png(clear)).pixelColor(1, 1).alpha() == 0


def test_a_picture_that_would_stall_the_machine_is_refused(drawing: Drawing) -> None:
    with pytest.raises(PictureTooLarge, match=r"the most is 100 million\. Choose a scale of"):
        png(replace(drawing, bounds=Rect(0, 0, 60_000, 60_000)))


def test_the_scale_that_a_refusal_names_is_possible(drawing: Drawing) -> None:
    with pytest.raises(PictureTooLarge) as refusal:
        png(drawing, scale=50)
    scale = re.search(r"scale of ([0-9.]+) or less", str(refusal.value))
    assert scale is not None
    box, chosen = drawing.bounds, float(scale[1])
    assert 0.9 < box.width * box.height * chosen**2 / 100e6 <= 1


def test_a_pdf_is_one_page_of_the_size_of_the_map(drawing: Drawing) -> None:
    data = pdf(drawing)
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", data)
    assert box is not None
    assert float(box[1]) == pytest.approx(drawing.bounds.width * 0.75, abs=1.5)
    assert float(box[2]) == pytest.approx(drawing.bounds.height * 0.75, abs=1.5)


def test_a_pdf_of_a_huge_map_is_reduced_to_the_largest_page(drawing: Drawing) -> None:
    data = pdf(replace(drawing, bounds=Rect(0, 0, 96_000, 9_600)))
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", data)
    assert box is not None
    assert float(box[1]) == pytest.approx(14_400, abs=2)
    assert float(box[2]) == pytest.approx(1_440, abs=2)


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
def test_the_words_of_a_pdf_can_be_selected(drawing: Drawing) -> None:
    assert PDFTOTEXT is not None
    read = subprocess.run(
        [PDFTOTEXT, "-", "-"], input=pdf(drawing), capture_output=True, check=True
    )
    words = read.stdout.decode()
    assert "The town should close its" in words
    assert "Moss, Walking Cities (2016), p. 41" in words
