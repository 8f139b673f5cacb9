"""How much of each shipped programme a draft from its plan text reaches, field by field, and how long a long text takes.

Each text is drafted as it is, as a .docx and as an .html page made here. The plans' texts are those of the tests.

Run: python benchmarks/drafting.py [--only PROGRAM] [--missed] [PLANS]
"""

import argparse
import html
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from _timing import measure, print_ratios, print_times
from rapidfuzz import fuzz

from ecoreport.model.program import Metric, Program, Who
from ecoreport.services.draft import draft_program
from ecoreport.spec import load_program

PLANS = Path(__file__).parent.parent / "tests" / "programs" / "sources"
LONG_TEXT = 60_000

Fields = dict[tuple[str, str], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=Path, nargs="?", default=PLANS, help="folder with the plans' texts")
    parser.add_argument("--missed", action="store_true", help="print every field that differs")
    parser.add_argument("--only", help="one programme's id")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plans = sorted(options.plans.glob("*.txt"))
        for plan in plans:
            if options.only in {None, plan.stem}:
                _measure(plan, Path(folder), missed=options.missed)
        _time_long_text(plans, Path(folder))


def fields(program: Program, truth: Program | None = None) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every field that a draft can know, keyed by kind and by where it stands; remarks of the transcriber are left out.

    With a truth, each metric is keyed as the one it is most like in the same indicator or task, so that one metric too
    few does not shift all after it.
    """
    known = _metrics_by_owner(truth) if truth is not None else {}
    for name in ("title", "region", "year", "level", "office", "source"):
        yield (name, ""), _plain(getattr(program, name))
    for index, goal in enumerate(program.goals):
        yield ("goals", str(index)), _plain(goal)
    for index, phase in enumerate(program.phases):
        for name in ("name", "start", "end", "text"):
            yield (f"phase.{name}", str(index)), _plain(getattr(phase, name))
    for index, area in enumerate(program.areas):
        yield ("area", str(index)), _plain(area)
    for unit in program.units:
        yield ("unit", unit.name), _plain(unit.name)
        yield ("unit.kind", unit.name), unit.kind.value
    for indicator in program.indicators:
        for name in ("name", "area", "nature", "key", "text"):
            yield (f"indicator.{name}", str(indicator.no)), _plain(getattr(indicator, name))
        yield from _metric_fields("indicator", indicator.metrics, known.get(f"indicator {indicator.no}"))
    for task in program.tasks:
        for name in (
            "list",
            "indicators",
            "no",
            "title",
            "requirement",
            "area",
            "lead",
            "cooperate",
            "deadline",
        ):
            yield (f"task.{name}", task.id), _plain(getattr(task, name))
        yield from _metric_fields("task", task.metrics, known.get(f"task {task.id}"))


def _metrics_by_owner(program: Program) -> dict[str, tuple[Metric, ...]]:
    indicators = {f"indicator {i.no}": i.metrics for i in program.indicators}
    return indicators | {f"task {t.id}": t.metrics for t in program.tasks}


def _metric_fields(
    owner: str, metrics: tuple[Metric, ...], known: tuple[Metric, ...] | None
) -> Iterator[tuple[tuple[str, str], Any]]:
    ids = {metric.id: metric.id for metric in metrics} if known is None else _pair(metrics, known)
    for metric in metrics:
        for name in ("name", "measure", "better", "target", "lead", "cooperate", "deadline", "range"):
            yield (f"{owner} metric.{name}", ids[metric.id]), _plain(getattr(metric, name))


def _pair(metrics: tuple[Metric, ...], known: tuple[Metric, ...]) -> dict[str, str]:
    """The id of the known metric each one is most like, one to one; an id of its own for what is like none."""
    likeness = [
        (fuzz.ratio(f"{m.name}{m.target}", f"{k.name}{k.target}"), m.id, k.id) for m in metrics for k in known
    ]
    ids: dict[str, str] = {}
    for score, own, other in sorted(likeness, reverse=True):
        if score > 0 and own not in ids and other not in ids.values():
            ids[own] = other
    return {metric.id: ids.get(metric.id, f"{metric.id} of the draft") for metric in metrics}


def _plain(value: Any) -> Any:
    """A value for comparison: white space aside, units as an ordered list of names."""
    if isinstance(value, str):
        return re.sub(r"\s+", "", value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, Who):
        return (value.name, value.scope)
    return value


def _measure(text: Path, folder: Path, *, missed: bool) -> None:
    program = load_program(text.stem).require()
    truth = dict(fields(program))
    makers = {
        "txt": lambda: text,
        "docx": lambda: _as_docx(text, folder),
        "html": lambda: _as_html(text, folder),
    }
    reached = {form: dict(fields(draft_program(make()).program, program)) for form, make in makers.items()}
    total = Counter(kind for kind, _ in truth)
    print(f"\n{text.stem}")
    print(f"  {'field':<28}{'of':>6}" + "".join(f"{form:>9}" for form in reached))
    sums = Counter[str]()
    for kind in total:
        hits = {
            form: sum(
                1 for key, value in truth.items() if key[0] == kind and key in got and got[key] == value
            )
            for form, got in reached.items()
        }
        sums.update(hits)
        print(
            f"  {kind:<28}{total[kind]:>6}"
            + "".join(f"{100 * hits[form] / total[kind]:>8.1f}%" for form in reached)
        )
    print(
        f"  {'ALL':<28}{sum(total.values()):>6}"
        + "".join(f"{100 * sums[form] / sum(total.values()):>8.2f}%" for form in reached)
    )
    extra = sum(1 for key in reached["txt"] if key not in truth)
    print(f"  fields drafted that the programme does not have: {extra}")
    if missed:
        for key, value in truth.items():
            got = reached["txt"].get(key, "-")
            if got != value:
                print(f"    {key}: {value!r}\n        {got!r}")
        for key in reached["txt"]:
            if key not in truth:
                print(f"    extra {key}: {reached['txt'][key]!r}")


def _as_docx(text: Path, folder: Path) -> Path:
    """The text as a Word document, a paragraph a line; lines with tabs become rows of real tables."""
    document = docx.Document()
    rows: list[list[str]] = []

    def flush() -> None:
        if rows:
            width = max(len(row) for row in rows)
            table = document.add_table(rows=len(rows), cols=width)
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, value in zip(row.cells, cells, strict=False):
                    cell.text = value
            rows.clear()

    for line in text.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            rows.append(line.split("\t"))
        elif line.strip():
            flush()
            document.add_paragraph(line)
    flush()
    path = folder / f"{text.stem}.docx"
    document.save(str(path))
    return path


def _as_html(text: Path, folder: Path) -> Path:
    """The text as a web page, a paragraph a line; lines with tabs become rows of real tables."""
    pieces = ['<html><head><meta charset="utf-8"><title></title></head><body>']
    in_table = False
    for line in text.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        is_row = "\t" in line
        if is_row != in_table:
            pieces.append("<table>" if is_row else "</table>")
            in_table = is_row
        if is_row:
            pieces.append(
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) + "</tr>"
            )
        else:
            pieces.append(f"<p>{html.escape(line)}</p>")
    pieces.append("</table></body></html>" if in_table else "</body></html>")
    path = folder / f"{text.stem}.html"
    path.write_text("\n".join(pieces), encoding="utf-8")
    return path


def _time_long_text(plans: list[Path], folder: Path) -> None:
    text = "\n".join(plan.read_text(encoding="utf-8") for plan in plans)
    path = folder / "long.txt"
    path.write_text((text * 3)[:LONG_TEXT], encoding="utf-8")
    document = _as_docx(path, folder)
    times = measure(
        {
            "draft from text": lambda: draft_program(path),
            "draft from .docx": lambda: draft_program(document),
            "python-docx: the texts of the .docx alone": lambda: _read_with_python_docx(document),
        },
        rounds=3,
    )
    print(f"\n{LONG_TEXT:,} characters, medians of 3")
    print_times(times)
    alone, draft = "python-docx: the texts of the .docx alone", "draft from .docx"
    print_ratios(times, {"python-docx / draft from .docx": (alone, draft)})


def _read_with_python_docx(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*cells, *(paragraph.text for paragraph in document.paragraphs)]


if __name__ == "__main__":
    main()
