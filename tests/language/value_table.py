"""The readable tables of filled values: `text => flag value` under headings that say what is known of the metric."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ecoreport.language.values import read_value
from ecoreport.model.reading import Reading

HEADING = re.compile(r"\[(.*)\]")
FIELD = re.compile(r"(measure|range|period)=(\S+)")
NUMBER_CELL = re.compile(r"number (\S+) (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    text: str
    known: dict[str, Any]
    flag: str
    value: Decimal | None

    def read(self) -> Reading:
        return read_value(self.text, **self.known)

    @property
    def name(self) -> str:
        return f"{self.text!r} {self.known}"


def cases(path: Path) -> Iterator[Case]:
    known: dict[str, Any] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := HEADING.fullmatch(line):
            known = dict(FIELD.findall(heading[1]))
            if "range" in known:
                known["range"] = tuple(known["range"].split(","))
        elif " => " in line and not line.startswith("# "):
            yield _case(*line.split(" => "), known)


def _case(asked: str, expected: str, known: dict[str, Any]) -> Case:
    flag, _, value = expected.partition(" ")
    text = asked.replace("\\n", "\n").replace("\\t", "\t")
    if cell := NUMBER_CELL.fullmatch(asked):
        known = known | {"number": Decimal(cell[1]), "format": cell[2]}
    return Case(text=text, known=known, flag=flag, value=Decimal(value) if value else None)
