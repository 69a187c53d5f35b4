"""How the house is built: sizes, names, directions of imports."""
