"""The running text of a plan: tidied lines, outline, items, phases, goals."""
