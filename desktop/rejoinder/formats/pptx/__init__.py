"""A deck as a PowerPoint file that one can edit: real shapes, real text, glued connectors."""
