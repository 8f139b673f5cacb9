"""Target texts and their readings: the tables, and what holds for every text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.targets import extract_targets, parse_target, print_target, target_as_json
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Op, Target, TargetKind

TABLES = ("targets_known.txt", "targets_held_out.txt")


def compact(target: Target) -> str:
    """A reading on one line: kind, then the clauses with all they say, in a fixed order."""
    clauses = "; ".join(filter(None, map(_compact_clause, target.clauses)))
    return f"{target.kind}: {clauses}" if clauses else str(target.kind)


def _compact_clause(clause: Clause) -> str:
    bound = ""
    if clause.class_:
        bound = f"{clause.op}[{clause.class_}]"
    elif clause.op is Op.BETWEEN:
        bound = f"{clause.value}..{clause.upper}{clause.measure or ''}"
    elif clause.op:
        bound = f"{clause.op}{clause.value}{clause.measure or ''}"
    words = [clause.kind, bound, clause.direction]
    words += [word for word, said in (("yearly", clause.per_year), ("total", clause.cumulative)) if said]
    words += [word for word, said in (("approx", clause.approx), ("aspire", clause.aspire)) if said]
    for word, value in (
        ("year", clause.year),
        ("by", clause.deadline),
        ("since", clause.baseline_year),
        ("from", clause.baseline_value),
        ("of", clause.scope),
    ):
        words += [f"{word}={value}"] if value else []
    return " ".join(filter(None, words))


def rows(table: str) -> Iterator[tuple[str, str | None, Better | None, str]]:
    """The rows of a table of readings."""
    for line in (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, measure, better, expected = (cell.strip() for cell in line.split(" |", 3))
            yield text, measure or None, Better(better) if better else None, expected.lstrip("| ")


@pytest.mark.parametrize("table", TABLES)
def test_every_text_of_the_tables_is_read_as_expected(table: str) -> None:
    wrong = []
    for text, measure, better, expected in rows(table):
        found = compact(parse_target(text, measure=measure, better=better))
        if found != expected:
            wrong.append(f"{text}\n    expected {expected}\n    found    {found}")
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong)


def meaning(target: Target) -> tuple[object, ...]:
    """What a target demands, apart from its wording."""
    return target.kind, tuple(replace(clause, text=None) for clause in target.clauses)


PIECES = (
    "2022年底前 到2025年, 6月底前 2023年 “十四五”末 森林覆盖率 PM2.5浓度 农村生活污水处理率 城市、县城 分别 均 达到 不低于 不超过 控制在 降至 提高到 下降"
    " 比2020年 年均 累计 力争 约 基本 95% 95 90%～95% 35微克/立方米 5座 1.5万户 2/3 百分之五 八成 〔18〕 、 ， 。 ； 以上 以下 以内 左右 (城市) （含） Ⅲ类 二级"
    " 不降低 逐年提升 保持稳定 翻一番 不发生 消除黑臭水体 完成上级下达任务 编制 且 或 由60% 新建 每年 0 2.5 的 其中城区"
).split()


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_printing_and_parsing_again_keeps_the_meaning(text: str) -> None:
    target = parse_target(text)
    assert meaning(parse_target(print_target(target))) == meaning(target)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*PIECES, "(", "》", "$", "-", "\t", "\n", "第", "《"])).map("".join)
)
def test_no_text_raises(text: str) -> None:
    target = parse_target(text)
    assert target.text == text
    assert target_as_json(target)["kind"]
    extract_targets(text)
    print_target(target)


@pytest.mark.parametrize("table", TABLES)
def test_every_reading_of_the_tables_survives_printing(table: str) -> None:
    for text, measure, better, _ in rows(table):
        target = parse_target(text, measure=measure, better=better)
        assert meaning(parse_target(print_target(target))) == meaning(target), text


def test_json_has_the_keys_of_the_contract_and_leaves_absent_ones_out() -> None:
    assert target_as_json(parse_target("到2025年力争达到Ⅲ类")) == {
        "text": "到2025年力争达到Ⅲ类",
        "kind": "class",
        "clauses": [{"op": ">=", "deadline": "2025", "class": "Ⅲ", "aspire": True}],
    }
    assert target_as_json(parse_target("编制")) == {"text": "编制", "kind": "qualitative", "clauses": []}


def test_another_measure_than_the_metrics_is_noted() -> None:
    assert "吨" in (parse_target("≥5吨", measure="%").note or "")
    assert parse_target("≥5万亩", measure="亩").note is None


def test_contradicting_bound_words_are_no_bound() -> None:
    for text in ("不低于95%以下", "不超过5个以上", "95%～90%", "90%～95%以上", "90%、95%"):
        target = parse_target(text)
        assert target.kind is TargetKind.QUALITATIVE, text
        assert target.note
