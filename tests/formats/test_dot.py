"""DOT says what the map says, literally, and pydot and Graphviz read it back."""

import shutil
import subprocess
from pathlib import Path

import pydot
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.formats.dot import dot, quoted
from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import MAP_ID, MapRow, Statement
from rejoinder.model.text import clean_text
from rejoinder.model.tree import roots, walk

# pydot 4.0.1 uses names that pyparsing 3.3 deprecates; drop this once it does not.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated - use.*:DeprecationWarning")

GRAPHVIZ = shutil.which("dot")

HOSTILE = (
    'a "quoted" word',
    "back\\slash and \\N and \\G",
    "ends in a backslash\\",
    "<b>not bold</b>",
    "];x[label=1",
    "two\nlines",
    "&amp; stays &amp;",
    "node",
    "",
)


@pytest.fixture(scope="module")
def everything(repository: Path) -> Document:
    return read((repository / "tests/golden/one-of-everything.rejoinder").read_bytes())[0]


def single(text: str) -> Document:
    """A map of one statement."""
    thesis = StatementId("a")
    return Document(map={MAP_ID: MapRow(thesis=thesis)}, statements={thesis: Statement(text=text)})


def read_back(text: str) -> pydot.Dot:
    graphs = pydot.graph_from_dot_data(text)
    assert graphs is not None
    (graph,) = graphs
    return graph


def unquoted(text: str) -> str:
    """What Graphviz shows for a quoted string."""
    assert text[0] == text[-1] == '"'
    letters = iter(text[1:-1])
    plain = "".join(
        {"n": "\n", "l": "\n"}.get(follows := next(letters), follows) if letter == "\\" else letter
        for letter in letters
    )
    return plain.replace("&amp;", "&")


def tooltip(graph: pydot.Dot, name: str) -> str:
    (node,) = graph.get_node(quoted(name))
    return unquoted(str(node.get("tooltip")))


def test_every_node_and_edge_reads_back(everything: Document) -> None:
    graph = read_back(dot(everything))
    names = {unquoted(node.get_name()) for node in graph.get_nodes()}
    assert names == set(everything.statements) | set(everything.inferences)
    edges = {
        (unquoted(str(e.get_source())), unquoted(str(e.get_destination())))
        for e in graph.get_edges()
    }
    premises = {
        (str(statement), str(inference))
        for inference in everything.inferences
        for statement in everything.links.premises_of(inference)
    }
    conclusions = {(str(i), str(r.conclusion)) for i, r in everything.inferences.items()}
    assert edges == premises | conclusions


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_means_only_itself(text: str) -> None:
    assert tooltip(read_back(dot(single(text))), "a") == text


@given(st.text(max_size=80).map(clean_text))
@settings(max_examples=25)
def test_any_text_reads_back(text: str) -> None:
    assert unquoted(quoted(text)) == text.replace("\t", " ")


def test_roles_differ_in_shape_and_style(everything: Document) -> None:
    graph = read_back(dot(everything))

    def look(name: str) -> tuple[str, str]:
        (node,) = graph.get_node(quoted(name))
        return str(node.get("shape")), str(node.get("style"))

    assert look("counts")[0] == "note"
    assert "dashed" in look("aim")[1]
    assert "diagonals" in look("trade")[1]
    assert look("quiet") == ("box", '"filled"')
    assert look("joint")[0] == "circle"


def test_no_attribute_touches_a_file(everything: Document) -> None:
    text = dot(everything)
    for name in ("image", "shapefile", "fontpath", "imagepath", "stylesheet", "URL", "href"):
        assert f"{name}=" not in text


@pytest.mark.skipif(GRAPHVIZ is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("text", [*HOSTILE, "plain"])
def test_graphviz_shows_the_text_literally(text: str) -> None:
    assert GRAPHVIZ is not None
    drawn = subprocess.run(
        [GRAPHVIZ, "-Tplain"], input=dot(single(text)).encode(), capture_output=True, check=True
    )
    assert drawn.stderr == b""
    assert drawn.stdout.startswith(b"graph")


@pytest.mark.skipif(GRAPHVIZ is None, reason="Graphviz is not installed")
def test_graphviz_draws_the_whole_map(everything: Document) -> None:
    assert GRAPHVIZ is not None
    drawn = subprocess.run(
        [GRAPHVIZ, "-Tsvg"], input=dot(everything).encode(), capture_output=True, check=True
    )
    assert b"Shops lose the customers who" in drawn.stdout


def test_boxes_come_as_the_map_is_read_so_that_siblings_keep_their_order(
    everything: Document,
) -> None:
    graph = read_back(dot(everything))
    boxes = [unquoted(n.get_name()) for n in graph.get_nodes() if n.get("shape") != "circle"]
    assert [name for name in boxes if name in everything.statements] == [
        node
        for root in roots(everything)
        for node in walk(everything, root)
        if node in everything.statements
    ]
