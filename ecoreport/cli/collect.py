"""Commands around the ledger: `collect`, `confirm`, `verify`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoreport.cli.output import JsonObject, finding_as_json, needs_person, print_findings, print_json
from ecoreport.cli.terminal import json_option, now, period_option, track, workspace_option
from ecoreport.model.assessment import WITHDRAWN
from ecoreport.model.finding import Finding, Severity

if TYPE_CHECKING:
    from ecoreport.services.collect import Receipt
    from ecoreport.services.verify import Verification


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    _register_collect(app)
    _register_confirm(app)
    _register_verify(app)


def _register_collect(app: click.Group) -> None:
    @app.command(help="收表：读取交回的文件（默认读 收件/），存原件、记台账，把要修改的批注后放到 退回/。")
    @click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件或目录]…")
    @workspace_option
    @json_option
    def collect(*, paths: tuple[Path, ...], workspace: Path, as_json: bool) -> int:
        """Takes returned files into the ledger."""
        from ecoreport.services.collect import Outcome
        from ecoreport.services.collect import collect as run
        from ecoreport.services.workspace import open_workspace

        result = run(open_workspace(workspace), paths, now=now(), track=track)
        if as_json:
            print_json(
                {
                    "files": [_receipt_as_json(receipt) for receipt in result.receipts],
                    "findings": [finding_as_json(finding) for finding in result.findings],
                }
            )
        else:
            for receipt in result.receipts:
                click.echo(_receipt_in_words(receipt, result.findings))
            # What a unit has to correct stands in its annotated copy and, for all units, in what assess writes.
            print_findings(f for f in result.findings if f.unit is None or f.code.startswith("WORK-"))
            if not result.receipts:
                click.echo("收件目录里没有文件。请把各单位交回的文件放到 收件/ 里，再运行一次。")
            counts = {outcome: sum(r.outcome is outcome for r in result.receipts) for outcome in Outcome}
            click.echo(
                "共 " + "，".join(f"{outcome.value} {count} 份" for outcome, count in counts.items()) + "。"
            )
        return int(needs_person(result.findings))


def _receipt_as_json(receipt: "Receipt") -> JsonObject:
    return {
        "file": receipt.file,
        "outcome": receipt.outcome.value,
        "unit": receipt.unit,
        "period": receipt.period,
        "version": receipt.version,
        "sha256": receipt.sha256,
        "message": receipt.message or None,
        "sent_back": str(receipt.sent_back) if receipt.sent_back else None,
    }


def _receipt_in_words(receipt: "Receipt", findings: Iterable[Finding]) -> str:
    who = f"　{receipt.unit} {receipt.period} 第{receipt.version}次" if receipt.unit else ""
    # Why a file was refused or skipped stands among the findings; here only what is no finding.
    why = f"　{receipt.message}" if receipt.unit and receipt.message else ""
    own = [f.severity for f in findings if receipt.sent_back and receipt.unit and f.unit == receipt.unit]
    todo = f"（强制 {own.count(Severity.MUST)} 条、核实 {own.count(Severity.EXPLAIN)} 条）" if own else ""
    back = f"　需修改或说明{todo}，见 {receipt.sent_back}" if receipt.sent_back else ""
    return f"{receipt.outcome.value}　{receipt.file}{who}{why}{back}"


def _register_confirm(app: click.Group) -> None:
    @app.command(help="认定：把审核结果.xlsx“待核认定”表上填写的结论记入台账。")
    @click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[审核结果.xlsx]")
    @period_option
    @workspace_option
    @json_option
    def confirm(*, path: Path | None, period: str | None, workspace: Path, as_json: bool) -> int:
        """Takes a person's decisions into the ledger."""
        from ecoreport.services.confirm import confirm as run
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        result = run(opened, period=opened.period(period), path=path, now=now())
        if as_json:
            print_json(
                {
                    "decisions": [
                        {
                            "metric": d.metric,
                            "unit": d.unit,
                            "verdict": d.verdict,
                            "reason": d.reason,
                            "by": d.by,
                        }
                        for d in result.decisions
                    ],
                    "findings": [finding_as_json(finding) for finding in result.findings],
                }
            )
        else:
            print_findings(result.findings)
            said = "请重新运行 ecoreport assess。" if result.decisions else "“待核认定”表里没有新填的认定。"
            withdrawn = sum(decision.verdict == WITHDRAWN for decision in result.decisions)
            of_them = f"（其中撤销 {withdrawn} 项）" if withdrawn else ""
            click.echo(f"记入台账 {len(result.decisions)} 项认定{of_them}。{said}")
        return int(needs_person(result.findings))


def _register_verify(app: click.Group) -> None:
    @app.command(help="查台账：每份原件是否都在、有没有被改动，台账记的每一格与原件是否一致，认定是否有据。")
    @workspace_option
    @json_option
    def verify(*, workspace: Path, as_json: bool) -> int:
        """Checks the ledger, its originals and the decisions."""
        from ecoreport.services.verify import verify as run
        from ecoreport.services.workspace import open_workspace

        found = run(open_workspace(workspace), track=track)
        if as_json:
            print_json(
                {
                    "whole": not found.problems,
                    "problems": list(found.problems),
                    "returns": found.returns,
                    "answers": found.answers,
                    "decisions": found.decisions,
                }
            )
        else:
            for problem in found.problems:
                click.echo(problem)
            click.echo(_verification_in_words(found))
        return int(bool(found.problems))


def _verification_in_words(found: "Verification") -> str:
    if found.problems:
        return f"发现 {len(found.problems)} 个问题。"
    if not found.returns:
        return "台账完整，还没有收到报表。"
    decisions = f"；认定 {found.decisions} 条，都有所依据的报表" if found.decisions else ""
    return (
        f"台账完整，原件都在，内容没有被改动；{found.returns} 份报表的 {found.answers} 格"
        f"与原件逐格一致{decisions}。"
    )
