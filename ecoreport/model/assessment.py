"""Verdicts: what was found about a metric, with the way back to the cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ecoreport.model.finding import Finding
from ecoreport.model.reading import Flag
from ecoreport.model.submission import Source


class Verdict(StrEnum):
    """How a metric stands against its target."""

    MET = "达标"
    MISSED = "未达标"
    REVIEW = "待核"
    UNREPORTED = "未报"


_GRAVITY = (Verdict.MISSED, Verdict.UNREPORTED, Verdict.REVIEW, Verdict.MET)


def overall_verdict(verdicts: Iterable[Verdict]) -> Verdict | None:
    """How an indicator stands whose parts stand so: 达标 only if all do; None when it has no parts.

    A missed part decides at once; then a part that nobody reported; then one that waits for a person.
    """
    return min(verdicts, key=_GRAVITY.index, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with its reason, in Chinese for the office."""

    verdict: Verdict
    reason: str
    early: bool = False
    """True when the target of the year is not reached yet and the year is not over: nobody can settle that now."""


WITHDRAWN = "撤销"
"""The verdict of a decision that takes the one before back; nothing is decided then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about one metric of one return."""

    unit: str
    period: str
    metric: str
    sha256: str
    """Of the return that was decided on; the decision holds for every return of the unit that answers alike."""
    verdict: str
    """达标, 未达标 or `WITHDRAWN`."""
    reason: str
    by: str
    at: str
    target: str | None = None
    """What was asked when it was made, as forms print it; it holds for no other demand. None where nobody kept it."""

    def holds_for(self, demand: str) -> bool:
        """True when it decides about a metric of which that is asked now."""
        if self.verdict == WITHDRAWN:
            return False
        return self.target is None or "".join(self.target.split()) == "".join(demand.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricVerdict:
    """The verdict on one metric as one unit reported it."""

    metric: str
    """The metric's id."""
    name: str
    unit: str
    period: str
    target: str
    """The text of the target, as the plan has it."""
    demand: str
    """The target with the number that was set for it later, as forms and office workbooks print it."""
    value: Decimal | None = None
    """In the metric's measure; None where no figure could be taken."""
    raw: str | None = None
    """As typed; None when not reported."""
    flag: Flag | None = None
    verdict: Verdict
    reason: str
    source: Source | None = None
    early: bool = False
    """As in `Judgement`."""
    decision: Decision | None = None
    """What a person decided about it; the verdict is then theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All verdicts and findings of one period, in plan order."""

    program: str
    period: str
    verdicts: tuple[MetricVerdict, ...]
    findings: tuple[Finding, ...]
