"""How long programmes take to load, check and turn into Excel and back; prints one line a measurement.

`python benchmarks/programs.py` from the repository, or anywhere with ecoreport installed.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from ecoreport.resources import read_resource
from ecoreport.spec import build_form_tables, lint, list_programs, load_program, read_program, render_program
from ecoreport.tables.program_form import render_program_form

ROUNDS = 7
LOADING_LIMIT = 0.15
"""Seconds that loading the largest shipped programme may take (issue: Speed)."""


def main() -> None:
    largest = max(list_programs(), key=lambda name: len(read_resource("programs", f"{name}.yaml")))
    program = load_program(largest).require()
    loaded = load_program(largest)
    book = render_program_form(build_form_tables(program))
    print(
        f"{largest}, {len(read_resource('programs', f'{largest}.yaml')) / 1024:.0f} KiB, median of {ROUNDS}"
    )
    loading = measure("load YAML", lambda: load_program(largest))
    measure("render YAML", lambda: render_program(program))
    measure("lint", lambda: lint(loaded))
    measure("write Excel form", lambda: render_program_form(build_form_tables(program)))
    measure("load Excel form", lambda: read_program(book, file="方案.xlsx"))
    verdict = "within" if loading <= LOADING_LIMIT else "OVER"
    print(f"loading is {verdict} the limit of {LOADING_LIMIT} s")


def measure(name: str, work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    print(f"{name:<18} {median(times):.3f} s")
    return median(times)


if __name__ == "__main__":
    main()
