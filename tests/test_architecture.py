"""Imports run down the floors of docs/architecture.md; libraries stay behind their walls."""

import ast
import inspect
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ecoreport"

FLOORS = [
    {"model"},
    {"errors", "catalogue", "language"},
    {"resources", "files", "sheets", "sheets_edit", "names"},
    {"reporting"},
    {"spec", "drafting", "workbook", "checks", "ledger", "tables", "word"},
    {"services"},
    {"cli", "web"},
    {"__main__"},
]
NEIGHBOURS = FLOORS[1] | FLOORS[2]
"""Rooms that may use others on their own floor, as long as no circle arises; those of floor 4 never do."""

INSIDE_DRAFTING = {
    "documents": 0,
    "words": 1,
    "gathering": 2,
    "front_page": 3,
    "tables": 3,
    "text": 4,
    "sources": 5,
}
"""Floors inside drafting/; what makes the parts of a draft and puts them together stands on top."""
TOP = 6
WALLS = {
    "charset_normalizer": {"drafting"},
    "click": {"cli"},
    "docx": {"word"},
    "filelock": {"files"},
    "jinja2": {"word"},
    "lxml": {"sheets_edit", "workbook", "word", "drafting"},
    "matplotlib": {"word"},
    "olefile": {"sheets", "drafting"},
    "pandas": {"tables"},
    "pdfminer": {"drafting"},
    "pdfplumber": {"drafting"},
    "openpyxl": {"sheets"},
    "python_calamine": {"sheets"},
    "rapidfuzz": {"names", "spec"},
    "rich": {"cli"},
    "sqlalchemy": {"ledger"},
    "xlsxwriter": {"workbook", "tables"},
    "yaml": {"spec"},
}
"""Every library, and the only rooms that know it."""


def _modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        found.append((".".join(p for p in parts if p != "__init__"), path))
    return found


def _imports(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            if node.module == "ecoreport":
                found += [(node.lineno, f"ecoreport.{alias.name}") for alias in node.names]
            else:
                found.append((node.lineno, node.module or ""))
    return found


def _floor(room: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise AssertionError(f"{room} stands on no floor of docs/architecture.md")


def test_imports_run_down() -> None:
    wrong = []
    for module, path in _modules():
        room = module.split(".")[0]
        for line, name in _imports(path):
            if not name.startswith("ecoreport."):
                continue
            other = name.split(".")[1]
            if other == room or other in {"templates", "workbook_specs"}:
                continue
            below = _floor(other) < _floor(room)
            beside = _floor(other) == _floor(room) and room in NEIGHBOURS
            if not (below or beside):
                wrong.append(f"{path}:{line}: {room} uses {other}")
    assert not wrong, "\n".join(wrong)


def test_imports_run_down_inside_drafting() -> None:
    wrong = []
    for module, path in _modules():
        if module.startswith("drafting."):
            part = module.split(".")[1]
            for line, name in _imports(path):
                if name.startswith("ecoreport.drafting.") and (other := name.split(".")[2]) != part:
                    floor, its_floor = INSIDE_DRAFTING.get(part, TOP), INSIDE_DRAFTING.get(other, TOP)
                    if its_floor > floor or (its_floor == floor and floor < TOP):
                        wrong.append(f"{path}:{line}: {part} uses {other}")
    assert not wrong, "\n".join(wrong)


def test_rooms_form_no_circle() -> None:
    uses: dict[str, set[str]] = {}
    for module, path in _modules():
        room = module.split(".")[0]
        for _, name in _imports(path):
            if name.startswith("ecoreport.") and (other := name.split(".")[1]) != room:
                uses.setdefault(room, set()).add(other)
    done: set[str] = set()

    def walk(room: str, above: tuple[str, ...]) -> None:
        assert room not in above, f"circle: {' -> '.join((*above, room))}"
        if room not in done:
            for other in sorted(uses.get(room, ())):
                walk(other, (*above, room))
            done.add(room)

    for room in sorted(uses):
        walk(room, ())


def test_libraries_stay_behind_their_walls() -> None:
    wrong = []
    for module, path in _modules():
        for line, name in _imports(path):
            top = name.split(".")[0]
            known = top == "ecoreport" or top in sys.stdlib_module_names
            if not known and module.split(".")[0] not in WALLS.get(top, ()):
                wrong.append(f"{path}:{line}: {name} is not allowed in {module}")
    assert not wrong, "\n".join(wrong)


def test_the_model_uses_the_standard_library_only() -> None:
    wrong = []
    for module, path in _modules():
        if module.split(".")[0] != "model":
            continue
        for line, name in _imports(path):
            top = name.split(".")[0]
            if top != "ecoreport" and top not in sys.stdlib_module_names:
                wrong.append(f"{path}:{line}: {name}")
    assert not wrong, "\n".join(wrong)


def test_the_page_names_what_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("## Who offers what")[2].partition("\n## ")[0]
    named = 0
    for module, text in re.findall(r"^\| `([\w.]+)` \| (.+) \|$", table, re.MULTILINE):
        for name, given in re.findall(r"`(\w+(?:\.\w+)*)(?:\(([^`]*)\))?`", text):
            found = _public(f"ecoreport.{module}", name)
            named += 1
            if not given or "…" in given:
                continue
            real = [parameter for parameter in inspect.signature(found).parameters if parameter != "self"]
            assert given.split(", ") == real, f"{module}: {name}({', '.join(real)})"
    assert named > 60


def _public(module: str, name: str) -> Any:
    """What the dotted name means in that module; a part may be a module of the package."""
    found: Any = import_module(module)
    for part in name.split("."):
        if not hasattr(found, part) and inspect.ismodule(found):
            import_module(f"{found.__name__}.{part}")
        found = getattr(found, part)
    return found
