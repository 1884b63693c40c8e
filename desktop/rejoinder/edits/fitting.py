"""What another version of a map brings in, if the map stays sound with it."""

from rejoinder.edits.draft import Draft
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.mending import mended
from rejoinder.model.numbering import numbered
from rejoinder.model.problems import breaches

EMPTIED = frozenset({"no-premise", "no-conclusion", "missing-step"})
"""A step that loses its last premise goes, as it does when a person moves that away."""


def fitted(draft: Draft, *, refusal: tuple[str, str], mends: frozenset[str] = EMPTIED) -> Document:
    """What ``draft`` holds, where that is sound but for flaws of the kinds that it ``mends``.
    ``refusal`` is what is said before and after the first flaw.

    Raises:
        EditRefused: the map would not be sound.
    """
    after = numbered(draft.now)
    found = breaches(after)
    if found and {problem.code for problem in found} <= mends:
        after = mended(after)
        found = breaches(after)
    if found:
        before, todo = refusal
        raise EditRefused(f"{before} {found[0].message} {todo}")
    return after
