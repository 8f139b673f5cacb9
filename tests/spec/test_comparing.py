"""Comparing two programmes: what is the same thing is found again under another number or name."""

from dataclasses import replace

from hypothesis import given
from plan_material import a_metric, a_program, an_indicator
from programs_for_tests import FULL, programs

from ecoreport.model.program import Assigned, Indicator, Phase, Program, Unit, UnitKind
from ecoreport.spec import ChangeKind, compare_programs, list_programs, load_program


def program(*indicators: Indicator) -> Program:
    return a_program(indicators=indicators)


def indicator(no: int, name: str, target: str = "≥95", lead: str = "甲局") -> Indicator:
    return an_indicator(no, name, a_metric(f"{no}.1", name, target, lead=lead))


def kinds(old: Program, new: Program) -> list[tuple[str, str, str | None]]:
    return [(change.kind.value, change.name, change.field) for change in compare_programs(old, new)]


def test_a_programme_does_not_differ_from_itself():
    for name in list_programs():
        shipped = load_program(name).require()
        assert compare_programs(shipped, shipped) == ()


def test_new_dropped_and_renumbered():
    old = program(indicator(1, "森林覆盖率"), indicator(2, "城镇污水处理率"), indicator(3, "公众满意度"))
    new = program(indicator(1, "森林覆盖率"), indicator(2, "公众满意度"), indicator(3, "绿色出行率"))
    assert kinds(old, new) == [
        ("renumbered", "公众满意度", None),
        ("added", "绿色出行率", None),
        ("dropped", "城镇污水处理率", None),
    ]


def test_redefined_targets_and_units():
    old = program(indicator(15, "危险废物安全处置率", "100", "甲局"))
    new = program(indicator(15, "危险废物利用处置率", "≥98", "乙局"))
    assert kinds(old, new) == [
        ("redefined", "危险废物利用处置率", "name"),
        ("target", "危险废物利用处置率", None),
        ("units", "危险废物利用处置率", "lead"),
    ]
    target = next(c for c in compare_programs(old, new) if c.kind is ChangeKind.TARGET)
    assert (target.old, target.new) == ("100", "≥98")


def test_a_renamed_unit_is_known_by_its_alias():
    old = replace(FULL, units=(Unit(name="县环保局"), *FULL.units))
    new = replace(FULL, units=(Unit(name="县生态环境局", aliases=("县环保局",)), *FULL.units))
    assert kinds(old, new) == [("redefined", "县生态环境局", "name")]


def test_second_names_kinds_and_numbers_set_later_are_compared():
    old = replace(FULL, units=(Unit(name="县环保局"),), indicators=(indicator(1, "甲率", "达到考核要求"),))
    unit = Unit(name="县环保局", kind=UnitKind.INSTITUTION, aliases=("环保局",))
    metric = replace(old.indicators[0].metrics[0], assigned=Assigned(value="≥95", document="市办〔2025〕3号"))
    new = replace(old, units=(unit,), indicators=(replace(old.indicators[0], metrics=(metric,)),))
    assert kinds(old, new) == [
        ("redefined", "县环保局", "kind"),
        ("redefined", "县环保局", "aliases"),
        ("redefined", "甲率", "assigned"),
    ]
    assert [c.new for c in compare_programs(old, new)] == ["institution", "环保局", "≥95（市办〔2025〕3号）"]


def test_a_renamed_unit_is_the_same_wherever_it_stands():
    old = replace(
        FULL, units=(*FULL.units, Unit(name="县环保局")), indicators=(indicator(1, "甲率", lead="县环保局"),)
    )
    new = replace(
        FULL,
        units=(*FULL.units, Unit(name="县生态环境局", aliases=("县环保局",))),
        indicators=(indicator(1, "甲率", lead="县生态环境局"),),
    )
    assert kinds(old, new) == [("redefined", "县生态环境局", "name")]


def test_an_indicator_that_was_split_or_put_together_is_known_by_its_metrics():
    both = an_indicator(
        1,
        "农业废弃物利用率",
        a_metric("1.1", "秸秆利用率", "≥95"),
        a_metric("1.2", "粪污利用率", "≥95"),
    )
    parts = (indicator(1, "秸秆利用率"), indicator(2, "粪污利用率"))
    parts = tuple(replace(i, metrics=tuple(replace(m, lead=()) for m in i.metrics)) for i in parts)
    assert kinds(program(both), program(*parts)) == [("split", "农业废弃物利用率", None)]
    assert kinds(program(*parts), program(both)) == [("merged", "农业废弃物利用率", None)]
    (change,) = compare_programs(program(*parts), program(both))
    assert change.old == "秸秆利用率（1）、粪污利用率（2）"


def test_an_indicator_under_a_new_name_keeps_its_metric():
    old, new = indicator(1, "绿色出行率"), replace(indicator(4, "绿色出行率"), name="低碳交通")
    assert kinds(program(old), program(new)) == [
        ("renumbered", "低碳交通", None),
        ("redefined", "低碳交通", "name"),
    ]


def test_the_plan_as_a_whole_is_compared():
    new = replace(FULL, title="新名称", goals=FULL.goals[:1], phases=(FULL.phases[0], Phase(name="评估")))
    assert kinds(FULL, new) == [
        ("redefined", "方案", "title"),
        ("redefined", "方案", "goals"),
        ("added", "评估", None),
        ("dropped", "收尾", None),
    ]


def test_a_task_is_held_against_what_its_indicator_has_become():
    first, second = indicator(1, "森林覆盖率"), indicator(2, "污水处理率")
    task = replace(FULL.tasks[0], indicators=(1,), metrics=())
    old = replace(program(first, second), tasks=(task,))
    moved = (replace(second, no=1), replace(first, no=2))
    assert [change.kind.value for change in compare_programs(old, replace(old, indicators=moved))] == [
        "renumbered",
        "renumbered",
        "redefined",
    ]
    follows = replace(old, indicators=moved, tasks=(replace(task, indicators=(2,)),))
    assert {change.kind.value for change in compare_programs(old, follows)} == {"renumbered"}


@given(programs(), programs())
def test_comparing_never_fails(old: Program, new: Program):
    assert all(change.name or change.item == "task" for change in compare_programs(old, new))


def test_tasks_are_compared_too():
    new = replace(FULL, tasks=(replace(FULL.tasks[0], requirement="改了", lead=()),))
    assert kinds(FULL, new) == [
        ("redefined", "划定保护区", "requirement"),
        ("units", "划定保护区", "lead"),
        ("dropped", "", None),
    ]


def test_a_row_of_one_units_list_is_no_row_of_anothers():
    task = FULL.tasks[0]
    old = replace(
        FULL, tasks=(replace(task, list="县水利局"), replace(task, id="T2", list="县林业局", title="造林"))
    )
    new = replace(
        FULL, tasks=(replace(task, list="县林业局"), replace(task, id="T2", list="县水利局", title="造林"))
    )
    assert sorted(kind for kind, _, _ in kinds(old, new)) == ["added", "added", "dropped", "dropped"]


def test_a_unit_whose_name_is_only_written_otherwise_is_the_same():
    old = replace(
        FULL,
        units=(*FULL.units, Unit(name="县发展改革局"), Unit(name="县公安局")),
        indicators=(indicator(1, "甲率", lead="县发展改革局"),),
    )
    new = replace(
        FULL,
        units=(*FULL.units, Unit(name="县发展和改革局"), Unit(name="县妇联")),
        indicators=(indicator(1, "甲率", lead="县发展和改革局"),),
    )
    changes = [(c.kind.value, c.name, c.field) for c in compare_programs(old, new) if c.item != "indicator"]
    assert changes == [
        ("redefined", "县发展和改革局", "name"),
        ("added", "县妇联", None),
        ("dropped", "县公安局", None),
    ]
