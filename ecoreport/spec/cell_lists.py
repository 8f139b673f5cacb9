"""Lists inside one cell of the Excel form: names parted by 、, units with what they answer for."""

from collections.abc import Iterable, Sequence

from ecoreport.language.unit_cells import read_unit_cell
from ecoreport.model.program import Unit, Who
from ecoreport.model.program_form import NONE_WORD
from ecoreport.model.unit_cell import Role

_OPEN, _CLOSE = "（([〔【《“", "）)]〕】》”"
_PARTING = "、，,;；"
_NONE = frozenset({"无", "/", "-", "－", "--", "——", "不涉及"})
"""What clerks write where there is no unit."""


def split_names(text: str) -> tuple[str, ...]:
    """The names of a cell: its lines when it has several, else the parts between 、 outside brackets."""
    if "\n" in text:
        parts: Iterable[str] = text.split("\n")
    else:
        parts = _split_outside_brackets(text)
    return tuple(part.strip() for part in parts if part.strip() and part.strip() != NONE_WORD)


def join_names(names: Iterable[str]) -> str:
    """The names as one cell that `split_names` reads back: parted by 、, or one a line where a name holds a 、.

    A last line with the none-word makes a cell with one such name a cell with lines.
    """
    names = tuple(names)
    text = "、".join(names)
    return text if split_names(text) == names else "\n".join((*names, NONE_WORD))


def read_whos(text: str, units: Sequence[Unit]) -> tuple[Who, ...]:
    """The units of a cell.

    Names and aliases of the programme are taken exactly as they are declared; a cell that holds anything else is read like a unit
    cell of a plan (`区林业局、住建局（农村）`), and what is still unknown stays as written for the checks to report.
    """
    known = {name for unit in units for name in (unit.name, *unit.aliases)}
    if text.strip() in _NONE - known:
        return ()
    parts = split_names(text)
    exact = [_exact(part, known) for part in parts]
    if all(who is not None for who in exact):
        return tuple(who for who in exact if who is not None)
    read = read_unit_cell(text, known=tuple(units))
    found = tuple(Who(name=unit.full_name, scope=unit.scope) for unit in read.units)
    return found or tuple(Who(name=part) for part in parts)


def misplaced(text: str, units: Sequence[Unit], *, leading: bool) -> tuple[str, ...]:
    """The units to which a cell itself gives the other part: 甲局牵头，乙局配合 in a column of leads.

    Args:
        text: What stands in the cell.
        units: Those of the programme.
        leading: The column is that of the leads.
    """
    known = {unit.name for unit in units}
    if all(_exact(part, known) is not None for part in split_names(text)):
        return ()
    other = Role.COOP if leading else Role.LEAD
    read = read_unit_cell(text, known=tuple(units))
    return tuple(unit.full_name for unit in read.units if unit.role is other)


def write_whos(whos: Iterable[Who], units: Sequence[Unit]) -> str:
    """The units as one cell that `read_whos` reads back."""
    whos = tuple(whos)
    parts = [who.words for who in whos]
    text = "、".join(parts)
    return text if read_whos(text, units) == whos else "\n".join((*parts, NONE_WORD))


def _exact(part: str, known: set[str]) -> Who | None:
    if part in known:
        return Who(name=part)
    names = [name for name in known if part.startswith(name)]
    name = max(names, key=len, default=part)
    scope = part[len(name) :].strip()
    if len(scope) > 2 and scope[0] in "（(" and scope[-1] in "）)":
        return Who(name=name, scope=scope[1:-1].strip())
    return None


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth = [""], 0
    for character in text:
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in _PARTING and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
