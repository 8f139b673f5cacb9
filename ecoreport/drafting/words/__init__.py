"""What the words of a plan mean: letters, numbers, dates, units and their roles, standing rules."""
