"""Maps as outlines: what a test gives a verb and what it expects are indented text."""

import re
from collections.abc import Callable
from dataclasses import replace as with_fields
from textwrap import dedent

import pytest
from msgspec.structs import replace

from rejoinder.edits.about import set_thesis
from rejoinder.edits.clip import fragment_from_outline, outline_text
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.tree import home_premises, roots


@pytest.fixture
def drawn(fresh: Fresh) -> Callable[[str], Document]:
    """Makes the map that an outline describes, its first line the thesis,
        with a plain minus sign for objections.

    A statement's id is its text; an inference is called after its first premise: ``A_step``.
    """

    def make(text: str) -> Document:
        marked = re.sub(r"(?m)^( +)- ", r"\1− ", dedent(text))
        found = fragment_from_outline(marked, fresh=fresh)
        names = {name: StatementId(record.text) for name, record in found.statements.items()}
        steps = {
            step: InferenceId(f"{names[home_premises(found, step)[0]]}_step")
            for step in found.inferences
        }
        nodes = dict[str, NodeId]((*names.items(), *steps.items()))
        statements = {
            names[name]: replace(
                record,
                premise_of=tuple(
                    replace(s, inference=steps[s.inference]) for s in record.premise_of
                ),
            )
            for name, record in found.statements.items()
        }
        inferences = {
            steps[step]: replace(record, conclusion=nodes[record.conclusion])
            for step, record in found.inferences.items()
        }
        document = with_fields(found, statements=statements, inferences=inferences)
        return document.apply(set_thesis(document, names[roots(found)[0]]))

    return make


@pytest.fixture
def outline() -> Callable[[Document], str]:
    """The whole map as an outline, indented by two blanks, with a plain minus sign."""

    def write(document: Document) -> str:
        text = outline_text(document, roots(document))
        return "\n" + text.replace("\t", "  ").replace("−", "-")

    return write
