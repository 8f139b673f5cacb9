"""The source texts of the shipped programmes, and a way to take them apart cell by cell."""

import re
from pathlib import Path

import pytest

from ecoreport.model.program import Program, Who

SOURCES = Path(__file__).parent / "sources"


def squeeze(text: str) -> str:
    """The text without white space, and with the residue of scanning written plainly."""
    tight = re.sub(r"\s", "", text)
    tight = tight.replace("_{2.5}", "2.5").replace("₁₀", "10")
    return re.sub(r"\$\\geq([\d.]+)\\%\$", r"≥\1%", tight)


def read_lines(program_id: str) -> list[str]:
    """The lines of a source text that are not blank."""
    text = (SOURCES / f"{program_id}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_section(program_id: str, start: str, end: str) -> str:
    """What stands between the line that begins with `start` and the next that begins with `end`, squeezed."""
    lines = read_lines(program_id)
    first = next(number for number, line in enumerate(lines) if line.startswith(start))
    last = next(number for number, line in enumerate(lines) if number > first and line.startswith(end))
    return squeeze("".join(lines[first + 1 : last]))


def read_names(cell: str, program: Program) -> list[str]:
    """The units of a printed cell, to the letter; one that is not registered fails the test."""
    known = {name for unit in program.units for name in (unit.name, *unit.aliases)}
    printed = re.sub(r"等(部门)?$", "", squeeze(cell))
    names = re.split(r"[、,，](?![^()（）]*[)）])", printed)
    unknown = [name for name in names if name and name not in known]
    assert not unknown, f"not in units: {unknown}"
    return [name for name in names if name]


def names_of(who: tuple[Who, ...]) -> list[str]:
    """The names of a lead or cooperate field, as the plan prints them."""
    return [one.printed or one.name for one in who]


class Remainder:
    """A text that is taken apart from its beginning; what the programme does not say stays and fails the test."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, expected: str) -> None:
        """Takes the expected text off the beginning."""
        tight = squeeze(expected)
        if not self.text.startswith(tight):
            pytest.fail(f"expected {tight[:60]!r}, the plan says {self.text[:60]!r}")
        self.text = self.text[len(tight) :]

    def take_until(self, pattern: str) -> str:
        """Takes what stands before the next match of the pattern, or everything."""
        found = re.search(pattern, self.text)
        end = found.start() if found else len(self.text)
        taken, self.text = self.text[:end], self.text[end:]
        return taken
