"""Checks of the reasoning, coverage and the review report."""
