"""Graphviz is a program of somebody else's: it may be absent, fail, or never end."""

import shutil
import threading
import time
from pathlib import Path

import pytest

from rejoinder.files import graphviz
from rejoinder.files.graphviz import ABSENT, Graphviz
from rejoinder.model.errors import LayoutRefused


def planted(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program called ``dot`` where it is looked for first."""
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))


def test_where_it_is_absent_a_person_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LayoutRefused) as refusal:
        Graphviz().plain("digraph {}")
    assert str(refusal.value) == ABSENT


def test_where_it_fails_its_last_line_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(tmp_path, "echo first >&2; echo lost n4 n5 edge >&2; exit 1", monkeypatch)
    with pytest.raises(LayoutRefused, match=r"in layers: lost n4 n5 edge$"):
        Graphviz().plain("digraph {}")


def test_where_it_can_not_be_started_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "gone"))
    with pytest.raises(LayoutRefused, match="could not be started"):
        Graphviz().plain("digraph {}")


def test_one_that_takes_too_long_is_ended_with_all_that_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(tmp_path, "sleep 60", monkeypatch)
    monkeypatch.setattr(graphviz, "LIMIT", 0.2)
    begin = time.monotonic()
    with pytest.raises(LayoutRefused, match="longer than"):
        Graphviz().plain("digraph {}")
    assert time.monotonic() - begin < 20


def test_one_that_is_stopped_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(tmp_path, "sleep 60", monkeypatch)
    run = Graphviz()
    threading.Timer(0.2, run.stop).start()
    begin = time.monotonic()
    with pytest.raises(LayoutRefused):
        run.plain("digraph {}")
    assert time.monotonic() - begin < 20
    with pytest.raises(LayoutRefused):
        run.plain("digraph {}")
