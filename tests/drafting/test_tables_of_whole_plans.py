"""Tables of whole plans that an office issues: what is merged in one form and simply missing in flattened text."""

from pathlib import Path

from drafted import codes, draft, draft_text, names
from grids import grid, write_docx

TITLE = "模拟县2021年国家卫生县城创建工作方案"


def _flattened(*rows: str, under: str = "任务分解表") -> str:
    """A plan with a table of one cell a line; missing cells are simply left out."""
    cells = (cell for row in rows for cell in row.split("|"))
    return "\n".join((TITLE, "一、工作目标", "年底前通过验收。", "附件", f"模拟县{under}", *cells))


class TestRowsWithOneCellOfUnits:
    HEAD = "序号|工作内容|工作标准|牵头单位|责任单位|完成时限"
    WHOLE = (
        "1|清扫道路|主要街道每天保洁16小时|县城管局|县环卫中心|6月底前",
        "2|整治市场|农贸市场全部达到标准|县市场监管局|县商务局、县城管局|8月底前",
    )

    def _duties(self, folder: Path, *rows: str) -> list[tuple[list[str], list[str]]]:
        drafted = draft_text(folder, _flattened(self.HEAD, *self.WHOLE, *rows))
        assert "DRAFT-007" in codes(drafted)
        return [(names(one.lead), names(one.cooperate)) for one in drafted.program.tasks[2:]]

    def test_who_leads_in_another_row_leads_here(self, tmp_path: Path) -> None:
        assert self._duties(tmp_path, "3|清理小广告|街面整洁|县城管局|9月底前") == [
            (["县城管局"], ["县商务局"])
        ]

    def test_who_leads_nowhere_else_helps_the_lead_above(self, tmp_path: Path) -> None:
        assert self._duties(tmp_path, "3|抽检食品|合格率达到98%|县公安局|9月底前") == [
            (["县市场监管局"], ["县公安局"])
        ]

    def test_several_units_and_collective_words_help_the_lead_above(self, tmp_path: Path) -> None:
        duties = self._duties(
            tmp_path,
            "3|取缔占道经营|街面整洁|县公安局、县环卫中心|9月底前",
            "4|巩固成果|持续整改|各街道|9月底前",
        )
        assert duties == [
            (["县市场监管局"], ["县公安局", "县环卫中心"]),
            (["县市场监管局"], ["各街道"]),
        ]


def test_a_missing_time_is_that_of_the_row_above(tmp_path: Path) -> None:
    rows = (
        "序号|重点任务|年度任务|责任单位|完成时限",
        "1|建管网|新建管网8公里|县住建局|9月底前",
        "2|查排口|排查42个|县水利局",
    )
    drafted = draft_text(tmp_path, _flattened(*rows))
    assert [one.deadline for one in drafted.program.tasks] == ["2021-09-30", "2021-09-30"]
    assert "DRAFT-007" in codes(drafted)


def test_a_dash_is_a_target_of_its_own_and_takes_none_from_above(tmp_path: Path) -> None:
    rows = (
        "序号|指标名称|单位|2020年现状值|2021年目标值|属性|牵头单位|配合单位",
        "1|绿色建筑比例|%|56|≥60|参考性|县住建局|县发改局",
        "2|公交分担率|%|—|—|参考性|县交通局",
        "3|政府绿色采购比例|%|82|≥85|约束性|县财政局|县住建局",
    )
    drafted = draft_text(tmp_path, _flattened(*rows, under="指标表"))
    assert [one.metrics[0].target for one in drafted.program.indicators] == ["≥60", "—", "≥85"]


def test_contents_that_are_assessed_by_a_measure_and_a_level_are_indicators(tmp_path: Path) -> None:
    table = grid("""
        类别 | 序号 | 评价内容 | 单位 | 目标值 | 牵头单位
        制度建设 | 1 | 计划用水管理率 | % | 100 | 县水利局
        社会参与 | 2 | 公众意识问卷得分 | 分 | ≥85 | 县委宣传部
    """)
    program = draft(write_docx(tmp_path / "plan.docx", [TITLE, table])).program
    assert [(one.name, one.metrics[0].measure) for one in program.indicators] == [
        ("计划用水管理率", "%"),
        ("公众意识问卷得分", "分"),
    ]


def test_a_rule_about_tasks_leaves_the_indicators_of_the_same_plan_alone(tmp_path: Path) -> None:
    blocks = [
        TITLE,
        "以下各项任务均需各乡镇人民政府落实，不再列出。",
        grid("""
            序号 | 指标 | 目标值 | 牵头单位 | 配合单位
            1 | 森林覆盖率 | ≥40% | 县林业局 | 县水利局
        """),
        grid("""
            序号 | 重点任务 | 年度任务 | 牵头单位 | 配合单位
            1 | 植树 | 造林2万亩 | 县林业局 | 县水利局
        """),
    ]
    program = draft(write_docx(tmp_path / "plan.docx", blocks)).program
    assert names(program.indicators[0].metrics[0].cooperate) == ["县水利局"]
    assert names(program.tasks[0].cooperate) == ["县水利局", "各乡镇人民政府"]


def test_a_list_may_be_that_of_a_collective_with_a_bracket(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n一、重点任务\n1.改厕。改造户厕900户。（责任单位：县农业农村局）\n附件1\n各镇（乡、街道）创建任务清单\n"
        "序号\t工作任务\t具体要求\n1\t清理垃圾\t做到五无\n2\t组建队伍\t每镇不少于10人\n"
    )
    tasks = draft_text(tmp_path, text).program.tasks
    assert [(one.list, names(one.lead)) for one in tasks[1:]] == [
        ("各镇（乡、街道）", ["各镇（乡、街道）"])
    ] * 2
