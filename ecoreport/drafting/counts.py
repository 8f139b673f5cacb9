"""Counts in a requirement: 机动车路检2000辆, 完成20个村文化活动室设备配置工作."""

import re
from dataclasses import dataclass

from ecoreport.drafting.wording import fold

_COUNTED = r"万?(?:个|家|座|条|辆|户|亩|公顷|平方公里|平方千米|公里|千米|台|块|处|项|套|名|人|场|次|所|株|吨|平方米|立方米|千瓦|件|只|头|支|组|期|片)"
_AT_END = re.compile(
    rf"(?P<name>[^\d，,。；;：:]{{3,40}}?)(?:约|达到?|达|不少于|不低于|以上)?(?P<count>\d+(?:\.\d+)?{_COUNTED})(?:以上)?$"
)
_BEFORE_NAME = re.compile(
    rf"^(?:确保|力争|年内|全年|全区|全县|全市)*(?:完成|新建|建成|建设|创建|改造|治理|整治|打造|实施|推进|新增|培育|淘汰|关闭|搬迁|或|及)+[^\d，,。；;]{{0,6}}?(?P<count>\d+(?:\.\d+)?{_COUNTED})(?P<name>[\u4e00-\u9fff（）()“”A-Za-z]{{2,40}})$"
)
_DOING = re.compile(r"^(?:开展|实施|建设|推进|完成)(?=[\u4e00-\u9fff]{4})")
_WORK = re.compile(r"(?:的)?(?:工作任务|建设任务|工作|任务|项目)$")
_NO_COUNT = re.compile(r"第\d|\d+年|\d+月|\d+日|等\d+|禁止|不得|每|以下|大于|蒸吨|规模(?!化)|日供水|日处理")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One count."""

    name: str
    target: str
    measure: str
    clause: str
    """The clause it stands in."""


def find_counts(text: str) -> tuple[Counted, ...]:
    """The clauses that end in a count, or begin with one after a verb; other numbers are left alone."""
    found = []
    for clause in re.split(r"[，,。；;]|、(?=[^、]{2,20}\d)", text):
        stripped = clause.strip()
        folded = fold(stripped)
        if _NO_COUNT.search(folded):
            continue
        end = _AT_END.search(folded)
        front = _BEFORE_NAME.match(folded)
        if end is not None and end.start() == 0:
            name = _DOING.sub("", stripped[: end.end("name")])
            found.append(_counted(_WORK.sub("", name), stripped, end.group("count"), stripped))
        elif front is not None:
            name = _WORK.sub("", stripped[front.start("name") : front.end("name")])
            found.append(
                _counted(
                    name, stripped[front.start("count") : front.end("count")], front.group("count"), stripped
                )
            )
    return tuple(found)


def _counted(name: str, target: str, count: str, clause: str) -> Counted:
    return Counted(name=name, target=target, measure=re.sub(r"^[\d.]+", "", count), clause=clause)
