"""Sign-offs as a card says them: by whom, and whether the branch is still what they signed."""

from collections.abc import Mapping
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.signoffs import Digests


class Signed(NamedTuple):
    """``told`` says it in a sentence; stale where one of several sign-offs is."""

    is_stale: bool
    told: str


def signed(document: Document, digests: Digests) -> Mapping[StatementId, Signed]:
    """Every statement at the top of a branch that somebody signed off."""
    found: dict[StatementId, Signed] = {}
    for signoff in document.signoffs.values():
        since, on = digests.since(document, signoff), StatementId(signoff.on)
        who = signoff.author or "somebody"
        told = f"Signed off by {who}" + ("; changed since" if since else "")
        before = found.get(on, Signed(False, ""))
        both = "; ".join(part for part in (before.told, told) if part)
        found[on] = Signed(before.is_stale or bool(since), both)
    return found
