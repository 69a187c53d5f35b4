"""Use cases: one function each, silent; data in, data out."""
