"""How much of each shipped programme a draft from its plan text reaches, field by field, and how long a long text takes.

Run from the repository: `python benchmarks/drafting.py PLANS`, where PLANS is the folder with the plans' texts
(qianjiang-2019.txt and so on). Each text is drafted as it is, as a .docx and as an .html page made here.
"""

import argparse
import html
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx

from ecoreport.model.program import Program, Who
from ecoreport.services.draft import draft_program
from ecoreport.spec import load_program

PROGRAMS = ("qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021", "jintai-2021")
LONG_TEXT = 60_000

Fields = dict[tuple[str, str], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=Path)
    parser.add_argument("--missed", action="store_true", help="print every field that differs")
    parser.add_argument("--only", help="one programme's id")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in PROGRAMS:
            if options.only in {None, name}:
                _measure(name, options.plans / f"{name}.txt", Path(folder), missed=options.missed)
        _time_long_text(options.plans, Path(folder))


def fields(program: Program) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every field that a draft can know, keyed by kind and by where it stands; remarks of the transcriber are left out."""
    for name in ("title", "region", "year", "level", "office", "source"):
        yield (name, ""), _plain(getattr(program, name))
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
        yield from _metric_fields("indicator", indicator.metrics)
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
        yield from _metric_fields("task", task.metrics)


def _metric_fields(owner: str, metrics: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    for metric in metrics:
        for name in ("name", "measure", "better", "target", "lead", "cooperate", "deadline", "range"):
            yield (f"{owner} metric.{name}", metric.id), _plain(getattr(metric, name))


def _plain(value: Any) -> Any:
    """A value for comparison: white space aside, units as an ordered list of names."""
    if isinstance(value, str):
        return re.sub(r"\s+", "", value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, Who):
        return (value.name, value.scope)
    return value


def _measure(name: str, text: Path, folder: Path, *, missed: bool) -> None:
    truth = dict(fields(load_program(name).program))
    makers = {
        "txt": lambda: text,
        "docx": lambda: _as_docx(text, folder),
        "html": lambda: _as_html(text, folder),
    }
    reached = {form: dict(fields(draft_program(make()).program)) for form, make in makers.items()}
    total = Counter(kind for kind, _ in truth)
    print(f"\n{name}")
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


def _time_long_text(plans: Path, folder: Path) -> None:
    text = "\n".join((plans / f"{name}.txt").read_text(encoding="utf-8") for name in PROGRAMS)
    path = folder / "long.txt"
    path.write_text((text * 3)[:LONG_TEXT], encoding="utf-8")
    start = time.perf_counter()
    draft_program(path)
    print(f"\n{LONG_TEXT:,} characters drafted in {time.perf_counter() - start:.2f} s", file=sys.stdout)


if __name__ == "__main__":
    main()
