"""Imports run down the floors of docs/architecture.md; libraries stay behind their walls."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "ecoreport"

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
SHARED_FLOOR = {
    "errors",
    "catalogue",
    "language",
    "resources",
    "files",
    "sheets",
    "sheets_edit",
    "names",
    "model",
}
"""Rooms whose neighbours on the same floor may use them, as long as no circle arises (checked separately)."""

WALLS = {
    "xlsxwriter": {"workbook", "tables"},
    "openpyxl": {"sheets_edit"},
    "python_calamine": {"sheets"},
    "docx": {"word", "drafting"},
    "pandas": {"tables"},
    "sqlalchemy": {"ledger"},
    "click": {"cli"},
    "rich": {"cli"},
    "yaml": {"spec"},
}
STANDARD_ONLY = {"model"}


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
            beside = _floor(other) == _floor(room) and {room, other} <= SHARED_FLOOR
            if not (below or beside):
                wrong.append(f"{path}:{line}: {room} uses {other}")
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
            allowed = WALLS.get(name.split(".")[0])
            if allowed is None:
                continue
            if not any(module == room or module.startswith(f"{room}.") for room in allowed):
                wrong.append(f"{path}:{line}: {name} is not allowed in {module}")
    assert not wrong, "\n".join(wrong)


def test_the_model_uses_the_standard_library_only() -> None:
    import sys

    wrong = []
    for module, path in _modules():
        if module.split(".")[0] not in STANDARD_ONLY:
            continue
        for line, name in _imports(path):
            top = name.split(".")[0]
            if top != "ecoreport" and top not in sys.stdlib_module_names:
                wrong.append(f"{path}:{line}: {name}")
    assert not wrong, "\n".join(wrong)
