"""Sentences that help on: did-you-mean for a name that is not known, and what to correct first."""

from collections.abc import Iterable

from ecoreport.model.finding import Finding, Severity
from ecoreport.names import closest

_SHOWN = 3


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """`您是否想写“…”？`, or an empty text when nothing is like enough."""
    like = closest(name, candidates)
    return f"您是否想写“{like}”？" if like else ""


def first_problems(findings: Iterable[Finding]) -> str:
    """The first findings that must be corrected, each with its place, and how many there are beside; empty for none."""
    wrong = [finding for finding in findings if finding.severity is Severity.MUST]
    shown = "".join(f"{f.place.words}：{f.message}{f.remedy}" for f in wrong[:_SHOWN])
    return shown + (f"另有 {len(wrong) - _SHOWN} 处。" if len(wrong) > _SHOWN else "")
