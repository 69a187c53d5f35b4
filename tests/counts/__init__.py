"""What is counted and not timed: statements, steps of the database, rows that are read."""
