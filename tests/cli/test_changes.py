"""What changed between two programmes, as an office reads it."""

from ecoreport.cli.changes import describe_changes
from ecoreport.spec import Change, ChangeKind


def renumbered(item: str, at: str, old: int, new: int) -> Change:
    return Change(kind=ChangeKind.RENUMBERED, item=item, name=f"甲{new}", at=at, old=str(old), new=str(new))


def test_changes_stand_under_the_part_of_the_plan_they_are_about():
    changes = (
        Change(kind=ChangeKind.REDEFINED, item="program", name="方案", field="year", old="2022", new="2023"),
        Change(kind=ChangeKind.ADDED, item="unit", name="县水利局"),
        Change(kind=ChangeKind.TARGET, item="metric", name="覆盖率", at="指标 3", old="≥40", new="≥42"),
        Change(kind=ChangeKind.DROPPED, item="task", name="造林", at="任务表第 2 项（T2）", old="2"),
        Change(kind=ChangeKind.ADDED, item="metric", name="造林面积", at="任务表第 3 项（T3）", new="500亩"),
    )
    assert list(describe_changes(changes)) == [
        "方案（1 处）",
        "  改动 方案的年度：2022 → 2023",
        "单位（1 处）",
        "  新增 单位“县水利局”",
        "指标（1 处）",
        "  目标 指标 3 分项“覆盖率”：≥40 → ≥42",
        "任务（2 处）",
        "  取消 任务表第 2 项（T2）“造林”",
        "  新增 任务表第 3 项（T3）分项“造林面积”：500亩",
        "共 5 处变化。",
    ]


def test_neighbours_that_moved_on_together_are_one_line():
    indicators = [renumbered("indicator", f"指标 {new}", new - 1, new) for new in (6, 7, 8)]
    tasks = [renumbered("task", f"{table}第 2 项（{table}-3）", 3, 2) for table in ("甲局", "乙局")]
    assert list(describe_changes([*indicators, *tasks]))[1:-1] == [
        "  改号 指标 5 至 7 顺次改为 6 至 8：“甲6”至“甲8”，共 3 项",
        "任务（2 处）",
        "  改号 甲局第 2 项（甲局-3）“甲2”：3 → 2",
        "  改号 乙局第 2 项（乙局-3）“甲2”：3 → 2",
    ]


def test_of_long_texts_only_the_part_that_differs_is_shown():
    long = "持续推进城乡环境综合整治，" * 5
    change = Change(
        kind=ChangeKind.REDEFINED,
        item="task",
        name="整治",
        at="正文第 1 项（T1）",
        field="requirement",
        old=f"{long}完成3个村。",
        new=f"{long}完成5个村，全部验收。",
    )
    (line,) = list(describe_changes([change]))[1:-1]
    assert line == (
        "  改动 正文第 1 项（T1）“整治”的具体要求："
        "…进城乡环境综合整治，完成3个村。 → …进城乡环境综合整治，完成5个村，全部验收。"
    )
