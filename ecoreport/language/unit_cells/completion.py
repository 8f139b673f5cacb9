"""Whole names for names that a unit cell shortens: 市林业局、住建局 means 市住建局, 甲、乙县政府 means 甲县政府."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.brackets import BLOCK
from ecoreport.model.unit_cell import UnitMention

_DEPARTMENT_ENDING = re.compile(r"(?:局|委员会|委|厅|办|部门|处)$")
_PLACE = "自治[县州旗]|街道|镇|乡|县|区|市|旗|州"
_BODIES = "(?:党工委|党委|县委|区委|市委)和(?:人民政府|政府|管委会)|党工委|党委|(?:人民)?政府|办事处|管委会|管理委员会|(?<=区)管理[局处]"
_KIND_OF_ZONE = "(?:旅游|生态|文化|风景|名胜|产业|经济|工业|高新|技术|现代|农业|国有|国家)*"
_PLACE_ENDING = re.compile(
    rf"^.*?(?P<ending>(?:街办|社区|保护区|{_KIND_OF_ZONE}(?:{words.PARK_CLASS})|{_PLACE})(?P<body>{_BODIES})?)$"
)
_COUNTED_PLACES = re.compile(
    rf"(?P<place>.{{2,}}?)(?:[两二三四五六七八九十]|[2-9])个?(?P<ending>(?:{_PLACE})(?:{_BODIES})?)"
)
"""The last of several places with their number: 麦积、秦州两区政府."""
_BODY = re.compile(r"(?P<place>.+?)(?:党工委|党委|委)")
_UTILITY = re.compile(r".*(?:移动|电信|联通|铁塔|广电|供电|供水|供热|供气|燃气|自来水|邮政|排水)")
_PLACE_ONLY = re.compile(rf".+?(?P<kind>{_PLACE})")
_BRACKET_AHEAD = re.compile(f"^{BLOCK.pattern}")
"""The rest of 县（区）."""
_STREET_BODY = re.compile("办事处|党工委")
_PLACE_PREFIX = re.compile(rf"(?P<prefix>.{{1,8}}?(?:省|市|县|区|州|旗))(?:{words.FUNCTIONS}|委|人民政府)")
_OFFICE = re.compile(
    r"(?:人大|政协|纪委|监委|政府办|政府|人民法院|法院|人民检察院|检察院|人武部|总工会|工会|团委|妇联|残联|科协|文联|侨联|工商联|社科联|供销社|红十字会)"
)
_OWN = re.compile(
    r"国家|海关|武警(?![支大中]队)|民航(?=.*监管局)|自贸(?:试验)?区|中国|国网|中石|驻|中共|中央|团[省市县区州旗]委|《|.*(?:公司|集团|银行|园区管委会|开发区管委会|新区管委会|商会|协会|高校|大学)$"
)


def complete_names(mentions: Sequence[UnitMention], etc_nouns: Sequence[str]) -> list[UnitMention]:
    """The mentions with `full` wherever the cell shortens a name.

    Args:
        mentions: In text order.
        etc_nouns: For each mention the noun after its 等 (街道 of 城东、城南等街道), or an empty text.
    """
    return _complete_prefixes(_complete_collectives(_complete_suffixes(mentions, etc_nouns)))


_NOUNS_THAT_END_NAMES = ("部门", "街道", "镇", "乡", "县", "区")


def _complete_suffixes(mentions: Sequence[UnitMention], etc_nouns: Sequence[str]) -> list[UnitMention]:
    """The mentions with a shared ending given back to those before the last (教育、卫健局)."""
    done = list(mentions)
    ending = body = ""
    functional = False
    for index in range(len(done) - 1, -1, -1):
        mention = done[index]
        name = mention.name
        if etc_nouns[index] in _NOUNS_THAT_END_NAMES:
            ending, body, functional = etc_nouns[index], "", etc_nouns[index] == "部门"
        bare = not (mention.group or words.is_complete(name) or words.is_post(name))
        if ending == "公司":
            bare = bool(_UTILITY.fullmatch(name))
        if words.is_level(name) and index + 1 < len(done):
            done[index] = replace(mention, full=_at_level(name, done[index + 1]))
        elif bare and ending and (ending == "公司" or functional == _is_function(name)):
            done[index] = replace(mention, full=name + ending)
        elif not bare and body and not mention.group and _may_have(name, body):
            done[index] = replace(mention, full=name + body)
        elif not bare:
            if (
                index
                and (match := _COUNTED_PLACES.fullmatch(name))
                and not words.is_complete(done[index - 1].name)
            ):
                done[index] = replace(mention, full=match["place"] + match["ending"], group=False)
            ending, body, functional = _shared_ending(mention)
    return done


def _may_have(name: str, body: str) -> bool:
    """True when the name is a place alone, of a kind that has such a body: a street has no 政府, a town no 办事处."""
    place = _PLACE_ONLY.fullmatch(name)
    return place is not None and (place["kind"] == "街道") == bool(_STREET_BODY.fullmatch(body))


def _at_level(level: str, following: UnitMention) -> str | None:
    """The department of another level that a level shares: 市水利局 for the 市 of 市、县水利局."""
    name = following.full_name
    if not words.has_level_prefix(name):
        return None
    return level + _BRACKET_AHEAD.sub("", words.LEVEL_PREFIX.sub("", name, count=1))


def _complete_collectives(mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """The mentions with 各 given to kinds of places that share it, and the place to a body that follows its sister.

    各镇街、园区 means 各园区; 城关街道党工委、办事处 means 城关街道办事处.
    """
    done: list[UnitMention] = []
    for mention in mentions:
        before = done[-1] if done else None
        if before is not None and mention.full is None:
            of_places = before.group and before.full_name.startswith("各")
            is_place = mention.group or mention.name in ("开发区", "经济开发区") or mention.name[0] in "镇乡"
            shares = is_place and words.is_class_words(mention.name)
            bare_body = words.is_body(mention.name) and not words.has_body(before.full_name)
            if of_places and (shares or bare_body):
                mention = replace(mention, full="各" + mention.name, group=True)
            elif (
                words.is_body(mention.name)
                and not before.group
                and (match := _BODY.fullmatch(before.full_name))
            ):
                mention = replace(mention, full=match["place"] + mention.name)
        done.append(mention)
    return done


def _is_function(name: str) -> bool:
    return bool(words.FUNCTION.match(words.LEVEL_PREFIX.sub("", name, count=1)))


def _shared_ending(mention: UnitMention) -> tuple[str, str, bool]:
    """What the mentions before this one may share with it: ending, body of a place, and whether it is a department's."""
    if mention.group and not _COUNTED_PLACES.fullmatch(mention.name):
        return "", "", False
    if _OFFICE.fullmatch(words.LEVEL_PREFIX.sub("", mention.name, count=1)):
        return "", "", False  # the 委 of 团委 is no department's
    if _is_function(mention.name) and (match := _DEPARTMENT_ENDING.search(mention.name)):
        return match[0], "", True
    if mention.name.endswith("公司") and _UTILITY.fullmatch(mention.name.removesuffix("公司")):
        return "公司", "", False
    if match := _COUNTED_PLACES.fullmatch(mention.name):
        return match["ending"], "", False
    if match := _PLACE_ENDING.match(mention.name):
        return match["ending"], match["body"] or "", False
    if (match := _PLACE_PREFIX.match(mention.name)) and not words.has_level_prefix(mention.name):
        return mention.name[len(match["prefix"]) - 1 :], "", False  # 县水利局 of 清河县水利局
    return "", "", False


def _complete_prefixes(mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """The mentions with the level or place of an earlier one given to those that leave it out.

    Nothing is completed in a cell that begins its departments without a level: leaving it out is that cell's habit.
    """
    done: list[UnitMention] = []
    prefix: str | None = None
    for mention in mentions:
        own = _prefix_of(mention.full_name)
        if own is not None:
            if not mention.group and not _is_branch_elsewhere(mention.name, own):
                prefix = own
        elif _can_take_prefix(mention):
            if prefix is None:
                return list(mentions)
            committee = "委" if words.PARTY_BODY.fullmatch(mention.full_name) else ""
            mention = replace(mention, full=prefix + committee + mention.full_name)
        done.append(mention)
    return done


def _is_branch_elsewhere(name: str, level: str) -> bool:
    """True for a branch that is called after the place it works for (市生态环境局安化分局), so that its level is not theirs.

    县生态环境分局 names no place but its own county.
    """
    rest = name[len(level) :]
    if level in ("县", "区", "旗") and rest.count("局") == 1 and words.FUNCTION.match(rest):
        return False
    return "分局" in name or (words.is_branch(rest) and not rest.endswith("队"))


def _prefix_of(name: str) -> str | None:
    if match := words.LEVEL_PREFIX.match(name):
        return match[0]
    if words.FUNCTION.match(name):
        return None
    match = _PLACE_PREFIX.match(name)
    return match["prefix"] if match and not _OWN.match(name) else None


def _can_take_prefix(mention: UnitMention) -> bool:
    name = mention.full_name
    if mention.group or _OWN.match(name) or "分局" in name or words.is_park(name):
        return False
    if words.PARTY_BODY.fullmatch(name) or _OFFICE.fullmatch(name):
        return True
    return words.is_complete(name) and bool(words.FUNCTION.match(name))
