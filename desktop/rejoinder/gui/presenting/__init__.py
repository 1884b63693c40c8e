"""A talk given from the window: slides on one screen, notes and clock on the other."""
