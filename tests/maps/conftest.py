"""The maps that come along, and the article that one of them maps, where it is present."""

from pathlib import Path

import pytest

from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document
from rejoinder.model.text import paragraphs

CHECKOUT = Path(__file__).resolve().parents[2]
ARTICLE_MAP = "pakistans-biggest-afghan-mistake"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``map_file`` runs once for every map in ``maps/``."""
    if "map_file" in metafunc.fixturenames:
        found = sorted((CHECKOUT / "maps").glob("*.rejoinder"))
        metafunc.parametrize("map_file", found, ids=[path.stem for path in found])


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def article_map() -> Document:
    document, _ = read((CHECKOUT / "maps" / f"{ARTICLE_MAP}.rejoinder").read_bytes())
    return document


@pytest.fixture(scope="session")
def article_paragraphs() -> tuple[str, ...]:
    """The article's text; it stands beside the checkout and is no part of the project."""
    path = CHECKOUT.parent / "shared" / "article" / f"{ARTICLE_MAP}.txt"
    if not path.is_file():
        pytest.skip("The article's text is not beside this checkout.")
    return paragraphs(path.read_text(encoding="utf-8"))
