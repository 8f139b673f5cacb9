"""An indicator's heading taken apart: its name, measure, nature, star, target and units."""

import re
from dataclasses import dataclass

from ecoreport.drafting.words.roles import Role, Statement, parse_statement
from ecoreport.drafting.words.shapes import is_measure, is_nature, unit_likeness
from ecoreport.drafting.words.wording import fold, last_bracket, split_outside_brackets, squeeze
from ecoreport.language.patterns import either

_STAR = re.compile(r"^[★☆*▲]\s*|\s*[★☆*▲]$")
_BOUND = re.compile(
    either(
        r"[≥≤≧≦＞＜>=<》《]=?\s*-?\d",
        r"(?:达到?|不(?:低于|少于|小于|高于|超过|大于)|大于|小于|高于|低于|超过|保持(?:在|为)?|稳定(?:在|达到)|控制在|提高到|提升(?:至|到)|降(?:至|低到|到))\s*(?:约)?\d",
        r"(?<!^)(?:年均|同比)?(?:增长|增加|提高|提升|上升|下降|降低|减少|削减)约?\d+(?:\.\d+)?\s*%(?:以上|以内|以下|左右)?$",
        r"(?<![\d.])\d+(?:\.\d+)?\s*%(?:以上|以内|以下)?$",
    )
)
_STATE = re.compile(
    either(
        "不(?:降低|下降|退化|明显|发生|增加|减少)|(?:持续)?(?:提升|提高|下降|降低|减少|改善|稳定|增长)",
        "达到(?:考核|上级|国家|省级|市级).*|不(?:超过|突破|低于|高于).*|(?:受到)?严格保护|完成.*|符合.*|遵守|建立|编制|实施",
        "开展|执行|推行|全面推行|建成|清零|消除",
    )
    + "(?:且.*)?$"
)
_NO_EVENT = re.compile(r"^(?:确保)?(?:无|不发生|杜绝|未发生)(?P<what>.+?)(?:的?发生)?$")
_INNER_TARGETS = re.compile(r"[≥≤≧≦＞＜><]|\d+(?:\.\d+)?\s*%|不(?:低于|少于|高于|超过)|达到?\d")
_CLAUSE_MARKS = "，,；;"
_MEASURE_AFTER = re.compile(r"\d\s*(?P<measure>[%‰℃°]|[a-zA-Zμ\u4e00-\u9fff²³/／·]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is reported under an indicator."""

    name: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What an indicator's heading says."""

    name: str
    measure: str | None = None
    nature: str | None = None
    key: bool = False
    parts: tuple[Part, ...] = ()
    """The targets that stand in the heading; empty when it has none."""
    statement: Statement | None = None


def parse_heading(text: str, *, has_target: bool = False) -> Heading:
    """The parts of an indicator's heading, such as `★森林覆盖率(%)(约束性)(牵头单位:市林业局)` or `森林覆盖率≥40%`.

    Args:
        text: The heading without its number.
        has_target: The target stands elsewhere, so that the name is taken whole.
    """
    name = squeeze(text).rstrip("。；;，,：: ")
    key = bool(_STAR.search(name))
    name = _STAR.sub("", name).strip()
    measure: str | None = None
    nature: str | None = None
    statement: Statement | None = None
    while (bracket := last_bracket(name)) is not None and bracket[0] > 0:
        whole, inner = name[bracket[0] : bracket[1]], name[bracket[0] + 1 : bracket[1] - 1].strip()
        if nature is None and is_nature(inner):
            nature = re.sub(r"指标$", "", inner)
        elif statement is None and (said := parse_statement(whole)) is not None:
            statement = said
        elif statement is None and unit_likeness(inner) >= 0.99 and not is_measure(inner):
            statement = Statement(parts=((Role.RESPONSIBLE, inner),))
        elif measure is None and (is_measure(inner) or inner == "年"):
            measure = inner
        elif inner in {"★", "☆", "*"}:
            key = True
        elif not has_target and _INNER_TARGETS.search(inner):
            name = name[: bracket[0]].strip()
            parts = tuple(_part(piece) for piece in split_outside_brackets(inner, _CLAUSE_MARKS))
            return Heading(
                name=name, measure=measure, nature=nature, key=key, parts=parts, statement=statement
            )
        else:
            break
        name = name[: bracket[0]].rstrip("。；;，, ")
    name = _STAR.sub("", name) or squeeze(text)
    name, parts = (name, ()) if has_target else _split_targets(name)
    return Heading(name=name, measure=measure, nature=nature, key=key, parts=parts, statement=statement)


def measure_in(target: str) -> str | None:
    """The measure that stands behind the figure of a target: % of `≥40%`, 立方米/万元 of `≤80立方米/万元`."""
    found = _MEASURE_AFTER.search(target)
    if found is None:
        return None
    measure = re.sub(r"(?:以上|以下|以内|及以上|及以下|左右)$", "", found.group("measure"))
    return measure if measure and is_measure(measure) else None


def _split_targets(text: str) -> tuple[str, tuple[Part, ...]]:
    """The name, and the targets named in one heading with it."""
    event = _NO_EVENT.match(text)
    if event is not None:
        return event.group("what"), (Part(name=event.group("what"), target=text),)
    clauses = split_outside_brackets(text, _CLAUSE_MARKS) or (text,)
    first = _part(clauses[0])
    if first.target is not None and not first.name:
        return text, ()
    if first.target is None:
        others = [_part(clause) for clause in clauses[1:]]
        if others and all(other.target for other in others):
            return first.name, tuple(others)
        return text, ()
    parts = [first]
    for clause in clauses[1:]:
        other = _part(clause)
        if other.target and other.name:
            parts.append(other)
        else:
            joined = text[text.index(parts[-1].target or "") : text.index(clause) + len(clause)]
            parts[-1] = Part(name=parts[-1].name, target=joined)
    return first.name, tuple(parts)


def _part(clause: str) -> Part:
    clause = re.sub(r"^[且并]", "", clause.strip())
    for pattern in (_BOUND, _STATE):
        found = pattern.search(fold(clause))
        if found is None:
            continue
        name = clause[: found.start()].rstrip("：:，, ")
        if pattern is _BOUND or found.start() == 0 or len(name) > 1:
            return Part(name=name, target=clause[found.start() :])
    return Part(name=clause)
