"""Results are written without losing what somebody has worked on."""

from datetime import datetime
from pathlib import Path

from docx import Document

from ecoreport.services.results import Results
from ecoreport.tables.style import OfficeBook

MORNING, NOON = datetime(2023, 12, 5, 9, 30, 15), datetime(2023, 12, 5, 12, 0)


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def book(text: str, created: datetime) -> bytes:
    made = OfficeBook(title="表", created=created)
    made.add_sheet("表").write_string(0, 0, text)
    return made.close()


def test_a_former_version_that_says_something_else_is_kept(tmp_path: Path) -> None:
    Results(folder=tmp_path, now=MORNING).write("清单/一.docx", b"old")
    path = Results(folder=tmp_path, now=NOON).write("清单/一.docx", b"new")
    assert path.read_bytes() == b"new"
    assert written(tmp_path) == ["旧稿/清单/一 2023-12-05 120000.docx", "清单/一.docx"]
    assert (tmp_path / "旧稿/清单/一 2023-12-05 120000.docx").read_bytes() == b"old"


def test_the_same_content_is_not_kept_twice_whatever_the_time_stamped_into_it(tmp_path: Path) -> None:
    Results(folder=tmp_path, now=MORNING).write("台账.xlsx", book("1", MORNING))
    Results(folder=tmp_path, now=NOON).write("台账.xlsx", book("1", NOON))
    assert written(tmp_path) == ["台账.xlsx"]


def test_two_runs_in_one_second_cost_no_version(tmp_path: Path) -> None:
    results = Results(folder=tmp_path, now=NOON)
    for content in (b"1", b"2", b"3"):
        results.write("一.docx", content)
    kept = [path.read_bytes() for path in sorted((tmp_path / "旧稿").iterdir())]
    assert sorted(kept) == [b"1", b"2"]


def test_a_paper_that_a_clerk_has_edited_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    document = Document()
    document.save(str(path))
    original = path.read_bytes()
    document.add_paragraph("改过的话")
    document.save(str(path))
    Results(folder=tmp_path, now=NOON).write("总结.docx", original)
    (kept,) = (tmp_path / "旧稿").iterdir()
    assert Document(str(kept)).paragraphs[-1].text == "改过的话"
