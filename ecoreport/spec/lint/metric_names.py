"""Whether two names mean the same metric, as plans write them in different places."""

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from ecoreport.model.program import Number

RATES = ("率", "比例", "占比", "比重", "指数")
RATE_ENDINGS = (
    *RATES,
    "浓度",
    "幅度",
    "能耗",
    "用水量",
    "面积",
    "系数",
    "知晓度",
    "满意度",
    "参与度",
)
"""How names of figures end, as opposed to names of actions and of things that are counted."""
_WHOLES = ("总量", "消费量", "排放量", "产量")
"""Endings of quantities that a place has only once, whoever speaks of them."""
_TOPICS = (
    ("能耗", "能源总量", "能源消费", "能源消耗", "用能"),
    ("用水量", "用水总量", "用水强度", "水资源利用"),
    ("碳排放", "二氧化碳排放", "碳强度"),
)
"""Words for one quantity: a unit's list that has one of them speaks of it."""

_REMARK = re.compile(r"[(\[〔].*?[)\]〕]")
_OPENING = re.compile(
    r"^(?:到?\d{4}年度?(?:底|末)?前?|全[区市县省州]|辖区内?|以[^，,]{1,4}为单位|[我本][区市县]|区域内|各?年度|年底前|确保|力争|保证|使|实现"
    r"|保持|稳步|持续|不断|提高|提升|推进|推动|加强|完善|继续|稳定|配合|协助|协同|会同)"
)
_SAME_WORDS = tuple(
    (re.compile(written), meant)
    for written, meant in (
        ("水水源地|水水源|水源地", "水源"),
        ("比率", "比例"),
        ("(?<=优良)(?:率|比例)", "天数比例"),
        ("(?:环境)?空气(?:环境)?(?:质量)?(?=优良)", ""),
        ("重度及以上污染", "重污染"),
        ("年?平均浓度|年均浓度|年均值|浓度均值", "浓度"),
        ("卫生户厕|户用卫生厕所", "卫生厕所"),
        ("满意率", "满意度"),
        ("(知晓|参与)率", r"\1度"),
        ("所占", "占"),
        ("(?:国内|地区)?生产总值|GDP", "地区生产总值"),
        ("每?万元(?=地区生产总值)", "单位"),
        ("建设土地", "建设用地"),
        ("可吸入颗粒物", "PM10"),
        ("细颗粒物", "PM2.5"),
        ("化学需氧量", "COD"),
        ("二氧化碳", "CO2"),
        ("二氧化硫", "SO2"),
        ("臭氧", "O3"),
        ("R&D|研究与试验发展", "研发"),
        ("的", ""),
    )
)
"""What plans write in two ways, and one of them; in order."""
_QUANTITY = re.compile("(?<=.{4})(?:面积|里程|长度|数量|个数|次数|总数)$")
"""Says what the measure says already: 新建高标准农田面积 in 亩 is 新建高标准农田."""
_CHANGE = re.compile(
    "(?:年均|累计)?(?:(?:下降|降低|减少|提高|提升|上升|增长)(?P<noun>率|幅度|比例)?|(?P<rate>增速|增幅|降幅))$"
)
"""Says how much the figure of that name moves; without its last word only in a name whose measure is a share."""
_SHARE = re.compile("占.{2,20}?的?(?:比例|比重|比率)$")
"""A share that says of what; where the plan ties two places together, …占比 is the same."""
_AMOUNT = re.compile("(?:人数|户数|次数|时间|时长|天数|数|额|量)$")
_DOING = re.compile("^(?:新增|完成|实施)(?=.{2,}(?:改造|治理|整治|修复|搬迁)$)")
"""Before work that is counted: 新增农村危房改造 is 农村危房改造."""
_NOISE = re.compile(r"[\s、,，。;；:：·“”\"'《》-]")

_TELLING_WORDS = (
    "城镇 农村 城市 城区 乡镇 村镇 建成区 园区 新建 既有 公共 政府 安全 利用 处置 处理 "
    "净增 治理 综合 无害化 资源化 回收 审核 整治 覆盖 普及 合格 达标 秸秆 畜禽 粪 农膜 污水 "
    "污泥 垃圾 危险 医疗 工业 农业 生活 耕地 地块 水质 下降 提高 增长 减少 幅度 总量 强度 "
    "人均 单位 知晓 满意 参与 优良 重污染 能耗 用水 用地 面积 比例 数量 天数 浓度 "
    "PM2.5 PM10 节能 节水 林草 森林"
)
"""Words that make another metric of a name that is otherwise the same: 危险废物安全处置率 is not 危险废物利用处置率."""
_TELLING = tuple(_TELLING_WORDS.split())

_SHORTEST = 3
_TELLING_LENGTH = 5
"""A shortened name has so many characters at least: a rate, and anything else."""

LEAST_OF_GOAL = 4
"""A name that goals shorten has so many characters at least."""

_LEAST_NEARLY = 6
_LEAST_START = 2
_CONTRAST_WORDS = (
    "城镇 农村 城市 城区 乡镇 村镇 新建 既有 秸秆 畜禽 农膜 污水 污泥 垃圾 下降 提高 增长 减少 用水 用地 能耗 "
    "知晓 满意 参与 初中 高中 小学 小型 大型 男性 女性 行人"
)
"""Words that set two names apart on purpose."""
_CONTRASTS = frozenset(_CONTRAST_WORDS.split())

_NO_AMOUNT = re.compile(
    "人均|户均|亩均|生均|平均|均值|每|单位(?=地区|国内|面积|工业|产|建筑|耕地)|密度|强度|浓度|指数|天数|时间|时长|间隔|半径|等级$|标准$|价格|评分|得分"
)
_NO_EXTENT = frozenset(
    {
        "%",
        "％",
        "‰",
        "个百分点",
        "小时",
        "分钟",
        "天",
        "日",
        "工作日",
        "个工作日",
        "个月",
        "年",
        "岁",
        "级",
        "分",
        "倍",
        "分贝",
        "℃",
    }
)
"""Names and measures of figures that parts do not add up to: 人均…面积, 每日保洁时间, 座/平方公里."""

LEAST_TOLD = 0.6
"""This part of the neighbouring characters of a clause and of a name is common when the clause tells of it."""

ALIKE = 90.0
"""Per cent of likeness from which two names that differ in no telling word are the same metric."""
ALIKE_WHEN_LINKED = 75.0
"""The same where the plan itself ties the two places together (a task of that very indicator)."""


def plain_name(name: str) -> str:
    """The name without remarks in brackets, opening words and writing variants; for comparing only."""
    text = _NOISE.sub("", unicodedata.normalize("NFKC", name))
    text = _REMARK.sub("", text)
    while (shorter := _OPENING.sub("", text)) != text and len(shorter) >= 3:
        text = shorter
    for written, meant in _SAME_WORDS:
        text = written.sub(meant, text)
    return _DOING.sub("", _QUANTITY.sub("", text))


def full_name(name: str, full: Mapping[Number, Sequence[str]], numbers: Set[Number]) -> str:
    """The plain name, completed where a task or text of one indicator shortens the name of its figure.

    漏损率 under the indicator whose only metric that ends so is 公共供水管网漏损率 is that metric.

    Args:
        name: A name as the plan writes it.
        full: The plain names of each indicator's metrics.
        numbers: The indicators that the place is about.
    """
    plain = plain_name(name)
    if len(numbers) != 1 or len(plain) < (_SHORTEST if is_rate(plain) else _TELLING_LENGTH):
        return plain
    named = full.get(next(iter(numbers)), ())
    share = _SHARE.sub("占比", plain)
    longer = [other for other in named if other.endswith(plain)] or [
        other for other in named if _SHARE.sub("占比", other) == share
    ]
    return longer[0] if len(longer) == 1 else plain


def only_longer_rate(plain: str, names: Sequence[str]) -> str:
    """The only one of a unit's rates that this one shortens by its beginning: 逾期率, 小额信贷逾期率; else itself."""
    longer = {name for name in names if name.endswith(plain) and name != plain}
    if not is_rate(plain) or len(plain) < _SHORTEST or plain in names or len(longer) != 1:
        return plain
    (name,) = longer
    return plain if any(word in name and word not in plain for word in _TELLING) else name


def only_longer_name(plain: str, names: Sequence[str]) -> str:
    """The only one of the plan's names that this one shortens, where what it leaves out tells no other metric; else itself.

    Goals say 惠及居民 for 老旧小区改造惠及居民, but not 污水处理率 for 农村污水处理率, and 工贸企业标准化达标率 for
    工贸企业安全生产标准化达标率.
    """
    longer = {name for name in names if name.endswith(plain)} or {
        name for name in names if is_rate(plain) and _leaves_out_the_middle(plain, name)
    }
    if len(plain) < LEAST_OF_GOAL or plain in names or len(longer) != 1:
        return plain
    (name,) = longer
    told = _TELLING if name.endswith(plain) else _CONTRASTS
    return plain if any(word in name and word not in plain for word in told) else name


def _leaves_out_the_middle(short: str, long: str) -> bool:
    """True for a rate's name that begins and ends like the other one and lacks some words between."""
    start, end = Prefix.similarity(short, long), Postfix.similarity(short, long)
    return start >= _LEAST_START and end >= LEAST_OF_GOAL and start + end >= len(short) > start


def is_rate(name: str) -> bool:
    """True for the name of a figure: …率, …比例, …浓度."""
    return name.endswith(RATE_ENDINGS)


def is_whole(name: str) -> bool:
    """True for a quantity that a place has only once: 用水总量."""
    return name.endswith(_WHOLES)


def is_spoken_of(name: str, text: str) -> bool:
    """True when the text has another word for the quantity of that name: 能源总量 where it speaks of 能耗."""
    return any(
        any(word in name for word in topic) and any(word in text for word in topic) for topic in _TOPICS
    )


def is_amount(name: str, measure: str | None) -> bool:
    """True for a quantity that has parts: a unit or a place may do its share of it."""
    return (
        measure is not None
        and "/" not in measure
        and measure not in _NO_EXTENT
        and not _NO_AMOUNT.search(name)
    )


def is_same_metric(one: str, other: str, *, linked: bool = False) -> bool:
    """True when two plain names mean the same metric.

    Args:
        one: A name as `plain_name` gives it.
        other: Another one.
        linked: The plan itself says that both places are about the same indicator.
    """
    if one == other:
        return bool(one)
    if _same_characters(one, other):
        return True
    least = ALIKE_WHEN_LINKED if linked else ALIKE
    if fuzz.ratio(one, other, score_cutoff=least) == 0:
        return False
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return not any((word in one) != (word in other) for word in _TELLING)


def _same_characters(one: str, other: str) -> bool:
    """True for the same words in another order: 新增城镇就业 and 城镇新增就业人数, 发放创业担保贷款 and 创业担保贷款发放额."""
    sides = [sorted(_AMOUNT.sub("", name)) for name in (one, other)]
    return sides[0] == sides[1] and len(sides[0]) >= _LEAST_NEARLY


def is_nearly(one: str, other: str) -> bool:
    """True for two plain names that differ in one word of at most two characters behind their beginning.

    河湖岸线保有率 and 河湖岸线保护率; not 城镇污水处理率 and 农村污水处理率, which differ in what they are about.
    """
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _LEAST_NEARLY:
        return False
    start = Prefix.similarity(one, other)
    end = Postfix.similarity(one[start:], other[start:])
    ways = (one[start : len(one) - end], other[start : len(other) - end])
    if start < _LEAST_START or max(map(len, ways)) > 2 or re.search(r"[\dA-Za-z]", "".join(ways)):
        return False
    return not any(
        word in _CONTRASTS for word in _words_round(one, start, end) | _words_round(other, start, end)
    )


def moving_name(plain: str, *, is_share: bool) -> str | None:
    """The plain name of the figure that moves, where the name is that of a change: 单位地区生产总值能耗下降率.

    Args:
        plain: A name as `plain_name` gives it.
        is_share: Its measure is %, so that 能耗下降 is a change as well.
    """
    found = _CHANGE.search(plain)
    if found is None or not (is_share or found["noun"] or found["rate"]) or found.start() < _LEAST_START:
        return None
    return _QUANTITY.sub("", plain[: found.start()])


def is_change_of(one: str, other: str) -> bool:
    """True for a figure and how much it moves: 单位地区生产总值能耗 and 单位地区生产总值能耗下降率."""
    short, long = sorted((one, other), key=len)
    is_start = len(short) >= _LEAST_NEARLY and long.startswith(short)
    return is_start and moving_name(long, is_share=False) == short


def is_reworded(said: str, name: str) -> bool:
    """True for a rate in a text that has at least half of the name's neighbouring characters and no contrasting word."""
    if not is_rate(said) or not is_rate(name) or is_same_metric(said, name, linked=True):
        return False
    mine, theirs = _pairs(said), _pairs(name)
    return not _contrast(said, name) and 2 * len(mine & theirs) >= len(theirs)


def is_told_of(clause: str, name: str) -> bool:
    """True for a clause that shares most of its neighbouring characters with the name of a rate, and most of the name's."""
    mine, theirs = _pairs(clause), _pairs(name)
    shared = len(mine & theirs)
    enough = shared >= LEAST_TOLD * max(len(mine), len(theirs))
    return is_rate(name) and len(theirs) >= _LEAST_NEARLY and enough and not _contrast(clause, name)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _contrast(one: str, other: str) -> bool:
    return any((word in one) != (word in other) for word in _CONTRASTS)


def _words_round(name: str, start: int, end: int) -> set[str]:
    """The differing characters, with a neighbour on either side."""
    last = len(name) - end
    return {name[start:last], name[start - 1 : last], name[start : last + 1]}
