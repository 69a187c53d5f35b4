"""Attacks: random commands, hostile arguments, kills. Small in the suite, large as scripts."""
