"""READ findings: what had to be interpreted in a filled cell."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
