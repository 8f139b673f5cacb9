"""Metrics of drafted indicators and tasks: name, target, measure, and in which direction better lies."""

import re
from collections.abc import Iterable, Sequence

from ecoreport.drafting.assigned import find_assigned
from ecoreport.drafting.counts import find_counts
from ecoreport.drafting.naming import Part, measure_in
from ecoreport.drafting.printed import name_as_printed, whole_target
from ecoreport.drafting.wording import fold, squeeze
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.program import Better, Metric, Who
from ecoreport.model.target import Direction, NamedTarget, Op, Target, TargetKind

_PERCENT_NAME = re.compile(
    r"(?:率|比例|占比|比重|满意度|知晓度|参与度|认可度|支持度|百分比)(?:\([^()]*\)|（[^（）]*）)?$"
)
_UNBOUNDED = re.compile(r"(?:增长|下降|降低|减少|增加|提高|提升|增幅|降幅|变化)(?:率|幅度|比例)?$")
_LOWER = re.compile(
    r"(?:能耗|水耗|用水量|耗水|耗煤|排放(?:量|强度|总量)?|浓度|建设(?:用地|土地)使用面积|事件|事故|使用量|消费(?:总)?量|消耗(?:总)?量|黑臭水体|劣\s*[VⅤ五]类?(?:水体|断面)?(?:比例)?|污染天数(?:比例)?|重污染天数(?:比例)?|死亡(?:率|人数)|发病率|投诉(?:量|率)?|空置率|漏损率|违法(?:率|案件)?|超标(?:率)?|问题|用水总量|氮氧化物|二氧化硫|PM2\.5|PM10|臭氧)(?:\([^()]*\)|（[^（）]*）)?$"
)
_HIGHER = re.compile(
    r"(?:率|比例|占比|比重|指数|满意度|知晓度|参与度|面积|覆盖|合格|优良|达标|天数|增加值|蓄积量|保有量|数量?|幅度|收入)(?:\([^()]*\)|（[^（）]*）)?$"
)
_METRIC_NAME = re.compile(
    r"(?:率|比例|占比|比重|指数|度|面积|总量|强度|能耗|用水量|排放量|浓度|幅度|数量|覆盖|天数|增加值|水平|质量)(?:\([^()]*\)|（[^（）]*）)?$"
)
_AIMS = {TargetKind.TREND, TargetKind.DEFERRED, TargetKind.COMPOSITE}
_QUANTIFIED = {
    TargetKind.MIN,
    TargetKind.MAX,
    TargetKind.RANGE,
    TargetKind.EXACT,
    TargetKind.CHANGE,
    TargetKind.TREND,
    TargetKind.DEFERRED,
}
_VAGUE = re.compile(r"(?:质量|水平|能力|效率|结构|环境|格局|体系|素质|效益)$|^.{0,2}$")
_IMPROVING = re.compile(
    r"^(?:进一步|稳步|持续|逐步|不断|全面)?(?:提高|提升|推进|加强|改善|强化|完善|增加|扩大)"
)
_SHARE = re.compile(r"(?:利用|处置|处理|普及|覆盖|回收|达标|合格|治理|整治)$")
_OUTCOME = re.compile(r"完成|达到|保持|实现|稳定|改善|不降低|不低于|符合|建立|印发|定期")
_EVERYWHERE = re.compile(r"^(?:实现|确保)?全[市县区州](?=无)")
_FORBIDDEN = re.compile(r"禁止|不得|严禁")
_STATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{3,24}?)(?P<state>不明显|(?:受到|得到)?(?:严格|有效)保护)"
)
_ACTION = re.compile(
    r"(?:编制|制定|出台|印发|建立|健全|完善|构建|开展|实施|推进|加强|落实|严格|完成|实现|推动|划定|形成|建成|加快|强化|全面)"
)


def build_metric(
    id_: str,
    name: str,
    target: str,
    *,
    measure: str | None = None,
    lead: Sequence[Who] = (),
    cooperate: Sequence[Who] = (),
    deadline: str | None = None,
) -> Metric:
    """A metric with its measure, direction and range as far as name and target tell them."""
    name = squeeze(name)
    target = squeeze(target).rstrip("。；;，, ")
    parsed = parse_target(target, measure=measure)
    measure = measure or _measure(name, target, parsed)
    bounded = measure == "%" and _PERCENT_NAME.search(name) is not None and not _UNBOUNDED.search(name)
    return Metric(
        id=id_,
        name=name,
        measure=measure,
        better=_better(name, parsed, measure),
        target=target,
        lead=tuple(lead),
        cooperate=tuple(cooperate),
        deadline=deadline or _deadline(parsed),
        range=("0", "100") if bounded else None,
    )


def parts_in_text(name: str, text: str) -> tuple[tuple[Part, str | None], ...]:
    """What an indicator's text demands of it: its targets with their deadlines; nothing when it names none.

    The last sentence with a target counts: plans say what is to be done first, and what is to be reached at the end.
    """
    for sentence in reversed(_sentences(text)):
        found = extract_targets(sentence)
        if not found or all(_is_vague(one) and name not in one.name for one in found):
            continue
        if len(found) == 1:
            only = found[0]
            printed = name_as_printed(_own_name(name, only), sentence)
            part = Part(name=printed, target=whole_target(only.target.text, sentence))
            return ((part, _deadline(only.target)),)
        return _with_states([_as_part(one, name, sentence) for one in found], sentence)
    return ()


def parts_in_requirement(title: str, text: str) -> tuple[tuple[Part, str | None], ...]:
    """The metrics a task's requirement names, with their deadlines."""
    subject = plain_subject(title)
    extracted = [
        one for one in extract_targets(text) if not _is_vague(one) and not _FORBIDDEN.search(one.name)
    ]
    figures = [one.target.text for one in extracted if one.target.kind is not TargetKind.COUNT]
    counts = [count for count in find_counts(text) if not any(figure in count.clause for figure in figures)]
    told: list[tuple[int, Part, str | None]] = []
    for one in extracted:
        if one.target.kind is TargetKind.COUNT and any(one.target.text in count.clause for count in counts):
            continue
        part, deadline = _as_part(one, subject, text)
        told.append((text.find(part.target or ""), part, deadline))
    told += [(text.find(count.clause), Part(name=count.name, target=count.target), None) for count in counts]
    known = {part.name for _, part, _ in told}
    told += [
        (one.position, Part(name=one.name, target=one.target), None)
        for one in find_assigned(text)
        if one.name not in known and all(one.target not in (part.target or "") for _, part, _ in told)
    ]
    parts = _with_shared_names(
        [(part, deadline) for _, part, deadline in sorted(told, key=lambda one: one[0])]
    )
    heading = [part for part in _title_parts(title) if all(part.name != other.name for other, _ in parts)]
    if not parts and not heading and _names_figure(subject):
        subject += "" if is_metric_name(subject) else "率"
        demand = next(
            (piece for piece in _sentences(text) if parse_target(piece).kind is TargetKind.DEFERRED), None
        )
        heading = [Part(name=subject, target=demand.rstrip("。"))] if demand is not None else []
    return (*((part, None) for part in heading), *parts)


def _with_shared_names(parts: list[tuple[Part, str | None]]) -> list[tuple[Part, str | None]]:
    """The parts with a name that the plan shortens given whole: 知识知晓度、参与度 are 知识知晓度 and 知识参与度."""
    whole: list[tuple[Part, str | None]] = []
    for part, deadline in parts:
        before = whole[-1][0] if whole else None
        together = before is not None and before.target == part.target and before.name[-1:] == part.name[-1:]
        if before is not None and together and len(part.name) == 3 < len(before.name):
            part = Part(name=before.name[:-3] + part.name, target=part.target)
        whole.append((part, deadline))
    return whole


def _names_figure(subject: str) -> bool:
    """True for what can be reported as a figure; 秸秆综合利用 can, as 秸秆综合利用率."""
    return is_metric_name(subject) or (_SHARE.search(subject) is not None and not _ACTION.match(subject))


def plain_subject(title: str) -> str:
    """What a title is about, without the verb before it: 提高秸秆综合利用率 is about 秸秆综合利用率."""
    subject = re.split(r"[，,；;：:]", _IMPROVING.sub("", title))[0]
    return subject if len(subject) >= 4 else title


def _title_parts(title: str) -> list[Part]:
    """The target that stands in a task's own title."""
    return [
        Part(name=name_as_printed(one.name, title), target=whole_target(one.target.text, title))
        for one in extract_targets(title)
        if one.name and not _is_vague(one) and is_metric_name(one.name)
    ]


def _as_part(one: NamedTarget, subject: str, text: str) -> tuple[Part, str | None]:
    name = name_as_printed(one.name, text) if one.name else subject
    if not one.name and _SHARE.search(name) and any(clause.measure == "%" for clause in one.target.clauses):
        name += "率"
    name = re.sub(r"^(?:[①-⑳]|\d+[.、）)])", "", name)
    target = _EVERYWHERE.sub("", whole_target(one.target.text, text))
    return Part(name=name, target=target), _deadline(one.target)


def _is_vague(one: NamedTarget) -> bool:
    """True for an aim such as 水环境质量整体得到提升 that nobody could report a figure for."""
    measured = any(clause.value or clause.class_ for clause in one.target.clauses)
    return not measured and one.target.kind in _AIMS and bool(one.name) and bool(_VAGUE.search(one.name))


def _with_states(parts: list[tuple[Part, str | None]], sentence: str) -> tuple[tuple[Part, str | None], ...]:
    """The parts with those clauses of the sentence that name a state instead of a figure, in their order."""
    deadline = parts[0][1]
    for clause in _clauses(sentence):
        state = _STATE.fullmatch(clause)
        if state is not None and all(state.group("name") not in part.name for part, _ in parts):
            parts = [*parts, (Part(name=state.group("name"), target=state.group("state")), deadline)]
    return tuple(sorted(parts, key=lambda part: sentence.find(part[0].name)))


def is_metric_name(name: str) -> bool:
    """True for a name such as 森林覆盖率 that means a figure."""
    return _METRIC_NAME.search(name) is not None


def _own_name(name: str, found: NamedTarget) -> str:
    if not found.name or found.name.startswith(name):
        return found.name or name
    return name if is_metric_name(name) else found.name


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[。！？])", text) if piece.strip()]


def statement_about(name: str, text: str) -> str | None:
    """The clause that speaks most of the indicator itself; of equals the one that says what is reached, then the later one."""
    pairs = {name[index : index + 2] for index in range(len(name) - 1)}
    clauses = [clause for sentence in _sentences(text) for clause in _clauses(sentence)]
    best, best_score = None, 0.0
    for index, clause in enumerate(clauses):
        if not 4 <= len(clause) <= 80:
            continue
        shared = sum(pair in clause for pair in pairs) / max(len(pairs), 1)
        score = shared + (0.2 if _OUTCOME.search(clause) else 0.1 if _ACTION.match(clause) else 0.0)
        if score >= best_score and shared:
            best, best_score = index, score
    if best is None:
        return None
    following = clauses[best + 1] if best + 1 < len(clauses) else ""
    added = re.match(r"(?:完成|达到|符合).{2,20}(?:任务|要求|目标|标准)$", following)
    return (
        clauses[best]
        if added is None
        else text[text.index(clauses[best]) : text.index(following) + len(following)]
    )


def _clauses(sentence: str) -> Iterable[str]:
    depth, start = 0, 0
    for index, letter in enumerate(sentence):
        depth += letter in "(（《“〈"
        depth -= letter in ")）》”〉"
        if depth == 0 and letter in "，,；;。":
            yield sentence[start:index].strip()
            start = index + 1
    yield sentence[start:].strip()


def _measure(name: str, target: str, parsed: Target) -> str | None:
    stated = next((clause.measure for clause in parsed.clauses if clause.measure), None) or measure_in(
        fold(target)
    )
    if stated:
        return stated.replace("每", "/")
    if _PERCENT_NAME.search(name) and parsed.kind in {*_QUANTIFIED, TargetKind.COMPOSITE}:
        return "%"
    return None


def _better(name: str, parsed: Target, measure: str | None) -> Better | None:
    if _UNBOUNDED.search(name):
        return Better.HIGHER
    if _LOWER.search(name):
        return Better.LOWER
    ops = {clause.op for clause in parsed.clauses}
    if parsed.kind is TargetKind.COUNT and ops == {Op.EQ}:
        return Better.LOWER
    if _HIGHER.search(name) and parsed.kind is not TargetKind.QUALITATIVE:
        return Better.HIGHER
    if ops & {Op.GE, Op.GT}:
        return Better.HIGHER
    if ops & {Op.LE, Op.LT}:
        return Better.LOWER
    if parsed.kind in {TargetKind.COUNT, TargetKind.EXACT} and measure not in {None, "%"}:
        return Better.HIGHER
    directions = {clause.direction for clause in parsed.clauses}
    if measure is not None and directions & {Direction.UP, Direction.NOT_DOWN}:
        return Better.HIGHER
    return None


def _deadline(parsed: Target) -> str | None:
    return next(
        (clause.deadline for clause in parsed.clauses if clause.deadline and len(clause.deadline) == 10), None
    )
