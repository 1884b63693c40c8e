"""Docks beside the canvas: outline, inspector, comments."""
