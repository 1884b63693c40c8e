"""Rejoinder: argument maps that people edit, test, rebut and put on slides."""

__version__ = "0.1.0"
