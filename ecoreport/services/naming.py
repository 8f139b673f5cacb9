"""Naming: what is said when a unit is named on the command line that the programme does not know."""

from ecoreport.errors import EcoreportError
from ecoreport.model.program import Program
from ecoreport.names import closest

_NAMED = 5
"""So many units that hold the words of a short name are offered."""


def unknown_unit(program: Program, name: str) -> EcoreportError:
    """The error for a unit that is not in the programme, with those that may have been meant."""
    known = [unit.name for unit in program.units]
    near = closest(name, known)
    meant = [near] if near else [one for one in known if name and name in one][:_NAMED]
    hint = f"您是否想写 {' 或 '.join(meant)}？" if meant else "请用 ecoreport show 查看单位名单。"
    return EcoreportError(f"方案里没有单位“{name}”。{hint}")
