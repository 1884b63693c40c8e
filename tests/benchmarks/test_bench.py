"""The harness works: every figure can be measured, on small maps and once. No speed is tested."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.benchmarks.catalogue import FIGURES
from tests.benchmarks.figures import Row, Run, Sample, at_least, at_most, figure, measured
from tests.benchmarks.report import table

LONG = {"start-peers"}
"""Waits for programs of other people."""


def test_every_figure_can_be_measured(repository: Path, tmp_path: Path) -> None:
    names = [name for name in FIGURES if name not in LONG]
    asked = [sys.executable, "-m", "tests.benchmarks", "--quick", "--output", str(tmp_path)]
    done = subprocess.run(
        [*asked, "--peers", str(tmp_path), *names],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    rows = json.loads((tmp_path / "bench.json").read_bytes())["rows"]

    assert done.returncode == 0, done.stderr
    assert list(dict.fromkeys(row["figure"] for row in rows)) == names
    assert [row for row in rows if row.get("note", "").startswith("failed")] == []
    assert (tmp_path / "bench.md").read_text(encoding="utf-8") in done.stdout


def test_a_figure_that_fails_is_said_after_its_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FIGURES, "broken", FIGURES["layout"])

    @figure("broken")
    def broken(_: Run) -> list[Row]:
        raise ValueError("no such thing")

    run = Run(is_quick=True, folder=tmp_path, kept=tmp_path, peers=tmp_path)
    (row,) = measured(run, FIGURES["broken"])

    assert row.note == "failed: ValueError: no such thing"
    assert "failed: ValueError" in table([row])


def test_a_ratio_says_how_many_times_better() -> None:
    one, two = Sample((1.0, 2.0, 3.0)), Sample((8.0,))

    assert Row(case="time", ours=one, theirs=two).ratio == 4.0
    assert Row(case="zoom", ours=one, theirs=two, more_is_better=True).ratio == 0.25
    assert Row(case="alone", ours=one).ratio is None


def test_an_aim_is_about_a_part_of_a_row() -> None:
    row = Row(case="time", ours=Sample((1.0, 2.0, 30.0)), theirs=Sample((8.0,)))

    assert row.reached(at_most(2.0))
    assert not row.reached(at_most(16.0, "worst"))
    assert row.reached(at_least(4.0))
    assert Row(case="failed").reached(at_most(2.0)) is None
