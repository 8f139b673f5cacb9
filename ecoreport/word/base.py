"""The base document: an empty paper with our page, styles and page numbers, made from a profile.

The shipped `templates/底版.docx` is what `render_base(OFFICIAL)` returns; an office that wants other faces
or margins edits its own copy in Word.
"""

from lxml import etree

from ecoreport.word import styles
from ecoreport.word.elements import R, part_bytes, w
from ecoreport.word.package import (
    EVEN_FOOTER,
    ODD_FOOTER,
    content_types,
    core_properties,
    document_relations,
    package_relations,
    write_zip,
)
from ecoreport.word.profile import OFFICIAL, SUBSTITUTES, Profile, twips
from ecoreport.word.style_sheet import build_styles
from ecoreport.word.theme import render_theme


def render_base(profile: Profile = OFFICIAL) -> bytes:
    """The base document of that profile; equal profiles give equal bytes."""
    word = {
        "document": _document(profile),
        "styles": build_styles(profile),
        "settings": _settings(),
        "fontTable": _font_table(profile),
        "footer1": _footer(styles.PAGE_ODD),
        "footer2": _footer(styles.PAGE_EVEN),
    }
    parts = {"[Content_Types].xml": content_types(), "_rels/.rels": package_relations()}
    parts |= {f"word/{name}.xml": part_bytes(root) for name, root in word.items()}
    parts["word/theme/theme1.xml"] = render_theme(profile)
    parts["word/_rels/document.xml.rels"] = document_relations()
    parts["docProps/core.xml"] = core_properties()
    return write_zip(parts)


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
