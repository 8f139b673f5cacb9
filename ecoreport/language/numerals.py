"""Numerals as people type them, Arabic, full-width and Chinese, as exact decimals."""

import re
import unicodedata
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

SIGNIFICANT_DIGITS = 15
"""What a spreadsheet's binary number holds for certain; digits behind are noise."""

_FIFTEEN_DIGITS = Context(prec=SIGNIFICANT_DIGITS)

_FOLDED = str.maketrans(
    {
        "−": "-",  # minus sign
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "≧": "≥",
        "⩾": "≥",
        "≦": "≤",
        "⩽": "≤",
        "㎡": "m²",
        "㎢": "km²",
        "㎥": "m³",
        "∶": ":",
        "∕": "/",
        "⁄": "/",
        "﹣": "-",
        "〜": "~",
        "∼": "~",
    }
)
# Compatibility folding would turn 10² into 102, 95½ into 951/2, ① into 1, Ⅲ into III and ℃ into °C: other meanings.
_KEPT = re.compile("[²³¹⁰⁴-₎¼-¾⅐-↋①-⓿㈀-㋿℃…]")
_FOLDABLE = re.compile("[^\x00-\x7e\u4e00-\u9fff、。“”《》【】〔〕≥≤±—…‰℃]")

_ORDINARY = str.maketrans(
    "壹貳贰參叁肆伍陸陆柒捌玖拾佰仟萬億兩两點負○◯", "一二二三三四五六六七八九十百千万亿二二点负〇〇"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_WHOLES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_SECTIONS = (("亿", 8), ("万", 4))

_PLAIN_DECIMAL = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")
_ARABIC = re.compile(r"(?:0|[1-9][0-9]*|[0-9]+(?=\.)|[0-9]+)(?:\.[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_POSITIONAL = re.compile("[零〇一二三四五六七八九]+")
_SHARE = re.compile("(.+?)分之(.+)")
_LONGEST_NUMERAL = 64
"""More characters than any numeral in words has."""
_TENTHS = re.compile("([一二三四五六七八九十]|10|[1-9](?:\\.[0-9]+)?)成(?:([一二三四五六七八九半])|([1-9]))?")


def tidy(text: str) -> str:
    """The text with one spelling for each character that has several.

    Full-width letters, digits and signs become plain ones, invisible characters vanish, white space becomes single
    spaces, dashes that mean a minus become `-` (the long dash stays). Classes (Ⅲ), superscripts (m³), vulgar fractions
    (½) and enclosed figures (①) stay, because folding them would change what is said.
    """
    if not text.isascii():
        text = _FOLDABLE.sub(lambda found: _fold(found[0]), text)
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    return " ".join(text.split())


def plain_decimal(text: str) -> Decimal | None:
    """The number that ASCII digits alone say, as programmes and command lines write it (95.3, -2, 1e3); None for any other text.

    What a clerk fills in is read by `read_decimal`. Unlike `Decimal` itself this takes no `1_000`, full-width digits or NaN,
    so what it takes may stand in a formula.
    """
    return Decimal(text) if _PLAIN_DECIMAL.fullmatch(text) else None


def read_decimal(text: str) -> Decimal | None:
    """The number a whole text stands for, or None when it is no numeral or not beyond doubt.

    Reads Arabic and full-width digits, digits grouped by commas, 一百二十三点五, 壹佰贰拾叁, 二〇二二, and the
    multipliers 十百千万亿 after either (12.5万, 1亿2000万). Trailing zeros are kept as typed. `1,25`, `1万2`, 三五 (three
    to five) and 百 give None. Shares (百分之五, 九成) are read by `read_share`.
    """
    plain = tidy(text).translate(_ORDINARY)
    sign = 1
    if plain[:1] in {"-", "+", "负"}:
        sign = 1 if plain[0] == "+" else -1
        plain = plain[1:].lstrip()
    value = _unsigned(plain)
    if value is None:
        return None
    return value if sign == 1 else value.copy_negate()


def read_share(text: str) -> Fraction | None:
    """The share of one that words stand for (百分之九十五点三, 三分之二, 九成五, 一半), exact, or None."""
    plain = tidy(text).translate(_ORDINARY).replace(" ", "")
    if plain in {"百分百", "百分之百"}:
        return Fraction(1)
    if plain in {"一半", "半数"}:
        return Fraction(1, 2)
    if words := _TENTHS.fullmatch(plain):
        return _tenths(*words.groups())
    if words := _SHARE.fullmatch(plain):
        whole = _WHOLES.get(words[1]) or _unsigned(words[1])
        part = _unsigned(words[2])
        if whole and part is not None:
            return Fraction(part) / Fraction(whole)
    return None


def without_noise(number: Decimal) -> Decimal:
    """The number a cell was meant to hold: rounded to 15 significant digits, without trailing zeros."""
    return shifted(number.normalize(_FIFTEEN_DIGITS), 0) if number.is_finite() else number


def without_zeros(number: Decimal) -> Decimal:
    """The number without zeros at the end of its decimals, as after a conversion: 12.5000 is 12.5."""
    whole, point, decimals = f"{number:f}".partition(".")
    return Decimal(f"{whole}{point}{decimals}".rstrip("0").rstrip(".")) if point else number


def shifted(number: Decimal, places: int) -> Decimal:
    """The number times ten to the power of `places`, exact whatever its length."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int), "only finite numbers are shifted"
    if exponent + places > 0:
        digits, exponent = digits + (0,) * (exponent + places), -places
    return Decimal((sign, digits, exponent + places))


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character < "\x7f" or _KEPT.match(character):
        return character
    folded = character.translate(_FOLDED)
    if folded != character:
        return folded
    if unicodedata.category(character) == "Cf":
        return ""
    return unicodedata.normalize("NFKC", character)


def _unsigned(text: str) -> Decimal | None:
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text == "半":
        return Decimal("0.5")
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    return _compound(text)


def _compound(text: str) -> Decimal | None:
    """A numeral with 万 or 亿: the part before it is multiplied, the part after it must be smaller."""
    if len(text) > _LONGEST_NUMERAL:
        return None
    for section, places in _SECTIONS:
        before, found, after = text.rpartition(section)
        if not found:
            continue
        coefficient = _unsigned(before)
        if coefficient is None or (coefficient == 0 and after):
            return None
        value = shifted(coefficient, places)
        if not after:
            return value
        rest = _rest(after, places)
        return None if rest is None or coefficient != coefficient.to_integral_value() else value + rest
    return _below_ten_thousand(text)


def _rest(text: str, places: int) -> Decimal | None:
    """What follows 万, 亿, 千 or 百, or None when its place is in doubt (1万2, 1万20)."""
    if text.isascii():
        whole_places = len(text) == places and text.isdigit() and text[0] != "0"
        return Decimal(text) if whole_places else None
    if len(text) == 1 and _DIGITS.get(text):
        return shifted(Decimal(_DIGITS[text]), places - 1)  # 一万二 is 12000
    zero = text[0] in "零〇"
    value = _compound(text.lstrip("零〇")) if zero else _unsigned(text)
    if value is None or value.adjusted() >= places:
        return None
    # Without 零 the next place must be filled: 一万二百 is not how 10200 is written.
    return value if zero or value.adjusted() == places - 1 else None


def _below_ten_thousand(text: str) -> Decimal | None:
    whole, point, decimals = text.partition("点")
    if point:
        head = _whole(whole)
        if head is None or not _POSITIONAL.fullmatch(decimals):
            return None
        return Decimal(f"{head}.{_positional(decimals)}")
    return _whole(text)


def _whole(text: str) -> Decimal | None:
    for place, worth in _PLACES.items():
        before, found, after = text.partition(place)
        if not found:
            continue
        coefficient = _coefficient(before, bare_allowed=place == "十")
        if coefficient is None or (coefficient >= 10 and not before.isascii()):
            return None
        value = coefficient * worth
        if not after:
            return value
        if coefficient != coefficient.to_integral_value() or not 1 <= coefficient < 10:
            return None
        rest = _rest(after, len(str(worth)) - 1)
        return None if rest is None else value + rest
    if _POSITIONAL.fullmatch(text) and (len(text) == 1 or len(text) > 2 or set(text) & {"零", "〇"}):
        return Decimal(_positional(text))
    return None


def _coefficient(text: str, *, bare_allowed: bool) -> Decimal | None:
    if not text:
        return Decimal(1) if bare_allowed else None
    if _DIGITS.get(text):
        return Decimal(_DIGITS[text])
    return Decimal(text) if text.isascii() and _ARABIC.fullmatch(text) else None


def _positional(text: str) -> str:
    return "".join(str(_DIGITS[digit]) for digit in text)


def _tenths(whole: str, words: str | None, digit: str | None) -> Fraction | None:
    tenths = Fraction(_unsigned(whole) or 0)
    more = Fraction(1, 2) if words == "半" else Fraction(_DIGITS.get(words or "", int(digit or 0)), 10)
    share = (tenths + more) / 10
    return share if share <= 1 and (not more or tenths.denominator == 1) else None
