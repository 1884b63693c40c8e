"""The tidy layout: every parent centred over its children, siblings in order, as narrow as
the contours of the branches allow. Linear, for trees of any depth.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from rejoinder.layout.contour import Piece, joined, packed
from rejoinder.layout.forest import Forest
from rejoinder.layout.frames import Branch, Frame, Near
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.geometry import Point
from rejoinder.layout.live import Live
from rejoinder.layout.placement import Route
from rejoinder.layout.routes import jog

WRAP = 900.0
"""How wide loose trees may stand side by side before a new row of them is begun: three or
four cards. It stays the same however many there are, so that none moves when one is added.
"""


class TidyBranch(Branch):
    """A branch whose origin lies over its middle, on the line that its parent's box ends at.

    For packing, a box reaches from there down to where its children begin, ``fall`` below: a
    card's from the bracket above it to the bus below, with all of its row; a step's from the
    bus to its bracket. It reaches ``half`` to each side; a premise no less than its disc. So
    the contours, the ``left_side`` and the ``right_side``, hold the connectors too.
    ``reach`` is how far the branch goes down.
    """

    __slots__ = ("fall", "half", "left_side", "reach", "right_side")

    below: Sequence["TidyBranch"]
    reach: float
    left_side: Piece
    right_side: Piece

    def __init__(self, name: str, *, is_step: bool) -> None:
        self.name, self.is_step = name, is_step
        self.above = self.stretches = None
        self.below = ()
        self.dx = self.dy = self.x = self.y = self.half = self.fall = 0.0


class Tidy(Live[TidyBranch]):
    """The tidy layout of a forest."""

    def __init__(self, forest: Forest, *, gaps: Gaps, across: bool) -> None:
        super().__init__(forest, TidyBranch, gaps=gaps, across=across)

    def settle(self, branch: TidyBranch) -> Iterable[TidyBranch]:
        """All premises of a step reach down as far as the tallest of them."""
        gaps = self.gaps
        if not branch.is_step:
            if not isinstance(branch.above, TidyBranch):
                branch.half = branch.breadth / 2
                branch.fall = gaps.rise + branch.depth + gaps.stem
            return ()
        disc = branch.breadth
        branch.y = gaps.drop - gaps.rise
        branch.half = disc / 2
        branch.fall = gaps.drop + branch.depth + gaps.stalk
        tallest, changed = 0.0, []
        for child in branch.below:
            if not child.is_step and child.depth > tallest:
                tallest = child.depth
        fall = gaps.rise + tallest + gaps.stem
        for child in branch.below:
            if not child.is_step:
                half = (child.breadth if child.breadth > disc else disc) / 2
                if child.fall != fall or child.half != half:
                    child.fall, child.half = fall, half
                    changed.append(child)
        return changed

    def pack(self, branches: Iterable[TidyBranch], stale: set[TidyBranch]) -> None:
        """Puts what is below each branch side by side, and draws contours around it all."""
        crook = max(0.0, self.gaps.drop - self.gaps.rise)
        for branch in branches:
            below, half, fall, outer = branch.below, branch.half, branch.fall, branch.breadth / 2
            branch.top = branch.high = branch.y
            branch.low = fall + crook
            if not below:
                branch.left_side = branch.right_side = (half, fall, None, 0.0, 0.0)
                branch.reach = fall
                branch.low = branch.bottom = branch.y + branch.depth
                branch.left, branch.right = -outer, outer
            elif len(below) > 1 or (branch.is_step and below[0].is_step):
                branch.stretches = None
                self._pack_several(branch)
            else:
                (only,) = below
                only.dx, only.dy = 0.0, fall
                branch.left_side = (half, fall, only.left_side, 0.0, fall)
                branch.right_side = (half, fall, only.right_side, 0.0, fall)
                branch.reach, branch.bottom = fall + only.reach, fall + only.bottom
                left, right = only.left, only.right
                branch.left = left if left < -outer else -outer
                branch.right = right if right > outer else outer

    def _pack_several(self, branch: TidyBranch) -> None:
        below, half, fall, gaps = branch.below, branch.half, branch.fall, self.gaps
        count = premises = len(below)
        if branch.is_step:
            while premises and below[premises - 1].is_step:
                premises -= 1
        lefts = [child.left_side for child in below]
        rights = [child.right_side for child in below]
        joints = premises - 1 if branch.is_step else 0
        places = packed(lefts, rights, joints=joints, joint=gaps.joint, apart=gaps.apart)
        if premises:
            centre = (places[0] + places[premises - 1]) / 2
        else:
            centre = places[0] - half - below[0].half - gaps.apart
        depths = [child.reach for child in below]
        piece, out, down = joined(lefts, [centre - place for place in places], depths)
        branch.left_side = (half, fall, piece, out, fall + down)
        places = [place - centre for place in places]
        if premises < count:
            half = places[-1] + below[-1].half
        piece, out, down = joined(rights[::-1], places[::-1], depths[::-1])
        branch.right_side = (half, fall, piece, out, fall + down)
        branch.reach = fall + max(depths)
        _enclose(branch, places)

    def routes(self, name: str, near: Near | None = None) -> Iterator[Route]:
        """From the discs of arguments by one bus, from premises by one bracket."""
        branch, gaps = self.branches[name], self.gaps
        low = branch.y + branch.depth
        foot, middle = Point(0.0, low), branch.y + branch.depth / 2
        for child in branch.below:
            x, y = child.dx, branch.fall + child.y
            if near is not None and (max(x, 0.0) < near[0] or near[2] < min(x, 0.0)):
                continue
            start = Point(x, y)
            if not child.is_step:
                yield Route(name, child.name, False, jog(start, foot, turn=low + gaps.stalk))
            elif not branch.is_step:
                yield Route(child.name, None, False, jog(start, foot, turn=y - gaps.drop))
            else:
                rim = Point(branch.breadth / 2, middle)
                yield Route(child.name, None, False, (start, Point(x, middle), rim))

    def stand_first(self, main: TidyBranch) -> float:
        main.dx = main.dy = 0.0
        return main.right + self.gaps.loose

    def stand_apart(self, roots: Sequence[TidyBranch], changed: Sequence[TidyBranch]) -> None:
        """In rows of at most ``WRAP``."""
        before, apart = self.loose.below, self.gaps.apart
        self.loose.below = rows = _rows(roots, before, changed=set(changed), apart=apart)
        y = 0.0
        for row in rows:
            row.above, row.dy = self.loose, y
            y += row.bottom + apart
        self.loose.enclose()


def _rows(
    roots: Sequence[TidyBranch],
    before: Sequence[Frame],
    *,
    changed: Set[Frame],
    apart: float,
) -> list[Frame]:
    """``roots`` in rows; those ``before`` that need not be broken anew are taken over."""

    def is_kept(row: Frame, at: int) -> bool:
        below = row.below
        kept = at >= 0 and list(roots[at : at + len(below)]) == below
        return kept and changed.isdisjoint(below)

    first = at = 0
    while first < len(before) and is_kept(before[first], at):
        at += len(before[first].below)
        first += 1
    if first and at < len(roots):  # the last of these may have room for the next one now
        first -= 1
        at -= len(before[first].below)
    rest: dict[int, int] = {}
    last, end = len(before), len(roots)
    while last > first and is_kept(before[last - 1], end - len(before[last - 1].below)):
        last -= 1
        end -= len(before[last].below)
        rest[end] = last
    rows = list(before[:first])
    while at < len(roots) and at not in rest:
        rows.append(_row(roots, at, apart=apart))
        at += len(rows[-1].below)
    return [*rows, *before[rest[at] :]] if at in rest else rows


def _row(roots: Sequence[TidyBranch], at: int, *, apart: float) -> Frame:
    """As many of ``roots``, from number ``at`` on, as a row holds."""
    row, x = Frame(), 0.0
    members: list[TidyBranch] = []
    for number in range(at, len(roots)):
        root = roots[number]
        width = root.right - root.left
        if members and x + width > WRAP:
            break
        root.above, root.dx, root.dy = row, x - root.left, 0.0
        members.append(root)
        x += width + apart
    row.below = members
    row.enclose()
    return row


def _enclose(branch: TidyBranch, places: Sequence[float]) -> None:
    """Puts the branches below at ``places``, and takes the extent of it all."""
    fall, right = branch.fall, branch.breadth / 2
    left, low = -right, 0.0
    for child, place in zip(branch.below, places, strict=True):
        child.dx, child.dy = place, fall
        if place + child.left < left:
            left = place + child.left
        if place + child.right > right:
            right = place + child.right
        if child.bottom > low:
            low = child.bottom
    branch.left, branch.right, branch.bottom = left, right, fall + low
