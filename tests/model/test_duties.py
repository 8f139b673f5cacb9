"""Every unit gets exactly what the plan gives it, groups resolved to their members."""

from plan_material import a_metric, a_program, a_task, an_indicator, departments

from ecoreport.model.duties import Role, all_duties, duties_of, works
from ecoreport.model.program import Unit, UnitKind

PROGRAM = a_program(
    units=(
        *departments("县水利局、县林业局"),
        Unit(name="各乡镇", kind=UnitKind.GROUP, members=("甲镇", "乙乡")),
        Unit(name="甲镇", kind=UnitKind.TOWNSHIP),
        Unit(name="乙乡", kind=UnitKind.TOWNSHIP),
        Unit(name="有关部门", kind=UnitKind.GROUP),
        Unit(name="县气象局"),
    ),
    indicators=(
        an_indicator(
            1, "污水处理率", a_metric("1.1", "污水处理率", "≥95", lead="县水利局（城市）、各乡镇（乡镇）")
        ),
        an_indicator(
            2,
            "森林覆盖率",
            a_metric("2.1", "森林覆盖率", "40", lead="县林业局", cooperate="各乡镇"),
            text="造林。",
        ),
    ),
    tasks=(
        a_task(
            "1-1",
            "建厂",
            "建成2座",
            lead="县水利局",
            cooperate="有关部门、县水利局",
            metrics=(a_metric("1-1.1", "污水处理厂", "2座"),),
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


def test_in_a_table_with_cooperating_units_every_indicator_is_a_work() -> None:
    def table(cooperate: str) -> tuple[tuple[str, str], ...]:
        indicators = (
            an_indicator(
                1, "播种面积", a_metric("1.1", "播种面积", "≥42.8", measure="万亩", lead="县农业农村局")
            ),
            an_indicator(
                2,
                "粮食产量",
                a_metric(
                    "2.1",
                    "粮食产量",
                    "稳定在19.5以上",
                    measure="万吨",
                    lead="县农业农村局",
                    **({"cooperate": cooperate} if cooperate else {}),
                ),
            ),
        )
        program = a_program(units=departments("县农业农村局、县统计局"), indicators=indicators)
        return tuple((work.id, work.requirement) for work in works(program))

    assert table("县统计局") == (("指标1", "≥42.8万亩"), ("指标2", "稳定在19.5万吨以上"))
    assert table("") == ()
