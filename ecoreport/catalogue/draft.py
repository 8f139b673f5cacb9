"""DRAFT findings: what a draft from a plan document is unsure of."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
