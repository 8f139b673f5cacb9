"""The base document: an empty paper with our page, styles and page numbers, made from a profile.

The shipped `templates/底版.docx` is what `render_base(OFFICIAL)` returns; an office that wants other faces
or margins edits its own copy in Word.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from ecoreport.word import styles
from ecoreport.word.profile import OFFICIAL, SUBSTITUTES, Face, Profile, twips
from ecoreport.word.theme import render_theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The date of every part, so that equal papers are equal bytes."""

ODD_FOOTER, EVEN_FOOTER = "rId4", "rId5"

Spacing = dict[str, int | str]

_PACKAGE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PREFIXES = {"w": W, "r": R}
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}


def render_base(profile: Profile = OFFICIAL) -> bytes:
    """The base document of that profile; equal profiles give equal bytes."""
    word = {
        "document": _document(profile),
        "styles": _styles(profile),
        "settings": _settings(),
        "fontTable": _font_table(profile),
        "footer1": _footer(styles.PAGE_ODD),
        "footer2": _footer(styles.PAGE_EVEN),
    }
    parts = {"[Content_Types].xml": _content_types(), "_rels/.rels": _package_relations()}
    parts |= {f"word/{name}.xml": _xml(root) for name, root in word.items()}
    parts["word/theme/theme1.xml"] = render_theme(profile)
    parts["word/_rels/document.xml.rels"] = _document_relations()
    parts["docProps/core.xml"] = _core()
    return write_zip(parts)


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


def w(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """A WordprocessingML element; attribute names without prefix."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=_PREFIXES)
    element.extend(children)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    return element


def _document(profile: Profile) -> etree._Element:
    section = w("sectPr")
    for kind, relation in (("default", ODD_FOOTER), ("even", EVEN_FOOTER)):
        reference = w("footerReference", type=kind)
        reference.set(f"{{{R}}}id", relation)
        section.append(reference)
    section.append(w("pgSz", w=twips(profile.width), h=twips(profile.height)))
    section.append(
        w(
            "pgMar",
            top=twips(profile.top),
            right=twips(profile.right),
            bottom=twips(profile.bottom),
            left=twips(profile.left),
            header=twips(profile.header),
            footer=twips(profile.footer),
            gutter=0,
        )
    )
    # Type "lines" and not "linesAndChars": with the latter LibreOffice 7.4 set 14 characters a line.
    section.append(w("docGrid", type="lines", linePitch=profile.line_pitch))
    return w("document", w("body", w("p"), section))


def _styles(profile: Profile) -> etree._Element:
    body, small = profile.body, profile.table_text
    tight = profile.tightening
    indent = {"firstLine": int(body.points * 40), "firstLineChars": 200}
    title_spacing: Spacing = {"line": profile.title_leading, "lineRule": "exact"}
    pitch = profile.line_pitch
    cell: Spacing = {"line": profile.table_leading, "lineRule": "exact"}
    made = [
        _paragraph(styles.TITLE, profile.title, align="center", keep=True, spacing=title_spacing, level=None),
        _paragraph(styles.SUBTITLE, profile.heading2, align="center", keep=True),
        _paragraph(styles.DOCUMENT_NUMBER, body, align="right", spacing={"after": 2 * pitch}),
        _paragraph(styles.ADDRESSEE, body, spacing={"before": pitch}, tight=tight),
        _paragraph(styles.BODY, body, align="both", indent=indent, tight=tight),
    ]
    heads = (profile.heading1, profile.heading2, body, body)
    for level, (name, face) in enumerate(zip(styles.HEADINGS, heads, strict=True)):
        made.append(_paragraph(name, face, align="both", indent=indent, tight=tight, keep=True, level=level))
    one = int(body.points * 20)
    hanging = {"left": one * 5, "leftChars": 500, "hanging": one * 3, "hangingChars": 300}
    made += [
        _paragraph(styles.ANNEX_NOTE, body, indent=hanging, tight=tight, keep=True),
        _paragraph(styles.ANNEX_MARK, profile.heading1, keep=True, level=0),
        _paragraph(
            styles.ANNEX_TITLE,
            profile.title,
            align="center",
            keep=True,
            spacing={"before": pitch, "after": 200, **title_spacing},
        ),
        _paragraph(
            styles.SIGNATURE, body, align="right", indent=_right(one, 2), spacing={"before": pitch}, keep=True
        ),
        _paragraph(styles.DATE, body, align="right", indent=_right(one, 2)),
        _paragraph(styles.REMARK, body, indent=indent, tight=tight),
        _paragraph(styles.TABLE_TITLE, profile.heading1, align="center", keep=True),
        _paragraph(
            styles.TABLE_HEAD, profile.table_head, align="center", spacing=cell, grid=False, keep=True
        ),
        _paragraph(styles.TABLE_TEXT, small, spacing=cell, grid=False),
        _paragraph(styles.TABLE_SUBHEAD, profile.table_head, spacing=cell, grid=False, keep=True),
        _paragraph(styles.TABLE_NOTE, small, spacing={**cell, "before": 60, "after": 120}, grid=False),
        _paragraph(
            styles.PICTURE, body, align="center", spacing={"line": 240, "lineRule": "auto"}, grid=False
        ),
        _paragraph(styles.PAGE_ODD, profile.page_number, align="right", indent=_right(280, 1), grid=False),
        _paragraph(styles.PAGE_EVEN, profile.page_number, indent={"left": 280, "leftChars": 100}, grid=False),
        _paragraph(styles.HEADER, Face(font=profile.heading1.font, points=12), align="center", grid=False),
        _paragraph(
            styles.LETTERHEAD, Face(font=profile.title.font, points=30), align="center", grid=False, red=True
        ),
    ]
    defaults = w(
        "docDefaults",
        w("rPrDefault", _run(body, language=True)),
        w("pPrDefault"),
    )
    return w("styles", defaults, _normal(body), _plain_table(), _grid_table(), *made)


def _right(one: int, characters: int) -> dict[str, int]:
    return {"right": one * characters, "rightChars": characters * 100}


def _normal(face: Face) -> etree._Element:
    style = w("style", type="paragraph", default="1", styleId="Normal")
    style.append(w("name", val="Normal"))
    style.append(w("qFormat"))
    style.append(w("pPr", w("widowControl", val="0")))
    style.append(_run(face))
    return style


def _plain_table() -> etree._Element:
    margins = w("tblCellMar", w("left", w=60, type="dxa"), w("right", w=60, type="dxa"))
    style = w("style", type="table", default="1", styleId="TableNormal")
    style.append(w("name", val="Normal Table"))
    style.append(w("uiPriority", val="99"))
    style.append(w("semiHidden"))
    style.append(w("unhideWhenUsed"))
    style.append(w("tblPr", w("tblInd", w=0, type="dxa"), margins))
    return style


def _grid_table() -> etree._Element:
    edges = [
        w(edge, val="single", sz=4, space=0, color="auto")
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = w(
        "tblCellMar",
        w("top", w=30, type="dxa"),
        w("left", w=60, type="dxa"),
        w("bottom", w=30, type="dxa"),
        w("right", w=60, type="dxa"),
    )
    style = w("style", type="table", customStyle="1", styleId=styles.TABLE)
    style.append(w("name", val=styles.TABLE))
    style.append(w("basedOn", val="TableNormal"))
    style.append(w("tblPr", w("tblBorders", *edges), margins))
    return style


def _paragraph(
    name: str,
    face: Face,
    *,
    align: str | None = None,
    indent: Mapping[str, int] | None = None,
    spacing: Spacing | None = None,
    tight: int | None = None,
    keep: bool = False,
    grid: bool = True,
    level: int | None = None,
    red: bool = False,
) -> etree._Element:
    """A paragraph style; the children stand in the order that the schema asks for."""
    look = w("pPr")
    if keep:
        look.append(w("keepNext"))
        look.append(w("keepLines"))
    look.append(w("widowControl", val="0"))
    if not grid:
        look.append(w("snapToGrid", val="0"))
    if spacing:
        look.append(w("spacing", **spacing))
    if indent:
        look.append(w("ind", **indent))
    if align:
        look.append(w("jc", val=align))
    if level is not None:
        look.append(w("outlineLvl", val=level))
    style = w("style", type="paragraph", customStyle="1", styleId=name)
    style.append(w("name", val=name))
    style.append(w("basedOn", val="Normal"))
    style.append(w("qFormat"))
    style.append(look)
    style.append(_run(face, tight=tight, red=red))
    return style


def _run(
    face: Face, *, tight: int | None = None, red: bool = False, language: bool = False
) -> etree._Element:
    # All four slots name the same face: quotation marks, dashes and ellipses come out in the Latin one otherwise.
    look = w("rPr", w("rFonts", ascii=face.font, hAnsi=face.font, eastAsia=face.font, cs=face.font))
    if face.bold:
        look.append(w("b"))
    if red:
        look.append(w("color", val="FF0000"))
    if tight is not None:
        look.append(w("spacing", val=tight))
    half_points = int(face.points * 2)
    look.append(w("sz", val=half_points))
    look.append(w("szCs", val=half_points))
    if language:
        look.append(w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    return look


def _footer(style: str) -> etree._Element:
    def field_mark(kind: str) -> etree._Element:
        return w("r", w("fldChar", fldCharType=kind))

    def text(content: str) -> etree._Element:
        run = w("r", w("t"))
        run[0].text = content
        run[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    code = w("r", w("instrText"))
    code[0].text = "PAGE"
    return w(
        "ftr",
        w(
            "p",
            w("pPr", w("pStyle", val=style)),
            text("— "),
            field_mark("begin"),
            code,
            field_mark("separate"),
            text("1"),
            field_mark("end"),
            text(" —"),
        ),
    )


def _settings() -> etree._Element:
    compatibility = w("compat")
    uri = "http://schemas.microsoft.com/office/word"
    compatibility.append(w("compatSetting", name="compatibilityMode", uri=uri, val="15"))
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=640),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        compatibility,
        w("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
    )


def _font_table(profile: Profile) -> etree._Element:
    faces = (profile.title, profile.body, profile.heading1, profile.heading2, profile.page_number)
    fonts = []
    for name in dict.fromkeys(face.font for face in faces):
        font = w("font", name=name)
        if name in SUBSTITUTES:
            font.append(w("altName", val=SUBSTITUTES[name]))
        font.append(w("charset", val="86"))
        font.append(w("family", val="auto"))
        fonts.append(font)
    return w("fonts", *fonts)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_types() -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    root = etree.Element(f"{{{space}}}Types", nsmap=_default(space))
    for extension, kind in (("rels", relations), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{space}}}Default", {"Extension": extension, "ContentType": kind})
    kinds = {f"/word/{name}.xml": f"{_PACKAGE}.{kind}+xml" for name, kind in _PARTS.items()}
    kinds["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in kinds.items():
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": name, "ContentType": kind})
    return _xml(root)


def _package_relations() -> bytes:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        (("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml"))
    )


def _document_relations() -> bytes:
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
    return _xml(root)


def _default(space: str) -> Any:
    """The namespace without a prefix; lxml takes None as a key, its stubs do not."""
    return {None: space}


def _core() -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": dublin})
    etree.SubElement(root, f"{{{dublin}}}creator").text = "ecoreport"
    etree.SubElement(root, f"{{{dublin}}}language").text = "zh-CN"
    return _xml(root)
