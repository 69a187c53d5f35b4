"""Imports: a file at a time leaves what its rows one by one would leave, at any size."""
