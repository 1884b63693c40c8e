"""Finding: from a letter in the search bar to the hits on the screen."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit
from tests.benchmarks.figures import Row, Run, Sample, at_most, figure
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.stand import Stand, stand

QUERIES = {
    "two words": "council river",
    "a typo": "counsil harvst",
    "nothing": "zzyzx",
    "a filter": "is:evidence tax",
}


@figure("search", minutes=10)
def search(run: Run) -> Iterator[Row]:
    """Each letter typed into the search bar over an unfolded map, to the end of the first
    repaint, with the map following to the hit; then five steps to the next hit. The peer is
    the same in a map of 50."""
    found: dict[int, dict[str, Sample]] = {}
    for size in run.sizes(50, 10_000):
        with stand(large_map(size)) as made:
            found[size] = {name: _typed(made, words, run) for name, words in QUERIES.items()}
            made.command("edit.find")
            field = _field(made)
            field.setText("river")
            made.settle()
            steps = [partial(made.command, "edit.find_next")] * run.count(5)
            found[size]["next hit"] = made.frames(steps, every=0.3)
        for name, ours in found[size].items():
            aims = (at_most(50.0), at_most(100.0, "worst")) if size == 10_000 else ()
            case = f"{name}, {size:,} statements"
            yield Row(case=case, ours=ours, peer="in 50", theirs=found[50][name], aims=aims)


def _typed(made: Stand, words: str, run: Run) -> Sample:
    made.command("edit.find")
    _field(made).clear()
    made.settle()
    letters = words[: run.count(len(words))]
    return made.frames((partial(made.key, letter) for letter in letters), every=0.12)


def _field(made: Stand) -> QLineEdit:
    made.settle(50)
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        raise RuntimeError("the search bar has no focus")
    return field
