"""How long 10,000 different target texts take to parse, beside a pattern that takes the first bound it sees.

Run: python benchmarks/targets.py
"""

import re

from _timing import measure, print_ratios

from ecoreport.language.targets import parse_target
from ecoreport.spec import list_programs, load_program

COUNT = 10_000
ROUNDS = 3
PATTERNS = (
    "≥{0}.{1}",
    "≥{0}.{1}，不降低",
    "达到市级考核要求{0}，且在全市名列前茅",
    "{0}.{1}%以上",
    "2022年底前全区农村生活污水处理率达到{0}.{1}%以上，之后逐年提升",
    "PM2.5年均浓度控制在{0}.{1}微克每立方米以内",
    "比2020年下降{0}.{1}%",
    "新建{0}{1}座",
    "城市、县城、建制镇污水处理率分别达到{0}.{1}%、{0}%和{1}%以上",
    "全面推行第{0}{1}批",
)
FIRST_BOUND = re.compile(r"([≥≤><=])?\s*(\d+(?:\.\d+)?)\s*(%|以上|以下|以内)?")
"""What a script of a few lines does: the first figure, whatever it stands for."""


def main() -> None:
    texts = [pattern.format(n, n % 7) for pattern in PATTERNS for n in range(COUNT // len(PATTERNS))]
    assert len(set(texts)) == COUNT
    shipped = [m.target for name in list_programs() for m in load_program(name).require().all_metrics()]
    # A blank more each time round, so that no text is remembered from before.
    plans = [text + " " * (n // len(shipped)) for n in range(COUNT) for text in [shipped[n % len(shipped)]]]
    times = measure(
        {
            "parse_target": lambda: [parse_target(text) for text in texts],
            "parse_target, targets of the shipped plans": lambda: [parse_target(text) for text in plans],
            "first bound by pattern": lambda: [FIRST_BOUND.search(text) for text in texts],
        },
        rounds=ROUNDS,
    )
    print(f"{COUNT:,} different texts, medians of {ROUNDS}")
    for name, seconds in times.items():
        print(f"{name:<44}{seconds / COUNT * 1e6:>10.1f} µs a text")
    print_ratios(times, {"parse_target / pattern": ("parse_target", "first bound by pattern")})


if __name__ == "__main__":
    main()
