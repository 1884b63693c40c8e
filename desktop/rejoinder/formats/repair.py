"""A flawed file's map made sound, and what was done about each flaw, said."""

from collections.abc import Iterable

from rejoinder.formats.remedies import premises_told, remedy
from rejoinder.model.document import Document
from rejoinder.model.mending import mended
from rejoinder.model.problem import Problem, Where, named, problem
from rejoinder.model.problems import breaches


def repaired(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """``document`` with every breach mended, and each with what was done about it."""
    found = breaches(document)
    if not found:
        return document, ()
    sound = mended(document)
    told = tuple(
        problem(p.code, f"{p.message} {remedy(p, document, sound)}", p.where) for p in found
    )
    return sound, (*told, *_loosened(document, sound, told))


def _loosened(before: Document, after: Document, told: Iterable[Problem]) -> tuple[Problem, ...]:
    """Statements that the repairs made loose where no problem names them."""
    said = {p.where.id for p in told} | {s for p in told for s in premises_told(before, p)}
    return tuple(
        problem(
            "made-loose", f"{named(after, where)} lost its place and is now a loose claim.", where
        )
        for name, statement in after.statements.items()
        for where in (Where(name, "statements"),)
        if not statement.premise_of and name not in said and name != after.thesis
        if name in before.statements and before.statements[name].premise_of
    )
