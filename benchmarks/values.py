"""How long 10,000 filled values take to read, and how many are right, beside a pattern that takes the first number.

The values are the table of the tests, text and number cells mixed, repeated. Run: python benchmarks/values.py
"""

import re
import sys
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

from _timing import measure, print_ratios

TABLE = Path(__file__).parent.parent / "tests" / "language"
sys.path.insert(0, str(TABLE))

from value_table import Case, cases  # noqa: E402  # lies beside the tests

COUNT = 10_000
ROUNDS = 3
FIRST_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def main() -> None:
    table = tuple(cases(TABLE / "value_cases.txt"))
    many = tuple(islice(cycle(table), COUNT))
    times = measure(
        {
            "read_value": lambda: [case.read() for case in many],
            "first number by pattern": lambda: [_first_number(case) for case in many],
        },
        rounds=ROUNDS,
    )
    print(
        f"{COUNT:,} values, medians of {ROUNDS}; right and wrong counted over the {len(table)} of the table"
    )
    _print_line("read_value", times, table, lambda case: case.read().value)
    _print_line("first number by pattern", times, table, _first_number)
    print_ratios(times, {"read_value / pattern": ("read_value", "first number by pattern")})


def _print_line(name: str, times: dict[str, float], table: tuple[Case, ...], read) -> None:
    wrong = sum(read(case) not in (None, case.value) for case in table)
    right = sum(read(case) == case.value for case in table)
    print(f"{name:<44}{times[name] / COUNT * 1e6:>10.1f} µs a value; {right} right, {wrong} a wrong figure")


def _first_number(case: Case) -> Decimal | None:
    if "number" in case.known:
        return case.known["number"]
    found = FIRST_NUMBER.search(case.text)
    return Decimal(found[0]) if found else None


if __name__ == "__main__":
    main()
