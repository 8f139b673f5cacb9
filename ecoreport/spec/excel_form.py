"""The Excel form of a programme as nodes with their cells; the counterpart of `spec.form_tables`."""

from collections.abc import Callable, Iterable

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program import Unit, UnitKind
from ecoreport.model.program_form import FACTS, LISTED_FACTS, PROGRAM_FORM, Entry, FormColumn, FormSheet
from ecoreport.sheets import address, read_book
from ecoreport.spec.cell_entries import plain_entry
from ecoreport.spec.cell_lists import misplaced, read_whos, split_names
from ecoreport.spec.form_grid import Grid, GridCell, GridRow, check_cells, find_grids
from ecoreport.spec.hints import did_you_mean
from ecoreport.spec.nodes import EntriesNode, ListNode, Node, TextNode
from ecoreport.spec.shapes import MAY_BE_EMPTY

_SHEETS = {sheet.key: sheet for sheet in PROGRAM_FORM}
_REQUIRED_FACTS = {"id", "title", "region", "year"}
_HEAD_NAMES = {"indicator": "name", "indicator_note": "note"}
"""Columns about the indicator whose field goes by another name, because the metric in the same row has one like it."""


def read_form(data: bytes, *, file: str) -> tuple[Node | None, tuple[str, ...], tuple[Finding, ...]]:
    """The programme in a workbook.

    Returns:
        The root, or None when sheets or columns are missing; the sheets in their order; what is wrong.

    Raises:
        UnreadableFileError: When the bytes are no workbook that can be read.
    """
    book = read_book(data, name=file)
    sheets = tuple(sheet.name for sheet in book.sheets)
    grids, doubts = find_grids(book)
    findings = (*book.findings, *doubts)
    if any(finding.severity is Severity.MUST for finding in doubts):
        return None, sheets, findings
    reader = _Reader(file=file, grids=grids)
    return reader.read(), sheets, (*findings, *check_cells(book, grids), *reader.findings)


class _Reader:
    """Turns the grids of one file into nodes, noting what belongs nowhere."""

    def __init__(self, *, file: str, grids: dict[str, Grid]) -> None:
        self.file = file
        self.grids = grids
        self.findings: list[Finding] = []
        self.ids = {
            row.text("id") for key in ("indicators", "tasks", "task_metrics") for row in self._rows(key)
        }
        kinds = grids["units"].sheet.column("kind")
        self.units = tuple(
            Unit(
                name=row.text("name"),
                kind=UnitKind.GROUP if _chosen(kinds, row.text("kind")) == UnitKind.GROUP else UnitKind.OTHER,
                aliases=split_names(row.text("aliases")),
            )
            for row in grids["units"].rows
            if row.text("name")
        )

    def read(self) -> EntriesNode:
        entries = self._facts()
        for key in ("phases", "units", "known"):
            entries[key] = self._list(key, [self._entries(row, _SHEETS[key]) for row in self._rows(key)])
        entries["indicators"] = self._list("indicators", self._indicators())
        entries["tasks"] = self._list("tasks", self._tasks())
        facts = self.grids["program"]
        place = Place(file=self.file, sheet=facts.title, cell=address(facts.heading_row, 1))
        return _node(place, {key: node for key, node in entries.items() if node is not None})

    def _rows(self, key: str) -> tuple[GridRow, ...]:
        return self.grids[key].rows if key in self.grids else ()

    def _list(self, key: str, items: Iterable[Node]) -> Node | None:
        """The list of a sheet; None when the sheet is not there."""
        if key not in self.grids:
            return None
        return ListNode(place=Place(file=self.file, sheet=self.grids[key].title), items=tuple(items))

    def _facts(self) -> dict[str, Node | None]:
        keys = {title: key for key, title in FACTS}
        found: dict[str, list[TextNode]] = {}
        for row in self._rows("program"):
            label, value = row.cells["label"], row.cells["value"]
            key = keys.get("".join(label.text.split()))
            if key is None:
                like = did_you_mean(label.text, keys)
                self.findings.append(
                    find(
                        "PLAN-020",
                        place=label.place,
                        severity=None if like else Severity.EXPLAIN,
                        label=label.text,
                        hint=like or f"可用的项目：{'、'.join(keys)}。",
                    )
                )
            elif value.text or key in _REQUIRED_FACTS:
                text = plain_entry(value.text, Entry.YEAR) if key == "year" else value.text
                found.setdefault(key, []).append(_text(value, text))
        entries: dict[str, Node | None] = {}
        papers: dict[str, Node] = {}
        for key, texts in found.items():
            if key in LISTED_FACTS:
                entries[key] = ListNode(place=texts[0].place, items=tuple(texts))
            elif key.startswith("papers."):
                papers[key.removeprefix("papers.")] = texts[0]
            else:
                entries[key] = texts[0]
        if papers:
            entries["papers"] = _node(next(iter(papers.values())).place, papers)
        return entries

    def _indicators(self) -> list[Node]:
        columns = [column.key for column in _SHEETS["indicators"].columns if _is_metric(column.key)]
        nodes: list[Node] = []
        for rows in self._indicator_rows():
            self._offer_ids([row for row in rows if row.text("name")], rows[0].text("no") + ".")
            metrics = [
                _node(row.place, self._fields(row, _SHEETS["indicators"], _is_metric))
                for row in rows
                if any(row.cells[key].own for key in columns)
            ]
            place = rows[0].place
            metric_list = ListNode(place=place, items=tuple(metrics))
            nodes.append(_node(place, {**self._head(rows), "metrics": metric_list}))
        return nodes

    def _indicator_rows(self) -> list[list[GridRow]]:
        """The rows of each indicator, wherever sorting has put them, in the order of their first ones.

        One indicator is one number with one name. A row without name belongs to the number of the row above or, where
        that is another one, to the only indicator of its number.
        """
        named: dict[tuple[str, str], list[GridRow]] = {}
        for row in self._rows("indicators"):
            if row.text("indicator"):
                named.setdefault((row.text("no"), row.text("indicator")), [])
        above: tuple[str, str] | None = None
        for row in self._rows("indicators"):
            number, name = row.text("no"), row.text("indicator")
            if not name and above is not None and above[0] == number:
                name = above[1]
            same = [key for key in named if key[0] == number] if not name else [(number, name)]
            if len(same) != 1:
                column = "指标名称" if number else "序号和指标名称"
                self.findings.append(find("PLAN-023", place=row.place, owner="指标", column=column))
                continue
            above = same[0]
            named[above].append(row)
        return sorted(named.values(), key=lambda rows: rows[0].number)

    def _head(self, rows: list[GridRow]) -> dict[str, Node]:
        """What the rows of one indicator say about it: the first text of each column counts, another one is doubted."""
        head: dict[str, Node] = {}
        for column in _SHEETS["indicators"].columns:
            if not _is_head(column.key):
                continue
            filled = [row.cells[column.key] for row in rows if row.text(column.key)]
            first = filled[0] if filled else rows[0].cells[column.key]
            for other in filled:
                if other.text != first.text:
                    self.findings.append(
                        find("PLAN-029", place=other.place, column=column.title, first=first.text)
                    )
            if first.text or column.key not in _HEAD_NAMES:
                key = _HEAD_NAMES.get(column.key, column.key)
                head[key] = _text(first, _chosen(column, first.text))
        return head

    def _tasks(self) -> list[Node]:
        metrics: dict[str, list[Node]] = {}
        for row in self._rows("tasks"):
            self._offer_ids([row], f"{row.text('list')}-", first=row.text("no"))
        for row in self._rows("task_metrics"):
            self._offer_ids([row], row.text("task") + ".")
            node = _node(row.place, self._fields(row, _SHEETS["task_metrics"], _is_metric))
            metrics.setdefault(row.text("task"), []).append(node)
        tasks: list[Node] = []
        for row in self._rows("tasks"):
            fields = self._fields(row, _SHEETS["tasks"], lambda _: True)
            own = metrics.pop(row.text("id"), None)
            if own:
                fields["metrics"] = ListNode(place=own[0].place, items=tuple(own))
            tasks.append(_node(row.place, fields))
        for task, nodes in metrics.items():
            owner = f"任务（任务表中没有“{task}”）" if task else "任务"
            column = "正确的任务编号；任务已经删去的，这一行也要删去"
            self.findings += [
                find("PLAN-023", place=node.place, owner=owner, column=column) for node in nodes
            ]
        return tasks

    def _offer_ids(self, rows: Iterable[GridRow], stem: str, *, first: str = "1") -> None:
        """Names an id that nothing has yet for each row without one; it is the clerk's to write down, and to keep."""
        for row in rows:
            if row.text("id"):
                continue
            numbers = (first, *map(str, range(1, len(self.ids) + 2)))
            free = next(id_ for number in numbers if (id_ := stem + number) not in self.ids)
            self.ids.add(free)
            cell = row.cells["id"]
            title = "任务编号" if "requirement" in row.cells else "分项编号"
            self.findings.append(find("PLAN-033", place=cell.place, column=title, id=free))

    def _entries(self, row: GridRow, sheet: FormSheet) -> Node:
        return _node(row.place, self._fields(row, sheet, lambda _: True))

    def _fields(self, row: GridRow, sheet: FormSheet, chosen: Callable[[str], bool]) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        inner: dict[str, dict[str, Node]] = {}
        for column in sheet.columns:
            if not chosen(column.key):
                continue
            cell = row.cells[column.key]
            outer, _, key = column.key.partition(".")
            if key:
                if cell.text or outer == "range":
                    text = _chosen(column, cell.text, measure=row.text("measure"))
                    inner.setdefault(outer, {})[key] = _text(cell, text, may_be_empty=outer == "range")
            elif column.several:
                if cell.text:
                    fields[outer] = self._several(cell, column)
            else:
                fields[outer] = _text(cell, _chosen(column, cell.text), may_be_empty=outer in MAY_BE_EMPTY)
        for outer, parts in inner.items():
            place = next(iter(parts.values())).place
            if outer != "range":
                fields[outer] = _node(place, parts)
            elif any(row.text(f"range.{key}") for key in parts):
                fields[outer] = ListNode(place=place, items=tuple(parts.values()))
        return fields

    def _several(self, cell: GridCell, column: FormColumn) -> Node:
        if column.key in {"lead", "cooperate"}:
            items: list[Node] = []
            if names := misplaced(cell.text, self.units, leading=column.key == "lead"):
                self.findings.append(
                    find("PLAN-034", place=cell.place, names="、".join(names), column=column.title)
                )
            for who in read_whos(cell.text, self.units):
                name = TextNode(place=cell.place, text=who.name)
                scope = TextNode(place=cell.place, text=who.scope) if who.scope else None
                items.append(_node(cell.place, {"name": name, "scope": scope}) if scope else name)
            return ListNode(place=cell.place, items=tuple(items))
        parts = split_names(cell.text)
        return ListNode(
            place=cell.place, items=tuple(TextNode(place=cell.place, text=part) for part in parts)
        )


def _is_head(key: str) -> bool:
    return key in {"area", "no", "nature", "key", "text", *_HEAD_NAMES}


def _is_metric(key: str) -> bool:
    return not _is_head(key) and key != "task"


def _chosen(column: FormColumn, text: str, *, measure: str = "") -> str:
    """The model's value for the word of a choice or for what was typed in another way; anything else as it stands."""
    words = {word: value for value, word in column.choices}
    return words.get(text) or plain_entry(text, column.entry, measure=measure)


def _text(cell: GridCell, text: str | None = None, *, may_be_empty: bool = False) -> TextNode:
    text = cell.text if text is None else text
    return TextNode(place=cell.place, text=text, quoted=may_be_empty and not text)


def _node(place: Place, entries: dict[str, Node]) -> EntriesNode:
    return EntriesNode(place=place, entries=entries, keys={key: node.place for key, node in entries.items()})
