"""Fractional keys: strings that sort as siblings stand, with room between any two.

A key is an integer part, whose first letter tells its length, and a fraction in base 62
without trailing zeros, so that appending many siblings keeps keys short and a move
changes one row. The scheme is David Greenspan's (Observable, "Implementing fractional
indexing", 2020).
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"
_SMALLEST = "A" + "0" * 26


def is_order(key: str) -> bool:
    """Whether ``key`` is one that ``between`` can work with."""
    if not key or not key.isascii() or any(letter not in DIGITS for letter in key):
        return False
    if not key[0].isalpha() or len(key) < _integer_length(key[0]):
        return False
    return key != _SMALLEST and not (len(key) > _integer_length(key[0]) and key.endswith("0"))


def between(before: str | None, after: str | None) -> str:
    """A key that sorts after ``before`` and ahead of ``after``; ``None`` means no neighbour.

    Raises:
        ValueError: ``before`` does not sort ahead of ``after``.
    """
    if before is not None and after is not None and before >= after:
        raise ValueError(f"no key lies between {before!r} and {after!r}")
    if before is None:
        return FIRST if after is None else _key_ahead(after)
    if after is None:
        return _key_behind(before)
    whole, later_whole = _integer(before), _integer(after)
    if whole == later_whole:
        return whole + _middle(before[len(whole) :], after[len(later_whole) :])
    step = _incremented(whole)
    if step is not None and step < after:
        return step
    return whole + _middle(before[len(whole) :], None)


def spread(before: str | None, after: str | None, *, count: int) -> tuple[str, ...]:
    """``count`` rising keys between two neighbours."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(between(keys[-1] if keys else before, after))
    return tuple(keys)


def _key_ahead(after: str) -> str:
    whole = _integer(after)
    if whole == _SMALLEST:
        return whole + _middle("", after[len(whole) :])
    if whole < after:
        return whole
    lower = _decremented(whole)
    if lower is None or lower == _SMALLEST:
        return _SMALLEST + _middle("", None)
    return lower


def _key_behind(before: str) -> str:
    whole = _integer(before)
    step = _incremented(whole)
    return whole + _middle(before[len(whole) :], None) if step is None else step


def _integer_length(head: str) -> int:
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _integer(key: str) -> str:
    return key[: _integer_length(key[0])]


def _middle(low: str, high: str | None) -> str:
    """A fraction between two, where ``high`` is ``None`` for one. Both lack trailing zeros."""
    common = 0
    if high is not None:
        while common < len(high) and (low[common : common + 1] or "0") == high[common]:
            common += 1
    if common and high is not None:
        return high[:common] + _middle(low[common:], high[common:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high is not None else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last + 1) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], None)


def _incremented(whole: str) -> str | None:
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        value = DIGITS.index(digits[place]) + 1
        if value < len(DIGITS):
            digits[place] = DIGITS[value]
            return head + "".join(digits)
        digits[place] = DIGITS[0]
    if head == "Z":
        return "a" + DIGITS[0]
    if head == "z":
        return None
    head = chr(ord(head) + 1)
    return head + DIGITS[0] * (_integer_length(head) - 1)


def _decremented(whole: str) -> str | None:
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        value = DIGITS.index(digits[place]) - 1
        if value >= 0:
            digits[place] = DIGITS[value]
            return head + "".join(digits)
        digits[place] = DIGITS[-1]
    if head == "a":
        return "Z" + DIGITS[-1]
    if head == "A":
        return None
    head = chr(ord(head) - 1)
    return head + DIGITS[-1] * (_integer_length(head) - 1)
