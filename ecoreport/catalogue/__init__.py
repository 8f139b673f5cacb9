"""The catalogue of findings: every code with its severity, wording and way out."""

from types import MappingProxyType

from ecoreport.catalogue import book, check, draft, file, layout, lint, plan, read, work
from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Finding, Place, Severity

__all__ = ["CATALOGUE", "Entry", "find"]

CATALOGUE = MappingProxyType(
    {
        entry.code: entry
        for family in (plan, lint, layout, draft, work, file, book, read, check)
        for entry in family.ENTRIES
    }
)
"""Every entry by its code."""

_NOWHERE = Place()


def find(
    code: str,
    *,
    unit: str | None = None,
    place: Place = _NOWHERE,
    places: tuple[Place, ...] = (),
    severity: Severity | None = None,
    **values: object,
) -> Finding:
    """A finding of that code with its message and remedy filled in.

    Args:
        code: A code of the catalogue.
        unit: The organisation that has to act.
        place: Where it stands.
        places: All places, for a finding about two or more.
        severity: Overrides the catalogue's severity where a case is milder or graver than usual.
        **values: The fields of the message and remedy templates; `unit` is always one of them.

    Raises:
        KeyError: When the code or a template field is unknown; that is a bug, never bad input.
    """
    entry = CATALOGUE[code]
    fields = {"unit": unit or "", **values}
    return Finding(
        code=code,
        severity=severity or entry.severity,
        message=entry.message.format_map(fields),
        remedy=entry.remedy.format_map(fields),
        unit=unit,
        place=place,
        places=places,
    )
