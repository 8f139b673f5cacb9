"""Indicators of a draft, from indicator tables and from numbered paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ecoreport.drafting.demands import parts_in_text, plain_subject, statement_about
from ecoreport.drafting.gathering import Gathering, as_number, cell_number
from ecoreport.drafting.metrics import build_metric
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.row_duties import row_statement
from ecoreport.drafting.tables.rows import Reading, Record
from ecoreport.drafting.tables.stacks import part_figures
from ecoreport.drafting.text.items import Item, area_name
from ecoreport.drafting.words.figure_names import is_metric_name
from ecoreport.drafting.words.naming import Heading, Part, parse_heading
from ecoreport.drafting.words.numbering import parse_number, without_number
from ecoreport.drafting.words.roles import Statement
from ecoreport.drafting.words.shapes import is_dash, is_measure, is_nature, unit_likeness
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.language.targets import parse_target
from ecoreport.model.program import Baseline, Indicator, Metric, Number
from ecoreport.model.target import TargetKind

_KIND_OF_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,7}区|丘陵|平原|[东中西南北]部|城镇|农村|城市|乡村|县城|[省市县区乡镇村]级)(?:[（(][^（）()]{1,8}[）)])?"
)
"""What an indicator is told for, and no figure of its own."""
_LONGEST_MEASURE = 8
_STRETCH = re.compile(r"季度|[上下]半年|(?<!1[0-2])(?<![1-9])[1-9]月|1[-—至]\d+月")
"""Titles of targets that are to be reached in the course of the year."""
_ASPIRED = re.compile(r"力争|奋斗|挑战|冲刺")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CUMULATIVE = re.compile(r"[〔\[].+[〕\]]")
_KIND = re.compile(r"(?=.{2,12}$).*[\u4e00-\u9fff].*")
"""A word under 指标性质 that is kept as it stands: 必选, 核心指标, A类."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The target column that was chosen out of several."""

    title: str
    others: tuple[str, ...]


def from_items(items: Sequence[Item], gathering: Gathering) -> list[Indicator]:
    """One indicator for each item, with metrics from its heading or else from its text."""
    return [_from_item(item, gathering) for item in items]


def _from_item(item: Item, gathering: Gathering) -> Indicator:
    heading = parse_heading(item.heading, has_target=item.target is not None)
    no = as_number(item.no)
    key, base = f"indicators/{no}", gathering.unique_id(str(no))
    gathering.came_from(f"{key}/name", item.place, item.heading)
    gathering.came_from(f"{key}/text", item.place, item.text)
    spoken = [statement for statement, _ in item.statements]
    if not spoken and heading.statement is not None:
        spoken = [heading.statement]
    parts: tuple[tuple[Part, str | None], ...] = tuple((part, None) for part in heading.parts)
    if item.target is not None:
        parts = ((Part(name=heading.name, target=item.target), None),)
    if not parts:
        parts = parts_in_text(heading.name, item.text)
    if not parts:
        statement = statement_about(heading.name, item.text) or heading.name
        parts = ((Part(name=plain_subject(heading.name), target=statement), None),)
        gathering.doubt("DRAFT-011", item.place, where=f"指标{no}", name=heading.name, target=statement)
    metrics = _metrics(no, base, heading, parts, item, spoken, gathering)
    return Indicator(
        no=no,
        name=heading.name,
        area=item.area,
        nature=heading.nature,
        key=heading.key or item.key,
        text=item.text if item.text.rstrip("。；; ") not in {"", item.target} else None,
        metrics=metrics,
    )


def _metrics(
    no: Number,
    base: str,
    heading: Heading,
    parts: Sequence[tuple[Part, str | None]],
    item: Item,
    spoken: Sequence[Statement],
    gathering: Gathering,
) -> tuple[Metric, ...]:
    key = f"indicators/{no}"
    everyone = gathering.duties(spoken, key=key, where=f"指标{no}", place=item.place)
    if not everyone.lead:
        gathering.doubt_no_lead(item.place, where=f"指标{no}", name=heading.name)
    by_part = len(item.statements) > 1 and len(parts) > 1
    if len(item.statements) > 1:
        gathering.doubt(
            "DRAFT-016", item.place, where=f"指标{no}", name=heading.name, count=len(item.statements)
        )
    metrics = []
    for index, (part, deadline) in enumerate(parts, start=1):
        duties = everyone
        if by_part:
            own = [
                statement for statement, stretch in item.statements if part.target and part.target in stretch
            ]
            if own:
                duties = gathering.duties(own, key=key, where=f"指标{no}", place=item.place)
        id_ = f"{base}.{index}"
        gathering.came_from(f"metrics/{id_}/target", item.place, part.target or "")
        metrics.append(
            build_metric(
                id_,
                part.name or heading.name,
                part.target or "",
                measure=heading.measure if len(parts) == 1 or part.name == heading.name else None,
                lead=duties.lead,
                cooperate=duties.cooperate,
                deadline=duties.deadline or deadline,
            )
        )
    return tuple(metrics)


def from_table(reading: Reading, gathering: Gathering, *, after: int = 0) -> list[Indicator]:
    """The indicators of a table; rows that continue a number are further metrics of it.

    Args:
        reading: The table.
        gathering: What is known of the draft.
        after: How many indicators stand before the table; rows without numbers count on from there.
    """
    chosen = _choose_target(reading, gathering)
    groups: list[list[Record]] = []
    for record in reading.records:
        if groups and _belongs_to(record, groups[-1][-1]):
            groups[-1].append(record)
        elif record.text(Column.INDICATOR):
            groups.append([record])
    return [
        _from_rows(rows, number, chosen, gathering) for number, rows in enumerate(groups, start=after + 1)
    ]


def _belongs_to(record: Record, before: Record) -> bool:
    """True for a row stacked under an indicator: its number is merged with, equal to or missing after the row before."""
    if Column.NO in record.continued or Column.INDICATOR in record.continued:
        return True
    same_name = squeeze(record.text(Column.INDICATOR)) == squeeze(before.text(Column.INDICATOR))
    if not record.text(Column.INDICATOR):
        return True
    return same_name and record.text(Column.NO) in {"", before.text(Column.NO)}


def _choose_target(reading: Reading, gathering: Gathering) -> Chosen | None:
    titles = tuple(dict.fromkeys(title for record in reading.records for title, _ in record.targets))
    if len(titles) < 2:
        return None
    year = str(gathering.year)
    wanted = [title for title in titles if not _STRETCH.search(title)] or list(titles)
    wanted = [title for title in wanted if not _ASPIRED.search(title)] or wanted
    best = next((title for title in wanted if year in title), None) or _next_year(wanted, year)
    best = best or next((title for title in reversed(wanted) if re.search(r"20\d\d|目标", title)), wanted[-1])
    others = tuple(title for title in titles if title != best)
    gathering.doubt(
        "DRAFT-020", reading.place, table=_table_label(reading), columns="、".join(titles), chosen=best
    )
    return Chosen(title=best, others=others)


def _next_year(titles: Sequence[str], year: str) -> str | None:
    """The title with the first year after the plan's own."""
    later = {found.group(0): title for title in titles if (found := re.search(r"20\d\d", title))}
    return next((later[one] for one in sorted(later) if one > year), None)


def _table_label(reading: Reading) -> str:
    return f"“{reading.captions[-1]}”" if reading.captions else "指标表"


def _from_rows(rows: list[Record], position: int, chosen: Chosen | None, gathering: Gathering) -> Indicator:
    name_place = rows[0].place
    names, rows = part_figures(rows)
    first = rows[0]
    heading = parse_heading(first.text(Column.INDICATOR), has_target=any(record.targets for record in rows))
    no, heading = _number_of(first, heading)
    no = no if no is not None else position
    heading = replace(heading, name=names or heading.name)
    gathering.came_from(f"indicators/{no}/name", name_place, first.text(Column.INDICATOR))
    text = first.text(Column.REQUIREMENT)
    if text:
        gathering.came_from(f"indicators/{no}/text", first.place, text)
    made = _RowMetrics(
        no=no, base=gathering.unique_id(str(no)), heading=heading, chosen=chosen, gathering=gathering
    )
    notes: list[str] = []
    for record in rows:
        made.take(record)
        notes += _row_notes(record)
        if chosen is not None:
            notes += [f"{title}：{text}" for title, text in record.targets if title in chosen.others]
    if not any(metric.lead for metric in made.metrics):
        gathering.doubt_no_lead(first.place, where=made.where, name=heading.name)
    kinds = [squeeze(record.sub) for record in rows if _KIND_OF_PLACE.fullmatch(squeeze(record.sub))]
    if len(kinds) > 1:
        parts = "、".join(kinds)
        gathering.doubt("DRAFT-048", first.place, where=made.where, name=heading.name, parts=parts)
    return Indicator(
        no=no,
        name=heading.name,
        area=_area(first),
        nature=_nature(rows) or heading.nature,
        key=heading.key or "★" in first.text(Column.NO) + first.text(Column.REMARK),
        text=text or None,
        metrics=tuple(made.metrics),
        note="；".join(dict.fromkeys(notes)) or None,
    )


def _number_of(record: Record, heading: Heading) -> tuple[Number | None, Heading]:
    """The number of a row, from its own column or else from before its name, and the heading without it."""
    no = cell_number(record.text(Column.NO))
    own = parse_number(heading.name)
    if no is None and own is not None and not own.style.startswith("sub"):
        return as_number(own.printed), replace(heading, name=own.rest)
    return no, heading


def _row_notes(record: Record) -> list[str]:
    """What a row says besides, of a row among several with the name of its part.

    That is its remark, who looks after it, and how things stand where no figure says it (现状：C级).
    """
    part = f"{squeeze(record.sub)}：" if record.sub else ""
    present = record.text(Column.CURRENT)
    told = f"现状：{present}" if _present_figure(record) is None and re.search(r"[^\W_]", present) else ""
    texts = (record.text(Column.REMARK), *record.noted, told)
    return [f"{part}{squeeze(text)}" for text in texts if text]


def _nature(rows: Sequence[Record]) -> str | None:
    """What stands in the column of natures, in the words of the plan: 约束性, 必选, 核心指标."""
    printed = (squeeze(record.text(Column.NATURE)) for record in rows)
    return next((text for text in printed if is_nature(text) or _KIND.fullmatch(text)), None)


def _area(record: Record) -> str | None:
    if area := record.text(Column.AREA):
        return area_name(without_number(area)) or record.text(Column.TITLE) or None
    return area_name(without_number(record.sections[-1])) or None if record.sections else None


@dataclass(slots=True, kw_only=True)
class _RowMetrics:
    """The metrics of one indicator, made row by row."""

    no: Number
    base: str
    """What the ids of the metrics begin with."""
    heading: Heading
    chosen: Chosen | None
    gathering: Gathering
    metrics: list[Metric] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The indicator, for messages."""
        return f"指标{self.no}"

    def take(self, record: Record) -> None:
        """Adds the metrics of a row; one that names no units has those of the row above."""
        key = f"metrics/{self.base}.{len(self.metrics) + 1}"
        target = record.text(Column.TARGET)
        if self.chosen is not None:
            target = _target_of(record, self.chosen) or target
        statement = row_statement(record)
        spoken = statement if statement.parts else self.heading.statement
        duties = self.gathering.duties(
            [spoken] if spoken else [], key=key, where=self.where, place=record.place
        )
        above = self.metrics[-1:]
        lead = duties.lead or [who for metric in above for who in metric.lead]
        cooperate = duties.cooperate or [
            who for metric in above if not duties.lead for who in metric.cooperate
        ]
        sub = parse_heading(record.sub, has_target=bool(target)) if record.sub else None
        parts, target = self._parts(record, sub, target)
        self.gathering.came_from(f"{key}/target", record.place, target)
        measure = _own_measure(record, target) or (sub.measure if sub else None) or self.heading.measure
        for part in parts:
            metric = build_metric(
                f"{self.base}.{len(self.metrics) + 1}",
                part.name or self.heading.name,
                part.target or "",
                measure=measure,
                lead=lead,
                cooperate=cooperate,
                deadline=duties.deadline,
            )
            self.metrics.append(replace(metric, baseline=_baseline(record, self.gathering)))

    def _parts(self, record: Record, sub: Heading | None, target: str) -> tuple[tuple[Part, ...], str]:
        """What a row asks for, and the words it was read from; a row without a target is doubted."""
        if self.heading.parts and not target and sub is None:
            return self.heading.parts, target
        name = _part_name(self.heading.name, sub.name) if sub else self.heading.name
        if not target:
            target = (sub.parts[0].target if sub and sub.parts else None) or name
            self.gathering.doubt("DRAFT-011", record.place, where=self.where, name=name, target=target)
        return (Part(name=name, target=_one_target(target)),), target


def _own_measure(record: Record, target: str) -> str | None:
    """The measure in a column of its own; a dash says that there is none."""
    text = squeeze(record.text(Column.MEASURE))
    is_told = bool(text) and not is_dash(text) and _may_be_measure(text, target)
    return fold(text).strip("()（） ") if is_told else None


def _target_of(record: Record, chosen: Chosen) -> str | None:
    """The target under the chosen title, or where it is a dash, the cumulative change beside it: 〔18〕."""
    own = next((text for title, text in record.targets if title == chosen.title), None)
    if own is None or not is_dash(own):
        return own
    return next((text for _, text in record.targets if _CUMULATIVE.fullmatch(squeeze(fold(text)))), own)


def _part_name(whole: str, part: str) -> str:
    """The name of a part: its own, or that of the whole for a kind of place (森林覆盖率（山区）)."""
    return f"{whole}（{part}）" if _KIND_OF_PLACE.fullmatch(part) else part


def _one_target(text: str) -> str:
    """The lines of a target as one text; lines that each demand something are parted, a line cut in two is put together."""
    lines = [line for line in map(squeeze, text.split("\n")) if line]
    if all(map(_demands, lines[:-1])) and not any(re.match(r"[\d%％.]", line) for line in lines[1:]):
        return "；".join(line.rstrip("；;，,。") for line in lines[:-1]) + "；" * (len(lines) > 1) + lines[-1]
    return squeeze(text)


def _demands(line: str) -> bool:
    """True for a line that demands something of its own, and stops at its end."""
    return parse_target(line).kind is not TargetKind.QUALITATIVE and line[-1] not in "、的和及与"


def _may_be_measure(text: str, target: str) -> bool:
    """True for a cell under 单位 that is a measure, or beside a figure can be one that nobody knows."""
    return is_measure(text) or (
        _FIGURE.search(target) is not None
        and len(text) <= _LONGEST_MEASURE
        and re.fullmatch(r"(?=.*[^\d.])[^\W_]+(?:/[^\W_]+)*", text) is not None
        and unit_likeness(text) == 0
    )


def _baseline(record: Record, gathering: Gathering) -> Baseline | None:
    figure = _present_figure(record)
    if figure is None or gathering.year is None:
        return None
    if record.current_year is not None:
        return Baseline(year=record.current_year, value=figure, source="方案所列现状值")
    return Baseline(
        year=gathering.year - 1, value=figure, source="方案所列现状值（未写年份，暂按方案年度的上一年）"
    )


def _present_figure(record: Record) -> str | None:
    figure = _FIGURE.fullmatch(fold(record.text(Column.CURRENT)).strip().rstrip("%％"))
    return figure.group(0) if figure is not None else None


def same_indicator(indicators: Sequence[Indicator], text: str) -> Indicator | None:
    """The indicator a heading or cell of a task table means, by number or by name."""
    number = parse_number(text)
    heading = parse_heading(without_number(text))
    if number is not None and number.style == "indicator":
        found = next((one for one in indicators if one.no == number.value), None)
        if found is not None:
            return found
    exact = next((one for one in indicators if one.name == heading.name), None)
    if exact is not None or not is_metric_name(heading.name):
        return exact
    return next(
        (one for one in indicators if one.name.startswith(heading.name) or heading.name.startswith(one.name)),
        None,
    )
