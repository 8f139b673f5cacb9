"""Every metric of a whole requirement, each with its own name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ecoreport.language.targets.names import METRIC_END, listed_names
from ecoreport.language.targets.parsing import as_target
from ecoreport.language.targets.parts import Part, take_apart
from ecoreport.language.targets.printing import print_target
from ecoreport.language.targets.script import Script, in_chinese_punctuation
from ecoreport.model.target import NamedTarget, Target, TargetKind

_NEEDS_METRIC_NAME = {TargetKind.TREND, TargetKind.DEFERRED}
_GRADED = re.compile("[水河湖库江溪]|空气|断面")
_TOGETHER = ("均", "都", "全部")


@dataclass(slots=True, kw_only=True)
class _Group:
    """The names that share demands, and these demands."""

    names: list[str]
    parts: list[Part] = field(default_factory=list)


def extract_targets(text: str) -> tuple[NamedTarget, ...]:
    """The metrics a requirement names, in its order; never raises.

    Instructions without a figure, class, trend or number set elsewhere are no metrics and are left out. A demand that
    opens the text without naming its metric (`2022年底前达到95%以上` under a heading) comes with an empty name. The text of
    each target is the words of the demand without the metric's name; a date that stands before the name is in the
    clauses only. A metric out of a list with a figure each (分别) has its own share in canonical wording as text.
    """
    script, parts, notes = take_apart(text)
    groups: list[_Group] = []
    waiting = ""
    for part in parts:
        last = groups[-1].parts[-1] if groups else None
        beside = last is not None and last.sentence == part.sentence and part.segment - last.segment <= 1
        if part.kind is TargetKind.QUALITATIVE:
            words = part.clause.text or ""
            waiting = words if METRIC_END.search(words) else ""
            continue
        if part.kind is TargetKind.TREND and not part.sure:
            waiting = part.name  # 不断提高指数 is an instruction; what follows may say how far
            continue
        name = part.name or waiting
        waiting = ""
        if not _is_metric(part, name, beside=beside):
            continue
        if not name and beside:
            groups[-1].parts.append(part)
        else:
            groups.append(_Group(names=_names(script, part, name), parts=[part]))
    return tuple(
        NamedTarget(name=name, target=_target(script, group.parts, notes if len(groups) == 1 else ()))
        for group in groups
        for name in group.names
    )


def _is_metric(part: Part, name: str, *, beside: bool) -> bool:
    if part.kind in _NEEDS_METRIC_NAME:
        return bool(METRIC_END.search(name)) or (not name and beside)
    if part.kind is TargetKind.CLASS:
        return bool(METRIC_END.search(name) or _GRADED.search(name))
    if part.kind is TargetKind.COUNT and part.clause.value == "0":
        return bool(name)
    return part.sure or bool(METRIC_END.search(name))


def _names(script: Script, part: Part, name: str) -> list[str]:
    between = script.plain[part.start : part.end]
    return (
        listed_names(name, together=any(word in between for word in _TOGETHER))
        if part.scope is None
        else [name]
    )


def _target(script: Script, parts: Sequence[Part], notes: Sequence[str]) -> Target:
    words = script.plain[parts[0].start : parts[-1].end].strip()
    own = [replace(part, name="", scope=None) for part in parts]
    target = as_target(in_chinese_punctuation(words), own, notes)
    if any(part.scope for part in parts):  # the words of 分别达到95%、90% say more than this metric's share
        target = replace(target, text=print_target(target))
    return target
