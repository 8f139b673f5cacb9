"""Demo: the whole loop on a shipped programme, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ecoreport.services.assess import assess_period, write_findings
from ecoreport.services.collect import Outcome, collect
from ecoreport.services.consolidate import write_master
from ecoreport.services.distribute import distribute
from ecoreport.services.found import found_from_program
from ecoreport.services.paper_desk import PaperDesk
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.simulate import simulate
from ecoreport.services.workspace import Workspace

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the loop: the command that does it, what came of it, and the files to look at."""

    command: str
    summary: str
    files: tuple[Path, ...]


def run_demo(folder: Path, *, program: str, now: datetime, track: Track = track_silently) -> Iterator[Step]:
    """Founds a workspace in the folder and runs the loop in it, giving each step as it is done.

    Everything the units report is made up and marked 模拟数据.

    Raises:
        EcoreportError: When the programme is not known or the folder is in use.
    """
    founding = found_from_program(folder, program)
    workspace = founding.workspace
    yield Step(command="init", summary=f"建立工作目录：{workspace.program.title}", files=founding.files)
    yield from _send_and_collect(workspace, now, track)
    period = workspace.period(None)
    standing = assess_period(workspace, period=period)
    findings = write_findings(workspace, standing, period=period, now=now)
    count = f"判定 {len(standing.assessment.verdicts)} 项，审核意见 {len(standing.assessment.findings)} 条"
    yield Step(command="assess", summary=count, files=(findings,))
    master = write_master(workspace, standing, period=period, now=now)
    yield Step(command="consolidate", summary="总览、指标、任务、单位、佐证", files=(master,))
    desk = PaperDesk(workspace=workspace, period=period, now=now, track=track)
    yield Step(command="summary", summary="年度工作总结", files=desk.write_summary())
    yield Step(command="tasklists", summary="各单位工作任务清单", files=desk.write_task_lists())
    yield Step(command="tables", summary="目标表和任务分解表", files=desk.write_tables())
    yield Step(command="letters", summary="通报和提示函", files=desk.write_letters())


def _send_and_collect(workspace: Workspace, now: datetime, track: Track) -> Iterator[Step]:
    period = workspace.period(None)
    due = date(workspace.program.year, 12, 10)
    sent = distribute(workspace, period=period, due=due, now=now, track=track)
    files = sent.files if sent.list_file is None else (sent.list_file, *sent.files)
    summary = (
        f"{len(sent.files)} 份工作簿" if sent.files else "".join(f.message + f.remedy for f in sent.findings)
    )
    yield Step(command="distribute", summary=summary, files=files)
    if not sent.files:
        return
    filled = simulate(workspace, period=period, seed=SEED, now=now, track=track)
    left_out = f"，{len(filled.left_out)} 个单位故意不交" if filled.left_out else ""
    yield Step(
        command="simulate", summary=f"填写 {len(filled.files)} 份模拟数据{left_out}", files=filled.files
    )
    collection = collect(workspace, now=now, track=track)
    taken = sum(receipt.outcome is Outcome.TAKEN for receipt in collection.receipts)
    copies = tuple(receipt.sent_back for receipt in collection.receipts if receipt.sent_back)
    yield Step(command="collect", summary=f"收下 {taken} 份，退回修改 {len(copies)} 份", files=copies)
