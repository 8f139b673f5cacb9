"""LibreOffice opens every workbook and document of the loop and loses nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from command_line import ecoreport
from office import convert, pdf_text

EXAMPLE = Path(__file__).parent.parent / "examples" / "方案.yaml"

pytestmark = [pytest.mark.slow, pytest.mark.office]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A finished demo of the example programme."""
    folder = tmp_path_factory.mktemp("office")
    ecoreport("demo", "示例县", "--program", str(EXAMPLE), cwd=folder)
    yield folder / "示例县"
    shutil.rmtree(folder)


def numbered(files: list[Path], folder: Path) -> list[Path]:
    """Copies with different stems, as LibreOffice names its results after them."""
    return [Path(shutil.copy(file, folder / f"{n:02d}{file.suffix}")) for n, file in enumerate(files)]


def test_every_workbook_keeps_its_sheets_and_texts(demo: Path, tmp_path: Path) -> None:
    sources = numbered(sorted(p for p in demo.rglob("*.xlsx") if "台账/" not in p.as_posix()), tmp_path)
    assert len(sources) > 12
    (tmp_path / "made").mkdir()
    for source, made in zip(sources, convert(sources, "xlsx", tmp_path / "made"), strict=True):
        before, after = openpyxl.load_workbook(source), openpyxl.load_workbook(made)
        assert before.sheetnames == after.sheetnames
        for sheet in before:
            seen = {cell.value for row in after[sheet.title].iter_rows() for cell in row}
            texts = [
                cell.value
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell.value, str) and cell.value.strip() and not cell.value.startswith("=")
            ]
            assert [text for text in texts if text not in seen] == [], (source.name, sheet.title)


def test_every_paper_keeps_its_tables_and_texts(demo: Path, tmp_path: Path) -> None:
    sources = numbered(sorted(demo.rglob("*.docx")), tmp_path)
    assert len(sources) > 5
    for folder in ("docx", "pdf"):
        (tmp_path / folder).mkdir()
    reread = convert(sources, "docx", tmp_path / "docx")
    shown = convert(sources, "pdf", tmp_path / "pdf")
    for source, made, pdf in zip(sources, reread, shown, strict=True):
        before, after = docx.Document(str(source)), docx.Document(str(made))
        assert len(before.tables) == len(after.tables), source.name
        text = pdf_text(pdf)
        for paragraph in before.paragraphs:
            # A page break may put header and page number into a sentence, so its beginning and its end are looked for.
            for piece in "".join(paragraph.text.split()).split("。"):
                assert piece[:12] in text or piece[-12:] in text, (source.name, piece)
