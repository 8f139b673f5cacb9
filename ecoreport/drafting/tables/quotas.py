"""Tables that hand each unit its own figures, units in rows or in columns: turned into tables of indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.columns import TEXT_COLUMNS, Column, column_of, likely_column
from ecoreport.drafting.words.captions import is_caption, measure_said, strip_annex
from ecoreport.drafting.words.shapes import is_empty, is_measure, unit_likeness
from ecoreport.drafting.words.wording import fold, last_bracket, squeeze
from ecoreport.language.numerals import read_decimal
from ecoreport.language.patterns import either
from ecoreport.model.finding import Finding, Place

_MIN_UNITS = 3
_HEADING_ROWS = 4
_FIGURE = re.compile(
    r"(?:[≥≤<>]=?|不[低少高小大]于|不超过|达到?|控制在|约)?\s*-?\d+(?:,\d{3})*(?:\.\d+)?\s*(?P<measure>[^\d，,。；;]{0,6}?)(?:及?以[上下内]|左右)?"
)
_ALL = r"(?:全[省市县区州旗镇乡])"
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NO_SUM = re.compile("[%％‰]|率|比例|比重|占比|人均|户均|亩均|平均|浓度|指数|天数|及?以[上下内]|[≥≤<>]")
"""Figures that the parts of a whole do not add up to."""
_PLACES = re.compile(r"县|区|市|地区|乡镇|镇街|街道|单位|名称|属地")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}[省市县区州旗盟镇乡村]")
_YEAR = re.compile(r"^20\d\d年度?")
_TOTAL = re.compile(rf"{_ALL}?(?:合计|总计|小计|共计|总数|汇总)|{_ALL}(?:目标值?|任务数?|总任务|总目标)?")
_GENERIC = re.compile(
    either(
        "(?:年度|目标|工作|计划|分解|下达|建设|创建|考核)*(?:任务|目标|指标|计划|数量|面积|名额)(?:数|值|量|面积|安排|分解)?",
        "各.{0,8}(?:目标|任务|指标)(?:值|数)?",
    )
)
"""Titles that do not say what is counted."""
_GIVEN = re.compile(
    either(
        "可种植|可利用|适宜|(?<!到位)(?<!引进)(?<!利用)(?<!争取)资金|经费|补助|奖补|预算|拨付|人口|户籍|现有|现状|基数|辖区",
        "总面积|^(?:行政村|自然村|村组?|社区|农户|总户|户)总?数量?(?:[(（]|$)|已(?:完成|建成|实施|治理|改造|达标)|上年|去年",
        "往年|历年|截至|累计完成",
    )
)
"""Titles of figures that describe a unit or are given to it, and are not for it to reach."""
_SHORT_MEASURE = re.compile(r"(?!其中|[不包]?含|新增|续建|合计)[\u4e00-\u9fff]{1,3}")
"""眼, 台套: in a bracket behind the name of a figure, measures that nobody lists."""
_TABLE_WORDS = re.compile(r"(?:任务|指标|目标|名额|计划)?(?:分解|分配|安排|下达|明细|一览|计划)*表$")
_PLACE_AND_YEAR = re.compile(r"^.{0,12}?20\d\d年度?")
_ASIDE = frozenset({Column.NO, Column.REMARK, Column.DEADLINE, Column.NOTED, Column.IGNORED})
_OUTPUT = (
    Column.AREA,
    Column.NO,
    Column.INDICATOR,
    Column.MEASURE,
    Column.TARGET,
    Column.LEAD,
    Column.COOPERATE,
    Column.DEADLINE,
    Column.REMARK,
)
_TITLES = ("领域", "序号", "指标名称", "计量单位", "目标值", "牵头单位", "配合单位", "完成时限", "备注")


@dataclass(slots=True, kw_only=True)
class Share:
    """What one unit has of a figure."""

    unit: str
    figure: str
    deadline: str = ""
    remark: str = ""


@dataclass(slots=True, kw_only=True)
class Quota:
    """One figure with the share of each unit."""

    cells: dict[Column, str]
    """What the table says of the figure as a whole; under TARGET the figure of all units together."""
    place: Place
    shares: list[Share] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What is counted."""
        return self.cells[Column.INDICATOR]


def lay_out_quotas(document: Document) -> Document:
    """The document with each such table as one of indicators, in which every unit answers for its own figure."""
    doubts: list[Finding] = list(document.doubts)
    blocks: list[Block] = []
    for block in document.blocks:
        quotas = read_quotas(block) if isinstance(block, Table) else []
        if isinstance(block, Table) and quotas:
            over = [one.text.rstrip("| ") for one in blocks[-3:] if isinstance(one, Paragraph)]
            blocks.append(_laid_out(quotas, block, over))
            units = {share.unit for quota in quotas for share in quota.shares}
            names = "、".join(quota.name for quota in quotas)[:80]
            doubts.append(
                find("DRAFT-042", place=block.place, names=names, count=len(quotas), units=len(units))
            )
            doubts += _wrong_sums(quotas)
        else:
            blocks.append(block)
    return Document(name=document.name, blocks=tuple(blocks), doubts=tuple(doubts))


def read_quotas(table: Table) -> list[Quota]:
    """The figures of a table that gives each of several units a share of them; nothing for any other table."""
    at = next((index for index, row in enumerate(table.rows) if any(map(_is_figure, row.distinct()))), 0)
    heading = [row for row in table.rows[:at] if len(row.distinct()) > 1]
    width = len(table.rows[at].cells)
    if not heading or at > _HEADING_ROWS or any(len(row.cells) != width for row in heading):
        return []
    body = [row for row in table.rows[at:] if len(row.cells) == width and len(row.distinct()) > 1]
    titles = [_titles(heading, column) for column in range(width)]
    return _by_column(titles, body) or _by_row(titles, body)


def _wrong_sums(quotas: Sequence[Quota]) -> Iterator[Finding]:
    """The figures whose shares do not add up to what the table gives for all units together; levels and rates never do."""
    for quota in quotas:
        said = squeeze(quota.cells.get(Column.TARGET, ""))
        measures = quota.name + quota.cells.get(Column.MEASURE, "") + said
        amounts = [_amount(share.figure) for share in quota.shares]
        total = sum((amount for amount in amounts if amount is not None), Decimal(0))
        whole = _amount(said)
        if whole is None or None in amounts or _NO_SUM.search(measures) or total == whole:
            continue
        yield find("DRAFT-050", place=quota.place, name=quota.name, said=said, total=f"{total:f}")


def _amount(figure: str) -> Decimal | None:
    found = _DIGITS.search(fold(figure))
    return read_decimal(found[0]) if found else None


def is_share(text: str) -> bool:
    """True for a cell with a unit's figure, or with a dash where it has none."""
    return is_empty(text) or _is_figure(text)


def stands_aside(title: str) -> bool:
    """True for the title of a column that says more of a unit's share, and has none itself: 备注, 完成时限."""
    return column_of(title) in _ASIDE


def _titles(heading: Sequence[Row], column: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (squeeze(row.cells[column].text) for row in heading))))


def _by_column(titles: Sequence[tuple[str, ...]], body: Sequence[Row]) -> list[Quota]:
    """The quotas of a table with a column for each unit."""
    units = {
        column: texts[-1]
        for column, texts in enumerate(titles)
        if texts and (_is_unit(texts[-1]) or _is_place(texts[-1])) and _holds_figures(body, column)
    }
    if len(set(units.values())) < _MIN_UNITS or len(set(units.values())) < len(units):
        return []
    meanings: dict[int, Column] = {}
    for column, texts in enumerate(titles):
        meaning = _meaning("".join(texts), body, column) if column not in units else None
        if meaning is not None and meaning not in meanings.values():
            meanings[column] = meaning
    if Column.INDICATOR not in meanings.values():
        return []
    others = {
        column: "".join(texts) for column, texts in enumerate(titles) if column not in {*units, *meanings}
    }
    quotas = []
    for row in body:
        cells = {meaning: row.cells[column].text for column, meaning in meanings.items()}
        if not cells[Column.INDICATOR] or _TOTAL.fullmatch(squeeze(cells[Column.INDICATOR])):
            continue
        besides = [
            f"{title}：{text}"
            for column, title in others.items()
            if (text := squeeze(row.cells[column].text))
        ]
        cells[Column.REMARK] = "；".join(filter(None, [cells.get(Column.REMARK, ""), *besides]))
        shares = [
            Share(unit=unit, figure=squeeze(row.cells[column].text))
            for column, unit in units.items()
            if not is_empty(row.cells[column].text)
        ]
        quotas.append(Quota(cells=cells, place=row.place, shares=shares))
    return quotas


def _meaning(title: str, body: Sequence[Row], column: int) -> Column | None:
    """What a column beside those of the units holds: a total is the target, and the text names what is counted."""
    known = likely_column(title)
    if _TOTAL.fullmatch(title) or (known is Column.TARGET and _holds_figures(body, column)):
        return Column.TARGET
    if known in TEXT_COLUMNS:
        return Column.INDICATOR
    return Column.LEAD if known is Column.RESPONSIBLE else known


def _by_row(titles: Sequence[tuple[str, ...]], body: Sequence[Row]) -> list[Quota]:
    """The quotas of a table with a row for each unit and nothing but figures beside it."""
    named = next(
        (column for column in range(len(titles)) if _names_units(body, column, titles[column])), None
    )
    if named is None:
        return []
    rows, totals = [row for row in body if not _is_total(row)], [row for row in body if _is_total(row)]
    total = totals[0] if len(totals) == 1 else None
    known = {column: column_of("".join(texts)) for column, texts in enumerate(titles)}
    figures = []
    for column, texts in enumerate(titles):
        if column == named or known[column] in _ASIDE:
            continue
        if not texts or not _holds_figures(rows, column):
            if any(row.cells[column].text.strip() for row in rows):
                return []
            continue
        if known[column] is not Column.CURRENT and not _GIVEN.search("".join(texts)):
            figures.append(column)
    figures = [column for column in figures if not _is_sum(titles[column])] or figures
    plain = _without_year([titles[column] for column in figures])
    return [
        _column_quota(column, named, names, known, rows, total)
        for column, names in zip(figures, plain, strict=True)
    ]


def _is_sum(titles: tuple[str, ...]) -> bool:
    """True for a column that adds up the others: 合计, under no title of its own."""
    return len(titles) == 1 and _TOTAL.fullmatch(titles[0]) is not None


def _without_year(titles: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Headings in several rows without the year that stands over all of them: 2024年目标 over the names of the figures."""
    if len({year for names in titles for name in names for year in _YEAR.findall(name)}) > 1:
        return list(titles)
    return [tuple(_YEAR.sub("", name) for name in names) if len(names) > 1 else names for names in titles]


def _column_quota(
    column: int,
    named: int,
    titles: tuple[str, ...],
    known: dict[int, Column | None],
    rows: Sequence[Row],
    total: Row | None,
) -> Quota:
    name, measure = _name_and_measure(titles)
    texts = [squeeze(row.cells[column].text) for row in rows]
    is_amount = any(text != "0" and not is_empty(text) for text in texts)
    shares = [
        Share(
            unit=squeeze(row.cells[named].text),
            figure=text,
            deadline=_beside(row, known, Column.DEADLINE),
            remark=_beside(row, known, Column.REMARK),
        )
        for row, text in zip(rows, texts, strict=True)
        if not is_empty(text) and not (is_amount and text == "0")
    ]
    cells = {Column.INDICATOR: name, Column.MEASURE: measure}
    if total is not None and _is_figure(total.cells[column].text):
        cells[Column.TARGET] = total.cells[column].text
    return Quota(cells=cells, place=rows[0].place, shares=shares)


def _beside(row: Row, known: dict[int, Column | None], wanted: Column) -> str:
    return next((row.cells[column].text for column, meaning in known.items() if meaning is wanted), "")


def _name_and_measure(titles: tuple[str, ...]) -> tuple[str, str]:
    """What a heading in several rows counts, and the measure that stands in a bracket of one of them."""
    names, measure = [], ""
    for title in titles:
        bracket = last_bracket(title)
        inner = title[bracket[0] + 1 : bracket[1] - 1] if bracket is not None else ""
        if bracket is not None and (is_measure(inner) or _SHORT_MEASURE.fullmatch(inner)):
            measure, title = inner, title[: bracket[0]]
        names.append(title)
    telling = [name for name in names[:-1] if not _GENERIC.fullmatch(name)]
    own = "" if _TOTAL.fullmatch(names[-1]) else names[-1]
    return "".join([*telling, own]) or names[0], measure


def _names_units(body: Sequence[Row], column: int, titles: tuple[str, ...]) -> bool:
    """True for a column that names another unit in each row; under 县（市、区） the names of places are units, too."""
    names = [squeeze(row.cells[column].text) for row in body if not _is_total(row)]
    places = bool(titles) and _PLACES.search(titles[-1]) is not None
    return (
        bool(titles)
        and len(set(names)) == len(names) >= _MIN_UNITS
        and all(_is_unit(name) or (places and _is_place(name)) for name in names)
    )


def _is_unit(text: str) -> bool:
    return unit_likeness(text) == 1 and not re.search(r"[、，,；;/]", text) and _TOTAL.fullmatch(text) is None


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None and _TOTAL.fullmatch(text) is None


def _is_total(row: Row) -> bool:
    return any(_TOTAL.fullmatch(squeeze(text)) for text in row.distinct()[:2])


def _holds_figures(rows: Sequence[Row], column: int) -> bool:
    texts = [squeeze(row.cells[column].text) for row in rows]
    return not all(map(is_empty, texts)) and all(map(is_share, texts))


def _is_figure(text: str) -> bool:
    found = _FIGURE.fullmatch(squeeze(fold(text)))
    return found is not None and (not found["measure"] or is_measure(found["measure"]))


def _laid_out(quotas: Sequence[Quota], table: Table, over: Sequence[str]) -> Table:
    """A table of indicators with a row for each unit under its indicator."""
    captions = [row for row in table.rows[:_HEADING_ROWS] if len(row.distinct()) == 1]
    texts = [*over, *(row.distinct()[0] for row in captions)]
    said = measure_said(texts)
    subject = _subject(texts)
    titles = [Cell(text=title) for title in _TITLES]
    titles.insert(3, Cell(text="指标名称", from_left=True))
    rows = [Row(cells=tuple(titles), place=table.place)]
    for quota in quotas:
        if _GENERIC.fullmatch(_YEAR.sub("", quota.name)) and subject:
            quota.cells[Column.INDICATOR] = subject
        if not quota.cells.get(Column.MEASURE) and said is not None:
            quota.cells[Column.MEASURE] = said
        rows += _rows(quota)
    notes = [
        Row(
            cells=tuple(Cell(text=row.distinct()[0], from_left=index > 0) for index in range(10)),
            place=row.place,
        )
        for row in table.rows[_HEADING_ROWS:]
        if len(row.distinct()) == 1
    ]
    return Table(rows=(*rows, *notes))


def _subject(texts: Sequence[str]) -> str:
    """What a table counts by its title: 样例县2024年造林任务分解表 counts 造林."""
    caption = next((text for text in reversed(texts) if is_caption(text)), "")
    return _TABLE_WORDS.sub("", _PLACE_AND_YEAR.sub("", strip_annex(caption)))


def _rows(quota: Quota) -> Iterator[Row]:
    """The rows of one indicator: the figure of all, where somebody answers for it, and that of each unit."""
    whole = bool(quota.cells.get(Column.TARGET)) and bool(quota.cells.get(Column.LEAD))
    lines = [("", dict(quota.cells))] if whole else []
    for share in quota.shares:
        own = {Column.TARGET: share.figure, Column.LEAD: share.unit}
        own |= {Column.DEADLINE: share.deadline} if share.deadline else {}
        own |= {Column.REMARK: share.remark} if share.remark else {}
        lines.append((f"{share.unit}{quota.name}", {**quota.cells, **own}))
    shared = {Column.AREA, Column.NO, Column.INDICATOR}
    for index, (part, texts) in enumerate(lines):
        cells = [
            Cell(text=texts.get(column, ""), from_above=index > 0 and column in shared) for column in _OUTPUT
        ]
        cells.insert(3, Cell(text=part or quota.name, from_left=not part))
        yield Row(cells=tuple(cells), place=quota.place)
