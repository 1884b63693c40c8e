"""The argument map as tables of immutable records, and what follows from them alone."""
