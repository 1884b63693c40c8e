"""JSON read strictly: what is ambiguous or without end is refused, never guessed.

Refused are duplicate keys, numbers that are no numbers, nesting without end and files beyond
the limits (RELIABILITY.md 2.2 rule 6, 3.1). Every refusal is a clause that fits after
"Cannot open rain.rejoinder: ".
"""

import json
import re
from collections.abc import Iterable
from typing import NoReturn

from rejoinder.model.errors import FileRefused

MAX_BYTES = 50_000_000
MAX_DEPTH = 64
_MAX_DIGITS = 17  # 2^53 has 16, and a sign
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def parsed(data: bytes) -> Json:
    """The one JSON value that ``data`` holds, with lone surrogates in keys replaced.

    Raises:
        FileRefused: it is too large, not UTF-8, not JSON, or ambiguous.
    """
    text = decoded(data)
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_integer,
        )
    except json.JSONDecodeError as damage:
        raise FileRefused(_damage(text, damage)) from None
    except RecursionError:
        raise FileRefused(_too_deep()) from None
    return value


def decoded(data: bytes) -> str:
    """``data`` as text, without a byte order mark.

    Raises:
        FileRefused: it is larger than the limit, empty, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise FileRefused(f"it is {size} large; the limit is {MAX_BYTES // 1_000_000} MB.")
    if not data.strip():
        raise FileRefused("it is empty. Restore it from a copy.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise FileRefused(f"it is not a Rejoinder map: line {line} is not text.") from None


def canonical(value: Json) -> str:
    """``value`` as JSON text, lone surrogates replaced: the same value gives the same text.

    Raises:
        FileRefused: it is nested deeper than the limit.
    """
    _check_depth(value)
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), allow_nan=False, ensure_ascii=False
    )
    return _SURROGATES.sub("�", text)


def _check_depth(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise FileRefused(_too_deep())


def _inside(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    row = dict(pairs)
    if not all(map(str.isascii, row)):
        row = {_SURROGATES.sub("�", key): value for key, value in pairs}
    if len(row) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), keys[0])
        raise FileRefused(
            f"the name “{_shown(twice)}” stands twice in one object, so it is unclear which "
            "counts. Remove one of them in a text editor."
        )
    return row


def _no_number(word: str) -> NoReturn:
    raise FileRefused(f"it holds {word}, which is not a number.")


def _float(digits: str) -> float:
    number = float(digits)
    if abs(number) > 2**53:
        raise FileRefused(f"it holds the number {_shown(digits)}, which is too large.")
    return number


def _integer(digits: str) -> int:
    if len(digits) > _MAX_DIGITS or abs(int(digits)) > 2**53:
        raise FileRefused(f"it holds the number {_shown(digits)}, which is too large.")
    return int(digits)


def _shown(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else "�" for letter in text[:40])
    return printable if len(text) <= 40 else printable + "…"


def _too_deep() -> str:
    return f"its values are nested more than {MAX_DEPTH} deep; a map needs 6."


def _damage(text: str, damage: json.JSONDecodeError) -> str:
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return f"it holds a merge conflict (line {line}). Resolve it in a text editor."
    if not text.lstrip().startswith("{"):
        return "it is not a Rejoinder map."
    if damage.pos >= len(text.rstrip()) or damage.msg.startswith("Unterminated"):
        return f"it ends too early (line {damage.lineno}). Restore it from a copy."
    return (
        f"it is damaged at line {damage.lineno}, column {damage.colno} ({damage.msg.lower()}). "
        "Restore it from a copy, or mend that line in a text editor."
    )
