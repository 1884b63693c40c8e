"""What the queue's keys do, by the kind of the item: each through the verb that panels use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rejoinder.edits import articles, comments, signing
from rejoinder.edits.add import add_rebuttal, add_undercut
from rejoinder.gui.bench import Bench
from rejoinder.gui.panels.inspector import Inspector
from rejoinder.gui.panels.question_acts import ACTS, Asked
from rejoinder.gui.panels.signing_part import sign
from rejoinder.model.anchors import Held
from rejoinder.model.ids import CommentId, InferenceId, SignoffId, StatementId
from rejoinder.resources import schemes
from rejoinder.review.agenda import Item, Kind

Doing = Callable[[Item], bool]
"""Does something with an item; false where the keyboard has gone elsewhere to do it."""


@dataclass(frozen=True)
class Acts:
    """``write`` opens the selected card for typing; ``show_inspector`` brings the panel up."""

    bench: Bench
    inspector: Inspector
    write: Callable[[], None]
    show_inspector: Callable[[], None]
    let_stand: Doing

    def do(self, item: Item, key: str) -> bool | None:
        """Does what ``key`` stands for at ``item``; ``None`` where it stands for nothing."""
        doing = self._table().get((item.kind, key))
        return None if doing is None else doing(item)

    def _table(self) -> Mapping[tuple[Kind, str], Doing]:
        return {
            (Kind.ANCHOR, "K"): self._keep_anchor,
            (Kind.ANCHOR, "D"): self._drop_anchor,
            (Kind.OBJECTION, "R"): self._rebut,
            (Kind.OBJECTION, "U"): self._undercut,
            (Kind.OBJECTION, "X"): self.let_stand,
            (Kind.FINDING, "X"): self.let_stand,
            (Kind.QUESTION, "A"): self._answer,
            (Kind.TASK, "A"): self._answer,
            **{(kind, key): self._asking(key) for kind in _ASKED for key in ACTS},
            (Kind.COMMENT, "R"): self._reply,
            (Kind.COMMENT, "D"): self._resolve,
            (Kind.SIGNOFF, "I"): lambda item: sign(self.bench, StatementId(item.where)),
            (Kind.SIGNOFF, "W"): self._withdraw,
        }

    # --- questions ---

    def _asking(self, key: str) -> Doing:
        def doing(item: Item) -> bool:
            asked = self._asked(item)
            return asked is not None and ACTS[key].run(asked)

        return doing

    def _asked(self, item: Item) -> Asked | None:
        step = InferenceId(item.where)
        scheme = schemes().called(self.bench.document.inferences[step].scheme)
        question = None if scheme is None else scheme.question(item.name)
        return None if question is None else Asked(self.bench, step, question)

    def _answer(self, item: Item) -> bool:
        self.show_inspector()
        row = self.inspector.ask(InferenceId(item.where), item.name)
        if row is not None:
            row.begin_answer()
        return False

    # --- objections ---

    def _rebut(self, item: Item) -> bool:
        fresh = self.bench.session.fresh
        change = self.bench.do(lambda d: add_rebuttal(d, StatementId(item.where), fresh=fresh))
        return self._open(() if change is None else change.created("statements"))

    def _undercut(self, item: Item) -> bool:
        fresh = self.bench.session.fresh
        change = self.bench.do(lambda d: add_undercut(d, InferenceId(item.name), fresh=fresh))
        return self._open(() if change is None else change.created("statements"))

    def _open(self, new: tuple[str, ...]) -> bool:
        if new:
            self.bench.session.reveal(StatementId(new[0]))
            self.write()
        return False

    # --- the rest ---

    def _reply(self, item: Item) -> bool:
        self.show_inspector()
        return not self.inspector.reply(item.where, CommentId(item.name))

    def _resolve(self, item: Item) -> bool:
        name = CommentId(item.name)
        return self.bench.do(lambda d: comments.resolve(d, name)) is not None

    def _withdraw(self, item: Item) -> bool:
        name = SignoffId(item.name)
        return self.bench.do(lambda d: signing.withdraw(d, name)) is not None

    def _keep_anchor(self, item: Item) -> bool:
        held = item.about
        if not isinstance(held, Held):
            return False
        return self.bench.do(lambda d: articles.keep_in_doubt(d, held)) is not None

    def _drop_anchor(self, item: Item) -> bool:
        held = item.about
        if not isinstance(held, Held):
            return False
        return self.bench.do(lambda d: articles.drop_anchor(d, held)) is not None


_ASKED = (Kind.QUESTION, Kind.TASK)
