"""The program as a process: streams, signals, files, terminals, many at once."""
