"""Branches as indented text, to and from other programs.

A line is a statement; what is indented under it, by tabs or two or more blanks, argues
about it. A mark at the head of a line says how::

    Taxes on sugar should rise
        + Sugar makes people ill
        & What makes people ill should cost more
            ~ Not everything that makes people ill is taxed
        + Evidence: Sales fell where such a tax came
        − The poor pay most of it
            + [The poor buy the most sugar]

``+`` supports and ``−`` opposes; ``&`` is taken jointly with the line above at the same
depth; ``~`` objects to the step from the line it hangs under, ``~+`` backs it. ``Evidence:``
makes evidence, square brackets an unstated premise. Bullets, numbers and Markdown headings
of other programs are read as mere indentation; so is a hyphen, unless other marks show
that it means an objection.

A line such as ``» Source: …`` tells about the statement above it and is none itself: it is
written in sheets to speak from, and passed over on reading, whatever it tells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rejoinder.edits.asides import ASIDE, LEGEND, asides
from rejoinder.edits.placing import units_of
from rejoinder.edits.standin import STAND_IN
from rejoinder.edits.structure import tops
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.order import between
from rejoinder.model.records import (
    MAP_ID,
    Inference,
    Kind,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
)
from rejoinder.model.text import clean_text, one_line
from rejoinder.model.tree import home_premises

SUPPORTS, OPPOSES, JOINS, UNDERCUTS, BACKS, PLAIN = "+", "−", "&", "~", "~+", ""

_MARKED = re.compile(r"(~\+|~[-−]?|[+−&])(?:\s+|$)")
_HYPHEN = re.compile(r"[-–](?:\s+|$)")
_BULLET = re.compile(r"(?:[*•‣◦▪·]|\d{1,3}[.)])(?:\s+|$)")
_HEADING = re.compile(r"(#{1,6})\s+")
_LIST_BULLET = re.compile(r"[*•‣◦▪·]\s")
_UNSTATED = re.compile(r"\[(.*)\]$")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")
_KIND = re.compile(r"(claim|evidence):\s*", re.IGNORECASE)
TAB = 4
"""Blanks that a tab is worth where a text mixes the two."""


@dataclass(frozen=True)
class Line:
    """One statement of an outline: how deep, under which mark, and what it says."""

    depth: int
    mark: str
    text: str
    kind: Kind = Kind.CLAIM
    stated: bool = True
    told: tuple[str, ...] = ()


# --- to text ---


def outline_text(document: Document, statements: Iterable[StatementId]) -> str:
    """The branches of ``statements`` as indented text; cross links are left out."""
    return "".join(
        "\t" * line.depth + _written(line) + "\n"
        for line in _lines(document, tops(document, statements))
    )


def outline_sheet(document: Document, statements: Iterable[StatementId]) -> str:
    """The same to speak from: a legend, and asides under each statement.

    They tell its sources, who says it, its note and its cross links.
    """
    rows = [LEGEND]
    for line in _lines(document, tops(document, statements)):
        indent = "\t" * line.depth
        rows.append(indent + _written(line))
        rows.extend(f"{indent}\t» {aside}" for aside in line.told)
    return "".join(f"{row}\n" for row in rows)


def _lines(document: Document, branches: Sequence[StatementId]) -> Iterator[Line]:
    """The lines of an outline, from the top. Works on maps of any depth."""
    whole = {step for step, _ in units_of(document, branches) if step is not None}
    waiting: list[tuple[StatementId, str, int]] = []
    previous: InferenceId | None = None
    for branch in branches:
        step = home(document.statements[branch])
        joins = step is not None and step == previous
        mark = PLAIN if step is None else JOINS if joins else _mark(document, step)
        waiting.insert(0, (branch, mark, 0))
        previous = step
    while waiting:
        name, mark, depth = waiting.pop()
        record = document.statements[name]
        told = tuple(asides(document, record))
        yield Line(depth, mark, one_line(record.text), record.kind, record.stated, told)
        arguments = list(document.links.arguments_for(name))
        step = home(record)
        if step and mark != JOINS and (depth or step in whole):
            arguments.extend(document.links.arguments_for(step))
        below = [entry for argument in arguments for entry in _premises(document, argument)]
        waiting.extend((premise, sign, depth + 1) for premise, sign in reversed(below))


def _premises(document: Document, step: InferenceId) -> Iterator[tuple[StatementId, str]]:
    for index, premise in enumerate(home_premises(document, step)):
        yield premise, JOINS if index else _mark(document, step)


def _mark(document: Document, step: InferenceId) -> str:
    record = document.inferences[step]
    supports = record.polarity is Polarity.SUPPORT
    if record.conclusion in document.inferences:
        return BACKS if supports else UNDERCUTS
    return SUPPORTS if supports else OPPOSES


def _written(line: Line) -> str:
    text = line.text
    if line.kind is Kind.EVIDENCE:
        text = f"Evidence: {text}"
    elif _KIND.match(text) or (line.stated and _UNSTATED.match(text)):
        text = f"Claim: {text}"
    if not line.stated:
        text = f"[{text.rstrip()}]"
    # a root needs a mark only where its own words would be taken for one
    mark = line.mark or (SUPPORTS if not text.strip() or _is_headed(text) else "")
    return f"{mark} {text}".strip()


def _is_headed(text: str) -> bool:
    return any(p.match(text) for p in (_MARKED, _HYPHEN, _BULLET, _HEADING, _RULE, ASIDE))


# --- from text ---


def fragment_from_outline(text: str, *, fresh: Fresh) -> Document:
    """The branches that an indented text describes, as a clipping to paste.

    Lines without any indentation, bullet or mark become loose statements, one each.
    """
    lines = tuple(_read(text))
    branches = _Branches(fresh, hung=any(line.depth == 0 and line.mark for line in lines))
    for line in lines:
        branches.add(line)
    return branches.document()


def _read(text: str) -> Iterator[Line]:
    rows = [r for r in clean_text(text).split("\n") if r.strip() and not ASIDE.match(r.strip())]
    heads = [row.strip() for row in rows]
    marked = any(map(_MARKED.match, heads)) and not any(map(_LIST_BULLET.match, heads))
    headings: list[int] = []
    indents: list[int] = []
    for row, head in zip(rows, heads, strict=True):
        if _RULE.match(head):
            continue
        heading = _HEADING.match(head)
        if heading:
            level = len(heading[1])
            headings = [upper for upper in headings if upper < level]
            indents = []
            yield _spoken(len(headings), PLAIN, head[heading.end() :])
            headings.append(level)
            continue
        width = len(row.expandtabs(TAB)) - len(row.expandtabs(TAB).lstrip())
        while indents and width < indents[-1] + 2:
            indents.pop()
        yield _headed(len(headings) + len(indents), head, hyphens_oppose=marked)
        indents.append(width)


def _headed(depth: int, head: str, *, hyphens_oppose: bool) -> Line:
    """The line that ``head`` says, without its mark or bullet."""
    if found := _MARKED.match(head):
        sign = found[1].replace("~-", UNDERCUTS).replace("~−", UNDERCUTS)
        return _spoken(depth, sign, head[found.end() :])
    if found := _HYPHEN.match(head):
        return _spoken(depth, OPPOSES if hyphens_oppose else PLAIN, head[found.end() :])
    found = _BULLET.match(head)
    return _spoken(depth, PLAIN, head[found.end() :] if found else head)


def _spoken(depth: int, mark: str, words: str) -> Line:
    unstated = _UNSTATED.match(words)
    inner = unstated[1] if unstated else words
    prefix = _KIND.match(inner)
    evidence = prefix is not None and prefix[1].lower() == "evidence"
    return Line(
        depth,
        mark,
        one_line(inner[prefix.end() :] if prefix else inner),
        Kind.EVIDENCE if evidence else Kind.CLAIM,
        stated=unstated is None,
    )


class _Branches:
    """Statements and inferences as lines add them; ``path`` leads to the last one.

    ``hung`` says that a root has a mark: then all hang on the stand-in, so that they keep
    their order.
    """

    def __init__(self, fresh: Fresh, *, hung: bool) -> None:
        self.fresh = fresh
        self.hung = hung
        self.statements: dict[StatementId, Statement] = {}
        self.inferences: dict[InferenceId, Inference] = {}
        self.path: list[StatementId] = []
        self.last_key: dict[str, str] = {}
        self.last_child: dict[str, StatementId] = {}

    def add(self, line: Line) -> None:
        del self.path[line.depth :]
        name = StatementId(self.fresh())
        place = self.path[-1] if self.path else ""
        step = self._step(line, self.last_child.get(place))
        services = () if step is None else (PremiseOf(inference=step, order=self._key(step)),)
        self.statements[name] = Statement(
            text=line.text,
            kind=line.kind,
            stated=line.stated,
            premise_of=services,
            order="" if services else self._key(""),
        )
        self.last_child[place] = name
        self.path.append(name)

    def _step(self, line: Line, previous: StatementId | None) -> InferenceId | None:
        """The inference that a line's statement serves; ``None`` where it is loose."""
        group = None if previous is None else home(self.statements[previous])
        if line.mark == JOINS and group is not None:
            return group
        conclusion: NodeId = STAND_IN
        if self.path:
            conclusion = self.path[-1]
            if line.mark in (UNDERCUTS, BACKS):
                conclusion = home(self.statements[self.path[-1]]) or conclusion
        elif not self.hung:
            return None
        step = InferenceId(self.fresh())
        self.inferences[step] = Inference(
            conclusion=conclusion,
            polarity=Polarity.OPPOSE if line.mark in (OPPOSES, UNDERCUTS) else Polarity.SUPPORT,
            order=self._key(conclusion),
        )
        return step

    def _key(self, place: str) -> str:
        """The next key in a list of siblings; ``""`` is that of the loose ones."""
        self.last_key[place] = between(self.last_key.get(place), None)
        return self.last_key[place]

    def document(self) -> Document:
        stand_in = {STAND_IN: Statement()} if self.hung else {}
        return Document(
            map={MAP_ID: MapRow(thesis=STAND_IN if self.hung else None)},
            statements={**self.statements, **stand_in},
            inferences=self.inferences,
        )
