"""Whole names for names that a unit cell shortens: 市林业局、住建局 means 市住建局, 甲、乙县政府 means 甲县政府."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.brackets import BLOCK
from ecoreport.model.unit_cell import UnitMention

_DEPARTMENT_ENDING = re.compile(r"(?:局|委员会|委|厅|办|部门|处|(?<=组织|宣传|统战)部)$")
_UTILITY = re.compile(r".*(?:移动|电信|联通|铁塔|广电|供电|供水|供热|供气|燃气|自来水|邮政|排水)")
_FIELDS = {"公司": _UTILITY, "部": re.compile("组织|宣传|统战|社会工作")}
"""Endings that only names of these fields share: 移动、联通公司, 市委组织、宣传部."""
_PLACE = "自治[县州旗]|街道|镇|乡|县|区|市|旗|州"
_BODIES = "(?:党工委|党委|县委|区委|市委)和(?:人民政府|政府|管委会)|党工委|党委|(?:人民)?政府|办事处|管委会|管理委员会|(?<=区)管理[局处]"
_KIND_OF_ZONE = "(?:旅游|生态|文化|风景|名胜|产业|经济|工业|高新|技术|现代|农业|国有|国家)*"
_PLACE_ENDING = re.compile(
    rf"^(?!.*军分?区$).*?(?P<ending>(?:街办|社区|保护区|{_KIND_OF_ZONE}(?:{words.PARK_CLASS})|{_PLACE})(?P<body>{_BODIES})?)$"
)
_COUNTED_PLACES = re.compile(
    rf"(?P<place>.+?)(?:[两二三四五六七八九十]|[2-9])个?(?P<ending>(?:{_PLACE})(?:{_BODIES})?)"
)
"""The last of several places with their number: 麦积、秦州两区政府."""
_COMMITTEE = re.compile(r"(?P<place>.+?)(?:党工委|党委|(?<=[区街道])工委|(?<=[省市县区州旗镇乡道）)])委)")
_PLACE_ONLY = re.compile(rf".+?(?P<kind>{_PLACE})")
_NO_PLACE = re.compile("(?:[投电信险店员体塔业气网油司者]|广场)$|消防|企业|商户|农户|群众")
_BRACKET_AHEAD = re.compile(f"^{BLOCK.pattern}")
"""The rest of 县（区）."""
_TOWNS = re.compile("各(?:乡|镇|街)")
"""Whose county has one 开发区; counties have one each."""
_PARTS_OF_COMPANY = ("子公司", "分公司", "项目部", "车间", "分厂")
_STREET_BODY = re.compile("办事处|党工委")
_PLACE_PREFIX = re.compile(rf"(?P<prefix>.{{1,8}}?(?:省|市|县|区|州|旗))(?:{words.FUNCTIONS}|委|人民政府)")
_OFFICE = re.compile(
    r"(?:人大|政协|纪委|监委|政府办|政府|人民法院|法院|人民检察院|检察院|人武部|总工会|工会|团委|妇联|残联|科协|文联|侨联|工商联|社科联|供销社|红十字会)"
)
_MINISTRY = (
    "(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|"
    "交通运输|水利|农业农村|商务|文化和旅游|应急管理)部(?!门)"
)
_TOWNSHIP_OFFICE = re.compile(
    "(?:财政|司法|自然资源|国土|国土资源|市场监管|市场监督管理|规划|规划建设|住建|城建|民政|税务|工商|环保|公安派出)所|"
    "(?:文化|综合文化|水利|林业|农技|农机|农经|广播|广电|畜牧|畜牧兽医|计生|退役军人服务)站|卫生院|卫生室"
)
"""What a township has; after a county's departments it is not the county's."""
_OWN = re.compile(
    rf"{_MINISTRY}|国家|海关|武警(?![支大中]队)|民航(?=.*监管局)|自贸(?:试验)?区|中国|国网|中石|驻|中共|中央|团[省市县区州旗]委|《|.*(?:公司|集团|银行|园区管委会|开发区管委会|新区管委会|商会|协会|高校|大学|小区)$"
)


def complete_names(mentions: Sequence[UnitMention], etc_nouns: Sequence[str]) -> list[UnitMention]:
    """The mentions with `full` wherever the cell shortens a name.

    Args:
        mentions: In text order.
        etc_nouns: For each mention the noun after its 等 (街道 of 城东、城南等街道), or an empty text.
    """
    return _complete_prefixes(_complete_collectives(_complete_suffixes(mentions, etc_nouns)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """What the names before a name may share with it."""

    text: str = ""
    body: str = ""
    """The body of a place that the ending holds: 政府 of 县政府."""
    of_department: bool = False
    place_length: int = 0
    """The characters of the proper name that the ending leaves."""


_NOUNS_THAT_END_NAMES = ("部门", "街道", "镇", "乡", "县", "区")


def _complete_suffixes(mentions: Sequence[UnitMention], etc_nouns: Sequence[str]) -> list[UnitMention]:
    """The mentions with a shared ending given back to those before the last (教育、卫健局)."""
    done = list(mentions)
    ending = _Ending()
    for index in range(len(done) - 1, -1, -1):
        mention = done[index]
        name = mention.name
        if (noun := etc_nouns[index]) in _NOUNS_THAT_END_NAMES:
            ending = _Ending(text=noun, of_department=noun == "部门", place_length=len(name))
        bare = not (mention.group or words.is_complete(name) or words.is_post(name))
        if words.is_level(name) and index + 1 < len(done):
            done[index] = replace(mention, full=_at_level(name, done[index + 1]))
        elif _lacks(name, ending, bare=bare):
            done[index] = replace(mention, full=name + ending.text)
        elif not bare and ending.body and not mention.group and _may_have(name, ending.body):
            done[index] = replace(mention, full=name + ending.body)
        elif not bare:
            if (
                index
                and (match := _COUNTED_PLACES.fullmatch(name))
                and not words.is_complete(done[index - 1].name)
            ):
                done[index] = replace(mention, full=match["place"] + match["ending"], group=False)
            ending = _shared_ending(mention)
    return done


def _lacks(name: str, ending: _Ending, *, bare: bool) -> bool:
    """True when the name shares the ending: a field of work that of a department, a proper name that of a place."""
    if fields := _FIELDS.get(ending.text):
        return bool(fields.fullmatch(_subject(name)))
    if not bare or not ending.text or ending.of_department != _is_function(name):
        return False
    is_short = len(name) <= max(3, ending.place_length)
    return ending.of_department or (is_short and not _NO_PLACE.search(name))


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
            committee = _COMMITTEE.fullmatch(before.full_name)
            if committee and words.is_body(mention.name):
                mention = replace(mention, full=committee["place"] + mention.name, group=before.group)
            elif before.group and before.full_name.startswith("各") and _shares_each(mention, before):
                mention = replace(mention, full="各" + mention.name, group=True)
        done.append(mention)
    return done


def _shares_each(mention: UnitMention, before: UnitMention) -> bool:
    """True when the 各 of the group before stands for this name too: 各镇街、园区; 各区委、区政府."""
    name = mention.name
    if words.is_body(name):
        return not words.has_body(before.full_name)
    committee = _COMMITTEE.fullmatch(before.full_name)
    if committee and words.is_body(name[1:]) and committee["place"].endswith(name[0]):
        return True
    if name in _PARTS_OF_COMPANY:
        return True
    one_of_many = name in ("开发区", "经济开发区") and not _TOWNS.match(before.full_name)
    is_place = mention.group or one_of_many or name[0] in "镇乡"
    return is_place and words.is_class_words(name)


def _is_function(name: str) -> bool:
    return bool(words.FUNCTION.match(_subject(name)))


def _subject(name: str) -> str:
    """What a department is about, without its level: 财政 of 市财政, 组织 of 市委组织."""
    return words.LEVEL_PREFIX.sub("", name, count=1).removeprefix("委")


def _shared_ending(mention: UnitMention) -> _Ending:
    """What the mentions before this one may share with it."""
    name = mention.name
    counted = _COUNTED_PLACES.fullmatch(name)
    if mention.group and not counted:
        return _Ending()
    if _OFFICE.fullmatch(words.LEVEL_PREFIX.sub("", name, count=1)):
        return _Ending()  # the 委 of 团委 is no department's
    if _is_function(name) and (match := _DEPARTMENT_ENDING.search(name)):
        return _Ending(text=match[0], of_department=True)
    if name.endswith("公司") and _UTILITY.fullmatch(name.removesuffix("公司")):
        return _Ending(text="公司")
    if counted:
        return _Ending(text=counted["ending"], place_length=len(counted["place"]))
    if match := _PLACE_ENDING.match(name):
        return _Ending(text=match["ending"], body=match["body"] or "", place_length=match.start("ending"))
    if (match := _PLACE_PREFIX.match(name)) and not words.has_level_prefix(name):
        place_length = len(match["prefix"]) - 1
        return _Ending(text=name[place_length:], place_length=place_length)  # 县水利局 of 清河县水利局
    return _Ending()


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
        elif _can_take_prefix(mention, prefix):
            if prefix is None:
                return list(mentions)
            mention = replace(mention, full=prefix + _committee(mention, prefix, done) + mention.full_name)
        done.append(mention)
    return done


def _committee(mention: UnitMention, level: str, before: Sequence[UnitMention]) -> str:
    """What stands between the level and a body of the party: 委 (市委宣传部), or 党委 as before it (自治区党委宣传部)."""
    if not words.PARTY_BODY.fullmatch(mention.full_name):
        return ""
    return "党委" if any(other.full_name.startswith(f"{level}党委") for other in before) else "委"


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


def _can_take_prefix(mention: UnitMention, prefix: str | None) -> bool:
    name = mention.full_name
    if prefix not in (None, "镇", "乡") and _TOWNSHIP_OFFICE.fullmatch(name):
        return False
    if mention.group or _OWN.match(name) or "分局" in name or words.is_park(name):
        return False
    if words.PARTY_BODY.fullmatch(name) or _OFFICE.fullmatch(name):
        return True
    return words.is_complete(name) and bool(words.FUNCTION.match(name))
