"""Every unit gets exactly what the plan gives it, groups resolved to their members."""

from ecoreport.model.duties import Role, all_duties, duties_of, works
from ecoreport.model.program import Indicator, Metric, Program, Task, Unit, UnitKind, Who

PROGRAM = Program(
    id="demo",
    title="示例",
    region="示例县",
    year=2021,
    units=(
        Unit(name="县水利局"),
        Unit(name="县林业局"),
        Unit(name="各乡镇", kind=UnitKind.GROUP, members=("甲镇", "乙乡")),
        Unit(name="甲镇", kind=UnitKind.TOWNSHIP),
        Unit(name="乙乡", kind=UnitKind.TOWNSHIP),
        Unit(name="有关部门", kind=UnitKind.GROUP),
        Unit(name="县气象局"),
    ),
    indicators=(
        Indicator(
            no=1,
            name="污水处理率",
            metrics=(
                Metric(
                    id="1.1",
                    name="污水处理率",
                    target="≥95",
                    lead=(Who(name="县水利局", scope="城市"), Who(name="各乡镇", scope="乡镇")),
                ),
            ),
        ),
        Indicator(
            no=2,
            name="森林覆盖率",
            text="造林。",
            metrics=(
                Metric(
                    id="2.1",
                    name="森林覆盖率",
                    target="40",
                    lead=(Who(name="县林业局"),),
                    cooperate=(Who(name="各乡镇"),),
                ),
            ),
        ),
    ),
    tasks=(
        Task(
            id="1-1",
            list="任务分解表",
            indicators=(1,),
            no=1,
            title="建厂",
            requirement="建成2座",
            lead=(Who(name="县水利局"),),
            cooperate=(Who(name="有关部门"), Who(name="县水利局")),
            metrics=(Metric(id="1-1.1", name="污水处理厂", target="2座"),),
        ),
    ),
)


def test_groups_with_members_are_resolved_and_others_stay() -> None:
    assert [duties.unit for duties in all_duties(PROGRAM)] == [
        "县水利局",
        "县林业局",
        "甲镇",
        "乙乡",
        "有关部门",
    ]


def test_a_unit_without_duties_gets_nothing() -> None:
    assert duties_of(PROGRAM, "县气象局") is None


def test_scope_and_task_metrics_reach_the_unit_that_reports() -> None:
    own = duties_of(PROGRAM, "县水利局")
    assert own is not None
    assert [(duty.metric.id, duty.scope) for duty in own.metrics] == [("1.1", "城市"), ("1-1.1", None)]


def test_who_leads_a_task_does_not_get_it_again_for_cooperating() -> None:
    own = duties_of(PROGRAM, "县水利局")
    assert own is not None
    assert [(duty.task.id, duty.role) for duty in own.tasks] == [("1-1", Role.LEAD)]


def test_an_indicator_that_no_task_refers_to_is_itself_a_work() -> None:
    assert [work.id for work in works(PROGRAM)] == ["指标2", "1-1"]
    township = duties_of(PROGRAM, "甲镇")
    assert township is not None
    assert [(duty.task.id, duty.role) for duty in township.tasks] == [("指标2", Role.COOPERATE)]
