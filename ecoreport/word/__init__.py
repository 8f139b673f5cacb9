"""Word papers in official layout."""
