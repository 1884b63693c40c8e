"""Drawing to QPainter; text measured by Qt; PNG and PDF."""
