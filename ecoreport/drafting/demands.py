"""What an indicator's text and a task's requirement demand, as parts with a name and a target in the plan's own words."""

import re
from collections.abc import Iterable

from ecoreport.drafting.metrics import deadline_of
from ecoreport.drafting.words.deeds import starts_with_deed, starts_with_general_deed
from ecoreport.drafting.words.figure_names import is_metric_name
from ecoreport.drafting.words.naming import Part
from ecoreport.drafting.words.printed import name_as_printed, whole_target
from ecoreport.drafting.words.sentences import without_doers
from ecoreport.drafting.words.wording import split_outside_brackets
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.language.targets.subjects import with_ending
from ecoreport.model.target import NamedTarget, TargetKind

_AIMS = {TargetKind.TREND, TargetKind.DEFERRED, TargetKind.COMPOSITE}
_VAGUE = re.compile(r"(?:质量|水平|能力|效率|结构|环境|格局|体系|素质|效益|标准|功能|景观|服务)$")
_IMPROVING = re.compile(
    r"^(?:进一步|稳步|持续|逐步|不断|全面)?(?:提高|提升|推进|加强|改善|强化|完善|增加|扩大)"
)
_OUTCOME = re.compile(r"完成|达到|保持|实现|稳定|改善|不降低|不低于|符合|建立|印发|定期|必须|应当")
_FORBIDDEN = re.compile(r"禁止|不得|严禁")
_STATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{3,24}?)(?P<state>不明显|(?:受到|得到)?(?:严格|有效)保护)"
)
_AGAINST = re.compile(r"打击|查处|违法|严禁|禁止")
"""A clause on what is prosecuted says nothing of what is to be reached."""
_LIST_MARK = re.compile(r"^(?:[①-⑳]|\d+[.、）)])")
_CLAUSE_MARKS = "，,；;。"
_LAST_NOUN = 3


def parts_in_text(name: str, text: str) -> tuple[tuple[Part, str | None], ...]:
    """What an indicator's text demands of it: its targets with their deadlines; nothing when it names none.

    The last sentence with a target counts: plans say what is to be done first, and what is to be reached at the end.
    """
    for sentence in reversed(_sentences(text)):
        found = extract_targets(sentence, about=name)
        if not found or all(_is_vague(one) and name not in one.name for one in found):
            continue
        if len(found) == 1 and not _tells_other(found[0], name):
            part, deadline = _as_part(found[0], sentence)
            return ((Part(name=_own_name(name, part.name), target=part.target), deadline),)
        return _with_states(_of_indicator(name, found, sentence), sentence)
    return ()


def _of_indicator(name: str, found: Iterable[NamedTarget], sentence: str) -> list[tuple[Part, str | None]]:
    """The targets of a sentence; where they tell of other things, the indicator has the statement about itself.

    A figure that the indicator names (危险废物利用处置率) is reported under its own name, with the aim whose own words name
    no figure (综合利用水平显著提升) or with the clause about it as its target.
    """
    parts = [_as_part(one, sentence) for one in found if not _is_vague(one)]
    if not is_metric_name(name) or any(name in part.name or part.name in name for part, _ in parts):
        return parts or [_as_part(one, sentence) for one in found]
    aim = next((one for one in found if _is_vague(one)), None)
    if aim is not None:
        statement = next(
            (
                clause
                for clause in split_outside_brackets(sentence, _CLAUSE_MARKS)
                if aim.target.text in clause
            ),
            None,
        )
    elif all(_tells_other(one, name) for one in found):
        statement = statement_about(name, sentence)
    else:
        return parts
    own = [(Part(name=name, target=statement), parts[0][1] if parts else None)] if statement else []
    return [*own, *parts]


def _tells_other(one: NamedTarget, name: str) -> bool:
    """True for something that must not happen, under an indicator that is a figure."""
    none = one.target.kind is TargetKind.COUNT and all(c.value == "0" for c in one.target.clauses)
    return none and is_metric_name(name) and name not in one.name


def _own_name(name: str, found: str) -> str:
    """The name of an indicator's only metric: the indicator's own where that means a figure."""
    if not found or found.startswith(name):
        return found or name
    return name if is_metric_name(name) else found


def parts_in_requirement(
    title: str, text: str, *, indicator: str | None = None
) -> tuple[tuple[Part, str | None], ...]:
    """The metrics a task's requirement names, with their deadlines; those of its title first.

    Args:
        title: The task's title; says what a demand without a name is about.
        text: The requirement.
        indicator: Name of the indicator the task serves; says so where the title only names an action.
    """
    text = without_doers(text)
    told = extract_targets(title)
    subject = next((one.name for one in told if one.name), plain_subject(title))
    if indicator is not None and starts_with_general_deed(subject):
        subject = indicator
    found = (one for one in extract_targets(text, about=subject) if not _is_vague(one))
    parts = [_as_part(one, text) for one in found if not _FORBIDDEN.search(one.name)]
    heading = _title_parts(title, told)
    repeated = {part.target: part.name for part in heading}
    parts = [
        (part, deadline)
        for part, deadline in parts
        if repeated.get(part.target, "")[-_LAST_NOUN:] != part.name[-_LAST_NOUN:]
        or part.name == repeated[part.target]
    ]
    heading = [part for part in heading if all(part.name != other.name for other, _ in parts)]
    if not parts and not heading:
        heading = _set_elsewhere(plain_subject(title), text)
    return (*((part, None) for part in heading), *parts)


def _title_parts(title: str, told: Iterable[NamedTarget]) -> list[Part]:
    """The target that stands in a task's own title."""
    return [
        Part(name=name_as_printed(one.name, title), target=whole_target(one.target.text, title))
        for one in told
        if one.name and not _is_vague(one) and is_metric_name(one.name)
    ]


def _set_elsewhere(subject: str, text: str) -> list[Part]:
    """The figure a title names (提高农村卫生厕所普及率) whose number a requirement leaves to a higher level."""
    name = with_ending(subject, "%")
    if not is_metric_name(name) or starts_with_deed(name):
        return []
    demand = next((one for one in _sentences(text) if parse_target(one).kind is TargetKind.DEFERRED), None)
    return [Part(name=name, target=demand.rstrip("。"))] if demand is not None else []


def plain_subject(title: str) -> str:
    """What a title is about, without the verb before it: 提高秸秆综合利用率 is about 秸秆综合利用率."""
    subject = re.split(r"[，,；;：:]", _IMPROVING.sub("", title))[0]
    return subject if len(subject) >= 4 else title


def _as_part(one: NamedTarget, text: str) -> tuple[Part, str | None]:
    name = _LIST_MARK.sub("", name_as_printed(one.name, text))
    return Part(name=name, target=whole_target(one.target.text, text)), deadline_of(one.target)


def _is_vague(one: NamedTarget) -> bool:
    """True for an aim such as 水环境质量整体得到提升 that nobody could report a figure for."""
    measured = any(clause.value or clause.class_ for clause in one.target.clauses)
    if measured or one.target.kind not in _AIMS or not one.name:
        return False
    short = one.target.kind is not TargetKind.COMPOSITE and len(one.name) <= 2
    return short or bool(_VAGUE.search(one.name))


def _with_states(parts: list[tuple[Part, str | None]], sentence: str) -> tuple[tuple[Part, str | None], ...]:
    """The parts with those clauses of the sentence that name a state instead of a figure, in their order."""
    deadline = parts[0][1]
    for clause in split_outside_brackets(sentence, _CLAUSE_MARKS):
        state = _STATE.fullmatch(clause)
        if state is not None and all(state.group("name") not in part.name for part, _ in parts):
            parts = [*parts, (Part(name=state.group("name"), target=state.group("state")), deadline)]
    return tuple(sorted(parts, key=lambda part: sentence.find(part[0].name)))


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[。！？])", text) if piece.strip()]


def statement_about(name: str, text: str) -> str | None:
    """The clause that speaks most of the indicator itself; of equals the one that says what is reached, then the later one.

    Where none speaks of it, the first thing that the text asks to be done.
    """
    pairs = {name[index : index + 2] for index in range(len(name) - 1)}
    clauses = [
        clause for sentence in _sentences(text) for clause in split_outside_brackets(sentence, _CLAUSE_MARKS)
    ]
    best, best_score = None, 0.0
    for index, clause in enumerate(clauses):
        if not 4 <= len(clause) <= 80 or _AGAINST.search(clause):
            continue
        shared = sum(pair in clause for pair in pairs) / max(len(pairs), 1)
        score = shared + (0.2 if _OUTCOME.search(clause) else 0.1 if starts_with_deed(clause) else 0.0)
        if score >= best_score and shared:
            best, best_score = index, score
    if best is None:
        return next((clause for clause in clauses if starts_with_deed(clause)), None)
    following = clauses[best + 1] if best + 1 < len(clauses) else ""
    added = re.match(r"(?:完成|达到|符合).{2,20}(?:任务|要求|目标|标准)$", following)
    return (
        clauses[best]
        if added is None
        else text[text.index(clauses[best]) : text.index(following) + len(following)]
    )
