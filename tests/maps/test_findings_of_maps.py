"""What the reliable checks find in the maps that come along is what somebody went through.

``gone_through.json`` has it by map and check: the statement on whose card it is, or the title of
the source. A check that begins to fire there, or no longer does, is looked at before it is listed.
"""

import json
import random
from pathlib import Path

import pytest

from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document
from rejoinder.model.ids import SourceId
from rejoinder.resources import schemes
from rejoinder.review.checks import BY_ID, findings
from rejoinder.review.dismissing import Sifted, sifted
from rejoinder.review.finding import Finding, Trust
from rejoinder.review.grouping import card_of

LISTED = Path(__file__).with_name("gone_through.json")


@pytest.fixture
def document(map_file: Path) -> Document:
    return read(map_file.read_bytes())[0]


@pytest.fixture
def found(document: Document) -> Sifted:
    chance = random.Random(1).random
    return sifted(document, findings(document, chance=chance, schemes=schemes()))


def _place(document: Document, finding: Finding) -> str:
    card = card_of(document, finding)
    if card is not None:
        return document.statements[card].text
    return document.sources[SourceId(finding.where.id)].title


def _listed(document: Document, found: Sifted) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for finding in found.open:
        if BY_ID[finding.check].trust is Trust.RELIABLE:
            listed.setdefault(finding.check, []).append(_place(document, finding))
    return {check: sorted(places) for check, places in sorted(listed.items())}


def test_reliable_checks_find_what_was_gone_through(
    map_file: Path, document: Document, found: Sifted
) -> None:
    known = json.loads(LISTED.read_text(encoding="utf-8"))
    assert _listed(document, found) == known[map_file.stem]


def test_what_is_dismissed_in_a_map_is_still_found_there(document: Document, found: Sifted) -> None:
    assert {name for _, name in found.dismissed} == set(document.dismissals)
    assert not found.returned
