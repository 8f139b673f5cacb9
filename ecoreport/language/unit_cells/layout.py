"""White space in a unit cell: part of the layout inside a name, or a separator between two names."""

import re

from ecoreport.language.unit_cells import brackets, words
from ecoreport.language.unit_cells.clauses import is_noise, split_verb
from ecoreport.language.unit_cells.labels import read_label_alone, starts_with_label
from ecoreport.language.unit_cells.words import LONGEST
from ecoreport.language.unit_cells.wrapping import is_name_a_line, unwrap_lines

BREAK = "\n"
"""The one white-space character that is left: it separates two names."""

_SMALL_MARKS = str.maketrans("﹑､｡﹔丨", "、、。；｜")
_PAGE_NUMBER = re.compile(r"[\r\n]\s*[-—－–]+\s*\d+\s*[-—－–]+\s*(?=[\r\n])")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_ENUMERATOR = re.compile(
    r"[①-⑳⑴-⒛●■◆▪►]|(?:^|(?<=\s))(?:[-—]+|[A-Za-z][.．)）])(?=[一-龥])|[（(][一二三四五六七八九十0-9]{1,2}[)）]|(?:^|(?<=[\s；;。]))[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])"
)
_NAME_END = "(?<=[局委办厅部会府院心镇乡道司队团区）)])"
_ODD_SEPARATOR = re.compile(
    rf"{_NAME_END}\s*(?:->|[→⇒+＋&＆])\s*|{_NAME_END}\s*[-—–~～.．_#*…]+\s*(?=各|有关|相关|{words.LEVEL}(?:{words.FUNCTIONS}|委|政府|人民政府))"
)
"""What separates names here and there: 县水利局+县住建局, 县水利局-县住建局."""
_DEPARTMENT_AHEAD = rf"(?={words.LEVEL}(?:{words.FUNCTIONS}|委|政府|人民政府))"
_LEADING_OFFICE = re.compile(f"{words.LEVEL}(?:委|政府|府)办")
"""Made of kinds of places, and yet no tail of a name: 县政府办."""
_DEPARTMENT = re.compile(_DEPARTMENT_AHEAD)
_SHORT_DEPARTMENT = re.compile(rf"{words.LEVEL}?(?:{words.FUNCTIONS})(?:{words.FUNCTIONS}|[^和与及]{{2}})?")
"""A department without its ending: 省人口计生, 新闻出版."""
_GLUED_NUMBER = re.compile(rf"(?:^|(?<=[局委办厅部会府院]))\s*\d{{1,2}}{_DEPARTMENT_AHEAD}")
"""The number of a list that lost its mark: 1县水利局2县住建局."""
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹]+|(?<=[局委办厅部会府院])\d{1,2}(?=[\s、，,；;。]|$)")
_MARK_BEFORE_VERB = re.compile(r"\s*(?:->|[→⇒])\s*(?=牵头|配合|参与|负责|落实|协办|主办)")
_LINE_END_IN_MARKUP = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"\s*1(?P<mark>[.．、)）])(?=\D)")
_NUMBERING = re.compile(r"^\d{1,2}[.．、)）](?=\D)")
_OWN_PARTS = re.compile(
    r"(?:直属|所属|下属)?(?:各|有关|相关)+(?:工作|直属)?(?:部门|单位|机构|科室|处室|委室|部委|委办局|部办委|[部委办局厅室](?![一-龥]))+"
)
_WITH_PARTS = re.compile(".*(?:政府|政协|人大|机关|公司|集团|[省市县区州旗]委)")
_PARTS = {
    "人大": re.compile("常委会"),
    "常委会": re.compile("[一-龥]{1,3}工委|办公室|研究室"),
    "政府": re.compile("督查室|研究室|办公[室厅]|(?:金融|法制|应急|外事|口岸)办"),
}
"""What belongs to the body that a name ends in."""
_VERB = re.compile("牵头|负责|配合|参与|协助|落实|具体")
_PLACE_OR_FIELD = re.compile(f"{words.REGION_CLASS}|{words.FUNCTIONS}")
_COMMITTEE = re.compile(f"{words.LEVEL}委(?:{words.LEVEL}(?:人民)?政府)?")
_COUNTY = re.compile(rf"(?!.*(?:{words.PARK_CLASS})$)[一-龥]{{2,8}}[市县区旗州]")
_TAIL = re.compile("[会员公部厅委办室驻]|局(?!机关|办公室|[直下所]?属)")
"""What the rest of a broken name begins with, and no name does: 会办公室, 员会."""
_MARK = re.compile("^(?:各|有关|相关)+")
_DIGITS_AT_END = re.compile(r"[\d-]+$")
_TELEPHONE = re.compile(r"^[\d-]{7,}")
_HARD = re.compile(r"[、，,；;／/｜|。：:·•]")
_STARS = "*★☆▲△▪"
_AHEAD = 20
"""Chunks looked at after white space; a name set letter by letter has fewer."""
_OPENING = brackets.OPENING + "《〈“"
_CLOSING = brackets.CLOSING + "》〉”"


def settle_layout(raw: str) -> str:
    """The text with white space inside names taken out and white space between names turned into `BREAK`."""
    raw = _ODD_SEPARATOR.sub("、", _MARK_BEFORE_VERB.sub("", _LINE_END_IN_MARKUP.sub(BREAK, raw)))
    text = unwrap_lines(_INVISIBLE.sub("", _PAGE_NUMBER.sub("", raw.translate(_SMALL_MARKS))))
    text = _GLUED_NUMBER.sub(" ", _FOOTNOTE.sub("", _ENUMERATOR.sub(" ", text)))
    name_a_line = is_name_a_line(text)
    chunks = _separate_numbers(text).split()
    if not chunks:
        return ""
    settled = chunks[0]
    for number, chunk in enumerate(chunks[1:], start=1):
        following = _NUMBERING.sub("", "".join(chunks[number : number + _AHEAD]), count=1)
        left = _last_name(settled[-LONGEST:]).lstrip(_STARS)
        if starts_with_label(following):
            settled += BREAK + chunk
        elif person := _person_at_start(left, chunk, following, "".join(chunks[number + 1 : number + 2])):
            settled += f"（{person}）{_TELEPHONE.sub('', chunk[len(person) :])}"
        elif _separates(
            left, _first_name(following), _first_name(_NUMBERING.sub("", chunk, count=1)), sure=name_a_line
        ):
            settled += BREAK + chunk
        else:
            settled += chunk
    return settled


def _separate_numbers(text: str) -> str:
    """The text with white space for the numbers of a list that is numbered from 1 (1、甲局2、乙局)."""
    first = _FIRST_NUMBER.match(text)
    if not first:
        return text
    parts, number, text = [], 2, text[first.end() :]
    while (at := text.find(mark := f"{number}{first['mark']}")) > 0:
        parts.append(text[:at])
        text, number = text[at + len(mark) :], number + 1
    return " ".join((*parts, text))


def _last_name(text: str) -> str:
    """What stands after the last separator at the end of the text; empty right after one, or inside a bracket."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        char = text[index]
        if char in _CLOSING:
            depth += 1
        elif char in _OPENING:
            if depth == 0:
                return text[index + 1 :]
            depth -= 1
        elif depth == 0 and (char == BREAK or _HARD.match(char)):
            return text[index + 1 :]
    return text


def _first_name(text: str) -> str:
    """What stands before the first separator or bracket of the text."""
    for index, char in enumerate(text):
        if _HARD.match(char) or char in _OPENING or char in _CLOSING:
            return text[:index]
    return text


def _person_at_start(left: str, chunk: str, following: str, after: str) -> str:
    """The person named after a unit (区住建局 李建国), as one in a bracket would be; empty when there is none."""
    name = _DIGITS_AT_END.sub("", _first_name(chunk))
    if not words.is_person(name) or not words.is_complete(left):
        return ""
    acting = _first_name(following[len(name) :])
    ends = not split_verb(acting)[0] or acting[0].isdigit() or words.has_level_prefix(acting)
    beside = _first_name(after)
    return name if ends or words.is_named(beside) or words.is_person(beside) else ""


def _continues(chunk: str, right: str) -> bool:
    """True when the text goes on with the tail of a name, not with a new one.

    Letters set apart (市 财 政 局) and what begins with a level (县市↵场监管局) are looked at as a whole.
    """
    if len(chunk) == 1 and not words.starts_unit(right):
        return True
    if _LEADING_OFFICE.fullmatch(right):
        return False
    has_level = words.has_level_prefix(right)
    tail = right if has_level or len(chunk) == 1 else chunk
    tail = re.split("[和及与]", split_verb(tail)[0] or tail, maxsplit=1)[0]
    return words.is_bare_ending(tail) and not (
        has_level and (words.has_body(tail) or words.is_park(tail[1:]))
    )


def _begins_place(chunk: str, left: str, kinds: str) -> bool:
    """True when the text begins another name after kinds of places: 各街道 after 各镇, 高新园 after 经开区."""
    if words.is_park(chunk):
        return words.is_park(left) or left[-1] in _CLOSING
    return chunk[0] == "各" and (left != kinds or words.is_class_words(chunk[1:]))


def _is_part(left: str, right: str, chunk: str) -> bool:
    """True when the text goes on with a part of the body before it, which no list sets beside it."""
    if _WITH_PARTS.fullmatch(left) and _OWN_PARTS.fullmatch(right):
        return True
    if left.endswith("纪委") and chunk.startswith("监"):
        return True
    if (parts := next((_PARTS[body] for body in _PARTS if left.endswith(body)), None)) and parts.match(chunk):
        return True
    if left.endswith("委") and words.PARTY_BODY.fullmatch(chunk if len(chunk) > 1 else right):
        return True
    owner = _COMMITTEE.fullmatch(left) or (_COUNTY.fullmatch(left) and not words.is_group(left))
    if owner and words.FUNCTION.match(right) and not words.has_level_prefix(right):
        return True
    return words.is_branch_of(chunk, left) or right == "成员单位" or right.startswith(("有限", "股份"))


def _may_end(left: str, right: str, kinds: str) -> bool:
    """True when the name on the left may be whole; `kinds` is the name without 各."""
    if words.is_complete(left) or (left[-1] in _CLOSING and words.is_group(left)):
        return True
    whole = _SHORT_DEPARTMENT.fullmatch(left) or (len(kinds) > 1 and words.is_group(left))
    begins = _DEPARTMENT.match(right) or (words.has_level_prefix(right) and words.ends_surely(right))
    if whole and begins and not words.is_class_words(right):
        return True
    is_kind = left != kinds and len(kinds) > 2 and not _PLACE_OR_FIELD.match(kinds)
    return is_kind or (left[-1] == "园" and right[0] != "区")


def _separates(left: str, right: str, chunk: str, *, sure: bool) -> bool:
    """True when white space between the two is a separator.

    Args:
        left: What stands before it, back to the last separator.
        right: What stands after it, up to the next separator, without white space.
        chunk: The part of `right` up to the next white space.
        sure: Every line of the cell is a name, so that endings such as 处 and 科 do end one.
    """
    if not left or not right:
        return False
    noise = len(right) > 1 and is_noise(right) and not read_label_alone(right) and right != "成员单位"
    if words.is_complete(left) and noise:
        return True
    if words.is_person(left) and words.is_named(chunk):
        return True
    if is_noise(left) and words.starts_unit(right):
        return True
    kinds = _MARK.sub("", left)
    if words.is_class_words(kinds) and not words.has_body(kinds) and _begins_place(chunk, left, kinds):
        return True
    if not _may_end(left, right, kinds) or _continues(chunk, right) or chunk[0] in "和及与等":
        return False
    if _VERB.match(chunk) and not read_label_alone(chunk):
        return False
    if words.is_class_words(kinds) and not words.has_body(kinds) and words.is_class_words(chunk):
        return False
    if _is_part(left, right, chunk):
        return False
    name = chunk.removesuffix("等")
    begins = words.starts_unit(right) or words.is_named(name) or words.is_institution(name)
    return begins or ((sure or words.ends_surely(left)) and words.is_complete(name) and not _TAIL.match(name))
