"""Versions that are known to hurt stay out (RELIABILITY 0.1), and the hurt itself is watched."""

import ast
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 60_000
"""PySide6 6.12.0 aborted CPython 3.11 after 5 000."""


IMPORTED_AS = {
    "PySide6-Essentials": "PySide6",
    "markdown-it-py": "markdown_it",
    "python-docx": "docx",
    "python-pptx": "pptx",
}
"""What packages are imported as, where that is not their name."""


def requirements(repository: Path, *, extra: str = "") -> dict[str, Requirement]:
    """What the project asks for by itself, or with ``extra`` alone."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {r.name: r for r in map(Requirement, lines)}


@pytest.mark.parametrize(
    ("name", "hurts"),
    [("PySide6-Essentials", "6.12.0"), ("pydot", "5.0")],
)
def test_a_version_that_hurts_is_kept_out(repository: Path, name: str, hurts: str) -> None:
    assert hurts not in requirements(repository)[name].specifier


def test_what_is_installed_is_what_is_asked_for(repository: Path) -> None:
    wanted = requirements(repository).values()

    assert [r for r in wanted if version(r.name) not in r.specifier] == []


def test_qt_keeps_its_count_of_none(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        widget.parent()
        widget.setParent(None)
        widget.layout()

    assert sys.getrefcount(None) - before >= -100


def test_what_is_imported_is_what_is_asked_for(
    repository: Path, trees: dict[str, ast.Module]
) -> None:
    imported = {
        name.split(".")[0]
        for tree in trees.values()
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    foreign = imported - sys.stdlib_module_names - {"rejoinder"}

    wanted = {**requirements(repository), **requirements(repository, extra="import")}

    assert foreign == {IMPORTED_AS.get(name, name) for name in wanted}


def test_the_tests_have_all_that_may_be_added(repository: Path) -> None:
    added = requirements(repository, extra="import").items()
    dev = requirements(repository, extra="dev")

    assert {name: dev.get(name) for name, _ in added} == dict(added)
