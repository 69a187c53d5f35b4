"""PostgreSQL, on a real server that the tests start for themselves."""
