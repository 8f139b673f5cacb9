"""The shape of one catalogue entry."""

from dataclasses import dataclass

from ecoreport.model.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of finding."""

    code: str
    """Family and number: PLAN-001."""
    severity: Severity
    title: str
    """A few Chinese words for lists and statistics."""
    message: str
    """What was found and what was expected; `{field}` stands for a value given to `find`."""
    remedy: str
    """What to do, as an instruction to someone who knows Excel and Word."""
