"""Runs the benchmarks: ``python -m tests.benchmarks [NAME…]``, from the project's folder.

Each figure runs in a process of its own, so that one that hangs, crashes or fills the memory
is said in its row and leaves the others as they are. It is no part of the tests.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from tests.benchmarks.catalogue import FIGURES, versions
from tests.benchmarks.figures import Row, Run, measured
from tests.benchmarks.report import Result, load, machine, write

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "bench"


def options() -> argparse.Namespace:
    """What was asked for."""
    made = argparse.ArgumentParser(prog="bench.sh", description="Times Rejoinder beside others.")
    made.add_argument("names", metavar="NAME", nargs="*", help="figures; all of them by default")
    made.add_argument("--quick", action="store_true", help="small maps, once: shows that all works")
    made.add_argument("--list", action="store_true", help="names the figures and ends")
    made.add_argument("--output", metavar="FOLDER", type=Path, default=BUILD, help="for the table")
    made.add_argument(
        "--peers",
        metavar="FOLDER",
        type=Path,
        default=BUILD / "npm",
        help="where the npm packages of peers are",
    )
    made.add_argument(
        "--largest", metavar="N", type=int, default=1_000_000, help="no maps of more statements"
    )
    made.add_argument("--rows", metavar="FILE", type=Path, help=argparse.SUPPRESS)
    chosen = made.parse_args()
    unknown = [name for name in chosen.names if name not in FIGURES]
    if unknown:
        made.error(f"there is no figure {unknown[0]}; there are {', '.join(FIGURES)}")
    return chosen


def measure_here(asked: argparse.Namespace) -> None:
    """Measures one figure in this process; each row is written as soon as it is there."""
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")
    with tempfile.TemporaryDirectory() as folder, asked.rows.open("ab") as out:
        run = Run(
            asked.quick, Path(folder), asked.output.resolve(), asked.peers.resolve(), asked.largest
        )
        run.kept.mkdir(parents=True, exist_ok=True)
        for row in measured(run, FIGURES[asked.names[0]]):
            out.write(msgspec.json.encode(row) + b"\n")
            out.flush()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # what Qt still holds need not be taken apart


def measure_apart(name: str, asked: argparse.Namespace) -> list[Row]:
    """Measures one figure in a process of its own, for as long as it may take."""
    minutes = FIGURES[name].minutes
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        path.touch()
        said = [sys.executable, "-m", "tests.benchmarks", name, "--rows", str(path)]
        said += [
            "--output",
            str(asked.output),
            "--peers",
            str(asked.peers),
            "--largest",
            str(asked.largest),
        ]
        said += ["--quick"] if asked.quick else []
        note = ""
        try:
            done = subprocess.run(said, check=False, timeout=60 * minutes, stdin=subprocess.DEVNULL)
            note = "" if done.returncode == 0 else f"failed: ended with {done.returncode}"
        except subprocess.TimeoutExpired:
            note = f"failed: not done after {minutes:g} minutes"
        rows = [msgspec.json.decode(line, type=Row) for line in path.read_bytes().splitlines()]
    return [*rows, Row(figure=name, case="–", note=note)] if note else rows


def run_all(asked: argparse.Namespace) -> str:
    """Measures what was asked for; the table is written anew after each figure."""
    before, known, rows, text = load(), versions(asked.peers), list[Row](), ""
    chosen = asked.names or list(FIGURES)
    for name in chosen:
        began = time.perf_counter()
        sys.stderr.write(f"{name} …")
        sys.stderr.flush()
        rows += measure_apart(name, asked)
        sys.stderr.write(f" {time.perf_counter() - began:.0f} s\n")
        about = machine(
            loads=(before, load()),
            versions=known,
            shown_on=os.environ.get("QT_QPA_PLATFORM", "offscreen").split(":")[0],
        )
        abouts = [(name, FIGURES[name].about) for name in dict.fromkeys(row.figure for row in rows)]
        text = write(Result(about, asked.quick, tuple(rows)), abouts, asked.output)
    return text


def main() -> None:
    """Prints the table, which is written as Markdown and JSON."""
    asked = options()
    if asked.list:
        sys.stdout.writelines(f"{name}: {f.about}\n" for name, f in FIGURES.items())
    elif asked.rows is not None:
        measure_here(asked)
    else:
        sys.stdout.write(run_all(asked))
        sys.stdout.write(f"\nWritten to {asked.output}: bench.md, bench.json\n")


if __name__ == "__main__":
    main()
