"""The hidden marks that let fields be found wherever a clerk has moved them."""

from ecoreport.workbook.form import FormSheet

_SHEET_PREFIX = "ecoreport:sheet="
_KEY_PREFIX = "ecoreport:"


def sheet_mark(sheet: FormSheet) -> str:
    """What stands where the key row and the key column meet."""
    return f"{_SHEET_PREFIX}{sheet.layout.key}"


def key_mark(key: str) -> str:
    """What stands in the key row over a column."""
    return f"{_KEY_PREFIX}{key}"


def parse_sheet_mark(text: str) -> str | None:
    """The key of the sheet, when the text marks one."""
    return text.removeprefix(_SHEET_PREFIX) if text.startswith(_SHEET_PREFIX) else None


def parse_key_mark(text: str) -> str | None:
    """The key of the column, when the text marks one."""
    return text.removeprefix(_KEY_PREFIX) if text.startswith(_KEY_PREFIX) else None
