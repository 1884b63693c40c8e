"""Two versions of a map in the window: compared on the canvas, and merged."""
