"""Automatic paragraph numbers of Word, written out as Word would show them; plans often have no other numbers."""

from dataclasses import dataclass

from lxml import etree

_CHINESE = "〇一二三四五六七八九"
_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "taiwaneseCountingThousand",
        "japaneseCounting",
    }
)
_ROUND_FORMATS = frozenset(
    {"decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int
    format: str
    text: str
    goes_on: bool
    """True where Word lets the level count on under a new heading above it (lvlRestart 0)."""


class Numbers:
    """Counts through the numbered lists of one document, paragraph by paragraph in reading order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        """For each list the levels that begin anew where its first paragraph stands, and with what."""
        self._own: dict[str, dict[int, _Level]] = {}
        """Levels that a list describes in its own way."""
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: etree._Element) -> str:
        """The number Word prints before the paragraph, or nothing; asking counts the paragraph."""
        reference = self._reference(paragraph)
        if reference is None:
            return ""
        number, depth = reference
        levels = self._levels.get(self._abstract.get(number, ""), {}) | self._own.get(number, {})
        level = levels.get(depth)
        if level is None or level.format in {"bullet", "none"}:
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        for anew, start in self._restarts.pop(number, {}).items():
            counts[anew] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth and not levels[other].goes_on]:
            del counts[deeper]
        text = level.text
        for index, other in levels.items():
            text = text.replace(f"%{index + 1}", _written(counts.get(index, other.start), other.format))
        return text

    def _reference(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find("{*}pPr")
        if properties is None:
            return None
        direct = properties.find("{*}numPr")
        if direct is not None:
            number, depth = _value(direct.find("{*}numId")), _value(direct.find("{*}ilvl"))
            return None if number in {None, "0"} else (str(number), int(depth or 0))
        style = _value(properties.find("{*}pStyle"))
        return self._styles.get(style or "")

    def _read_lists(self, numbering: etree._Element) -> None:
        for abstract in numbering.iter("{*}abstractNum"):
            self._levels[_attribute(abstract, "abstractNumId") or ""] = _read_levels(abstract)
        for number in numbering.iter("{*}num"):
            reference = _value(number.find("{*}abstractNumId"))
            id_ = _attribute(number, "numId") or ""
            self._abstract[id_] = reference or ""
            self._own[id_] = _read_levels(number)
            self._restarts[id_] = {
                int(_attribute(override, "ilvl") or 0): int(start)
                for override in number.iter("{*}lvlOverride")
                if (start := _value(override.find("{*}startOverride")) or "").isdecimal()
            }

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iter("{*}style"):
            reference = style.find("{*}pPr/{*}numPr")
            if reference is not None and (number := _value(reference.find("{*}numId"))):
                depth = _value(reference.find("{*}ilvl"))
                self._styles[_attribute(style, "styleId") or ""] = (number, int(depth or 0))


def _read_levels(within: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in within.iter("{*}lvl"):
        start = _value(level.find("{*}start")) or "1"
        levels[int(_attribute(level, "ilvl") or 0)] = _Level(
            start=int(start) if start.isdecimal() else 1,
            format=_value(level.find("{*}numFmt")) or "decimal",
            text=_value(level.find("{*}lvlText")) or "",
            goes_on=_value(level.find("{*}lvlRestart")) == "0",
        )
    return levels


def _written(count: int, format_: str) -> str:
    if format_ in _CHINESE_FORMATS:
        return _chinese(count)
    if format_ in _ROUND_FORMATS and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if format_ == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(count))
    return str(count)


def _chinese(count: int) -> str:
    if count >= 100 or count < 1:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十"
    return head + (_CHINESE[ones] if ones else "")


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None
    )
