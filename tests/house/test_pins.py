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


def requirements(repository: Path) -> dict[str, Requirement]:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {r.name: r for r in map(Requirement, project["dependencies"])}


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

    assert foreign == {name.removesuffix("-Essentials") for name in requirements(repository)}
