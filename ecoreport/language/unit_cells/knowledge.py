"""The programme's own units, where they say more than the cell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecoreport.language.unit_cells import words
from ecoreport.model.program import Unit, UnitKind
from ecoreport.model.unit_cell import UnitMention

_INSIDE = re.compile(r"[、，,；;/／｜|和及与()（）\[\]〔〕【】·]")
_LEAGUE = re.compile(r"^(?P<level>[省市县区州旗])团委$")
"""The Youth League's committee, whose own name is 团县委."""
_SAME = str.maketrans("()[]〔〕【】，", "（）（）（）（）、", " \n\t　")


class Knowledge:
    """Looks up names as the programme knows them.

    Attributes:
        protected: Matches known names that have separators inside; None when there is none.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units: dict[str, Unit] = {}
        for unit in units:
            for alias in unit.aliases:
                self._units.setdefault(_key(alias), unit)
        for unit in units:
            self._units[_key(unit.name)] = unit
        inside = {n for u in units for n in (u.name, *u.aliases) if _INSIDE.search(n)}
        self.protected: re.Pattern[str] | None = None
        if inside:
            self.protected = re.compile("|".join(re.escape(n) for n in sorted(inside, key=len, reverse=True)))

    def resolve(self, mention: UnitMention) -> UnitMention:
        """The mention with the known unit's name in `full`, and known groups marked as groups."""
        unit = self._find(mention)
        if unit is None:
            return mention
        return replace(
            mention,
            full=unit.name if unit.name != mention.name else None,
            group=mention.group or unit.kind is UnitKind.GROUP or bool(unit.members),
        )

    def _find(self, mention: UnitMention) -> Unit | None:
        league = _LEAGUE.sub(r"团\g<level>委", mention.full_name)
        for name in (mention.name, mention.full_name, mention.alias, league):
            if name and (unit := self._units.get(_key(name))):
                return unit
        if mention.full is None and not words.has_level_prefix(mention.name):
            found = {
                u.name: u
                for k, u in self._units.items()
                if len(k) == len(mention.name) + 1 and k[1:] == mention.name
            }
            if len(found) == 1:
                return next(iter(found.values()))
        return None


def _key(name: str) -> str:
    return name.translate(_SAME)
