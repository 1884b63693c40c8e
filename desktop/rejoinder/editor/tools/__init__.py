"""What the pointer means, as values: ``react(state, event)`` gives the next state and an intent.

Nothing here knows Qt or the screen; the canvas translates its mouse and keys into events in
map coordinates, and carries the intents out.
"""
