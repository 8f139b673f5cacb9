"""Whether the cells of a table stand under their own titles: a table that was shifted must not be read."""

import re
from collections.abc import Callable

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.words.shapes import is_measure, is_nature, is_number, unit_likeness

_ENOUGH = 0.4
"""Below this share of cells that suit their columns, a table counts as shifted."""
_FEW = 3
"""Fewer cells prove nothing."""
_UNIT_SIGN = re.compile(r"[局委办府部会院镇乡]|中心|公司|街道|单位|部门|大队|支队|团[市县区州]")


def find_misplaced(
    columns: tuple[Column | None, ...], titles: tuple[str, ...], samples: tuple[tuple[str, ...], ...]
) -> tuple[str, str] | None:
    """A title and a cell that cannot belong under it, when the cells of a table do not stand under their titles."""
    fits: list[float] = []
    misfit: tuple[str, str] | None = _beside_the_units(columns, titles, samples)
    if misfit is not None:
        return misfit
    for column, title, cells in zip(columns, titles, samples, strict=False):
        fit = _FITS.get(column) if column is not None else None
        filled = [cell for cell in cells if cell.strip()]
        if fit is None or not filled:
            continue
        wrong = [cell for cell in filled if not fit(cell)]
        fits.append(1 - len(wrong) / len(filled))
        if wrong and misfit is None:
            misfit = title, wrong[0]
    return misfit if len(fits) > 2 and sum(fits) / len(fits) < _ENOUGH else None


def _beside_the_units(
    columns: tuple[Column | None, ...], titles: tuple[str, ...], samples: tuple[tuple[str, ...], ...]
) -> tuple[str, str] | None:
    """The title of those who lead with a cell under it, when no cell there names a unit and all in the next column do."""
    for index, column in enumerate(columns[:-1]):
        own, following = ([cell for cell in cells if cell.strip()] for cells in samples[index : index + 2])
        if column not in {Column.LEAD, Column.RESPONSIBLE} or min(len(own), len(following)) < _FEW:
            continue
        if not any(map(_may_be_units, own)) and all(unit_likeness(cell) == 1 for cell in following):
            return titles[index], own[0]
    return None


def _may_be_units(text: str) -> bool:
    return _UNIT_SIGN.search(text) is not None or unit_likeness(text) > 0


_FITS: dict[Column, Callable[[str], bool]] = {
    Column.NO: is_number,
    Column.MEASURE: is_measure,
    Column.NATURE: is_nature,
    Column.LEAD: _may_be_units,
    Column.RESPONSIBLE: _may_be_units,
    Column.COOPERATE: _may_be_units,
}
"""Columns whose cells can be known by their shape."""
