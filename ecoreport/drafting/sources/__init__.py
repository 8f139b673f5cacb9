"""Plan documents of every kind of file, as blocks."""
