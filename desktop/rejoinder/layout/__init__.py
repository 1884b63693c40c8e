"""Where things go: pure functions of sizes."""
