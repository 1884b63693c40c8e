"""Attack surface, brief and flow."""
