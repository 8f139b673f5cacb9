"""The parts of a .docx that hold it together: content types, relationships, properties, and the zip itself."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from ecoreport.word.elements import R, part_bytes

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The date of every part, so that equal papers are equal bytes."""

ODD_FOOTER, EVEN_FOOTER = "rId4", "rId5"
"""The relationships by which the page refers to its numbers."""

_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORD_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
"""The parts in the folder word/ with their kinds."""


def write_zip(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts in this order, with the same date on each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()


def content_types() -> bytes:
    """The part that says what kind each part is."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    root = etree.Element(f"{{{space}}}Types", nsmap=_default(space))
    for extension, kind in (("rels", relations), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{space}}}Default", {"Extension": extension, "ContentType": kind})
    kinds = {f"/word/{name}.xml": f"{_KINDS}.{kind}+xml" for name, kind in WORD_PARTS.items()}
    kinds["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in kinds.items():
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": name, "ContentType": kind})
    return part_bytes(root)


def package_relations() -> bytes:
    """The part that says which document the package holds."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        (("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml"))
    )


def document_relations() -> bytes:
    """The part that says which parts the document uses."""
    targets = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
        ODD_FOOTER: ("footer", "footer1.xml"),
        EVEN_FOOTER: ("footer", "footer2.xml"),
        "rId6": ("theme", "theme/theme1.xml"),
    }
    return _relations(tuple((key, f"{R}/{kind}", part) for key, (kind, part) in targets.items()))


def _relations(entries: tuple[tuple[str, str, str], ...]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap=_default(space))
    for key, kind, target in entries:
        etree.SubElement(root, f"{{{space}}}Relationship", {"Id": key, "Type": kind, "Target": target})
    return part_bytes(root)


def core_properties() -> bytes:
    """The properties of a document that nobody has written yet."""
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": dublin})
    etree.SubElement(root, f"{{{dublin}}}creator").text = "ecoreport"
    etree.SubElement(root, f"{{{dublin}}}language").text = "zh-CN"
    return part_bytes(root)


def _default(space: str) -> Any:
    """The namespace without a prefix; lxml takes None as a key, its stubs do not."""
    return {None: space}
