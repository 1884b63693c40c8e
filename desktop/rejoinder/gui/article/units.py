"""Places in a text: the map counts Unicode code points, Qt counts UTF-16 units."""

from bisect import bisect_left


class Units:
    """Turns places of one paragraph from one count to the other.

    Only characters beyond U+FFFF take two units; a text without them has one count.
    """

    def __init__(self, text: str) -> None:
        self._wide = [i for i, sign in enumerate(text) if ord(sign) > 0xFFFF]
        self._at = [place + rank for rank, place in enumerate(self._wide)]

    def to_qt(self, point: int) -> int:
        """The unit at which code point ``point`` begins.

        >>> Units("a😀b").to_qt(2)
        3
        """
        return point + bisect_left(self._wide, point)

    def to_points(self, unit: int) -> int:
        """The code point that begins at ``unit``, or that it is in the middle of.

        >>> [Units("a😀b").to_points(unit) for unit in range(5)]
        [0, 1, 1, 2, 3]
        """
        passed = bisect_left(self._at, unit)
        if passed and unit == self._at[passed - 1] + 1:
            return self._wide[passed - 1]
        return unit - passed
