"""Tasks of a draft, from task tables, lists of units, and numbered paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecoreport.drafting.demands import parts_in_requirement
from ecoreport.drafting.gathering import Gathering, as_number
from ecoreport.drafting.indicators import same_indicator
from ecoreport.drafting.metrics import build_metric
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.row_duties import row_statement
from ecoreport.drafting.tables.row_numbers import number_rows
from ecoreport.drafting.tables.rows import Reading, Record
from ecoreport.drafting.text.items import Item, area_name, split_heading
from ecoreport.drafting.words.duties import Duties
from ecoreport.drafting.words.naming import Part, parse_heading
from ecoreport.drafting.words.numbering import parse_number, without_number
from ecoreport.drafting.words.roles import Statement, split_statements
from ecoreport.drafting.words.shapes import is_dash, is_measure
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.model.finding import Place
from ecoreport.model.program import BODY_LIST, Indicator, Metric, Number, Task, Who

_AMOUNT = re.compile(r"[≥≤<>]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOwner:
    """Whose list a table is."""

    name: str
    """For `Task.list`."""
    unit: Who | None = None
    """The unit that answers for the rows of its own list."""


BODY = ListOwner(name=BODY_LIST)


def from_items(items: Sequence[Item], gathering: Gathering, *, owner: ListOwner = BODY) -> list[Task]:
    """One task for each numbered paragraph."""
    return [_from_item(item, owner, gathering) for item in items]


def _from_item(item: Item, owner: ListOwner, gathering: Gathering) -> Task:
    no = as_number(item.no)
    id_ = gathering.unique_id(f"{owner.name}-{no}")
    key = f"tasks/{id_}"
    spoken = [statement for statement, _ in item.statements]
    duties = gathering.duties(spoken, key=key, where=f"任务{no}", place=item.place)
    if not duties.lead and owner.unit is not None:
        duties.lead = [owner.unit]
    if not duties.lead:
        gathering.doubt_no_lead(item.place, where=f"任务{no}", name=item.heading[:30])
    stretches = [stretch for statement, stretch in item.statements if statement.names_units]
    if any(stretch and stretch != stretches[0] for stretch in stretches[1:]):
        gathering.doubt(
            "DRAFT-016", item.place, where=f"任务{no}", name=item.heading[:30], count=len(stretches)
        )
    requirement = item.text or item.target or item.heading
    targets = (("", item.target),) if item.target is not None else ()
    gathering.came_from(f"{key}/title", item.place, item.heading)
    gathering.came_from(f"{key}/requirement", item.place, requirement)
    return Task(
        id=id_,
        list=owner.name,
        no=no,
        title=item.heading,
        requirement=requirement,
        area=item.area,
        lead=tuple(duties.lead),
        cooperate=tuple(duties.cooperate),
        deadline=duties.deadline,
        note=_duties_note(duties),
        metrics=_metrics(id_, item.heading, requirement, targets, gathering, item.place, item=item),
    )


def from_table(
    reading: Reading, owner: ListOwner, indicators: Sequence[Indicator], gathering: Gathering
) -> list[Task]:
    """One task for each row of a table."""
    records = [
        record for record in reading.records if record.text(Column.TITLE) or record.text(Column.REQUIREMENT)
    ]
    return [_from_row(record, no, owner, indicators, gathering) for no, record in number_rows(records)]


def _from_row(
    record: Record, no: Number, owner: ListOwner, indicators: Sequence[Indicator], gathering: Gathering
) -> Task:
    linked = _linked(record, indicators, gathering)
    id_ = gathering.unique_id(f"{linked[0]}-{no}" if linked else f"{owner.name}-{no}")
    key, where = f"tasks/{id_}", f"任务{id_}"
    statement = row_statement(record, owner.unit)
    title, requirement, inside = _texts(_with_amount(record))
    spoken = [statement] if statement.names_units else [*inside, statement]
    duties = gathering.duties(spoken, key=key, where=where, place=record.place)
    if not duties.lead and owner.unit is not None and owner.unit not in duties.cooperate:
        duties.lead = [owner.unit]
    if not duties.lead:
        gathering.doubt_no_lead(record.place, where=where, name=title[:30])
    gathering.came_from(f"{key}/title", record.place, title)
    gathering.came_from(f"{key}/requirement", record.place, requirement)
    return Task(
        id=id_,
        list=owner.name,
        indicators=linked,
        no=no,
        title=title,
        requirement=requirement,
        area=_area(record, linked),
        lead=tuple(duties.lead),
        cooperate=tuple(duties.cooperate),
        deadline=duties.deadline,
        metrics=_with_measures(
            _metrics(
                id_,
                title,
                _demand(record, requirement),
                _own_targets(record),
                gathering,
                record.place,
                indicator=_only_name(linked, indicators),
            ),
            indicators,
        ),
        note="；".join(filter(None, (record.text(Column.REMARK), *record.noted, _duties_note(duties))))
        or None,
    )


def _demand(record: Record, requirement: str) -> str:
    """What is measured of a requirement: all of it, or what it says besides the stages of the year."""
    inside = record.demand and record.demand != record.text(Column.REQUIREMENT)
    return _one_line(split_statements(record.demand).text) if inside else requirement


def _own_targets(record: Record) -> Sequence[tuple[str, str]]:
    """The targets of the row itself; beside an indicator they are those of the indicator."""
    return () if record.text(Column.INDICATOR) else record.targets


def _with_amount(record: Record) -> Record:
    """The row with a measure in its own column put behind the figure it belongs to: 2600, 户."""
    amount, measure = squeeze(record.text(Column.REQUIREMENT)), squeeze(record.text(Column.MEASURE))
    if not is_measure(measure) or is_dash(measure) or _AMOUNT.fullmatch(fold(amount)) is None:
        return record
    return replace(record, cells={**record.cells, Column.REQUIREMENT: amount + measure})


def _duties_note(duties: Duties) -> str | None:
    """What the plan tells of those who answer and no field holds, in its own words: a deadline without a date, persons."""
    time = f"完成时限：{duties.time}" if duties.time and duties.deadline is None else ""
    persons = f"责任人：{'、'.join(dict.fromkeys(duties.persons))}" if duties.persons else ""
    return "；".join(filter(None, (time, persons))) or None


def _texts(record: Record) -> tuple[str, str, list[Statement]]:
    title, requirement = record.text(Column.TITLE), record.text(Column.REQUIREMENT)
    inside: list[Statement] = []
    if (split := split_statements(title)).statements:
        title, inside = split.text, [*split.statements]
    if (split := split_statements(requirement)).statements:
        requirement, inside = split.text, [*inside, *split.statements]
    title, requirement = _one_line(title), _one_line(requirement)
    if not title:
        title, _ = split_heading(requirement, followed=False)
    elif not requirement:
        title, requirement = split_heading(title, followed=False)
        requirement = requirement or title
    return title, requirement, inside


def _one_line(text: str) -> str:
    """A cell's paragraphs as one text."""
    return "".join(line.strip() for line in text.split("\n")).strip()


def _linked(record: Record, indicators: Sequence[Indicator], gathering: Gathering) -> tuple[Number, ...]:
    texts = [*record.sections]
    own = record.text(Column.INDICATOR)
    if own:
        texts = [*(line for line in re.split(r"[\n；;]", own) if line.strip())]
    numbers: list[Number] = []
    for text in texts:
        found = same_indicator(indicators, text)
        number = parse_number(text)
        if found is not None:
            numbers.append(found.no)
        elif number is not None and number.style == "indicator":
            numbers.append(number.value)
            gathering.doubt("DRAFT-021", record.place, where="任务表", text=squeeze(text)[:40])
        elif own and re.fullmatch(r"[\d、,，\s]+", own):
            numbers += [int(one) for one in re.findall(r"\d+", own)]
    return tuple(dict.fromkeys(numbers))


def _only_name(linked: tuple[Number, ...], indicators: Sequence[Indicator]) -> str | None:
    """The name of the one indicator a task serves."""
    names = [one.name for one in indicators if one.no in linked]
    return names[0] if len(names) == 1 else None


def _area(record: Record, linked: tuple[Number, ...]) -> str | None:
    area = record.text(Column.AREA) or (record.sections[-1] if record.sections and not linked else "")
    if not area:
        return None
    return area_name(without_number(area)) or None


def _metrics(
    id_: str,
    title: str,
    requirement: str,
    targets: Sequence[tuple[str, str]],
    gathering: Gathering,
    place: Place,
    *,
    item: Item | None = None,
    indicator: str | None = None,
) -> tuple[Metric, ...]:
    heading = parse_heading(title)
    parts = parts_in_requirement(title, requirement, indicator=indicator)
    if not parts and not targets and _is_quantity(requirement):
        targets = (("", requirement),)
    if targets:
        parts = ((Part(name=heading.name, target=squeeze(targets[-1][1])), None),)
    metrics = []
    for index, (part, deadline) in enumerate(parts, start=1):
        metric_id = f"{id_}.{index}"
        gathering.came_from(f"metrics/{metric_id}/target", place, part.target or "")
        duties = (
            _own_duties(part, item, gathering, metric_id)
            if item is not None and len(item.statements) > 1
            else None
        )
        metrics.append(
            build_metric(
                metric_id,
                part.name,
                part.target or "",
                measure=heading.measure if len(parts) == 1 else None,
                lead=duties.lead if duties else (),
                cooperate=duties.cooperate if duties else (),
                deadline=deadline,
            )
        )
    return tuple(metrics)


def _is_quantity(requirement: str) -> bool:
    """True for a requirement that is nothing but a figure: 15家, ≥95%, 0.6亿美元以上."""
    text = fold(requirement).strip()
    amount = _AMOUNT.match(text)
    measure = re.sub(r"(?:及?以[上下内]|左右)$", "", text[amount.end() :]) if amount is not None else None
    return measure is not None and (not measure or is_measure(measure))


def _with_measures(metrics: tuple[Metric, ...], indicators: Sequence[Indicator]) -> tuple[Metric, ...]:
    """Figures of an indicator that a task repeats without their measure get the measure of the indicator."""
    measures = {metric.name: metric.measure for indicator in indicators for metric in indicator.metrics}
    return tuple(
        replace(metric, measure=measures[metric.name])
        if metric.measure is None and measures.get(metric.name)
        else metric
        for metric in metrics
    )


def _own_duties(part: Part, item: Item, gathering: Gathering, metric_id: str) -> Duties | None:
    """The units of the bracket that closes the sentence a metric stands in."""
    own = [statement for statement, stretch in item.statements if part.target and part.target in stretch]
    if not own:
        return None
    return gathering.duties(own, key=f"metrics/{metric_id}", where=f"任务{item.no}", place=item.place)
