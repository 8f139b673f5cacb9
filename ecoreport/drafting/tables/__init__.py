"""The tables of a plan, whatever their layout, as rows with known columns."""
