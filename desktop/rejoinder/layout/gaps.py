"""The distances of a layout, in map units, as they are called along a map that grows down."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gaps:
    """On the way down from a conclusion: its lower edge, ``stem``, the bus that its
    arguments share, ``drop``, a disc, ``stalk``, the bracket over the premises, ``rise``,
    their upper edges. Across: ``joint`` between the premises of one inference, ``apart``
    between branches, ``loose`` between the tree and what is not connected to it.

    Where branches hang as a column: ``indent`` from the left edge of what they hang on to
    the rail beside them, ``twig`` from the rail to a disc, ``reach`` from the disc to a card
    or a bracket, and ``stack`` between a branch and the next below it.
    """

    stem: float = 14.0
    drop: float = 12.0
    stalk: float = 10.0
    rise: float = 12.0
    joint: float = 14.0
    apart: float = 28.0
    loose: float = 72.0
    indent: float = 14.0
    twig: float = 12.0
    reach: float = 10.0
    stack: float = 16.0


GAPS = Gaps()

TIGHT = Gaps(
    stem=12.0,
    drop=8.0,
    stalk=7.0,
    rise=9.0,
    joint=10.0,
    apart=18.0,
    indent=12.0,
    twig=9.0,
    reach=8.0,
    stack=10.0,
)
"""Those of a map so large that all of it is no more than looked over: found on maps of 500,
where they show it by a tenth larger. A stem is longer than a stack is apart, so that a leaf
has room beside a card of its height, over what hangs under that.
"""
