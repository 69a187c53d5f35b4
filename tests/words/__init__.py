"""What is said and written: texts in five languages, scripts, letters."""
