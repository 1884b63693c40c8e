"""The boxes of a map, as every layout gets them: ours and those of peers alike."""

import json
from collections.abc import Iterator
from random import Random

from rejoinder.drawing.connectors import STEP
from rejoinder.layout.forest import Forest
from rejoinder.layout.placement import Link, Size, Tree
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.tree import children, cross_links, roots

LETTERS = 34
"""In a line of a card."""

WIDTH, LINE, RIM = 260.0, 18.0, 34.0


def boxes(document: Document) -> Tree:
    """The whole tree of a map. Cards are as wide as the drawing's, and as high as so many
    words make them; no text is measured, so that no more than the layout is timed.
    """
    names: list[str] = []
    parents: list[int] = []
    waiting: list[tuple[NodeId, int]] = [(top, -1) for top in reversed(roots(document))]
    while waiting:
        node, above = waiting.pop()
        row = len(names)
        names.append(node)
        parents.append(above)
        waiting.extend((child, row) for child in reversed(children(document, node)))
    return Tree(
        tuple(names),
        tuple(parents),
        tuple(name in document.inferences for name in names),
        tuple(_size(document, name) for name in names),
    )


def _size(document: Document, name: str) -> Size:
    statement = document.statements.get(StatementId(name))
    if statement is None:
        return STEP
    lines = 1 + len(statement.text) // LETTERS
    return Size(WIDTH, RIM + LINE * lines)


def links(document: Document) -> tuple[Link, ...]:
    """Every cross link of a map."""
    return tuple(Link(name, step) for name, step in cross_links(document))


def forest(document: Document) -> Forest:
    """The same for a layout that follows edits."""
    return Forest.of(boxes(document), links(document))


def edits(grove: Forest, count: int) -> Iterator[tuple[str, ...]]:
    """Edits ``grove`` so many times, in turn: a card becomes a line higher, gets a reason, and
    loses that again. Gives the names that each edit touches.
    """
    chance = Random(2)
    cards = [name for name in grove.sizes if name not in grove.steps]
    name = cards[0]
    for turn in range(count):
        if turn % 3 == 0:
            name = chance.choice(cards)
            width, height = grove.sizes[name]
            grove.sizes[name] = Size(width, height + LINE)
            yield (name,)
            continue
        step, card, below = f"step {turn - 1}", f"card {turn - 1}", grove.children.get(name, ())
        if turn % 3 == 1:
            step, card = f"step {turn}", f"card {turn}"
            grove.children |= {name: (*below, step), step: (card,)}
            grove.sizes |= {step: STEP, card: Size(WIDTH, RIM + LINE)}
            grove.steps.add(step)
        else:
            grove.children[name] = below[:-1]
            del grove.children[step], grove.sizes[step], grove.sizes[card]
            grove.steps.remove(step)
        yield name, step, card


def as_json(tree: Tree) -> str:
    """The tree for programs in other languages: sizes and parents by row."""
    rows = zip(tree.parents, tree.sizes, strict=True)
    return json.dumps([[parent, size.width, size.height] for parent, size in rows])


def as_dot(tree: Tree) -> str:
    """The tree in Graphviz's language."""
    lines = ['digraph { ranksep=0.3; nodesep=0.3; node [shape=box, fixedsize=true, label=""];']
    for row, (parent, size) in enumerate(zip(tree.parents, tree.sizes, strict=True)):
        lines.append(f"n{row} [width={size.width / 72:.4f}, height={size.height / 72:.4f}];")
        if parent >= 0:
            lines.append(f"n{parent} -> n{row} [dir=none];")
    return "\n".join([*lines, "}"])
