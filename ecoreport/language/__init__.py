"""How the texts of plans and filled cells are understood: numerals, measures, targets, values, unit cells."""
