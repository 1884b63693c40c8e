"""A generated map in Argdown, for its own command line."""

from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.tree import home_premises


def as_arguments(document: Document) -> str:
    """All of a map: a step is an argument, which its premises support and which supports or
    attacks its conclusion, or undercuts another argument.
    """
    lines: list[str] = []
    said: set[StatementId] = set()

    def told(name: StatementId) -> str:
        if name in said:
            return f"[{name}]"
        said.add(name)
        return f"[{name}]: {document.statements[name].text}"

    for name, step in document.inferences.items():
        lines += ["", f"<{name}>"]
        if step.conclusion in document.inferences:
            lines.append(f"  _> <{step.conclusion}>")
        else:
            sign = "+" if step.polarity is Polarity.SUPPORT else "-"
            lines.append(f"  {sign}> {told(StatementId(step.conclusion))}")
        lines += [f"  + {told(premise)}" for premise in document.links.premises_of(name)]
    return "\n".join([*lines, ""])


def as_statements(document: Document) -> str:
    """The statements of a map without its steps: one line for each premise, and an attack on a
    step becomes one on its conclusion. A smaller picture than ours.
    """
    assert document.thesis is not None
    lines = [f"[{document.thesis}]: {document.statements[document.thesis].text}"]
    waiting = _below(document, document.thesis, level=1)
    while waiting:
        name, level, sign = waiting.pop()
        lines.append(f"{'  ' * level}{sign} [{name}]: {document.statements[name].text}")
        waiting += _below(document, name, level=level + 1)
    for statement, row in document.statements.items():
        for service in row.premise_of[1:]:
            step = document.inferences[service.inference]
            if step.conclusion in document.statements:
                sign = "+" if step.polarity is Polarity.SUPPORT else "-"
                lines += ["", f"[{step.conclusion}]", f"  {sign} [{statement}]"]
    return "\n".join([*lines, ""])


def _below(
    document: Document, name: StatementId, *, level: int
) -> list[tuple[StatementId, int, str]]:
    """What stands one level under a statement, the last first: name, level and sign."""
    found: list[tuple[StatementId, int, str]] = []
    steps = [(step, level) for step in document.links.arguments_for(name)]
    for step, deep in steps:
        sign = "+" if document.inferences[step].polarity is Polarity.SUPPORT else "-"
        premises = home_premises(document, step)
        found += [(premise, deep, sign) for premise in premises]
        steps += [(attack, deep) for attack in document.links.arguments_for(step)]
    return found[::-1]
