"""Lines to choose from, such as commands or statements, in the order of how well they fit.

First those in which every word that was typed begins a word, then those that have all of them
somewhere, then, where there are neither, those with words like them.
"""

from collections.abc import Sequence

from rejoinder.editor.finding.search import close_to
from rejoinder.editor.finding.words import folded_case, tokens


class Ranking:
    """``lines`` to choose from. What only helps to find a line stands in ``hints``, which
    has one for each line or none at all."""

    def __init__(self, lines: Sequence[str], hints: Sequence[str] = ()) -> None:
        self._lines = [folded_case(line) for line in lines]
        self._hints = [folded_case(hint) for hint in hints] or [""] * len(lines)
        self._vocabulary: list[str] | None = None

    def fitting(self, typed: str) -> list[int]:
        """The places of the lines that fit, the best first; else in their own order.

        >>> Ranking(["Unfold all", "Fold all", "Fit map"]).fitting("fold")
        [1, 0]
        """
        words = folded_case(typed).split()
        if not words:
            return list(range(len(self._lines)))
        found = [
            (self._rank(place, words), place)
            for place, line in enumerate(self._lines)
            if all(word in line or word in self._hints[place] for word in words)
        ]
        return [place for _, place in sorted(found)] or self._similar(words)

    def _rank(self, place: int, words: Sequence[str]) -> int:
        line = f" {self._lines[place]}"
        begins = all(f" {word}" in line for word in words)
        return 0 if begins else 1 if all(word in line for word in words) else 2

    def _similar(self, words: Sequence[str]) -> list[int]:
        if self._vocabulary is None:
            both = (text for pair in zip(self._lines, self._hints, strict=True) for text in pair)
            self._vocabulary = list(dict.fromkeys(word for text in both for word in tokens(text)))
        near = [[*close_to(word, self._vocabulary), word] for word in words]
        found = [
            (not has_one_of_each(line, near), place)
            for place, line in enumerate(self._lines)
            if has_one_of_each(f"{line}\n{self._hints[place]}", near)
        ]
        return [place for _, place in sorted(found)]


def has_one_of_each(text: str, alternatives: Sequence[Sequence[str]]) -> bool:
    return all(any(word in text for word in words) for words in alternatives)
