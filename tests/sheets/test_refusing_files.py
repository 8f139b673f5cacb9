import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_packages import compound_of, parts_of, rows_of, workbook_of, zip_of

from ecoreport.errors import UnreadableFileError
from ecoreport.sheets import package, read_book, worksheet

ONE_CELL = rows_of('<row r="1"><c r="A1"><v>1</v></c></row>')
GOOD = workbook_of(ONE_CELL)


def _refusal(data: bytes, name: str = "报表.xlsx") -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_book(data, name=name)
    assert caught.value.finding.code == caught.value.code
    assert caught.value.finding.place.file == name
    assert str(caught.value).startswith(name)
    return caught.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FILE-001"),
        pytest.param(GOOD[: len(GOOD) // 2], "FILE-002", id="cut in half"),
        pytest.param(GOOD[:40], "FILE-002", id="only the first bytes"),
        (b"\x00" * 3000, "FILE-002"),
        (b"%PDF-1.7 ...", "FILE-006"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "FILE-007"),
        (b"\xef\xbb\xbf\r\n<TABLE border=1>", "FILE-007"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "FILE-007"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "FILE-008"),
        ("单位,数值\n水利局,95\n".encode(), "FILE-009"),
        ("单位,数值\n水利局,95\n".encode("gb18030"), "FILE-009"),
        (b"\x89PNG\r\n\x1a\n....", "FILE-010"),
        (b"Rar!\x1a\x07\x00....", "FILE-011"),
        (zip_of({"水利局.xlsx": GOOD, "说明.txt": "x"}), "FILE-011"),
        (b"\x01\x02\x03\x04binary", "FILE-013"),
        (b"{\\rtf1 x}", "FILE-005"),
        (zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "FILE-005"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(data: bytes, code: str) -> None:
    assert _refusal(data).code == code


def test_a_word_file_is_told_from_a_workbook() -> None:
    parts = parts_of(
        "", content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    )
    assert _refusal(zip_of(parts)).code == "FILE-005"


def test_a_zip_names_how_many_workbooks_are_in_it() -> None:
    refused = _refusal(zip_of({"甲.xlsx": GOOD, "乙.xlsx": GOOD}), "全部.zip")
    assert "2 个工作簿" in str(refused)


def test_mail_bytes_before_and_after_the_package_are_tolerated() -> None:
    assert read_book(b"\r\n\r\n" + GOOD + b"\r\n--boundary--", name="a.xlsx").sheets[0].text(1, 1) == "1"


def test_a_doctype_is_refused_in_every_part() -> None:
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "_rels/.rels"):
        parts = parts_of(ONE_CELL)
        parts[part] = '<!DOCTYPE x [<!ENTITY a "b">]>' + str(parts[part])
        assert _refusal(zip_of(parts)).code == "FILE-016"


def test_a_part_that_stands_twice_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts_of(ONE_CELL).items():
            archive.writestr(name, content)
        archive.writestr("XL/Worksheets/sheet1.xml", "<x/>")
    assert _refusal(stream.getvalue()).code == "FILE-015"


def test_overlapping_members_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts_of(ONE_CELL).items():
            archive.writestr(name, content)
    data = bytearray(stream.getvalue())
    entries = [i for i in range(len(data)) if data[i : i + 4] == b"PK\x01\x02"]
    first = struct.unpack_from("<L", data, entries[0] + 42)[0]
    struct.pack_into("<L", data, entries[1] + 42, first)
    assert _refusal(bytes(data)).code == "FILE-015"


def test_a_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 1_000_000)
    data = workbook_of(ONE_CELL + " " * 3_000_000)
    assert len(data) < 20_000
    assert _refusal(data).code == "FILE-014"


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worksheet, "MAX_CELLS", 100)
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 103))
    assert _refusal(workbook_of(rows_of(cells))).code == "FILE-018"


def test_reading_stops_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_SECONDS", -1)
    assert _refusal(GOOD).code == "FILE-019"


def test_an_encrypted_member_needs_a_password() -> None:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        position = data.find(mark)
        data[position + offset] |= 1
    assert _refusal(bytes(data)).code == "FILE-003"


def test_a_flipped_bit_is_found() -> None:
    data = bytearray(GOOD)
    position = data.find(b"xl/worksheets/sheet1.xml") + len(b"xl/worksheets/sheet1.xml") + 8
    data[position] ^= 0x40
    assert _refusal(bytes(data)).code == "FILE-002"


def test_a_file_far_too_large_is_refused_before_it_is_looked_at() -> None:
    assert _refusal(b"x" * 50_000_001).code == "FILE-004"


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        ({"EncryptionInfo": b"x", "EncryptedPackage": b"x" * 5000}, "FILE-003"),
        ({"Workbook": b"\x09\x08\x04\x00abcd\x2f\x00\x02\x00xx"}, "FILE-003"),
        ({"WordDocument": b"x"}, "FILE-005"),
        ({"PowerPoint Document": b"x"}, "FILE-012"),
        ({"Contents": b"x"}, "FILE-013"),
        ({"Workbook": b"\x09\x08\x04\x00abcd"}, "FILE-017"),
    ],
)
def test_a_compound_file_is_known_by_its_streams(streams: dict[str, bytes], code: str) -> None:
    assert _refusal(compound_of(streams)).code == code


def test_a_damaged_compound_file_is_refused_by_the_worker() -> None:
    assert _refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "旧.xls").code == "FILE-020"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_whatever_happens_to_the_bytes_the_answer_is_a_book_or_a_refusal(
    at: int, byte: int, cut: int
) -> None:
    data = bytearray(GOOD)
    data[at] = byte
    for candidate in (bytes(data), bytes(data[:cut]) + bytes(data[cut + 1 :])):
        try:
            book = read_book(candidate, name="a.xlsx")
        except UnreadableFileError:
            continue
        assert book.sheets
