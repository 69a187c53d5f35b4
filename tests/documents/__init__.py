"""What the documents promise, executed and compared."""
