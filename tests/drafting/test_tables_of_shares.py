"""Tables that share out figures or parts among units: 乡镇 by figures, units as columns, marks for each unit."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, duties, indicator, names, task
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.drafting.drafts import Draft

HEAD = "模拟县2024年高标准农田建设实施方案"


def _draft(folder: Path, *blocks: Block) -> Draft:
    return draft(write_docx(folder / "plan.docx", [HEAD, *blocks]))


def _shares(drafted: Draft, no: int) -> list[tuple[str, str, str | None, list[str]]]:
    return [
        (one.name, one.target, one.measure, names(one.lead)) for one in indicator(drafted.program, no).metrics
    ]


TOWNS = grid("""
    序号 | 乡镇 | 年度任务 | < | 耕地面积 | 完成时间 | 备注
    ^ | ^ | 新建面积 | 管护机井（眼） | ^ | ^ | ^
    1 | 甲镇 | 2.40 | 12 | 8.1 | 10月底前 | 含农场
    2 | 乙乡 | 1.60 | — | 5.2 | 11月底前 |
    3 | 丙街道 | 0.30 | 3 | 1.1 | 11月底前 |
    合计 | < | 4.30 | 15 | 14.4 | |
""")


class TestUnitsInRows:
    @pytest.mark.parametrize("write", [write_docx, write_html])
    def test_each_unit_answers_for_its_own_figure(self, tmp_path: Path, write: object) -> None:
        blocks: list[Block] = [HEAD, "附件 高标准农田建设任务分解表", "单位：万亩", TOWNS]
        drafted = draft(write(tmp_path / "plan", blocks) if callable(write) else tmp_path)
        assert _shares(drafted, 1) == [
            ("甲镇新建面积", "2.40", "万亩", ["甲镇"]),
            ("乙乡新建面积", "1.60", "万亩", ["乙乡"]),
            ("丙街道新建面积", "0.30", "万亩", ["丙街道"]),
        ]
        assert _shares(drafted, 2) == [
            ("甲镇管护机井", "12", "眼", ["甲镇"]),
            ("丙街道管护机井", "3", "眼", ["丙街道"]),
        ]
        first = indicator(drafted.program, 1)
        assert [one.deadline for one in first.metrics] == ["2024-10-31", "2024-11-30", "2024-11-30"]
        assert first.note == "甲镇新建面积：含农场"
        assert codes(drafted).count("DRAFT-042") == 1

    def test_a_figure_that_has_no_name_of_its_own_has_that_of_the_table(self, tmp_path: Path) -> None:
        table = grid("""
            单位 | 任务数（亩）
            全县合计 | 900
            甲镇 | 500
            乙乡 | 300
            丙林场 | 100
        """)
        drafted = draft(
            write_xlsx(tmp_path / "plan.xlsx", {"表": [["模拟县2024年人工造林任务分解表", "<"], *table]})
        )
        assert _shares(drafted, 1)[0] == ("甲镇人工造林", "500", "亩", ["甲镇"])
        assert len(indicator(drafted.program, 1).metrics) == 3

    def test_lines_with_bars_are_such_a_table_too(self, tmp_path: Path) -> None:
        lines = "乡镇（农场） | 2024年播种面积 | 备注 |\n甲镇 | 0.91 | |\n乙乡 | 3.89 | |\n丙农场 | 0.72 | |\n合计 | 5.52 | |"
        drafted = draft_text(
            tmp_path, f"模拟县2024年小麦生产方案\n附件 播种任务分解表\n面积：万亩 |\n{lines}\n"
        )
        assert _shares(drafted, 1)[2] == ("丙农场2024年播种面积", "0.72", "万亩", ["丙农场"])


class TestUnitsInColumns:
    def test_each_unit_has_its_figure_and_the_department_that_of_all(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标 | 计量单位 | 全县目标 | 各乡镇目标 | < | < | 责任部门
            ^ | ^ | ^ | ^ | 甲镇 | 乙乡 | 丙街道 | ^
            1 | 能耗下降率 | % | 3.2 | 3.1 | 3.3 | 3.2 | 县发改局
            2 | 新能源公交车占比 | % | ≥90 | — | — | — | 县交通局
        """)
        drafted = _draft(tmp_path, "附件 目标分解表", table)
        assert _shares(drafted, 1) == [
            ("能耗下降率", "3.2", "%", ["县发改局"]),
            ("甲镇能耗下降率", "3.1", "%", ["甲镇"]),
            ("乙乡能耗下降率", "3.3", "%", ["乙乡"]),
            ("丙街道能耗下降率", "3.2", "%", ["丙街道"]),
        ]
        assert _shares(drafted, 2) == [("新能源公交车占比", "≥90", "%", ["县交通局"])]


class TestMarks:
    def test_a_row_for_each_unit_and_a_column_for_each_task(self, tmp_path: Path) -> None:
        table = grid("""
            责任单位 | 扬尘治理 | 秸秆禁烧 | 散煤管控
            县住建局 | ★ | |
            县农业农村局 | | ★ | △
            县市场监管局 | | | ★
            各乡镇 | △ | △ | △
        """)
        drafted = _draft(tmp_path, "附件 责任分工一览表", table, "说明：★表示牵头单位，△表示配合单位。")
        assert list(duties(drafted.program).values()) == [
            (["县住建局"], ["各乡镇"]),
            (["县农业农村局"], ["各乡镇"]),
            (["县市场监管局"], ["县农业农村局", "各乡镇"]),
        ]
        assert [one.title for one in drafted.program.tasks] == ["扬尘治理", "秸秆禁烧", "散煤管控"]


class TestWhoLooksAfterARow:
    def test_assessors_and_leaders_do_not_report_and_stand_in_the_note(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 工作任务 | 具体要求 | 责任单位 | 负责考核单位 | 县政府分管领导
            1 | 污水治理 | 新建管网10公里 | 县住建局 | 县生态环境局 | 张某
            2 | 河道保洁 | 保洁覆盖率100% | 县水利局 | ^ | 李某
        """)
        drafted = _draft(tmp_path, "附件 任务分解表", table)
        assert duties(drafted.program) == {
            "任务分解表-1": (["县住建局"], []),
            "任务分解表-2": (["县水利局"], []),
        }
        assert (
            task(drafted.program, "任务分解表-2").note == "负责考核单位：县生态环境局；县政府分管领导：李某"
        )
