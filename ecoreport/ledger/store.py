"""The ledger of a workspace: one SQLite file and the folder of original bytes beside it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, RowMapping, create_engine, event, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from ecoreport.errors import WorkspaceError
from ecoreport.files import UNFINISHED, failure_reason, write_bytes
from ecoreport.ledger import schema
from ecoreport.ledger.entries import Entry, Issue, Original, Refusal
from ecoreport.ledger.rows import answer_row, answers_of, finding_row, findings_of
from ecoreport.model.assessment import Decision
from ecoreport.model.finding import Finding
from ecoreport.model.submission import Submission

DATABASE = "ledger.sqlite"
ORIGINALS = "originals"


class Ledger:
    """Every return, answer, finding and decision of one workspace, kept for good.

    A file is first kept by its hash, then recorded; a crash in between leaves an original without a
    record, which the next run takes up again. Nothing is updated or deleted.
    """

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder = folder
        self._engine = engine

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The ledger in that folder; made there when there is none yet.

        Raises:
            WorkspaceError: When the folder cannot be written or the file is no ledger.
        """
        try:
            (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise WorkspaceError(
                f"台账目录 {folder} 无法写入（{failure_reason(wrong)}）。请检查目录权限或磁盘空间。"
            ) from wrong
        engine = create_engine(f"sqlite:///{folder / DATABASE}", poolclass=NullPool)
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "begin", _begin)
        ledger = cls(folder, engine)
        ledger._ensure_schema()
        return ledger

    def keep_original(self, data: bytes, *, sha256: str, file: str, at: datetime) -> Original:
        """The receipt of these bytes; the same bytes twice give the first receipt, with `known` True."""
        path = self.original_path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, data)
        table = schema.originals
        with self._writing() as connection:
            row = connection.execute(select(table).where(table.c.sha256 == sha256)).mappings().first()
            known = row is not None
            if row is None:
                values = {"sha256": sha256, "file": file, "size": len(data), "at": at.isoformat()}
                connection.execute(insert(table).values(values))
                row = connection.execute(select(table).where(table.c.sha256 == sha256)).mappings().one()
        return Original(number=row["number"], sha256=sha256, file=row["file"], at=row["at"], known=known)

    def sweep(self) -> None:
        """Removes the unfinished files that a run which was cut short left among the originals.

        Only for a caller that keeps other runs out meanwhile.
        """
        for path in (self._folder / ORIGINALS).glob(f"*/{UNFINISHED}"):
            path.unlink(missing_ok=True)

    def record(self, submission: Submission, findings: Sequence[Finding], *, at: datetime) -> Entry:
        """The entry of a return, recorded as the next version of its unit and period.

        The same return again gives the entry that is already there.
        """
        table = schema.submissions
        with self._writing() as connection:
            row = (
                connection.execute(select(table).where(table.c.sha256 == submission.sha256))
                .mappings()
                .first()
            )
            if row is not None:
                return _entry(connection, row)
            last = connection.execute(
                select(func.max(table.c.version)).where(
                    table.c.program == submission.program,
                    table.c.unit == submission.unit,
                    table.c.period == submission.period,
                )
            ).scalar()
            result = connection.execute(
                insert(table).values(
                    sha256=submission.sha256,
                    file=submission.file,
                    at=at.isoformat(),
                    program=submission.program,
                    unit=submission.unit,
                    period=submission.period,
                    version=(last or 0) + 1,
                    layout=submission.layout,
                    layout_version=submission.layout_version,
                    simulated=submission.simulated,
                )
            )
            key = result.lastrowid
            if submission.answers:
                rows = [answer_row(key, answer) for answer in submission.answers]
                connection.execute(insert(schema.answers), rows)
            if findings:
                connection.execute(insert(schema.findings), [finding_row(key, f) for f in findings])
            row = connection.execute(select(table).where(table.c.id == key)).mappings().one()
            return _entry(connection, row)

    def refuse(self, *, sha256: str, file: str, code: str, message: str, at: datetime) -> None:
        """Records why a kept file was not taken; the same reason again changes nothing."""
        values = {"sha256": sha256, "file": file, "code": code, "message": message, "at": at.isoformat()}
        table = schema.refusals
        with self._writing() as connection:
            known = select(table.c.id).where(table.c.sha256 == sha256, table.c.code == code)
            if connection.execute(known).first() is None:
                connection.execute(insert(table).values(values))

    def issue(
        self, *, program: str, unit: str, period: str, file: str, sha256: str, at: datetime, due: str | None
    ) -> None:
        """Records that a workbook was sent out."""
        with self._writing() as connection:
            connection.execute(
                insert(schema.issues).values(
                    program=program,
                    unit=unit,
                    period=period,
                    file=file,
                    sha256=sha256,
                    at=at.isoformat(),
                    due=due,
                )
            )

    def decide(self, decision: Decision, *, program: str) -> None:
        """Records a person's decision."""
        values = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
        with self._writing() as connection:
            connection.execute(insert(schema.decisions).values(program=program, **values))

    def entry(self, sha256: str) -> Entry | None:
        """The return with that content, or None when it has not been taken."""
        table = schema.submissions
        with self._reading() as connection:
            row = connection.execute(select(table).where(table.c.sha256 == sha256)).mappings().first()
            return None if row is None else _entry(connection, row)

    def entries(
        self, *, program: str, period: str, unit: str | None = None, every_version: bool = False
    ) -> tuple[Entry, ...]:
        """The returns of a period, or of one unit, in order of receipt: the version that counts of each unit, or all."""
        table = schema.submissions
        query = select(table).where(table.c.program == program, table.c.period == period).order_by(table.c.id)
        if unit is not None:
            query = query.where(table.c.unit == unit)
        with self._reading() as connection:
            rows = connection.execute(query).mappings().all()
            if not every_version:
                latest = {row["unit"]: row["version"] for row in rows}
                rows = [row for row in rows if row["version"] == latest[row["unit"]]]
            return tuple(_entry(connection, row) for row in rows)

    def first_days(self, *, program: str, period: str) -> dict[str, date]:
        """The day on which each unit's first return for that period was received."""
        table = schema.submissions
        query = select(table.c.unit, table.c.at).where(
            table.c.program == program, table.c.period == period, table.c.version == 1
        )
        with self._reading() as connection:
            return {unit: date.fromisoformat(at[:10]) for unit, at in connection.execute(query)}

    def every_entry(self) -> tuple[Entry, ...]:
        """Every version of every return that was taken, of whatever programme and period, in order of receipt."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.submissions).order_by(schema.submissions.c.id)).mappings()
            return tuple(_entry(connection, row) for row in rows.all())

    def refusals(self) -> tuple[Refusal, ...]:
        """The refusals of files that have not been taken since, in order."""
        with self._reading() as connection:
            taken = set(connection.execute(select(schema.submissions.c.sha256)).scalars())
        rows = self._rows(schema.refusals, Refusal)
        return tuple(Refusal(**row) for row in rows if row["sha256"] not in taken)

    def issues(self, *, program: str, period: str) -> tuple[Issue, ...]:
        """The last workbook sent to each unit for that period, in the order of the units' first issue."""
        return tuple({issue.unit: issue for issue in self.every_issue(program, period)}.values())

    def every_issue(self, program: str, period: str) -> tuple[Issue, ...]:
        """Every workbook sent for that period, in order."""
        return tuple(Issue(**row) for row in self._rows(schema.issues, Issue, program=program, period=period))

    def every_decision(self) -> tuple[Decision, ...]:
        """Every decision of whatever programme and period, in order."""
        return tuple(Decision(**row) for row in self._rows(schema.decisions, Decision))

    def decisions(self, *, program: str, period: str) -> tuple[Decision, ...]:
        """Every decision about a period, in order."""
        rows = self._rows(schema.decisions, Decision, program=program, period=period)
        return tuple(Decision(**row) for row in rows)

    def original_path(self, sha256: str) -> Path:
        """Where the original bytes of a return are kept."""
        return self._folder / ORIGINALS / sha256[:2] / sha256

    def _rows(self, table: Any, shape: Any, **conditions: str) -> list[dict[str, Any]]:
        columns = [table.c[name] for name in shape.__dataclass_fields__]
        query = select(*columns).where(*(table.c[k] == v for k, v in conditions.items())).order_by(table.c.id)
        with self._reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _ensure_schema(self) -> None:
        """The tables are there and of this version; a ledger that has them all is only read, so that a copy may be locked."""
        with self._reading() as connection:
            whole = not _lacks_columns(connection)
        if not whole:
            with self._writing() as connection:
                _add_what_lacks(connection)
        table = schema.about
        with self._reading() as connection:
            found = connection.execute(select(table.c.value).where(table.c.key == "schema")).scalar()
        if found != str(schema.SCHEMA_VERSION):
            raise WorkspaceError(
                f"台账 {self._folder / DATABASE} 是另一个版本的程序建立的（{found}）。请用建立它的版本打开，或升级程序。"
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _plain_errors(self._folder), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _plain_errors(self._folder), self._engine.connect() as connection:
            yield connection.execution_options(reading=True)


def _lacks_columns(connection: Connection) -> bool:
    inspector = inspect(connection)
    names = set(inspector.get_table_names())
    return any(
        table.name not in names
        or set(table.columns.keys()) - {column["name"] for column in inspector.get_columns(table.name)}
        for table in schema.metadata.sorted_tables
    )


def _add_what_lacks(connection: Connection) -> None:
    """Tables, and the one column that came later; it may be empty, so that a ledger of before is a ledger still."""
    schema.metadata.create_all(connection)
    decisions = {column["name"] for column in inspect(connection).get_columns(schema.decisions.name)}
    if schema.decisions.c.target.name not in decisions:
        connection.exec_driver_sql("ALTER TABLE decisions ADD COLUMN target TEXT")
    table = schema.about
    if connection.execute(select(table.c.value).where(table.c.key == "schema")).scalar() is None:
        connection.execute(insert(table).values(key="schema", value=str(schema.SCHEMA_VERSION)))


@contextmanager
def _plain_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as wrong:
        text = str(wrong.orig)
        if "locked" in text:
            raise WorkspaceError("台账正被另一个窗口使用。请关闭那个窗口里的命令后再试。") from wrong
        if "readonly" in text or "unable to open" in text or "full" in text:
            raise WorkspaceError(f"台账 {folder / DATABASE} 无法写入。请检查目录权限和磁盘空间。") from wrong
        raise WorkspaceError(
            f"台账 {folder / DATABASE} 无法使用（{text}）。请从备份恢复或联系技术人员。"
        ) from wrong
    except DatabaseError as wrong:
        if isinstance(wrong.orig, sqlite3.IntegrityError):
            raise
        raise WorkspaceError(
            f"台账 {folder / DATABASE} 已损坏或不是台账文件。请从备份恢复；originals 目录里仍有全部原件。"
        ) from wrong


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling is switched off so that BEGIN IMMEDIATE takes the write lock
    # before anything is read. Rollback journal, not WAL: SQLite before 3.51.3 can lose commits in WAL mode.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=5000")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _entry(connection: Connection, row: RowMapping) -> Entry:
    submission = Submission(
        program=row["program"],
        unit=row["unit"],
        period=row["period"],
        layout=row["layout"],
        layout_version=row["layout_version"],
        answers=answers_of(connection, row),
        file=row["file"],
        sha256=row["sha256"],
        simulated=row["simulated"],
    )
    return Entry(
        submission=submission, version=row["version"], at=row["at"], findings=findings_of(connection, row)
    )
