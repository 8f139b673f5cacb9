"""What `explain` is asked about: texts from the command line, or lines from stdin, plain or as JSON objects."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ecoreport.errors import EcoreportError
from ecoreport.language.numerals import plain_decimal

KEYS = ("text", "number", "format", "measure", "range", "period")
"""Keys of a JSON line; others are ignored, and said to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One text to explain, with what is known of the cell and the metric it stands for."""

    text: str = ""
    number: Decimal | None = None
    format: str | None = None
    measure: str | None = None
    range: tuple[str, str] | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All questions in the order of the input, and what was strange about it."""

    questions: tuple[Question, ...]
    warnings: tuple[str, ...]


def parse_range(text: str) -> tuple[str, str]:
    """The two ends of a range such as `0,100`; an empty end is open.

    Raises:
        ValueError: When it is not two ends, an end is no number, or the first is above the second.
    """
    low, comma, high = text.replace("，", ",").partition(",")
    return _checked_range(low.strip(), high.strip() if comma else "-")


def ask(texts: Sequence[str], known: Question, *, stdin: bytes) -> Asked:
    """The questions that texts and lines put; `known` holds what the options say about all of them.

    Args:
        texts: Texts of the command line; `-` stands for the lines of stdin.
        known: Defaults, which the keys of a JSON line replace.
        stdin: UTF-8, or GB18030 as Windows tools write it.

    Raises:
        EcoreportError: When JSON lines cannot be used; every one of them is named.
    """
    questions: list[Question] = []
    warnings: list[str] = []
    wrong: list[str] = []
    for text in texts:
        if text != "-":
            questions.append(_plain(text, known))
            continue
        for number, line in enumerate(_lines(stdin), start=1):
            try:
                question, unknown = _question(line, known)
            except ValueError as problem:
                wrong.append(f"标准输入第 {number} 行：{problem}")
                continue
            questions.append(question)
            if unknown:
                warnings.append(f"标准输入第 {number} 行：不认识的键 {'、'.join(unknown)}，已忽略。")
    if wrong:
        raise EcoreportError("\n".join(wrong))
    return Asked(questions=tuple(questions), warnings=tuple(warnings))


def _lines(data: bytes) -> Iterator[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise EcoreportError(
                "标准输入不是文本（应为 UTF-8 或 GB18030 编码）。请换一个文本文件。"
            ) from None
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return (line.removesuffix("\r") for line in lines)


def _plain(text: str, known: Question) -> Question:
    """A plain text; with a number format it is the stored number of a cell, as far as it is a number."""
    is_cell = known.format not in (None, "@")
    return replace(known, text=text, number=plain_decimal(text.strip()) if is_cell else None)


def _question(line: str, known: Question) -> tuple[Question, list[str]]:
    """The question a line puts, and the keys that mean nothing."""
    found = _as_object(line)
    if found is None:
        return _plain(line, known), []
    asked = replace(
        known,
        text=_text(found, "text") or "",
        number=None if found.get("number") is None else _number(found["number"]),
        format=_text(found, "format") or known.format,
        measure=_text(found, "measure") or known.measure,
        period=_text(found, "period") or known.period,
        range=known.range if found.get("range") is None else _range(found["range"]),
    )
    return asked, [key for key in found if key not in KEYS]


def _as_object(line: str) -> dict[str, Any] | None:
    """The JSON object on a line, or None for plain text; numbers never pass through binary floats."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        found = json.loads(line, parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(found: dict[str, Any], key: str) -> str | None:
    value = found.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    raise ValueError(f"{key} 应为文字。")


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and (number := plain_decimal(value.strip())) is not None:
        return number
    raise ValueError(f"number 应为数，写的是 {value}。")


def _range(value: object) -> tuple[str, str]:
    if isinstance(value, str):
        return parse_range(value)
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("range 应为两个数，如 [0,100]。")
    return _checked_range(*("" if end is None else str(end) for end in value))


def _checked_range(low: str, high: str) -> tuple[str, str]:
    least, most = plain_decimal(low), plain_decimal(high)
    if (low and least is None) or (high and most is None):
        raise ValueError("应为最小值和最大值两个数，中间用逗号，如 0,100；没有上限或下限的一端可以空着。")
    if least is not None and most is not None and least > most:
        raise ValueError(f"最小值 {low} 大于最大值 {high}。")
    return low, high
