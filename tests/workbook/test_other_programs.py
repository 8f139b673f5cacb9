"""What is left of a form after another office program has opened and saved it."""

import pytest
from office import convert
from sample_form import codes, filled_of, form_of, read, text_of

from ecoreport.model.submission import AnswerKind
from ecoreport.sheets import read_book


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("另存")
    source = folder / "报表.xlsx"
    source.write_bytes(filled_of())
    made = {}
    for kind, target in (("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("xls", "xls"), ("ods", "ods")):
        out = folder / kind
        out.mkdir()
        (path,) = convert([source], target, out)
        made[kind] = path.read_bytes()
    return made


@pytest.mark.office
def test_a_form_saved_by_libreoffice_is_read_without_loss(saved_by_libreoffice: dict[str, bytes]) -> None:
    submission, findings = read(saved_by_libreoffice["xlsx"])
    assert codes(findings) == []
    before, _ = read(filled_of())
    assert [(a.kind, a.key, a.field, a.text, a.source.cell) for a in submission.answers] == [
        (a.kind, a.key, a.field, a.text, a.source.cell) for a in before.answers
    ]


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_form_saved_in_an_old_format_is_recognised_and_read(
    saved_by_libreoffice: dict[str, bytes], kind: str
) -> None:
    submission, findings = read(saved_by_libreoffice[kind])
    assert submission.unit == "县水利局"
    assert text_of(submission, AnswerKind.METRIC, "1.1", "value") == "96.5"
    assert text_of(submission, AnswerKind.TASK, "1-1", "progress") == "已建成12公里。"
    assert set(codes(findings)) <= {"FILE-050", "FILE-059", "BOOK-010", "BOOK-049"}
    assert "BOOK-049" in codes(findings)


@pytest.mark.office
def test_the_live_checks_are_computed_when_the_form_is_opened(saved_by_libreoffice: dict[str, bytes]) -> None:
    sheet = read_book(saved_by_libreoffice["xlsx"], name="").sheet("指标填报")
    column = form_of().sheets[1].column("check")
    assert sheet is not None
    assert column is not None
    assert [sheet.text(row.row, column.column) for row in form_of().sheets[1].rows] == [
        "达标",
        "请填数字",
        "待核",
    ]
