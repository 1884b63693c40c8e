"""Finding statements and steps: what one types, what it is looked for in, what is found."""
