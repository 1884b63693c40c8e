"""The article beside the map: its text as it is laid out, read, selected and worked through."""
