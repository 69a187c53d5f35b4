"""The engine held against the domain: lives told as text, laws over random lives."""
