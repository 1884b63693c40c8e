"""The canvas for screen readers: a list "Argument map" whose items are the cards and discs.

An item is kept from when a screen reader first asks for it until the canvas is gone: Qt
knows it by its address alone, and Python would collect it. Qt deletes the items then.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

from rejoinder.drawing.items import Card, Disc
from rejoinder.editor.tools.events import node_of
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.stage import Stage
from rejoinder.gui.canvas.translate import point
from rejoinder.model.ids import InferenceId, NodeId, StatementId

NAME = "Argument map"


T = TypeVar("T")


def _none(_: type[T]) -> T:
    """Nothing, where Qt takes a null pointer but PySide's stubs (6.11) don't say so."""
    return cast(T, None)


class Narrator:
    """Tells a screen reader what is on the canvas and what is selected."""

    def __init__(self, canvas: QAbstractScrollArea, stage: Stage, eye: Eye) -> None:
        self.canvas = canvas
        self.stage = stage
        self.eye = eye
        self._list: MapInterface | None = None
        self._listed: tuple[int, Sequence[NodeId], Mapping[NodeId, int]] | None = None
        self._items: dict[NodeId, NodeInterface] = {}
        self._numbers: list[int] = []
        _install()
        canvas.destroyed.connect(self.forget)

    def interface(self) -> "MapInterface":
        """The interface of the canvas itself."""
        if self._list is None:
            self._list = MapInterface(self)
        return self._list

    def forget(self) -> None:
        """Hands all items back to Qt, which would reach for them at its end."""
        for number in self._numbers:
            QAccessible.deleteAccessibleInterface(number)
        self._numbers.clear()
        self._items.clear()

    def order(self) -> Sequence[NodeId]:
        """The names of all that is on the map, in reading order."""
        return self._shown()[0]

    def number(self, node: NodeId) -> int:
        """Where ``node`` stands in ``order``; -1 where it is not on the map."""
        return self._shown()[1].get(node, -1)

    def _shown(self) -> tuple[Sequence[NodeId], Mapping[NodeId, int]]:
        """Made once for each picture: a screen reader asks for its items one by one."""
        stamp = self.stage.stamp
        if self._listed is None or self._listed[0] != stamp:
            order = tuple(self.stage.places)
            self._listed = (stamp, order, {node: place for place, node in enumerate(order)})
        return self._listed[1], self._listed[2]

    def item(self, node: NodeId) -> "NodeInterface":
        """The interface of one card or disc."""
        known = self._items.get(node)
        if known is None:
            known = self._items[node] = NodeInterface(self, node)
            self._numbers.append(QAccessible.registerAccessibleInterface(known))
        return known

    def drawn(self, node: NodeId) -> Card | Disc | None:
        """The card or disc of ``node``, where it is on the map."""
        scene = self.stage.scene
        return scene.card(StatementId(node)) or scene.disc(InferenceId(node))

    def current(self) -> NodeId | None:
        """The node that keys act on, where it is on the map."""
        node = self.stage.session.current
        return node if node in self.stage.places else None

    def announce(self) -> None:
        """Tells that another node is current."""
        node = self.current()
        if node is None or not QAccessible.isActive():
            return
        event = QAccessibleEvent(self.canvas, QAccessible.Event.Focus)
        event.setChild(self.number(node))
        QAccessible.updateAccessibility(event)


@lru_cache(maxsize=1)
def _install() -> None:
    """Makes Qt ask us for the interfaces of canvases; once a process."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_: str, thing: QObject) -> QAccessibleInterface | None:
    narrator = getattr(thing, "narrator", None)
    return narrator.interface() if isinstance(narrator, Narrator) else None


class MapInterface(QAccessibleWidget):
    """The canvas as a list."""

    def __init__(self, narrator: Narrator) -> None:
        super().__init__(narrator.canvas, QAccessible.Role.List, NAME)
        self._narrator = narrator

    def childCount(self) -> int:
        return len(self._narrator.stage.places)

    def child(self, index: int) -> QAccessibleInterface:
        order = self._narrator.order()
        return (
            self._narrator.item(order[index])
            if 0 <= index < len(order)
            else _none(QAccessibleInterface)
        )

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if not isinstance(child, NodeInterface):
            return -1
        return self._narrator.number(child.node)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        narrator = self._narrator
        at = narrator.canvas.viewport().mapFromGlobal(QPoint(x, y))
        node = node_of(narrator.stage.hit(narrator.eye.camera.to_map(point(at.toPointF()))))
        return _none(QAccessibleInterface) if node is None else narrator.item(node)

    def focusChild(self) -> QAccessibleInterface:
        node = self._narrator.current()
        return _none(QAccessibleInterface) if node is None else self._narrator.item(node)


class NodeInterface(QAccessibleInterface):
    """One card or disc as an item of the list."""

    def __init__(self, narrator: Narrator, node: NodeId) -> None:
        super().__init__()
        self._narrator = narrator
        self.node = node

    def isValid(self) -> bool:
        return self.node in self._narrator.stage.places

    def object(self) -> QObject:
        return _none(QObject)

    def window(self) -> QWindow:
        return self._narrator.canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._narrator.interface()

    def child(self, index: int) -> QAccessibleInterface:
        return _none(QAccessibleInterface)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return _none(QAccessibleInterface)

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        box = self._narrator.stage.places.get(self.node)
        if box is None:
            return QRect()
        on_screen = self._narrator.eye.camera.box_to_screen(box)
        corner = self._narrator.canvas.viewport().mapToGlobal(
            QPoint(round(on_screen.x), round(on_screen.y))
        )
        return QRect(corner.x(), corner.y(), round(on_screen.width), round(on_screen.height))

    def text(self, kind: QAccessible.Text) -> str:
        drawn = self._narrator.drawn(self.node)
        if drawn is None:
            return ""
        if kind == QAccessible.Text.Name:
            return drawn.name
        return drawn.detail if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Texts are edited in the map, not by a screen reader."""

    def state(self) -> QAccessible.State:
        session = self._narrator.stage.session
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.selected = self.node in session.selection
        state.focused = self.node == session.current and self._narrator.canvas.hasFocus()
        state.collapsed = self.node in session.folded
        is_statement = self.node in session.document.statements
        state.expandable = is_statement and bool(session.document.links.arguments_for(self.node))
        state.expanded = state.expandable and not state.collapsed
        return state
