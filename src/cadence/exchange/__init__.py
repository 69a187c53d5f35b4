"""Text to dataclasses, dataclasses to text. Opens no file, prints nothing, knows no database."""
