"""What the standing rules of a plan change in its indicators and tasks: who leads of several, who helps everywhere."""

from dataclasses import replace

from ecoreport.drafting.gathering import Gathering
from ecoreport.drafting.words.rules import Rule
from ecoreport.language.unit_cells import read_unit_cell
from ecoreport.model.program import Indicator, Task, Who


def apply_rules(indicators: list[Indicator], tasks: list[Task], gathering: Gathering) -> None:
    """Applies the rules that were gathered, in place, and adds a doubt that tells what each of them did."""
    for rule in gathering.rules:
        if rule.first_leads:
            count = sum(map(rule.speaks_of, gathering.ordered))
            effect = "“第一位牵头、其余配合”"
            gathering.doubt("DRAFT-014", rule.place, text=rule.text, count=count, effect=effect)
        if rule.added is not None:
            count = _add_everywhere(rule, rule.added, indicators, tasks, gathering)
            effect = f"配合单位“{rule.added}”"
            gathering.doubt("DRAFT-014", rule.place, text=rule.text, count=count, effect=effect)
        elif not rule.reporting and not rule.first_leads:
            gathering.doubt("DRAFT-015", rule.place, text=rule.text)


def _add_everywhere(
    rule: Rule, names: str, indicators: list[Indicator], tasks: list[Task], gathering: Gathering
) -> int:
    """Adds the units to all that the rule reaches; how many indicators and tasks got one."""
    mentions = read_unit_cell(names).units
    gathering.units.meet(mentions)
    before = (*tasks, *indicators)
    for mention in mentions:
        who = gathering.units.resolve(Who(name=mention.full_name))
        for index, task in enumerate(tasks):
            if rule.reaches(gathering.origins.get(f"tasks/{task.id}/title")):
                tasks[index] = replace(task, cooperate=rule.extend(task.lead, task.cooperate, who))
        for index, indicator in enumerate(() if rule.of_tasks and tasks else indicators):
            if rule.reaches(gathering.origins.get(f"indicators/{indicator.no}/name")):
                metrics = tuple(
                    replace(metric, cooperate=rule.extend(metric.lead, metric.cooperate, who))
                    for metric in indicator.metrics
                )
                indicators[index] = replace(indicator, metrics=metrics)
    return sum(old != new for old, new in zip(before, (*tasks, *indicators), strict=True))
