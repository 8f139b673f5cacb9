"""The one way this room says that a document cannot be read: wording from the catalogue, raised as an exception."""

from typing import Any

from ecoreport.catalogue import find
from ecoreport.errors import UnreadableFileError


def refuse(code: str, **values: Any) -> UnreadableFileError:
    """The exception for a document that cannot be read, worded by the catalogue entry of that code."""
    finding = find(code, **values)
    return UnreadableFileError(f"{finding.message}{finding.remedy}", finding=finding)
