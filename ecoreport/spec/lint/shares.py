"""Checks of shares: what the plan tells of a unit's part, against what the unit's own list says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ecoreport.catalogue import find
from ecoreport.language.measures import same_measure
from ecoreport.language.numerals import read_decimal
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.names import is_within
from ecoreport.spec.lint.breakdowns import find_breakdowns
from ecoreport.spec.lint.grouping import group_statements
from ecoreport.spec.lint.metric_names import is_amount, is_same_metric, plain_name
from ecoreport.spec.lint.statements import MOVES, Statement, collect_statements
from ecoreport.spec.lint.subject import Subject, clause_to, shares_of, targets_in

_ALL = Decimal(100)
LEAST_SHORTENED = 4
"""A shortened name has so many characters at least."""
_MAKING = re.compile("^(?:新建|新增|建成|建设|完成|创建)")
_BRACKET = re.compile(r"[（(].*?[）)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A unit's part in a total, as another place than its own list tells it."""

    unit: str
    name: str
    """Of what is counted."""
    amount: Decimal
    measure: str
    printed: str
    place: Place


def check_shares(subject: Subject) -> Iterator[Finding]:
    """A unit's part in a total (35个，其中高新区20个), and another number of the same things in the unit's own list."""
    own = [(s.list_unit, s) for s in collect_statements(subject) if s.list_unit is not None]
    for told in _told_shares(subject) if own else ():
        for unit, statement in own:
            if unit.name == told.unit and _is_other_number(told, statement, year=str(subject.program.year)):
                said = f"“{told.unit}{told.printed}”；“{statement.target.text.strip()}”"
                places = (told.place, statement.place)
                yield find("PLAN-040", place=places[0], places=places, name=told.name, said=said)


def check_whole_rates(subject: Subject) -> Iterator[Finding]:
    """A rate that must be 100% everywhere, and the list of a township, park or company that asks for less."""
    for group in group_statements(subject):
        wholes = [s for s in group if s.locality is None and _rate(s) == _ALL]
        for local in group if wholes else ():
            rate = _rate(local)
            whole = next((s for s in wholes if s.years & local.years), None)
            if local.locality is not None and rate is not None and rate < _ALL and whole is not None:
                places = (whole.place, local.place)
                said = f"“{whole.target.text.strip()}”；“{local.target.text.strip()}”"
                yield find(
                    "PLAN-040",
                    place=places[0],
                    places=places,
                    severity=Severity.NOTE,
                    name=whole.name,
                    said=said,
                )


def check_handed_out(subject: Subject) -> Iterator[Finding]:
    """Numbers that a table hands out to units, which do not add up to the whole that is told elsewhere."""
    statements = collect_statements(subject)
    for path, indicator in subject.indicators():
        shares = shares_of(indicator)
        amounts = [read_decimal(share.target.strip()) for share in shares]
        if not shares or None in amounts or not is_amount(indicator.name, shares[0].measure):
            continue
        total = sum((amount for amount in amounts if amount is not None), Decimal(0))
        parts = "、".join(f"{share.lead[0].name}{share.target.strip()}" for share in shares)
        place = subject.place(path, f"指标 {indicator.no}：{indicator.name} {parts}")
        name = plain_name(indicator.name)
        for whole in statements:
            if _is_whole_of(whole, name, shares[0].measure or "") and whole.amounts != (total,):
                yield find(
                    "PLAN-057",
                    place=place,
                    places=(whole.place, place),
                    said=whole.target.text.strip(),
                    total=f"{total:f}",
                    quote=parts,
                )


def _is_whole_of(statement: Statement, name: str, measure: str) -> bool:
    """True for a statement that tells how much of it all units together have to do."""
    return (
        statement.plain == name
        and len(statement.amounts) == 1
        and not statement.in_unit_list
        and not statement.is_total
        and not statement.is_wish
        and statement.measure is not None
        and same_measure(statement.measure, measure)
    )


def _rate(statement: Statement) -> Decimal | None:
    """The firm level in per cent that a statement asks for, where it is just one."""
    is_level = statement.target.kind not in MOVES and not statement.is_wish
    is_rate = statement.measure in ("%", "％") and len(statement.amounts) == 1
    return statement.amounts[0] if is_level and is_rate else None


def _told_shares(subject: Subject) -> Iterator[_Share]:
    """The parts of totals that are called by the name of a unit, with the name of what is counted."""
    for passage in subject.passages():
        for found in find_breakdowns(passage.text):
            units = [(subject.program.unit(part.label), part) for part in found.parts]
            named = {n.name for n in targets_in(passage.text) if found.printed in n.target.text}
            if len(named) != 1 or not any(unit for unit, _ in units):
                continue
            name = _BRACKET.sub("", named.pop() or "")
            quote = f"{passage.label}：{clause_to(passage.text, found.start, found.end)}"
            for unit, part in units:
                if unit is not None and name:
                    yield _Share(
                        unit=unit.name,
                        name=name,
                        amount=part.amount,
                        measure=found.measure,
                        printed=part.printed,
                        place=subject.place(passage.path, quote),
                    )


def _is_other_number(told: _Share, statement: Statement, *, year: str) -> bool:
    """True for this year's number of the same things, which is not the one told elsewhere."""
    return (
        len(statement.amounts) == 1
        and statement.amounts[0] != told.amount
        and statement.measure is not None
        and same_measure(statement.measure, told.measure)
        and year in statement.years
        and not statement.is_total
        and not statement.is_wish
        and _is_same_thing(_thing(statement.plain), _thing(plain_name(told.name)))
    )


def _thing(plain: str) -> str:
    """What is counted, whatever verb stands before it: 新建助餐点 and 建成助餐点 of one unit in one year are one number."""
    return _MAKING.sub("", plain)


def _is_same_thing(one: str, other: str) -> bool:
    """True for one name, or a shorter form of it: a unit's list says 加装电梯 for 既有住宅加装电梯."""
    short, long = sorted((one, other), key=len)
    return is_same_metric(one, other, linked=True) or (
        len(short) >= LEAST_SHORTENED and is_within(short, long)
    )
