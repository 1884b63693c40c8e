"""Pictures of a large map as the window shows it, for people to look at."""

import time
from collections.abc import Iterator

from tests.benchmarks.figures import Row, Run, Sample, figure
from tests.benchmarks.frames import ZOOMS, central
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.stand import stand


@figure("screens", minutes=10)
def screens(run: Run) -> Iterator[Row]:
    """The window on an unfolded map of 10,000 at three zooms, light and dark, as pictures in
    the folder of the table; the time is what one grab of the window takes."""
    size = run.size(10_000)
    for theme in ("light", "dark"):
        with stand(large_map(size), theme=theme) as made:
            for name, zoom in ZOOMS.items():
                if zoom:
                    made.look_at(central(made.document), zoom)
                else:
                    made.canvas.fit()
                made.settle(600)
                path = run.kept / f"map-{name}-{theme}.png"
                start = time.perf_counter()
                picture = made.window.grab()
                spent = 1000 * (time.perf_counter() - start)
                if not picture.save(str(path)):
                    raise OSError(f"cannot write {path}")
                yield Row(case=f"{size:,}, {name}, {theme}", ours=Sample((spent,)))
