"""The result of a run: one table in Markdown for people, the same in JSON for programs."""

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from tests.benchmarks.figures import Aim, Row, Sample


class Machine(msgspec.Struct, frozen=True):
    """What the run was made on. ``loads`` are the mean numbers of processes that wanted a
    core, before and after."""

    cores: int
    processor: str
    system: str
    python: str
    qt: str
    platform: str
    loads: tuple[float, float]
    versions: dict[str, str]
    revision: str


class Result(msgspec.Struct, frozen=True):
    """A whole run."""

    machine: Machine
    is_quick: bool
    rows: tuple[Row, ...]


def machine(*, loads: tuple[float, float], versions: dict[str, str], shown_on: str) -> Machine:
    """This machine, as it is now."""
    from PySide6 import __version__ as qt

    return Machine(
        cores=len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 0,
        processor=_processor(),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        qt=f"PySide6 {qt}",
        platform=shown_on,
        loads=loads,
        versions=versions,
        revision=_revision(),
    )


def load() -> float:
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _revision() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    here = Path(__file__).parent
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=here)
    return done.stdout.strip() or "unknown"


HEAD = (
    "figure",
    "case",
    "Rejoinder",
    "95 %",
    "at work",
    "peer",
    "its figure",
    "ratio",
    "aim",
    "reached",
)


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(_cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Row) -> tuple[str, ...]:
    high = "" if row.ours is None or len(row.ours.values) < 20 else _number(row.ours.high, row.unit)
    ratio = row.ratio
    reached = [{True: "yes", False: "**no**", None: "?"}[row.reached(aim)] for aim in row.aims]
    case = f"{row.case} ({row.note})" if row.note else row.case
    return (
        row.figure,
        case.replace("|", "/").replace("\n", " "),
        _sample(row.ours, row.unit),
        high,
        _busy(row),
        row.peer,
        _sample(row.theirs, row.unit),
        "" if ratio is None else f"{ratio:.3g}×",
        ", ".join(aim_words(aim, row.unit) for aim in row.aims),
        ", ".join(reached),
    )


def _sample(sample: Sample | None, unit: str) -> str:
    """The median, and in brackets the least and the most."""
    if sample is None:
        return ""
    middle = _number(sample.median, unit)
    if len(sample.values) == 1:
        return middle
    ends = f"{_bare(sample.least, unit)}–{_bare(sample.most, unit)}"
    return f"{middle} ({ends}; {len(sample.values)})"


def _busy(row: Row) -> str:
    """The median, the 95th percentile and the most of the time that the processor worked."""
    if row.ours is None or not row.ours.busy or row.unit != "ms":
        return ""
    busy = Sample(row.ours.busy)
    high = f", 95 % {_bare(busy.high, row.unit)}" if len(busy.values) >= 20 else ""
    most = f", ≤ {_bare(busy.most, row.unit)}" if len(busy.values) > 1 else ""
    return f"{_bare(busy.median, row.unit)}{high}{most}"


def _number(value: float, unit: str) -> str:
    if unit == "%":
        return f"{_bare(value, unit)} %"
    return f"{_bare(value, unit)} {unit}"


def _bare(value: float, unit: str) -> str:
    if unit == "%":
        return f"{100 * value:.1f}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def aim_words(aim: Aim, unit: str) -> str:
    """An aim as it is written.

    >>> aim_words(Aim("worst", 16.0), "ms")
    'worst ≤ 16.0 ms'
    """
    sign = "≥" if aim.is_least else "≤"
    limit = f"{aim.limit:g}×" if aim.part == "ratio" else _number(aim.limit, unit)
    part = "" if aim.part in ("median", "ratio") else f"{aim.part} "
    return f"{part}{sign} {limit}"


def page(result: Result, abouts: Sequence[tuple[str, str]]) -> str:
    """The whole result: the machine, the table, and how each figure is made."""
    about = result.machine
    before, after = about.loads
    peers = ", ".join(f"{name} {version}" for name, version in about.versions.items())
    quick = "\nA quick run on maps of 50 statements: it shows that all works, and no speed.\n"
    lines = [
        "# Benchmarks",
        "",
        f"Rejoinder {about.revision}; {about.python} with {about.qt} on {about.system}; "
        f"{about.cores} cores ({about.processor}); load {before:.2f} before, {after:.2f} after; "
        f"windows on {about.platform}.",
        "",
        f"Peers: {peers or 'none'}.",
        quick if result.is_quick else "",
        "A cell says the median, then the least, the most and the number of times; “at work” is "
        "how long this process had the processor for it, which on a shared machine is less. A "
        "ratio says how many times better than the peer in the same run.",
        "",
        table(result.rows),
        "",
        "## What is measured",
        "",
        *(f"- **{name}**: {words}" for name, words in abouts),
        "",
    ]
    return "\n".join(lines)


def write(result: Result, abouts: Sequence[tuple[str, str]], folder: Path) -> str:
    """Writes ``bench.md`` and ``bench.json``; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    text = page(result, abouts)
    (folder / "bench.md").write_text(text, encoding="utf-8")
    data = msgspec.json.format(msgspec.json.encode(result), indent=1)
    (folder / "bench.json").write_bytes(data)
    return text
