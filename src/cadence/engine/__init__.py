"""The engine: what is due next, for whom and why. Pure: no clock, no files, no chance."""
