"""All figures, in the order of the table."""

from tests.benchmarks import (
    filing,
    finding,
    frames,
    layouts,
    memory,
    minute,
    screens,
    starts,
    zooms,
)
from tests.benchmarks.figures import FIGURES
from tests.benchmarks.others import versions

MODULES = (layouts, zooms, frames, filing, finding, memory, minute, starts, screens)

__all__ = ["FIGURES", "MODULES", "versions"]
