"""CHK findings: what the answers say against targets and against each other."""

from ecoreport.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
