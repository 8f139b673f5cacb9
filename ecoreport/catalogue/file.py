"""FILE findings: why a file of the inbox could not be taken, or was taken with care."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
