"""What is remembered between starts, outside any map."""
