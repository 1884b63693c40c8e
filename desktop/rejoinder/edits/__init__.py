"""Every verb a person has: each a pure function (document, ...) -> Change."""
