"""The display list: document and positions as plain shapes, for the screen and every file."""
