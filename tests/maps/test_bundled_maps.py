"""Every map that comes along opens clean, is its own file again, and teaches what it should."""

import re
from pathlib import Path

from rejoinder.formats.rejoinder import read, write
from rejoinder.model.problems import problems
from rejoinder.model.records import Kind, VoiceKind

OPENINGS = re.compile(r"(This|That|These|Those|They|It|He|She|His|Her|Their)\b")
REASONING = re.compile(r"\b(because|therefore|thus|hence)\b", re.IGNORECASE)


def test_the_five_maps_of_the_project_are_there(checkout: Path) -> None:
    assert sorted(path.stem for path in (checkout / "maps").glob("*.rejoinder")) == [
        "co-premises-and-undercuts",
        "empty-debate",
        "pakistans-biggest-afghan-mistake",
        "two-sided-debate",
        "weighing-sources",
    ]


def test_a_map_opens_without_a_problem(map_file: Path) -> None:
    document, found = read(map_file.read_bytes())
    assert (*found, *problems(document)) == ()


def test_a_map_is_the_same_bytes_when_it_is_saved_again(map_file: Path) -> None:
    data = map_file.read_bytes()
    assert write(read(data)[0]) == data


def test_every_statement_is_one_short_sentence(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    for statement in document.statements.values():
        assert statement.text.endswith("."), statement.text
        assert ". " not in statement.text, statement.text
        assert 6 <= len(statement.text.split()) <= 22, statement.text


def test_every_statement_stands_on_its_own_and_holds_no_reasoning(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    for statement in document.statements.values():
        assert not OPENINGS.match(statement.text), statement.text
        assert not REASONING.search(statement.text), statement.text


def test_no_two_statements_of_a_map_say_the_same(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    texts = [statement.text for statement in document.statements.values()]
    assert len(set(texts)) == len(texts)


def test_every_statement_hangs_under_the_thesis(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    rootless = [name for name, row in document.statements.items() if not row.premise_of]
    assert rootless == [document.thesis]


def test_every_source_of_a_map_is_cited_in_it(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    cited = {c.source for row in document.statements.values() for c in row.citations}
    assert set(document.sources) == cited


def test_no_map_holds_words_of_an_article(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    assert all(not article.paragraphs for article in document.articles.values())
    assert all(
        anchor.words == anchor.prefix == anchor.suffix == ""
        for row in document.statements.values()
        for anchor in row.anchors
    )


def test_the_debates_name_side_and_speech_of_every_statement(checkout: Path) -> None:
    for name in ("two-sided-debate", "empty-debate"):
        document, _ = read((checkout / "maps" / f"{name}.rejoinder").read_bytes())
        rows = document.statements.values()
        assert all(row.side and row.speech for row in rows if row.stated)
        assert len({row.side for row in rows}) == 2


def test_made_up_sources_say_so(checkout: Path) -> None:
    portrait, _ = read((checkout / "maps" / "co-premises-and-undercuts.rejoinder").read_bytes())
    document, _ = read((checkout / "maps" / "weighing-sources.rejoinder").read_bytes())
    titles = [s.title for each in (portrait, document) for s in each.sources.values()]
    assert all(title.startswith("[Made up] ") for title in titles)
    assert all(row.interest and row.reliability for row in document.sources.values())


def test_evidence_of_a_quoted_voice_names_its_source(map_file: Path) -> None:
    document, _ = read(map_file.read_bytes())
    quoted = {name for name, voice in document.voices.items() if voice.kind is VoiceKind.QUOTED}
    for row in document.statements.values():
        if row.kind is Kind.EVIDENCE and row.voice in quoted:
            assert row.citations, row.text
