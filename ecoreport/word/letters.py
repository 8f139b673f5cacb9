"""提示函 and 通报 as Word documents."""

from ecoreport.reporting.letters import Circular, Reminder
from ecoreport.word.composing import compose
from ecoreport.word.fields import INNER_NAMES, circular_fields, reminder_fields
from ecoreport.word.markup import parse_blocks
from ecoreport.word.paper import Paper
from ecoreport.word.template import Stationery, render_template

REMINDER_TEMPLATE = "提示函.j2"
CIRCULAR_TEMPLATE = "通报.j2"


def render_reminder(reminder: Reminder, stationery: Stationery) -> bytes:
    """The 提示函 to one unit, in 信函格式.

    Raises:
        TemplateError: When the template or the base document cannot be used.
    """
    name = REMINDER_TEMPLATE
    text = render_template(name, stationery.templates[name], reminder_fields(reminder), INNER_NAMES)
    paper = Paper(
        stationery.base, title=f"{reminder.unit}提示函（{reminder.period}）", simulated=reminder.simulated
    )
    grids = {"问题清单": reminder.findings}
    compose(paper, parse_blocks(name, text), template=name, grids=grids, figures={})
    return paper.render()


def render_circular(circular: Circular, stationery: Stationery) -> bytes:
    """The 通报 to all units.

    Raises:
        TemplateError: When the template or the base document cannot be used.
    """
    name = CIRCULAR_TEMPLATE
    text = render_template(name, stationery.templates[name], circular_fields(circular), INNER_NAMES)
    paper = Paper(stationery.base, title=f"通报（{circular.period}）", simulated=circular.simulated)
    grids = {circular.units.title: circular.units}
    compose(paper, parse_blocks(name, text), template=name, grids=grids, figures={})
    return paper.render()
