"""How the readers refuse a file: always with a code of the catalogue and its plain sentence."""

from typing import Any

from ecoreport.catalogue import find
from ecoreport.errors import UnreadableFileError
from ecoreport.model.finding import Place


def refusal(code: str, *, name: str, **values: Any) -> UnreadableFileError:
    """The error to raise for a file that cannot be taken, carrying its finding."""
    finding = find(code, place=Place(file=name), **values)
    return UnreadableFileError(f"{name}：{finding.message}{finding.remedy}", finding=finding)
