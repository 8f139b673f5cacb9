"""Any document is read or refused in one plain sentence, whatever its name, encoding or state."""

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import olefile
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from drafted import PLANS, draft, draft_text
from grids import write_docx

from ecoreport.drafting.documents import Paragraph, Table
from ecoreport.drafting.sources import conversion
from ecoreport.drafting.sources.reading import read_document
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.errors import MissingToolError, UnreadableFileError

TEXT = (PLANS / "示例县卫生县城.txt").read_text(encoding="utf-8")


def refused(path: Path) -> str:
    """The code with which a document is refused; the message must be Chinese and name the file."""
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    assert path.name in str(caught.value)
    assert str(caught.value).endswith("。")
    return caught.value.code


def lines(path: Path) -> list[str]:
    """The paragraphs of a document."""
    return [block.text for block in read_document(path).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_the_field_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert draft(path).program.title == "示例县2024年国家卫生县城巩固提升工作方案"


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "utf-8"])
def test_a_web_page_is_read_in_the_encoding_it_really_has(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.html"
    page = f"<html><head><meta charset='{encoding}'></head><body><p>一、重点任务</p><p>1.治理扬尘。加强洒水。</p></body></html>"
    path.write_bytes(page.encode("gb18030"))
    assert lines(path) == ["一、重点任务", "1.治理扬尘。加强洒水。"]


def test_a_few_damaged_letters_are_kept_as_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    data = bytearray((TEXT * 3).encode("utf-8"))
    data[901] = 0xFF
    path.write_bytes(bytes(data))
    assert [doubt.code for doubt in read_document(path).doubts] == ["DRAFT-019"]


@pytest.mark.parametrize("content", [b"", b"   \n\n", b"\xef\xbb\xbf", b"\x00" * 100])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(content)
    assert refused(path) == "DRAFT-101"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x01\x02" * 500, "DRAFT-102"),
        (b"MZ" + bytes(range(256)) * 40, "DRAFT-102"),
        (bytes(range(256)) * 60, "DRAFT-104"),
        (b"PK\x03\x04" + b"\x00" * 50, "DRAFT-104"),
        (olefile.MAGIC + b"\x00" * 600, "DRAFT-104"),
    ],
)
def test_what_is_no_document_is_refused_whatever_its_name(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "方案.docx"
    path.write_bytes(content)
    assert refused(path) == code


def test_only_a_text_file_is_said_to_have_an_unknown_encoding(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(bytes(range(256)) * 60)
    assert refused(path) == "DRAFT-106"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.docx") == "DRAFT-108"
    assert refused(tmp_path) == "DRAFT-108"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_word_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    whole = write_docx(tmp_path / "整.docx", ["一、任务", "1.治理扬尘。加强洒水。"]).read_bytes()
    path = tmp_path / "断.docx"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refused(path) == "DRAFT-104"


def test_a_word_file_with_broken_xml_is_refused(tmp_path: Path) -> None:
    path = _package(tmp_path / "坏.docx", {"word/document.xml": b"<w:document xmlns:w='x'><w:body>"})
    assert refused(path) == "DRAFT-104"


def test_a_document_type_in_a_word_file_is_refused(tmp_path: Path) -> None:
    laughs = b"<!DOCTYPE d [<!ENTITY a 'ha'>]><d>&a;</d>"
    assert refused(_package(tmp_path / "plan.docx", {"word/document.xml": laughs})) == "DRAFT-107"


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = _package(tmp_path / "plan.docx", {"word/document.xml": b" " * (65 * 1024 * 1024)})
    assert path.stat().st_size < 200_000
    assert refused(path) == "DRAFT-105"


def test_a_locked_word_file_is_refused_as_locked(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(_compound(["EncryptionInfo", "EncryptedPackage"]))
    assert refused(path) == "DRAFT-103"


def test_an_old_word_file_without_libreoffice_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "_office", lambda: None)
    path = tmp_path / "plan.doc"
    path.write_bytes(_compound(["WordDocument"]))
    with pytest.raises(MissingToolError, match=r"LibreOffice.*\.docx"):
        read_document(path)


def test_a_pdf_without_pdfplumber_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfplumber", None)
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    with pytest.raises(MissingToolError, match="pdfplumber"):
        read_document(path)


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"x" * 200)
    assert refused(path) in {"DRAFT-104", "DRAFT-101"}


@pytest.mark.office
@pytest.mark.slow
def test_old_word_and_pdf_files_give_the_same_tasks(tmp_path: Path) -> None:
    source = write_docx(tmp_path / "plan.docx", TEXT.splitlines())
    expected = [(task.id, task.lead) for task in draft(source).program.tasks]
    assert len(expected) == 5
    for form in ("doc", "pdf"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        call = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path),
            str(source),
        ]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        tasks = draft(tmp_path / f"plan.{form}").program.tasks
        assert [(task.id, task.lead) for task in tasks] == expected


def test_two_hundred_pages_are_read_in_bounded_time(tmp_path: Path) -> None:
    items = "".join(
        f"{number}.落实任务{number}。{'加强扬尘管控，' * 30}确保达标率达到95%。\n牵头单位：县住建局\n配合单位：县生态环境局\n"
        for number in range(1, 401)
    )
    drafted = draft_text(tmp_path, f"大县2024年工作方案\n一、重点任务\n{items}")
    assert len(drafted.program.tasks) == 400


def test_automatic_numbers_of_word_are_written_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    document = docx.Document()
    document.add_paragraph("例县2024年工作方案")
    numbering = document.part.numbering_part.element
    for abstract, number, format_, text in (
        ("90", "91", "chineseCounting", "%1、"),
        ("92", "93", "decimal", "%1."),
    ):
        numbering.insert(0, _abstract(abstract, format_, text))
        numbering.append(_list(number, abstract))
    for number, text in (
        ("91", "总体要求"),
        ("91", "重点任务"),
        ("93", "治理扬尘。工地达标率达到100%。（责任单位：县住建局）"),
        ("93", "治理散煤。替代300户。（责任单位：县发改局）"),
    ):
        _numbered(document, number, text)
    document.save(str(path))
    assert lines(path)[1:4] == [
        "一、总体要求",
        "二、重点任务",
        "1.治理扬尘。工地达标率达到100%。（责任单位：县住建局）",
    ]
    assert [task.title for task in draft(path).program.tasks] == ["治理扬尘", "治理散煤"]


def test_a_list_that_begins_anew_counts_from_its_own_start(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, _abstract("92", "decimal", "%1."))
    for number, start in (("93", None), ("94", "1"), ("95", "7")):
        entry = _list(number, "92")
        if start is not None:
            override = OxmlElement("w:lvlOverride")
            override.set(qn("w:ilvl"), "0")
            begin = OxmlElement("w:startOverride")
            begin.set(qn("w:val"), start)
            override.append(begin)
            entry.append(override)
        numbering.append(entry)
    for number, text in (("93", "甲"), ("93", "乙"), ("94", "丙"), ("94", "丁"), ("95", "戊"), ("95", "己")):
        _numbered(document, number, text)
    document.save(str(path))
    assert lines(path) == ["1.甲", "2.乙", "1.丙", "2.丁", "7.戊", "8.己"]


def test_deleted_words_of_a_tracked_change_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>牵头单位：</w:t></w:r><w:del><w:r><w:delText>县旧局</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>县新局</w:t></w:r></w:ins></w:p>"
    )
    name = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f"<w:document xmlns:w='{name}'><w:body>{body}</w:body></w:document>".encode()
    assert lines(_package(tmp_path / "strict.docx", {"word/document.xml": xml})) == ["牵头单位：县新局"]


def test_layout_tables_of_a_web_page_are_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.htm"
    path.write_text(
        "<table><tr><td><p>一、任务</p><p>1.治理<br>扬尘</p></td></tr></table><style>p{}</style>",
        encoding="utf-8",
    )
    assert lines(path) == ["一、任务", "1.治理", "扬尘"]


def _package(path: Path, members: dict[str, bytes]) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def _compound(streams: list[str]) -> bytes:
    """The smallest compound file with these streams at its root, each of one empty sector."""
    sector = 512
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def entry(
        name: str, kind: int, *, child: int = free, right: int = free, start: int = end, size: int = 0
    ) -> bytes:
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        links = b"".join(number.to_bytes(4, "little") for number in (free, right, child))
        head = encoded.ljust(64, b"\x00") + len(encoded).to_bytes(2, "little") + bytes([kind, 1])
        return head + links + b"\x00" * 36 + start.to_bytes(4, "little") + size.to_bytes(8, "little")

    entries = [entry("Root Entry", 5, child=1)]
    entries += [
        entry(
            name,
            2,
            right=index + 2 if index + 1 < len(streams) else free,
            start=2 + 8 * index,
            size=8 * sector,
        )
        for index, name in enumerate(streams)
    ]
    directory = b"".join(entries).ljust(sector, b"\x00")
    fat = [fat_mark, end]
    for index in range(len(streams)):
        fat += [3 + 8 * index + step for step in range(7)] + [end]
    table = b"".join(number.to_bytes(4, "little") for number in fat).ljust(sector, b"\xff")
    header = olefile.MAGIC + b"\x00" * 16 + (0x3E).to_bytes(2, "little") + (3).to_bytes(2, "little")
    header += b"\xfe\xff" + (9).to_bytes(2, "little") + (6).to_bytes(2, "little") + b"\x00" * 10
    header += (
        (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + b"\x00" * 4 + (4096).to_bytes(4, "little")
    )
    header += end.to_bytes(4, "little") + b"\x00" * 4 + end.to_bytes(4, "little") + b"\x00" * 4 + b"\x00" * 4
    header = header.ljust(sector, b"\xff")
    return header + table + directory + b"\x00" * (8 * sector * len(streams))


def _abstract(number: str, format_: str, text: str):  # type: ignore[no-untyped-def]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), number)
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("w:start", "1"), ("w:numFmt", format_), ("w:lvlText", text)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    return abstract


def _list(number: str, abstract: str):  # type: ignore[no-untyped-def]
    element = OxmlElement("w:num")
    element.set(qn("w:numId"), number)
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), abstract)
    element.append(reference)
    return element


def _numbered(document, number: str, text: str) -> None:  # type: ignore[no-untyped-def]
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    reference = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", "0"), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        reference.append(child)
    properties.append(reference)


def test_merged_cells_that_said_the_same_say_it_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in enumerate((("领域", "指标"), ("生态环境", "森林覆盖率"), ("生态环境", "湿地保护率"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "plan.docx"))
    blocks = read_document(tmp_path / "plan.docx").blocks
    assert isinstance(blocks[0], Table)
    assert [row.cells[0].text for row in blocks[0].rows] == ["领域", "生态环境", "生态环境"]


def test_bars_behind_the_cells_of_a_copied_table_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_text("序号 |\n指标名称 |\n|\n1 |\n森林覆盖率 |\n甲 | 乙 |\n", encoding="utf-8")
    assert lines(path) == ["序号", "指标名称", "1", "森林覆盖率", "甲 | 乙 |"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18 公里，完成绿化", None),
        ("26 个行政村完成治理", None),
        ("5 台，换装电机", None),
        ("3 户厕改造", 3),
        ("4 项目建设", 4),
        ("5 人居环境整治", 5),
        ("6 支持企业上市", 6),
    ],
)
def test_a_number_before_a_blank_counts_items_unless_a_quantity_follows(text: str, value: int | None) -> None:
    number = parse_number(text)
    assert (number.value if number is not None else None) == value


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("4．12345热线优化", "12345热线优化"),
        ("3.119消防宣传", "119消防宣传"),
        ("2.15分钟生活圈建设", "15分钟生活圈建设"),
        ("5.24小时自助服务", "24小时自助服务"),
        ("1.5万亩高标准农田", None),
        ("6.120万吨", None),
    ],
)
def test_digits_behind_the_point_of_a_number_may_begin_its_text(text: str, rest: str | None) -> None:
    number = parse_number(text)
    assert (number.rest if number is not None else None) == rest


def test_blanks_that_a_pdf_puts_around_figures_change_nothing(tmp_path: Path) -> None:
    text = (
        "样林县 2025 年治水方案\n一、重点任务\n1.清淤。2025 年 6 月底前清淤 6 公里，PM2.5 浓度不高于 30 微克/立方米。（责任单位：县水利局）\n"
        "2.筑堤。筑堤 2 公里。\n责任单位：县住建局\n完成时限：2025 年 9 月底\n样林县河长制办公室\n2025 年 3 月 6 日\n"
    )
    blanks, plain = (draft_text(tmp_path, one).program for one in (text, text.replace(" ", "")))
    assert blanks.tasks[0] == plain.tasks[0]
    assert blanks.tasks[1].requirement == "筑堤2公里。"
    assert blanks.tasks[1].deadline == "2025-09-30"


@pytest.mark.parametrize(
    "line",
    ["图解：一图读懂治水方案", "政策解读", "相关解读：", "主办：样林县人民政府 网站标识码：3206120002"],
)
def test_what_a_web_site_adds_below_a_plan_is_no_part_of_it(tmp_path: Path, line: str) -> None:
    text = "样林县2025年治水方案\n一、重点任务\n1.清淤。清淤6公里。（责任单位：县水利局）\n2.筑堤。（责任单位：县住建局）筑堤2公里。\n"
    assert draft_text(tmp_path, text + line).program == draft_text(tmp_path, text).program
