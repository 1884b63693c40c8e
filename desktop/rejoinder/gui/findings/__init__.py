"""Findings in the window: worked out beside it, listed, marked on the cards, mended."""
