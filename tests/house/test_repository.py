"""What may not be in the project: this machine, somebody else's sentences, big files."""

import re
from pathlib import Path

import pytest

MACHINE = re.compile(
    r"/(?:work|root|opt)/|/home/\w+|/tmp/\w|\b(?:\d{1,3}\.){3}\d{1,3}:\d+"
    r"|[\w.-]+\.(?:pkg\.dev|internal|local)\b|extra-index-url|trusted-host|--index-url"
)
RUN = 9
"""So many words in the article's order are a quotation, not a coincidence."""


@pytest.mark.parametrize(
    "line", ["see /work/main", "/home/anna/map", "10.0.0.7:8080", "pip --index-url x"]
)
def test_a_planted_machine_is_found(line: str) -> None:
    assert MACHINE.search(line)


def test_no_file_names_a_machine(texts: dict[str, str]) -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in texts.items()
        if name != "tests/house/test_repository.py"
        for match in MACHINE.finditer(text)
    ]

    assert found == [], "\n".join(found)


def runs(text: str) -> set[str]:
    """Every ``RUN`` words that follow each other in ``text``."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_no_file_quotes_the_article(repository: Path, texts: dict[str, str]) -> None:
    folder = repository.parent / "shared" / "article"
    if not folder.is_dir():
        pytest.skip("the article is not beside this checkout")
    (path,) = folder.glob("*.txt")
    title, body = path.read_text(encoding="utf-8").split("\n", 1)
    article = runs(body) - runs(title)
    assert article

    found = [f"{name}: {run}" for name, text in texts.items() for run in runs(text) & article]

    assert found == [], "\n".join(found)


def test_every_font_and_icon_set_comes_with_its_licence(repository: Path) -> None:
    table = (repository / "resources" / "LICENSES.md").read_text(encoding="utf-8")
    fonts = repository / "resources" / "fonts"
    families = {path.name.split("-")[0] for path in fonts.glob("*.ttf")}

    assert families == {path.name.split("-")[0] for path in fonts.glob("*-LICENSE.txt")}
    assert [family for family in families if f"fonts/{family}-LICENSE.txt" not in table] == []
    assert (repository / "resources" / "icons" / "LICENSE.txt").is_file()
