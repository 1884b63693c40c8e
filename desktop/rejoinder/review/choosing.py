"""On the way to a scheme: by the key's plain questions, by search, or by a step's own words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.schemes import Branch, Fork, Scheme, Schemes

MOST_HINTS = 2


class Row(NamedTuple):
    """One line to choose: a scheme, or the answer to a question that leads on.

    ``number`` is the key that chooses it, 0 where there is none.
    """

    number: int
    words: str
    scheme: str = ""
    then: Fork | None = None


def rows(fork: Fork) -> tuple[Row, ...]:
    """The answers to a question of the key, numbered from 1."""
    return tuple(
        Row(n, branch.answer, branch.scheme, branch.then)
        for n, branch in enumerate(fork.branches, start=1)
    )


def way_to(fork: Fork, scheme: str) -> tuple[Fork, ...]:
    """The questions that lead to a scheme, from ``fork`` on; none where it leads nowhere."""
    for branch in fork.branches:
        if branch.scheme == scheme:
            return (fork,)
        further = () if branch.then is None else way_to(branch.then, scheme)
        if further:
            return (fork, *further)
    return ()


def hinted(document: Document, step: InferenceId, *, schemes: Schemes) -> tuple[Row, ...]:
    """The schemes that the wording of ``step`` suggests, the likeliest first, with the words."""
    conclusion = document.statement(document.inferences[step].conclusion)
    texts = [document.statements[p].text for p in document.links.premises_of(step)]
    text = " ".join((*texts, "" if conclusion is None else conclusion.text)).casefold()
    found = [(scheme, _cues(scheme, text)) for scheme in schemes.all]
    found = sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
    return tuple(
        Row(0, f"{scheme.name}: the step says “{cues[0]}”", scheme.id)
        for scheme, cues in found[:MOST_HINTS]
    )


def _cues(scheme: Scheme, text: str) -> list[str]:
    """The cue words of ``scheme`` in ``text``, as whole words."""
    padded = "".join(letter if letter.isalnum() else " " for letter in text)
    spaced = f" {' '.join(padded.split())} "
    return [cue for cue in scheme.cue_words if f" {cue.casefold()} " in spaced]


def search_lines(schemes: Schemes) -> tuple[Sequence[Row], Sequence[str]]:
    """All schemes as rows to search, and what else helps to find each."""
    found = tuple(Row(0, _named(scheme), scheme.id) for scheme in schemes.all)
    hints = [
        " ".join((*s.aka, s.family, *s.cue_words, *_answers(schemes.key, s.id), s.id))
        for s in schemes.all
    ]
    return found, hints


def _named(scheme: Scheme) -> str:
    return f"{scheme.name} ({', '.join(scheme.aka)})" if scheme.aka else scheme.name


def _answers(key: Fork | None, scheme: str) -> Iterable[str]:
    """What the key says of a scheme."""
    if key is not None:
        for fork in way_to(key, scheme):
            yield from (b.answer for b in fork.branches if _leads(b, scheme))


def _leads(branch: Branch, scheme: str) -> bool:
    return branch.scheme == scheme or (branch.then is not None and scheme in branch.then.leaves())
