"""What a remark beside a figure does to it: nothing, makes it approximate, or puts it in doubt.

A remark is harmful where it names another thing than asked for (another place, time or quantity, a target, a plan) or says
that the figure is not settled. It is harmless where it says how the figure came about, who stands for it, how good it is or
where its proof lies. Of a remark that is neither nobody knows what it does: it is a doubt.
"""

import re
from functools import lru_cache

from ecoreport.language.patterns import either
from ecoreport.language.remark_words import is_harmless
from ecoreport.language.value_words import Said, names_time

_ABOUT = re.compile(
    either(
        "预计|预估|估计|估算|概算|^估$|^约数?$|大约|大概|可能|近似|^[≥≤><~≈]+$|初步|暂[定估行]?$|快报|左右|测算|推算",
        "[估评]值|不完全|四舍五入|取整|±",
    )
)
_OTHER_TIME = either(
    "^(?:去年|上年度?|上一年度?|前年|往年|上期|同期|年初|历史|上年末|去年底)的?(?:数据|数值|数|值)?$",
    "^(?:上年|去年|年初|年度|全年)?同期(?:数|值)?$|^上年同期|^年中|中期|沿用|阶段|动态|截[至止]目前",
    "(?<![0-9])[两二三四五六七八九十2-9]年(?:滑动|移动)?(?:平均|均值)|[滑移]动平均|日均|月均|瞬时|单次",
    "^(?:最近)?一次|^[春夏秋冬][季天]|^[旧老]|明年|下[年月季周]|前[0-9一二三四五六七八九十]+个?月|规划期",
    "(?<!全年)(?<!本年)(?<!当年)(?<!年度)累计",
)
_OTHER_PLACE = either(
    "^(?:仅|为|指|按|属)?(?:中心|主)?(?:城市|城区|城镇|农村|县城|乡镇|建成区|市区|市辖区|郊区|山区|平原)(?:数据?|部分|范围|地区|区域|居民|统计|监测|平均)*$",
    "^[国省市县区乡镇]级$|^[公民]办|^国有|^集体|(?<![0-9]个)(?:点位|测点|站点|断面)$|以上$|^[一二三四五六七八九]期$",
    "标段|不含|不包括|^(?:仅|只|除|部分|非)|[剔扣]除(?!重)|^平均水平|(?<!于)全[国省市州].?平均",
    "^全[国省](?:数据?|合计)?$|^(?:抽取)?[0-9]+个(?!月)[一-龥]{1,4}$",
    r"(?<![〕\])0-9])[0-9一二三四五六七八九十]+[号#](?!文)|参[照考](?!性)",
    "^(?:[国省市]考(?!核)|[国省市]控|规上|规模以上|限上|限额以上|试点|样本|重点(?!指标|工作|任务))[一-龥]{0,4}$|抽查",
    "试[点算行]",
)
_OTHER_QUANTITY = either(
    "^(?:下降|降低|减少|上升|提高|增长|增加|提升)$|对比|(?<![全同])口径(?!一致|不变)|折算|等价|当量|[现比变]价",
    "^(?:存量|增量|净增|新增)|PM|BOD|O3|SO2|NO[2x]|CO[2D]|臭氧|氨氮|总[磷氮]|VOC|颗粒物|氧化[硫氮物]",
    "最[高低大小]|分之|(?:增速|增[长幅]|降幅|涨幅|(?<![标成盖格])率|增加值|[增减]长?额|比重|占比|投资额?|单位面积)$",
    "[人户地]均|单位(?:GDP|产品|产值|工业)|到位资金|[0-9]或|或[0-9]",
    "^按.*(?:户|人|人口|面积|里程|投资|数量|个数|常住|户籍)(?:数?计?算?|统计)$",
    "(?:数据|口径|核定|认定|反馈|通报|公布)[为是值]*[0-9]",
)
_TARGET = either(
    "^(?!.*[达完优高低超符满好合]).*目标$",
    "^(?:上年|去年|年初|年度|全年|考核|规划)?(?:目标|计划|任务|预算)(?:值|数|要求)?$|计划(?:完成|达|新|建|投|实)",
    "预期(?!性)|规划[值数]|有望|争取|力争|规模$|按(?:任务|计划|目标|上年|去年)|应[为是]|拟|[在筹]建",
)
_NOT_SETTLED = either(
    "(?:修正|更正|核减|调整|订正|审定|审计|审核)前|^缺",
    "未(?:完成|[建报开动审]|投用|验收|实施|启动|使用|运行|核|确认|经|批|公示|最终|反馈)|正在|尚|可能|会有|^新标准",
    "(?:公示|审核|核实|统计|验收|整改|[报制造设进理批议])中$|即将|可完成|征求意见|不(?:确定|准|一定|一致|符)|待",
    "^请(?!查收|.*阅)|存疑|(?<!无)误(?!差)|错|为准(?!确)|预测|估测|暂[报按]|暂无|非最终|需核|不是|有出入|争议|有重复",
    "重复(?:计算|统计)|^[?]+$|^其中",
)
_DOUBT = re.compile("|".join((_OTHER_TIME, _OTHER_PLACE, _OTHER_QUANTITY, _TARGET, _NOT_SETTLED)))
_HANZI = re.compile("[一-龥]")
_LIST = re.compile("[一-龥]{2,12}(?:、[一-龥]{2,12})+")
_GRADE = re.compile("优秀?|优良|良好?|(?:不|未)?(?:合格|达标)(?<!^达标)")
_CLAUSE_END = re.compile("[,;。](?![0-9]{3})|(?<![0-9])[,;。]|、")
_PART = (
    "(?:(?:国家|[省市县区镇乡村])级|城[区镇]|农村|乡镇|[新改扩续]建|改造|新增|[公民]办|[男女]性?|[ⅠⅡⅢⅣ一二三四A-D]类|优秀?|良好?"
    "|[一-龥]{1,4}(?:镇|乡|村|街道|社区|区|县))[:为有]?[0-9]+(?:\\.[0-9]+)?[个户家处座项件起次场份台套所人名天亩公顷里万亿吨元米%]{0,3}"
)
_BREAKDOWN = re.compile(f"其中[:,]?{_PART}(?:[,、和]{_PART})*")
"""Says how the figure divides (其中新建12个，改建33个), by kinds that are all part of it."""
_BESIDE = re.compile(
    either(
        "电话|完成(?:率|进度|年度)|满分|佐证|证明|精确|保留|(?:上升|提高|提升|增[长加]|下降|减少|降低)(?![到至])|样本|编号",
        "[表文序]号|同比|环比|比|较|高于|低于|优于|超|差|上年|去年|目标|计划|任务|其中|含|级|新增|城[区镇]|农村|前期|上[期月季]",
        "标准|限值|要求|考核|平均|排|位|第|全[国省]|附|表|图|见|文|[≥≤><~≈±]",
    )
)
"""What makes the figure of a remark another thing than the figure it stands beside: 目标95%, 排名全省3, 附件2."""


@lru_cache(maxsize=1024)  # the same few remarks stand in all cells of a return
def effect_of_remark(remark: str, *, count: bool = False) -> Said:
    """What a remark does to the figure it stands beside; a time it names is not looked at.

    Args:
        remark: The text in the bracket or behind the comma.
        count: The figure is a count, which a grade (优秀, 不合格) would limit to what has it.
    """
    if count and _GRADE.fullmatch(remark):
        return Said.DOUBT
    if _BREAKDOWN.fullmatch(remark):
        return Said.PLAIN
    effects = {_effect_of_clause(clause) for clause in _CLAUSE_END.split(remark) if clause.strip()}
    effects.add(_known_effect(remark))
    return next((effect for effect in (Said.DOUBT, Said.ABOUT) if effect in effects), Said.PLAIN)


def count_names(remark: str) -> int:
    """How many names a remark lists that holds nothing else (甲镇、乙镇、丙镇), 0 for any other remark."""
    names = remark.split("、") if _LIST.fullmatch(remark) else []
    return len(names) if all(_known_effect(name) is Said.PLAIN for name in names) else 0


def _effect_of_clause(clause: str) -> Said:
    effect = _known_effect(clause.strip())
    return Said.DOUBT if effect is Said.PLAIN and not is_harmless(clause.strip()) else effect


def _known_effect(words: str) -> Said:
    if _DOUBT.search(words):
        return Said.DOUBT
    return Said.ABOUT if _ABOUT.search(words) else Said.PLAIN


_LABEL = re.compile("^(?:备注|注释?|附注|说明|数据来源|来源)[:,]*")
_NO_SECOND_FIGURE = re.compile(
    r"[0-9.]+个?百分点|第[0-9]+[位名]?|[0-9]+[位名]|(?:附[件表图]|佐证(?:材料)?|证明材料|表|图|材料|序号)[0-9]+|[〔\[(][0-9]{4}[〕\])][0-9]+号"
    r"|(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?<=[年月日号])|(?:同比|环比|[比较](?:上年|去年|上期|同期)).{0,6}?[0-9.]+%"
)
"""Digits of a clause that are no second figure for the metric: a rank, an annex, a date, a change against last year."""


def is_remark_after(text: str) -> bool:
    """True for a remark without brackets behind a figure (，居全市第3位; 备注：已报市局) that brings no second figure."""
    rest = _LABEL.sub("", text)
    begins = _HANZI.match(rest) is not None or names_time(rest)
    return begins and re.search("[0-9]", _NO_SECOND_FIGURE.sub("", rest)) is None


def may_say_again(remark: str) -> bool:
    """True when a figure in the remark may be the one it stands beside, said again or corrected (实际95.8)."""
    return _BESIDE.search(remark) is None
