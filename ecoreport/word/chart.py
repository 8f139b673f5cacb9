"""The chart of the summary: how the indicators of each area stand, as a picture."""

import io
import logging
from collections.abc import Sequence
from typing import Any

from ecoreport.reporting.standing import AreaStanding

FACES = (
    "SimHei",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Heiti SC",
    "SimSun",
    "Noto Serif CJK SC",
    "AR PL SungtiL GB",
)
"""Faces with Chinese characters on Windows, Linux and macOS, best first."""

_COLOURS = ("#548235", "#C00000", "#BF9000", "#A6A6A6")
_HATCHES = ("", "//", "..", "")
"""So that the parts can be told apart on a black-and-white print."""
_WIDTH, _TALLEST = 5.9, 8.2
"""Inches: 150 mm, and less than a page."""
_LABEL = 12
"""Characters of a line of an area's name; the whole name stands in the table beside the chart."""
_DOTS = 200


def render_area_chart(areas: Sequence[AreaStanding]) -> bytes | None:
    """A PNG with one bar an area; None when there is nothing to show or no face with Chinese characters."""
    # What matplotlib says about faces and caches is English and nothing that an office could act on.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    # Matplotlib takes over half a second to import; papers without a chart do not pay for it.
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import fontManager

    installed = {entry.name for entry in fontManager.ttflist}
    faces = [face for face in FACES if face in installed]
    judged = [area for area in areas if area.tally.total]
    if not (faces and judged):
        return None
    look: Any = {"font.family": faces, "axes.unicode_minus": False, "hatch.linewidth": 0.6, "font.size": 10}
    with matplotlib.rc_context(look):
        height = min(_TALLEST, 0.9 + 0.32 * len(judged))
        figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        _draw_bars(axes, judged)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def describe_area_chart(areas: Sequence[AreaStanding]) -> str:
    """The chart in words, for those who cannot see it."""
    told = "；".join(f"{area.name}{area.tally.words}" for area in areas if area.tally.total)
    return f"各领域指标完成情况条形图。{told}。"


def _draw_bars(axes: Any, areas: Sequence[AreaStanding]) -> None:
    rows = range(len(areas))
    left = [0] * len(areas)
    for index, (verdict, _) in enumerate(areas[0].tally.counts):
        counts = [area.tally.counts[index][1] for area in areas]
        bars = axes.barh(
            rows,
            counts,
            left=left,
            height=0.62,
            label=verdict.value,
            color=_COLOURS[index],
            hatch=_HATCHES[index],
            edgecolor="white",
        )
        for count, bar_label in zip(
            counts, axes.bar_label(bars, label_type="center", fontsize=9), strict=True
        ):
            bar_label.set_visible(count > 0)
            bar_label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
        left = [start + count for start, count in zip(left, counts, strict=True)]
    axes.set_yticks(rows, [_label(area.name) for area in areas])
    axes.invert_yaxis()
    axes.set_xlabel("指标数（项）")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False)


def _label(name: str) -> str:
    lines = [name[start : start + _LABEL] for start in range(0, len(name), _LABEL)]
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1][:-1]}…"]
    return "\n".join(lines).replace("$", r"\$")
