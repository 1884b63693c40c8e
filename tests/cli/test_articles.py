"""The article beside its map, from a terminal: what became of anchors, and what is mapped."""

import json
from dataclasses import replace as with_tables
from pathlib import Path

import pytest
from msgspec.structs import replace

from rejoinder.cli import main
from rejoinder.files.maps import open_map, save_map
from rejoinder.model.anchors import Span, anchor_at
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import MAP_ID, Article, Aside, MapRow, Statement

Captured = pytest.CaptureFixture[str]

PIECE, TOP, WALLS = ArticleId("piece"), StatementId("top"), StatementId("walls")
TEXT = ("On Rivers", "Rivers rise in spring. Higher walls move the flood to the next town.")


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A map of two statements that quotes nothing of its article."""

    def said(start: int, end: int) -> Statement:
        anchor = anchor_at(PIECE, TEXT, Span(2, start, end))
        text = anchor.words
        bare = dict.fromkeys(("words", "prefix", "suffix"), "")
        return Statement(text=text, anchors=(replace(anchor, **bare),), order=f"a{start % 9}")

    path = tmp_path / "rivers.rejoinder"
    document = Document(
        map={MAP_ID: MapRow(title="Rivers", thesis=TOP)},
        statements={TOP: said(0, 21), WALLS: said(23, 67)},
        articles={PIECE: Article(title="On Rivers", date="2024")},
    )
    save_map(path, document)
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.md"
    path.write_text(f"---\nauthor: Ann Ray\n---\n# {TEXT[0]}\n\n{TEXT[1]}\n", encoding="utf-8")
    return path


def test_a_text_is_attached_and_its_words_filled_in(
    rivers: Path, text: Path, capsys: Captured
) -> None:
    assert main(["attach", str(rivers), str(text)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "2 paragraphs; 2 anchors: 2 kept."
    assert f"Wrote {rivers}. It holds the text of “On Rivers”." in err
    document = open_map(rivers).document
    assert document.articles[PIECE] == Article(
        title="On Rivers", author="Ann Ray", date="2024", paragraphs=TEXT
    )
    assert document.statements[WALLS].anchors[0].words == TEXT[1][23:67]


def test_a_new_draft_says_what_became_of_each_anchor(
    rivers: Path, text: Path, tmp_path: Path, capsys: Captured
) -> None:
    main(["attach", str(rivers), str(text)])
    before = rivers.read_bytes()
    draft = tmp_path / "draft.txt"
    draft.write_text("High walls moved the flood to the next town.\n\nRivers rise in spring.\n")
    capsys.readouterr()
    assert main(["attach", str(rivers), str(draft), "--dry-run"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == [
        "2 paragraphs; 2 anchors: 1 kept, 1 ambiguous.",
        "kept       ¶ 2  the statement “Rivers rise in spring”: the same words stand at the same "
        "place.",
        "ambiguous  ¶ 2  the statement “Higher walls move the flood to the next town”: words like "
        "these stand there.",
        "           ? ¶ 1 (97%): [-Higher-]{+High+} walls [-move-]{+moved+} the flood to the next "
        "town",
    ]
    assert rivers.read_bytes() == before
    other = tmp_path / "other.rejoinder"
    assert main(["attach", str(rivers), str(draft), "-o", str(other), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["states"] == {"kept": 1, "moved": 0, "ambiguous": 1, "lost": 0}
    assert [row["evidence"] for row in told["anchors"]] == ["same_place", "reworded"]
    assert told["anchors"][1]["after"] is None
    assert told["anchors"][1]["candidates"][0]["words"] == draft.read_text().splitlines()[0][:-1]
    assert rivers.read_bytes() == before
    assert open_map(other).document.statements[WALLS].anchors[0].state == "ambiguous"


def test_a_map_without_an_article_gets_one(tmp_path: Path, text: Path, capsys: Captured) -> None:
    path = tmp_path / "empty.rejoinder"
    save_map(path, Document())
    assert main(["attach", str(path), str(text)]) == 0
    (article,) = open_map(path).document.articles.values()
    assert (article.title, article.author, article.paragraphs) == ("On Rivers", "Ann Ray", TEXT)


def test_coverage_tells_what_is_mapped_left_out_and_set_aside(
    rivers: Path, text: Path, capsys: Captured
) -> None:
    main(["attach", str(rivers), str(text)])
    document = open_map(rivers).document
    heading = Aside(passage=anchor_at(PIECE, TEXT, Span(1, 0, 9)), reason="Title")
    article = replace(document.articles[PIECE], asides=(heading,))
    only_top = {TOP: document.statements[TOP]}
    save_map(rivers, with_tables(document, articles={PIECE: article}, statements=only_top))
    capsys.readouterr()
    assert main(["coverage", str(rivers)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "“On Rivers”: 1 of 2 sentences mapped (50%).",
        "¶ 1     0 of 0   ",
        "¶ 2     1 of 2   #.",
        "Not mapped:",
        "  ¶ 2  Higher walls move the flood to the next town.",
        "Set aside:",
        "  ¶ 1  On Rivers [Title]",
    ]
    assert main(["coverage", str(rivers), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["mapped"], told["counted"]) == (1, 2)
    assert told["paragraphs"][1]["sentences"][0]["statements"] == ["top"]
    assert told["paragraphs"][0]["sentences"][0]["aside"] == "Title"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["coverage", "{map}"], "does not hold the text of the article. Attach it first"),
        (["coverage", "{map}", "--article", "On Walls"], "No article is called “On Walls”."),
        (["coverage", "{map}", "--article", "on riv"], "does not hold the text"),
        (["attach", "{map}", "{map}"], "texts are read from .txt, .md"),
        (["attach", "{map}", "gone.txt"], "Cannot read gone.txt: there is no such file."),
    ],
)
def test_what_can_not_be_done_is_said(
    rivers: Path, given: list[str], said: str, capsys: Captured
) -> None:
    assert main([word.format(map=rivers) for word in given]) == 2
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True)


def test_of_several_articles_one_is_named(rivers: Path, text: Path, capsys: Captured) -> None:
    document = open_map(rivers).document
    both = {**document.articles, ArticleId("other"): Article(title="On Walls")}
    save_map(rivers, with_tables(document, articles=both))
    assert main(["attach", str(rivers), str(text)]) == 2
    err = capsys.readouterr().err
    assert "Which article?" in err
    assert "  other  “On Walls”" in err
    assert main(["attach", str(rivers), str(text), "--article", "on walls"]) == 0
    assert open_map(rivers).document.articles[ArticleId("other")].paragraphs == TEXT
