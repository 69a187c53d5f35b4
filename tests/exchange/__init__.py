"""Lists of contacts and dates, read and written."""
