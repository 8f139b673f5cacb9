"""Target texts and their readings: the tables, and what holds for every text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ecoreport.language.targets import parse_target, print_target, target_as_json
from ecoreport.language.targets.amounts import _BEGINNINGS
from ecoreport.language.targets.dates import BASE_DATE, DATE
from ecoreport.language.targets.script import _OF_TIME
from ecoreport.language.targets.words import TOKEN
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Op, Target, TargetKind

TABLES = (
    "targets_known.txt",
    "targets_held_out.txt",
    "targets_fresh.txt",
    "targets_fresh_second.txt",
    "targets_fresh_third.txt",
    "targets_fresh_fourth.txt",
    "targets_fresh_fifth.txt",
    "targets_examined.txt",
    "targets_county.txt",
)


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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("师生比达到1:18", "几个数的比"),
        ("优于全国平均水平", "该数没有写明"),
        ("低于全省平均水平6%", "该数没有写明"),
        ("资质达到甲级", "好坏顺序"),
        ("降低管网漏损率3%", "变化到这么多"),
        ("完成6个乡镇28个行政村污水治理", "连写"),
        ("不少于6个断面达到Ⅲ类", "所数事物的条件"),
        ("耕地保有量不突破36万亩", "优劣相反"),
        ("漏损率≥10%", "优劣相反"),
        ("推广5G应用和35蒸吨锅炉", "说明"),
        ("（20）", "括号"),
        ("全省排名前移2位", "名次进退"),
        ("编号" + "x1" * 120 + "的项目", "没有读"),
        ("³85%", "字体误字"),
        ("87/100", "斜线"),
        ("排放量≤3.1×10⁵吨", "乘式"),
        ("超额完成市下达任务8%", "该数没有写明"),
    ],
)
def test_a_doubtful_text_says_why(text: str, reason: str) -> None:
    assert reason in (parse_target(text).note or "")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000 + " ≤5",
        "1," * 10_000,
        "“" * 10_000,
        "二十" * 10_000,
        "（见附件）" * 4_000,
        "5（" * 2_000 + "）" * 2_000,
        "污水处理率达到95%以上和" * 500,
    ],
    ids=lambda text: text[:6],
)
def test_a_very_long_text_is_read_without_raising(text: str) -> None:
    assert parse_target(text).text == text


def test_no_word_before_a_figure_begins_with_a_character_that_is_passed_over() -> None:
    words = {
        found[start:end]
        for found in re.findall("[\u4e00-\u9fff≥≤<>≈~=:]{1,8}", TOKEN.pattern)
        for start in range(len(found))
        for end in range(start + 1, len(found) + 1)
    }
    read = {word for word in words if TOKEN.match(f"{word}5个")}
    assert len(read) > 300
    missed = {word for word in read if not re.match(f"[{_BEGINNINGS}]", word)}
    assert not missed


def test_no_date_is_without_the_characters_that_dates_are_looked_for_by() -> None:
    texts = [text for table in TABLES for text, *_ in rows(table)]
    dates = [found[0] for text in texts for pattern in (DATE, BASE_DATE) for found in pattern.finditer(text)]
    assert len(dates) > 200
    assert not [date for date in dates if not _OF_TIME.search(date)]
