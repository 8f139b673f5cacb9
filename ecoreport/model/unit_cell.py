"""The meaning of a unit cell, as data. The rules stand in docs/language/units.md; the reader in `language.unit_cells`."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a unit does for the item, where the cell itself says so."""

    LEAD = "lead"
    """牵头, 主办."""
    COOP = "coop"
    """配合, 参与, 协办, 指导."""
    RESP = "resp"
    """责任, 负责, 落实."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """One name as a unit cell writes it."""

    name: str
    """As written, white space and line breaks inside it aside."""
    full: str | None = None
    """The whole name where the cell shortens it (市林业局、住建局) or the programme knows a better one; None when `name` is it."""
    role: Role | None = None
    group: bool = False
    """A collective word: 各镇街, 有关部门."""
    scope: str | None = None
    """What a bracket limits or adds: 区城市管理局（城市）."""
    alias: str | None = None
    """Another name of the same unit, given in a bracket: 市生态环境局（原市环保局）."""
    etc: bool = False
    """Followed by 等."""

    @property
    def full_name(self) -> str:
        """The whole name, whether or not the cell shortens it."""
        return self.full or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCell:
    """What a unit cell says, in text order."""

    raw: str
    units: tuple[UnitMention, ...] = ()
    rules: tuple[str, ...] = ()
    """Standing rules that stood in the cell and hold for the whole plan (以下均需各县区落实，不再列出), to the letter."""
