"""Arrow keys follow arguments, in rows and in columns alike."""

from dataclasses import replace

import pytest

from rejoinder.drawing.places import Places
from rejoinder.editor.arrows import along
from rejoinder.editor.navigation import Way
from rejoinder.layout.fit import fitted
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Size, Tree
from rejoinder.layout.plot import placement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import MAP_ID, Direction, Inference, MapRow, PremiseOf, Statement
from rejoinder.model.tree import children, parent, walk


def premise(step: str, order: str = "a0") -> Statement:
    return Statement(premise_of=(PremiseOf(inference=InferenceId(step), order=order),))


@pytest.fixture
def document() -> Document:
    """A thesis with three arguments ``a``, ``b`` and ``c``; ``b`` rests on ``d``."""
    thesis = StatementId("t")
    return Document(
        map={MAP_ID: MapRow(thesis=thesis)},
        statements={
            thesis: Statement(),
            StatementId("a"): premise("i"),
            StatementId("b"): premise("j"),
            StatementId("c"): premise("k"),
            StatementId("d"): premise("l"),
        },
        inferences={
            InferenceId("i"): Inference(conclusion=thesis, order="a0"),
            InferenceId("j"): Inference(conclusion=thesis, order="a1"),
            InferenceId("k"): Inference(conclusion=thesis, order="a2"),
            InferenceId("l"): Inference(conclusion=StatementId("b"), order="a0"),
        },
    )


def places(**boxes: tuple[int, int, int, int]) -> dict[NodeId, Rect]:
    return {StatementId(name): Rect(*box) for name, box in boxes.items()}


ROW = places(
    t=(200, 0, 200, 60),
    i=(90, 90, 20, 20),
    j=(290, 90, 20, 20),
    k=(490, 90, 20, 20),
    a=(20, 140, 160, 60),
    b=(220, 140, 160, 60),
    c=(420, 140, 160, 60),
    l=(290, 230, 20, 20),
    d=(220, 280, 160, 60),
)
COLUMN = places(
    t=(0, 0, 200, 60),
    i=(20, 100, 20, 20),
    a=(50, 80, 160, 60),
    j=(20, 180, 20, 20),
    b=(50, 160, 160, 60),
    l=(70, 260, 20, 20),
    d=(100, 240, 160, 60),
    k=(20, 340, 20, 20),
    c=(50, 320, 160, 60),
)


def route(document: Document, map_: dict[NodeId, Rect], start: str, ways: str) -> str:
    """The nodes that a row of arrows leads to, by their first letters: "dd" is down twice."""
    way = {"l": Way.LEFT, "r": Way.RIGHT, "u": Way.UP, "d": Way.DOWN}
    node, passed = StatementId(start), ""
    for letter in ways:
        found = along(document, map_, node, way=way[letter])
        node = node if found is None else StatementId(found)
        passed += node
    return passed


@pytest.mark.parametrize(
    ("start", "ways", "passed"),
    [
        ("t", "ddddd", "jbldd"),
        ("d", "uuuuu", "lbjtt"),
        ("b", "l", "a"),
        ("a", "rrr", "bcc"),
        ("i", "rr", "jk"),
        ("c", "uu", "kt"),
    ],
)
def test_in_a_row_down_and_up_pass_the_discs_and_siblings_stand_aside(
    document: Document, start: str, ways: str, passed: str
) -> None:
    assert route(document, ROW, start, ways) == passed


@pytest.mark.parametrize(
    ("start", "ways", "passed"),
    [
        ("t", "d", "a"),
        ("a", "d", "b"),
        ("b", "d", "d"),
        ("a", "u", "t"),
        ("b", "u", "a"),
        ("c", "u", "b"),
        ("d", "u", "b"),
        ("a", "lr", "ia"),
        ("j", "du", "kj"),
        ("i", "u", "t"),
    ],
)
def test_in_a_column_down_and_up_pass_siblings_and_discs_stand_aside(
    document: Document, start: str, ways: str, passed: str
) -> None:
    assert route(document, COLUMN, start, ways) == passed


def test_maps_that_lie_turn_the_ways(document: Document) -> None:
    lying: dict[NodeId, Rect] = {
        name: Rect(box.y, box.x, box.height, box.width) for name, box in ROW.items()
    }
    about = MapRow(thesis=StatementId("t"), direction=Direction.RIGHT)
    document = replace(document, map={MAP_ID: about})
    assert route(document, lying, "t", "rrrr") == "jbld"
    assert route(document, lying, "d", "llll") == "lbjt"
    assert route(document, lying, "a", "ddu") == "bcb"


def test_what_is_folded_away_is_passed_over(document: Document) -> None:
    shown = {name: box for name, box in ROW.items() if name not in ("d", "l")}
    assert route(document, shown, "b", "d") == "b"


def test_an_unknown_start_leads_nowhere(document: Document) -> None:
    assert along(document, {}, StatementId("t"), way=Way.DOWN) is None


def tree_of(document: Document) -> Tree:
    names = tuple(walk(document, StatementId("t")))
    steps = tuple(name in document.inferences for name in names)
    above = [parent(document, name) for name in names]
    return Tree(
        tuple(names),
        tuple(-1 if a is None else names.index(a) for a in above),
        steps,
        tuple(Size(28, 28) if step else Size(240, 80) for step in steps),
    )


@pytest.mark.parametrize("shape", [None, Size(300, 900), Size(700, 500), Size(2000, 300)])
def test_down_from_a_conclusion_is_below_it_and_up_leads_back(
    document: Document, shape: Size | None
) -> None:
    tree = tree_of(document)
    found = placement(tree) if shape is None else fitted(tree, shape=shape).placement
    discs: dict[NodeId, Rect] = {
        InferenceId(n): Rect(*p, 0, 0).grown(14) for n, p in found.discs.items()
    }
    map_ = Places({**{StatementId(n): box for n, box in found.cards.items()}, **discs})
    for name in map_:
        below = along(document, map_, name, way=Way.DOWN)
        if name in document.statements and children(document, name):
            assert below is not None
            assert name in (parent(document, below), _grandparent(document, below))
            up, seen = below, {below}
            while up != name:
                back = along(document, map_, up, way=Way.UP)
                assert back is not None
                assert back not in seen
                up = back
                seen.add(up)


def _grandparent(document: Document, node: NodeId) -> NodeId | None:
    above = parent(document, node)
    return None if above is None else parent(document, above)
