"""The queue of what is open: a bar over the map that goes through all of it by keys."""
