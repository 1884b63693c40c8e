"""The project's own files as the house rules look at them."""

import ast
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sources(repository: Path) -> dict[str, str]:
    """The text of every module of the package, by its name without ``rejoinder.``."""
    package = repository / "desktop" / "rejoinder"
    return {
        ".".join(path.relative_to(package).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*.py"))
    }


@pytest.fixture(scope="session")
def trees(sources: dict[str, str]) -> dict[str, ast.Module]:
    """The syntax tree of every module of the package."""
    return {name: ast.parse(text) for name, text in sources.items()}


@pytest.fixture(scope="session")
def texts(repository: Path) -> dict[str, str]:
    """Every text file that is or may become part of the project, by its path from the top."""
    ours = ("desktop", "tests", "packaging", "maps", "resources", ".ci")
    tops = (path for folder in ours for path in (repository / folder).rglob("*"))
    loose = (path for path in repository.iterdir() if path.suffix in {".md", ".toml"})
    return {
        str(path.relative_to(repository)): path.read_text(encoding="utf-8")
        for path in (*tops, *loose)
        if path.is_file() and path.suffix not in {".ttf", ".png", ".pdf", ".pyc"}
    }
