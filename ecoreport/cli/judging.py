"""Commands that judge and consolidate: `assess`, `consolidate`."""

from pathlib import Path

import click

from ecoreport.cli.output import JsonObject, finding_as_json, needs_person, print_findings, print_json
from ecoreport.cli.terminal import json_option, now, period_option, workspace_option
from ecoreport.model.assessment import MetricVerdict, Verdict


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    _register_assess(app)
    _register_consolidate(app)


def _register_assess(app: click.Group) -> None:
    @app.command(help="审核：逐项判定指标，检查各单位填报内容，写出 成果/审核结果.xlsx。")
    @period_option
    @workspace_option
    @json_option
    def assess(*, period: str | None, workspace: Path, as_json: bool) -> int:
        """Judges every metric and writes the findings workbook."""
        from ecoreport.services.assess import assess_issued_period, write_findings
        from ecoreport.services.confirm import warn_of_waiting
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        chosen = opened.period(period)
        standing = assess_issued_period(opened, period=chosen)
        waiting = warn_of_waiting(opened, period=chosen, now=now())
        path = write_findings(opened, standing, period=chosen, now=now())
        assessment = standing.assessment
        if as_json:
            print_json(
                {
                    "program": assessment.program,
                    "period": assessment.period,
                    "file": str(path),
                    "verdicts": [_verdict_as_json(verdict) for verdict in assessment.verdicts],
                    "findings": [finding_as_json(finding) for finding in (*waiting, *assessment.findings)],
                }
            )
        else:
            print_findings((*waiting, *assessment.findings))
            counts = {verdict: sum(v.verdict is verdict for v in assessment.verdicts) for verdict in Verdict}
            click.echo(
                f"{chosen.words}共判定 {len(assessment.verdicts)} 项："
                + "，".join(f"{verdict.value} {count}" for verdict, count in counts.items())
                + f"；审核意见 {len(assessment.findings)} 条。\n已写入 {path}"
            )
        return int(needs_person(assessment.findings))


def _register_consolidate(app: click.Group) -> None:
    @app.command(help="汇总：写出 成果/汇总台账.xlsx（总览、指标、任务、单位、佐证）。")
    @period_option
    @workspace_option
    @json_option
    def consolidate(*, period: str | None, workspace: Path, as_json: bool) -> int:
        """Writes the master workbook."""
        from ecoreport.services.assess import assess_issued_period
        from ecoreport.services.consolidate import write_master
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        chosen = opened.period(period)
        path = write_master(opened, assess_issued_period(opened, period=chosen), period=chosen, now=now())
        if as_json:
            print_json({"file": str(path)})
        else:
            click.echo(f"已写入 {path}")
        return 0


def _verdict_as_json(verdict: MetricVerdict) -> JsonObject:
    source = verdict.source
    return {
        "metric": verdict.metric,
        "name": verdict.name,
        "unit": verdict.unit or None,
        "period": verdict.period,
        "target": verdict.target,
        "value": verdict.value,
        "raw": verdict.raw,
        "flag": verdict.flag.value if verdict.flag else None,
        "verdict": verdict.verdict.value,
        "reason": verdict.reason,
        "source": {"file": source.file, "sheet": source.sheet, "cell": source.cell, "sha256": source.sha256}
        if source
        else None,
    }
