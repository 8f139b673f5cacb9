"""What a filled value means for its metric: the reading, with a flag that says how sure it is.

The rules and the reasons for each decision stand in docs/language/values.md. One rule stands above all: a reading is `ok`
only where no other reading can be defended.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ecoreport.language import value_words
from ecoreport.language.measures import (
    convert,
    is_alternative,
    is_counted,
    is_percentage,
    is_share,
    multiplier_places,
    same_base,
    same_measure,
)
from ecoreport.language.number_formats import NumberFormat, parse_number_format
from ecoreport.language.numerals import (
    SIGNIFICANT_DIGITS,
    plain_decimal,
    shifted,
    tidy,
    without_noise,
    without_zeros,
)
from ecoreport.language.value_figures import Figure, parse_figure
from ecoreport.model.reading import Flag, Reading

_LONGEST_TEXT = 200
"""Longer texts are prose; no figure is looked for in them."""
_LONGEST_REMARKS = 10
"""So many words beside figures may still be labels (城市95.3 农村80.2); more of them make a sentence."""
_LARGEST_POWER = 30
"""A number beyond 10 to this power, or below its inverse, is a damaged cell and no figure."""
_PERCENT_CELL_IN_DOUBT = 10
"""A percent cell that stores this much (1000%) may have been filled without thinking of its format."""
_ANY_FIGURE = Decimal(7)
"""Stands for the stored number while the words beside it are read."""

_NO_MEASURE = re.compile("[-—─/]+|无")
_STRUCK = "(划去:"
"""How the reader of workbooks marks what is struck out in a cell."""
_END_OF_SENTENCE = re.compile("(?<=.)[。;,、]+$")
_LINES_OF_FIGURES = re.compile(r"(?<=[0-9０-９%％])\s*[\r\n\t]\s*(?=[0-9０-９])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FIGURE_CHARACTERS = frozenset("0123456789.%+-")
_QUOTES = re.compile("^['‘’\"“”`]+|['‘’\"“”`]+$")
_DAY_AS_NUMBER = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_MOBILE_NUMBER = re.compile("1[3-9][0-9]{9}")
_YEAR_AS_NUMBER = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH_AS_NUMBER = re.compile(r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])")
_LOOSE_FIGURE = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9])")
_HANZI = re.compile("[一-龥]")
_LETTERS_FOR_DIGITS = re.compile(r"[-+]?[0-9OoQIlSsZzB|.,%\s]*[0-9][0-9OoQIlSsZzB|.,%\s]*|[Oo○〇◯]")
_MULTIPLIERS = frozenset({"十", "百", "千", "万", "亿", "百万", "千万"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Metric:
    """What is known of the metric a value is filled in for."""

    measure: str | None
    low: Decimal | None
    high: Decimal | None

    def allows(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def choose(self, values: tuple[Decimal, ...]) -> Decimal | None:
        """The one value the range allows; the first when it allows none, None when it leaves a choice."""
        allowed = [value for value in values if self.allows(value)]
        if len(allowed) > 1:
            return None
        return allowed[0] if allowed else values[0]


def read_value(
    text: str | None,
    *,
    number: Decimal | None = None,
    format: str | None = None,
    measure: str | None = None,
    range: tuple[str, str] | None = None,
    period: str | None = None,
    name: str | None = None,
) -> Reading:
    """What one filled cell means for its metric. Never raises, whatever stands in the cell.

    Args:
        text: The cell's text; not looked at when there is a number.
        number: The stored number of a number cell.
        format: The number format of that cell; None is General.
        measure: The metric's measure; None or empty when the plan gives none.
        range: Smallest and largest value that is possible at all, as decimal text; an empty end is open.
        period: The period reported on (`2022`, `2022-06`, `2022-Q2`); a figure said to be of another one is in doubt.
        name: The metric's name, which a clerk may repeat before the figure.

    Returns:
        The reading in the metric's measure. There is a value only with the flags ok, approximate and out_of_range.
    """
    low, high = range or ("", "")
    own_measure = tidy(measure or "")
    if _NO_MEASURE.fullmatch(own_measure):
        own_measure = ""
    metric = _Metric(measure=own_measure or None, low=plain_decimal(low), high=plain_decimal(high))
    own_name = tidy(name) if name else ""
    if number is not None:
        return _read_number(number, format or "General", metric, period, own_name)
    return _read_text(text or "", metric, period, own_name)


def reading_as_json(reading: Reading) -> dict[str, str]:
    """The reading in the shape of the contract; the value is decimal text, absent keys are left out."""
    shape = {
        "raw": reading.raw,
        "value": None if reading.value is None else format(reading.value, "f"),
        "measure": reading.measure,
        "flag": reading.flag.value,
        "note": reading.note,
    }
    return {key: value for key, value in shape.items() if value is not None}


def _read_text(raw: str, metric: _Metric, period: str | None, name: str) -> Reading:
    plain = _QUOTES.sub("", tidy(_LINES_OF_FIGURES.sub(";", raw))).strip()
    plain = _END_OF_SENTENCE.sub("", plain)
    if value_words.is_missing(plain):
        return _no_value(raw, Flag.MISSING, "没有填写数值" if plain else "没有填写", metric)
    if _STRUCK in plain:
        return _no_value(raw, Flag.AMBIGUOUS, "单元格里有划去的内容，请只留要填的数", metric)
    if reason := value_words.not_numeric_reason(plain, measure=metric.measure):
        return _no_value(raw, Flag.NOT_NUMERIC, reason, metric)
    if len(plain) > _LONGEST_TEXT:
        return _no_value(raw, Flag.NOT_NUMERIC, "是一段文字，不是数值", metric)
    figure = parse_figure(plain, measure=metric.measure, period=period, name=name)
    if figure is None:
        return _read_words(raw, plain, metric)
    if other := _other_than_figure(plain):
        figure.doubts.append(other)
    elif _MONTH_AS_NUMBER.fullmatch(plain) or _is_year(plain, metric):
        figure.doubts.append("也可能是日期")
    if not raw.isascii() and any(
        tidy(character) in _FIGURE_CHARACTERS for character in _NOT_ASCII.findall(raw)
    ):
        figure.steps.insert(0, "全角字符按普通字符读")
    return _settle(raw, figure, metric)


def _other_than_figure(digits: str) -> str | None:
    """What bare digits may be instead of a figure: a day written together, a mobile telephone."""
    if _DAY_AS_NUMBER.fullmatch(digits):
        return "也可能是日期"
    return "也可能是电话号码" if _MOBILE_NUMBER.fullmatch(digits) else None


def _is_year(plain: str, metric: _Metric) -> bool:
    """True for 2022 as a percentage: four such digits are more likely the year than twentyfold."""
    percentage = is_percentage(metric.measure or "")
    return percentage and _YEAR_AS_NUMBER.fullmatch(plain) is not None and metric.allows(Decimal(plain))


def _read_words(raw: str, plain: str, metric: _Metric) -> Reading:
    """A text that is not one figure: several figures, a figure that words put in doubt, or no figure at all."""
    if _LETTERS_FOR_DIGITS.fullmatch(plain):
        return _no_value(raw, Flag.AMBIGUOUS, "不能断定是哪个数，可能有字母或符号代替了数字", metric)
    figures = _LOOSE_FIGURE.findall(plain)
    if not figures:
        return _no_value(raw, Flag.NOT_NUMERIC, "是文字，没有可读的数", metric)
    if len(_HANZI.findall(plain)) > _LONGEST_REMARKS:
        return _no_value(raw, Flag.NOT_NUMERIC, "是一句话，请只填一个数", metric)
    reason = "有不止一个数" if len(figures) > 1 else "数字前后的内容使含义不能断定"
    return _no_value(raw, Flag.AMBIGUOUS, f"{reason}，请只填一个数", metric)


def _read_number(number: Decimal, format: str, metric: _Metric, period: str | None, name: str) -> Reading:
    if not number.is_finite() or (number and abs(number.adjusted()) > _LARGEST_POWER):
        return _no_value(str(number), Flag.NOT_NUMERIC, "单元格里的数已损坏", metric)
    stored = without_noise(number)
    raw = f"{stored:f}"
    shape = parse_number_format(format, stored)
    if shape.date:
        return _no_value(raw, Flag.NOT_NUMERIC, "单元格是日期或时间格式，不是数值", metric)
    if shape.wordy:
        return _no_value(raw, Flag.NOT_NUMERIC, f"单元格显示的是“{shape.literal}”，不是数值", metric)
    figure = _shown_figure(stored, shape, metric, period, name)
    if reason := _take_format(shape, figure, metric):
        return _no_value(raw, Flag.MEASURE_MISMATCH, reason, metric)
    if shape.percent:
        figure.steps.insert(0, f"单元格是百分比格式，存的是{raw}")
        if abs(stored) >= _PERCENT_CELL_IN_DOUBT and metric.allows(shifted(stored, 2)):
            figure.doubts.append(f"百分比格式的单元格存的是{raw}，可能本来要填{raw}%")
    elif stored.adjusted() >= SIGNIFICANT_DIGITS:
        figure.doubts.append(f"数字超过{SIGNIFICANT_DIGITS}位，像是编号")
    elif other := _other_than_figure(raw):
        figure.doubts.append(other)
    elif _is_year(raw, metric):
        figure.doubts.append("也可能是年份")
    if shape.hidden and stored:
        figure.doubts.append("单元格的格式不显示这个数")
    return _settle(raw, figure, metric)


def _shown_figure(
    stored: Decimal, shape: NumberFormat, metric: _Metric, period: str | None, name: str
) -> Figure:
    """The stored number, with the fixed text of the format read as if it had been typed beside a figure."""
    value = shifted(stored, 2) if shape.percent else stored
    measure = "%" if shape.percent else ""
    if not shape.literal:
        return Figure(value=value, measure=measure)
    shown = tidy(f"{shape.before}{_ANY_FIGURE}{measure}{shape.after}")
    figure = parse_figure(shown, measure=metric.measure, period=period, name=name) or Figure()
    if figure.value != shifted(_ANY_FIGURE, multiplier_places(figure.bare_multiplier)):
        return Figure(value=value, measure=measure, doubts=[f"单元格显示的“{shape.literal}”含义不能断定"])
    figure.value, figure.steps = value, []
    figure.about = [f"单元格显示的{words}" for words in figure.about]
    figure.doubts = [f"单元格显示的{words}" for words in figure.doubts]
    return figure


def _take_format(shape: NumberFormat, figure: Figure, metric: _Metric) -> str | None:
    """Why what the format shows contradicts the metric's measure, or None; what may be meant either way is a doubt."""
    wanted = metric.measure or ""
    typed = figure.measure or figure.bare_multiplier
    if shape.scaled or shape.parted:
        # 万 behind a figure that is shown ten thousand times smaller is true to the stored number.
        told = multiplier_places(typed) == shape.scaled > 0
        true = told if typed or shape.parted else True
        same = not figure.measure or same_base(figure.measure, wanted)
        if not (true and same and multiplier_places(wanted) == 0):
            figure.doubts.append("单元格按格式显示的数与存的数不一样大")
    elif not typed or not wanted or shape.percent or figure.currency:
        return None
    elif not _is_wanted(typed, wanted) and not (
        figure.bare_multiplier and wanted.startswith(figure.bare_multiplier)
    ):
        return f"单元格显示的是“{shape.literal}”，计量单位是{wanted}，存的数没有换算"
    figure.measure = figure.bare_multiplier = ""
    return None


def _settle(raw: str, figure: Figure, metric: _Metric) -> Reading:
    """The reading of a figure: mismatch before doubt, doubt before range, range before approximation."""
    if figure.value is not None and (reason := _mismatch(figure, metric)):
        return _no_value(raw, Flag.MEASURE_MISMATCH, reason, metric)
    value = _weigh(figure, metric)
    if value is None or figure.doubts:
        return _no_value(raw, Flag.AMBIGUOUS, "；".join(figure.doubts), metric)
    reasons = figure.steps + [f"{words}：是约数" for words in figure.about]
    reasons += [f"备注“{remark}”" for remark in figure.remarks if f"备注“{remark}”" not in figure.about]
    flag = Flag.APPROXIMATE if figure.about else Flag.OK
    if not metric.allows(value):
        flag = Flag.OUT_OF_RANGE
        reasons.append(f"超出可能的范围{_range_in_words(metric)}")
    return Reading(
        raw=raw,
        flag=flag,
        value=abs(value) if value == 0 else value,  # -0 is nothing to print
        measure=metric.measure or figure.measure or None,
        note="；".join(reasons) or None,
    )


def _mismatch(figure: Figure, metric: _Metric) -> str | None:
    """Why the typed measure cannot be brought to the metric's, or None."""
    typed, wanted = figure.measure, metric.measure
    assert figure.value is not None, "only a figure has a measure"
    if not typed or not wanted or _is_wanted(typed, wanted):
        return None
    converted = convert(figure.value, typed, wanted)
    if converted is None:
        return f"填的计量单位是“{typed}”，应为“{wanted}”"
    if (
        is_share(wanted)
        and figure.value != 0
        and not (figure.restated and _is_same(figure, converted, wanted))
    ):
        return f"填的是{typed}，应为{wanted}；如按比例换算为{converted:f}{wanted}，请改填"
    return None


def _is_wanted(typed: str, wanted: str) -> bool:
    return same_measure(typed, wanted) or is_alternative(typed, wanted)


def _is_same(figure: Figure, value: Decimal, measure: str) -> bool:
    """True when the bracket says the value again, in that measure."""
    assert figure.restated is not None, "the caller has seen the bracket"
    again, typed = figure.restated
    return convert(again, typed or measure, measure) == value


def _settle_restated(figure: Figure, metric: _Metric) -> None:
    if figure.restated is None or figure.value is None:
        return
    measure = figure.measure or metric.measure or figure.restated[1]
    again = figure.restated[1]
    if _is_same(figure, figure.value, measure):
        figure.steps.append("括号里的数与之相等")
    elif (is_percentage(measure) and is_counted(again)) or (is_percentage(again) and is_counted(measure)):
        figure.steps.append(f"括号里是以{again}计的数")  # 330天（90.4%）
    else:
        figure.doubts.append("括号里是另一个数")


def _settle_quotient(figure: Figure, metric: _Metric) -> None:
    """Doubts a percentage that is not what the quotient beside it comes to, as exactly as it is written."""
    if (
        figure.quotient is None
        or figure.value is None
        or not is_percentage(figure.measure or metric.measure or "")
    ):
        return
    places = max(0, -int(figure.value.as_tuple().exponent))
    if abs(figure.quotient * 100 - Fraction(figure.value)) * 2 > Fraction(1, 10**places):
        figure.doubts.append("括号里的两个数相除不等于所填的数")


def _settle_names(figure: Figure) -> None:
    """Doubts a figure beside names that are not as many: it may be that of what is named alone."""
    if figure.names is not None and figure.value != figure.names:
        figure.doubts.append(f"括号里列了{figure.names}个名称，所填的数可能只是它们的")


def _weigh(figure: Figure, metric: _Metric) -> Decimal | None:
    """The value in the metric's measure; None, with a doubt noted, where the digits leave a choice."""
    if figure.value is None:
        return None
    if figure.value and abs(figure.value.adjusted()) > _LARGEST_POWER:
        figure.doubts.append("数值大小不可信")
    _settle_restated(figure, metric)
    _settle_quotient(figure, metric)
    _settle_names(figure)
    values = tuple(_in_measure(value, figure, metric) for value in _possible(figure, metric))
    value = metric.choose(values) if len(values) > 1 else values[0]
    wanted = metric.measure or figure.measure
    if value is not None and value < 0 and is_counted(wanted) and metric.low is None:
        figure.doubts.append("个数不会小于0，前面的可能是破折号")
    if value is None:
        figure.doubts.append("可能是" + "，也可能是".join(f"{each:f}{wanted}" for each in values))
    elif len(values) > 1 and metric.allows(value):
        figure.steps.append(f"按可能的范围{_range_in_words(metric)}只能是{value:f}{wanted}")
    elif figure.measure and metric.measure and not _is_wanted(figure.measure, metric.measure):
        figure.steps.append(f"由{figure.measure}换算为{metric.measure}")
    return value


def _possible(figure: Figure, metric: _Metric) -> tuple[Decimal, ...]:
    """The values the digits may stand for, in the typed measure, the likelier one first."""
    value, measure = figure.value, figure.measure or metric.measure or ""
    assert value is not None, "only a figure is weighed"
    if figure.bare_multiplier and not figure.measure and (places := multiplier_places(measure)):
        meant = without_zeros(shifted(value, -places))
        # Nobody says 万万吨: the 万 of 12.5万 is the one of the measure. 3千 before 万吨 leaves a choice.
        of_measure = figure.bare_multiplier.endswith(("万", "亿"))
        if of_measure and (metric.allows(meant) or not metric.allows(value)):
            figure.steps.append(f"换算为{meant:f}{measure}")
            return (meant,)
        return meant, value
    if is_percentage(measure):
        if not figure.measure and value != 0 and abs(value) <= 1:
            return value, shifted(value, 2)
        if figure.bare_multiplier:
            figure.doubts.append("百分数里不应有万、亿等倍数")
    if figure.other is not None:
        dotted = figure.other > abs(value)
        # Nobody writes thousands of % or of 立方米/万元; a zero at the end (1.250) still looks like a thousand.
        fine = is_share(measure) or multiplier_places(figure.measure) > 0 or "/" in measure
        exact = fine and f"{value:f}"[-1] != "0"
        certain = exact if dotted else not is_share(measure)
        if not certain:
            return value, figure.other.copy_sign(value)
    return (value,)


def _in_measure(value: Decimal, figure: Figure, metric: _Metric) -> Decimal:
    if not figure.measure or not metric.measure or _is_wanted(figure.measure, metric.measure):
        return value
    converted = convert(value, figure.measure, metric.measure)
    assert converted is not None, "a mismatch was found before"
    return without_zeros(converted)


def _range_in_words(metric: _Metric) -> str:
    low = "不限" if metric.low is None else f"{metric.low:f}"
    high = "不限" if metric.high is None else f"{metric.high:f}"
    return f"{low}—{high}"


def _no_value(raw: str, flag: Flag, reason: str, metric: _Metric) -> Reading:
    return Reading(raw=raw, flag=flag, measure=metric.measure, note=reason)
