"""The words clerks put in and around a figure, and what each of them does to the reading of it."""

import re
from enum import StrEnum

from ecoreport.language.measures import is_share
from ecoreport.language.patterns import either

_DATA = "(?:的?(?:数据|数值|数字|数|值|结果|资料|情况|信息|统计))?"
_WAITED_FOR = (
    "统计|监测|检测|测算|核算|核实|核定|汇总|公布|发布|通报|开展|提供|上报|填报|填|报送|报|掌握|反馈|收集|下达|评估|评价|考核|测评|调查|普查|"
    "确定|明确|补充|补报|补|更新|完善|查|核|定|确认|计算|出具|出来|出炉|出|下发|印发|审核|审定"
)
_WHOSE_DATA = (
    "(?:(?:20[0-9]{2}|[本今全])年度?的?|年度)?(?:上级|国家|[省市州县区]级?|(?:[省市州县区]|国家)?[一-龥]{0,6}?[厅局委办])?(?:主管|有关|相关)?(?:部门|单位)?"
    "(?:(?:统计|监测|考核|评估|评价|测评|年报|最终|最新|正式|官方)?(?:数据|数值|数字|结果|资料|指标值?|报告))?"
)
"""What may stand before 未公布 or 待反馈: whose figure, or that of which year, nobody has yet."""
_MISSING = re.compile(
    rf"""
    [-—─_/\\.。…*?~·、,\s×]*                                        # nothing, or marks that stand for nothing
    |(?:数据|数值|资料)?(?:暂|尚|目前|现|暂时)?(?:无|没有?|未有|缺|缺少|缺失|暂缺|空|空白|空格)
      (?:相关|有关|该项?|此项?|本项?|具体|监测|统计|最新|准确|可用|历史)*{_DATA}
    |(?:正在|数据|结果)*(?:{_WAITED_FOR})中
    |(?:年底|年终|次年|明年|月底|季末)初?(?:才能?|再|后|方能?)?(?:{_WAITED_FOR})
    |(?:数据|结果)?(?:正|尚|仍|还)在(?:{_WAITED_FOR})中?
    |不详|不明|不清楚|未知|不知道|略|同上|同左|同前|不适用|不适合
    |n\.?\s*/?\s*a\.?|null|none|nil|nan|blank|tbd|tbc|待定
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_THERE_YET = re.compile(
    rf"{_WHOSE_DATA}(?:(?:暂|尚|还|目前|暂时|仍)?(?:未|没有?|不|无法)(?:进行|做|作|能|予以?)?(?:{_WAITED_FOR})+(?:完成|完毕|结束)?"
    rf"|(?:尚|仍|还|目前)?(?:待|等待?|有待).{{0,8}}?(?:{_WAITED_FOR})+){_DATA}"
)
_NOT_YET = re.compile("[未没不无待等]")
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

_AREA = "全[区县旗镇乡域]平均|全[市区县旗州镇乡域]|[本我][省市区县旗州镇乡]|全辖区|辖区内?"
_REACHED = either(
    "(?:与|同)?(?:上年|去年)?持平(?=[,:])|维持(?![到至在])|投入(?=[0-9])",
    "(?:提高|提升|上升|增加|增长|扩大|改善|下降|降低|减少|降|压减|缩短|恢复|稳定|保持|维持|控制)(?:到|至|在)|保持",
    "(?:均|全部|均?已|已全部)(?:达标|覆盖|合格)(?=[,:为])|(?:均|全部)(?:为|达到?)|[据经](?:统计|核算|核实|核定|监测|检测|审核|考核|评估|测评)|年(?:平)?均|(?:监测|实测|实际|指标|填报)值",
    "(?:监测|实测|实际|填报)?结果|比例|占比|浓度|达到了?|已达到?|达|已经?完成|完成|实现了?",
    "(?:已|共|共计)?(?:建成|开展|举办|组织)了?|实际(?:完成|达到|值)?|共有|共计?|合计|总计|现有?|现已|目前|已经?|有|为",
    "是|数据|数值",
)
_CHANGED = (
    "下降|降低|减少|削减|压减|缩短|上升|提高|提升|增长|增加|改善|新增|净增|扩大|高出|优于|比|较|同比|环比|累计|平均|最高|最低|"
    "目标值?|计划|任务|力争|争取|拟|应|需|要求|上年|去年|上半年|下半年|其中|仅|只|还差|差(?!不多)|剩余?|尚有|还有|未(?![达到])|"
    "负增长|零下|±|第|全[国省]"
)
_ABOUT_BEFORE = (
    "大约|大概|大致|约[为占]?|差不多|近|将近|接近|几乎|基本|大于等于|小于等于|大于|小于|高于|低于|多于|少于|超过|超出?|逾|突破|"
    "不到|不足|未达到?|没达到|没到|未到|不低于|不少于|不小于|不高于|不超过|不大于|不多于|至少|至多|最多|最少|起码|"
    "预计|预估|估计|估算|初步(?:统计|核算|测算|估算|汇总)?|暂估|暂定|上|过|≥|≤|>=|<=|>|<|≈|~"
)
_ABOUT_AFTER = re.compile(
    "及?以上|及?以下|以内|之内|左右|上下|前后|有余|余|多|来|开外|略多|不到|略高|略低|[+](?![0-9])"
)
_THIS_TIME = "今年|本年度?|全年|当年|本期|年底|年末"
_DATED = rf"(?:截至|截止|到|至)?\s*{_YEAR}\s*年(?:全年|度|底|末)?(?:\s*{_MONTH}\s*月(?:份|底|末|\s*{_DAY}\s*[日号])?)?"
_MONTH_END = rf"(?:截至|截止)\s*{_MONTH}\s*月(?:份|底|末)?"
_BEFORE = re.compile(
    rf"(?P<dated>{_DATED}|{_MONTH_END})|(?P<plain>{_THIS_TIME}|{_AREA}|{_REACHED})|(?P<changed>{_CHANGED})|(?P<about>{_ABOUT_BEFORE})"
)
_FINISHED = re.compile(
    "[,\\s]*(?:已|均|均已|已经|全部|已全部|已?超额|实现)?(?:完成|达标|达到要求|全?覆盖|合格)(?:目标|任务)?"
)
_COUNTED = re.compile(
    "(?:行政|自然|建制)?[村镇乡]|乡镇|镇街|街道|村庄|社区|小区|(?:工程|建设)?项目|工程|企业|单位|部门|机构|断面|点位|站点|任务|工作|措施|制度|活动|行动|指标|标准"
    "|[一-龥]{0,5}(?:厂|站|公园|园区|水库|河流|湖泊|保护区|水源地|设施|设备|基地|学校|医院|景区|广场|车|人员|教师|医生)"
)
_UNCOUNTED = re.compile(
    "[未待不无没正拟在计划其含除比较缺差剩等预另约近超余多年月日零一二三四五六七八九十百千万亿半几升降增减高低停关闭拆废旧控]"
    "|累计|目标|完成|以[上下]|左右|百分|取缔|损坏|闲置|撤销|移交|示范|重点|问题|规[上下模]|备[用选]|储备|试[点运]"
)

_COMPARISON = re.compile("同比|环比|比|较|高于|低于|优于|上年|去年|目标|计划|任务|其中")
_YEARS = re.compile(rf"(?<![0-9])({_YEAR})(?![0-9])")
_SHORT_YEARS = re.compile("(?<![0-9])([12][0-9])年(?:度|数据|底|末|全年|$)")
_SPELT_YEARS = re.compile("(二[〇○零0][一二三四五六七八九][〇○零一二三四五六七八九])年")
_DIGITS_OF_YEARS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTHS = re.compile(rf"(?<![0-9])({_MONTH})\s*月|{_YEAR}[-./]({_MONTH})(?![0-9])")
_PARTS_OF_YEAR = {"上半年": 6, "前三季度": 9} | {
    name: month
    for month, names in ((3, "一1"), (6, "二2"), (9, "三3"), (12, "四4"))
    for name in (f"{names[0]}季度", f"{names[1]}季度", f"Q{names[1]}")
}


_LAST_PART = re.compile("[四4]季度|Q4|下半年")
"""What ends with the year and is only part of it."""


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
    begins_with_figure = text[:1].isdigit() and "年" not in text
    found = None if begins_with_figure else _BEFORE.match(text)
    if found is None:
        return "", Said.PLAIN
    effects = {"changed": Said.DOUBT, "about": Said.ABOUT}
    return found[0], effects.get(found.lastgroup or "", Said.PLAIN)


def is_of_kind(word: str, measure: str) -> bool:
    """False where the word before a figure names a kind of quantity that the measure is not of: 比例 before 12个."""
    kinds = (
        ("比例", is_share(measure)),
        ("占比", is_share(measure)),
        ("浓度", "/" in measure),
        ("投入", "元" in measure),
    )
    return all(fits for kind, fits in kinds if kind in word)


def take_name(text: str, name: str) -> str:
    """What the text begins with that is the metric's name, or the end of it (覆盖率 of 森林覆盖率); empty when it is none."""
    for start in range(len(name) - 1):
        if text.startswith(name[start:]):
            return name[start:]
    return ""


def take_about_after(text: str) -> str:
    """The word a text begins with that makes the figure before it approximate; empty when there is none."""
    found = _ABOUT_AFTER.match(text)
    return found[0] if found else ""


def is_finished(text: str) -> bool:
    """True for what may follow a percentage without changing it: 完成, 已达标."""
    return _FINISHED.fullmatch(text) is not None


def is_counted_thing(text: str) -> bool:
    """True for a name of what was counted (乡镇 after 3个), false for any word that may change the count (未完成, 停产企业)."""
    return _COUNTED.fullmatch(text) is not None and _UNCOUNTED.search(text) is None


def names_time(text: str) -> bool:
    """True when the text names a year, or a month or part of one."""
    return bool(_years(text)) or _last_month(text) is not None


def _years(text: str) -> set[str]:
    """The years a text names, 22年 and 二〇二二年 too."""
    years = set(_YEARS.findall(text))
    if "年" in text:
        years |= {"20" + short for short in _SHORT_YEARS.findall(text)}
        years |= {spelt.translate(_DIGITS_OF_YEARS) for spelt in _SPELT_YEARS.findall(text)}
    return years


def other_time(text: str, period: str | None) -> str | None:
    """Why the time a text names is not the period, or None when it names none or the same.

    Without a period a text that names several years or the middle of a year is in doubt. A comparison (比2021年提高) is
    no statement about the figure's own time.
    """
    if _COMPARISON.match(text):
        return None
    years = _years(text)
    month = _last_month(text)
    if not period and len(years) > 1:
        return f"注明了{len(years)}个年份"
    if not period and month not in {None, 12}:
        return f"注明的时间截至{month}月，可能不是填报期的数"
    if not period:
        return "注明的时间只是一年的一部分，可能不是填报期的数" if _LAST_PART.search(text) else None
    year, last_month = _end(period)
    if years - {year}:
        return f"注明的年份{'、'.join(sorted(years))}不是填报期{period}"
    if _LAST_PART.search(text) and re.fullmatch("[0-9]{4}", period):
        return f"注明的时间只是一年的一部分，不是填报期{period}"
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
    if _MISSING.fullmatch(plain) or (_NOT_YET.search(plain) and _NOT_THERE_YET.fullmatch(plain)):
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
