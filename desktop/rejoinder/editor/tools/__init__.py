"""Tools as values: react(state, event) -> (state, intent)."""
