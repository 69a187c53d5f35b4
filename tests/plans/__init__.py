"""Cadences of one's own, from the file to the last step, through the command line."""
