"""cadence: three calls and a letter, kept on a terminal."""

__version__ = "0.1.0"
