"""What a summary, list or letter says, as data, before how it looks."""
