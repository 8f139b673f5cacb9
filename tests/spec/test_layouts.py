import pytest

from ecoreport.errors import SpecError
from ecoreport.model.layout import FieldKey, SheetKind
from ecoreport.resources import read_resource
from ecoreport.spec import load_layout, read_layout

SHIPPED = read_resource("layouts", "department.yaml").decode()


def _findings(*changes: tuple[str, str]) -> list[tuple[str, int | None]]:
    text = SHIPPED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = read_layout(text.encode(), file="版式.yaml")
    assert (loaded.layout is None) == bool(loaded.findings)
    return [(finding.code, finding.place.line) for finding in loaded.findings]


def _line(text: str) -> int:
    return next(number for number, line in enumerate(SHIPPED.splitlines(), 1) if text in line)


def test_the_shipped_layout_has_every_sheet_and_nothing_wrong() -> None:
    layout = load_layout()
    assert [sheet.kind for sheet in layout.sheets] == list(SheetKind)
    assert {field.key for field in layout.required_fields()} >= {FieldKey.REPORTER, FieldKey.WORK}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{key: state, title: 状态, width: 10, fill: true, type: choice, choices: [已完成, 推进中, 未开展, 零报告, 不涉及]",
         "{key: state, title: 状态, width: 10, fill: true, type: choice", "LAYOUT-005"),
        ("{key: source, title: 数据年度和来源", "{key: note, title: 数据年度和来源", "LAYOUT-001"),
        ("{key: measure, title: 计量单位, width: 11}", "{key: messure, title: 计量单位, width: 11}", "LAYOUT-003"),
        ("{key: target, title: 目标值, width: 20}", "{key: area, title: 目标值, width: 20}", "LAYOUT-004"),
        ("title: 自动核对, width: 11, type: check", "title: 自动核对, width: 11, type: check, fill: true", "LAYOUT-012"),
        ("{key: file, title: 文件名, width: 34, fill: true", "{key: check, title: 文件名, width: 34, type: check", "LAYOUT-012"),
        ("title: 计量单位, width: 11", "title: 计量单位, width: 0", "LAYOUT-008"),
        ("heading: '{unit}　{period}工作小结'", "heading: '{unlt}　{period}工作小结'", "LAYOUT-009"),
        ("heading: '{unit}　{period}工作小结'", "heading: '{unit　{period}工作小结'", "LAYOUT-009"),
        ("title: 工作小结\n", "title: '指标/填报'\n", "LAYOUT-002"),
        ("title: 工作小结\n", "title: 指标填报\n", "LAYOUT-002"),
        ("title: 工作小结\n", "title: 张三'小结\n", "LAYOUT-002"),
        ("choices: [已完成, 推进中, 未开展, 不涉及]", "choices: ['已完成,推进中', 未开展]", "LAYOUT-013"),
        ("help: 从下拉框选择。", f"help: {'长' * 256}", "LAYOUT-007"),
        ("kind: summary", "kind: evidence", "LAYOUT-011"),
        ("type: choice, choices", "type: chioce, choices", "PLAN-007"),
        ("signatures:", "signature:", "PLAN-005"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_with_its_line(old: str, new: str, code: str) -> None:
    found = dict(_findings((old, new)))
    assert code in found
    if code not in ("LAYOUT-004", "LAYOUT-011", "PLAN-005"):
        assert abs((found[code] or 0) - _line(old.strip())) <= 1


def test_keys_of_a_layout_go_by_names_of_their_own() -> None:
    text = SHIPPED.replace("version: 1\n", "").replace("required: true", "required: 三", 1)
    version, required = read_layout(text.encode(), file="版式.yaml").findings
    assert "缺少 version（版本）" in version.message
    assert required.message.startswith("工作表 填报说明 → 单格 填报人 → 必填")


def test_a_missing_sheet_is_named() -> None:
    text = SHIPPED[: SHIPPED.index("- key: summary")]
    codes = [finding.code for finding in read_layout(text.encode(), file="版式.yaml").findings]
    assert codes == ["LAYOUT-010"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\xfa", b"- 1\n", b"id: [", b"sheets: 5"])
def test_what_is_no_layout_gets_findings_and_no_traceback(data: bytes) -> None:
    loaded = read_layout(data, file="版式.yaml")
    assert loaded.layout is None
    assert loaded.findings
    with pytest.raises(SpecError, match=r"版式\.yaml"):
        loaded.require()
