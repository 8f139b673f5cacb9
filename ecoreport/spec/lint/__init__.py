"""The linter: what is wrong in a programme before it goes out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Known
from ecoreport.spec.labels import in_form_words
from ecoreport.spec.lint import (
    actions,
    announcements,
    demands,
    duties,
    figures,
    numbering,
    repeats,
    shares,
    texts,
    times,
    unit_lists,
)
from ecoreport.spec.lint.subject import Subject
from ecoreport.spec.loading import Loaded

__all__ = ["CHECKS", "LintReport", "lint"]

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    numbering.check_numbers,
    numbering.check_repeated_names,
    numbering.check_links,
    numbering.check_natures,
    duties.check_leads,
    duties.check_doubles,
    duties.check_units,
    unit_lists.check_lists,
    unit_lists.check_list_contents,
    unit_lists.check_list_origins,
    repeats.check_repeated_metrics,
    repeats.check_repeated_tasks,
    duties.check_roles,
    duties.check_names,
    duties.check_second_names,
    duties.check_scopes,
    figures.check_contradictions,
    figures.check_names,
    figures.check_opposites,
    figures.check_meanings,
    figures.check_rates,
    demands.check_conditions,
    demands.check_event_levels,
    demands.check_each,
    texts.check_texts,
    shares.check_shares,
    shares.check_whole_rates,
    shares.check_handed_out,
    announcements.check_announced,
    announcements.check_listed,
    announcements.check_sums,
    times.check_deadlines,
    times.check_days,
    times.check_met_phases,
    times.check_odd_deadlines,
    times.check_phases,
    times.check_phase_texts,
    times.check_goal_times,
    actions.check_same_actions,
    times.check_years,
)
"""Every check; each is a plain function over the programme and the places of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """A finding that the office has looked at and accepts."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LintReport:
    """What the linter says about one programme, each part in the file's own order."""

    findings: tuple[Finding, ...]
    known: tuple[KnownFinding, ...] = ()


def lint(loaded: Loaded) -> LintReport:
    """Everything wrong in a programme file: first what loading found, then what the checks find.

    Fields that are missing or misfit keep nobody from hearing of the others; what the checks say at those very places only
    follows from them. A file of which hardly anything could be read has only the findings of loading.
    """
    program = loaded.program or loaded.readable
    if program is None or not program.year:
        return LintReport(findings=loaded.findings)
    subject = Subject(program=program, loaded=loaded)
    found = [finding for check in CHECKS for finding in check(subject)]
    if loaded.program is None:
        said = {_spot(finding.place) for finding in loaded.findings}
        found = [
            finding
            for finding in found
            if said.isdisjoint(_spot(place) for place in (finding.place, *finding.places))
        ]
    if loaded.sheets:
        found = [in_form_words(finding) for finding in found]
    found.sort(key=lambda finding: loaded.order(finding.place))
    marks = program.known
    fresh = [finding for finding in found if _mark(finding, marks) is None]
    known = [
        KnownFinding(finding=finding, reason=mark.reason)
        for finding in found
        if (mark := _mark(finding, marks)) is not None
    ]
    return LintReport(findings=(*loaded.findings, *fresh), known=tuple(known))


def _spot(place: Place) -> tuple[str | None, str | None, int | None]:
    return place.sheet, place.cell, place.line


def _mark(finding: Finding, marks: tuple[Known, ...]) -> Known | None:
    """The remark by which the office has accepted the finding, if there is one."""
    for mark in marks:
        texts = (finding.message, *(place.text or "" for place in (finding.place, *finding.places)))
        if mark.code == finding.code and any(mark.where in text for text in texts):
            return mark
    return None
