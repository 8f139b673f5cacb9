"""Targets set elsewhere, where the figure's name stands inside the demand: 完成上级下达的单位地区生产总值能耗目标任务."""

import re
from dataclasses import dataclass

_SETTER = r"(?:国家|省|市|州|县|区|上级|上|有关|人民|政府|部门|、|和)+"
_DEMAND = re.compile(
    rf"完成{_SETTER}(?:下达|分解|规定|确定|核定)(?:的|我[市县区州])?(?P<name>[\u4e00-\u9fffA-Za-z0-9.]{{2,30}}?)(?:等)?(?:年度)?(?:控制|约束性?|管控|考核)?(?:目标任务|目标|任务|指标)"
    r"(?:[，,]且[^，,。；;]{2,30})?"
)
_FIGURE = re.compile(
    r"(?:率|比例|占比|能耗|水耗|用水量|总量|强度|浓度|面积|数量|指数|天数|排放量?|削减量|下降率|幅度)$"
)
_LISTED = re.compile(
    r"(?:^|[，,。；;])(?P<names>[^，,。；;]{4,80}?)等(?:各项)?指标(?:均|全部|都)?(?P<target>(?:达到|完成|符合|满足)[^，,。；;]{2,40})"
)
_EVERY = re.compile(r"^(?:各年度|各年|每年|全年|年度)")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTarget:
    """One figure whose target is set elsewhere."""

    name: str
    target: str
    position: int


def find_assigned(text: str) -> tuple[AssignedTarget, ...]:
    """The figures of a text that a higher level sets, with the demand in the plan's words, in order."""
    found = []
    for demand in _DEMAND.finditer(text):
        if _FIGURE.search(demand.group("name")):
            found.append(
                AssignedTarget(name=demand.group("name"), target=demand.group(0), position=demand.start())
            )
    for listed in _LISTED.finditer(text):
        names = [_EVERY.sub("", name) for name in listed.group("names").split("、")]
        if all(_FIGURE.search(name) for name in names):
            found += [
                AssignedTarget(name=name, target=listed.group("target"), position=listed.start())
                for name in names
            ]
    return tuple(sorted(found, key=lambda one: one.position))
