"""What is gathered while a document is drafted: units, origins, doubts, rules; shared by all makers of one draft."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ecoreport.catalogue import find
from ecoreport.drafting.words.duties import Duties, read_duties
from ecoreport.drafting.words.numbering import number_value
from ecoreport.drafting.words.roles import Statement
from ecoreport.drafting.words.rules import Rule
from ecoreport.drafting.words.units import UnitRegister
from ecoreport.drafting.words.wording import fold
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Number
from ecoreport.model.unit_cell import UnitMention

_ONE_BY_ONE = 10
"""Up to so many items without a lead each get a doubt of their own."""
_NAMED = 60
"""So many items a doubt names at most."""


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The state of one draft; every maker adds to it in the document's order."""

    year: int | None
    units: UnitRegister = field(default_factory=UnitRegister)
    origins: dict[str, Place] = field(default_factory=dict)
    doubts: list[Finding] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    ordered: set[Place] = field(default_factory=set)
    """Where a rule decided which of several units leads."""
    ids: set[str] = field(default_factory=set)
    leaderless: list[str] = field(default_factory=list)
    """Which indicators and tasks name nobody who answers for them."""
    joined: dict[tuple[str, ...], tuple[int, list[str]]] = field(default_factory=dict)
    """For each doubt that stands for many the index of the one, and what it is about."""

    def came_from(self, key: str, place: Place, text: str = "") -> None:
        """Keeps the place a field was read from; the first place stands."""
        self.origins.setdefault(key, replace(place, text=text[:200]) if text else place)

    def doubt(self, code: str, place: Place, **values: Any) -> None:
        """Adds something a person should look at."""
        self.doubts.append(find(code, place=place, **values))

    def doubt_no_lead(self, place: Place, *, where: str, name: str) -> None:
        """Adds the doubt that nobody is named who answers for something."""
        self.leaderless.append(where)
        self.doubt("DRAFT-006", place, where=where, name=name)

    def doubt_together(self, code: str, place: Place, *, where: str, **values: Any) -> None:
        """Adds a doubt about something that comes again and again; the same again joins the first."""
        index, items = self.joined.setdefault((code, *values.values()), (len(self.doubts), []))
        items.append(where)
        if len(items) == 1:
            self.doubt(code, place, where=where, count=1, **values)
        else:
            first = self.doubts[index].place
            self.doubts[index] = find(code, place=first, where=_listed(items), count=len(items), **values)

    def settled_doubts(self) -> tuple[Finding, ...]:
        """All doubts; in a plan that names no units at all, or hardly any, one doubt instead of one for each item."""
        if len(self.leaderless) <= _ONE_BY_ONE:
            return tuple(self.doubts)
        first = next(doubt for doubt in self.doubts if doubt.code == "DRAFT-006")
        count, items = len(self.leaderless), _listed(self.leaderless)
        together = find("DRAFT-029", place=first.place, count=count, items=items)
        return tuple(
            together if doubt is first else doubt
            for doubt in self.doubts
            if doubt is first or doubt.code != "DRAFT-006"
        )

    def duties(self, statements: Sequence[Statement], *, key: str, where: str, place: Place) -> Duties:
        """Who answers, with the units taken note of under their one spelling."""
        first_leads = any(rule.first_leads and rule.speaks_of(place) for rule in self.rules)
        duties = read_duties(statements, first_leads=first_leads, year=self.year)
        if duties.ordered:
            self.ordered.add(place)
        self.units.meet(duties.mentions)
        lines = [line for statement in statements for line in statement.places]
        for part, whos in (("lead", duties.lead), ("cooperate", duties.cooperate)):
            if whos:
                line = _named_in(lines, duties.mentions, whos[0].name)
                told = line.text if line else _told_in(statements, duties.mentions, whos[0].name)
                self.came_from(f"{key}/{part}", line or place, told or place.text or "")
        if duties.etc:
            self.doubt_together("DRAFT-039", place, where=where)
        duties.lead = [self.units.resolve(who) for who in duties.lead]
        duties.cooperate = [self.units.resolve(who) for who in duties.cooperate]
        for odd in dict.fromkeys(duties.odd):
            self.doubt_together("DRAFT-017", place, where=where, text=odd)
        return duties

    def unique_id(self, wanted: str) -> str:
        """The id, with a letter after it when the plan uses its number twice."""
        id_ = wanted
        for letter in "bcdefghijklmnopqrstuvwxyz":
            if id_ not in self.ids:
                break
            id_ = wanted + letter
        self.ids.add(id_)
        return id_


def _told_in(statements: Sequence[Statement], mentions: Sequence[UnitMention], full: str) -> str:
    """The words that name a unit; a cell of a row has no place of its own with its text."""
    printed = [mention.name for mention in mentions if mention.full_name == full]
    cells = (text for statement in statements for _, text in statement.parts)
    return next((text for text in cells if any(name in text for name in printed)), "")


def _named_in(lines: Sequence[Place], mentions: Sequence[UnitMention], full: str) -> Place | None:
    """The first of the lines that names a unit."""
    printed = [mention.name for mention in mentions if mention.full_name == full]
    return next((line for line in lines if any(name in (line.text or "") for name in printed)), None)


def _listed(items: list[str]) -> str:
    return "、".join(items[:_NAMED]) + ("……" if len(items) > _NAMED else "")


def as_number(printed: str) -> Number:
    """A printed number as the programme keeps it: whole numbers, Chinese ones too, as numbers; such as 3-1 as text."""
    if re.fullmatch(r"\d{1,4}", printed, re.ASCII):
        return int(printed)
    return number_value(printed) if re.fullmatch(r"[一二三四五六七八九十百]+|[①-⑳]", printed) else printed


def cell_number(text: str) -> Number | None:
    """The number that stands in a cell of numbers: 3., （3）, ★3 and 3.1; None for an empty cell."""
    printed = re.sub(r"[()（）\s★☆*]", "", fold(text)).strip(".、．")
    return as_number(printed) if printed else None
