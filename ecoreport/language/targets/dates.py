"""Years, deadlines and base years as target texts name them."""

import re
from dataclasses import dataclass

_PLAN_PERIODS = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035, "七": 2040}
_DIGIT_WORDS = {"一": 1, "二": 2, "三": 3, "四": 4}
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALVES = {"上半年": "06-30", "下半年": "12-31"}
_YEAR_ALONE = 4
"""Digits of a date that names no more than its year."""

_YEAR = r"(?:19|20)\d{2}"
_PERIOD = r"[“\"]?十[二三四五六七]五[”\"]?"
_END = r"(?:年底|年末|底|末)"
_BEFORE = r"(?:之前|以前|前|之内|以内|内)"

_SPELL = "(?:^|(?<=力争|争取|计划|通过|经过))(?:[0-9]{1,2}|[一两三四五])年(?=[\u4e00-\u9fff])(?![均左限期内级以上一两二三四五六七八九十不时至])"
"""力争5年翻一番: how long there is for it."""

DATE = re.compile(
    rf"(?=[\d到至截自从“\"十今本当明次年上下第一二两三四五未用])(?!(?<=\d)\d)(?:(?<![高升低少增加降大减减缩展])(?:自|从(?=(?:19|20)\d\d年(?:起|开始))|到|至|截至|截止|截止到|截至到)(?=(?:{_YEAR}|“?十[二三四五六七]五|[今本当明]?年[底末]|\d{{1,2}}月[底末])))?(?:"
    rf"(?P<from>{_YEAR})年?(?:\d{{1,2}}月)?[-~—至到](?P<until>{_YEAR})(?:年度?|(?=[^\d]|$))(?P<until_month>\d{{1,2}})?(?(until_month)月)(?:期间|间)?"
    rf"|(?P<year>{_YEAR})(?:年度?|(?=[,:、]|底|末|目标))"
    rf"(?:(?P<month>\d{{1,2}})月份?(?:(?P<day>\d{{1,2}})[日号])?(?:[-~—至到]+(?P<to_month>\d{{1,2}})月(?:(?P<to_day>\d{{1,2}})[日号])?)?|"
    rf"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年))?"
    rf"(?P<end>{_END})?(?:(?P<before>{_BEFORE})|(?P<since>起|开始|以来))?"
    rf"|(?<![高低优好快少多]于)(?<![高低优好快少多]于[“\"])(?P<period>{_PERIOD})(?![”\"]?规划(?:纲要)?(?:$|[,;。、和的》编]))(?:规划)?(?:期间|时期|期末|期内|末期|末|期)?"
    rf"|(?P<floating>{_SPELL}|(?:未来|用)?(?:(?<!\d)\d{{1,2}}|[一两二三四五])年(?:(?:内|之内|以内)(?!$)|时间内?)|(?<![\d\ue000-\ue009])(?:今|本|当|明|次)?年(?:年底|年末|底|末|内)(?!去向|存栏|总?人口|常住|余额)(?:之?前)?|(?<!占)(?:今|本|当)年(?!度)"
    rf"|(?<![\d近前后第])(?:1[0-2]|[1-9])月(?:(?:\d{{1,2}}[日号]|底|末|中旬|上旬|下旬)(?:之?前)?|之?前|份?(?=[≥≤<>]|达到|\d+(?:\.\d+)?%))|[上下]半年(?:底|末|"
    rf"内)?(?:之?前)?|第?[一二三四]季度(?:末|底)?(?:之?前)?))"
)
"""A date, year or planning period; `read_moment` reads the match."""

_RELATIVE = "上年度?|上一年度?|去年|前年|往年|同期|上年同期|(?:规划)?(?:基准年|基[准期]值|基期|基年)|前三年|现状|目前|现有"
_LEVEL = r"(?:同期|年?底|年?末|水平|年均值|平均|均值|实际|数据|的)*"

BASE_DATE = re.compile(
    rf"(?=[比较与相对在以同环12])(?:(?:比|较|与|相对于?|相比于?|相较于?|对比)"
    rf"(?:(?P<year>{_YEAR})(?:年度?)?|(?P<period>{_PERIOD})(?:末|期末|期间|规划|时期)?|{_RELATIVE})"
    rf"{_LEVEL}(?:相比较?|比较|比|基础上)?"
    rf"|(?:在|以)(?:(?P<ground_year>{_YEAR})(?:年度?)?|(?P<ground_period>{_PERIOD})(?:末|期末|期间|规划|时期)?|{_RELATIVE})"
    rf"{_LEVEL}(?:\d+(?:\.\d+)?[^\d,;。]{{0,4}}?的?)?(?:基础上|为基数|为基准|为基期|为基准年)"
    rf"|(?:(?<=控制在|保持在|维持在|稳定在|恢复到|恢复至)|(?<=达到|超过)|(?<=[高低优好快劣少多大]于)|(?<=[≤≥]))(?P<level_year>{_YEAR})年度?(?=的?(?:水平|现状|同期|实际)|$|[,;。(])"
    rf"|同比(?!例)|环比|(?P<multiple_year>{_YEAR})年?(?:水平)?的(?=\d+(?:\.\d+)?倍))"
)
"""A base year (比2020年, 较上年, 在2020年基础上); `read_base` reads the match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year, deadline or base year."""

    value: str | None
    """YYYY, YYYY-MM or YYYY-MM-DD; None where the text gives no year (年底前, 较上年)."""
    deadline: bool = False
    since: bool = False
    """True for the year something begins in (2022年起)."""
    words: str = ""
    """A date that gives no year (10月底前), as it is written."""

    first: str | None = None
    """The year a span begins in (2021—2025年)."""

    def each_year(self, count: int) -> list["Moment"]:
        """The years of a span, where it has so many; otherwise none."""
        if self.first is None or self.value is None or len(self.value) > _YEAR_ALONE:
            return []
        years = range(int(self.first), int(self.value) + 1)
        return [Moment(value=str(year)) for year in years] if len(years) == count else []

    def after(self, other: "Moment | None") -> "Moment":
        """The moment in the year of one named before it (2024年6月底前…，10月底前…), where it is the later of the two."""
        if not self.words or other is None or other.value is None or other.since:
            return self
        if other.deadline and len(other.value) == _YEAR_ALONE:
            return self  # a span of years or a far end says nothing about the months between
        found = DATE.fullmatch(f"{other.value[:_YEAR_ALONE]}年{self.words}")
        moment = read_moment(found) if found else self
        return moment if moment.value and moment.value > other.value else self


def read_moment(found: re.Match[str]) -> Moment:
    """What a match of DATE names; its end where it names a span."""
    if found["until"]:
        month = found["until_month"]
        value = found["until"] + (f"-{int(month):02}" if month else "")
        return Moment(value=value, deadline=True, first=found["from"])
    if period := found["period"]:
        return Moment(value=str(_period_end(period)), deadline=True)
    if found["floating"]:
        return Moment(value=None, deadline=True, words=found["floating"])
    value = _calendar(found)
    lead = found[0][0]
    if found["since"]:
        return Moment(value=value, since=True)
    return Moment(
        value=value, deadline=lead in "到至截" or len(value) > 4 or bool(found["before"] or found["end"])
    )


def read_base(found: re.Match[str]) -> Moment:
    """What a match of BASE_DATE names."""
    if period := found["period"] or found["ground_period"]:
        return Moment(value=str(_period_end(period)))
    return Moment(
        value=found["year"] or found["ground_year"] or found["level_year"] or found["multiple_year"]
    )


def _calendar(found: re.Match[str]) -> str:
    year = found["year"]
    closed = bool(found["end"]) or (found["before"] or "").endswith("内")
    if month_text := found["to_month"] or found["month"]:
        month = int(month_text)
        if not 1 <= month <= 12:
            return str(year)
        if day := found["to_day"] if found["to_month"] else found["day"]:
            return f"{year}-{month:02}-{int(day):02}"
        return f"{year}-{month:02}-{_last_day(int(year), month):02}" if closed else f"{year}-{month:02}"
    if quarter := found["quarter"]:
        month = 3 * _DIGIT_WORDS.get(quarter, int(quarter) if quarter.isdigit() else 4)
        return f"{year}-{month:02}-{_last_day(int(year), month):02}"
    if half := found["half"]:
        return f"{year}-{_HALVES[half]}"
    return f"{year}-12-31" if closed else str(year)


def _last_day(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _LAST_DAY[month - 1]


def _period_end(period: str) -> int:
    return next(year for word, year in _PLAN_PERIODS.items() if f"十{word}五" in period)
