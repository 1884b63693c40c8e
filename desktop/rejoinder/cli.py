"""The command line: open, export, check, info, new."""


def main() -> int:
    """Runs one command; returns its exit code."""
    return 0
