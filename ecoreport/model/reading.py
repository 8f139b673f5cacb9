"""What a filled cell means, as data. The rules stand in docs/language/values.md; the reader in `language.values`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Flag(StrEnum):
    """How sure a reading is; anything but OK is judged 待核 until a person answers."""

    OK = "ok"
    APPROXIMATE = "approximate"
    AMBIGUOUS = "ambiguous"
    NOT_NUMERIC = "not_numeric"
    MISSING = "missing"
    OUT_OF_RANGE = "out_of_range"
    MEASURE_MISMATCH = "measure_mismatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of one filled value, in the metric's own measure."""

    raw: str
    """As typed; for a number cell its shortest decimal form."""
    flag: Flag
    value: Decimal | None = None
    measure: str | None = None
    note: str | None = None
    """What was converted or why it is unsure (原文 → 读作 → 依据), in Chinese."""
