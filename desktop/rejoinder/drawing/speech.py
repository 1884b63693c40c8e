"""What a picture says to those who hear it: names and details of its parts, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rejoinder.drawing.content import ADDED, Annotations, Content, counted
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Kind, Polarity
from rejoinder.model.roles import is_undercut
from rejoinder.model.schemes import Schemes, owed, unsettled


def card_name(says: Content) -> str:
    """What a card is and says, in one line.

    "Objection: Roads do not make themselves."
    """
    return f"{says.word}: {' '.join(says.text.split())}"


def card_detail(document: Document, statement: StatementId, says: Content) -> str:
    """Voice, co-premises, what argues for and against, sources and marks."""
    parts = [] if says.revision is None else [says.revision.label]
    if says.chip or says.speaker:
        added = f"the {says.chip.lower()}" if says.chip in ADDED.values() else says.chip
        parts.append(f"Said by {says.speaker or added}")
    step = home(document.statements[statement])
    others = len(document.links.premises_of(step)) - 1 if step is not None else 0
    if others > 0:
        parts.append(f"Taken together with {counted(others, 'other premise', 'other premises')}")
    polarities = Counter(
        document.inferences[name].polarity for name in document.links.arguments_for(statement)
    )
    if polarities[Polarity.SUPPORT]:
        parts.append(counted(polarities[Polarity.SUPPORT], "reason for it", "reasons for it"))
    if polarities[Polarity.OPPOSE]:
        parts.append(counted(polarities[Polarity.OPPOSE], "reason against", "reasons against"))
    parts.extend(f"Source: {source}" for source in says.sources)
    parts.extend(mark.text for mark in says.marks)
    return ". ".join(parts)


def disc_name(document: Document, inference: InferenceId) -> str:
    """What a step does: "Supporting step", "Objection to a step"."""
    record = document.inferences[inference]
    if is_undercut(document, inference):
        return "Objection to a step"
    if record.conclusion in document.inferences:
        return "Support for a step"
    return "Supporting step" if record.polarity is Polarity.SUPPORT else "Opposing step"


def disc_detail(
    document: Document, inference: InferenceId, *, annotations: Annotations, schemes: Schemes
) -> str:
    """How many premises a step has, its scheme and the state of its questions, its strength,
    and its open comments.
    """
    record = document.inferences[inference]
    parts = [counted(len(document.links.premises_of(inference)), "premise", "co-premises")]
    if record.scheme:
        parts.append(f"Scheme: {schemes.name(record.scheme)}")
        parts.extend(_questions(record, schemes) if annotations.marks else ())
    if record.strength is not None:
        parts.append(f"Strength: {record.strength.value}")
    attacks = len(document.links.arguments_for(inference))
    if attacks:
        parts.append(counted(attacks, "argument about this step", "arguments about this step"))
    comments = annotations.open_comments.get(inference, 0)
    if comments:
        parts.append(counted(comments, "open comment", "open comments"))
    if record.note and annotations.marks:
        parts.append("Has a note")
    return ". ".join(parts)


def _questions(record: Inference, schemes: Schemes) -> Iterator[str]:
    """How the critical questions of a step stand."""
    scheme = schemes.called(record.scheme)
    if scheme is None:
        return
    waiting, due = unsettled(record, schemes), owed(record, schemes)
    asked = len(scheme.critical_questions)
    of_all = counted(asked, "critical question", "critical questions")
    yield f"{asked - len(waiting)} of {of_all} settled"
    if due:
        yield f"{counted(len(due), 'question obliges', 'questions oblige')} to an answer"


def description(document: Document, shown: Iterable[NodeId], *, hidden: int) -> str:
    """The whole picture in a sentence: what is ``shown``, and how many statements are not."""
    kinds: Counter[Kind] = Counter()
    polarities: Counter[Polarity] = Counter()
    for node in shown:
        step = document.inference(node)
        if step is None:
            kinds[document.statements[StatementId(node)].kind] += 1
        else:
            polarities[step.polarity] += 1
    parts = [
        counted(kinds.total(), "statement", "statements"),
        f"{kinds[Kind.EVIDENCE]} of them evidence",
        counted(polarities[Polarity.SUPPORT], "supporting step", "supporting steps"),
        counted(polarities[Polarity.OPPOSE], "opposing step", "opposing steps"),
    ]
    if hidden:
        parts.append(counted(hidden, "statement folded away", "statements folded away"))
    return f"Argument map: {', '.join(parts)}."
