"""年度工作总结 as a Word document."""

from collections.abc import Sequence

from ecoreport.reporting.standing import AreaStanding
from ecoreport.reporting.summary import Summary
from ecoreport.word.chart import describe_area_chart, render_area_chart
from ecoreport.word.composing import Figure, compose
from ecoreport.word.fields import INNER_NAMES, summary_fields
from ecoreport.word.markup import parse_blocks
from ecoreport.word.paper import Paper
from ecoreport.word.template import Stationery, render_template

TEMPLATE = "年度工作总结.j2"


def render_summary(summary: Summary, stationery: Stationery) -> bytes:
    """The summary of a period.

    Raises:
        TemplateError: When the template or the base document cannot be used.
    """
    text = render_template(TEMPLATE, stationery.templates[TEMPLATE], summary_fields(summary), INNER_NAMES)
    blocks = parse_blocks(TEMPLATE, text)
    paper = Paper(stationery.base, title=summary.origins.paper, simulated=summary.simulated)
    grids = (summary.indicator_grid, summary.task_grid, summary.missing_grid)
    compose(
        paper,
        blocks,
        template=TEMPLATE,
        grids={"领域统计表": summary.area_grid} | {grid.title: grid for grid in grids},
        figures={"领域统计图": _draw_areas(summary.standing.areas)},
    )
    return paper.render()


def _draw_areas(areas: Sequence[AreaStanding]) -> Figure | str:
    if not any(area.tally.total for area in areas):
        return "暂无可以画图的数据。"
    png = render_area_chart(areas)
    if png is None:
        return "（本机没有安装中文字体，没有生成统计图，数据见上表。）"
    return Figure(png=png, description=describe_area_chart(areas))
