"""Disk: atomic save and what goes with it."""
