"""Small words of English: numbers, plurals, lists, dates."""

import re
from collections.abc import Sequence

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def number_word(number: int) -> str:
    """A number as it stands in a sentence: in letters up to twelve.

    >>> number_word(0), number_word(3), number_word(1200)
    ('no', 'three', '1,200')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things in words.

    >>> counted(1, "reason"), counted(2, "reply", "replies")
    ('one reason', 'two replies')
    """
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Parts of a sentence in a row.

    >>> joined(["ranks", "files", "columns"])
    'ranks, files and columns'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def capital(sentence: str) -> str:
    """``sentence`` with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def ended(sentence: str) -> str:
    """``sentence`` with a full stop, unless a mark ends it already.

    >>> ended("It rained"), ended("Did it?"), ended("“Why?”")
    ('It rained.', 'Did it?', '“Why?”')
    """
    words = sentence.rstrip()
    return words if not words or words.rstrip("”’\"')»").endswith((*".?!…:;۔؟",)) else f"{words}."


def unended(sentence: str) -> str:
    """``sentence`` without its full stop, to stand within another."""
    words = sentence.rstrip()
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def told_date(iso: str) -> str:
    """An ISO date, or the date of an ISO time, as it is written in English.

    >>> told_date("2024-05-07T10:30:00Z"), told_date("2006-09"), told_date("about 1990")
    ('7 May 2024', 'September 2006', 'about 1990')
    """
    found = _DATE.fullmatch(iso.split("T")[0])
    if found is None or (found[2] is not None and not 1 <= int(found[2]) <= 12):
        return iso
    year, month, day = found.groups()
    parts = [] if day is None else [str(int(day))]
    return " ".join((*parts, *([] if month is None else [_MONTHS[int(month) - 1]]), year))


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers as they are named in a sentence.

    >>> ranges([1, 2, 4, 5, 6])
    '1, 2 and 4 to 6'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))
    ]
    return joined(parts)
