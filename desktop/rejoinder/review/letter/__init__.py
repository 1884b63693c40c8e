"""The parts of a review, each a function from what was read to blocks of prose."""
