"""From a plan document to the draft of a programme."""

from pathlib import Path

from ecoreport.drafting.drafts import Draft, draft_document
from ecoreport.drafting.sources.reading import read_document
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.spec import load_program

_PROGRAM_SUFFIXES = frozenset({".yaml", ".yml", ".xlsx"})


def draft_program(path: Path) -> Draft:
    """The programme a plan document describes, with the origin of each field and the list of doubts (待确认).

    Raises:
        UnreadableFileError: The file is empty, damaged, locked, too large, no document, nothing like a plan, or a programme already.
        MissingToolError: LibreOffice or pdfplumber is needed and not installed.
    """
    if path.suffix.lower() in _PROGRAM_SUFFIXES and path.is_file() and load_program(path).program is not None:
        raise refuse("DRAFT-113", name=path.name)
    draft = draft_document(read_document(path), stem=path.stem)
    if draft.says_nothing():
        raise refuse("DRAFT-112", name=path.name)
    return draft
