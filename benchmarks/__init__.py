"""What is measured, against what; see the README beside."""
