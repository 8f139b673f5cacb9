"""Checks of demands in words: lists of conditions, events of some level that must not happen, and a word for several."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ecoreport.catalogue import find
from ecoreport.language.targets import target_of
from ecoreport.model.finding import Finding, Place
from ecoreport.model.target import Op, Target, TargetKind
from ecoreport.spec.lint.metric_names import plain_name
from ecoreport.spec.lint.subject import Owned, Subject, describe, targets_in

_JOINTS = re.compile("[、，,；;]|且")
_CONDITION = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,6}?)(?:不|未|无|只)[\u4e00-\u9fff]{2,4}")
_AND_SO_ON = re.compile("等[^、]*$")

_LEVELS = (
    ("特别重大", 4),
    ("重、特大", 3),
    ("重特大", 3),
    ("特大", 4),
    ("重大", 3),
    ("较大", 2),
    ("一般", 1),
)
"""Levels of accidents and events, as 《生产安全事故报告和调查处理条例》 and 《国家突发环境事件应急预案》 order them."""
_EVENT = re.compile("(?:事故|事件|案件|灾害|疫情|火灾)(?:起数|次数|数)?$")
_ROUND_LEVEL = re.compile("及?以上|突发|各类|责任|的|发生|起数|次数")
_EACH = re.compile("^均")


def check_conditions(subject: Subject) -> Iterator[Finding]:
    """The same thing with other conditions in another place: 面积不减少、性质不改变, and 面积不减少、质量不下降."""
    for name, demands in _conditioned(subject):
        first, *others = (demand.about for demand in demands)
        if any(not _same_conditions(first, other) for other in others):
            said = "；".join(dict.fromkeys(f"“{demand.said}”" for demand in demands))
            places = tuple(demand.place for demand in demands)
            yield find("PLAN-083", place=places[0], places=places, name=name, said=said)


def check_event_levels(subject: Subject) -> Iterator[Finding]:
    """Events that must not happen from one level on, and in another text from another one."""
    events: dict[str, dict[Hashable, _Ban]] = {}
    for ban in _bans(subject):
        lowest = events.setdefault(ban.event, {})
        if ban.source not in lowest or ban.level < lowest[ban.source].level:
            lowest[ban.source] = ban
    for event, by_source in events.items():
        bans = tuple(by_source.values())
        if len({ban.level for ban in bans}) > 1:
            said = "；".join(dict.fromkeys(f"“{ban.said}”" for ban in bans))
            places = tuple(dict.fromkeys(ban.place for ban in bans))
            yield find("PLAN-084", place=places[0], places=places, name=event, said=said)


def check_each(subject: Subject) -> Iterator[Finding]:
    """A target that speaks of several (均不低于80%) and stands with one metric only."""
    for owned in subject.metrics():
        target = owned.metric.target
        if _EACH.match(target) and sum(m.target == target for m in owned.owner.metrics) == 1:
            place = _place(subject, owned)
            yield find("PLAN-085", place=place, name=owned.metric.name, target=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Demand:
    """A list of conditions for one thing."""

    about: frozenset[str]
    said: str
    place: Place


def _conditioned(subject: Subject) -> Iterator[tuple[str, list[_Demand]]]:
    """Each thing of which a metric asks several conditions, with what metrics and texts ask of it."""
    names: dict[str, str] = {}
    things: dict[str, list[_Demand]] = {}
    for owned in subject.metrics():
        said = owned.metric.target
        if about := _conditions(said):
            for name in _AND_SO_ON.sub("", owned.metric.name).split("、"):
                demand = _Demand(about=about, said=said, place=_place(subject, owned))
                things.setdefault(plain_name(name), []).append(demand)
                names.setdefault(plain_name(name), name)
    passages = tuple(subject.passages()) if names else ()
    for thing, name in names.items():
        for passage in passages:
            for match in re.finditer(f"{re.escape(name)}([^，,。；;]+)", passage.text):
                about = _conditions(match[1])
                if about and all(match[1] != demand.said for demand in things[thing]):
                    place = subject.place(passage.path, f"{passage.label}：{match[0]}")
                    things[thing].append(_Demand(about=about, said=match[1], place=place))
        yield name, things[thing]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ban:
    """Events of one kind that must not happen from a level on."""

    event: str
    level: int
    said: str
    place: Place
    source: Hashable
    """Tells the text, or all metrics of one owner: of several levels that stand together, the lowest says it."""


def _bans(subject: Subject) -> Iterator[_Ban]:
    """Every ban, those of declared metrics first."""
    for owned in subject.metrics():
        metric = owned.metric
        target = target_of(metric)
        yield from _ban(metric.name, target, _place(subject, owned), source=id(owned.owner))
    for passage in subject.passages():
        for named in targets_in(passage.text):
            place = subject.place(passage.path, f"{passage.label}：{named.target.text}")
            yield from _ban(named.name or "", named.target, place, source=passage.path)


def _ban(name: str, target: Target, place: Place, *, source: Hashable) -> Iterator[_Ban]:
    if not _EVENT.search(name) or not _is_none(target):
        return
    event, levels = _ROUND_LEVEL.sub("", name), []
    for word, level in _LEVELS:
        if word in event:
            event = event.replace(word, "")
            levels.append(level)
    if levels:
        yield _Ban(event=event, level=min(levels), said=target.text.strip(), place=place, source=source)


def _is_none(target: Target) -> bool:
    """True for a target that allows not one case."""
    return target.kind in {TargetKind.COUNT, TargetKind.EXACT, TargetKind.MAX} and all(
        clause.value == "0" and clause.op in {Op.EQ, Op.LE} for clause in target.clauses
    )


def _conditions(target: str) -> frozenset[str]:
    """What a list of at least two conditions is about (面积, 性质, 功能); empty for any other target."""
    found = [_CONDITION.fullmatch(part.strip()) for part in _JOINTS.split(target)]
    about = frozenset(match["what"] for match in found if match)
    return about if len(about) > 1 and all(found) else frozenset()


def _same_conditions(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when each is about what the other is about, under a longer name or a shorter one: 功能, 生态功能."""
    return all(
        any(mine.endswith(theirs) or theirs.endswith(mine) for theirs in second)
        for first, second in ((one, other), (other, one))
        for mine in first
    )


def _place(subject: Subject, owned: Owned) -> Place:
    quote = f"{describe(owned.owner)}：{owned.metric.name} {owned.metric.target}"
    return subject.place((*owned.path, "target"), quote)
