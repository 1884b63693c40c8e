"""The command line: open, export, check, info, new."""

from rejoinder.cli.start import main

__all__ = ["main"]
