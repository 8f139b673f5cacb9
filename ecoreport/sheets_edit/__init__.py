"""Workbooks changed in place: single parts, and cells of a clerk's workbook; all else stays as its owner made it."""

from ecoreport.sheets_edit.cells import CellEdit, edit_cells

__all__ = ["CellEdit", "edit_cells"]
