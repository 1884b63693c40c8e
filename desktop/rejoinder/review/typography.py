"""Texts as they read whatever typewriter wrote them: quotation marks, dashes, blanks and capitals
made alike, with the way back to where each character stood.
"""

import unicodedata

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»‹›", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
    "\u00ad": "",
    "\u200b": "",
    "\u2060": "",
    "\ufeff": "",
}


class Folded:
    """``text`` folded. ``source`` leads from an offset in ``words`` back to one in ``text``."""

    def __init__(self, text: str) -> None:
        self.text = text
        kept: list[str] = []
        self._sources: list[int] = []
        was_blank = True
        for index, character in enumerate(text):
            if character.isspace():
                if not was_blank:
                    kept.append(" ")
                    self._sources.append(index)
                was_blank = True
                continue
            alike = _alike(character)
            was_blank = was_blank and not alike
            kept.append(alike)
            self._sources += [index] * len(alike)
        self._sources.append(len(text))
        self.words = "".join(kept)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of ``text`` that ``words[start:end]``, which is not empty, stands for."""
        return self._sources[start], self._sources[end - 1] + 1


def folded(text: str) -> str:
    """``text`` folded, without blanks at its ends.

    >>> folded("“Don’t” –  he said…")
    '"don\\'t" - he said...'
    """
    return Folded(unicodedata.normalize("NFC", text)).words.strip()


def _alike(character: str) -> str:
    plain = _ALIKE.get(character)
    return character.casefold() if plain is None else plain
