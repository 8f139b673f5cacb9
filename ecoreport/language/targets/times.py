"""Which dates and base years hold for a demand: those beside it, or those that an earlier piece of the sentence set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecoreport.language.targets.amounts import Amount
from ecoreport.language.targets.dates import Moment
from ecoreport.language.targets.script import BASE_START, DATE_MORE, DATE_START, Script
from ecoreport.model.target import Clause

_PAST = re.compile(
    f"{DATE_START}{DATE_MORE}*[^,;。{DATE_START}]*?(?:反馈|督察|巡视|巡察|审计|通报|发现|问题|的)[^,;。{DATE_START}]*$"
)
"""2022年督察反馈问题11月底前…: the year of what was found says nothing about the month that follows."""
_START = re.compile(f"[{DATE_START}{BASE_START}]")
_LEADS = re.compile(f"{DATE_START}{DATE_MORE}*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The dates of one demand, as its clause says them."""

    year: str | None = None
    deadline: str | None = None
    baseline_year: str | None = None


_ANY_TIME = When()


@dataclass(slots=True, kw_only=True)
class Times:
    """The dates of one text while it is read from left to right."""

    script: Script
    flat: str
    """The covered text, remarks covered too, so that their dates are not among those found."""
    notes: list[str]
    moment: Moment | None = None
    leads: bool = False
    """True when the date stood alone (到2025年，A；B; 到2025年：A；B) and holds over semicolons."""
    base: Moment | None = None
    stages: tuple[Moment, ...] = ()
    """Several dates that lead a sentence (到2022年和2030年，…分别)."""

    def begin_sentence(self) -> None:
        """Forgets what the sentence before said."""
        self.moment, self.base, self.leads, self.stages = None, None, False, ()

    def pass_semicolon(self) -> None:
        """Forgets a date that belonged to one demand only."""
        if not self.leads:
            self.moment = None

    def pass_later(self) -> None:
        """Forgets the date before 之后, 逐年."""
        self.moment, self.leads = None, False

    def between(
        self, start: int, end: int, *, besides: int | None = None
    ) -> tuple[list[Moment], list[Moment]]:
        """Dates and base years of a stretch of the text, remarks left out."""
        moments: list[Moment] = []
        bases: list[Moment] = []
        if not (self.script.moments or self.script.bases) or self.flat.endswith("基础上", start, end):
            return moments, bases  # 在2021年排查的基础上 tells when something was
        last = self.moment
        for found in _START.finditer(self.flat, start, end):
            if found[0] == BASE_START:
                bases.append(self.script.bases[found.start()])
            elif found.start() != besides:
                every_year = self.flat.endswith("每年", 0, found.start())
                past = bool(moments) and _PAST.search(self.flat, start, found.start())
                last = self.script.moments[found.start()].after(None if every_year or past else last)
                moments.append(last)
        return moments, bases

    def lead_with(self, moment: Moment, start: int, end: int, *, alone: bool = False) -> None:
        """Remembers the last date of that stretch; it leads what follows where it stands alone or before a colon."""
        self.moment, self.leads = moment, alone or _LEADS.search(self.flat, start, end) is not None

    def of_figure(
        self, amount: Amount, place: int, *, named: Moment | None
    ) -> tuple[list[Moment], Moment | None]:
        """The dates that stand before a figure, and the base year it is compared with.

        Args:
            amount: The figure, with those listed behind it.
            place: Where its own words begin.
            named: The date in the bracket behind its name; counts where no other stands there.
        """
        moments, bases = self.between(place, amount.figure, besides=amount.from_date)
        if not moments and named:
            moments = [named]
        if amount.listed and not moments and len(self.stages) == len(amount.listed) + 1:
            moments = list(self.stages)
        if moments:
            self.lead_with(moments[-1], place, amount.figure)
        if len(moments) == 1 and (years := moments[0].each_year(len(amount.listed) + 1)):
            moments = years
        if amount.from_date is not None:
            return moments, self.script.moments[amount.from_date]
        return moments, bases[-1] if bases else self.base

    def next_stage(
        self, amount: Amount, place: int, moments: Sequence[Moment], before: Clause
    ) -> Clause | None:
        """The clause of a bare figure for another year, bound like the one before it (2023年达到60%、2025年65%)."""
        bare = amount.kinds <= {"date"} and not (amount.after or amount.upper or amount.listed)
        dated = bool(before.year or before.deadline) and before.upper is None
        behind = self.flat.startswith("、", place) or self.flat.startswith(",", place - 1)
        listed = behind and amount.measure == before.measure
        if not (moments and bare and dated and listed):
            return None
        return self.dated(replace(before, value=amount.value), moments[-1], None)

    def when(self, moment: Moment | None, base: Moment | None) -> When:
        """The dates for a clause; a note where one gives no year."""
        if moment is None and base is None:
            return _ANY_TIME
        if moment is not None and moment.value is None:
            self._note("期限没有写明年份")
        if base is not None and base.value is None:
            self._note("比较的基期没有写明年份")
        if moment is not None and moment.since:
            self._note("写的是起始年份")
        value = moment.value if moment else None
        deadline = value if moment and moment.deadline else None
        return When(
            year=None if deadline else value, deadline=deadline, baseline_year=base.value if base else None
        )

    def dated(self, clause: Clause, moment: Moment | None, base: Moment | None) -> Clause:
        """The clause with these dates; those it has already stay where there is no other."""
        when = self.when(moment, base)
        if when.year or when.deadline:
            clause = replace(clause, year=when.year, deadline=when.deadline)
        if when.baseline_year:
            clause = replace(clause, baseline_year=when.baseline_year)
        return clause

    def each_dated(self, clauses: Sequence[Clause], moments: Sequence[Moment]) -> list[Clause]:
        """The clauses of a list, each with its own date (到2025年、2030年分别达到…)."""
        until = moments[0].deadline
        return [
            self.dated(clause, replace(moment, deadline=until or moment.deadline), None)
            for clause, moment in zip(clauses, moments, strict=True)
        ]

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)
