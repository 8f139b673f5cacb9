"""Changing parts of a workbook that exists, while every other part stays as it is, byte for byte.

Libraries that load and save a workbook lose what they do not know (pictures in shapes, text boxes, form controls: openpyxl
3.1.5), so a clerk's workbook is never taken apart as a whole.
"""

import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from ecoreport.sheets.package import Package
from ecoreport.sheets.parts import CONTROL, WorkbookPart, read_workbook_part
from ecoreport.sheets.recognition import workbook_part

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES_PART = "[content_types].xml"
_ORDINARY = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "vbaproject"
_ORDER_OF_CALCULATION = "calcchain"
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

_PLAIN: Any = {None: PACKAGE_RELATIONS}

Element = Any
"""An lxml element; lxml's own types are private."""


class EditedWorkbook:
    """An Open XML workbook of which parts are replaced or added.

    Raises:
        UnreadableFileError: When the bytes are no Open XML workbook, or are damaged.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self._package = Package(data, name=name)
        self.kind, self.main_part = workbook_part(self._package)
        self._trees: dict[str, Element] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def drop_macros(self) -> None:
        """Makes it an ordinary .xlsx: Excel opens none that calls itself a workbook with macros, or a template."""
        for override in self.tree(_CONTENT_TYPES_PART).findall(f"{{{CONTENT_TYPES}}}Override"):
            if override.get("PartName", "").lower().removeprefix("/") == self.main_part:
                override.set("ContentType", _ORDINARY)
        self._drop(_MACROS)

    def drop_order_of_calculation(self) -> None:
        """Leaves it to the next program to find out which cells hold formulas; one that lists others is called damaged."""
        self._drop(_ORDER_OF_CALCULATION)

    def _drop(self, word: str) -> None:
        """Takes out the workbook's parts with that word in their names, and what leads to them."""
        types = self.tree(_CONTENT_TYPES_PART)
        for override in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if word in override.get("PartName", "").lower():
                types.remove(override)
        relations = self._relations(self.main_part)
        for relation in list(relations):
            if word in relation.get("Type", "").lower():
                relations.remove(relation)
        self._dropped.update(part for part in self._package.parts() if word in part)

    def workbook(self) -> WorkbookPart:
        """The sheets and names as the file has them, before any change."""
        return read_workbook_part(self._package, self.main_part)

    def has(self, part: str) -> bool:
        """True when there is such a part."""
        return part in self._trees or part in self._added or part in self._package

    def tree(self, part: str) -> Element:
        """The root of a part of markup; changes to it are written."""
        part = part.lower()
        if part not in self._trees:
            content = self._added.pop(part, None) or self._package.content(part)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            self._trees[part] = etree.fromstring(content, parser)
        return self._trees[part]

    def add(self, part: str, content: bytes, *, content_type: str) -> None:
        """Adds or replaces a part."""
        part = part.lower()
        self._trees.pop(part, None)
        self._added[part] = content
        types = self.tree(_CONTENT_TYPES_PART)
        path, suffix = f"/{part}", part.rpartition(".")[2]
        for override in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if override.get("PartName", "").lower() == path:
                types.remove(override)
        if suffix == "xml":
            etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=path, ContentType=content_type)
        elif all(default.get("Extension") != suffix for default in types.iter(f"{{{CONTENT_TYPES}}}Default")):
            types.insert(
                0, etree.Element(f"{{{CONTENT_TYPES}}}Default", Extension=suffix, ContentType=content_type)
            )

    def relate(self, source: str, kind: str, target: str) -> str:
        """The id of the relationship from one part to another, made when there is none."""
        relations = self._relations(source)
        for relation in relations:
            if relation.get("Type") == kind and relation.get("Target", "").lower() == f"/{target}":
                return str(relation.get("Id"))
        taken = {relation.get("Id") for relation in relations}
        identifier = next(name for n in range(1, len(taken) + 2) if (name := f"rIdEco{n}") not in taken)
        etree.SubElement(
            relations, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=identifier, Type=kind, Target=f"/{target}"
        )
        return identifier

    def related(self, source: str, kind: str) -> str | None:
        """The part that the source has a relationship of that kind to (its last word), or None."""
        return next((target for k, target in self._package.relations(source).values() if k == kind), None)

    def free_name(self, pattern: str) -> str:
        """The first name of that pattern (with `{}` for a number) that no part has."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def render(self) -> bytes:
        """The workbook with its changes; parts that were not touched keep content, name and order."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in dict.fromkeys((*self._package.parts(), *self._trees, *self._added)):
                if part in self._dropped:
                    continue
                name = self._package.written_name(part) if part in self._package else part
                entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, self._content(part))
        return stream.getvalue()

    def _relations(self, source: str) -> Element:
        folder, _, file = source.rpartition("/")
        part = f"{folder}/_rels/{file}.rels"
        if not self.has(part):
            self._trees[part] = etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationships", nsmap=_PLAIN)
        return self.tree(part)

    def _content(self, part: str) -> bytes:
        if part in self._trees:
            return bytes(
                etree.tostring(self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True)
            )
        return self._added.get(part) or self._package.content(part)


def tag(name: str) -> str:
    """The name of a SpreadsheetML element as lxml wants it."""
    return f"{{{MAIN}}}{name}"


def storable(text: str) -> str:
    """The text as the file format stores it: without control characters, and what looks like an escape escaped."""
    return _LOOKS_ESCAPED.sub("_x005F_", CONTROL.sub("", text))


def set_text(cell: Element, text: str) -> None:
    """Makes the cell hold that text, as a text whatever it looks like."""
    clear(cell)
    cell.set("t", "inlineStr")
    inline = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
    inline.text = storable(text)
    inline.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def set_number(cell: Element, number: str) -> None:
    """Makes the cell hold that number."""
    clear(cell)
    etree.SubElement(cell, tag("v")).text = number


def clear(cell: Element) -> None:
    """Takes value, formula and type out of the cell; its style stays."""
    cell.attrib.pop("t", None)
    for child in list(cell):
        cell.remove(child)
