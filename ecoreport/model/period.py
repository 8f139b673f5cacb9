"""Periods that are reported on: a year, a quarter or a month."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORMS = re.compile(r"(?P<year>[12]\d{3})(?:-?[Qq](?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
_CHINESE = re.compile(
    r"(?P<year>[12]\d{3})年(?:度|第?(?P<quarter>[1-4一二三四])季度|(?P<month>1[0-2]|0?[1-9])月(?:份)?)?"
)
_DIGITS = "一二三四"
_QUARTERS = {digit: n for n, digits in enumerate(("1一", "2二", "3三", "4四"), start=1) for digit in digits}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A stretch of time a return is for; ordered by time, the year after its parts."""

    year: int
    quarter: int | None = None
    month: int | None = None

    @property
    def id(self) -> str:
        """The period as files and the ledger name it: `2019`, `2019-Q3`, `2019-06`."""
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        if self.month:
            return f"{self.year}-{self.month:02d}"
        return str(self.year)

    @property
    def words(self) -> str:
        """The period in Chinese: 2019年度, 2019年第三季度, 2019年6月."""
        if self.quarter:
            return f"{self.year}年第{_DIGITS[self.quarter - 1]}季度"
        if self.month:
            return f"{self.year}年{self.month}月"
        return f"{self.year}年度"

    @property
    def rhythm(self) -> str:
        """What its papers are called after: 年度, 季度, 月度."""
        return "季度" if self.quarter else "月度" if self.month else "年度"

    @property
    def before(self) -> "Period":
        """The period of the same length just before it."""
        if self.quarter:
            return Period(year=self.year - (self.quarter == 1), quarter=(self.quarter + 2) % 4 + 1)
        if self.month:
            return Period(year=self.year - (self.month == 1), month=(self.month + 10) % 12 + 1)
        return Period(year=self.year - 1)

    @property
    def end(self) -> date:
        """Its last day."""
        month = self.month or (self.quarter or 4) * 3
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def ends_year(self) -> bool:
        """True where the targets of a year fall due; before that none can be missed for good."""
        return self.end.month == 12


def parse_period(text: str) -> Period | None:
    """The period a text names (`2019`, `2019-Q3`, `2019-06`, 2019年第三季度), or None when it names none."""
    stripped = text.strip()
    match = _FORMS.fullmatch(stripped) or _CHINESE.fullmatch(stripped)
    if match is None:
        return None
    return Period(
        year=int(match["year"]),
        quarter=_QUARTERS.get(match["quarter"]),
        month=int(match["month"]) if match["month"] else None,
    )
