"""The draft of a programme from a document's blocks: everything the other modules recognise, put together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ecoreport.drafting import indicators as indicator_drafts
from ecoreport.drafting import tasks as task_drafts
from ecoreport.drafting.documents import Document
from ecoreport.drafting.front_page.doubts import UNKNOWN, doubt_front
from ecoreport.drafting.front_page.front import Front, read_front
from ecoreport.drafting.front_page.guesses import value_of
from ecoreport.drafting.gathering import Gathering
from ecoreport.drafting.note_changes import change_indicators, change_tasks
from ecoreport.drafting.odd_numbers import doubt_numbers
from ecoreport.drafting.standing_rules import apply_rules
from ecoreport.drafting.tables.beside import indicators_beside_tasks
from ecoreport.drafting.tables.doubts import doubt_tables
from ecoreport.drafting.tables.flattened import restore_tables
from ecoreport.drafting.tables.forms import lay_out_forms
from ecoreport.drafting.tables.halves import lay_out_halves
from ecoreport.drafting.tables.labels import take_labels_in
from ecoreport.drafting.tables.matrices import lay_out_matrices
from ecoreport.drafting.tables.placing import PlacedTable, build_papers, headings_in, place_tables
from ecoreport.drafting.tables.quotas import lay_out_quotas
from ecoreport.drafting.tables.rows import TableKind
from ecoreport.drafting.tables.ruled_lines import restore_quotas
from ecoreport.drafting.tables.ticks import lay_out_ticks
from ecoreport.drafting.tables.turned import lay_out_turned
from ecoreport.drafting.tasks import ListOwner
from ecoreport.drafting.text.cleaning import join_lines, tidy_lines
from ecoreport.drafting.text.decoration import strip_decoration
from ecoreport.drafting.text.goals import GoalsSection, figures_left_out, find_goals
from ecoreport.drafting.text.items import Item, list_items
from ecoreport.drafting.text.outline import Node, build_outline, further_plans, unit_lists
from ecoreport.drafting.text.phases import FoundPhase, find_phases
from ecoreport.drafting.text.prose import gather_items
from ecoreport.drafting.text.title_blanks import stop_titles
from ecoreport.drafting.unread import find_unread
from ecoreport.drafting.words.allotments import find_allotments
from ecoreport.drafting.words.captions import is_caption
from ecoreport.drafting.words.memberships import find_memberships
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.rules import find_rules, parse_changes
from ecoreport.files import sha256
from ecoreport.language.targets import parse_target
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Indicator, Metric, Program, Task, Who

_STEPS = (
    tidy_lines,
    restore_tables,
    restore_quotas,
    lay_out_turned,
    stop_titles,
    join_lines,
    take_labels_in,
    lay_out_halves,
    lay_out_forms,
    lay_out_ticks,
    lay_out_matrices,
    lay_out_quotas,
)
"""What makes a document as it was read fit to be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A programme as far as a document tells it."""

    program: Program
    origins: Mapping[str, Place]
    """Where each field came from, by its path: `title`, `indicators/3/name`, `metrics/26.2/target`, `tasks/10-5/lead`."""
    doubts: tuple[Finding, ...]
    """待确认: what a person should look at, in the document's order as far as it has one."""

    def says_nothing(self) -> bool:
        """True for a draft of a text that is no plan: without title, phases, indicators and tasks."""
        known = self.program.indicators or self.program.tasks or self.program.phases
        return not known and "title" not in self.origins


def draft_document(document: Document, *, stem: str) -> Draft:
    """The programme a document describes.

    Args:
        document: As it was read.
        stem: The file's name without ending.
    """
    document = cleaned = strip_decoration(document)
    for step in _STEPS:
        cleaned = step(cleaned)
    front = read_front(document.blocks, cleaned.blocks, stem=stem)
    maker = _Maker(cleaned, front, stem)
    return maker.make()


class _Maker:
    """Makes one draft, keeping what is gathered on the way."""

    def __init__(self, document: Document, front: Front, stem: str) -> None:
        self._document = document
        self._front = front
        self._stem = stem
        year = int(front.year.value) if front.year is not None else None
        self._gathering = Gathering(year=year, doubts=list(document.doubts))
        self._indicators: list[Indicator] = []
        self._tasks: list[Task] = []

    def make(self) -> Draft:
        region = value_of(self._front.region) or ""
        tables = place_tables(self._document.blocks, region=region)
        root = build_outline(self._document.blocks)
        others = further_plans(root, self._title())
        self._read_rules(others)
        doubt_front(self._front, self._gathering, title=self._title(), document=self._document.name)
        doubt_tables(tables, self._gathering)
        useful = [table for table in tables if table.reading.kind is not TableKind.UNKNOWN]
        lists = unit_lists(root)
        for table in useful:
            beside = indicators_beside_tasks(table.reading)
            if beside is not None or table.reading.kind is TableKind.INDICATORS:
                self._indicators += indicator_drafts.from_table(
                    beside or table.reading, self._gathering, after=len(self._indicators)
                )
        self._take_prose(root, lists, with_tables=bool(useful or lists))
        self._indicators_of_headings(useful)
        for table in useful:
            if table.reading.kind is TableKind.TASKS:
                self._tasks += task_drafts.from_table(
                    table.reading, self._owner(table), self._indicators, self._gathering
                )
        for node, unit in lists:
            self._take_unit_list(node, unit)
        for table in useful:
            self._apply_notes(table)
        apply_rules(self._indicators, self._tasks, self._gathering)
        self._doubt_what_is_missing()
        own = replace(root, children=[node for node in root.children if node not in others])
        goals = find_goals(own)
        self._doubt_goals(goals)
        phases = find_phases(own, year=self._gathering.year)
        return self._draft(useful, phases, self._whole_goals(goals))

    def _owner(self, table: PlacedTable) -> ListOwner:
        if table.unit is not None:
            matched = self._gathering.units.match(table.unit)
            name = matched or self._gathering.units.add(table.unit)
            self._gathering.units.alias(name, table.unit)
            return ListOwner(name=name, unit=Who(name=name))
        return ListOwner(name=table.list)

    def _indicators_of_headings(self, tables: list[PlacedTable]) -> None:
        """Natures, stars and texts that stand only in the headings of a task table, and indicators that stand nowhere else."""
        for table in tables:
            if table.reading.kind is not TableKind.TASKS:
                continue
            for heading, place in headings_in(table.reading):
                self._take_heading(heading, place)

    def _take_heading(self, text: str, place: Place) -> None:
        number = parse_number(text)
        if number is None or number.style != "indicator":
            return
        made = indicator_drafts.from_items(
            [
                Item(
                    no=number.printed,
                    heading=number.rest,
                    text="",
                    key=text.lstrip().startswith("★"),
                    area=None,
                    chapter="指标",
                    place=place,
                )
            ],
            Gathering(year=self._gathering.year),
        )[0]
        known = indicator_drafts.same_indicator(self._indicators, text)
        if known is None:
            self._indicators.append(made)
            self._gathering.came_from(f"indicators/{made.no}/name", place, text)
            return
        index = self._indicators.index(known)
        self._indicators[index] = replace(
            known, nature=known.nature or made.nature, key=known.key or made.key
        )
        if known.nature is None and made.nature is not None:
            self._gathering.came_from(f"indicators/{known.no}/nature", place, text)

    def _take_prose(self, root: Node, lists: list[tuple[Node, str]], *, with_tables: bool) -> None:
        allotments = find_allotments(self._document.blocks)
        for group in gather_items(
            root, lists, allotments, self._gathering, title=self._title(), with_tables=with_tables
        ):
            if group.are_indicators:
                self._merge_indicators(indicator_drafts.from_items(group.items, self._gathering))
            else:
                owner = ListOwner(name=group.list)
                self._tasks += task_drafts.from_items(group.items, self._gathering, owner=owner)

    def _merge_indicators(self, found: list[Indicator]) -> None:
        """Indicators of the text; one that a table holds already gets its text from here and keeps the table's target."""
        for indicator in found:
            known = next((one for one in self._indicators if one.name == indicator.name), None)
            if known is None:
                self._indicators.append(indicator)
                continue
            told = indicator.metrics[0]
            self._compare(known, told)
            metrics = tuple(
                replace(metric, lead=metric.lead or told.lead, cooperate=metric.cooperate or told.cooperate)
                for metric in known.metrics
            )
            self._indicators[self._indicators.index(known)] = replace(
                known, text=known.text or indicator.text, area=known.area or indicator.area, metrics=metrics
            )

    def _compare(self, known: Indicator, told: Metric) -> None:
        """A doubt when table and text name different figures for one indicator."""
        first = known.metrics[0].target
        figures = [
            {clause.value for clause in parse_target(text).clauses if clause.value}
            for text in (first, told.target)
        ]
        if all(figures) and figures[0] != figures[1]:
            place = self._gathering.origins[f"metrics/{told.id}/target"]
            self._gathering.doubt("DRAFT-023", place, no=known.no, table=first, text=told.target)

    def _take_unit_list(self, node: Node, unit: str) -> None:
        name = self._gathering.units.match(unit) or self._gathering.units.add(unit)
        self._gathering.units.alias(name, unit)
        owner = ListOwner(name=name, unit=Who(name=name))
        items = [item for item in list_items(node) if not is_caption(item.text or item.heading)]
        self._tasks += task_drafts.from_items(items, self._gathering, owner=owner)

    def _apply_notes(self, table: PlacedTable) -> None:
        for note, place in table.reading.notes:
            changes, unclear = parse_changes(note)
            for change in changes:
                if table.reading.kind is TableKind.TASKS:
                    done = change_tasks(self._tasks, change, self._owner(table).name, self._gathering)
                else:
                    done = change_indicators(self._indicators, change, self._gathering)
                for where, old, new in dict.fromkeys(one for one in done if one[1] != one[2]):
                    self._gathering.doubt("DRAFT-012", place, text=change.text, where=where, old=old, new=new)
                if not done:
                    unclear.append(change.text)
            for text in unclear:
                self._gathering.doubt("DRAFT-013", place, text=text)

    def _read_rules(self, others: Mapping[Node, range]) -> None:
        title = self._front.title
        begin = (title.place.line if title is not None else None) or 0
        self._gathering.rules = find_rules(self._document.blocks, tuple(others.values()), begin=begin)

    def _doubt_goals(self, goals: tuple[GoalsSection, ...]) -> None:
        metrics = [metric for indicator in self._indicators for metric in indicator.metrics]
        metrics += [metric for task in self._tasks for metric in task.metrics]
        for section in goals:
            if left := figures_left_out(section, metrics):
                self._gathering.doubt(
                    "DRAFT-030",
                    section.place,
                    section=section.heading,
                    count=len(left),
                    items="；".join(left),
                )

    def _whole_goals(self, goals: tuple[GoalsSection, ...]) -> tuple[str, ...]:
        """The paragraphs about the plan as a whole, their places kept."""
        paragraphs = [paragraph for section in goals if section.is_whole for paragraph in section.paragraphs]
        for index, (text, place) in enumerate(paragraphs):
            self._gathering.came_from(f"goals/{index}", place, text)
        return tuple(text for text, _ in paragraphs)

    def _doubt_what_is_missing(self) -> None:
        here = Place(file=self._document.name)
        doubt_numbers(self._indicators, self._tasks, self._gathering, whole=here)
        if not self._tasks and not self._indicators:
            self._gathering.doubt("DRAFT-005", here)
        with_lead = sum(any(metric.lead for metric in one.metrics) for one in self._indicators)
        with_lead += sum(bool(task.lead) for task in self._tasks)
        if unread := find_unread(self._document.blocks, items=with_lead):
            self._gathering.doubt("DRAFT-041", unread[0], count=len(unread), items=with_lead)

    def _title(self) -> str:
        if self._front.title is not None:
            return self._front.title.value
        return f"{value_of(self._front.region) or ''}创建方案"

    def _draft(self, tables: list[PlacedTable], phases: list[FoundPhase], goals: tuple[str, ...]) -> Draft:
        for index, found in enumerate(phases):
            phase, place = found.phase, found.place
            self._gathering.came_from(f"phases/{index}", place, phase.name)
            if found.reversed_time:
                self._gathering.doubt("DRAFT-051", place, name=phase.name, text=found.reversed_time)
            elif phase.start is None and phase.end is None:
                self._gathering.doubt("DRAFT-022", place, name=phase.name)
        self._gather_members()
        front = self._front
        year = self._gathering.year or 0
        areas = [indicator.area for indicator in self._indicators] + [task.area for task in self._tasks]
        program = Program(
            id=_identifier(self._stem, self._title(), year),
            title=self._title(),
            region=value_of(front.region) or UNKNOWN,
            year=year,
            level=value_of(front.level),
            office=value_of(front.office),
            source=value_of(front.source),
            goals=goals,
            phases=tuple(found.phase for found in phases),
            areas=tuple(dict.fromkeys(area for area in areas if area)),
            units=self._gathering.units.units(self._unit_order()),
            indicators=tuple(self._indicators),
            tasks=tuple(self._tasks),
            rules=tuple(dict.fromkeys(rule.text for rule in self._gathering.rules)),
            papers=build_papers(tables),
        )
        return Draft(
            program=program, origins=self._gathering.origins, doubts=self._gathering.settled_doubts()
        )

    def _gather_members(self) -> None:
        for told in find_memberships(self._document.blocks):
            group = self._gathering.units.gather(told.group, told.members)
            if group is not None:
                count, names = len(told.members), "、".join(told.members)
                self._gathering.doubt("DRAFT-049", told.place, group=group, count=count, names=names)

    def _unit_order(self) -> Iterator[str]:
        for indicator in self._indicators:
            for metric in indicator.metrics:
                yield from (who.name for who in (*metric.lead, *metric.cooperate))
        for task in self._tasks:
            yield from (who.name for who in (*task.lead, *task.cooperate))
            for metric in task.metrics:
                yield from (who.name for who in (*metric.lead, *metric.cooperate))


def _identifier(stem: str, title: str, year: int) -> str:
    """The id that every workbook of the plan carries, so that no two plans of one office may have the same."""
    if stem.isascii() and re.search(r"[a-z]", stem, re.I):
        return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return "-".join(filter(None, ("plan", str(year or ""), sha256(title.encode())[:4])))
