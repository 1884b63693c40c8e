"""Dialogs: export, source, problems, shortcuts."""
