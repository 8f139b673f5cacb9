"""The workspace: the folder in which one office runs one programme."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ecoreport.errors import WorkspaceError
from ecoreport.files import failure_reason, lock, write_bytes
from ecoreport.ledger import Ledger
from ecoreport.model.finding import Finding
from ecoreport.model.period import Period, parse_period
from ecoreport.model.program import Program
from ecoreport.resources import list_resources, read_resource
from ecoreport.services.results import Results
from ecoreport.spec import YAML_FILE, find_workspace_program, load_program, read_program

FOLDERS = ("发放", "收件", "退回", "成果", "台账", "模板")
SHIPPED_TEMPLATES = "自带"
"""The folder in 模板/ with copies of the shipped templates, for an office to start from; they take no effect there."""

LOCK_FILE = ".ecoreport.lock"

_GUIDE = """本目录是《{title}》的工作目录。

方案.yaml（或 方案.xlsx）  方案内容：单位、指标、任务、目标值。要修改方案，改这个文件。
发放/    发给各单位的工作簿和发放清单        ecoreport distribute
收件/    把各单位交回的文件放到这里          ecoreport collect
退回/    带批注的退回件，发还单位修改        （collect 生成）
成果/    审核结果、汇总台账、Word 材料       ecoreport assess / consolidate / summary / tasklists / tables / letters
台账/    每一份交回的原件和每一条记录，请勿手工改动，请定期备份
模板/    要改 Word 材料的措辞或版式，从 模板/自带/ 复制一份到这里再改
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """An opened workspace: its place, its programme, and what was found about the programme on loading."""

    root: Path
    program: Program
    program_file: Path
    findings: tuple[Finding, ...] = ()

    @property
    def outgoing(self) -> Path:
        """Where workbooks for the units are written."""
        return self.root / "发放"

    @property
    def inbox(self) -> Path:
        """Where returned files are put."""
        return self.root / "收件"

    @property
    def sent_back(self) -> Path:
        """Where annotated copies are written."""
        return self.root / "退回"

    @property
    def results(self) -> Path:
        """Where findings, master workbook and Word papers are written."""
        return self.root / "成果"

    def results_of(self, period: Period, *, now: datetime) -> Results:
        """The results of one period, as written at that time."""
        return Results(folder=self.results / period.id, now=now)

    @property
    def templates(self) -> Path:
        """The office's own templates, which come before the shipped ones."""
        return self.root / "模板"

    @property
    def ledger_folder(self) -> Path:
        """Where the ledger and the originals are kept."""
        return self.root / "台账"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps every other run from writing in this workspace while the block runs.

        Raises:
            WorkspaceError: When another run holds it, or the folder cannot be written.
        """
        with lock(self.root / LOCK_FILE):
            yield

    def open_ledger(self) -> Ledger:
        """The workspace's ledger.

        Raises:
            WorkspaceError: When it cannot be used.
        """
        return Ledger.open(self.ledger_folder)

    def period(self, text: str | None) -> Period:
        """The period meant by a text; the programme's year when there is none.

        Raises:
            WorkspaceError: When the text names no period.
        """
        if text is None:
            return Period(year=self.program.year)
        period = parse_period(text)
        if period is None:
            raise WorkspaceError(
                f"看不懂报告期“{text}”。请写成年（{self.program.year}）、季度（{self.program.year}-Q3）"
                f"或月（{self.program.year}-06）。"
            )
        return period


def open_workspace(root: Path) -> Workspace:
    """The workspace in that folder.

    Raises:
        SpecError: When the folder holds no programme or two, or the programme must be corrected first.
    """
    path = find_workspace_program(root)
    loaded = load_program(path)
    return Workspace(root=root, program=loaded.require(), program_file=path, findings=loaded.findings)


def create_workspace(root: Path, program_file: bytes, *, name: str = YAML_FILE) -> Workspace:
    """A new workspace with that programme file; nothing is left behind when it cannot be made.

    Args:
        root: A folder that does not exist yet, or an empty one.
        program_file: The programme as YAML or as an Excel workbook.
        name: `方案.yaml` or `方案.xlsx`.

    Raises:
        SpecError: When the programme must be corrected first; nothing is made then.
        WorkspaceError: When the folder is in use or cannot be written.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise WorkspaceError(f"{root} 已经存在而且不是空目录。请换一个目录名，或先把里面的文件移走。")
    program = read_program(program_file, file=name).require()
    try:
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True, exist_ok=True)
        for template in list_resources("templates"):
            write_bytes(root / "模板" / SHIPPED_TEMPLATES / template, read_resource("templates", template))
    except OSError as wrong:
        raise WorkspaceError(
            f"无法在 {root} 建立工作目录（{failure_reason(wrong)}）。请检查上级目录的写入权限。"
        ) from wrong
    write_bytes(root / "说明.txt", _GUIDE.format(title=program.title).encode("utf-8-sig"))
    # The programme comes last: a folder without it is no workspace, so a half-made one is never taken for whole.
    write_bytes(root / name, program_file)
    return open_workspace(root)
