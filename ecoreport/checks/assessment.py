"""The assessment of a period: all verdicts, then all checks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ecoreport.checks import metric_checks, task_checks
from ecoreport.checks.context import Context, ReportedTask
from ecoreport.checks.verdicts import as_verdict, report_metrics
from ecoreport.model.assessment import Assessment, Decision
from ecoreport.model.duties import all_duties
from ecoreport.model.finding import Finding
from ecoreport.model.layout import Field
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.submission import Submission
from ecoreport.sheets.addresses import parse_address

CHECKS: tuple[Callable[[Context], Iterable[Finding]], ...] = (
    task_checks.check_returns,
    task_checks.check_simulated,
    task_checks.check_blank_returns,
    task_checks.check_required_fields,
    metric_checks.check_unassigned,
    metric_checks.check_filled,
    metric_checks.check_readings,
    metric_checks.check_targets,
    metric_checks.check_states,
    metric_checks.check_agreement,
    metric_checks.check_lapsed_decisions,
    metric_checks.check_printed_targets,
    metric_checks.check_change,
    metric_checks.check_scale,
    metric_checks.check_whole_numbers,
    task_checks.check_tasks,
    task_checks.check_deadlines,
    task_checks.check_evidence,
)
"""Every check; of several findings about one cell, that of the check that stands first comes first."""


def assess(
    program: Program,
    period: Period,
    submissions: Sequence[Submission],
    *,
    decisions: Sequence[Decision] = (),
    form_findings: Sequence[Finding] = (),
    previous: Mapping[tuple[str, str], Decimal] | None = None,
    received: Mapping[str, date] | None = None,
    required_fields: Sequence[Field] = (),
) -> Assessment:
    """The verdict on every metric and everything that has to be corrected, explained or noted.

    Args:
        program: The programme.
        period: The period reported on.
        submissions: The return that counts of each unit that has returned.
        decisions: What persons decided about returns of this period, oldest first; the last on a return counts.
        form_findings: What was found about the forms while they were read.
        previous: Values of the period before by (metric id, unit): for the check on strange changes, and as baseline
            of trends.
        received: The day on which each unit's return came in: what is due later cannot be late in it.
        required_fields: Labelled cells of the layout that must be filled.

    Returns:
        Verdicts in plan order; findings by unit in the programme's order, each unit's in the order of its file.
    """
    by_unit = {submission.unit: submission for submission in submissions}
    duties = all_duties(program)
    context = Context(
        program=program,
        period=period,
        units=tuple(duty.unit for duty in duties),
        submissions=tuple(submissions),
        metrics=tuple(report_metrics(program, period, by_unit, decisions, previous or {})),
        tasks=tuple(
            ReportedTask(duty=task, unit=unit.unit, submission=by_unit[unit.unit])
            for unit in duties
            if unit.unit in by_unit
            for task in unit.tasks
        ),
        previous=dict(previous or {}),
        received=dict(received or {}),
        required_fields=tuple(required_fields),
        form_findings=tuple(form_findings),
    )
    findings = [*form_findings]
    for check in CHECKS:
        findings += check(context)
    findings.sort(key=_place_in_files(context))
    return Assessment(
        program=program.id,
        period=period.id,
        verdicts=tuple(as_verdict(metric, period) for metric in context.metrics),
        findings=tuple(findings),
    )


def _place_in_files(context: Context) -> Callable[[Finding], tuple[int, int, int, int]]:
    """What findings are sorted by: unit, then sheet, row and column as the unit sees them when it goes through its file.

    What is said of a whole file or sheet comes before what is said of its cells; a finding without a unit comes last.
    """
    units = {unit: number for number, unit in enumerate(context.units)}
    sheets = {
        (submission.unit, sheet): number
        for submission in context.submissions
        for number, sheet in enumerate(dict.fromkeys(answer.source.sheet for answer in submission.answers))
    }

    def place(finding: Finding) -> tuple[int, int, int, int]:
        unit, sheet = finding.unit or "", finding.place.sheet
        row, column = parse_address(finding.place.cell or "") or (0, 0)
        own = sheets.get((unit, sheet), len(sheets)) if sheet else -1
        return units.get(unit, len(units)), own, row, column

    return place
