"""The window: canvas, panels and dialogs on top of the editor."""
