"""The statement that stands in a clipping for what its branches argued about."""

from rejoinder.model.ids import StatementId

STAND_IN = StatementId("cut-from")
"""Longer letters and a dash tell it from every id that is drawn at random."""
