"""The parts around the sheets of an Open XML workbook: strings, styles, properties, the workbook itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ecoreport.language.number_formats import parse_number_format
from ecoreport.sheets.book import SheetState, struck_out
from ecoreport.sheets.formats import BUILT_IN
from ecoreport.sheets.markup import SPREADSHEET, Handlers, reference_id
from ecoreport.sheets.package import Package

MAX_TEXT = 32_767
"""Characters that Excel keeps in one cell."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that no workbook may hold: control characters and halves of pairs."""
_CUSTOM = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
)
_CORE = (
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
)

NameOf = Callable[[str, dict[str, str]], str | None]


class CleanText(NamedTuple):
    """A text as the file stores it, made fit for use; a named tuple, because there are many."""

    text: str
    removed: int = 0
    """How many control characters were taken out."""
    cut: bool = False
    """True when it was longer than a cell can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEntry:
    """One line of the workbook's list of sheets."""

    name: str
    state: SheetState
    part: str
    """Empty when the list points to nothing inside the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookPart:
    """What the workbook part says."""

    sheets: tuple[SheetEntry, ...]
    names: Mapping[str, str]
    since_1904: bool
    links: tuple[str, ...]
    """Parts that describe links to other files, in the order in which formulas count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a cell style says about what stands in the cell."""

    format: str | None = None
    is_date: bool = False
    struck: bool = False


_RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


class TextCollector:
    """Collects the characters of one text, no more than a cell can hold.

    Of the looks of its runs only those are kept that change what is said: digits set higher (the mark of a footnote, a power)
    become ⁰ to ⁹, what is struck out stands in brackets that say so.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._raised = False
        self._struck = False

    def add(self, piece: str) -> None:
        """Appends a piece unless there is far too much already."""
        if self._length <= MAX_TEXT * 7:  # each character may be escaped as seven
            piece = piece.translate(_RAISED_DIGITS) if self._raised else piece
            self._pieces.append(struck_out(piece) if self._struck and piece.strip() else piece)
            self._length += len(piece)

    def style(self, tag: str, attributes: dict[str, str]) -> None:
        """Notes what a run of rich text looks like; its own element, `r`, starts with none of it."""
        if tag == "r":
            self._raised = self._struck = False
        elif tag == "vertAlign":
            self._raised = attributes.get("val") == "superscript"
        elif tag == "strike":
            self._struck = is_on(attributes)

    def end_run(self) -> None:
        """What comes next looks like any text."""
        self._raised = self._struck = False

    def take(self) -> str:
        """The text so far; starts anew."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text


def is_on(attributes: dict[str, str]) -> bool:
    """True for an element that switches something on, as `strike` does unless it says 0."""
    return attributes.get("val", "1") not in ("0", "false")


def clean_text(raw: str) -> CleanText:
    """The text with escapes resolved (`_x000D_`), line ends as newlines, control characters removed."""
    if raw.isprintable() and "_x" not in raw and len(raw) <= MAX_TEXT:
        return CleanText(text=raw)
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), raw) if "_x" in raw else raw
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, removed = CONTROL.subn("", text)
    return CleanText(text=text[:MAX_TEXT], removed=removed, cut=len(text) > MAX_TEXT)


def read_workbook_part(package: Package, part: str) -> WorkbookPart:
    """The list of sheets, the defined names, the date system."""
    relations = package.relations(part)
    sheets: list[SheetEntry] = []
    names: dict[str, str] = {}
    links: list[str] = []
    since_1904 = False
    open_name: str | None = None
    text = TextCollector()

    def target(attributes: dict[str, str]) -> str:
        _, found = relations.get(reference_id(attributes) or "", ("", ""))
        return found if found in package else ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal since_1904, open_name
        if tag == "sheet":
            state = attributes.get("state", "visible")
            known = SheetState(state) if state in set(SheetState) else SheetState.VISIBLE
            sheets.append(SheetEntry(name=attributes.get("name", ""), state=known, part=target(attributes)))
        elif tag == "workbookPr":
            since_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif tag == "externalReference":
            links.append(target(attributes))
        elif tag == "definedName":
            open_name = attributes.get("name") if "localSheetId" not in attributes else None
            text.take()

    def end(tag: str) -> None:
        nonlocal open_name
        if tag == "definedName" and open_name is not None:
            names[open_name] = text.take()
            open_name = None

    def characters(piece: str) -> None:
        if open_name is not None:
            text.add(piece)

    package.parse(part, Handlers(namespaces=SPREADSHEET, start=start, end=end, text=characters))
    return WorkbookPart(sheets=tuple(sheets), names=names, since_1904=since_1904, links=tuple(links))


def read_strings(package: Package, part: str) -> list[CleanText]:
    """The shared strings; runs of rich text joined, phonetic text left out."""
    strings: list[CleanText] = []
    text = TextCollector()
    inside_text = False
    phonetic = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside_text, phonetic
        if tag == "t":
            inside_text = not phonetic
        elif tag == "rPh":
            phonetic = True
        else:
            text.style(tag, attributes)

    def end(tag: str) -> None:
        nonlocal inside_text, phonetic
        if tag == "t":
            inside_text = False
        elif tag == "r":
            text.end_run()
        elif tag == "si":
            strings.append(clean_text(text.take()))
        elif tag == "rPh":
            phonetic = False

    def characters(piece: str) -> None:
        if inside_text:
            text.add(piece)

    package.parse(part, Handlers(namespaces=SPREADSHEET, start=start, end=end, text=characters))
    return strings


def read_styles(package: Package, part: str) -> list[Style]:
    """What each cell style says, by its number."""
    codes: dict[str, str] = {}
    struck_fonts: set[str] = set()
    fonts = 0
    used: list[tuple[str, str]] = []
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside, fonts
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in ("fonts", "cellXfs"):
            inside = tag
        elif tag == "font" and inside == "fonts":
            fonts += 1
        elif tag == "strike" and inside == "fonts" and is_on(attributes):
            struck_fonts.add(str(fonts - 1))
        elif tag == "xf" and inside == "cellXfs":
            used.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    def end(tag: str) -> None:
        nonlocal inside
        if tag == inside:
            inside = ""

    package.parse(part, Handlers(namespaces=SPREADSHEET, start=start, end=end))
    return [replace(_style(shown, codes), struck=font in struck_fonts) for shown, font in used]


def read_custom_properties(package: Package, part: str) -> dict[str, str]:
    """The custom document properties as text, whatever their type."""
    return _read_named_texts(
        package, part, _CUSTOM, lambda tag, a: a.get("name") if tag == "property" else None
    )


def read_core_properties(package: Package, part: str) -> dict[str, str]:
    """The core document properties: creator, lastModifiedBy, created, modified, title."""
    return _read_named_texts(package, part, _CORE, lambda tag, _: tag if tag != "coreProperties" else None)


def has_dde_link(package: Package, part: str) -> bool:
    """True when an external link starts a program rather than naming a workbook."""
    found = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal found
        found = found or tag in ("ddeLink", "oleLink")

    package.parse(part, Handlers(namespaces=SPREADSHEET, start=start))
    return found


def _style(identifier: str, codes: Mapping[str, str]) -> Style:
    code = codes.get(identifier)
    if code is None:
        code = BUILT_IN.get(int(identifier)) if identifier.isdigit() else None
    if code is None or code.lower() == "general":
        return Style()
    return Style(format=code, is_date=parse_number_format(code).date)


def _read_named_texts(
    package: Package, part: str, namespaces: tuple[str, ...], name_of: NameOf
) -> dict[str, str]:
    found: dict[str, str] = {}
    current: str | None = None
    text = TextCollector()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        name = name_of(tag, attributes)
        if name is not None:
            current = name
            text.take()

    def end(tag: str) -> None:
        nonlocal current
        if current is not None and name_of(tag, {"name": current}) == current:
            found[current] = clean_text(text.take()).text.strip()
            current = None

    package.parse(part, Handlers(namespaces=namespaces, start=start, end=end, text=text.add))
    return found
