"""The one place where the parts of the window are joined."""
