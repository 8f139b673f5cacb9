"""Every metric of a whole requirement, each with its own name; the convention stands in docs/language/targets.md."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ecoreport.language.targets.actions import name_of_count, thing_of, verbs_in_front
from ecoreport.language.targets.assigned import find_assigned
from ecoreport.language.targets.counting import Count, find_counts
from ecoreport.language.targets.each import is_frequency
from ecoreport.language.targets.lasting import find_rows
from ecoreport.language.targets.names import (
    METRIC_END,
    clean_name,
    for_place,
    head_of,
    is_ratio,
    is_sum,
    listed_names,
    of_place,
    on_the_base_of,
    place_first,
    place_of,
    town_and_country,
)
from ecoreport.language.targets.parsing import as_target, is_unread, parse_target
from ecoreport.language.targets.parts import Part, take_apart
from ecoreport.language.targets.printing import print_target
from ecoreport.language.targets.remarks import flatten
from ecoreport.language.targets.script import Script, in_chinese_punctuation
from ecoreport.language.targets.subjects import (
    compared_in,
    is_of_people,
    like_the_one_before,
    serves,
    subject_of,
    told_of,
    with_actor,
    with_ending,
)
from ecoreport.language.targets.words import COUNTABLE, OP_BEFORE, REACHING, measure_base
from ecoreport.model.target import Clause, NamedTarget, Target, TargetKind

_NEEDS_METRIC_NAME = {TargetKind.TREND, TargetKind.DEFERRED}
_GRADED = re.compile("[水河湖库江溪]|空气|断面")
_TOGETHER = ("均", "都", "全部", "分别")
_MERELY_SURE = re.compile(r"(?:[,、]|确保|保证|保障|务必|实现(?=[^\d]*清零)|并)+(?!\d)")
"""确保 before a bound adds nothing; before a bare figure (确保95%) it is the bound itself."""
_NONE_OF = re.compile(
    "(?:坚决|全面|彻底|全部|动态|基本)*(?:杜绝|不再?发生|不再?出现|未发生|没有|不存在|无|(?<!清)零|消[除灭])"
)
_SAID_BEFORE = re.compile("力争|力求|争取|累[计积]|年")
"""What may hold for a count besides dates."""
_COMPARING = re.compile("(?:明显|总体|均|要|应)*(?:不?[高低优快慢]于|超过)")
"""高于全省平均水平 behind a figure: no metric of its own."""
_CHANGING = re.compile("新增|增加|减少")
_LED_TO = re.compile(r"(?<=..)(?:压缩|压减|缩短|降低|提高|提升)[到至][^,;。\d]{2,20}$")
_LED_FROM = re.compile(r"(?<=..)[从由][^,;。]{0,12}\d[^,;。]*$")
"""最低补差水平从574元 before 提高到609元."""
_LED_BY = re.compile(
    f"(?:常年|长期|始终|(?:{'|'.join(OP_BEFORE.values())}|(?:压缩|压减|缩短|降低|提高|提升)[到至])[^,;。\\d]{{2,20}}的)$"
)
"""What belongs to the demand although other words may follow it: 不少于总数的20%."""
_LONGEST_LEAD = 30
_EFFECT = re.compile(
    f"{REACHING}|(?:计划)?总?投资额?约?$|[日年](?:处理|供水|生产|加工|产)$|占地|建设期|工期|服务期|周期"
)
"""What is told of a project beside its count."""
_SENTENCE_END = "。;!?"
_FULL_STOPS = "。!?"
"""What ends all that a date in front may hold for."""


@dataclass(slots=True, kw_only=True)
class _Demand:
    """Some metrics of the text and what is demanded of them together."""

    names: list[str]
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    """What the words say; empty where they are read on their own."""
    counts: bool = False

    def overlaps(self, other: "_Demand") -> bool:
        """True when both speak of the same words."""
        return self.start < other.end and other.start < self.end


def extract_targets(text: str, *, about: str = "") -> tuple[NamedTarget, ...]:
    """The metrics a requirement names, in its order; never raises.

    What counts as a metric, how it is named and which words are its target: docs/language/targets.md. A demand that
    opens the text without naming its metric (`2022年底前达到95%以上` under a heading) comes with an empty name. The text of
    each target is the words of the demand without the metric's name; a date that stands before the name is in the
    clauses only. A metric out of a list with a figure each (分别) has its own share in canonical wording as text.

    Args:
        text: The requirement.
        about: What a demand is about whose own sentence does not say: the heading of the requirement.
    """
    script, parts, notes = take_apart(text)
    demands = [each for one in _spoken(script, parts, about) for each in _each_of_both(one)]
    demands = _with_rows(_with_counts(demands, script), script)
    demands = _with_assigned(demands, script, parts)
    demands.sort(key=lambda one: one.start)
    _tell_apart(demands, script, about)
    demands = _with_second_figures(demands, script)
    spans = Counter((demand.start, demand.end) for demand in demands)
    return tuple(
        NamedTarget(
            name=_as_printed(name, text),
            target=_target(
                script,
                demand,
                notes if len(demands) == 1 else (),
                shared=spans[demand.start, demand.end] > 1,
            ),
        )
        for demand in demands
        for name in demand.names
    )


def _as_printed(name: str, text: str) -> str:
    """The name with the wide brackets and commas of its text, which the prepared text has not."""
    narrow = {mark for mark in ",;:()" if mark in name and mark not in text}
    return "".join(in_chinese_punctuation(mark) if mark in narrow else mark for mark in name)


def _spoken(script: Script, parts: Sequence[Part], about: str) -> list[_Demand]:
    """The demands whose figure, class or trend stands behind its metric's name."""
    demands: list[_Demand] = []
    waiting = ""
    for part in parts:
        last = demands[-1].parts[-1] if demands else None
        beside = last is not None and _is_beside(part, last, script)
        if part.kind is TargetKind.QUALITATIVE and not _is_for_person(part):
            if beside and is_unread(part) and (not part.name or _COMPARING.match(part.name)):
                demands[-1].parts += (part,)
                demands[-1].end = part.end
            words = part.clause.text or ""
            waiting = words if METRIC_END.search(words) else ""
            continue
        if part.kind is TargetKind.TREND and not part.sure:
            waiting = part.name  # 不断提高指数 is an instruction; what follows may say how far
            continue
        name = of_place(place_first(_plain_name(part)), _before_colon(part, script) or about) or waiting
        waiting = ""
        alike = last is not None and beside and part.clause.measure == last.clause.measure
        if alike:
            name = for_place(name, demands[-1].names[-1])
        figure = bool(name) and part.clause.value is not None
        listed = alike and figure and script.plain.startswith("、", demands[-1].end)  # 收入90亿元、利润4亿元
        further = last is not None and not name and (part.start, part.end) == (last.start, last.end)
        if not (listed or further or _is_metric(part, name, beside=beside)) or _tells_effect(
            script, part, name
        ):
            continue
        if (not name and beside) or (demands and _is_stage(part, name, demands[-1])):
            demands[-1].parts += (part,)
            demands[-1].end = part.end
        else:
            demands.append(
                _Demand(names=_names(script, part, name), start=part.start, end=part.end, parts=(part,))
            )
    return demands


def _before_colon(part: Part, script: Script) -> str:
    """What the figures behind a colon are about: 建成率 of 建成率:市级100%,县级60%."""
    sentence = max(script.plain.rfind(mark, 0, part.start) for mark in _SENTENCE_END) + 1
    return clean_name(script.plain[sentence : part.end].rpartition(":")[0])


def _each_of_both(demand: _Demand) -> list[_Demand]:
    """The demands on town and country, each with its figure (城乡居民收入分别增长5%和7%); any other demand as it is."""
    both = town_and_country(demand.names[0])
    if both is None or len(demand.parts) != 2 or demand.parts[0].start != demand.parts[1].start:
        return [demand]
    return [
        replace(demand, names=[name], parts=(part,)) for name, part in zip(both, demand.parts, strict=True)
    ]


def _is_stage(part: Part, name: str, last: _Demand) -> bool:
    """True for the share of a later year (到2023年和2025年，A分别达到60%、70%): one metric, whose demand has stages."""
    return last.names == [name] and (part.start, part.end) == (last.start, last.end) and part.scope is None


def _is_for_person(part: Part) -> bool:
    """True for a metric whose demand leaves a choice (达到23%或持续提升) or is not read: one to report, judged by a person."""
    return is_unread(part) and bool(METRIC_END.search(part.name)) and not _COMPARING.match(part.name)


def _is_beside(part: Part, last: Part, script: Script) -> bool:
    """True for a demand that may continue the one before: 达到45%以上，之后逐年提升."""
    near = last.sentence == part.sentence and part.segment - last.segment <= 1
    return near and ";" not in script.plain[last.end : part.start]


def _plain_name(part: Part) -> str:
    """The name of what is demanded, without verbs that belong to the demand or say nothing."""
    if led := _LED_TO.search(part.name) or _LED_FROM.search(part.name):
        return part.name[: led.start()]
    if part.kind is not TargetKind.COUNT and not _counts_pieces(part):
        return part.name
    return (
        thing_of(part.name).removeprefix("保持")
        if _is_none(part)
        else name_of_count(part.name, "", counts_projects=True)
    )


def _counts_pieces(part: Part) -> bool:
    """True for a figure of what one counts, or of how often (次/月)."""
    return measure_base((part.clause.measure or "").partition("/")[0]) in COUNTABLE


def _is_metric(part: Part, name: str, *, beside: bool) -> bool:
    if part.kind in _NEEDS_METRIC_NAME:
        return bool(METRIC_END.search(name)) or (not name and beside)
    if part.kind is TargetKind.CLASS:
        return bool(METRIC_END.search(name) or _GRADED.search(name))
    if part.kind is TargetKind.COUNT and part.clause.value == "0":
        return bool(name)
    return (
        part.sure
        or (beside and _counts_pieces(part))
        or is_sum(part.clause.measure, name)
        or bool(METRIC_END.search(name) or is_ratio(name) or part.clause.scope)
    )


def _tells_effect(script: Script, part: Part, name: str) -> bool:
    """True for what is told of a project beside its count; 完成投资 is a demand of its own."""
    return bool(_EFFECT.match(name)) and not script.plain[: part.start].endswith(f"完成{name}")


def _names(script: Script, part: Part, name: str) -> list[str]:
    if part.scope is not None or _is_none(part):
        return [name]  # 消除A和B is one statement about both
    between = script.plain[part.start : part.end]
    return listed_names(name, together=any(word in between for word in _TOGETHER))


def _is_none(part: Part) -> bool:
    return part.kind is TargetKind.COUNT and part.clause.value == "0"


def _with_counts(demands: list[_Demand], script: Script) -> list[_Demand]:
    """The demands with those that count something named after what is counted; figures not read so far are added."""
    for count in find_counts(script.plain, flatten(script).text):
        counted = _counted(count, script)
        for index, one in enumerate(demands):
            at = next((i for i, part in enumerate(one.parts) if _is_figure(part, count)), None)
            if at is None:
                continue
            counted = _counted_as(replace(one, parts=one.parts[at:]), counted)
            if at == 0:
                demands[index] = counted
            else:  # 新增泊位3000个，其中充电车位500个
                one.parts = one.parts[:at]
                one.end = min(one.end, one.parts[-1].end)
            break
        if counted not in demands:
            demands = [*demands, _counted_in_time(counted, count, script)]
    return demands


def _is_figure(part: Part, count: Count) -> bool:
    return part.clause.value == count.value and part.start <= count.figure < part.end


def _counted(count: Count, script: Script) -> _Demand:
    _, parts, _ = take_apart(f"完成{script.plain[count.start : count.end]}")
    own = tuple(replace(part, name="", start=count.start, end=count.end) for part in parts[:1])
    return _Demand(names=[count.name], start=count.start, end=count.end, parts=own, counts=True)


def _counted_in_time(counted: _Demand, count: Count, script: Script) -> _Demand:
    """A count of its own with the dates that the sentence before it sets (2024年底前拆除违建3处)."""
    sentence = max(script.plain.rfind(mark, 0, count.start) for mark in _FULL_STOPS) + 1
    before, figure = script.plain[sentence : count.start], script.plain[count.start : count.end]
    if not (script.moments or _SAID_BEFORE.search(before)):
        return counted
    _, parts, _ = take_apart(f"{before}完成{figure}")
    same = parts and parts[-1].clause.value == count.value
    return _counted_as(replace(counted, parts=tuple(parts[-1:])), counted) if same else counted


def _counted_as(demand: _Demand, counted: _Demand) -> _Demand:
    """A demand under the name of its count, with the dates and further demands that the text gives it."""
    first, *further = demand.parts
    told = first.clause
    if counted.parts:
        clause = replace(
            counted.parts[0].clause,
            year=told.year,
            deadline=told.deadline,
            aspire=told.aspire,
            per_year=told.per_year,
            cumulative=told.cumulative,
        )
        level = first.kind is TargetKind.MIN  # 森林蓄积量达到180万立方米
        first = replace(counted.parts[0], clause=clause, kind=first.kind if level else counted.parts[0].kind)
    return _Demand(
        names=counted.names if counted.names[0] and len(demand.names) == 1 else demand.names,
        start=counted.start,
        end=demand.end if further else counted.end,
        parts=(first, *further),
        counts=True,
    )


def _with_rows(demands: list[_Demand], script: Script) -> list[_Demand]:
    """The demands with each row of what must not get worse as one."""
    for row in find_rows(script.plain):
        whole = _Demand(names=list(row.names), start=row.start, end=row.end)
        demands = [*(one for one in demands if not one.overlaps(whole)), whole]
    return demands


def _with_assigned(demands: list[_Demand], script: Script, parts: Sequence[Part]) -> list[_Demand]:
    for assigned in find_assigned(script.plain):
        whole = _Demand(names=list(assigned.names), start=assigned.start, end=assigned.end)
        if not any(one.overlaps(whole) for one in demands):
            said = [part.clause for part in parts if whole.start < part.end and part.start < whole.end]
            _, own, _ = take_apart(script.plain[whole.start : whole.end])
            whole.parts = tuple(_in_time(part, said) for part in own)
            demands = [*demands, whole]
    return demands


def _in_time(part: Part, said: Sequence[Clause]) -> Part:
    """A demand that was read on its own, with the dates that its sentence sets."""
    when = next((clause for clause in said if clause.year or clause.deadline), None)
    if when is None or part.clause.year or part.clause.deadline:
        return part
    return replace(part, clause=replace(part.clause, year=when.year, deadline=when.deadline))


def _with_second_figures(demands: list[_Demand], script: Script) -> list[_Demand]:
    """The demands with a second list of figures under the metrics of the first: 游客120万人次，收入9亿元，分别增长5%、8%."""
    kept: list[_Demand] = []
    for demand in demands:
        first = next((one for one in kept if one.names == demand.names), None)
        if first and demand.parts and demand.parts[0].kind is TargetKind.CHANGE and first.parts:
            apart = any(mark in script.plain[first.end : demand.start] for mark in _SENTENCE_END)
            if not apart and first.parts[0].kind is not TargetKind.CHANGE:
                first.parts += demand.parts
                continue
        kept.append(demand)
    return kept


def _tell_apart(demands: Iterable[_Demand], script: Script, about: str) -> None:
    """Gives names that do not say of what their subject: from the name before them, or from the clause before them."""
    before: _Demand | None = None
    for demand in demands:
        sentence = max(script.plain.rfind(mark, 0, demand.start) for mark in _SENTENCE_END) + 1
        beside = before if before is not None and before.start >= sentence else None
        said = _clause_before(demand, beside, sentence, script)
        subject = (_listed_with(beside, demand, script) if said is None else subject_of(said)) or about
        listed = _is_listed(demand, beside, script)
        counted = beside is not None and beside.counts and demand.counts
        names: list[str] = []
        for name in demand.names:
            last = names[-1] if names else beside.names[-1] if beside else ""
            if names or listed or counted:
                name = like_the_one_before(name, last, listed=listed or bool(names))
            if names or listed:
                name = on_the_base_of(name, last)
            if names:
                subject = head_of(thing_of(last))
            name = with_actor(_without_verb_of(demand, name, script), said or "")
            name = (
                told_of(name, subject)
                if name
                else about or head_of(last) or compared_in(said or "") or subject
            )
            measure = demand.parts[0].clause.measure if demand.parts else None
            names.append(with_ending(name, measure, words=script.plain[demand.start : demand.end]))
        demand.names = names
        before = demand


def _listed_with(beside: _Demand | None, demand: _Demand, script: Script) -> str:
    """What the metric before is about where this one stands in its list: 粮食播种面积46万亩、总产量21万吨."""
    if beside is None:
        return ""
    thing = thing_of(beside.names[-1])
    if beside.counts:
        rate, measure = demand.names[0], beside.parts[0].clause.measure if beside.parts else None
        apart = is_frequency(measure or "") or serves(thing, rate) or is_of_people(rate, measure)
        return "" if apart else head_of(thing) or thing
    return head_of(thing) or place_of(thing) if _is_listed(demand, beside, script) else ""


def _is_listed(demand: _Demand, beside: _Demand | None, script: Script) -> bool:
    """True for a metric that stands in one list with the one before it."""
    return beside is not None and (_have_shares(beside, demand) or script.plain.startswith("、", beside.end))


def _clause_before(demand: _Demand, beside: _Demand | None, sentence: int, script: Script) -> str | None:
    """The clause before that of a demand, in its sentence; None where it holds the demand beside it."""
    own = max(sentence, script.plain.rfind(",", sentence, demand.start))
    clause = max(sentence, script.plain.rfind(",", sentence, own) + 1)
    return None if beside is not None and beside.end > clause else script.plain[clause:own]


def _without_verb_of(demand: _Demand, name: str, script: Script) -> str:
    """The name without the verb that the words of the demand begin with: 光伏装机新增5兆瓦."""
    verb = _CHANGING.match(script.plain, demand.start)
    return name.removesuffix(verb[0]) if verb and len(name) > len(verb[0]) + 1 else name


def _have_shares(one: _Demand, other: _Demand) -> bool:
    """True for two metrics out of one list with a figure each (事故起数和死亡人数分别下降5%、8%)."""
    return (one.start, one.end) == (other.start, other.end)


def _target(script: Script, demand: _Demand, notes: Sequence[str], *, shared: bool) -> Target:
    """What is demanded, in the plan's words, or in canonical wording where these hold the shares of other metrics too."""
    start, end = _words(script.plain, demand)
    words = in_chinese_punctuation(script.plain[start:end].strip())
    if not demand.parts:
        return parse_target(words)
    own = [replace(part, name="", scope=None) for part in demand.parts]
    target = as_target(words, own, notes)
    staged = len({part.start for part in demand.parts}) < len(demand.parts) or demand.parts[-1].start >= end
    if (
        shared or staged or any(part.scope for part in demand.parts)
    ):  # 分别达到95%、90% does not say whose or when
        target = replace(target, text=print_target(target))
    return target


def _words(plain: str, demand: _Demand) -> tuple[int, int]:
    """Where the words of the demand stand: from its first bound word, or from the word that says none (无…发生)."""
    start, end = demand.start, demand.end
    if len(demand.parts) == 1 and _is_none(demand.parts[0]):
        none = _NONE_OF.search(plain, start, end)
        start = none.start() if none else start
    led = _LED_BY.search(plain, max(0, start - _LONGEST_LEAD), start)
    start = led.start() if led else start
    made = "" if demand.counts else verbs_in_front(plain[start:end])
    if made and demand.names[0].endswith(made) and plain.startswith(made, start):
        start += len(made)  # 创业担保贷款发放1.5亿元
    sure = _MERELY_SURE.match(plain, start, end)
    return (sure.end() if sure else start), end
