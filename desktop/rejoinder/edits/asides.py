"""What an outline to speak from tells about a statement besides its words."""

import re
from collections.abc import Iterator

from rejoinder.edits.words import called
from rejoinder.model.citation import titled_citation
from rejoinder.model.document import Document
from rejoinder.model.records import Polarity, Statement
from rejoinder.model.text import one_line

ASIDE = re.compile(r"»\s+[^:»]{1,40}:(?:\s|$)")
"""How an aside begins, of whatever word: a later version may know more of them."""

LEGEND = (
    "» How to read this: + supports, − opposes, & goes with the line above, "
    "~ objects to the step, [ ] is left unsaid."
)
"""The first line of a sheet; an aside, and so passed over on reading."""


def asides(document: Document, record: Statement) -> Iterator[str]:
    """Its sources, who says it, its note line by line, and its cross links."""
    for cited in record.citations:
        source = document.sources.get(cited.source)
        if source is not None:
            yield f"Source: {one_line(titled_citation(source, cited.locator))}"
    voice = None if record.voice is None else document.voices.get(record.voice)
    if voice is not None and voice.name:
        yield f"Said by: {one_line(voice.name)}"
    for row in record.note.split("\n"):
        if words := one_line(row):
            yield f"Note: {words}"
    for service in record.premise_of[1:]:
        step = document.inferences[service.inference]
        verb = "supports" if step.polarity is Polarity.SUPPORT else "opposes"
        yield f"Also {verb}: {called(document, step.conclusion)}"
