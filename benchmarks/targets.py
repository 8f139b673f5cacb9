"""How long 10,000 different target texts take to parse; prints the figure. Run: python benchmarks/targets.py."""

import time

from ecoreport.language.targets import parse_target

COUNT = 10_000
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


def main() -> None:
    texts = [pattern.format(n, n % 7) for pattern in PATTERNS for n in range(COUNT // len(PATTERNS))]
    assert len(set(texts)) == COUNT
    started = time.perf_counter()
    for text in texts:
        parse_target(text)
    seconds = time.perf_counter() - started
    print(f"parse_target: {COUNT} texts in {seconds:.2f} s, {seconds / COUNT * 1e6:.0f} µs each")


if __name__ == "__main__":
    main()
