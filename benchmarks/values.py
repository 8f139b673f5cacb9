"""How long reading 10,000 filled values takes: the table of the tests, text and number cells mixed, repeated.

Run: python benchmarks/values.py
"""

import sys
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
COUNT = 10_000
ROUNDS = 3


def main() -> None:
    sys.path.insert(0, str(ROOT / "tests" / "language"))
    from value_table import cases

    table = tuple(islice(cycle(cases(ROOT / "tests" / "language" / "value_cases.txt")), COUNT))
    table[0].read()  # imports and compiled patterns are not what is measured
    seconds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for case in table:
            case.read()
        seconds.append(perf_counter() - start)
    print(f"{COUNT} values: best of {ROUNDS} {min(seconds):.2f} s, worst {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
