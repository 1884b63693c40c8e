"""A map that is edited is weighed as if anew, whatever was done to it."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.edits import add, link, move, remove, sources, state
from rejoinder.evaluate.weighing import weighed
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, StatementId, fresh_ids
from rejoinder.model.records import Citation, Plausibility, Polarity, Source, Strength

WORDS = (
    "reason objection undercut co-premise evidence rated strength turned removed loose moved "
    "linked cited"
)
KINDS = st.sampled_from(WORDS.split())
STEPS = st.lists(st.tuples(KINDS, st.integers(0, 99)), min_size=1, max_size=14)


def change(document: Document, kind: str, pick: int, fresh: Fresh) -> Change:
    """One edit of ``document``."""
    names = sorted(document.statements)
    steps = sorted(document.inferences)
    name, other = names[pick % len(names)], names[pick * 7 % len(names)]
    step = InferenceId(steps[pick % len(steps)]) if steps else None
    match kind:
        case "objection":
            return add.add_objection(document, name, fresh=fresh, text="o")
        case "undercut" if step is not None:
            return add.add_undercut(document, step, fresh=fresh)
        case "co-premise" if document.statements[name].premise_of:
            return add.add_co_premise(document, name, fresh=fresh)
        case "evidence":
            return add.add_evidence(document, name, fresh=fresh)
        case "rated":
            rating = tuple(Plausibility)[pick % 5]
            return state.set_plausibility(document, (name,), rating)
        case "strength" if step is not None:
            return state.set_strength(document, step, tuple(Strength)[pick % 4])
        case "turned" if step is not None:
            return state.set_polarity(document, step, tuple(Polarity)[pick % 2])
        case "removed" if len(names) > 3 and name != document.thesis:
            return remove.remove_branches(document, [name])
        case "loose":
            return move.move(document, (name,), to=move.AsLoose(), fresh=fresh)
        case "moved":
            to = move.AsArgument(other, Polarity.OPPOSE, None)
            return move.move(document, (name,), to=to, fresh=fresh)
        case "linked":
            return link.link(document, name, other, polarity=Polarity.SUPPORT, fresh=fresh)
        case "cited":
            if not document.sources:
                return sources.add_source(document, Source(title="s"), fresh=fresh)
            return sources.cite(document, name, Citation(source=next(iter(document.sources))))
    return add.add_reason(document, name, fresh=fresh, text="r")


@settings(max_examples=60)
@given(script=STEPS)
def test_what_follows_edits_is_what_weighing_anew_gives(script: list[tuple[str, int]]) -> None:
    fresh, chance = fresh_ids(Random(1).randrange), Random(1).random
    first = Document()
    document = first.apply(add.add_thesis(first, fresh=fresh, text="t"))
    known, pending = weighed(document, chance=chance), list[Change]()
    for kind, pick in script:
        try:
            made = change(document, kind, pick, fresh)
        except EditRefused:
            continue
        document, pending = document.apply(made), [*pending, made]
        if pick % 3:
            known, pending = known.after(document, pending, chance=chance), []
    found, anew = known.after(document, pending, chance=chance), weighed(document, chance=chance)
    assert found.labels == anew.labels
    assert found.values.keys() == anew.values.keys()
    for node, strength in anew.values.items():
        assert abs(found.values[node] - strength) < 1e-12
        assert abs(found.second[node] - anew.second[node]) < 1e-12


def test_a_change_of_words_weighs_nothing_else() -> None:
    fresh, chance = fresh_ids(Random(1).randrange), Random(1).random
    document = Document().apply(add.add_thesis(Document(), fresh=fresh, text="t"))
    before = weighed(document, chance=chance)
    thesis = StatementId(str(document.thesis))
    made = state.set_text(document, thesis, "other words")
    after = before.after(document.apply(made), [made], chance=chance)
    assert after.values == before.values
    assert after.judge().named(thesis) == "“other words”"
