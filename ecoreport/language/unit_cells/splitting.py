"""The text of a unit cell cut at its separators, with brackets, titles in 《》 and compound names left whole."""

import re
from dataclasses import dataclass

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.brackets import BLOCK, CLOSING, OPENING, find_closing
from ecoreport.language.unit_cells.clauses import split_verb
from ecoreport.language.unit_cells.labels import read_label_alone
from ecoreport.language.unit_cells.layout import BREAK
from ecoreport.language.unit_cells.words import LONGEST

_QUOTES = {"《": "》", "“": "”", "〈": "〉", "「": "」"}
SEPARATORS = "、，,；;/／｜|。·•\\＼" + BREAK
COLON = ":"
_ENDS = SEPARATORS + CLOSING + ":："
_CONJUNCTION = re.compile(
    rf"以及|会同|联合(?={words.LEVEL}(?:{words.FUNCTIONS}|委))|和|及(?!其(?!他|它|余))|与"
)
_INVITING = ("会同", "联合")
_NAMES_WITH_HE = re.compile("和(?:平|林|田|谐|睦|美|布|县|政县|顺|静|硕|龙)")
_COMPOUND = re.compile(
    "发展[和与]改革|工业[和与]信息|住房[和与]城乡|文化[和与]旅游|人力资源[和与]社会|自然资源[和与]规划|规划[和与]自然|林业[和与]草原|水利[和与]湖泊|"
    "教育[和与]体育|教育[和与]科|科技[和与]工业|经济[和与](?:信息|科)|卫生[和与]计划|民族[和与]宗教|科技[和与]信息|商务[和与]|文化[和与](?:体育|广电)|"
    "交通[和与]|生态环境[和与]|农业农村[和与]|应急[和与]"
)
_LEVELS = re.compile("(?:各?中央|国家|[省市县区州镇乡街])(?:、[省市县区州镇乡街])*")
_COUNTED_LEVEL = re.compile("[县区镇乡街村][两三四]级")
_PLACE_AT_END = re.compile("[省市区县州镇旗]$")
_CLASS_NEXT = re.compile(
    r"(?:自治区|直辖市|社区|村|团场|自治县|[县地]级市|设区的?市|州|盟|县|市|区|旗|镇|乡|街道|街|场|办|办事处|街道办)+(?:党委和?(?:人民)?政府|人民政府|政府|办事处|党工委|党委|管委会)?"
)
_BODY_NEXT = re.compile(r"[市州]?(?:人民)?政府|办事处|管委会|管理委员会|行政公署")
_TOWNSHIP = re.compile(r".{2,}(?:街道|镇|乡|县|区|市)(?:办事处|(?:人民)?政府|党委|管委会)?")
_OFFICES = re.compile(r".{0,4}各[部委办局厅室](?:[、，,]?[部委办局厅室])*")
_OFFICE_NEXT = re.compile(r"[部委办局厅室](?:[部委办局厅室])*(?:单位|部门)?")
_COMMITTEE = re.compile(f"{words.LEVEL}委")
_OF_GOVERNMENT = re.compile(rf"{words.LEVEL}?政府(?=各|有关|相关|所属|直属).+")
_DIRECTLY_UNDER = re.compile("[中省市区县州旗]直")
_MARK = re.compile(r"(?:各级?|有关|相关|涉及|所有|属地)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text between two separators."""

    text: str
    separator: str
    """What follows it: a separator, a colon, a conjunction, or nothing at the end."""
    invited: bool = False
    """Introduced by 会同."""


class _Splitter:
    """One pass over a text."""

    def __init__(self, protected: re.Pattern[str] | None) -> None:
        self.protected = protected
        self.pieces: list[Piece] = []
        self.held = ""
        self.invited = False
        self.labels_follow = False  # （牵头） stands behind the name here, not before it

    def cut(self, separator: str) -> None:
        if self.held or separator == COLON:
            self.pieces.append(Piece(text=self.held, separator=separator, invited=self.invited))
            self.invited = False
        self.held = ""

    def step(self, text: str, index: int) -> int:
        """Take what stands at the index; the index of what comes next."""
        char = text[index]
        if self.protected and (match := self.protected.match(text, index)):
            self.held += match[0]
            return match.end()
        if char in OPENING:
            return self.take_bracket(text, index)
        if char in _QUOTES and (end := text.find(_QUOTES[char], index)) > 0:
            self.held += text[index : end + 1]
            return end + 1
        if char in CLOSING:
            self.cut(BREAK)
            return index + 1
        if char in SEPARATORS:
            if _is_one_collective(self.held, text, index, index + 1):
                self.held += char
            else:
                self.cut(char)
            return index + 1
        if char in ":：":
            self.cut(COLON)
            return index + 1
        if match := _CONJUNCTION.match(text, index):
            return self.take_conjunction(text, match)
        self.held += char
        return index + 1

    def take_bracket(self, text: str, index: int) -> int:
        """Keep a bracket with its name; one that stands alone is only a frame, and its inside is read on."""
        end = find_closing(text, index)
        if end < 0:
            self.cut(BREAK)
            return index + 1
        inside, following = text[index + 1 : end], text[end + 1 : end + 2]
        name_follows = bool(following) and following not in SEPARATORS + "等"
        is_label = read_label_alone(inside) is not None
        if is_label and self.held and not self.pieces:
            self.labels_follow = True
        if is_label and self.held and name_follows and self.labels_follow:
            self.held += text[index : end + 1]
            self.cut(BREAK)
            return end + 1
        if is_label and (name_follows or not self.held):
            self.cut(BREAK)
            self.held = inside
            self.cut(COLON)
            return end + 1
        if self.held or (name_follows and following not in OPENING and len(inside) < 3):
            self.held += text[index : end + 1]
            return end + 1
        return index + 1

    def take_conjunction(self, text: str, match: re.Match[str]) -> int:
        word, after = match[0], match.end()
        right = _upcoming(text, after)
        if not self.held:
            if word in (*_INVITING, "以及") or (
                words.starts_unit(right) and not _NAMES_WITH_HE.match(text, match.start())
            ):
                self.invited = self.invited or word in _INVITING
                return after
            self.held = word
            return after
        if _is_one_collective(self.held, text, match.start(), after) or not self.joins(
            word, right, text, match.start()
        ):
            self.held += word
            return after
        self.cut(word)
        self.invited = word in _INVITING
        return after

    def joins(self, word: str, right: str, text: str, index: int) -> bool:
        """True when the conjunction joins two names and is not part of one."""
        if word in (*_INVITING, "以及"):
            return bool(right)
        left = BLOCK.sub("", self.held).removesuffix("等")
        acting = split_verb(left)[0].removesuffix("等")
        left = acting if words.is_complete(acting) else left
        right = split_verb(BLOCK.sub("", right))[0]
        whole = right.removesuffix("等")
        if words.is_complete(left) or words.is_group(left):
            if _NAMES_WITH_HE.match(text, index) and _PLACE_AT_END.search(left) and not words.is_group(left):
                return False
            if left.endswith(("部门", "单位")) and words.is_class_words(whole):
                return True
            bare = words.is_body(whole) or (words.is_bare_ending(whole) and not words.has_body(whole))
            return not bare and (words.starts_unit(right) or words.is_complete(whole))
        if words.is_level(left):
            return words.has_level_prefix(right)
        if words.FUNCTION.match(words.LEVEL_PREFIX.sub("", left, count=1)):
            before = self.pieces[-1] if self.pieces else None
            in_list = (
                before is not None
                and before.separator == "、"
                and not words.is_complete(split_verb(before.text)[0])
            )
            in_list = in_list or words.is_department_word(whole)
            return in_list and bool(words.FUNCTION.match(right)) and not _COMPOUND.search(left + word + right)
        return (
            len(left) > 1
            and not _NAMES_WITH_HE.match(text, index)
            and bool(_TOWNSHIP.fullmatch(_CONJUNCTION.split(whole)[0]))
            and not words.FUNCTION.match(right)
        )


def _upcoming(text: str, start: int) -> str:
    """The text from `start` up to the next separator, or the end of the bracket that it stands in."""
    index = start
    end = min(len(text), start + LONGEST)
    while index < end and text[index] not in _ENDS:
        if text[index] in OPENING:
            index = max(index, find_closing(text, index))
        index += 1
    return text[start:index]


def _is_one_collective(left: str, text: str, start: int, end: int) -> bool:
    """True when a separator stands inside a collective word: 各县、区人民政府, 各镇、街道, 各县区党委、政府.

    Args:
        left: The name so far.
        text: The whole text.
        start: Where the separator begins.
        end: Where it ends.
    """
    separator = text[start:end]
    if separator not in "、，,/和及与" or not left:
        return False
    core = BLOCK.sub("", left)
    core = re.sub("[、，,/和及与]", "", _MARK.sub("", core))
    if separator == "、" and _LEVELS.fullmatch(left):
        return words.is_level_word(text[end:])
    if separator == "、" and words.is_class_words(left) and _COUNTED_LEVEL.match(text, end):
        return True
    following = split_verb(BLOCK.sub("", _upcoming(text, end)))[0].removesuffix("等")
    following = _CONJUNCTION.split(following)[0] or following
    if _COMMITTEE.fullmatch(left):
        return bool(_OF_GOVERNMENT.fullmatch(following))
    if _DIRECTLY_UNDER.fullmatch(left):
        return words.is_group(following)
    if left.endswith("部门") and words.is_group(left):
        return following in ("单位", "企业", "机构")
    if _OFFICES.fullmatch(BLOCK.sub("", left)):
        return bool(_OFFICE_NEXT.fullmatch(following))
    if not words.is_class_words(core) or not core or words.is_known_body(left) or core.endswith("街道办"):
        return False
    if core.endswith(("委", "公署", "行署")):
        return bool(_BODY_NEXT.fullmatch(following))
    return bool(_CLASS_NEXT.fullmatch(following)) and not words.has_body(core)


_GOVERNMENT = re.compile(rf"{words.LEVEL}(?!政府|人民政府)|.(?:人民)?政府(?![^{SEPARATORS}：:（(])")
"""What may follow a party committee as a name of its own; 区委区政府督查室 is one office of both."""
_GLUED = re.compile(
    rf"(?<=[局委办部厅府院会心室队处站所司团校])(?={words.LEVEL}(?:委|政府|人民政府|人大|政协|纪委|{words.FUNCTIONS})|各{words.REGION_CLASS})"
)


def _unglue(text: str) -> str:
    """The text with a line break where another name follows without a separator: 区委区政府, 县住建局各乡镇."""

    def separate(match: re.Match[str]) -> str:
        start = max((text.rfind(mark, 0, match.start()) for mark in SEPARATORS + ":："), default=-1) + 1
        left, right = text[start : match.start()], text[match.start() :]
        if right[0] == "各":
            return BREAK if words.is_class_words(_upcoming(right, 1)) and words.is_complete(left) else ""
        if left.endswith("纪委") and right[1:].startswith("监"):
            return ""
        levels = words.has_level_prefix(left) and words.has_level_prefix(right)
        is_joint = left.endswith("委") and not _GOVERNMENT.match(right)
        return BREAK if levels and words.is_complete(left) and not is_joint else ""

    return _GLUED.sub(separate, text)


def split_pieces(text: str, protected: re.Pattern[str] | None) -> list[Piece]:
    """The pieces of a settled text in order.

    Args:
        text: With `BREAK` as its only white space.
        protected: Matches known names that have separators or conjunctions inside; these stay whole.
    """
    splitter = _Splitter(protected)
    text = _unglue(text)
    index = 0
    while index < len(text):
        index = splitter.step(text, index)
    splitter.cut("")
    return splitter.pieces
