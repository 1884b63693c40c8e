"""The inspector's part for a step: for or against, by which scheme, how strong."""

from collections.abc import Sequence

from rejoinder.edits import state
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import Picker, caption
from rejoinder.gui.panels.scheme_parts import SchemePicker
from rejoinder.gui.panels.sheet import Part, labelled
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Inference, Polarity, Strength

POLARITIES = (("Supports", Polarity.SUPPORT), ("Opposes", Polarity.OPPOSE))
STRENGTHS: tuple[tuple[str, object], ...] = (
    ("Not judged", None),
    *((s.value.capitalize(), s) for s in Strength),
)


def _listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *first, last = names or ("Nothing",)
    return f"{', '.join(first)} and {last}" if first else last


class StepPart(Part):
    """From which premises to which conclusion, and of what kind."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Step")
        self._told = PlainLabel()
        self.rows.addWidget(self._told)
        self.polarity = Picker("Supports or opposes")
        self.strength = Picker("Strength")
        self.scheme = SchemePicker()
        self.rows.addLayout(labelled((("Polarity", self.polarity), ("Strength", self.strength))))
        self.rows.addLayout(labelled((("Scheme", self.scheme),), columns=1))
        self.rows.addWidget(caption("Type to search the schemes."))
        self.polarity.picked.connect(self._set_polarity)
        self.strength.picked.connect(self._set_strength)
        self.scheme.picked.connect(self._set_scheme)

    @property
    def step(self) -> InferenceId:
        assert self.node is not None
        return InferenceId(self.node)

    @property
    def record(self) -> Inference:
        return self.bench.document.inferences[self.step]

    def refresh(self) -> None:
        document, record = self.bench.document, self.record
        premises = document.links.premises_of(self.step)
        named = _listed([called(document, p) for p in premises])
        verb = "support" if record.polarity is Polarity.SUPPORT else "oppose"
        ending = "" if len(premises) > 1 else "s"
        told = f"{capital(named)} {verb}{ending} {called(document, record.conclusion)}."
        self._told.setText(told.replace(".”", "”"))  # a sentence has one full stop
        self.polarity.offer(POLARITIES, record.polarity)
        self.strength.offer(STRENGTHS, record.strength)
        self.scheme.show_scheme(record.scheme)

    def _set_polarity(self, value: object) -> None:
        step = self.step
        if isinstance(value, Polarity):
            self.bench.do(lambda d: state.set_polarity(d, step, value))

    def _set_strength(self, value: object) -> None:
        step = self.step
        chosen = value if isinstance(value, Strength) else None
        self.bench.do(lambda d: state.set_strength(d, step, chosen))

    def _set_scheme(self, value: object) -> None:
        step = self.step
        self.bench.do(lambda d: state.set_scheme(d, step, str(value or "")))
