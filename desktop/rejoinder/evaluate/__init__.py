"""Strengths, labels and influence: pure functions of the graph."""
