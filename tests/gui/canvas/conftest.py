"""A canvas on a small map, and a hand that moves over it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import LIGHT
from rejoinder.editor.session import Session
from rejoinder.gui.canvas.editor import TextField
from rejoinder.gui.canvas.view import Canvas
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, Polarity, PremiseOf, Statement
from rejoinder.paint.measure import QtMeasurer

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def premise(step: str, text: str, order: str = "a0") -> Statement:
    return Statement(text=text, premise_of=(PremiseOf(inference=InferenceId(step), order=order),))


def town() -> Document:
    """A thesis, two co-premises for it, an objection, and a rebuttal of that."""
    return Document(
        map={MAP_ID: MapRow(title="Town", thesis=StatementId("thesis"))},
        statements={
            StatementId("thesis"): Statement(text="The town should close its centre to cars."),
            StatementId("quiet"): premise("joint", "Streets without cars are safer."),
            StatementId("aim"): premise("joint", "A town is for people first.", "a1"),
            StatementId("trade"): premise("against", "Shops lose their customers."),
            StatementId("buses"): premise("answer", "Customers come by bus as well."),
        },
        inferences={
            InferenceId("joint"): Inference(conclusion=StatementId("thesis"), order="a0"),
            InferenceId("against"): Inference(
                conclusion=StatementId("thesis"), order="a1", polarity=Polarity.OPPOSE
            ),
            InferenceId("answer"): Inference(
                conclusion=StatementId("trade"), order="a0", polarity=Polarity.OPPOSE
            ),
        },
    )


@dataclass
class Stand:
    """A canvas that is shown, and the mouse on it. Nothing on it is animated."""

    canvas: Canvas
    bot: QtBot

    @property
    def session(self) -> Session:
        return self.canvas.session

    @property
    def document(self) -> Document:
        return self.canvas.session.document

    @property
    def field(self) -> TextField:
        field = self.canvas.writing.field
        assert field is not None
        return field

    @property
    def steps(self) -> list[str]:
        """The labels of the undo history."""
        return [change.label for change in self.session.history.done]

    def at(self, node: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """A point of a node in the window, by fractions of its box."""
        box = self.canvas.eye.camera.box_to_screen(self.canvas.stage.places[StatementId(node)])
        return QPoint(round(box.x + box.width * across), round(box.y + box.height * down))

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.send(QEvent.Type.MouseButtonPress, at, LEFT, LEFT, held)

    def move(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, LEFT, held)

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.send(QEvent.Type.MouseButtonRelease, at, LEFT, Qt.MouseButton.NoButton, held)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Picks up at ``start`` and moves to ``end`` without letting go."""
        self.press(start, held)
        self.move(start + QPoint(12, 0), held)
        self.move(end, held)

    def click(self, node: str, held: Qt.KeyboardModifier = NO_KEY) -> None:
        at = self.at(node)
        self.press(at, held)
        self.release(at, held)

    def wheel(
        self,
        at: QPoint,
        turn: int,
        held: Qt.KeyboardModifier = NO_KEY,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    ) -> None:
        paper = self.canvas.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(paper.mapToGlobal(at)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            held,
            phase,
            False,  # Qt's own signature
        )
        QApplication.sendEvent(paper, event)

    def send(
        self,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        held: Qt.KeyboardModifier = NO_KEY,
    ) -> None:
        paper = self.canvas.viewport()
        event = QMouseEvent(
            kind, QPointF(at), QPointF(paper.mapToGlobal(at)), button, buttons, held
        )
        QApplication.sendEvent(paper, event)


Show = Callable[[Document], Stand]


@pytest.fixture(scope="session")
def composer(qapp: QApplication) -> Composer:  # fonts need the application
    return Composer(QtMeasurer(), LIGHT)


@pytest.fixture
def show(qtbot: QtBot, fresh: Fresh, composer: Composer) -> Show:
    """Shows a map on a canvas of 1000 by 700 pixels at zoom 1."""

    def shown(document: Document) -> Stand:
        canvas = Canvas(Session(document, fresh), composer, animated=False)
        qtbot.addWidget(canvas)
        canvas.resize(1000, 700)
        canvas.show()
        canvas.activateWindow()
        canvas.setFocus()
        qtbot.waitExposed(canvas)
        canvas.set_zoom(1.0)
        return Stand(canvas, qtbot)

    return shown


@pytest.fixture
def stand(show: Show) -> Stand:
    return show(town())
