"""A text made ready for parsing: one spelling, misprints repaired, numerals in digits, names and dates covered.

What must not be taken for a figure is covered by private-use characters of the same length, so that every position stays
valid: digits of names by `_COVERED_DIGITS`, dates by DATE marks, base years by BASE marks, brackets by BRACKET marks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from ecoreport.language.numerals import read_decimal, tidy
from ecoreport.language.targets.dates import BASE_DATE, DATE, Moment, read_base, read_moment
from ecoreport.language.targets.words import LATIN

BRACKET = "\ue020"
"""Stands for each character of a bracketed remark."""
CELL_END = "\ue030"
"""Stands for a tab: the end of a table cell."""
DATE_START, DATE_MORE = "\ue011", "\ue010"
BASE_START, BASE_MORE = "\ue013", "\ue012"

_COVERED_DIGITS = str.maketrans(
    "0123456789.", "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a"
)
_OF_TIME = re.compile(r"[年月季期五比较现目基]|(?:19|20)\d\d")
"""Every date and base year has one of these."""
_VARIANTS = str.maketrans("於達標個萬億優類≮≯", "于达标个万亿优类≥≤")
_VARIANT = re.compile(f"[{''.join(map(chr, _VARIANTS))}]")
_COVERED_TITLE = _COVERED_DIGITS | {ord("十"): "\ue00b"}
"""In a title “十四五” is no date."""
_OWN_MARKS = re.compile("[\ue000-\ue03f]")
_SYMBOLS = {"³": "≥", "£": "≤", "￡": "≤"}
_SYMBOL = re.compile("([³£￡])(?<![A-Za-z\\d米].)(?=\\s*\\d)")
"""≥ and ≤ of Word's old Symbol font, once they are pasted as plain text."""
_PUNCTUATION = str.maketrans(",;:()", "，；：（）")
_UNCOVERED: dict[int, int | None] = {new: old for old, new in _COVERED_DIGITS.items()}
_UNCOVERED[0xE00B] = ord("十")
_UNCOVERED |= dict.fromkeys(map(ord, (DATE_START, DATE_MORE, BASE_START, BASE_MORE, BRACKET)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A prepared text; `plain` and `covered` have the same length."""

    plain: str
    covered: str
    moments: dict[int, Moment]
    """Dates by the position they start at."""
    bases: dict[int, Moment]
    """Base years by the position they start at."""
    notes: tuple[str, ...]


_LONG = 200
_ENDLESS = re.compile(f"[ -~]{{{_LONG},}}")
"""Letters and digits without end are no words and no figures, and no pattern shall go through them."""
_NO_BLANKS = "数字中间的空格已去掉"
_BEFORE_GROUPS = r"(?<![\dA-Za-z. ])(?<!\d,)"
_BEHIND_GROUPS = (
    r"(?=\.\d| ?[万亿]?(?:元|吨|亩|公顷|[人户个座只头株辆件次]|千瓦|(?:立方|平方)米|公里)|$(?<= \d{3} \d{3}))"
)
"""A figure in groups of three (1 250.5万元); 85 100 may as well be two."""
_REPAIRS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}[.、])\s*(?=[^\d\s%‰)])"), "", ""),
    (re.compile(r"\$([^$]*)\$"), r"\1", ""),
    (re.compile(r"\\(?:geqslant|geq|ge)\b\s*"), "≥", "公式写法读作“≥”"),
    (re.compile(r"\\(?:leqslant|leq|le)\b\s*"), "≤", "公式写法读作“≤”"),
    (re.compile(r"\\(?=%)|[_^]\{?\s*(?=\d[\d.]*\s*\}?)"), "", ""),
    (re.compile(r"(?<=\d)\s*\}"), "", ""),
    (re.compile(r"(?<=\d)(?: +\. *|\. +)(?=\d)"), ".", _NO_BLANKS),
    (re.compile(r"(?<=\d)[。·](?=\d++(?![年月日、.]))"), ".", "句号当作小数点"),
    (re.compile(r"\(含[^)]{0,3}\)"), "", ""),
    (re.compile(r"(?:^|(?<=[,;。]))[(\[〔【]([到至]?20\d\d年[底末]?)[)\]〕】](?=.)"), r"\1", ""),
    (re.compile(r"pH值?(?=\d)"), "pH值", ""),
    (re.compile(r"(?<=[\d%‰])\s*(?:[①-⑳*※]+|注\d*)(?=$|[,;。])"), "", "脚注标记已略去"),
    (re.compile(r"(?<![\d每])(\d{1,2}年)(?=\d{1,2}[次轮]$)"), r"每\1", ""),
    (re.compile(r"(?<!\d)(10+万)分之(\d+(?:\.\d+)?)"), r"\2/\1", ""),
    (re.compile(r"正负(?=\d)"), "±", ""),
    (re.compile(r"负(?=\d)"), "-", ""),
    (re.compile(r"↑(?=\s*\d)"), "上升", "“↑”读作“上升”"),
    (re.compile(r"↓(?=\s*\d)"), "下降", "“↓”读作“下降”"),
    (re.compile(r"[≥>]\s*=|=\s*>|≧"), "≥", ""),
    (re.compile(r"[≤<]\s*=|=\s*<|≦"), "≤", ""),
    (re.compile(r"大于(?:或|、)?等于|大于或者等于"), "≥", ""),
    (re.compile(r"小于(?:或|、)?等于|小于或者等于"), "≤", ""),
    (re.compile(r"不得?\s*<"), "≥", ""),
    (re.compile(r"不得?\s*>"), "≤", ""),
    (re.compile(r"^([^《]*)[》〉]\s*=?(?=\s*\d)"), r"\1≥", "“》”读作“≥”，疑为扫描误字"),
    (re.compile(r"[《〈]\s*=?(?=\s*\d[^》〉]*$)"), "≤", "“《”读作“≤”，疑为扫描误字"),
    (
        re.compile(r"(?<=\d)(?<![A-Za-z]\d)[Oo○]+(?![A-Za-z○])|(?<=\d\.)[Oo](?=\d|%|$|[,;。])"),
        "0",
        "数字中的字母O读作0，疑为扫描误字",
    ),
    (re.compile(r"(?<![A-Za-z\d])[lI](?=\d{1,2}(?:\.\d+)?%)"), "1", "字母l读作1，疑为扫描误字"),
    (re.compile(r"(?<![A-Za-z\d])[Oo](?=\.\d|[起件例个次宗天%])"), "0", "字母O读作0，疑为扫描误字"),
    (
        re.compile(
            r"(\d+(?:\.\d+)?%?)\s*≤\s*(?:[A-Za-z]|([A-Za-z]{2,8}|[^\dA-Za-z≤≥<>,;。]{0,12}))\s*≤\s*(\d+(?:\.\d+)?%?)"
        ),
        r"\2 \1-\3",
        "两个“≤”之间的按区间读",
    ),
    (re.compile(rf"{_BEFORE_GROUPS}(\d{{1,3}}) (\d{{3}}) (\d{{3}}){_BEHIND_GROUPS}"), r"\1\2\3", _NO_BLANKS),
    (re.compile(rf"{_BEFORE_GROUPS}(\d{{1,3}}) (\d{{3}}){_BEHIND_GROUPS}"), r"\1\2", _NO_BLANKS),
    (re.compile(r"(?<![\d.])(?<!\d,)(\d{1,3}),(\d{3}),(\d{3})(?![\d,])"), r"\1\2\3", ""),
    (re.compile(r"(?<![\d.])(?<!\d,)(\d{1,3}),(\d{3})(?![\d,])"), r"\1\2", ""),
    (
        re.compile(rf"(?<![A-Za-z\d.]) | (?![A-Za-z\d.])|\s(?=[%‰])|(?<=\d) +(?={LATIN}(?![A-Za-z\d]))"),
        "",
        "",
    ),
)

_ODD = re.compile(
    r"(?=[\dplI负不〈〉(\[〔【于 $\\^_}《》≧≦=OoＯ○↑↓*※①-⑳注])(?:"
    r"\d(?:%?\s*≤|[。·,]\d|万分之|年\d|(?<=^\d)\d?[)、.])|[ $\\^_}《》≧≦=OoＯ○↑↓*※①-⑳注]|pH\d|负\d|^\(\d{1,2}\)"
    r"|不得?\s*[<>]|[〈〉]\s*=?\s*\d|[lI]\d|[(\[〔【][到至]?20|\(含|于(?:或|、)?等于|于或者)"
)
"""Something that one of the repairs may be about; most texts have nothing of the kind."""
_MISPRINTS = {"≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "﹪": "%"}
"""Signs that `tidy` folds and a person should hear of."""
_MISPRINT = re.compile(f"[{''.join(_MISPRINTS)}]")
_CHINESE_NUMERAL = re.compile("减半|[零〇一二两三四五六七八九十百](?!级|类)")
_CHINESE_DIGIT = "零〇一二两三四五六七八九十百千"
_SPELLED_OUT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<!个)百分之([{_CHINESE_DIGIT}点]+|\d+(?:\.\d+)?)"), "%"),
    (re.compile(rf"(?<![\d十百])万分之([{_CHINESE_DIGIT}点]+|\d+(?:\.\d+)?)"), "‱"),
    (re.compile(rf"千分之([{_CHINESE_DIGIT}点]+|\d+(?:\.\d+)?)"), "‰"),
)
_HALVED = re.compile("减半(?=$|[,;。以])")
_NAUGHT = re.compile("(?<=[为是到])零(?=$|[,;。(、且并])|^零$")
_BELOW_ZERO = re.compile("零下(?=\\d)")
_PERCENT_WORD = re.compile("(?<!个)百分之?百")
_FRACTION = re.compile("([一二三四五六七八九十]{1,2})分之([一二三四五六七八九十]{1,2})")
_HALF = re.compile("一半(?=[及]?以[上下]|左右|[,;。:、()]|$)")
_TENTHS = re.compile(
    "(?<![完建形生制养收组构变达促])([一两二三四五六七八九])成([半一二三四五六七八九])?"
    "(?=[及]?以[上下]|左右|[,;。:、()]|$)|(?<=达到|力争|提高|降低|下降|减少|增加|增长|压减)([一两二三四五六七八九])成([半一二三四五六七八九])?"
)
_COUNTABLE = (
    "(?:个(?!体|人|性|别)|座|家|所|处|条|户|件|辆|台|项目|场|期|次|名|亩|公里|吨|米|平方|公顷|天|倍|起)"
)
_SPAN = re.compile(
    rf"(?<![{_CHINESE_DIGIT}])([{_CHINESE_DIGIT}]{{1,6}})([至到~-])([{_CHINESE_DIGIT}]{{1,6}})(?=[万亿]?{_COUNTABLE})"
)
_COUNTED = re.compile(
    rf"(?:(?<=建|增|成|造|立|育|于|过|到|达|少|约|展|织|办|设|年|月|进|完|力|加|长|高|升)|(?<=[拥建设配少县区镇乡村道园校户]有)|(?<=[厂站场馆园校院所库])(?=[^,;。]{{2}}(?:[,;。、]|$))|(?=[{_CHINESE_DIGIT}]{{0,20}}[十百千][{_CHINESE_DIGIT}])"
    rf"(?<![第前{_CHINESE_DIGIT}]))([{_CHINESE_DIGIT}]{{1,20}})(?=[万亿]?{_COUNTABLE})"
)
_TIMES = re.compile(
    rf"(?<=[开行查训练度检传习析议研映演周月天日])([{_CHINESE_DIGIT}]{{1,3}})(?=次(?!性)|场(?!所)|轮(?!换))"
)
"""每季度召开一次: how often, behind more verbs than other counts."""
_COUNTED_ALONE = re.compile(
    rf"(?:^|(?<=[,;。:)前]))([{_CHINESE_DIGIT}]+)(?=$|[万亿]?(?:[个座家所处条户件次天人名项场期辆台套亩吨倍起年月日株只]次?|公里|平方米|平方公里|立方米|公顷|工作日|个工作日|小时|分钟)(?:[及或]?以上|以内|以下|左右|$|[,;。、()]))"
)
_GREEK = re.compile(
    r"(?<![A-Za-z])(?:I{1,3}|IV|VI?)(?=类)|(?<=国)(?:IV|VI?)(?![A-Za-z])|(?<=劣)(?:IV|VI?)(?![A-Za-z])"
)
_ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ"}

_MAKES_NAME = (
    r"号(?!楼)|强(?=县|市|区|企|镇)|百分位数?"
    r"|(?:\.\d+)?(?:[AaGg](?![A-Za-z/])级?|[十百千万]*(?:[万亿]元?|万?(?:吨|千伏安?|兆瓦|千瓦|吉瓦|人|亩|头|只|羽))级(?!别)|级(?=能效|水效|以上能效))"
    r"|(?:\.\d+)?(?:公里|千米|米)(?:服务|辐射|范围|半径|缓冲|绿化圈)"
    r"|(?:分钟|小时|个?工作日|天|公里)内?(?![且并和及以])[\u4e00-\u9fff]{1,8}率"
    r"|[时点](?:\d{1,2}分)?(?=以[前后]|之[前后]|[至到起止]\d)"
    r"|小时(?=平均|滑动)|(?:分钟|小时)[\u4e00-\u9fff]{0,6}圈"
    r"|分钟(?:就医|办事|步行|到达|可达|车程|路程|健身|服务|生活|医疗|阅读|文化|社区)"
    r"|(?:[-~至]\d+)?岁(?:及?以[下上])?(?=[\u4e00-\u9fff])(?!左右|以[上下])"
    r"|(?:\.\d+)?(?:(?::\d+(?:\.\d+)?)+|×\d+)|\+[\dNnX]+|[xX*]\d+(?![\d%])|(?:\.\d+)*-\d+-\d+"
)
"""What makes a name of the whole number before it: 12345号, 5A级, 15分钟生活圈, 60岁以上老人, 3:2, 2022-01-05."""
_NAME_OF_NUMBER = (
    r"\d{19,}"  # too long for any figure
    rf"|^\d{{1,3}}(?:、(?=[\u4e00-\u9fff“(])|(?={CELL_END}[^{CELL_END}]*[\u4e00-\u9fff]))"  # a number in a list
    r"|(?<=[“\"])[\d+N]+(?=[+\dN]*[”\"])|0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?:19|20)\d\d(?:"
    r"年(?:底|末)?(?:之|以)?前(?=(?:建[成设造]|修建|竣工|投[入产用运]|登记|注册|出生|批准|形成|成立|取得|备案)[^,;。\d]{0,8}的)"
    r"|年?[-~—至](?:19|20)\d\d年(?=[^,;。\d]{2,14}(?:规划|方案|计划)(?:$|[,;。、和的]))"
    r"|年(?=(?:中央|[省市县区]委)?1号文件))"
    rf"|(?<!\.)\d++(?:{_MAKES_NAME})|\d{{5}}(?=[\"”’'政市热举环投]|平台)"
    r"|\d{1,2}年[\u4e00-\u9fff]{1,8}率|\d+年一遇|(?<=[厂站场园区港桥路线库馆院程目网])\d期(?=$|[,;。、及和的建扩改技提续工项])"
)
_NAME_OF_LETTERS = (
    r"PM ?(?:2\.5|10|1)(?!\d)|(?:CO|SO|NO|N|O|CH|NH)\d(?:[A-Za-z]\d?)?(?![\d.])|(?:COD|BOD)\d?"
    r"|(?:[A-Z]{1,4}/[A-Z]{1,6}|HJ|GB|DB|CJJ|SL|TD|NY|LY|JGJ)(?:/[A-Z])?\d*[ /\-]?[\d.]+(?:[-—]\d+)*"
    r"|(?<=[“\"])N[\d+N]*(?=[+\dN]*[”\"])|[A-Za-z]+-?\d+(?:\.\d+)*(?<!m2)(?<!m3)"
)
_NAME_OF_WORDS = (
    r"《[^》]{0,100}》|“[^”]{0,100}”"
    r"|(?:附[件表录图]|(?<=见)[表图])\d+(?:[-.、]\d+)*|电话:?[\d-]+"
    r"|\[\d{4}\]第?\d+号|第\d+(?:[-~至、]\d+)*|令\d+号|小\(\d\)型"
    r"|近\d+(?:个)?年(?:来|内|的?平均)?|[前后]\d+(?:名|位|强)|倒数第?\d+|(?:服务)?半径\d+米"
)
_NAME_DIGITS = re.compile(
    rf"(?=\d)(?<!\d)(?:{_NAME_OF_NUMBER})|(?=[A-Za-z])(?:{_NAME_OF_LETTERS})|(?=[《“\[第令近前后倒服半附电表图小])(?:{_NAME_OF_WORDS})"
)
"""Names with digits; what a name of each sort begins with is looked at first, so that the rest is passed over at once."""


@lru_cache(maxsize=512)
def prepare(text: str) -> Script:
    """The text ready for parsing."""
    plain, notes = _spell(text)
    covered = _NAME_DIGITS.sub(_cover_digits, plain)
    bases: dict[int, Moment] = {}
    moments: dict[int, Moment] = {}
    if _OF_TIME.search(covered):
        covered, bases = _cover(covered, BASE_DATE, read_base, BASE_START, BASE_MORE)
        covered, moments = _cover(covered, DATE, read_moment, DATE_START, DATE_MORE)
    return Script(plain=plain, covered=covered, moments=moments, bases=bases, notes=tuple(notes))


def in_chinese_punctuation(text: str) -> str:
    """A piece of a plain text with the punctuation of Chinese print."""
    return text.translate(_PUNCTUATION)


def uncover(text: str) -> str:
    """A piece of the covered text with the digits of its names; dates and brackets left out."""
    return text.translate(_UNCOVERED) if _OWN_MARKS.search(text) else text


def _spell(text: str) -> tuple[str, list[str]]:
    notes = [f"“{sign}”读作“{_MISPRINTS[sign]}”" for sign in _MISPRINT.findall(text)]
    if symbols := _SYMBOL.findall(text):
        notes += [f"“{sign}”读作“{_SYMBOLS[sign]}”，疑为字体误字" for sign in symbols]
        text = _SYMBOL.sub(lambda found: _SYMBOLS[found[1]], text)
    plain = tidy(_OWN_MARKS.sub(" ", text).replace("\t", CELL_END))
    if _VARIANT.search(plain):
        plain = plain.translate(_VARIANTS)
    if len(plain) >= _LONG and _ENDLESS.search(plain):
        plain = _ENDLESS.sub("…", plain)
        notes.append("很长的一串字母数字没有读")
    for pattern, new, note in _REPAIRS if _ODD.search(plain) else ():
        repaired = pattern.sub(new if new != "0" else lambda found: "0" * len(found[0]), plain)
        if repaired != plain and note:
            notes.append(note)
        plain = repaired
    if _CHINESE_NUMERAL.search(plain):
        plain = _in_digits(plain)
    if "I" in plain or "V" in plain:
        plain = _GREEK.sub(lambda found: _ROMAN[found[0]], plain)
    return plain, notes


def _in_digits(plain: str) -> str:
    for pattern, sign in _SPELLED_OUT:
        plain = pattern.sub(partial(_share, sign=sign), plain)
    plain = _BELOW_ZERO.sub("-", plain)
    plain = _NAUGHT.sub("0", _PERCENT_WORD.sub("100%", plain))
    plain = _FRACTION.sub(lambda found: f"{_digits(found[2])}/{_digits(found[1])}", plain)
    plain = _HALF.sub("1/2", _HALVED.sub("减少1/2", plain))
    plain = _TENTHS.sub(_tenths, plain)
    plain = _SPAN.sub(lambda found: f"{_digits(found[1])}{found[2]}{_digits(found[3])}", plain)
    plain = _COUNTED_ALONE.sub(lambda found: _digits(found[1]), plain)
    plain = _TIMES.sub(lambda found: _digits(found[1]), plain)
    return _COUNTED.sub(lambda found: _digits(found[1]), plain)


def _share(found: re.Match[str], *, sign: str) -> str:
    value = read_decimal(found[1])
    return found[0] if value is None else format(value, "f") + sign


def _digits(word: str) -> str:
    value = read_decimal(word)
    return word if value is None else format(value, "f")


def _tenths(found: re.Match[str]) -> str:
    whole, more = found[1] or found[3], found[2] or found[4]
    return f"{_digits(whole)}{'5' if more == '半' else _digits(more) if more else '0'}%"


def _cover_digits(found: re.Match[str]) -> str:
    return found[0].translate(_COVERED_TITLE if found[0][0] == "《" else _COVERED_DIGITS)


def _cover(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Moment], start: str, more: str
) -> tuple[str, dict[int, Moment]]:
    found_at: dict[int, Moment] = {}

    def cover(found: re.Match[str]) -> str:
        found_at[found.start()] = read(found)
        return start + more * (len(found[0]) - 1)

    return pattern.sub(cover, text), found_at
