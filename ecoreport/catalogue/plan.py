"""PLAN findings: what is wrong in a programme or layout file."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
