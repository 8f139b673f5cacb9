"""A measure that is told once over a table, 单位：万亩, for every figure under it that has none of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.rows import Reading, Record, TableKind
from ecoreport.drafting.words.captions import measure_said, tells_measure
from ecoreport.drafting.words.naming import parse_heading
from ecoreport.drafting.words.wording import fold

_BARE_FIGURE = re.compile(
    r"(?:[≥≤<>]=?|不[低少高大]于|不超过)?\s*\d+(?:\.\d+)?\s*(?:(?:及?以[上下内])|左右)?"
)
_SHARE = re.compile(r"(?:率|比例|占比|比重|增速|增幅|降幅|指数|系数)$")


def share_measure(reading: Reading, over: Sequence[str]) -> None:
    """Gives the indicators of a table the measure told over it, where a figure stands without any.

    Args:
        reading: The table.
        over: The lines over it.
    """
    measure = measure_said([*over, *reading.captions])
    if measure is None or reading.kind is not TableKind.INDICATORS or Column.MEASURE in reading.columns:
        return
    reading.captions = [caption for caption in reading.captions if not tells_measure(caption)]
    reading.records = [
        replace(record, cells={**record.cells, Column.MEASURE: measure})
        if _lacks_measure(record, measure)
        else record
        for record in reading.records
    ]


def _lacks_measure(record: Record, measure: str) -> bool:
    """True for a bare figure; a share or an index has no measure in a table of amounts."""
    heading = parse_heading(record.sub or record.text(Column.INDICATOR), has_target=True)
    figures = [text for _, text in record.targets if _BARE_FIGURE.fullmatch(fold(text).strip())]
    is_other = _SHARE.search(heading.name) is not None and fold(measure) not in {"%", "‰"}
    return bool(figures) and heading.measure is None and not is_other
