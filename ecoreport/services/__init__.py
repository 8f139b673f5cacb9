"""Use cases: one module for each thing an office does."""
