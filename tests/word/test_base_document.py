"""The base document: the page of GB/T 9704-2012 and the named styles."""

import io
import zipfile
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from ecoreport.resources import read_resource
from ecoreport.word import styles
from ecoreport.word.base import render_base
from ecoreport.word.elements import W
from ecoreport.word.profile import OFFICIAL


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def test_the_shipped_file_is_what_the_official_profile_gives() -> None:
    # Part by part: the compressed bytes depend on the zlib of the machine.
    shipped, made = (
        zipfile.ZipFile(io.BytesIO(data))
        for data in (read_resource("templates", "底版.docx"), render_base(OFFICIAL))
    )
    assert shipped.namelist() == made.namelist()
    for name in made.namelist():
        assert shipped.read(name) == made.read(name), name


def test_the_page_has_the_margins_of_the_standard() -> None:
    section = Document(io.BytesIO(render_base())).sections[0]
    for length, wanted in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.bottom_margin, 35),
        (section.left_margin, 28),
        (section.right_margin, 26),
    ):
        assert abs(length - Mm(wanted)) < Mm(0.1)


def test_faces_and_sizes_are_those_of_the_standard() -> None:
    made = Document(io.BytesIO(render_base())).styles
    for name, font, points in (
        (styles.TITLE, "方正小标宋简体", 22),
        (styles.BODY, "仿宋", 16),
        (styles.HEADINGS[0], "黑体", 16),
        (styles.HEADINGS[1], "楷体", 16),
        (styles.HEADINGS[2], "仿宋", 16),
        (styles.PAGE_ODD, "宋体", 14),
    ):
        assert (made[name].font.name, made[name].font.size) == (font, Pt(points))


def test_titles_keep_their_leading_off_the_grid() -> None:
    made = Document(io.BytesIO(render_base())).styles
    for name in (styles.TITLE, styles.ANNEX_TITLE):
        look = made[name].element.pPr
        assert look.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"
        assert look.find(qn("w:spacing")).get(qn("w:line")) == "700"


def test_every_style_names_one_face_in_all_four_slots() -> None:
    root = part(render_base(), "word/styles.xml")
    fonts = list(root.iter(f"{{{W}}}rFonts"))
    assert len(fonts) >= len(styles.PARAGRAPH_STYLES)
    for element in fonts:
        assert len(set(element.attrib.values())) == 1
        assert {etree.QName(name).localname for name in element.attrib} == {
            "ascii",
            "hAnsi",
            "eastAsia",
            "cs",
        }


def test_indents_are_given_in_characters_and_in_twips() -> None:
    root = part(render_base(), "word/styles.xml")
    for element in root.iter(f"{{{W}}}ind"):
        names = {etree.QName(name).localname for name in element.attrib}
        assert {name for name in names if not name.endswith("Chars")} == {
            name.removesuffix("Chars") for name in names if name.endswith("Chars")
        }


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left() -> None:
    data = render_base()
    document = Document(io.BytesIO(data))
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = document.sections[0].footer, document.sections[0].even_page_footer
    assert odd.paragraphs[0].style.name == styles.PAGE_ODD
    assert even.paragraphs[0].style.name == styles.PAGE_EVEN
    assert odd.paragraphs[0].text == "— 1 —"
    assert part(data, "word/footer1.xml").findtext(f".//{{{W}}}instrText") == "PAGE"


def test_another_profile_gives_another_page() -> None:
    section = Document(io.BytesIO(render_base(replace(OFFICIAL, top=34.58)))).sections[0]
    assert abs(section.top_margin - Mm(34.58)) < Mm(0.1)
