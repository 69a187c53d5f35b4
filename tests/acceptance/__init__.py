"""The worked cases, told through the command line from the first day to the last."""
