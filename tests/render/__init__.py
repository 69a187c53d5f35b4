"""What is shown: lines, without a terminal."""
