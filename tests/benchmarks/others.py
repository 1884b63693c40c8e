"""Other people's programs on the same content: each says a sample, or why it can't."""

import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module, metadata
from pathlib import Path

from tests.benchmarks.boxes import as_dot, as_json
from tests.benchmarks.figures import BUDGET, Run, Sample, timed

from rejoinder.layout.placement import Size, Tree

HERE = Path(__file__).resolve().parent
POINTS = 72


class Missing(Exception):
    """A peer that is not installed, or does not run here; its text says which and what to do."""


@dataclass(frozen=True)
class Laid:
    """What a peer's layout took, and how large its picture is."""

    sample: Sample
    size: Size


def program(name: str, *, package: str) -> str:
    """Where a program is that a package of the system brings."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed; Debian's package is {package}")
    return found


def dot(run: Run, tree: Tree) -> Laid:
    """Graphviz: the whole program, from text to positions."""
    asked, text = [program("dot", package="graphviz"), "-Tplain"], as_dot(tree)
    work = partial(subprocess.run, asked, input=text, capture_output=True, text=True, check=True)
    sample = timed(work, run.times, warm=0)
    across, down = work().stdout.split("\n", 1)[0].split()[2:] if len(tree) < 5_000 else (0, 0)
    return Laid(sample, Size(float(across) * POINTS, float(down) * POINTS))


def node(run: Run, tree: Tree, *, layout: str) -> Laid:
    """A layout in JavaScript, timed inside of Node, after what it takes to start and read."""
    if not (run.peers / "node_modules").is_dir():
        raise Missing("the npm packages are not installed; bench.sh installs them")
    asked = [program("node", package="nodejs"), str(HERE / "peers" / "layouts.mjs")]
    asked += [str(run.peers), layout, str(run.times), str(BUDGET)]
    done = subprocess.run(
        asked, input=as_json(tree), capture_output=True, text=True, check=False, timeout=240
    )
    if done.returncode:
        raise Missing(f"{layout} failed: {' '.join(done.stderr.split())[-160:]}")
    said = json.loads(done.stdout)
    return Laid(Sample(tuple(said["times"])), Size(said["width"], said["height"]))


def igraph(run: Run, tree: Tree) -> Laid:
    """Reingold and Tilford's layout in C, of points: it knows no sizes of boxes."""
    try:
        library = import_module("igraph")
    except ImportError as error:
        raise Missing("igraph is not installed; pip's package is igraph") from error
    lines = [(parent, row) for row, parent in enumerate(tree.parents) if parent >= 0]
    graph = library.Graph(n=len(tree), edges=lines, directed=True)
    return Laid(timed(lambda: graph.layout_reingold_tilford(root=[0]), run.times), Size(0, 0))


LAYOUTS: dict[str, Callable[[Run, Tree], Laid]] = {
    "dot": dot,
    "d3-flextree": partial(node, layout="flextree"),
    "elk layered": partial(node, layout="layered"),
    "elk mrtree": partial(node, layout="mrtree"),
    "igraph": igraph,
}


def argdown(folder: Path) -> list[str]:
    """The command that runs the Argdown command line."""
    binary = folder / "node_modules" / ".bin" / "argdown"
    if not binary.exists():
        raise Missing("@argdown/cli is not installed; bench.sh installs it")
    return [program("node", package="nodejs"), str(binary.resolve())]


def versions(folder: Path) -> dict[str, str]:
    """The version of every peer that is here."""
    found = {}
    for name in ("d3-flextree", "elkjs", "@argdown/cli"):
        path = folder / "node_modules" / name / "package.json"
        if path.is_file():
            found[name] = str(json.loads(path.read_text(encoding="utf-8"))["version"])
    with suppress(metadata.PackageNotFoundError):
        found["igraph"] = metadata.version("igraph")
    for name, asked in (("dot", ["-V"]), ("node", ["--version"])):
        if shutil.which(name):
            done = subprocess.run([name, *asked], capture_output=True, text=True, check=False)
            said = done.stdout or done.stderr
            found[name] = said.strip().split(" version ")[-1].split(" (")[0].removeprefix("v")
    for package in ("vym", "freeplane"):
        if shutil.which(package) and shutil.which("dpkg-query"):
            asked = ["-W", "-f", "${Version}", package]
            done = subprocess.run(
                ["dpkg-query", *asked], capture_output=True, text=True, check=False
            )
            found[package] = done.stdout.strip()
    return found
