"""Programmes that only tests use: a small full one, and random ones for properties."""

from hypothesis import strategies as st

from ecoreport.model.program import (
    Assigned,
    Baseline,
    Better,
    Indicator,
    Known,
    Metric,
    Papers,
    Phase,
    Program,
    Task,
    Unit,
    UnitKind,
    Who,
)

FULL = Program(
    id="shili-2022",
    title="示例县2022年度创建工作计划",
    region="示例县",
    year=2022,
    level="省级",
    office="示例县创建办",
    source="示府办发〔2022〕1号",
    goals=("到2022年底,城区水质达标率保持100%。", "建成省级生态文明建设示范县。\n巩固提升创建成果。"),
    phases=(
        Phase(name="启动阶段", start="2022-01", end="2022-03-15", text="动员部署。\n分解任务。"),
        Phase(name="收尾"),
    ),
    areas=("生态制度", "生态环境"),
    units=(
        Unit(name="县水利局", aliases=("水利局", "县水务局"), note="原县水务局"),
        Unit(name="县林业局"),
        Unit(name="各镇(办、区)", kind=UnitKind.GROUP, members=("城关镇",)),
        Unit(name="城关镇", kind=UnitKind.TOWNSHIP),
        Unit(name="县委办、县政府办", kind=UnitKind.OTHER),
    ),
    indicators=(
        Indicator(
            no=1,
            name="饮用水水质",
            area="生态环境",
            nature="约束性",
            key=True,
            text="水质保持100%。",
            note="见附件",
            metrics=(
                Metric(
                    id="1.1",
                    name="城区水质达标率",
                    measure="%",
                    better=Better.HIGHER,
                    target="100",
                    lead=(Who(name="县水利局", scope="城区"), Who(name="各镇(办、区)")),
                    cooperate=(Who(name="县委办、县政府办"),),
                    deadline="2022-12-31",
                    range=("0", "100"),
                    baseline=Baseline(year=2021, value="98.5", source="2021年台账"),
                    assigned=Assigned(value="≥99", document="示环发〔2022〕3号", date="2022-05-01"),
                    note="待核",
                ),
                Metric(id="1.2", name="农村水质达标率", target=">=90"),
            ),
        ),
        Indicator(no="08", name="无领域指标", metrics=(Metric(id="8.1", name="规划", target="编制"),)),
        Indicator(no="3-1", name="无分项指标", area="生态制度"),
    ),
    tasks=(
        Task(
            id="T1",
            list="任务分解表",
            indicators=(1, "08"),
            no=1,
            title="划定保护区",
            requirement="2022年6月底前完成。",
            area="生态环境",
            lead=(Who(name="县水利局"),),
            cooperate=(Who(name="城关镇", scope="本镇"),),
            deadline="2022-06",
            metrics=(Metric(id="T1.1", name="保护区数量", measure="个", target="5个"),),
            note="重点",
        ),
        Task(id="T2", list="县林业局", no="十二", title="", requirement=""),
    ),
    rules=("列第一位的为牵头单位", "其余为配合单位"),
    papers=Papers(task_lists="{unit}任务清单", footnote="注：标★的为重难点。"),
    known=(Known(code="PLAN-040", where="水质", reason="以目标表为准"),),
    note="示例",
)

_TEXT = st.text(
    st.sampled_from(
        "区县水利局甲乙丙①★≥≤%（）()〔〕《》“”，,。；;、：:# -|>\"'&*!?{}[]\\/0123456789abnoyes~是\t\n\U0002c64e=@`^"
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip())


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Small programmes with untidy texts that hold together."""
    names = draw(st.lists(_TEXT.filter(lambda t: "\n" not in t), min_size=1, max_size=4, unique=True))
    whos = st.lists(
        st.builds(Who, name=st.sampled_from(names), scope=st.none() | _TEXT.filter(lambda t: "\n" not in t)),
        max_size=3,
    ).map(tuple)
    numbers = st.integers(0, 99) | st.sampled_from(["08", "3-1", "十二", "是"])
    metrics = [
        Metric(
            id=f"m{i}",
            name=draw(_TEXT),
            target=draw(_TEXT),
            lead=draw(whos),
            cooperate=draw(whos),
            note=draw(_TEXT),
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    return Program(
        id=draw(_TEXT),
        title=draw(_TEXT),
        region=draw(_TEXT),
        year=draw(st.integers(1990, 2050)),
        units=tuple(Unit(name=name, kind=draw(st.sampled_from(UnitKind))) for name in names),
        indicators=(Indicator(no=draw(numbers), name=draw(_TEXT), text=draw(_TEXT), metrics=tuple(metrics)),),
        tasks=tuple(
            Task(
                id=f"t{i}",
                list=draw(_TEXT),
                no=draw(numbers),
                title=draw(_TEXT),
                requirement=draw(_TEXT),
                lead=draw(whos),
            )
            for i in range(draw(st.integers(0, 2)))
        ),
        rules=tuple(draw(st.lists(_TEXT, max_size=2))),
    )
