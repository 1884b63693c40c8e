"""What the canvas lays over the map: selection, hover, rubber band, ghosts and drop previews.

Painted in pixels, after the map, so that rings and labels keep their size at any zoom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rejoinder.editor.tools.beside import Line
from rejoinder.editor.tools.connect import Connection
from rejoinder.editor.tools.drop import Landing
from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.chosen import FEW, Chosen
from rejoinder.gui.canvas.label import LabelPainter, Told
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.paint.painter import paint_card

CORNER = 8.0
"""The corners of a card's ring, in map units; a card's own are about as round."""

MINIATURE = 132.0
"""Pixels that the picture of a dragged card is wide, at any zoom."""


@dataclass(frozen=True)
class LinkPreview:
    """A cross link being drawn from ``source`` to ``at``, and what it would do."""

    source: StatementId
    at: Point
    onto: NodeId | None
    does: Connection


@dataclass(frozen=True)
class Overlay:
    """What a gesture shows at this moment. ``dragged`` are the tops of the branches that
    are picked up, ``carried`` all that goes with them; ``pointer`` is a map point. Where
    it ``can_link``, Alt makes a cross link of the drag; then ``link`` hides the rest of it.
    ``words`` are dragged in from an article; ``hint`` says what keys make of them."""

    hover: NodeId | None = None
    band: Rect | None = None
    dragged: tuple[StatementId, ...] = ()
    carried: tuple[NodeId, ...] = ()
    pointer: Point | None = None
    can_link: bool = False
    landing: Landing | None = None
    link: LinkPreview | None = None
    words: str = ""
    hint: str = ""


NOTHING = Overlay()


class OverlayPainter:
    """Paints one frame's overlay with ``painter``, which counts in pixels of the window."""

    def __init__(self, painter: QPainter, stage: Stage, camera: Camera, window: Size) -> None:
        self._painter = painter
        self._stage = stage
        self._camera = camera
        self._window = window
        self._theme = stage.composer.theme
        self._ratio = painter.deviceTransform().m11()
        self._label = LabelPainter(painter, self._theme, window)

    def selection(self, chosen: Chosen, nodes: Sequence[NodeId], current: NodeId | None) -> None:
        """Rings round what is selected; the current one's is stronger."""
        seen, color = self._camera.seen(self._window).grown(8), self._theme.selection
        chosen.paint(
            self._painter,
            nodes,
            self._camera,
            seen=seen,
            ring=lambda node: self._ring(node, color, width=2.5 if node == current else 1.75),
        )
        if current is not None and len(nodes) > FEW:
            self._ring(current, color, width=2.5)

    def gesture(self, overlay: Overlay) -> None:
        """Whatever the pointer is about."""
        if overlay.hover is not None:
            self._ring(overlay.hover, self._theme.hover, width=1.5)
        if overlay.band is not None:
            self._band(overlay.band)
        if overlay.link is not None:
            self._link(overlay.link)
        elif overlay.dragged and overlay.pointer is not None:
            self._drag(overlay, overlay.pointer)
        elif overlay.words and overlay.pointer is not None and overlay.landing is not None:
            self._offer(overlay, overlay.landing, overlay.pointer)

    def echo(self, nodes: Iterable[NodeId]) -> None:
        """Rings round what is pointed at elsewhere, as in the article."""
        for node in nodes:
            self._ring(node, self._theme.hover, width=3.0, fill=True)

    def _offer(self, overlay: Overlay, landing: Landing, pointer: Point) -> None:
        """Words from an article over the place where they would land."""
        if landing.onto is not None:
            self._target(landing.onto, refused=landing.refused)
        if landing.line is not None:
            self._insertion(landing.line, refused=landing.refused)
        tip = self._camera.to_screen(pointer)
        hint = " · ".join(words for words in (landing.hint, overlay.hint) if words)
        told = Told(landing.label, hint, refused=landing.refused, polarity=landing.polarity)
        self._label.show(told, Point(tip.x + 16, tip.y + 20))

    def hint(self, text: str) -> None:
        """One line in the middle of an empty map."""
        painter = self._painter
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.secondary))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(0, 0, self._window.width, self._window.height)
        painter.drawText(room.adjusted(32, 32, -32, -32), flags, text)

    def _drag(self, overlay: Overlay, pointer: Point) -> None:
        self._veil(overlay.carried)
        landing = overlay.landing
        if landing is not None and landing.onto is not None:
            self._target(landing.onto, refused=landing.refused)
        if landing is not None and landing.line is not None:
            self._insertion(landing.line, refused=landing.refused)
        below = self._miniature(overlay.dragged, self._camera.to_screen(pointer))
        if landing is not None:
            alt = "Alt: link instead" if overlay.can_link else ""
            hint = " · ".join(words for words in (alt, landing.hint) if words)
            self._label.show(
                Told(landing.label, hint, refused=landing.refused, polarity=landing.polarity),
                below,
            )

    def _target(self, node: NodeId, *, refused: bool) -> None:
        """Frames what the pointer is over: whole and filled for yes, dashed for no."""
        color = self._theme.refused if refused else self._theme.drop
        self._ring(node, color, width=3.0, fill=not refused, is_dashed=refused)

    def _ring(
        self,
        node: NodeId,
        color: str,
        *,
        width: float,
        fill: bool = False,
        is_dashed: bool = False,
    ) -> None:
        box = self._stage.place(node)
        if box is None:
            return
        gap = 2.0 + width / 2
        rect = self._whole_pixels(box).adjusted(-gap, -gap, gap, gap)
        tint = QColor(color)
        tint.setAlphaF(0.14)
        dash = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(QColor(color), width, dash))
        self._painter.setBrush(tint if fill else Qt.BrushStyle.NoBrush)
        if node in self._stage.session.document.inferences:
            self._painter.drawEllipse(rect)
        else:
            corner = CORNER * self._camera.zoom + gap
            self._painter.drawRoundedRect(rect, corner, corner)

    def _whole_pixels(self, box: Rect) -> QRectF:
        """A card's box on the screen: its corner lies on a whole device pixel, as the card's."""
        on_screen, ratio = self._camera.box_to_screen(box), self._ratio
        x, y = round(on_screen.x * ratio) / ratio, round(on_screen.y * ratio) / ratio
        return QRectF(x, y, on_screen.width, on_screen.height)

    def _band(self, band: Rect) -> None:
        tint = QColor(self._theme.selection)
        tint.setAlphaF(0.12)
        self._painter.setPen(QPen(QColor(self._theme.selection), 1))
        self._painter.setBrush(tint)
        self._painter.drawRect(_qrect(self._camera.box_to_screen(band)))

    def _insertion(self, line: Line, *, refused: bool) -> None:
        start, end = (QPointF(p.x, p.y) for p in map(self._camera.to_screen, line))
        color = self._theme.refused if refused else self._theme.drop
        dash = Qt.PenStyle.DashLine if refused else Qt.PenStyle.SolidLine
        pen = QPen(QColor(color), 4, dash, Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawLine(start, end)

    def _veil(self, carried: Iterable[NodeId]) -> None:
        """Fades what is picked up, where it stands."""
        veil, seen = QColor(self._theme.background), self._camera.seen(self._window)
        veil.setAlphaF(0.6)
        for node in carried:
            box = self._stage.place(node)
            if box is not None and box.meets(seen):
                rect = _qrect(self._camera.box_to_screen(box)).adjusted(-1, -1, 1, 1)
                self._painter.fillRect(rect, veil)

    def _miniature(self, dragged: tuple[StatementId, ...], tip: Point) -> Point:
        """A small picture of what is carried, below the pointer so that the target is seen.

        Returns where a label may follow, in pixels.
        """
        card = self._stage.card(dragged[0])
        if card is None:
            return Point(tip.x + 14, tip.y + 18)
        painter, theme = self._painter, self._theme
        scale = MINIATURE / card.face.width
        box = QRectF(tip.x + 14, tip.y + 18, MINIATURE, card.face.height * scale)
        painter.save()
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.card))
        for behind in reversed(range(1, min(3, len(dragged)))):
            painter.drawRoundedRect(box.translated(3.0 * behind, 3.0 * behind), 3, 3)
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        painter.translate(-card.x, -card.y)
        paint_card(painter, card)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.selection), 1))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)
        return Point(box.left(), box.bottom() + 8)

    def _link(self, link: LinkPreview) -> None:
        does, box = link.does, self._stage.place(link.source)
        if box is None:
            return
        color = self._theme.refused if does.refused else self._theme.drop
        if link.onto is not None and link.onto != link.source:
            self._target(link.onto, refused=does.refused)
        start, end = self._camera.to_screen(box.center), self._camera.to_screen(link.at)
        path = QPainterPath(QPointF(start.x, start.y))
        middle = (start.y + end.y) / 2
        path.cubicTo(start.x, middle, end.x, middle, end.x, end.y)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(color), 2, Qt.PenStyle.DashLine))
        self._painter.drawPath(path)
        tip = self._camera.to_screen(link.at)
        told = Told(does.label, does.hint, refused=does.refused, polarity=does.polarity)
        self._label.show(told, Point(tip.x + 16, tip.y + 20))


def _qrect(box: Rect) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
