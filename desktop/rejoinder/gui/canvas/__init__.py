"""The map on the screen: one widget that paints the display list."""
