"""`report`: the figures, and how they are shown."""
