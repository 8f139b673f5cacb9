"""One figure in a filled text, with everything said around it; what it means for a metric is decided in `values`."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from ecoreport.language import value_remarks, value_words
from ecoreport.language.measures import (
    COUNTERS,
    convert,
    is_counted,
    is_percentage,
    multiplier_places,
    same_measure,
    take_measure,
)
from ecoreport.language.numerals import SIGNIFICANT_DIGITS, read_decimal, read_share, shifted, tidy
from ecoreport.language.value_words import Said

_BRACKETED = r"[(〔\[【]([^()〔〕\[\]【】]*(?:[(〔][^()〔〕]*[)〕][^()〔〕\[\]【】]*)?)[)〕\]】]"
"""A bracket with at most one nested in it: （见附件（监测报告））."""
_OPENING, _CLOSING = frozenset("(〔[【"), frozenset(")〕]】")
_LAST_BRACKET = re.compile(rf"^(.*[^\s/])\s*{_BRACKETED}$")
_FIRST_BRACKET = re.compile(rf"^{_BRACKETED}\s*(?=\S)(.*)$")
_TRAILING = re.compile(r"[\s。;,、]+$")
_INNER_BRACKET = re.compile(r"^([^(]*[0-9%][^(,;]*)\(([^()]*)\)(?=[,;。])(.*)$")
"""A bracket with more remarks behind it: 95.3%（统计局），达标."""
_MEASURE_LABEL = re.compile("^(?:计量)?单位[:为是]*")
_OF_YEAR = re.compile("^(?:[0-9]{4}|[0-9]{2})年度?(?:全年)?(?:实际)?[为是:]?(?=[0-9])")
_FIGURE_IN_REMARK = re.compile(r"(?<![A-Za-z0-9.])([0-9]+(?:\.[0-9]+)?)(?![0-9.])([^0-9]*)")
_CLAUSES = re.compile("[,;。、]")
_HANZI = re.compile("[一-龥]")
_RUN = re.compile(r"[0-9][0-9 ,.。·]*|\.[0-9]+")
_EXPONENT = re.compile(r"[eE]([+-]?)([0-9]{1,2})(?![0-9a-zA-Z.])")
_COMPOUND = re.compile(r"[0-9.]+(?:[十百千万亿]+[0-9.]+)+[十百千万亿]*")
_CHINESE = "零〇○一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟"
_CHINESE_RUN = re.compile(rf"[{_CHINESE}]+")
_SHARE = re.compile(
    rf"百分百|(?:[百千万]|[{_CHINESE}]+|[0-9]+)分之(?:[0-9]+(?:\.[0-9]+)?|[{_CHINESE}]+)"
    r"|(?:[一二两三四五六七八九十]|10|[1-9](?:\.[0-9]+)?)成(?:[一二三四五六七八九半]|[1-9](?![0-9.]))?|一半|半数"
)
_QUOTIENT = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")
_PARTED = re.compile(r"^[\s,;:。-]+")
_REMARK_LABEL = re.compile("备注|注:|说明|数据来源|来源")
_MULTIPLIER = re.compile(r"(?P<before>[余多来]?)(?P<times>[十百千万亿]+)(?P<after>[余多来]?)(?![0-9])")
_PLACES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_CURRENCY = re.compile("(?:人民币[:为]?)?\\s*¥\\s*|人民币[:为]?\\s*(?=[0-9一-龥])")
_USUAL_MULTIPLIERS = frozenset({"百", "千", "万", "亿", "百万", "千万", "百亿", "千亿", "万亿"})
_USUAL_DENOMINATORS = frozenset("百千万二两三四五六七八九十") | frozenset({"10", "100", "1000", "二十"})
_CHINESE_POINT = re.compile(r"(?<=[0-9])\s*[。·]\s*(?=[0-9])")
_SPACED_POINT = re.compile(r"(?<=[0-9]) ?\. ?(?=[0-9])")
_DOTTED_THOUSAND = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPACED_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?")
_SPACED_DIGITS = re.compile(r"(?:[0-9] )+[0-9](?:\.[0-9]+)?")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)?(?:\.[0-9]+)?")
_NOT_A_MULTIPLIER = re.compile("千(?=[克米瓦卡])|百(?=分[点比率])")
_SHAPED_BY_EXCEL = re.compile(r"[+-][0-9]{2}")


@dataclass(slots=True, kw_only=True)
class Figure:
    """A figure as it was typed, while it is being taken apart.

    Each list holds Chinese reasons: `steps` what was done to read it, `about` why it is only approximate, `doubts` why
    it may not be taken at all.
    """

    value: Decimal | None = None
    measure: str = ""
    """The measure as typed, with its multiplier; empty when none is."""
    other: Decimal | None = None
    """What the same digits mean when the comma or point is read the other way (1.250 and 1250)."""
    bare_multiplier: str = ""
    """What is written with 万 or the like and without a measure: the 万 of 12.5万, 1万2千, 十二万."""
    currency: bool = False
    """A ¥ stands before it, which says 元 but may stand for 万元."""
    restated: tuple[Decimal, str] | None = None
    """The figure and measure a bracket says again: 12.5万吨（125000吨）."""
    quotient: Fraction | None = None
    """The quotient a bracket shows the share as: 80%（12/15）."""
    names: int | None = None
    """How many names a bracket lists: 3个（甲镇、乙镇、丙镇）."""
    remarks: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def take_measure(self, typed: str) -> None:
        """Takes a typed measure; a ¥ before the figure gives way to it, another measure puts it in doubt."""
        one_of_two = {self.measure, typed} <= COUNTERS  # 台（套）
        if self.measure and not self.currency and not one_of_two and not same_measure(self.measure, typed):
            self.doubts.append("写了两个计量单位")
        self.measure, self.currency = typed, False

    def add(self, effect: Said, words: str) -> None:
        """Notes what words beside the figure do to it."""
        if effect is Said.ABOUT:
            self.about.append(words)
        elif effect is Said.DOUBT:
            self.doubts.append(f"{words}说明可能不是要填的数")


def parse_figure(plain: str, *, measure: str | None, period: str | None, name: str = "") -> Figure | None:
    """The one figure a tidied text consists of, or None when the text says more or other than one figure.

    Args:
        plain: The text after `numerals.tidy`.
        measure: The metric's measure, so that a measure nobody else knows is recognised.
        period: The period reported on; a figure of another one is in doubt.
        name: The metric's name, tidied, which may stand before the figure.
    """
    figure = Figure()
    rest = _TRAILING.sub("", _take_remarks(plain, figure, measure, period))
    rest = _take_words_before(rest, figure, measure, period, name)
    after = _take_number(rest, figure)
    if after is None:
        return None
    left = _take_after(after, figure, measure)
    return figure if _is_understood(left, figure, measure, period, name) else None


def _take_remarks(text: str, figure: Figure, metric: str | None, period: str | None) -> str:
    while text[-1:] in _CLOSING and (found := _LAST_BRACKET.match(text)):
        text = found[1]
        _judge_remark(found[2].strip(), figure, metric, period)
    while text[:1] in _OPENING and (found := _FIRST_BRACKET.match(text)):
        text = found[2]
        _judge_remark(found[1].strip(), figure, metric, period)
    while "(" in text and (found := _INNER_BRACKET.match(text)):
        text = found[1] + found[3]
        _judge_remark(found[2].strip(), figure, metric, period)
    return text


def _judge_remark(remark: str, figure: Figure, metric: str | None, period: str | None) -> None:
    measure, beyond = take_measure(_MEASURE_LABEL.sub("", remark))
    if measure and not beyond:
        figure.take_measure(measure)
        return
    again = Figure()
    after = None if value_words.names_time(remark) else _take_number(remark, again)
    if after is not None and again.value is not None and not take_measure(after.strip())[1]:
        if figure.restated is not None:
            figure.doubts.append("括号里有不止一个数")
        figure.restated = (again.value, again.measure or after.strip())
        return
    if _MULTIPLIER.fullmatch(remark):
        figure.doubts.append(f"括号里的“{remark}”可能是倍数")
    if (shown := _QUOTIENT.fullmatch(remark)) and int(shown[2]):
        figure.quotient = Fraction(int(shown[1]), int(shown[2]))
    elif figure.restated is None:
        figure.restated = _said_again(remark, metric)
    figure.remarks.append(remark)
    count = is_counted(figure.measure or metric or "")
    effect = value_remarks.effect_of_remark(remark, count=count)
    if effect is Said.DOUBT and (names := value_remarks.count_names(remark)):
        figure.names = names
    else:
        figure.add(effect, f"备注“{remark}”")
    if doubt := value_words.other_time(remark, period):
        figure.doubts.append(doubt)


def _said_again(remark: str, metric: str | None) -> tuple[Decimal, str] | None:
    """The one figure of a remark that is in the metric's measure or in none (实际95.8, 2021年为95.8), with that measure."""
    remark = _OF_YEAR.sub("", remark)
    figures = _FIGURE_IN_REMARK.findall(remark)
    if len(figures) != 1 or value_words.names_time(remark):
        return None
    number, after = figures[0]
    if not value_remarks.may_say_again(next(clause for clause in _CLAUSES.split(remark) if number in clause)):
        return None
    typed, rest = take_measure(after)
    if typed and (metric is None or convert(Decimal(1), typed, metric) is None):
        return None
    return (Decimal(number), typed) if typed or not _HANZI.match(rest) else None


def _take_words_before(text: str, figure: Figure, metric: str | None, period: str | None, name: str) -> str:
    while text:
        word, effect = value_words.take_name(text, name), Said.PLAIN
        if not word:
            word, effect = value_words.take_word_before(text)
            if metric and not value_words.is_of_kind(word, metric):
                effect = Said.DOUBT
        if not word:
            break
        figure.add(effect, f"“{word}”")
        if effect is Said.PLAIN:
            figure.steps.append(f"“{word}”不计")
        if doubt := value_words.other_time(word, period):
            figure.doubts.append(doubt)
        text = text[len(word) :].lstrip(" :,")
    if currency := _CURRENCY.match(text):
        figure.measure = "元"
        figure.currency = True
        text = text[currency.end() :]
    return text


def _take_number(text: str, figure: Figure) -> str | None:
    """Takes the number a text begins with into the figure; what follows it, or None when it begins with none."""
    if found := _SHARE.match(text):
        return text[found.end() :] if _read_share(found[0], figure) else None
    sign = text[:1] if text[:1] in {"-", "+", "负"} else ""
    text = text[len(sign) :]
    rest = _take_arabic(text, figure) if _RUN.match(text) else _take_chinese(text, figure)
    if rest is None:
        return None
    if sign in {"-", "负"} and figure.value is not None:
        figure.value = figure.value.copy_negate()
    return _take_multiplier(rest, figure)


def _read_share(words: str, figure: Figure) -> bool:
    share = read_share(words)
    if share is None:
        return False
    measure, times = {"千分之": ("‰", 1000), "万分之": ("‱", 10000)}.get(words[:3], ("%", 100))
    figure.take_measure(measure)
    exact = share * times
    figure.value = _exact(exact)
    if figure.value is None:
        figure.value = Decimal(round(exact * 100)) / 100
        figure.about.append("除不尽，只取两位小数")
    if words in {"一半", "半数"}:
        figure.about.append(f"“{words}”")
    whole, parted, part = words.partition("分之")
    if parted and (whole not in _USUAL_DENOMINATORS or not {"万", "亿"}.isdisjoint(part)):
        figure.doubts.append(f"“{words}”的写法少见，不能断定")
    figure.steps.append(f"“{words}”按{measure}读")
    return True


def _exact(number: Fraction) -> Decimal | None:
    """The fraction as a decimal, or None when it has no end."""
    for places in range(SIGNIFICANT_DIGITS):
        if (whole := number * 10**places).denominator == 1:
            return shifted(Decimal(whole.numerator), -places)
    return None


def _take_arabic(text: str, figure: Figure) -> str | None:
    if (found := _COMPOUND.match(text)) and not _NOT_A_MULTIPLIER.match(text, found.end() - 1):
        figure.value = read_decimal(found[0])
        figure.bare_multiplier = found[0]
        if figure.value is None:
            figure.doubts.append(f"“{found[0]}”有两种读法")
        else:
            figure.steps.append(f"“{found[0]}”按{figure.value:f}读")
        return text[found.end() :]
    run = _RUN.match(text)
    assert run is not None, "the caller has seen a digit"
    number = run[0].rstrip(" ,.。·")
    _read_arabic(number, figure)
    rest = text[len(number) :]
    if rest == "." and "." in number:
        rest = ""  # a full stop behind a complete number
    if (power := _EXPONENT.match(rest)) and figure.value is not None:
        figure.value = shifted(figure.value, int(power[1] + power[2]))
        figure.steps.append("科学计数法")
        if _SHAPED_BY_EXCEL.fullmatch(power[1] + power[2]):
            figure.about.append("像是单元格里显示的近似值")
        rest = rest[power.end() :]
    return rest


def _read_arabic(number: str, figure: Figure) -> None:
    """Reads digits with their points, commas and spaces; leaves no value and a doubt where two readings are possible."""
    plain = _CHINESE_POINT.sub(".", number)
    if plain != number:
        figure.steps.append("句号当作小数点")
    joined = _SPACED_POINT.sub(".", plain)
    if _SPACED_GROUPS.fullmatch(joined):
        joined = joined.replace(" ", ",")
    elif _SPACED_DIGITS.fullmatch(joined) and len(joined) > len("9 5"):
        joined = joined.replace(" ", "")
    if joined != plain:
        figure.steps.append("去掉数字中间的空格")
    if _GROUPED.fullmatch(joined):
        figure.value = Decimal(joined.replace(",", ""))
        figure.steps.append("去掉千位分隔符")
        if joined.count(",") == 1 and "." not in joined:
            figure.other = Decimal(joined.replace(",", "."))
    elif _PLAIN.fullmatch(joined):
        figure.value = Decimal(joined)
        if joined.startswith("."):
            figure.doubts.append("小数点前没有数字")
        if _DOTTED_THOUSAND.fullmatch(joined):
            figure.other = Decimal(joined.replace(".", ""))
    else:
        figure.doubts.append(f"“{number}”的写法有不止一种读法")
    if figure.value is not None and len(figure.value.as_tuple().digits) > SIGNIFICANT_DIGITS:
        figure.doubts.append(f"数字超过{SIGNIFICANT_DIGITS}位，像是编号")


def _take_chinese(text: str, figure: Figure) -> str | None:
    found = _CHINESE_RUN.match(text)
    if found is None:
        return None
    words = found[0]
    while words and _NOT_A_MULTIPLIER.match(text, len(words) - 1):
        words = words[:-1]
    rest = text[len(words) :]
    figure.value = read_decimal(words)
    if not {"万", "亿"}.isdisjoint(words):
        figure.bare_multiplier = words
    if figure.value is None and set(words) <= set(_PLACES):
        # 近百, 千余: a multiplier alone is a number only where it is said to be a rough one.
        if not words or not (figure.about or rest[:1] in {"余", "多", "来"}):
            return None
        figure.value = shifted(Decimal(1), sum(_PLACES[word] for word in words))
    digit_by_digit = len(words) > 1 and set(words).isdisjoint("十百千万亿点拾佰仟")
    if figure.value is None or digit_by_digit or text in {"一", "〇", "○"}:
        figure.doubts.append(f"“{words}”不能断定是哪个数")
    figure.steps.append("中文数字")
    return rest


def _take_multiplier(text: str, figure: Figure) -> str:
    """Takes 万 or 亿 with the measure behind it; a measure that itself begins with 千 or 百 is left alone."""
    text = text.lstrip()
    if take_measure(text)[0] or figure.value is None:
        return text
    found = _MULTIPLIER.match(text)
    if found is None:
        return text
    figure.about += [f"“{word}”" for word in (found["before"], found["after"]) if word]
    if found["times"] not in _USUAL_MULTIPLIERS or (found["times"] == "百" and abs(figure.value) >= 10):
        figure.doubts.append(f"“{found['times']}”前的数有不止一种读法")
    measure, rest = take_measure(text[found.end() :].lstrip())
    if measure:
        figure.take_measure(found["times"] + measure)
        return rest
    figure.value = shifted(figure.value, sum(_PLACES[word] for word in found["times"]))
    figure.bare_multiplier = found["times"]
    figure.steps.append(f"“{found['times']}”是倍数")
    return rest


def _take_after(text: str, figure: Figure, measure: str | None) -> str:
    """Takes the measure and the words that make a figure approximate; what is left behind them."""
    has_measure = False
    own = tidy(measure or "")
    while begun := text.lstrip():
        if word := value_words.take_about_after(begun):
            figure.about.append(f"“{word}”")
            text = begun[len(word) :]
            continue
        typed, rest = take_measure(begun)
        if own and begun.startswith(own) and len(own) > len(typed):
            typed, rest = own, begun[len(own) :]
        if not typed or has_measure:
            break
        has_measure, text = True, rest
        figure.take_measure(typed)
    if figure.currency and not figure.bare_multiplier and not same_measure(own or "元", "元"):
        figure.doubts.append(f"没有写明是元还是{own}")
    if figure.measure:
        if figure.bare_multiplier and multiplier_places(figure.measure):
            figure.doubts.append(f"“{figure.bare_multiplier}”和“{figure.measure}”都有倍数")
        figure.bare_multiplier = ""
    if figure.measure.startswith("十") and figure.measure != own:
        figure.doubts.append(f"“{figure.measure}”前的数有不止一种读法")
    return text


def _is_understood(text: str, figure: Figure, metric: str | None, period: str | None, name: str) -> bool:
    """True when nothing is left behind the figure, or words whose effect on it is known and noted."""
    left = text.strip()
    if not left:
        return True
    if is_percentage(figure.measure or tidy(metric or "")) and value_words.is_finished(left):
        figure.remarks.append(left.strip(", "))
        return True
    if is_counted(figure.measure) and (
        (len(left) > 1 and left in name) or value_words.is_counted_thing(left)
    ):
        figure.remarks.append(left)
        return True
    remark = _PARTED.sub("", text)
    if (remark == text and not _REMARK_LABEL.match(text)) or not value_remarks.is_remark_after(remark):
        return False
    _judge_remark(remark, figure, metric, period)
    return True
