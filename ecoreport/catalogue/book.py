"""BOOK findings: what happened to the form itself: identity, sheets, locked cells."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
