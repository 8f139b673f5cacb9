"""Unit cells (牵头单位, 责任单位, 配合单位) read into names, roles and groups; the rules stand in docs/language/units.md."""

from ecoreport.language.unit_cells.reading import read_unit_cell, unit_cell_as_json

__all__ = ["read_unit_cell", "unit_cell_as_json"]
