"""The note of a statement or a step: Markdown as it is typed, and as it reads."""

from rejoinder.edits import state
from rejoinder.gui.bench import Bench
from rejoinder.gui.document_view import DocumentView
from rejoinder.gui.fields import TextField, quiet_button
from rejoinder.gui.panels.sheet import Part
from rejoinder.model.ids import InferenceId, StatementId


class NotePart(Part):
    """A field, and a switch that shows it rendered."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Note")
        self.field = TextField("Note", hint="Markdown: *emphasis*, lists, links", live=True)
        self.view = DocumentView()
        self.view.setAccessibleName("Note as it reads")
        self._switch = quiet_button("Preview", self._turn)
        self._switch.setAccessibleName("Preview note")
        self.head.addWidget(self._switch)
        self.rows.addWidget(self.field)
        self.rows.addWidget(self.view)
        self.view.hide()
        self.field.typed.connect(self._type)
        self.field.left.connect(bench.session.end_burst)

    def refresh(self) -> None:
        note = self._note()
        self.field.show_text(note)
        self._switch.setVisible(bool(note.strip()))
        if not note.strip():
            self._show(rendered=False)
        elif not self.view.isHidden():
            self.view.show_markdown(note)

    def write(self) -> None:
        """Goes to the field."""
        self._show(rendered=False)
        self.field.setFocus()

    def _note(self) -> str:
        document, node = self.bench.document, self.node
        if node is None:
            return ""
        statement = document.statement(node)
        return statement.note if statement else document.inferences[InferenceId(node)].note

    def _turn(self) -> None:
        self._show(rendered=self.view.isHidden())

    def _show(self, *, rendered: bool) -> None:
        self.field.setVisible(not rendered)
        self.view.setVisible(rendered)
        self._switch.setText("Edit" if rendered else "Preview")
        if rendered:
            self.view.show_markdown(self._note())

    def _type(self, text: str) -> None:
        node = self.node
        if node is None:
            return
        if node in self.bench.document.statements:
            name = StatementId(node)
            self.bench.do(lambda d: state.set_note(d, name, text), burst=f"note of {node}")
        else:
            step = InferenceId(node)
            self.bench.do(
                lambda d: state.set_inference_note(d, step, text), burst=f"note of {node}"
            )
