"""Names of metrics: what stands before a figure, without verbs, dates, places in general and other by-words."""

import re
from functools import lru_cache

from ecoreport.language.targets.words import ASPIRING, JOINT, listed, measure_base

BY_SEASON = "(?:汛期?|雨季|入[冬汛夏]|[供采]暖[季期]?|开学|[春国][节庆])前"
"""Times of the year that are no dates."""
_LEADING = re.compile(
    r"^(?:[一二三四五六七八九十]是|\d+[.、](?!\d)|[(]?[一二三四五六七八九十\d]+[)、.](?!\d|[一二三四五六七八九十]+[类级等])|指标\d+:?|[、,:;.\-—*•·①-⑳]"
    "|每年度?|各年度?|年内|当年|今年|(?:截[至止])?(?:目前|当前)(?!水平)|"
    + BY_SEASON
    + "|完成(?=.{2,}$)(?!率|情况|度)|高(?:质量|标准|水平|效)(?=完成|推进|实施|建成|打造|做好|开展|办好|创建)|之后|此后|以后|后续"
    f"|{ASPIRING}"
    "|确保|实现|保证|保障(?!性)|努力|推动|促进|"
    "推进|使得?(?!用)|把(?![关握手])|让|并(?!网)|且|同时|其中|以及|其(?![他它余])|到时|届时|全年(?!龄)"
    "|(?:国家|省|市|州|上级)(?:委|级|里)?下达的?|分别|进一步|不断|持续|逐步|稳步|全面|切实|继续|要求|目标|加快|基本(?!农田|公共|养老|医疗|药物|草原|建|康复|生活|住房|保险|服务|型)|有效(?!投资|灌溉|发明)|总体(?!规划)"
    "|全[区市县省州域旗镇](?!域)|我[区市县省州]|本[区市县省州]|辖区内?|境内|区域内|行政区域?内|[县市区]域内(?=.{6})|各(?:[县市区镇乡](?![场域间])|(?<=[乡镇])村|街(?![区景])(?:道(?:办事处|办)?)?)++(?![所站院])(?:[(（][^()（）]{1,6}[)）])?|各地|至少"
    r"|\d+个(?!月)(?=[\u4e00-\u9fff]{4,}$)|明年|后年|[上下]半年|今[冬后]|明春|做到|除(?=完成|实施|建成)|年?度?计划(?=完成|实施|新建|新增|建成|改造|培育|安排|发放|争取|引进|投[放入]|筹[集措]|化解|减少|增加|提高)|安排(?:[在到给]|(?=[\u4e00-\u9fff]{1,5}[镇乡村县区]$))"
    "|要(?!素|害)|应(?=确保|实现|保证|使|将|达到|保持|做到)|应(?!当|急|届|用|对|[^,;]{2,}(?:率|比例|占比)$)|须|需(?!求|水)|还(?=将|要|应)|将|在(?!售|建|职|校|岗|线|园|册|编|读)|的|年度(?!计划投资|投资)|均(?!衡)|都(?!市)|左右)+"
)
_TRAILING = re.compile(
    "(?:“|(?<=..)(?:累计|累积|合计|总计)|要|应|须|需|将|均|都|力争|力求|确保|预计|常年|长期|始终|实现|全部|(?:国家|省|市|州|上级)(?:委|级|里)?下达(?:的|任务|目标|指标)*|(?:较|比)(?:法定|国家|省|市|承诺|规定)[^,;]{0,8}|在[^,;在]{2,12}基础上(?:再|平均)?|同口径|按?可比价格?|按?可比口径|以[^,;]{1,12}为单位|分别|稳定|总体|也|的|在|达|各|(?<![国所])(?:拥|[建设配])?有|(?<=[率度])[两三四五六2-6]个|(?<!主要)(?<!经济)(?<!发展)指标|目标值?|年度目标|控制|[:、,\\s])+$"
)
_OCCASION = re.compile(
    '^(?:结合|依托|围绕|借助|利用)(?:[“"][^”"]{1,12}[”"][、和及]?)+(?:等(?:主题日|节日|活动|契机|重要节点)?)?[,，]?(?=.{2})'
)
"""结合“世界水日”: when something is done."""
_YEARLY = re.compile("(?<=[\u4e00-\u9fff]{2})每年度?(?=[\u4e00-\u9fff]{2})")
_ACHIEVED = re.compile("(?<=[\u4e00-\u9fff]{2})实现(?!率|度|情况)(?=[\u4e00-\u9fff]{3})")
"""工业园区实现总产值: a verb between the owner and the metric."""
_REGION = re.compile("^(?:[\u4e00-\u9fff]{1,3}(?:[市县区州省])境内)")
_VERB_OBJECT = re.compile(
    "^(?:提高|提升|降低|减少|加大|增强|加强|强化|巩固|稳定|保持|扩大|增加|控制|严控|改善)(?=.{2,}(?:率|比例|比重|量|度|指数|浓度|强度|能耗|面积|数)$)"
)
METRIC_END = re.compile(
    "(?:率|比例|比重|占比|量|浓度|指数|强度|面积|能耗|水耗|(?<![制力年季])度|水平|天数|数|长度|规模|产值|增加值|收入|密度|覆盖|"
    "质量|总额|投入|产量|投资|利润|额|值|水体|断面|里程|用地|排放|GDP|EI|PM2\\.5|PM10|O3|"
    "时间|时长|时限|寿命|年限|增速|幅度|降幅|增幅|资金|经费|水质|用水|碳排放|标准|人口|满意|比|分数|得分|名次|金额|能力|储量|蓄积|年均值|事件|事故|级别|等级|(?:主要|经济|发展)指标)$"
)
_TAIL = re.compile(
    "(?:(?:年均|平均|日均|总)?(?:净|毛|建筑|新增|排放|使用|施用|消费|消耗|产生|利用|综合利用|无害化处理|集中处理|处理|处置|收集|覆盖|保护|整改|持证|恢复|销号|拆除|整治|"
    "普及|履约|开工|竣工|投产|达产|到位|播种|种植|蓄积|总?产|单产|亩产|合格|达标|优良|回收|保有|拥有|入学|入园|巩固|死亡|发病|增加|生产|受害|成灾|参保|经营|治理|绿化|分类(?!知晓|参与|满意)|安全处置|安全利用|规范化|削减|创建|建成|建设|完成|办结|整改|通过|抽检|检测|监测|管理|签约|救治|转化|知晓|满意|落实|执行|安装|开放|系统|健康|规范|基层规范|服务)*"
    "(?:总量|率|比例|比重|量|浓度|指数|强度|面积|度|[人起户次件]数|数量?|值|减排量|总产))$"
)
_ADDED = re.compile("新增(?=.{4})")
"""新增绿化面积 says of what, 新增面积 does not."""
_PLACES = (
    "PM2\\.5|PM10|O3|臭氧|化学需氧量|氨氮|总磷|总氮|氮氧化物|挥发性有机物|二氧化硫|(?:细|可吸入)?颗粒物|VOCs|SO2|NOx|COD|化肥|农药|城市建成区|建成区|"
    "城乡居民|城镇居民|农村居民|城镇职工|城市|县城|建制镇|城镇|城区|乡镇级|乡镇|农村|村庄|行政村|自然村|市区|主城区|镇区|街道|园区|工业园区|国控|省控|国考|省考|"
    "市考|集镇|圩镇|场镇|中心镇|牧区|林区|库区|坝区|地级|国家级|省级|市级|州级|县级|区级|镇级|乡级|村级|平原|山区|丘陵|城乡"
    "|[一二三四]级(?!A)|小学|初中|高中|幼儿园|居民|职工|男性|女性"
)
_PLACE = re.compile(f"^(?:{_PLACES}|[市县区镇乡村](?:\\([市县区]+\\))?$)")
_METRIC_AND_PLACE = re.compile(f"(?P<metric>.{{2,}}(?:率|系数|比例|面积|标准))(?P<place>{_PLACES})")
_LEADING_PLACES = re.compile(f"(?:{_PLACES})+")
_RANK_LETTERS = "省市州县区镇乡村"
_LED_PLACE = re.compile(f"(?P<lead>.{{0,6}}?)(?:{_PLACES})")
_OWN_QUANTITY = re.compile(
    "(?<=..)(?:每[十百千万亿]*[名人户个亩元日月年周天]|(?:家庭)?[人户亩次例床校生班车村]均|PM2\\.5|PM10|(?:细|可吸入)颗粒物|(?:环境)?空气质量|患者|人群)"
)
"""Where a quantity begins that may be told of several: 小学、初中,每百名学生…."""
_INSTITUTIONS = frozenset("馆站场厂院校园库所店室")
"""Last letters of names of what is run: 图书馆, 中转站."""
_RATIO = re.compile("(?:[^,;]{2,8}?)?(?:每[十百千万亿]+[名人户平]|[人户亩]均)")
_KIND = re.compile("(?:行业|产业|领域|系统|地区|流域|片区|火灾|事故|灾害)")
"""What may stand behind the last of several names and belong to all: 钢铁、水泥行业."""
_RANKS = re.compile("(?P<ranks>[省市县区乡镇村](?:[、和]?[省市县区乡镇村])+)[两2二三3四4五5]级(?P<rest>.+)")
_MONEY = listed("元 美元")
_GIVEN = re.compile("奖|给予|补[助贴偿]|罚|每|标准|注册|造价|单价|最高|不足|贷款$|概算|估算|预算|债(?!务)")
_LENT = re.compile("(?<=[发投]放).*贷款$|(?<=新增).*贷款$")
_BASE = re.compile("(?:单位|[万亿]元)(?:[\u4e00-\u9fff]{0,4}(?:生产总值|增加值|产值|建筑面积)|GDP|产品|面积)")
_EACH_HAS = re.compile(
    "每[十百千万亿]+(?:(?:名[\u4e00-\u9fff]{1,6}?|[人户])(?:拥有|配备|有)|(?:常住)?人口(?:拥有|配备|有)?)"
)
_OF_BASE = re.compile(
    "(?:(?:能源|水|综合)?(?:消耗|能耗|水耗|电耗|煤耗)|[用耗取]水|二氧化碳排放|碳排放)(?:总?量|强度)?(?:[降下][低降](?:率|幅度))?"
)

_LONGEST_ALIKE = 6
_SHORT = 4
"""A thing in so few letters that shares its last word with the one before may share its beginning as well."""
_JOINT = re.compile(JOINT)
_OPEN_PLACES = re.compile("(?<=.)等(?:区域|地区|城市群?|流域(?!面积))")
"""What closes a list of places; the words behind it belong to each."""
_OPEN_END = re.compile("(?<=.)等(?:\\d+[项种类个])?(?:主要)?(?:大气|水)?(?:污染物)?(?![级次号额待])")
"""等 behind the last of several names; with a figure for each the list is closed all the same."""
_ABBREVIATION = re.compile(r"[(（][A-Za-z][A-Za-z0-9.]*[)）]")
"""What a member of a list is called for short, 氮氧化物(NOx): no part of the ending that all share."""
_NO_NAMES = {
    "为",
    "对",
    "向",
    "给",
    "将",
    "把",
    "在",
    "两年",
    "三年",
    "五年",
    "同口径",
    "全年",
    "年内",
    "期末",
    "年度",
    "累计",
    "总体",
    "至少",
    "平均",
    "达到",
}


def is_bare(name: str) -> bool:
    """True for 保护率, 抽检数量: a name that does not say of what."""
    return _TAIL.fullmatch(name) is not None and not _ADDED.match(name)


def is_ratio(name: str) -> bool:
    """True for 每千人口拥有托位, 人均藏书: so many for each."""
    return _RATIO.match(name) is not None


def is_sum(measure: str | None, name: str) -> bool:
    """True for a sum of money to be raised, spent or saved (实际利用外资8000万美元), not one that somebody is given."""
    return (
        measure_base(measure or "") in _MONEY
        and len(name) >= _SHORT
        and not _GIVEN.search(_LENT.sub("", name))
    )


def for_place(place: str, before: str) -> str:
    """The metric before for another place: 县城污水处理率 for 县城 behind 城市污水处理率; any other words as they are."""
    here, there = _PLACE.match(place), _PLACE.match(before)
    if not here and METRIC_END.search(before) and (own := _OWN_QUANTITY.search(before)):
        alike = 1 < len(place) <= _LONGEST_ALIKE and not METRIC_END.search(place)
        return place + before[own.start() :] if alike else place  # 一般街巷 behind 主次干道每日保洁时间
    if not here or not there or len(before) - there.end() <= len(place) - here.end():
        return place
    shared, metric = place[here.end() :], before[there.end() :]
    return place + metric.removeprefix(shared) if metric.startswith(shared) else place


def of_place(place: str, metric: str) -> str:
    """A bare place with the metric it is told for: 县级 and 节水型单位建成率; any other words as they are."""
    return place + metric if _PLACE.fullmatch(place) and METRIC_END.search(metric) else place


def place_first(name: str) -> str:
    """A metric with its place in front of it: 行政村宽带覆盖率 for 宽带覆盖率行政村; any other words as they are."""
    told = _METRIC_AND_PLACE.fullmatch(name)
    return told["place"] + told["metric"] if told else name


def on_the_base_of(name: str, before: str) -> str:
    """A name that leaves out the base of the one before: 二氧化碳排放 behind 单位GDP能耗 is 单位GDP二氧化碳排放."""
    base, each = _BASE.match(before), _EACH_HAS.match(before)
    if base and _OF_BASE.fullmatch(name):
        return base[0] + name
    return each[0] + name if each and not is_ratio(name) else name


def head_of(name: str) -> str:
    """Of what a metric is: 粮食 of 粮食播种面积; empty for any other name."""
    tail = _TAIL.search(name)
    return name[: tail.start()] if tail and tail.start() > 1 and len(tail[0]) > 1 else ""


def place_of(name: str) -> str:
    """The place, rank or substance a metric's name begins with: 建成区 of 建成区绿地率; empty for any other name."""
    places = _LEADING_PLACES.match(name)
    return places[0] if places else ""


@lru_cache(maxsize=4096)
def clean_name(text: str) -> str:
    """The metric's own name out of the words before a figure."""
    name = text.strip(" 、:,;。")
    before, colon, after = name.rpartition(":")
    if colon:
        name = after if after else before
    for _ in range(3):
        shorter = _OCCASION.sub("", _LEADING.sub("", _TRAILING.sub("", name)))
        shorter = _YEARLY.sub("", shorter)
        shorter = _VERB_OBJECT.sub("", _REGION.sub("", _ACHIEVED.sub("", shorter)))
        if shorter == name or not shorter:
            break
        name = shorter
    return "" if _LEADING.fullmatch(name) or name in _NO_NAMES else name


def split_names(name: str, count: int) -> tuple[list[str], list[str | None]]:
    """The names a list stands for with the shared ending completed, and the word by which each is told from the others.

    One name when it is no such list of that length.
    """
    if (ranks := _RANKS.fullmatch(name)) and len(each := _JOINT.sub("", ranks["ranks"])) == count:
        return [f"{rank}级{ranks['rest']}" for rank in each], [f"{rank}级" for rank in each]
    if closed := _OPEN_PLACES.search(name):
        places = _JOINT.split(name[: closed.start()])
        if len(places) == count:
            return [place + name[closed.end() :] for place in places], list(places)
    plain = _ABBREVIATION.sub("", _OPEN_END.sub("", name))
    pieces = [piece for piece in _JOINT.split(plain) if piece]
    if len(pieces) != count:
        return [name], [None]
    told = _METRIC_AND_PLACE.fullmatch(pieces[0])
    if told and all(map(_PLACE.fullmatch, pieces[1:])):  # 用房面积小学、初中分别
        places = [told["place"], *pieces[1:]]
        return [place + told["metric"] for place in places], list(places)
    names = _completed(pieces)
    ending = len(names[0]) - len(pieces[0])
    return names, [*pieces[:-1], pieces[-1][:-ending] if ending else pieces[-1]]


def town_and_country(name: str) -> tuple[str, str] | None:
    """The two metrics that 城乡居民收入 with a figure for each stands for; None for any other name."""
    if not name.startswith("城乡"):
        return None
    return f"城镇{name[2:]}", f"农村{name[2:]}"


def listed_names(name: str, *, together: bool) -> list[str]:
    """The names of a list whose members share one figure (受污染耕地安全利用率、污染地块安全利用率均达到…).

    Args:
        name: The words before the figure.
        together: True when the text says 均, 都, 全部: then members without an ending of their own are completed too.
    """
    pieces = [piece for piece in _JOINT.split(name) if piece]
    if name.endswith("比") and not any(piece.endswith("比") for piece in pieces[:-1]):
        return [name]  # 农产品加工业产值与农业总产值之比
    members = any(place_of(piece) == piece for piece in pieces[:-1])  # PM10、PM2.5年均浓度
    people = any(piece.endswith("人口") for piece in pieces[:-1]) and not name.endswith("人口")
    if (
        len(pieces) > 1
        and not (people or members)
        and all(METRIC_END.search(piece) and len(piece) > 2 for piece in pieces)
    ):
        return pieces
    places = all(_PLACE.fullmatch(piece) for piece in pieces[:-1]) and METRIC_END.search(name)
    if len(pieces) > 1 and (places or (together and METRIC_END.search(name))):
        return _completed(pieces)
    return [name]


def end_of_shared(first: str, last: str) -> int:
    """Where in the last of a list the word ends with which its first ends as well; 0 where they share none."""
    for length in range(len(first), 1, -1):
        at = last.rfind(first[-length:])
        if at >= 0:
            return at + length
    return 0


def _whole_ending(pieces: list[str]) -> str:
    """What the members of a list share where one letter of it is known: 出栏量 of 生猪、肉羊出栏量, 筛查率 of 子宫颈癌、乳腺癌筛查率."""
    *_, before, last = pieces
    same_word = last.find(before[-1]) + 1
    alike = last[same_word or len(before) :] if same_word or len(before) <= _SHORT else ""
    return alike if len(alike) > 1 else last[-3:]


def _completed(pieces: list[str]) -> list[str]:
    last = pieces[-1]
    place, led = _PLACE.match(last), _LED_PLACE.fullmatch(pieces[0])
    if len(last) > 1 and all(piece in _RANK_LETTERS for piece in [*pieces[:-1], last[0]]):
        ending = last[1:]  # 市、县、镇污水处理率
    elif place and place.end() < len(last) and led and all(map(_PLACE.fullmatch, pieces[1:-1])):
        people = place[0].endswith("居民") and not pieces[0].endswith("居民")  # 城镇和农村居民收入
        ending = last[place.end() - 2 * people :]
        pieces = [pieces[0], *(led["lead"] + piece for piece in pieces[1:])]  # 新培育国家级、省级企业
        last = pieces[-1]
    elif (kind := _KIND.search(last, 2)) and max(map(len, pieces[:-1])) <= _SHORT >= kind.start():
        ending = last[kind.start() :]
    elif (own := _OWN_QUANTITY.search(last)) and not any(map(_OWN_QUANTITY.search, pieces[:-1])):
        ending = last[own.start() :]
    elif len(last) > (behind := end_of_shared(pieces[0], last)) > 0:
        ending = last[behind:]
        if behind <= _SHORT < len(pieces[0]) - 1:  # 困难残疾人生活补贴、护理补贴发放率
            last = pieces[0][:-behind] + last
    elif all(piece[-1] in _INSTITUTIONS and piece[-1] == pieces[0][-1] for piece in pieces[:-1]) and (
        alike := last.find(pieces[0][-1]) + 1
    ):
        ending = last[alike:]  # 图书馆、文化馆年服务人次
    elif all(METRIC_END.search(piece) for piece in pieces):
        return pieces
    elif max(map(len, pieces[:-1])) == 1:
        ending = last[1:]  # 水、电、气报装时限
    else:
        tail = _TAIL.search(last)
        ending = tail[0] if tail and tail.start() else ""
        if len(ending) == 1 and len(last) > _SHORT:
            ending = _whole_ending(pieces)
    return [*(piece + ending for piece in pieces[:-1]), last]
