"""A map as slides to speak from: which slides, what is on each, and what to say."""
