"""The headings across a table: the one over its titles, and the units that a heading names for the rows under it."""

from dataclasses import replace

from ecoreport.drafting.tables.columns import UNIT_COLUMNS
from ecoreport.drafting.tables.rows import Reading, Record, with_parts
from ecoreport.drafting.words.captions import is_caption, unit_named
from ecoreport.drafting.words.numbering import parse_number, without_number
from ecoreport.drafting.words.roles import Role, Statement, parse_statement
from ecoreport.drafting.words.wording import last_bracket


def settle_sections(reading: Reading, *, caption: str) -> None:
    """Puts every row under its heading, and gives one without units those that the heading names in a bracket at its end."""
    _take_caption_as_section(reading, caption)
    reading.records = [_with_units_of_sections(record) for record in reading.records]


def _take_caption_as_section(reading: Reading, caption: str) -> None:
    """The line over the titles is the heading of the first rows, where it is shaped as those of the later ones."""
    later = {section for record in reading.records for section in record.sections}
    own = reading.captions[-1] if reading.captions else caption
    if not own or is_caption(own):
        return
    if any(_shape(section) == _shape(own) for section in later):
        reading.captions = reading.captions[:-1]
        reading.records = [
            record if record.sections else replace(record, sections=(own,)) for record in reading.records
        ]


def _shape(heading: str) -> tuple[str, bool]:
    """What headings of one kind have in common: how they are numbered, and whether a bracket ends them."""
    number = parse_number(heading)
    return number.style if number is not None else "", last_bracket(heading) is not None


def _with_units_of_sections(record: Record) -> Record:
    told = [_units_told(section) for section in record.sections]
    named = [statement for statement in told if statement is not None]
    if not named or any(record.text(column) for column in UNIT_COLUMNS):
        return record
    groups = tuple(section for section in record.sections if _unit_alone(section) is None)
    return replace(with_parts(record, named[-1]), sections=groups)


def _units_told(section: str) -> Statement | None:
    """What the bracket at the end of a heading tells of units, or the heading that is a unit's name and no more."""
    if (unit := _unit_alone(section)) is not None:
        return Statement(parts=((Role.RESPONSIBLE, unit),))
    bracket = last_bracket(section)
    return parse_statement(section[bracket[0] : bracket[1]]) if bracket is not None and bracket[0] else None


def _unit_alone(section: str) -> str | None:
    """The unit whose name a heading is: 一、县司法局（3项）."""
    return unit_named(without_number(section))
