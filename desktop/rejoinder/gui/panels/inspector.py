"""The inspector: all that is known of what is selected, each thing in a field of its own."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rejoinder.drawing.items import MarkKind
from rejoinder.editor.session import Event, Session
from rejoinder.gui.bench import Bench
from rejoinder.gui.findings.part import FindingsPart
from rejoinder.gui.panels.anchors_part import AnchorsPart
from rejoinder.gui.panels.comments_part import CommentsPart
from rejoinder.gui.panels.links_part import LinksPart
from rejoinder.gui.panels.map_part import MapPart
from rejoinder.gui.panels.note_part import NotePart
from rejoinder.gui.panels.questions_part import QuestionRow, QuestionsPart
from rejoinder.gui.panels.several_part import SeveralPart
from rejoinder.gui.panels.sheet import Part, Sheet
from rejoinder.gui.panels.signing_part import SigningPart
from rejoinder.gui.panels.sources_part import SourcesPart
from rejoinder.gui.panels.standing_part import StandingPart
from rejoinder.gui.panels.statement_parts import KindPart, TagsPart, TextPart
from rejoinder.gui.panels.step_parts import StepPart
from rejoinder.model.ids import CommentId, InferenceId, StatementId

NOTHING = StatementId("")
"""Stands for the map as a whole, where nothing is selected."""

NARROWEST = 280

_BY_MARK: Mapping[str, type[Part]] = {
    MarkKind.COMMENTS: CommentsPart,
    MarkKind.NOTE: NotePart,
    MarkKind.SOURCES: SourcesPart,
    MarkKind.TAGS: TagsPart,
    MarkKind.LINKS: LinksPart,
    MarkKind.SIGNED: SigningPart,
    MarkKind.STALE: SigningPart,
    MarkKind.FINDINGS: FindingsPart,
    "passages": AnchorsPart,
}


OF_A_STATEMENT: tuple[Callable[[Bench], Part], ...] = (
    TextPart,
    KindPart,
    FindingsPart,
    StandingPart,
    TagsPart,
    NotePart,
    SourcesPart,
    LinksPart,
    AnchorsPart,
    SigningPart,
    CommentsPart,
)
OF_A_STEP: tuple[Callable[[Bench], Part], ...] = (
    StepPart,
    FindingsPart,
    StandingPart,
    QuestionsPart,
    NotePart,
    CommentsPart,
)
"""The parts of a page, from the top down."""


class Form(QWidget):
    """As high as its page in the width that there is: labels that wrap ask for more height at
    their narrowest, and would leave a scroll bar over nothing.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Inspector(QScrollArea):
    """One page at a time: for a statement, a step, several of them, or the map.

    ``passage_asked`` tells an anchor that is to be shown in the article, ``anchor_replaced``
    one that is to stand for the words selected there.
    """

    passage_asked = Signal(object)
    anchor_replaced = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAccessibleName("Inspector")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self._bench = bench
        self.statement = Sheet([kind(bench) for kind in OF_A_STATEMENT])
        self.step = Sheet([kind(bench) for kind in OF_A_STEP])
        self.several = Sheet((SeveralPart(bench),))
        self.map = Sheet((MapPart(bench),))
        self._sheets = (self.statement, self.step, self.several, self.map)
        for part in self.statement.parts:
            if isinstance(part, AnchorsPart):
                part.asked.connect(self.passage_asked)
                part.replaced.connect(self.anchor_replaced)
        self.setWidget(self._form())
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._show()

    def _form(self) -> QWidget:
        form = Form()
        form.setObjectName("form")
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        for sheet in self._sheets:
            layout.addWidget(sheet)
        layout.addStretch(1)
        return form

    def set_theme(self, name: str) -> None:
        """Draws signs in the colours of a theme."""
        for sheet in self._sheets:
            for part in sheet.parts:
                if isinstance(part, FindingsPart):
                    part.set_theme(name)

    @property
    def shown(self) -> Sheet:
        """The page for the present selection."""
        session = self._bench.session
        if len(session.selection) > 1:
            return self.several
        if session.current is None:
            return self.map
        return self.step if session.current in session.document.inferences else self.statement

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None or event.selection or event.reset:
            self._show()

    def _show(self) -> None:
        shown = self.shown
        node = self._bench.session.current
        shown.show_node(NOTHING if node is None or shown is self.map else node)
        for sheet in self._sheets:
            sheet.setVisible(sheet is shown)

    def write_note(self) -> None:
        """Goes to the note of the current node."""
        for part in self._current_sheet().parts:
            if isinstance(part, NotePart):
                part.write()
                self.ensureWidgetVisible(part)

    def write_comment(self) -> None:
        """Goes to the field for a new comment on the current node."""
        for part in self._current_sheet().parts:
            if isinstance(part, CommentsPart):
                part.write()
                self.ensureWidgetVisible(part)

    def show_part(self, kind: str) -> None:
        """Brings what a sign on a card stands for into sight (a ``MarkKind``)."""
        for part in self.shown.parts:
            if isinstance(part, _BY_MARK.get(kind, ())):
                self.ensureWidgetVisible(part)

    def ask(self, step: InferenceId, question: str = "") -> QuestionRow | None:
        """Goes to the questions of ``step``: to the one named, or to the first that is owed."""
        self._bench.go_to(step)
        for part in self.step.parts:
            if isinstance(part, QuestionsPart):
                row = part.begin(question)
                if row is not None:
                    self.ensureWidgetVisible(row)
                return row
        return None

    def reply(self, on: str, comment: CommentId) -> bool:
        """Goes to the reply to a comment on a statement or step; false where there is none."""
        if not self._bench.document.has_node(on):
            return False
        self._bench.go_to(StatementId(on))
        for part in self.shown.parts:
            thread = part.thread_of(comment) if isinstance(part, CommentsPart) else None
            if thread is not None:
                thread.reply()
                self.ensureWidgetVisible(thread)
                return True
        return False

    def sign_off(self) -> None:
        """Signs off the branch of the current statement."""
        for part in self._current_sheet().parts:
            if isinstance(part, SigningPart):
                part.sign()
                self.ensureWidgetVisible(part)

    def cite(self) -> None:
        """Asks for a source that the current statement rests on."""
        for part in self.statement.parts:
            if isinstance(part, SourcesPart):
                part.cite()

    def _current_sheet(self) -> Sheet:
        """The page of the current node alone: notes and comments belong to one."""
        session = self._bench.session
        if len(session.selection) > 1 and session.current is not None:
            session.select([session.current])
        return self.shown
