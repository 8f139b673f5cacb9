"""The units of a programme, in order of appearance, under one spelling each."""

import re
from collections.abc import Iterable

from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.model.program import Unit, UnitKind, Who
from ecoreport.model.unit_cell import UnitMention

_KINDS = (
    (
        UnitKind.PARK,
        re.compile(r"(?:管委会?|管理委员会|园区|开发区|高新区|经开区|集聚区|示范区|度假区|保税区|工业区)$"),
    ),
    (UnitKind.COMPANY, re.compile(r"(?:公司|集团|厂|企业|银行)$")),
    (UnitKind.TOWNSHIP, re.compile(r"(?:镇|乡|街道|(?<!海关)办事处|街办)(?:人民)?(?:政府|党委)?$")),
    (
        UnitKind.INSTITUTION,
        re.compile(
            r"(?:中心|党校|学校|大学|中学|小学|幼儿园|(?<!法)(?<!检察)院|站|所|馆|气象台|联社|社|电视台|报社|管护中心|林场)$"
        ),
    ),
    (
        UnitKind.OTHER,
        re.compile(
            r"(?:法院|检察院|队|创建办|指挥部|领导小组|专班|攻坚战?办|战办|工会|团[市县区州]?委|联合会|协会|妇联|残联|科协|文联|侨联|红十字会|贸促会|工商联|武装部|人武部|军分区)$"
        ),
    ),
)
_GOVERNMENT = re.compile(r"党委|(?:人民)?政府|党工委|办事处|管委会")
_COLLECTIVE = re.compile(
    r"^(?:各|有关|相关|全[市县区州])|(?:有关|相关|各|成员|所有)(?:部门|单位|乡镇|街道|镇街)"
)


class UnitRegister:
    """Gathers names as they are met and gives each unit its one spelling."""

    def __init__(self) -> None:
        self._units: dict[str, UnitKind] = {}
        self._aliases: dict[str, list[str]] = {}
        self._spellings: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    def meet(self, mentions: Iterable[UnitMention]) -> None:
        """Takes note of the names of a unit cell."""
        for mention in mentions:
            name = self._spelling(mention.full_name)
            self._units.setdefault(name, _kind(name, is_group=mention.group))
            for other in (mention.full_name, mention.alias):
                if other and other != name and other not in self._aliases.setdefault(name, []):
                    self._aliases[name].append(other)

    def add(self, name: str) -> str:
        """Takes note of one name and gives its spelling."""
        spelling = self._spelling(name)
        self._units.setdefault(spelling, _kind(spelling, is_group=bool(_COLLECTIVE.search(name))))
        return spelling

    def resolve(self, who: Who) -> Who:
        """The name with its one spelling, and what the plan prints where that is another."""
        name = self._spelling(who.name)
        other = who.name if who.name in self._aliases.get(name, ()) else None
        return Who(name=name, scope=who.scope, printed=other)

    def match(self, name: str) -> str | None:
        """The unit a heading means: its own name, or the only one that begins with it (各乡镇 → 各乡镇人民政府)."""
        spelling = self._spelling(name)
        if spelling in self._units:
            return spelling
        longer = [unit for unit in self._units if _extends(unit, name) or _extends(name, unit)]
        return longer[0] if len(longer) == 1 else None

    def alias(self, unit: str, other: str) -> None:
        """Another name of a unit, as a heading writes it."""
        if other != unit and other not in self._aliases.setdefault(unit, []):
            self._aliases[unit].append(other)

    def gather(self, group: str, members: Iterable[str]) -> str | None:
        """Takes note of who belongs to a group; gives its spelling, or None where no such group was met."""
        known = self.match(group)
        if known is None or self._units[known] is not UnitKind.GROUP or known in self._members:
            return None
        self._members[known] = tuple(map(self.add, members))
        return known

    def units(self, order: Iterable[str]) -> tuple[Unit, ...]:
        """The units that are named in the programme, in the order given, and behind them the members of groups."""
        named = tuple(order)
        members = (member for name in named for member in self._members.get(name, ()))
        return tuple(
            Unit(
                name=name,
                kind=self._units.get(name, UnitKind.DEPARTMENT),
                aliases=tuple(self._aliases.get(name, ())),
                members=self._members.get(name, ()),
            )
            for name in dict.fromkeys((*named, *members))
        )

    def _spelling(self, name: str) -> str:
        """The first spelling met: 区级相关部门, 相关区级部门 and 区级有关部门 are one group."""
        if not _COLLECTIVE.search(name):
            return name
        key = "".join(sorted(name.replace("相关", "有关")))
        return self._spellings.setdefault(key, name)


def _extends(longer: str, shorter: str) -> bool:
    """True for 各乡镇人民政府 and 各乡镇, 城关镇人民政府 and 城关镇; 县公安局交警大队 is no longer name of 县公安局."""
    if not longer.startswith(shorter):
        return False
    rest = longer[len(shorter) :]
    return bool(_COLLECTIVE.search(shorter) or _GOVERNMENT.fullmatch(rest)) or unit_likeness(rest) == 0


def _kind(name: str, *, is_group: bool) -> UnitKind:
    for kind, pattern in _KINDS:
        if pattern.search(name):
            if kind is UnitKind.PARK and not name.startswith(("各", "有关", "相关")):
                return kind
            return UnitKind.GROUP if is_group else kind
    return UnitKind.GROUP if is_group else UnitKind.DEPARTMENT
