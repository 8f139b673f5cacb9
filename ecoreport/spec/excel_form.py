"""The Excel form of a programme as nodes with their cells; the counterpart of `spec.form_tables`."""

from collections.abc import Callable, Iterable

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Unit, UnitKind
from ecoreport.model.program_form import FACTS, LISTED_FACTS, FormColumn, FormSheet
from ecoreport.sheets import read_book
from ecoreport.spec.cell_lists import read_whos, split_names
from ecoreport.spec.form_grid import Grid, GridCell, GridRow, find_grids
from ecoreport.spec.hints import did_you_mean
from ecoreport.spec.nodes import EntriesNode, ListNode, Node, TextNode
from ecoreport.spec.shapes import MAY_BE_EMPTY


def read_form(data: bytes, *, file: str) -> tuple[Node | None, tuple[str, ...], tuple[Finding, ...]]:
    """The programme in a workbook.

    Returns:
        The root, or None when sheets or columns are missing; the sheets in their order; what is wrong.

    Raises:
        UnreadableFileError: When the bytes are no workbook that can be read.
    """
    book = read_book(data, name=file)
    sheets = tuple(sheet.name for sheet in book.sheets)
    grids, missing = find_grids(book)
    if missing:
        return None, sheets, (*book.findings, *missing)
    reader = _Reader(file=file, grids=grids)
    return reader.read(), sheets, (*book.findings, *reader.findings)


class _Reader:
    """Turns the grids of one file into nodes, noting what belongs nowhere."""

    def __init__(self, *, file: str, grids: dict[str, Grid]) -> None:
        self.file = file
        self.grids = grids
        self.findings: list[Finding] = []
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
            entries[key] = self._list(key, [self._entries(row, self._sheet(key)) for row in self._rows(key)])
        entries["indicators"] = self._list("indicators", self._indicators())
        entries["tasks"] = self._list("tasks", self._tasks())
        return _node(Place(file=self.file), {key: node for key, node in entries.items() if node is not None})

    def _rows(self, key: str) -> tuple[GridRow, ...]:
        return self.grids[key].rows if key in self.grids else ()

    def _sheet(self, key: str) -> FormSheet:
        return self.grids[key].sheet

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
            if label.text not in keys:
                hint = did_you_mean(label.text, keys) or f"可用的项目：{'、'.join(keys)}。"
                self.findings.append(find("PLAN-020", place=label.place, label=label.text, hint=hint))
            elif value.text:
                found.setdefault(keys[label.text], []).append(_text(value))
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
        heads: list[tuple[dict[str, Node], list[Node], GridRow]] = []
        for row in self._rows("indicators"):
            if not heads or self._begins_indicator(row, heads[-1][2]):
                if not row.text("no") and not row.text("indicator"):
                    self.findings.append(
                        find("PLAN-023", place=row.place, owner="指标", column="序号和指标名称")
                    )
                    continue
                head = self._fields(row, self._sheet("indicators"), _is_head)
                head["name"] = _text(row.cells["indicator"])
                if row.text("indicator_note"):
                    head["note"] = _text(row.cells["indicator_note"])
                heads.append((head, [], row))
            metric = self._fields(row, self._sheet("indicators"), _is_metric)
            if any(row.cells[c.key].own for c in self._sheet("indicators").columns if _is_metric(c.key)):
                heads[-1][1].append(_node(row.place, metric))
        return [
            _node(row.place, {**head, "metrics": ListNode(place=row.place, items=tuple(metrics))})
            for head, metrics, row in heads
        ]

    def _begins_indicator(self, row: GridRow, before: GridRow) -> bool:
        """A row with another number or another name; a blank name, or both repeated, is the same indicator."""
        if row.text("no") != before.text("no"):
            return True
        return row.text("indicator") not in {"", before.text("indicator")}

    def _tasks(self) -> list[Node]:
        metrics: dict[str, list[Node]] = {}
        for row in self._rows("task_metrics"):
            node = _node(row.place, self._fields(row, self._sheet("task_metrics"), _is_metric))
            metrics.setdefault(row.text("task"), []).append(node)
        tasks: list[Node] = []
        for row in self._rows("tasks"):
            fields = self._fields(row, self._sheet("tasks"), lambda _: True)
            own = metrics.pop(row.text("id"), None)
            if own:
                fields["metrics"] = ListNode(place=own[0].place, items=tuple(own))
            tasks.append(_node(row.place, fields))
        for nodes in metrics.values():
            self.findings += [
                find("PLAN-023", place=node.place, owner="任务", column="正确的任务编号") for node in nodes
            ]
        return tasks

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
                if cell.text:
                    inner.setdefault(outer, {})[key] = _text(cell)
            elif column.several:
                if cell.text:
                    fields[outer] = self._several(cell, column)
            else:
                fields[outer] = _text(cell, _chosen(column, cell.text), may_be_empty=outer in MAY_BE_EMPTY)
        for outer, parts in inner.items():
            place = next(iter(parts.values())).place
            is_range = outer == "range"
            fields[outer] = (
                ListNode(place=place, items=tuple(parts.values())) if is_range else _node(place, parts)
            )
        return fields

    def _several(self, cell: GridCell, column: FormColumn) -> Node:
        if column.key in {"lead", "cooperate"}:
            items: list[Node] = []
            for who in read_whos(cell.text, self.units):
                name = TextNode(place=cell.place, text=who.name)
                scope = TextNode(place=cell.place, text=who.scope) if who.scope else None
                items.append(_node(cell.place, {"name": name, "scope": scope}) if scope else name)
            return ListNode(place=cell.place, items=tuple(items))
        names = split_names(cell.text)
        return ListNode(
            place=cell.place, items=tuple(TextNode(place=cell.place, text=name) for name in names)
        )


def _is_head(key: str) -> bool:
    return key in {"area", "no", "nature", "key", "text"}


def _is_metric(key: str) -> bool:
    return not _is_head(key) and key not in {"indicator", "indicator_note", "task"}


def _chosen(column: FormColumn, text: str) -> str:
    """The model's value for the word of a choice; anything else as it stands."""
    return {word: value for value, word in column.choices}.get(text, text)


def _text(cell: GridCell, text: str | None = None, *, may_be_empty: bool = False) -> TextNode:
    text = cell.text if text is None else text
    return TextNode(place=cell.place, text=text, quoted=may_be_empty and not text)


def _node(place: Place, entries: dict[str, Node]) -> EntriesNode:
    return EntriesNode(place=place, entries=entries, keys={key: node.place for key, node in entries.items()})
