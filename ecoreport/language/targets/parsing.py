"""The meaning of a target cell or of a whole sentence as one target."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ecoreport.language.measures import same_base
from ecoreport.language.targets.actions import owner_of
from ecoreport.language.targets.parts import FIGURES_DESCRIBE, Part, take_apart
from ecoreport.model.program import Better, Metric
from ecoreport.model.target import Clause, Target, TargetKind

_ACTION = re.compile(
    "^(?:加快|加强|加大|加速|强化|推进|推广|推行|推动|完善|建立|健全|开展|实施|落实|鼓励|倡导|深入|严格|积极|大力|"
    "全面|持续|扎实|坚持|坚决|深化|优化|规范|做好|抓好|抓住|继续|统筹|引导|支持|组织|制定|编制|构建"
    "|打造|打好|巩固|稳步|有序|不断|进一步|切实|着力|逐步|围绕|按照|根据|结合|依托|通过|以|对|将|把|促进|发展|形成|"
    "提升|提高|改善|拓展|拓宽|充分|定期|配合|牵头|启动|实行|执行|并长期|长期坚持)"
)
_OWN_KIND = {
    TargetKind.DEFERRED,
    TargetKind.QUALITATIVE,
    TargetKind.CLASS,
    TargetKind.COUNT,
    TargetKind.CHANGE,
}
"""Kinds a clause of a composite says of itself; bounds and trends show by their other fields."""


_WITHOUT_SCOPE = {TargetKind.QUALITATIVE, TargetKind.DEFERRED}


@lru_cache(maxsize=8192)
def parse_target(text: str, *, measure: str | None = None, better: Better | None = None) -> Target:
    """The meaning of a target text; never raises.

    Args:
        text: A target cell (`≥74.32，不降低`) or a sentence that names the metric.
        measure: The metric's measure; a different one in the text is noted.
        better: In which direction the metric improves; decides what 达到 means.
    """
    _, parts, notes = take_apart(text, better=better)
    return as_target(text, parts, notes, measure=measure)


def target_of(metric: Metric) -> Target:
    """The meaning of a metric's target, read with all that the metric tells of it."""
    return parse_target(metric.target, measure=metric.measure, better=metric.better)


def as_target(
    text: str, parts: Sequence[Part], notes: Sequence[str], *, measure: str | None = None
) -> Target:
    """One target out of the demands of a text."""
    notes = [*notes, *(note for part in parts for note in part.notes)]
    if len(parts) > 1:
        parts = _demands(parts, notes)
    if FIGURES_DESCRIBE in notes and any(part.kind is not TargetKind.QUALITATIVE for part in parts):
        notes = [note for note in notes if note != FIGURES_DESCRIBE]
    if not parts:
        return Target(text=text, kind=TargetKind.QUALITATIVE, note=_joined(notes))
    clauses = _scoped(parts)
    if measure:
        notes += _foreign_measures(clauses, measure)
    kind = parts[0].kind if len(parts) == 1 else TargetKind.COMPOSITE
    return Target(text=text, kind=kind, clauses=tuple(clauses), note=_joined(notes))


def _demands(parts: Sequence[Part], notes: list[str]) -> list[Part]:
    """The parts that demand something; in a sentence that names its metric, the working instructions round it do not."""
    hard = [part for part in parts if part.kind is not TargetKind.QUALITATIVE]
    if not any(part.name and part.clause.value is not None for part in hard):
        return list(parts)
    first = parts.index(next(part for part in hard if not _names_work(part)))
    kept = [
        part
        for index, part in enumerate(parts)
        if (part.kind is not TargetKind.QUALITATIVE and not (index < first and _names_work(part)))
        or is_unread(part)
        or (index > first and not _ACTION.match(part.clause.text or ""))
    ]
    if len(kept) < len(parts):
        notes.append("其余文字是工作要求，未作目标")
    return kept


def _names_work(part: Part) -> bool:
    """True for a trend behind its verb (提高水资源利用效率): before a figure it says what is worked at."""
    return part.kind is TargetKind.TREND and not part.sure


def is_unread(part: Part) -> bool:
    """True for a demand whose figures could not be read for certain: it must not be lost among those that could."""
    return part.kind is TargetKind.QUALITATIVE and any(note != FIGURES_DESCRIBE for note in part.notes)


def _scoped(parts: Sequence[Part]) -> list[Clause]:
    """The clauses; of several, each says its kind where no bound shows it, and whose part it is where names differ."""
    if len(parts) == 1 and not parts[0].scope:
        return [parts[0].clause]
    names = {part.name for part in parts if part.name}
    several = len(names) > 1
    clauses: list[Clause] = []
    for part in parts:
        clause = part.clause
        kind = part.kind if len(parts) > 1 and part.kind in _OWN_KIND else None
        scope = clause.scope
        if part.kind not in _WITHOUT_SCOPE:
            named = several or _is_of_which(part, parts[0])
            scope = (
                scope
                or part.scope
                or (owner_of(part.name, share=clause.measure == "%") if named and part.name else None)
            )
            if scope is None and several and clause.aspire and clauses:
                scope = clauses[-1].scope  # A不低于92%，B不低于85%，力争90%: B's
        if kind is not clause.kind or scope != clause.scope:
            clause = replace(clause, kind=kind, scope=scope)
        clauses.append(clause)
    return clauses


def _is_of_which(part: Part, first: Part) -> bool:
    """True for the second figure of `95%以上，其中城区100%`."""
    return (
        bool(part.name)
        and not first.name
        and part.clause.value is not None
        and first.clause.value is not None
    )


def _foreign_measures(clauses: Sequence[Clause], measure: str) -> list[str]:
    others = {
        c.measure for c in clauses if c.measure and c.direction is None and not same_base(c.measure, measure)
    }
    return [f"目标写的计量单位是“{other}”，指标的是“{measure}”" for other in sorted(others)]


def _joined(notes: Sequence[str]) -> str | None:
    return "；".join(dict.fromkeys(notes)) if notes else None
