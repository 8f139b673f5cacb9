"""Comparing two programmes: what is the same thing is found again under another number or name."""

from dataclasses import replace

from programs_for_tests import FULL

from ecoreport.model.program import Indicator, Metric, Program, Unit, Who
from ecoreport.spec import ChangeKind, compare_programs, list_programs, load_program


def program(*indicators: Indicator) -> Program:
    return Program(id="a", title="b", region="c", year=2022, indicators=indicators)


def indicator(no: int, name: str, target: str = "≥95", lead: str = "甲局") -> Indicator:
    metric = Metric(id=f"{no}.1", name=name, target=target, lead=(Who(name=lead),))
    return Indicator(no=no, name=name, metrics=(metric,))


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
