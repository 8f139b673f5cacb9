"""The department workbook: form, blank workbook, live checks, identity, reading back, annotated copy."""
