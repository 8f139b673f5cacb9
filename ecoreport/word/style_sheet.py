"""The styles part of the base document: every named style, with faces and sizes from the profile."""

from collections.abc import Mapping

from lxml import etree

from ecoreport.word import styles
from ecoreport.word.elements import w
from ecoreport.word.profile import Face, Profile

Spacing = dict[str, int | str]


def build_styles(profile: Profile) -> etree._Element:
    """The styles part: the defaults and every named style of `styles`."""
    body = profile.body
    defaults = w("docDefaults", w("rPrDefault", _run(body, language=True)), w("pPrDefault"))
    made = (*_text_styles(profile), *_annex_styles(profile), *_table_styles(profile), *_page_styles(profile))
    return w("styles", defaults, _normal(body), _plain_table(), _grid_table(), *made)


def _text_styles(profile: Profile) -> list[etree._Element]:
    body, tight = profile.body, profile.tightening
    indent = {"firstLine": int(body.points * 40), "firstLineChars": 200}
    leading: Spacing = {"line": profile.title_leading, "lineRule": "exact"}
    line = profile.line_pitch
    made = [
        _paragraph(styles.TITLE, profile.title, align="center", keep=True, spacing=leading, grid=False),
        _paragraph(styles.SUBTITLE, profile.heading2, align="center", keep=True),
        _paragraph(styles.DOCUMENT_NUMBER, body, align="right", spacing={"after": 2 * line}),
        _paragraph(styles.ADDRESSEE, body, spacing={"before": line}, tight=tight),
        _paragraph(styles.BODY, body, align="both", indent=indent, tight=tight),
        _paragraph(styles.REMARK, body, indent=indent, tight=tight),
    ]
    heads = (profile.heading1, profile.heading2, body, body)
    for level, (name, face) in enumerate(zip(styles.HEADINGS, heads, strict=True)):
        made.append(_paragraph(name, face, align="both", indent=indent, tight=tight, keep=True, level=level))
    return made


def _annex_styles(profile: Profile) -> list[etree._Element]:
    body, line = profile.body, profile.line_pitch
    one = int(body.points * 20)
    hanging = {"left": one * 5, "leftChars": 500, "hanging": one * 3, "hangingChars": 300}
    title: Spacing = {"before": line, "after": 200, "line": profile.title_leading, "lineRule": "exact"}
    above: Spacing = {"before": line}
    return [
        _paragraph(styles.ANNEX_NOTE, body, indent=hanging, tight=profile.tightening, keep=True),
        _paragraph(styles.ANNEX_MARK, profile.heading1, keep=True, level=0),
        _paragraph(styles.ANNEX_TITLE, profile.title, align="center", keep=True, spacing=title, grid=False),
        _paragraph(styles.SIGNATURE, body, align="right", indent=_right(one, 2), spacing=above, keep=True),
        _paragraph(styles.DATE, body, align="right", indent=_right(one, 2)),
    ]


def _table_styles(profile: Profile) -> list[etree._Element]:
    head, text = profile.table_head, profile.table_text
    cell: Spacing = {"line": profile.table_leading, "lineRule": "exact"}
    note: Spacing = {**cell, "before": 60, "after": 120}
    picture: Spacing = {"line": 240, "lineRule": "auto"}  # an exact leading would cut pictures off
    return [
        _paragraph(styles.TABLE_TITLE, profile.heading1, align="center", keep=True),
        _paragraph(styles.TABLE_HEAD, head, align="center", spacing=cell, grid=False, keep=True),
        _paragraph(styles.TABLE_TEXT, text, spacing=cell, grid=False),
        _paragraph(styles.TABLE_SUBHEAD, head, spacing=cell, grid=False, keep=True),
        _paragraph(styles.TABLE_NOTE, text, spacing=note, grid=False),
        _paragraph(styles.PICTURE, profile.body, align="center", spacing=picture, grid=False),
    ]


def _page_styles(profile: Profile) -> list[etree._Element]:
    number = profile.page_number
    one = int(number.points * 20)
    left = {"left": one, "leftChars": 100}
    mark = Face(font=profile.heading1.font, points=12)
    letterhead = Face(font=profile.title.font, points=30)
    return [
        _paragraph(styles.PAGE_ODD, number, align="right", indent=_right(one, 1), grid=False),
        _paragraph(styles.PAGE_EVEN, number, indent=left, grid=False),
        _paragraph(styles.HEADER, mark, align="center", grid=False),
        _paragraph(styles.LETTERHEAD, letterhead, align="center", grid=False, red=True),
    ]


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
