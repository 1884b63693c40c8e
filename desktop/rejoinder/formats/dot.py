"""A map as a Graphviz file, through pydot: statements as boxes, steps as small circles.

Labels are literal: what DOT would read as an escape, an entity or HTML is escaped. No
attribute names a file.
"""

from collections.abc import Iterable
from textwrap import wrap

import pydot

from rejoinder.drawing.content import role_word
from rejoinder.drawing.speech import disc_name
from rejoinder.drawing.theme import LIGHT, Theme
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Direction, Polarity
from rejoinder.model.roles import Role, roles
from rejoinder.model.text import clean_text
from rejoinder.model.tree import roots, walk

LINE = 32
"""Letters on a line of a box; Graphviz does not wrap."""

_CUT = (Role.OBJECTION, Role.REBUTTAL)
_RANKS = {Direction.DOWN: "BT", Direction.RIGHT: "RL", Direction.LEFT: "LR"}


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "\n": "\\n", "\t": " "})
"""Graphviz reads escapes and HTML entities in every string, quoted or not."""


def dot(document: Document, *, theme: Theme = LIGHT) -> str:
    """``document`` in the DOT language. Edges run from premises up to conclusions."""
    graph = pydot.Dot(
        "map",
        graph_type="digraph",
        rankdir=_RANKS[document.about.direction],
        label=quoted(document.title),
        fontname=quoted(theme.fonts.text.family),
        bgcolor=quoted(theme.background),
        charset=quoted("UTF-8"),
    )
    by_role = roles(document)
    # as the map is read: Graphviz sets siblings in the order in which they come
    read = [node for root in roots(document) for node in walk(document, root)]
    for name in (StatementId(node) for node in read if node in document.statements):
        graph.add_node(_box(document, name, by_role[name], theme))
    for step in (InferenceId(node) for node in read if node in document.inferences):
        graph.add_node(_circle(document, step, theme))
        for edge in _edges(document, step, theme):
            graph.add_edge(edge)
    return str(graph.to_string())


def _box(document: Document, name: StatementId, role: Role, theme: Theme) -> pydot.Node:
    record = document.statements[name]
    word = role_word(document, name, role)
    styles = ("filled", "diagonals" if role in _CUT else "", "" if record.stated else "dashed")
    return pydot.Node(
        quoted(name),
        shape="note" if role is Role.EVIDENCE else "box",
        style=quoted(",".join(style for style in styles if style)),
        label=label((word, *_lines(record.text))),
        tooltip=quoted(record.text),
        color=quoted(theme.roles[role]),
        fillcolor=quoted(theme.card),
        fontcolor=quoted(theme.ink),
        fontname=quoted(theme.fonts.text.family),
        fontsize=theme.fonts.text.size,
        penwidth=2 if role in (Role.THESIS, Role.REBUTTAL) else 1,
    )


def _circle(document: Document, name: InferenceId, theme: Theme) -> pydot.Node:
    polarity = document.inferences[name].polarity
    is_support = polarity is Polarity.SUPPORT
    return pydot.Node(
        quoted(name),
        shape="circle",
        style="filled",
        fixedsize="true",
        width=0.25,
        label=quoted("+" if is_support else "−"),
        tooltip=quoted(disc_name(document, name)),
        color=quoted(theme.polarity(polarity)),
        fillcolor=quoted(theme.support if is_support else theme.oppose_disc),
        fontcolor=quoted(theme.on_support if is_support else theme.on_oppose),
        fontname=quoted(theme.fonts.text.family),
        fontsize=theme.fonts.text.size,
    )


def _edges(document: Document, name: InferenceId, theme: Theme) -> list[pydot.Edge]:
    """From each premise to its step, and from the step to its conclusion."""
    inference = document.inferences[name]
    color = quoted(theme.polarity(inference.polarity))
    edges = []
    for premise in document.links.premises_of(name):
        is_link = home(document.statements[premise]) != name
        style = "dashed" if is_link else "solid"
        ends = (quoted(premise), quoted(name))
        edges.append(pydot.Edge(*ends, color=color, style=style, arrowhead="none"))
    ends = (quoted(name), quoted(inference.conclusion))
    edges.append(pydot.Edge(*ends, color=color, arrowsize=0.7))
    return edges


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, LINE) or [""]]


def label(lines: Iterable[str]) -> str:
    """``lines`` as a label, each set to the left."""
    return '"' + "".join(f"{_literal(line)}\\l" for line in lines) + '"'


def quoted(text: str) -> str:
    """``text`` as a quoted string of DOT that means just itself."""
    return f'"{_literal(text)}"'


def _literal(text: str) -> str:
    return clean_text(text).translate(_ESCAPES)
