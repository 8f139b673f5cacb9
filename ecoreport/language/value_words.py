"""The words clerks put in and around a figure, and what each of them does to the reading of it."""

import re
from enum import StrEnum

_DATA = "(?:的?(?:数据|数值|数字|数|值|结果|资料|情况|信息|统计))?"
_WAITED_FOR = (
    "统计|监测|检测|测算|核算|核实|核定|汇总|公布|发布|开展|提供|上报|填报|填|报送|报|掌握|反馈|收集|下达|评估|评价|考核|测评|调查|普查|"
    "确定|明确|补充|补报|补|更新|完善|查|核|定|确认|计算|出具|出"
)
_MISSING = re.compile(
    rf"""
    [-—─_/\\.。…*?~·、,\s×]*                                        # nothing, or marks that stand for nothing
    |(?:数据|数值|资料)?(?:暂|尚|目前|现|暂时)?(?:无|没有|未有|缺|缺少|缺失|暂缺|空|空白|空格)
      (?:相关|有关|该项?|此项?|本项?|具体|监测|统计|最新|准确|可用|历史)*{_DATA}
    |(?:数据|结果)?(?:暂|尚|还|目前|暂时|仍)?(?:未|没有|没|不)(?:进行|做|作|能|予以?)?(?:{_WAITED_FOR})+(?:完成|完毕|结束)?{_DATA}
    |(?:尚|仍|还|目前)?(?:待|等待?|有待)(?:.{{0,8}}?)(?:{_WAITED_FOR})+{_DATA}
    |(?:正在|数据|结果)*(?:{_WAITED_FOR})中
    |(?:数据|结果)?(?:正|尚|仍|还)在(?:{_WAITED_FOR})中?
    |不详|不明|不清楚|未知|不知道|略|同上|同左|同前|不适用|不适合
    |n\.?\s*/?\s*a\.?|null|none|nil|nan|blank|tbd|tbc|待定
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANSWERS_OF_STATE = re.compile(
    "零报告|不涉及|无此项.{0,4}|本(?:单位|区域|地区|辖区)不涉及.{0,6}|不存在.{0,4}"
)
_ERROR = re.compile(r"#[^0-9\s].*|#+|err:\s*[0-9]+", re.IGNORECASE)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"""
    (?:截至|截止|至|到|于)?(?:
     {_YEAR}\s*年(?:度|底|末|初)?
    |{_YEAR}\s*年\s*{_MONTH}\s*月(?:份|底|末|初|上旬|中旬|下旬)?
    |(?:{_YEAR}\s*年\s*)?{_MONTH}\s*月\s*{_DAY}\s*[日号]
    |{_YEAR}\s*年\s*(?:上半年|下半年|[一二三四1-4]\s*季度|第[一二三四]季度)
    |{_MONTH}\s*月(?:份|(?:份?(?:底|末|初|上旬|中旬|下旬)))
    |{_YEAR}([-/.]){_MONTH}\1{_DAY}(?:[日T\s]?[0-9:.\s]*)
    |{_YEAR}[-/]{_MONTH}
    |[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?
    |[12二一][0〇零○9九][0-9〇零○一二三四五六七八九]{{2}}年(?:[一二三四五六七八九十]{{1,2}}月)?(?:底|末)?
    |[一二三四1-4]季度|第[一二三四]季度|上半年|下半年
    )(?:前|后|前完成|完成)?
    """,
    re.VERBOSE,
)

_BARE_MONTH = re.compile(rf"(?:{_MONTH}|十?[一二]|[三四五六七八九十])\s*月")

_AREA = "全[省市区县旗州镇乡域]|[本我][省市区县旗州镇乡]|全辖区|辖区内?"
_REACHED = (
    "(?:提高|提升|上升|增加|增长|扩大|改善|下降|降低|减少|降|压减|缩短|恢复|稳定|保持|维持|控制)(?:到|至|在)|保持"
    "|达到了?|已达到?|达|已经?完成|完成|实现了?|(?:已|共|共计)?(?:建成|开展|举办|组织)了?|实际(?:完成|达到|值)?|共有|共计?|合计|总计|现有?|现已|目前|已经?|有|为|是|数据|数值"
)
_CHANGED = (
    "下降|降低|减少|削减|压减|缩短|上升|提高|提升|增长|增加|改善|新增|净增|扩大|高出|优于|比|较|同比|环比|累计|平均|最高|最低|"
    "目标值?|计划|任务|力争|争取|拟|应|需|要求|上年|去年|上半年|下半年|其中|仅|只|还差|差(?!不多)|剩余?|尚有|还有|未(?![达到])|"
    "负增长|零下|±|第"
)
_ABOUT_BEFORE = (
    "大约|大概|大致|约[为占]?|差不多|近|将近|接近|几乎|基本|大于等于|小于等于|大于|小于|高于|低于|多于|少于|超过|超出?|逾|突破|"
    "不到|不足|未达到?|没达到|没到|未到|不低于|不少于|不小于|不高于|不超过|不大于|不多于|至少|至多|最多|最少|起码|"
    "预计|预估|估计|估算|初步|暂估|暂定|上|过|≥|≤|>=|<=|>|<|≈|~"
)
_ABOUT_AFTER = re.compile(
    "及?以上|及?以下|以内|之内|左右|上下|前后|有余|余|多|来|开外|略多|不到|略高|略低|[+](?![0-9])"
)
_THIS_TIME = "今年|本年度?|全年|当年|本期|年底|年末"
_DATED = rf"(?:截至|截止|到|至)?\s*{_YEAR}\s*年(?:全年|度|底|末)?(?:\s*{_MONTH}\s*月(?:份|底|末|\s*{_DAY}\s*[日号])?)?"
_BEFORE = re.compile(
    rf"(?P<dated>{_DATED})|(?P<plain>{_THIS_TIME}|{_AREA}|{_REACHED})|(?P<changed>{_CHANGED})|(?P<about>{_ABOUT_BEFORE})"
)
_FINISHED = re.compile("[,\\s]*(?:已|均已|已经|全部|已全部|已?超额)?(?:完成|达标|达到要求)(?:目标|任务)?")
_COUNTED = re.compile("[一-龥]{1,6}")
_UNCOUNTED = re.compile(
    "[未待不无没正拟在计划其含除比较缺差剩等预另约近超余多年月日零一二两三四五六七八九十百千万亿半几升降增减高低]|累计|目标|完成|以[上下]|左右|百分"
)

_REMARK_ABOUT = re.compile(
    "预计|预估|估计|估算|概算|^估$|^约数?$|大约|大概|可能|近似|^[≥≤><~≈]+$|初步|暂[定估行]?$|快报|左右|测算|推算|[估评]值|不完全|四舍五入|取整|±"
)
_REMARK_DOUBT = re.compile(
    "^(?:去年|上年度?|上一年度?|前年|往年|上期|同期)的?(?:数据|数值|数|值)?$|沿用|参[照考]|^(?:年度)?(?:目标|计划|任务)(?:值|数|要求)?$"
    "|应[为是]|(?<!全)口径|(?:修正|更正|核减|调整|订正|审定|审计|审核)前|^缺|未(?:完成|[建报开动审]|投用|验收|实施|启动|使用|运行)|[在筹]建|拟|^新增$|日均|月均|[两二三四五六七八九十2-9]年(?:滑动|移动)?(?:平均|均值)|抽样|^年中|PM|最[高低大小]"
    "|(?:公示|审核|核实|统计|验收|整改)中$|不(?:确定|准|一定)|待|^请|存疑|有误|错|为准|未核|未确认|未经|累计|不含|不包括|^(?:仅|只|除|部分|其中)"
    "|^(?:中心)?(?:城市|城区|城镇|农村|县城|乡镇|建成区|市区|市辖区|郊区)$|^[?]+$"
    "|预测|估测|暂[报按]|按(?:任务|计划|目标|上年|去年)|最终|抽查|试[点算行]|[剔扣]除.*前|中期|平均水平|全[国省市县].?平均"
    "|^(?:上年|去年|年初|年度|全年)?(?:同期|计划|目标|任务|预算)(?:数|值)?$|^上年同期"
    "|阶段|动态|截至目前|不一致|不符|有出入|争议|有重复|重复(?:计算|统计)|折算后|扣除后|分之"
    "|^(?:存量|增量|净增)|^按.*(?:户|人|人口|面积|里程|投资|数量|个数|常住|户籍)(?:数?计?算?|统计)$"
    "|^(?:[国省市]考|[国省市]控|规上|规模以上|限上|限额以上|试点|样本|重点)[一-龥]{0,4}$"
    "|(?:数据|口径|核定|认定|反馈|通报|公布)[为是值]*[0-9]"
)
_REMARK_PLAIN = re.compile(
    "[0-9]|、|^同上$|^A$|^以.{1,6}计$"
    # whose figure it is, and how it was made sure of
    "|来源|来自|提供|[核审鉴评认确].?[定实核查认价]|评估|测评|验收|[公发]布|通报|反馈|公报|年报|统计|监测|检测|普查|系统|平台|台账|报告|批复|文件|标准"
    "|审计|上报|填报|自[查评测]|年[底末]|期末"
    "|局|委|厅|办|部门|单位|中心|机构"
    # how good it is
    "|达标|达到|完成|超额|优|良|合格|通过|满足|符合|实现|稳定|持平|提高|提升|上升|下降|增|降|减|覆盖|全部|均|应.尽.|正常|无|未发生|清零"
    # what it takes in, and what it is called
    "|含|包括|全[省市县区域口年国]|城乡|辖区|合计|总计|年均|年度|本年|当年|[类级等]|指标|约束性|预期性|参考性|排名|第"
    # where more is said
    "|附|见|详|报表|图|名单|公示|公开|备注|说明|佐证|注:"
)
"""Says where a figure comes from, how good it is or what it takes in. Of any other remark nobody knows what it does to the figure."""
_BREAKDOWN = re.compile("其中[^未待拟没无不在计]*[0-9][^未待拟没无不在计]*")
"""Says how the figure divides (其中新建12个，改建33个); what is not done yet may have been counted or not."""
_BESIDE = re.compile(
    "同比|环比|比|较|高于|低于|优于|超|差|上年|去年|目标|计划|任务|其中|含|级|新增|城[区镇]|农村|前期|上[期月季]|标准|限值|要求|考核|平均|排|位|第|全[国省市县区]|附|表|图|见|文|[≥≤><~≈±]"
)
"""What makes the figure of a remark another thing than the figure it stands beside: 目标95%, 排名全省3, 附件2."""
_COMPARISON = re.compile("同比|环比|比|较|高于|低于|优于|上年|去年|目标|计划|任务|其中")
_YEARS = re.compile(rf"(?<![0-9])({_YEAR})(?![0-9])")
_MONTHS = re.compile(rf"(?<![0-9])({_MONTH})\s*月|{_YEAR}[-./]({_MONTH})(?![0-9])")
_PARTS_OF_YEAR = {"上半年": 6, "前三季度": 9} | {
    name: month
    for month, names in ((3, "一1"), (6, "二2"), (9, "三3"), (12, "四4"))
    for name in (f"{names[0]}季度", f"{names[1]}季度", f"Q{names[1]}")
}


class Said(StrEnum):
    """What words beside a figure do to its reading."""

    PLAIN = "plain"
    """Nothing: 达到, 全区, 为."""
    ABOUT = "about"
    """The figure is only near the truth: 约, 以上, 预计."""
    DOUBT = "doubt"
    """The figure may be another one than asked for: 下降, 累计, 目标."""


def take_word_before(text: str) -> tuple[str, Said]:
    """The word a text begins with that may stand before a figure, and its effect; empty when there is none."""
    found = _BEFORE.match(text)
    if found is None:
        return "", Said.PLAIN
    effects = {"changed": Said.DOUBT, "about": Said.ABOUT}
    return found[0], effects.get(found.lastgroup or "", Said.PLAIN)


def take_about_after(text: str) -> str:
    """The word a text begins with that makes the figure before it approximate; empty when there is none."""
    found = _ABOUT_AFTER.match(text)
    return found[0] if found else ""


def is_finished(text: str) -> bool:
    """True for what may follow a percentage without changing it: 完成, 已达标."""
    return _FINISHED.fullmatch(text) is not None


def is_counted_thing(text: str) -> bool:
    """True for a short name of what was counted (乡镇 after 3个), false where it may change the count (未完成)."""
    return _COUNTED.fullmatch(text) is not None and _UNCOUNTED.search(text) is None


def effect_of_remark(remark: str) -> Said:
    """What a bracketed remark without a time does to the figure before it."""
    if _BREAKDOWN.fullmatch(remark):
        return Said.PLAIN
    effect = _known_effect(remark)
    is_plain = effect is not Said.PLAIN or names_time(remark) or _REMARK_PLAIN.search(remark)
    return effect if is_plain else Said.DOUBT


def _known_effect(words: str) -> Said:
    if _REMARK_DOUBT.search(words):
        return Said.DOUBT
    return Said.ABOUT if _REMARK_ABOUT.search(words) else Said.PLAIN


def may_say_again(remark: str) -> bool:
    """True when a figure in the remark may be the one it stands beside, said again or corrected (实际95.8)."""
    return _BESIDE.search(remark) is None


def effect_of_literal(literal: str) -> Said:
    """What the fixed text of a number format does to the figure it is shown with: 约, 以上, （预计）."""
    if take_about_after(literal):
        return Said.ABOUT
    effect = take_word_before(literal)[1]
    return effect if effect is not Said.PLAIN else _known_effect(literal)


def names_time(text: str) -> bool:
    """True when the text names a year, or a month or part of one."""
    return _YEARS.search(text) is not None or _last_month(text) is not None


def other_time(text: str, period: str | None) -> str | None:
    """Why the time a text names is not the period, or None when it names none or the same.

    Without a period only a text that names several years is in doubt. A comparison (比2021年提高) is no statement about
    the figure's own time.
    """
    if _COMPARISON.match(text):
        return None
    years = set(_YEARS.findall(text))
    if not period:
        return f"注明了{len(years)}个年份" if len(years) > 1 else None
    year, last_month = _end(period)
    if years - {year}:
        return f"注明的年份{'、'.join(sorted(years))}不是填报期{period}"
    month = _last_month(text)
    if month is not None and month != last_month:
        return f"注明的时间截至{month}月，不是填报期{period}"
    return None


def _end(period: str) -> tuple[str, int]:
    year = _YEARS.search(period) or re.match(r"[0-9]{4}", period)
    month = _last_month(period)
    return (year[0] if year else period), (12 if month is None else month)


def _last_month(text: str) -> int | None:
    for name, month in _PARTS_OF_YEAR.items():
        if name in text:
            return month
    months = [int(one or other) for one, other in _MONTHS.findall(text)]
    return months[-1] if months else None


def is_missing(plain: str) -> bool:
    """True when nothing is reported: blank, dashes, 暂无数据, 待统计, N/A, 同上; （无） and 暂无，年底公布 too."""
    plain = plain.strip("()[]【】")
    if _MISSING.fullmatch(plain):
        return True
    first, comma, rest = plain.partition(",")
    if not comma or not _MISSING.fullmatch(first):
        return False
    return is_missing(rest) or (len(first) > 1 and not re.search("[0-9]", rest))


def not_numeric_reason(plain: str, *, measure: str | None) -> str | None:
    """Why the whole text cannot be a figure (a date, a spreadsheet error, a formula as text), or None.

    A bare month (6月) is a date unless the metric itself is measured in months.
    """
    if _ERROR.fullmatch(plain):
        return "单元格是公式错误，没有可用的数"
    if plain.startswith("=") and len(plain) > 1:
        return "填的是公式文字，没有算出来的数"
    if _DATE.fullmatch(plain) or (_BARE_MONTH.fullmatch(plain) and measure not in {"月", "个月"}):
        return "填的是日期或时间，不是数值"
    if _ANSWERS_OF_STATE.fullmatch(plain):
        return "这是填报状态，请在状态栏选择，不填在数值栏"
    return None
