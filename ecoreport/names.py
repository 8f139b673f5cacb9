"""Names that are like one another; did-you-mean: the candidate that a mistyped or shortened name most likely stands for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

_ENOUGH = 72.0
"""Over the pairs of tests/test_names.py real slips and abbreviations lie above, strangers below."""

_LEVEL = re.compile(r"(?:自治区|自治州|自治县|自治旗|(?!市场|市政)[省市县区州旗盟])委?(?=..)(?!会)")
_LAYOUT = re.compile(r"[\s、，,（）()〔〕\[\]【】“”\"《》:：]+")
_LONG_ENDINGS = (("委员会", "委"), ("办公室", "办"), ("办事处", ""), ("人民政府", "政府"))
_OFFICES = "局委厅"
"""Endings that the same department has in different places and years."""
_JOINTS = re.compile("[和与及]")
_OFFICE_BODY = re.compile(r"(?P<body>[\u4e00-\u9fff]{2,}?)(?:管理|监督管理)?(?P<ending>局|委|办|厅|中心)")
_ONE_OFFICE = tuple(
    frozenset(bodies.split())
    for bodies in (
        "水利 水务",
        "环保 环境保护 生态环境",
        "国土 国土资源 自然资源 自然资源和规划 规划和自然资源 自然资源规划 规划自然资源",
        "农业 农业农村 农村农业",
        "卫生 卫计 卫生计生 卫生和计划生育 卫健 卫生健康",
        "安监 安全生产 安全监管 应急 应急管理",
        "工商 工商行政 市场 市场监管",
        "质监 质量技术监督 质量技术 市场 市场监管",
        "经信 经济信息 经济信息化 经济和信息化 工信 工业信息化 工业和信息化",
        "扶贫 扶贫开发 乡村振兴",
        "旅游 文旅 文化旅游 文化和旅游 文广旅 文化广电旅游 文化广电和旅游",
        "文化 文体 文广新 文旅 文化旅游 文化和旅游 文广旅 文化广电旅游 文化广电和旅游",
        "林业 林草 林业草原 林业和草原",
        "住建 建设 住房建设 住房城乡建设 住房和城乡建设",
        "城管 城市管理 城市综合管理 城管执法 城市管理执法 城市管理综合执法 城市管理综合行政执法",
        "人社 人力社保 人力资源社会保障 人力资源和社会保障",
        "教育 教体 教育体育 教育和体育",
        "体育 教体 教育体育 教育和体育",
    )
)
"""Names that one office has had one after the other, or has in this place and that: no place has two of them."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was most likely meant; None when none is near enough or two are equally near.

    Made for Chinese names of organisations, and good enough for keys and commands. A name that keeps characters of the
    whole one counts as near (区自规局 is 区规划自然资源局); another level counts against it (市水利局, 区水利局), another
    place of the same kind is never near (城东街道, 城西街道).
    """
    return closest_owner(name, {candidate: candidate for candidate in candidates})


def closest_owner(name: str, owners: Mapping[str, str]) -> str | None:
    """The owner of the spelling that was most likely meant, as `closest` finds it.

    Args:
        name: As it was written.
        owners: For each name and alias whose it is; two of the same owner may be equally near.
    """
    likeness = {spelling: _likeness(name, spelling) for spelling in owners}
    best = max(likeness.values(), default=0.0)
    likely = {owners[spelling] for spelling in owners if likeness[spelling] == best}
    return likely.pop() if best >= _ENOUGH and len(likely) == 1 else None


def is_within(short: str, long: str) -> bool:
    """True when the characters of the short name stand in the long one in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)


def is_initials(short: str, long: str) -> bool:
    """True for an office's name and its usual short form: 市住建局 for 市住房和城乡建设局, 卫健委 for 县卫生健康委员会.

    The short form keeps first characters of the two-character words, the first word's among them. Either name may leave
    out whose office it is; two different owners (市财政局, 县财政局) are two offices.
    """
    (level, short), (other_level, long) = _split_level(_plain(short)), _split_level(_plain(long))
    if (level and other_level and level != other_level) or not short or short[-1] != long[-1:]:
        return False
    if short == long:
        return True
    body, words = short[:-1], _JOINTS.sub("", long[:-1])
    initials = words[::2]
    return 1 < len(body) < len(words) and body[0] == initials[0] and is_within(body, initials)


def is_successor(one: str, other: str) -> bool:
    """True for an office of one owner under a former name and its present one: 县环保局, 县生态环境局; 市水利局, 市水务局."""
    (level, body), (other_level, other_body) = (_split_level(_plain(name)) for name in (one, other))
    found, other_found = _OFFICE_BODY.fullmatch(body), _OFFICE_BODY.fullmatch(other_body)
    if level != other_level or found is None or other_found is None or body == other_body:
        return False
    return any({found["body"], other_found["body"]} <= office for office in _ONE_OFFICE)


def _likeness(one: str, other: str) -> float:
    """How near two names are, 0 to 100."""
    one, other = _plain(one), _plain(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 100.0
    if not _CHINESE.search(one):
        return fuzz.ratio(one, other)
    level, rest = _split_level(one)
    other_level, other_rest = _split_level(other)
    likeness = max(_same_letters(rest, other_rest), _abbreviation(rest, other_rest))
    if level == other_level:
        return likeness
    if not level or not other_level:
        return likeness - 3
    return likeness - (12 if rest == other_rest else 40)


def _plain(name: str) -> str:
    name = _LAYOUT.sub("", name).casefold()
    for long, short in _LONG_ENDINGS:
        if name.endswith(long) and len(name) > len(long) + 1:
            return name.removesuffix(long) + short
    return name


def _split_level(name: str) -> tuple[str, str]:
    """The owner of the unit (区, 市委) and the rest of its name."""
    match = _LEVEL.match(name)
    return (match[0], name[match.end() :]) if match else ("", name)


def _same_letters(one: str, other: str) -> float:
    """Likeness of two spellings; a single other character counts as a slip in a department's name only."""
    ratio = fuzz.ratio(one, other)
    slip = len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    if slip and one[0] == other[0] and _OFFICES.find(other[-1]) >= 0:
        return max(ratio, 75.0)
    if slip and len(one) < 6 and one[-1] == other[-1]:
        return 0.0
    return ratio


def _abbreviation(one: str, other: str) -> float:
    """How well the shorter reads as an abbreviation of the longer: characters kept, in order, from the first on."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(short) == len(long):
        return 0.0
    if long.startswith(short) and len(short) > 0.4 * len(long):
        return 80.0
    same_ending = short[-1] == long[-1]
    if not same_ending and not (short[-1] in _OFFICES and long[-1] in _OFFICES):
        return 0.0
    short, long = short[:-1], long[:-1]
    if Counter(short) - Counter(long) or (len(short) == 1 and short != long[0]):
        return 0.0
    in_order = is_within(short, long)
    return (
        72.0 + 8 * in_order + 6 * (short[0] == long[0]) + 8 * len(short) / len(long) - 6 * (not same_ending)
    )
