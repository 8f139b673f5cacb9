"""The ledger keeps everything it was told, once, and gives back what it was told."""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from plan_material import a_return

from ecoreport.errors import WorkspaceError
from ecoreport.files import sha256
from ecoreport.ledger import Ledger, verify_ledger
from ecoreport.model.assessment import Decision
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.submission import Answer, AnswerKind, Source, Submission

NOON = datetime(2019, 12, 10, 12, 0)


def make_submission(data: bytes = b"one", *, unit: str = "区水利局", value: str = "95.3") -> Submission:
    digest = sha256(data)
    source = Source(file="区水利局.xlsx", sheet="指标填报", cell="F14", sha256=digest)
    answers = (
        Answer(
            kind=AnswerKind.METRIC,
            key="23.1",
            field="value",
            text=value,
            number=Decimal(value),
            format="0.00",
            formula="=A1",
            source=source,
        ),
        Answer(kind=AnswerKind.TASK, key="23-1", field="progress", text="完成", source=source),
    )
    return a_return(unit, *answers, period="2019", file="区水利局.xlsx", sha256=digest)


def keep(ledger: Ledger, data: bytes = b"one", file: str = "区水利局.xlsx") -> None:
    ledger.keep_original(data, sha256=sha256(data), file=file, at=NOON)


def test_a_return_comes_back_as_it_was_recorded(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    keep(ledger)
    finding = Finding(
        code="BOOK-001",
        severity=Severity.NOTE,
        message="移动了一列",
        remedy="不用处理",
        unit="区水利局",
        place=Place(file="区水利局.xlsx", sheet="指标填报", cell="F14", text="95.3"),
    )
    ledger.record(make_submission(), [finding], at=NOON)
    (entry,) = Ledger.open(tmp_path).entries(program="demo", period="2019")
    assert entry.submission == make_submission()
    assert entry.findings == (finding,)
    assert (entry.version, entry.at) == (1, NOON.isoformat())


def test_the_same_bytes_twice_change_nothing(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    first = ledger.keep_original(b"one", sha256=sha256(b"one"), file="甲.xlsx", at=NOON)
    again = ledger.keep_original(b"one", sha256=sha256(b"one"), file="乙.xlsx", at=NOON.replace(hour=13))
    assert (first.known, again.known) == (False, True)
    assert (again.number, again.file, again.at) == (first.number, "甲.xlsx", NOON.isoformat())
    assert ledger.record(make_submission(), [], at=NOON) == ledger.record(make_submission(), [], at=NOON)
    assert len(ledger.entries(program="demo", period="2019", every_version=True)) == 1


def test_a_corrected_return_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    for data, value in ((b"one", "95.3"), (b"two", "96")):
        keep(ledger, data)
        ledger.record(make_submission(data, value=value), [], at=NOON)
    (latest,) = ledger.entries(program="demo", period="2019")
    assert (latest.version, latest.submission.answers[0].number) == (2, Decimal("96"))
    every = ledger.entries(program="demo", period="2019", every_version=True)
    assert [entry.version for entry in every] == [1, 2]


def test_the_last_issue_of_each_unit_counts(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    for unit, due in (("甲", None), ("乙", "2019-12-10"), ("甲", "2019-12-11")):
        ledger.issue(
            program="demo", unit=unit, period="2019", file=f"{unit}.xlsx", sha256="0", at=NOON, due=due
        )
    assert [(i.unit, i.due) for i in ledger.issues(program="demo", period="2019")] == [
        ("甲", "2019-12-11"),
        ("乙", "2019-12-10"),
    ]
    assert ledger.issues(program="demo", period="2020") == ()


def test_refusals_and_decisions_are_kept_in_order(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    keep(ledger)
    for code in ("FILE-001", "FILE-002"):
        ledger.refuse(sha256=sha256(b"one"), file="坏.xlsx", code=code, message="读不了", at=NOON)
    assert [refusal.code for refusal in ledger.refusals()] == ["FILE-001", "FILE-002"]
    decision = Decision(
        unit="区水利局",
        period="2019",
        metric="1.1",
        sha256=sha256(b"one"),
        verdict="达标",
        reason="见文件",
        by="创建办",
        at=NOON.isoformat(),
    )
    ledger.decide(decision, program="demo")
    assert ledger.decisions(program="demo", period="2019") == (decision,)


def test_a_file_is_refused_for_a_reason_once_and_no_more_when_it_is_taken(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    keep(ledger)
    for _ in range(2):
        ledger.refuse(sha256=sha256(b"one"), file="坏.xlsx", code="FILE-001", message="读不了", at=NOON)
    assert len(ledger.refusals()) == 1
    ledger.record(make_submission(), [], at=NOON)
    assert ledger.refusals() == ()


def test_the_day_a_unit_first_returned_stays_when_corrections_come(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    for day, data in ((10, b"one"), (20, b"two")):
        keep(ledger, data)
        ledger.record(make_submission(data), [], at=NOON.replace(day=day))
    assert ledger.first_days(program="demo", period="2019") == {"区水利局": NOON.date()}


def test_what_a_cut_short_run_left_unfinished_is_swept_and_harmless(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    keep(ledger)
    folder = ledger.original_path(sha256(b"one")).parent
    (folder / ".abc.tmp").write_bytes(b"on")
    assert verify_ledger(tmp_path) == ()
    ledger.sweep()
    assert [path.name for path in folder.iterdir()] == [sha256(b"one")]


def test_a_whole_ledger_verifies_and_damage_is_named(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    keep(ledger)
    ledger.record(make_submission(), [], at=NOON)
    assert verify_ledger(tmp_path) == ()
    original = ledger.original_path(sha256(b"one"))
    original.write_bytes(b"changed")
    assert "内容被改动" in verify_ledger(tmp_path)[0]
    original.unlink()
    assert "原件缺失" in verify_ledger(tmp_path)[0]
    stray = original.parent / ("0" * 64)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"")
    assert any("未登记" in sentence for sentence in verify_ledger(tmp_path))


def test_a_file_that_is_no_ledger_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes("不是数据库".encode() * 100)
    with pytest.raises(WorkspaceError, match="已损坏或不是台账"):
        Ledger.open(tmp_path)


def test_a_ledger_of_another_version_is_refused(tmp_path: Path) -> None:
    import sqlite3

    Ledger.open(tmp_path)
    connection = sqlite3.connect(tmp_path / "ledger.sqlite")
    connection.execute("UPDATE about SET value = '99'")
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError, match="另一个版本"):
        Ledger.open(tmp_path)


_VICTIM = textwrap.dedent(
    """
    import sys
    from datetime import datetime
    from pathlib import Path
    here = Path(sys.argv[2])
    sys.path[:0] = [str(here), str(here.parent)]
    from test_ledger import keep, make_submission
    from ecoreport.ledger import Ledger

    ledger = Ledger.open(Path(sys.argv[1]))
    for number in range(10_000):
        data = f"{sys.argv[3]}-{number}".encode()
        keep(ledger, data)
        ledger.record(make_submission(data, unit=f"unit {sys.argv[3]} {number}"), [], at=datetime(2019, 12, 10))
        print(f"unit {sys.argv[3]} {number}", flush=True)
    """
)


@pytest.mark.slow
def test_what_was_said_to_be_taken_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    said: set[str] = set()
    for run in range(8):
        command = [sys.executable, "-c", _VICTIM, str(tmp_path), str(Path(__file__).parent), str(run)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(3 + run):
            said.add(process.stdout.readline().strip())
        os.kill(process.pid, signal.SIGKILL)
        said |= {line for line in process.stdout.read().splitlines() if line}
        process.stdout.close()
        process.wait()
    entries = Ledger.open(tmp_path).entries(program="demo", period="2019")
    taken = {entry.submission.unit for entry in entries}
    assert said <= taken
    assert all(len(entry.submission.answers) == 2 for entry in entries)
    assert [w for w in verify_ledger(tmp_path) if "未登记" not in w] == []
