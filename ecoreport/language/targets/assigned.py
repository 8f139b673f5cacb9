"""Targets set elsewhere whose metric is named inside the demand: 完成上级下达的单位地区生产总值能耗目标任务."""

import re
from dataclasses import dataclass

from ecoreport.language.targets.names import METRIC_END, clean_name

_SETTER = "(?:国家|省|市|州|县|区|上级|上|有关|人民|政府|部门|、|和)+"
_DEMAND = re.compile(
    rf"完成{_SETTER}(?:下达|分解|规定|确定|核定)(?:的|我[市县区州])?(?P<name>[\u4e00-\u9fffA-Za-z0-9.、]{{2,30}}?)(?:等)?(?:年度)?"
    "(?:控制|约束性?|管控|考核)?(?:目标任务|目标|任务|指标)(?:,且[^,;。]{2,30})?"
)
_OWN = re.compile(
    "完成(?P<name>[\u4e00-\u9fffA-Za-z0-9.、]{2,30}?)(?:“[^”]*”)?(?:年度|阶段性?)?(?:控制|管控|约束性?)?目标(?:任务)?(?=$|[,;。])"
)
_LISTED = re.compile(
    "(?:^|[,。;])(?P<names>[^,;。]{4,80}?)等(?:各项)?指标(?:均|全部|都)?(?P<target>(?:达到|完成|符合|满足)[^,;。]{2,40})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """One demand; positions are those of the prepared text."""

    names: tuple[str, ...]
    start: int
    end: int


def find_assigned(plain: str) -> tuple[Assigned, ...]:
    """The metrics of a prepared text that a higher level sets, with the whole demand as its words, in order."""
    found = []
    for demand in (*_DEMAND.finditer(plain), *_OWN.finditer(plain)):
        name = clean_name(demand["name"])
        if METRIC_END.search(name):
            found.append(Assigned(names=(name,), start=demand.start(), end=demand.end()))
    for listed in _LISTED.finditer(plain):
        names = tuple(clean_name(name) for name in listed["names"].split("、"))
        if all(METRIC_END.search(name) for name in names):
            found.append(Assigned(names=names, start=listed.start("target"), end=listed.end("target")))
    return tuple(sorted(found, key=lambda one: one.start))
