"""A paper under construction: blocks go in from top to bottom, bytes of a .docx come out."""

import copy
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Emu, Mm
from lxml import etree

from ecoreport.errors import TemplateError
from ecoreport.reporting.grid import Grid
from ecoreport.word import styles
from ecoreport.word.elements import W, w
from ecoreport.word.grid import build_table
from ecoreport.word.package import write_zip
from ecoreport.word.profile import OFFICIAL, twips
from ecoreport.word.setting import signature_indents, title_lines, title_width, width_of
from ecoreport.word.text import add_run, clean

SIMULATED = "模拟数据（仅供培训和测试使用，不得作为正式材料）"
_NUMERALS = "〇一二三四五六七八九"
_EPOCH = datetime(2000, 1, 1)
_SECTION, _PROPERTIES, _SIZE, _MARGINS = (f"{{{W}}}{n}" for n in ("sectPr", "pPr", "pgSz", "pgMar"))
_LETTERHEAD_OVERHANG = (-8.0, -6.0)
"""Millimetres beyond the margins that make the red rules 170 mm long and centred (GB/T 9704-2012, 10.1)."""
_SMALLEST_LETTERHEAD = 22.0
"""Points; the office's name is not set smaller than a title."""


class Paper:
    """Builds one document on a base document.

    Headings are numbered as they come (一、（一）1.（1）), annexes likewise.
    """

    def __init__(self, base: bytes, *, title: str, simulated: bool = False) -> None:
        """A paper without content.

        Args:
            base: The base document with page, page numbers and named styles.
            title: For the document's properties.
            simulated: Marks every page as 模拟数据.

        Raises:
            TemplateError: When the base document cannot be used or lacks styles.
        """
        self._document = _open_base(base)
        self._ids = _style_ids(self._document)
        self._last_section = _page_of(self._document)
        for element in list(self._last_section.itersiblings(preceding=True)):
            element.getparent().remove(element)
        self._turned = False
        self._counters = [0, 0, 0, 0]
        self._annexes = 0
        self._fresh = True
        self._set_properties(title)
        self._simulated = simulated
        if simulated:
            self._mark_pages(SIMULATED)

    def add_text(self, style: str, text: str) -> None:
        """Adds a paragraph of that style."""
        self._append(self._paragraph(style, text))

    def add_title(self, style: str, text: str) -> None:
        """Adds a title; one of two lines turns at a good place."""
        self._append(self._title(style, text))

    def add_signature(self, name: str, date: str) -> None:
        """Adds who signs and when, one of them may be empty."""
        self._keep_last_with_next()
        indents = signature_indents(name, date)
        for style, text, characters in zip(
            (styles.SIGNATURE, styles.DATE), (name, date), indents, strict=True
        ):
            if text:
                paragraph = self._paragraph(style, text)
                right = int(characters * self._points(style) * 20)
                paragraph[0].append(w("ind", right=right, rightChars=int(characters * 100)))
                self._append(paragraph)

    def add_heading(self, level: int, text: str) -> None:
        """Adds a heading of level 1 to 4 with its number."""
        self._counters[level - 1] += 1
        self._counters[level:] = [0] * (4 - level)
        number = self._counters[level - 1]
        words = (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}.", f"（{number}）")[level - 1]
        self.add_text(styles.HEADINGS[level - 1], words + text)

    def add_grid(self, grid: Grid, *, titled: bool = False) -> None:
        """Adds a table with its note, or the sentence that stands for an empty one.

        Args:
            grid: What it says.
            titled: Whether its title is printed over it.
        """
        if not grid.lines:
            self.add_text(styles.BODY, grid.empty)
            return
        if titled:
            self.add_text(styles.TABLE_TITLE, grid.title)
        width, height = self._text_area()
        table = build_table(grid, width=width, height=height)
        self._use_style_ids(table)
        self._append(table)
        if grid.note:
            self.add_text(styles.TABLE_NOTE, grid.note)
        else:
            self._close_table()

    def add_picture(self, png: bytes, *, description: str) -> None:
        """Adds a picture as wide as the text, with its description for those who cannot see it."""
        width, _ = self._text_area()
        paragraph = self._document.add_paragraph()
        paragraph._p.insert(0, w("pPr", w("pStyle", val=self._ids[styles.PICTURE])))
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=min(Emu(width * 635), Mm(150)))
        properties = shape._inline.docPr
        properties.set("descr", clean(description))
        properties.set("name", f"图{properties.get('id')}")

    def add_annex(self, title: str, *, turned: bool = False, numbered: bool = True) -> None:
        """Begins an annex on a new page.

        Args:
            title: The annex's title.
            turned: Landscape pages, for wide tables.
            numbered: Whether it carries its number; a single annex has none.
        """
        self._annexes += 1
        self._counters = [0, 0, 0, 0]
        mark = self._paragraph(styles.ANNEX_MARK, f"附件{self._annexes}" if numbered else "附件")
        self.start_page(mark, turned=turned)
        self.add_title(styles.ANNEX_TITLE, title)

    def add_sheet(self, title: str, *, turned: bool = False) -> None:
        """Begins a page of its own under a title, as for a list that is handed out by itself."""
        self.start_page(self._title(styles.TITLE, title), turned=turned)
        self.add_text(styles.TABLE_NOTE, "")

    def add_annex_note(self, titles: Sequence[str]) -> None:
        """Adds the 附件说明, one blank line under the text: the titles of all annexes, as they stand over them."""
        if titles:
            self._keep_last_with_next()
            self.add_text(styles.ANNEX_NOTE, "")
        for number, title in enumerate(titles, start=1):
            head = "附件：" if number == 1 else "\u3000\u3000\u3000"
            count = f"{number}." if len(titles) > 1 else ""
            self._keep_last_with_next()
            self.add_text(styles.ANNEX_NOTE, f"{head}{count}{title}")

    def start_page(self, first: Any, *, turned: bool) -> None:
        """Adds a paragraph that stands first on a new page; nothing breaks on an empty paper."""
        if turned != self._turned:
            if not self._fresh:
                self._close_section()
            self._turned = turned
            self._turn(self._last_section)
        elif not self._fresh:
            # In the schema's order pageBreakBefore follows keepNext and keepLines, which the style brings.
            first.find(_PROPERTIES).insert(1, w("pageBreakBefore"))
        self._append(first)

    def add_letterhead(self, name: str) -> None:
        """Makes the first page that of a letter: the office's name in red between red rules, no page number."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        section.header_distance, section.footer_distance = Mm(30), Mm(20)
        head, foot = section.first_page_header, section.first_page_footer
        head.is_linked_to_previous = foot.is_linked_to_previous = False
        for part, edge, kind in (
            (head, "bottom", "thickThinSmallGap"),
            (foot, "bottom", "thinThickSmallGap"),
        ):
            paragraph = part.paragraphs[0]._p
            for child in list(paragraph):
                paragraph.remove(child)
            paragraph.append(self._rule(edge, kind, tall=part is head))
            if part is head:
                self._add_letterhead_name(paragraph, name)
                if self._simulated:
                    mark = self._paragraph(styles.HEADER, SIMULATED)
                    paragraph.addnext(mark)
        # The other pages' numbers stay 7 mm below the text although the footer begins lower.
        for part in (section.footer, section.even_page_footer):
            spacing = w("spacing", after=twips(5))
            properties = part.paragraphs[0]._p.find(_PROPERTIES)
            properties.insert(1, spacing)

    def render(self) -> bytes:
        """The paper as bytes; equal content gives equal bytes."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        with zipfile.ZipFile(buffer) as package:
            return write_zip(
                {name: package.read(name) for name in sorted(package.namelist(), key=_part_order)}
            )

    def _add_letterhead_name(self, paragraph: Any, name: str) -> None:
        """Sets a long name smaller, so that it stands on one line; a very long one turns between words."""
        width, _ = self._text_area()
        room = width / 20 - sum(map(twips, _LETTERHEAD_OVERHANG)) / 20
        usual = self._points(styles.LETTERHEAD)
        lines = (name,) if width_of(name) * usual <= room else title_lines(name, room / _SMALLEST_LETTERHEAD)
        fitting = int(room / max(width_of(line) for line in lines))
        add_run(paragraph, "\n".join(lines))
        if fitting < usual:
            paragraph[-1].insert(0, w("rPr", w("sz", val=fitting * 2), w("szCs", val=fitting * 2)))

    def _paragraph(self, style: str, text: str) -> Any:
        paragraph = OxmlElement("w:p")
        paragraph.append(w("pPr", w("pStyle", val=self._ids[style])))
        add_run(paragraph, text)
        return paragraph

    def _keep_last_with_next(self) -> None:
        """A signature, or the list of annexes over it, never stands on a page without text."""
        last = self._last_section.getprevious()
        if last is not None and last.tag == f"{{{W}}}p":
            last.find(_PROPERTIES).insert(1, w("keepNext"))

    def _title(self, style: str, text: str) -> Any:
        room, _ = self._text_area()
        character = self._points(style) * 20
        lines = title_lines(text, room / character)
        width = title_width(text, room / character)
        if width is None and len(lines) > 1:
            return self._paragraph(style, "\n".join(lines))
        paragraph = self._paragraph(style, text)
        if width is not None:
            # Indents rather than a line break wherever they will do: the words of the title stay one piece.
            side = int((room - width * character) / 2)
            paragraph[0].append(w("ind", left=side, right=side))
        return paragraph

    def _points(self, style: str) -> float:
        size = self._document.styles[style].font.size
        return float(size.pt) if size else OFFICIAL.body.points

    def _append(self, element: Any) -> None:
        self._last_section.addprevious(element)
        self._fresh = False

    def _close_section(self) -> None:
        """Ends the section here: its properties go into the last paragraph, or a tiny one after a table."""
        last = self._last_section.getprevious()
        if last is None or last.tag != f"{{{W}}}p":
            self._close_table()
            last = self._last_section.getprevious()
        last.find(_PROPERTIES).append(copy.deepcopy(self._last_section))

    def _close_table(self) -> None:
        """A table is followed by a paragraph; a full line of it would make an empty page after a full one."""
        thin = w("spacing", before=0, after=0, line=20, lineRule="exact")
        look = w("pPr", w("pStyle", val=self._ids[styles.TABLE_NOTE]), thin, w("rPr", w("sz", val=2)))
        self._append(w("p", look))

    def _turn(self, section: Any) -> None:
        """Turns the page: the binding edge of the sheet stays the binding edge."""
        size, margins = section.find(_SIZE), section.find(_MARGINS)
        width, height = size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")
        size.set(f"{{{W}}}w", height)
        size.set(f"{{{W}}}h", width)
        top, right, bottom, left, footer = (
            int(margins.get(f"{{{W}}}{edge}")) for edge in ("top", "right", "bottom", "left", "footer")
        )
        if self._turned:
            size.set(f"{{{W}}}orient", "landscape")
            turned = {"top": left, "right": top, "bottom": right, "left": bottom}
            below = right
        else:
            size.attrib.pop(f"{{{W}}}orient", None)
            turned = {"top": right, "right": bottom, "bottom": left, "left": top}
            below = left
        for edge, value in turned.items():
            margins.set(f"{{{W}}}{edge}", str(value))
        margins.set(f"{{{W}}}footer", str(max(0, below - (bottom - footer))))

    def _text_area(self) -> tuple[int, int]:
        size, margins = self._last_section.find(_SIZE), self._last_section.find(_MARGINS)

        def of(element: Any, name: str) -> int:
            return int(element.get(f"{{{W}}}{name}"))

        return (
            of(size, "w") - of(margins, "left") - of(margins, "right"),
            of(size, "h") - of(margins, "top") - of(margins, "bottom"),
        )

    def _use_style_ids(self, table: Any) -> None:
        """Style names become the ids that the base document gives them (Word renames ids on saving)."""
        for tag in ("pStyle", "tblStyle"):
            for element in table.iter(f"{{{W}}}{tag}"):
                name = element.get(f"{{{W}}}val")
                element.set(f"{{{W}}}val", self._ids[name])

    def _mark_pages(self, words: str) -> None:
        section = self._document.sections[0]
        for part in (section.header, section.even_page_header):
            part.is_linked_to_previous = False
            paragraph = part.paragraphs[0]._p
            for child in list(paragraph):
                paragraph.remove(child)
            paragraph.append(w("pPr", w("pStyle", val=self._ids[styles.HEADER])))
            add_run(paragraph, words)

    def _rule(self, edge: str, kind: str, *, tall: bool) -> Any:
        look = w("pPr", w("pStyle", val=self._ids[styles.LETTERHEAD]))
        look.append(w("pBdr", w(edge, val=kind, sz=24, space=12 if tall else 1, color="FF0000")))
        if not tall:
            look.append(w("spacing", line=20, lineRule="exact"))
        left, right = (twips(overhang) for overhang in _LETTERHEAD_OVERHANG)
        look.append(w("ind", left=left, right=right))
        return look

    def _set_properties(self, title: str) -> None:
        core = self._document.core_properties
        core.title = clean(title)[:255]
        core.author = "ecoreport"
        core.created = core.modified = _EPOCH


def numeral(number: int) -> str:
    """A whole number from 0 to 99 in Chinese: 十, 十一, 二十, 二十一; larger ones in digits."""
    tens, ones = divmod(number, 10)
    if number < 10 or number > 99:
        return _NUMERALS[number] if number < 10 else str(number)
    return f"{'' if tens == 1 else _NUMERALS[tens]}十{_NUMERALS[ones] if ones else ''}"


def _open_base(base: bytes) -> Any:
    try:
        return Document(io.BytesIO(base))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as wrong:
        raise TemplateError(
            "底版.docx 打不开，不是Word文档或已损坏。请用Word重新保存，或从“模板”目录移走以使用自带底版。"
        ) from wrong


def _page_of(document: Any) -> Any:
    """The section properties at the end of the document, complete enough to measure the page."""
    last = document.element.body[-1] if len(document.element.body) else None
    if last is not None and last.tag == _SECTION:
        size, margins = last.find(_SIZE), last.find(_MARGINS)
        edges = ("top", "right", "bottom", "left", "header", "footer")
        if (
            size is not None
            and margins is not None
            and all(size.get(f"{{{W}}}{name}") for name in ("w", "h"))
            and all(margins.get(f"{{{W}}}{edge}") for edge in edges)
        ):
            return last
    raise TemplateError("底版.docx 没有页面设置。请用Word打开，设好纸张和页边距后重新保存，或改用自带底版。")


def _style_ids(document: Any) -> dict[str, str]:
    ids = {style.name: style.style_id for style in document.styles}
    missing = [name for name in (*styles.PARAGRAPH_STYLES, styles.TABLE) if name not in ids]
    if missing:
        raise TemplateError(
            f"底版.docx 缺少样式：{'、'.join(missing)}。请从自带底版复制这些样式，样式名不要改。"
        )
    return ids


def _part_order(name: str) -> tuple[int, str]:
    return (0 if name == "[Content_Types].xml" else 1 if name.startswith("_rels") else 2, name)
