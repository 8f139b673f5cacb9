"""Grids as Word tables."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ecoreport.reporting.grid import Column, Grid, Line, SubHeading, build_row
from ecoreport.word.elements import W
from ecoreport.word.grid import build_table, is_wide

COLUMNS = (
    Column(key="area", title="领域", merge=()),
    Column(key="name", title="名称", merge=("area",)),
    Column(key="part", title=None),
    Column(key="target", title="目标值"),
)
WIDTH, HEIGHT = 8845, 12756


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def table(*lines: Line) -> etree._Element:
    return build_table(Grid(title="表", columns=COLUMNS, lines=lines), width=WIDTH, height=HEIGHT)


def cells(row: etree._Element) -> list[tuple[str, int, str | None]]:
    """Text, span and vertical merge of each cell."""
    found = []
    for cell in row.iter(q("tc")):
        span = cell.find(f"{q('tcPr')}/{q('gridSpan')}")
        merge = cell.find(f"{q('tcPr')}/{q('vMerge')}")
        found.append(
            (
                "".join(cell.itertext()),
                1 if span is None else int(span.get(q("val"), "1")),
                None if merge is None else merge.get(q("val"), "continue"),
            )
        )
    return found


def test_equal_neighbours_are_merged_unless_the_column_they_hang_on_changes() -> None:
    rows = list(
        table(
            build_row("甲", "水", "一", "1"),
            build_row("甲", "水", "二", "2"),
            build_row("乙", "水", "三", "3"),
        ).iter(q("tr"))
    )[1:]
    assert [cells(row)[:2] for row in rows] == [
        [("甲", 1, "restart"), ("水", 1, "restart")],
        [("", 1, "continue"), ("", 1, "continue")],
        [("乙", 1, None), ("水", 1, None)],
    ]


def test_a_sub_heading_spans_the_table_and_parts_merges() -> None:
    rows = list(
        table(build_row("甲", "水", "", "1"), SubHeading(text="小标题"), build_row("甲", "水", "", "2")).iter(
            q("tr")
        )
    )[1:]
    assert cells(rows[1]) == [("小标题", 4, None)]
    assert all(merge is None for row in rows for _, _, merge in cells(row))


def test_cells_joined_to_the_left_are_one_cell() -> None:
    rows = list(table(build_row("甲", "水", None, "1"), build_row("甲", "气", "一", "2")).iter(q("tr")))
    assert cells(rows[0])[1] == ("名称", 2, None)
    assert cells(rows[1])[1] == ("水", 2, None)
    assert cells(rows[2])[1] == ("气", 1, None)


def test_joined_and_single_cells_are_never_merged_with_one_another() -> None:
    rows = list(table(build_row("甲", "水", None, "1"), build_row("甲", "水", "一", "2")).iter(q("tr")))
    assert cells(rows[1])[1] == ("水", 2, None)
    assert cells(rows[2])[1] == ("水", 1, None)


def test_empty_cells_are_not_merged() -> None:
    rows = list(table(build_row("", "水", "", "1"), build_row("", "水", "", "2")).iter(q("tr")))[1:]
    assert [cells(row)[0] for row in rows] == [("", 1, None), ("", 1, None)]


def test_the_heading_is_repeated_on_every_page() -> None:
    first, *others = table(build_row("甲", "水", "", "1")).iter(q("tr"))
    assert first.find(f"{q('trPr')}/{q('tblHeader')}") is not None
    assert all(row.find(f"{q('trPr')}/{q('tblHeader')}") is None for row in others)


def test_rows_stay_whole_unless_they_are_taller_than_a_third_of_a_page() -> None:
    short, long = list(
        table(build_row("甲", "水", "", "1"), build_row("乙", "长" * 2000, "", "2")).iter(q("tr"))
    )[1:]
    assert short.find(f"{q('trPr')}/{q('cantSplit')}") is not None
    assert long.find(f"{q('trPr')}/{q('cantSplit')}") is None


def test_all_cells_of_a_table_stand_alike_at_the_top_where_a_cell_may_cross_a_page() -> None:
    def positions(*lines: Line) -> set[str | None]:
        return {
            mark.get(q("val"))
            for row in list(table(*lines).iter(q("tr")))[1:]
            for mark in row.iter(q("vAlign"))
        }

    assert positions(build_row("甲", "水", "", "1"), build_row("甲", "气", "", "2")) == {"center"}
    assert positions(build_row("甲", "水", "", "1"), build_row("乙", "长" * 2000, "", "2")) == {"top"}
    assert positions(*(build_row("甲", f"水{number}", "", "1") for number in range(30))) == {"top"}


def test_rows_under_one_short_merged_label_stay_together() -> None:
    def kept(count: int) -> list[bool]:
        rows = list(table(*(build_row("甲", f"水{n}", "", "1") for n in range(count))).iter(q("tr")))[1:]
        return [row.find(f".//{q('keepNext')}") is not None for row in rows]

    assert kept(3) == [True, True, False]
    assert not any(kept(30))


def test_a_small_table_is_not_torn_and_a_note_never_stands_alone() -> None:
    def kept(count: int, note: str | None) -> list[bool]:
        lines = tuple(build_row(f"甲{n}", f"水{n}", "", "1") for n in range(count))
        made = build_table(
            Grid(title="表", columns=COLUMNS, lines=lines, note=note), width=WIDTH, height=HEIGHT
        )
        return [row.find(f".//{q('keepNext')}") is not None for row in list(made.iter(q("tr")))[1:]]

    assert kept(4, None) == [True, True, True, False]
    assert kept(30, None) == [False] * 30
    assert kept(30, "注：")[-2:] == [False, True]


def test_rows_of_one_item_stay_together_under_a_label_that_covers_pages() -> None:
    columns = (
        Column(key="area", title="领域", merge=()),
        Column(key="no", title="序号", merge=("area",)),
        Column(key="part", title="分项"),
    )
    lines = [build_row("生态", str(n // 2), f"分项{n}") for n in range(40)]
    made = build_table(Grid(title="", columns=columns, lines=tuple(lines)), width=WIDTH, height=HEIGHT)
    kept = [row.find(f".//{q('keepNext')}") is not None for row in list(made.iter(q("tr")))[1:]]
    assert kept == [True, False] * 20


def test_the_text_of_a_merged_cell_counts_once_when_rows_are_kept_together() -> None:
    columns = (
        Column(key="no", title="序号", merge=()),
        Column(key="cooperate", title="配合单位", merge=("no",)),
        Column(key="part", title="分项"),
    )
    lines = [build_row(str(n // 3), "县水利局、县林业局、" * 12, f"分项{n}") for n in range(30)]
    made = build_table(Grid(title="", columns=columns, lines=tuple(lines)), width=WIDTH, height=HEIGHT)
    kept = [row.find(f".//{q('keepNext')}") is not None for row in list(made.iter(q("tr")))[1:]]
    assert kept == [True, True, False] * 10


def test_the_page_turns_for_tables_with_many_wide_columns() -> None:
    wide = tuple(Column(key="requirement", title=str(number)) for number in range(3))
    assert is_wide(Grid(title="", columns=wide, lines=()))
    assert not is_wide(Grid(title="", columns=COLUMNS, lines=()))


@given(
    st.lists(
        st.one_of(
            st.builds(SubHeading, text=st.sampled_from(["小标题"])),
            st.tuples(
                *[st.sampled_from(["", "甲", "乙"])] * 2, st.sampled_from([None, "一"]), st.just("1")
            ).map(lambda row: build_row(*row)),
        ),
        max_size=12,
    )
)
def test_every_row_fills_the_grid_and_no_text_is_lost(lines: list[Line]) -> None:
    made = table(*lines)
    widths = [int(column.get(q("w"), "0")) for column in made.iter(q("gridCol"))]
    assert sum(widths) == WIDTH
    open_texts = [""] * len(COLUMNS)
    for line, row in zip(lines, list(made.iter(q("tr")))[1:], strict=True):
        assert sum(span for _, span, _ in cells(row)) == len(COLUMNS)
        assert sum(int(w.get(q("w"), "0")) for w in row.iter(q("tcW"))) == WIDTH
        if isinstance(line, SubHeading):
            continue
        position = 0
        for text, span, merge in cells(row):
            open_texts[position] = open_texts[position] if merge == "continue" else text
            assert open_texts[position] == (line.cells[position] or "")
            position += span
