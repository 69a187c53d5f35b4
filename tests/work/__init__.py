"""`work`: the day's list, one by one, on a real terminal and line by line."""
