"""The map with one of everything, drawn with the bundled fonts."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.theme import LIGHT
from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document
from rejoinder.paint.measure import QtMeasurer


@pytest.fixture(scope="session")
def measurer(qapp: QApplication) -> QtMeasurer:
    return QtMeasurer()


@pytest.fixture(scope="session")
def everything(repository: Path) -> Document:
    return read((repository / "tests/golden/one-of-everything.rejoinder").read_bytes())[0]


@pytest.fixture(scope="session")
def drawing(everything: Document, measurer: QtMeasurer) -> Drawing:
    return Composer(measurer, LIGHT).compose(everything, View()).drawing
