"""Drawings as pictures and pages: PNG, and PDF whose text can be selected."""

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from rejoinder.drawing.items import Drawing
from rejoinder.model.errors import RejoinderError
from rejoinder.paint.exports import MOST_PIXELS
from rejoinder.paint.painter import paint, paint_background

DOTS_PER_METRE = 96 / 0.0254
UNITS_PER_POINT = 96 / 72
LARGEST_PAGE = 14_400
"""Points: what readers of PDF 1.4 to 1.7 accept (ISO 32000-1, Annex C.2)."""


class PictureTooLarge(RejoinderError):
    """A picture with more pixels than a machine can be asked to hold."""


def image(drawing: Drawing, *, scale: float = 1.0) -> QImage:
    """``drawing`` as an image with ``scale`` pixels to a map unit, clear where it has no paper.

    Raises:
        PictureTooLarge: it would have more than 100 million pixels.
    """
    width, height = (max(1, ceil(side * scale)) for side in drawing.bounds[2:])
    if width * height > MOST_PIXELS:
        fitting = scale * (MOST_PIXELS / (width * height)) ** 0.5
        raise PictureTooLarge(
            f"A picture of this map at scale {scale:g} would have {width:,} by {height:,} pixels;"
            f" the most is {MOST_PIXELS // 1_000_000} million. Choose a scale of"
            f" {int(fitting * 100) / 100:g} or less, or save it as SVG or PDF."
        )
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDotsPerMeterX(round(DOTS_PER_METRE * scale))
    picture.setDotsPerMeterY(round(DOTS_PER_METRE * scale))
    picture.fill(QColor(drawing.background) if drawing.background else QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    try:
        painter.scale(scale, scale)
        painter.translate(-drawing.bounds.x, -drawing.bounds.y)
        paint(painter, drawing)
    finally:
        painter.end()
    return picture


def png(drawing: Drawing, *, scale: float = 1.0) -> bytes:
    """``drawing`` as a PNG file; its title goes with it, and its size in print.

    Raises:
        PictureTooLarge: it would have more than 100 million pixels.
    """
    picture = image(drawing, scale=scale)
    picture.setText("Title", drawing.title)
    picture.setText("Description", drawing.description)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    buffer.close()
    return bytes(held.data())


def pdf(drawing: Drawing) -> bytes:
    """``drawing`` as a PDF of one page of its own size, in vectors, its text selectable.

    A map that is larger than the largest page is reduced to it.
    """
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bounds = drawing.bounds
    longest = max(bounds.width, bounds.height) / UNITS_PER_POINT
    reduced = min(1.0, LARGEST_PAGE / longest)
    size = QSizeF(bounds.width, bounds.height) * (reduced / UNITS_PER_POINT)
    writer = _writer(buffer, size, title=drawing.title)
    painter = QPainter(writer)
    try:
        scale = reduced / UNITS_PER_POINT * writer.resolution() / 72
        painter.scale(scale, scale)
        painter.translate(-bounds.x, -bounds.y)
        paint_background(painter, drawing)
        paint(painter, drawing, as_text=True)
    finally:
        painter.end()
    buffer.close()
    return bytes(held.data())


def _writer(buffer: QBuffer, size: QSizeF, *, title: str) -> QPdfWriter:
    """A writer for one page of ``size`` in points, without margins."""
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Rejoinder")
    writer.setResolution(1200)
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    orientation = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(page, orientation, QMarginsF()))
    return writer
