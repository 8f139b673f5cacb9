"""What holds for every shipped programme: canonical files, literal texts, no figure of the plan forgotten."""

import re

import pytest
from plan_source import SOURCES, read_lines, squeeze

from ecoreport.model.program import Metric, Program
from ecoreport.resources import read_resource
from ecoreport.spec import list_programs, load_program, render_program

SHIPPED = ("jintai-2021", "qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021")

COUNTS = {
    "jintai-2021": {"indicators": 0, "tasks": 5, "lists": 1, "units": 0, "phases": 4, "areas": 0},
    "qianjiang-2019": {"indicators": 40, "tasks": 205, "lists": 1, "units": 51, "phases": 2, "areas": 6},
    "shanzhou-2022": {"indicators": 0, "tasks": 161, "lists": 14, "units": 28, "phases": 0, "areas": 6},
    "tianshui-2022": {"indicators": 36, "tasks": 0, "lists": 0, "units": 29, "phases": 4, "areas": 10},
    "zaoyang-2021": {"indicators": 37, "tasks": 0, "lists": 0, "units": 26, "phases": 0, "areas": 9},
}
METRICS = {
    "jintai-2021": (0, 5),
    "qianjiang-2019": (42, 61),
    "shanzhou-2022": (0, 102),
    "tianshui-2022": (46, 0),
    "zaoyang-2021": (44, 0),
}
"""Metrics of the indicators and of the tasks."""

FIGURE = re.compile(
    r"(?<![\d〔（(])\d+(?:\.\d+)?(?:%|万亩|万元|万户|万平方米|微克|平方公里|平方米|立方米|公顷|蒸吨|吨|亩|公里|米|个|座|户|家|条|辆|组|台|块|次|头|项|处|起|村|天|级|星)"
)
"""A figure with what it counts; years, dates and document numbers have none of these words behind them."""

NO_TARGETS = {
    "qianjiang-2019": {
        "10-17": {"10蒸吨", "20蒸吨"},  # the size of boilers that a ban covers
        "10-18": {"23吨"},  # the size of the boiler
        "11-4": {"100吨"},  # the capacity of the plant that is installed
        "26-4": {"200头"},  # the size of farms that the rate covers
        "29-6": {"500立方米"},  # the size of waterworks that the task covers
    },
    "shanzhou-2022": {},
    "tianshui-2022": {},
    "zaoyang-2021": {
        "26": {"90%"},  # the heading's target once more
        "28": {"85%"},  # contradicts the heading's 100%; the note says so
        "34": {"60%"},  # the heading's target once more
    },
    "jintai-2021": {},
}
"""Figures that are no targets of their own, by the item they stand in; each must still stand there."""

PUT_TOGETHER = {
    "qianjiang-2019": {
        "6-1.1": "河库巡查次数",
        "6-1.2": "乡镇河长巡查次数",
        "6-1.3": "村(社区)河长巡查次数",
        "10-13.1": "油品质量抽检数量",
        "10-16.1": "治理或巩固水泥厂扬尘",
        "10-16.2": "治理或巩固混凝土搅拌站扬尘",
        "10-18.1": "淘汰或改造23吨燃煤锅炉",
        "12-10.1": "历史遗留矿山恢复面积",
        "12-12.2": "湿地人工修复",
        "16-5.1": "土壤环境调查及风险评估",
        "17-4.1": "黔江区集中式地表水饮用水水源地环境风险评估及突发环境事件评估和应急预案",
        "31-2.1": "新改建垃圾中转站",
    },
    "shanzhou-2022": {
        "正文-26.1": "城镇新建建筑中绿色建筑比例",
        "各乡镇人民政府-7.1": "国家重点保护野生动植物保护率",
        "各乡镇人民政府-17.2": "公众对生态文明知识参与度",
        "区自然资源局-3.1": "国家重点保护野生动植物保护率",
        "区卫健委-1.1": "医疗废物安全处置率",
    },
}
"""Names of metrics that the plan does not print in one piece."""

GROWTH = ("下降率", "状况指数", "提高幅度")
"""Metrics under % that can leave the span from 0 to 100."""


@pytest.fixture(scope="module", params=SHIPPED)
def program(request: pytest.FixtureRequest) -> Program:
    return load_program(request.param).require()


@pytest.fixture(scope="module")
def source(program: Program) -> str:
    return squeeze("".join(read_lines(program.id)))


def test_five_programmes_are_shipped_each_with_its_source() -> None:
    assert set(list_programs()) >= set(SHIPPED)
    assert sorted(path.stem for path in SOURCES.glob("*.txt")) == sorted(SHIPPED)


@pytest.mark.parametrize("program_id", SHIPPED)
def test_a_shipped_file_is_canonical_and_free_of_findings(program_id: str) -> None:
    loaded = load_program(program_id)
    assert loaded.findings == ()
    text = read_resource("programs", f"{program_id}.yaml").decode()
    assert render_program(loaded.require()) == text


def test_everything_is_counted(program: Program) -> None:
    counted = {
        "indicators": len(program.indicators),
        "tasks": len(program.tasks),
        "lists": len({task.list for task in program.tasks}),
        "units": len(program.units),
        "phases": len(program.phases),
        "areas": len(program.areas),
    }
    assert counted == COUNTS[program.id]
    of_indicators = sum(len(indicator.metrics) for indicator in program.indicators)
    assert (of_indicators, len(program.all_metrics()) - of_indicators) == METRICS[program.id]


def test_every_target_is_in_the_words_of_its_item(program: Program, source: str) -> None:
    for metric in program.all_metrics():
        assert squeeze(metric.target) in source, metric.id
    for task in program.tasks:
        for metric in task.metrics:
            assert squeeze(metric.target) in squeeze(task.title + task.requirement), metric.id


def test_every_figure_of_the_items_is_a_target_or_explained(program: Program) -> None:
    items = [(t.id, t.requirement, t.metrics) for t in program.tasks]
    items += [(str(i.no), i.text or "", i.metrics) for i in program.indicators]
    left = {name: _figures_left(text, metrics) for name, text, metrics in items}
    assert {name: figures for name, figures in left.items() if figures} == NO_TARGETS[program.id]


def _figures_left(text: str, metrics: tuple[Metric, ...]) -> set[str]:
    """The figures outside of the targets' words, and all but the first inside them."""
    rest = squeeze(text)
    left: set[str] = set()
    for metric in metrics:
        target = squeeze(metric.target)
        rest = rest.replace(target, "|")
        left.update(FIGURE.findall(target)[1:])
    return left | set(FIGURE.findall(rest))


def test_a_task_figure_has_the_deadline_that_its_sentence_names(program: Program) -> None:
    for task in program.tasks:
        for metric in task.metrics:
            text = squeeze(f"{task.title}。{task.requirement}")
            before, _, _ = text.partition(squeeze(metric.target))
            sentence = re.split("[。；]", before)[-1] + squeeze(metric.target)
            named = re.search(r"(20\d\d)年底前", sentence)
            assert metric.deadline == (f"{named[1]}-12-31" if named else None), metric.id


def test_identifiers_are_unique(program: Program) -> None:
    for ids in (
        [task.id for task in program.tasks],
        [metric.id for metric in program.all_metrics()],
        [unit.name for unit in program.units],
        [alias for unit in program.units for alias in (unit.name, *unit.aliases)],
    ):
        assert len(ids) == len(set(ids))


def test_metric_ids_begin_with_their_item(program: Program) -> None:
    owners = [(str(i.no), i.metrics) for i in program.indicators] + [(t.id, t.metrics) for t in program.tasks]
    for owner, metrics in owners:
        assert [m.id for m in metrics] == [f"{owner}.{k}" for k in range(1, len(metrics) + 1)]


def test_every_unit_stands_in_the_plan_and_has_something_to_do(program: Program, source: str) -> None:
    used = {
        who.name for item in (*program.tasks, *program.all_metrics()) for who in (*item.lead, *item.cooperate)
    }
    for unit in program.units:
        assert unit.name in used
        assert any(squeeze(name) in source for name in (unit.name, *unit.aliases)), unit.name


def test_percentages_have_a_range_unless_they_grow(program: Program) -> None:
    for metric in program.all_metrics():
        bounded = metric.measure == "%" and not metric.name.endswith(GROWTH)
        assert (metric.range == ("0", "100")) == bounded, metric.id


def test_the_name_of_a_metric_is_printed_in_the_plan_or_listed(program: Program, source: str) -> None:
    other = {m.id: m.name for m in program.all_metrics() if squeeze(m.name) not in source}
    assert other == PUT_TOGETHER.get(program.id, {})


def test_a_figure_has_a_direction_and_the_measure_that_follows_it(program: Program) -> None:
    for metric in program.all_metrics():
        plain = re.sub(r"20\d\d年底前|《[^》]*》", "", squeeze(metric.target))
        figure = re.search(r"\d+(?:\.\d+)?(?P<behind>[^\d,，；、及以且]*)", plain)
        if figure is None:
            continue
        assert metric.better is not None, metric.id
        if figure["behind"]:
            measure = re.sub("/(月|半年)$", "", str(metric.measure)).replace("微克/立方米", "微克每立方米")
            assert figure["behind"].startswith(measure), metric.id


def test_rules_and_phases_are_literal(program: Program, source: str) -> None:
    for rule in program.rules:
        assert squeeze(rule) in source
    for phase in program.phases:
        assert squeeze(phase.text) in source
        assert squeeze(phase.name) in source


def test_goals_are_the_paragraphs_of_their_section(program: Program) -> None:
    lines = read_lines(program.id)
    if "二、工作目标" not in lines:
        assert (program.id, program.goals) == ("zaoyang-2021", ()), "only its last page is there"
        return
    first = lines.index("二、工作目标") + 1
    last = next(number for number, line in enumerate(lines) if line.startswith("三、"))
    assert list(program.goals) == lines[first:last]


def test_nothing_is_accepted_beforehand(program: Program) -> None:
    assert program.known == ()
    assert all(metric.assigned is None and metric.baseline is None for metric in program.all_metrics())
