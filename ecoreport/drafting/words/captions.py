"""What a table or list is called, and whose it is: 区水利局承担…任务清单, 附件2 …任务分解表."""

import re
from collections.abc import Iterable

from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.roles import Statement, parse_line, starts_with_role
from ecoreport.drafting.words.shapes import is_measure, unit_likeness
from ecoreport.drafting.words.wording import fold, open_brackets, split_outside_brackets, squeeze

_ANNEX = re.compile(r"^附\s*[件表录]\s*[一二三四五六七八九十\d]*(?:[-—－]\d+)?\s*[:：.、]?\s*")
_AFTER_UNIT = re.compile(
    r"(?!.*(?:方案|计划|要点|意见|规划)(?:[（(][^（()）]*[)）])?$)"
    r"(?:(?:所)?(?:承担|负责|牵头|落实)|(?!工作报告)[\u4e00-\u9fff\d“”]{0,18}?(?:任务|责任|职责|工作)(?:清单|分解|分工|书|表|落实)"
    r"|(?!工作报告)[\u4e00-\u9fff\d“”]{0,12}?(?:(?:目标|工作|重点|主要|年度)任务|(?:工作|主要)职责|责任目标|目标责任)$)"
)
_ENDS_LIKE_A_PLACE = re.compile(r"[园区村县市校站所馆社厂景科室组处]$")
_WORD_CUT = re.compile(
    r"社会|部[门署分]|会议|团[体结队]|组织|[处管]理|处置|校园|园林|厂房|场[所地]|馆藏|站点|[城乡]镇|市场|街道|社区|[县区市]域|村庄|镇村"
)
"""What stands over the end of a name that was cut in the middle of a word: 各街道节水型社|会建设任务清单."""
_AFTER_PLACE = re.compile(r"(?:所)?(?:承担|负责|牵头|落实)|20\d\d|年度|重点|主要|工作|任务|责任|目标|职责")
"""What follows the name of a unit that ends like many other words: 经开区2024年任务清单, but not 样例县国家园林县城…."""
_LIST_NAME = re.compile(
    r"(?:重点|主要|工作|目标)?(?:任务|责任|分工|措施|项目|问题|整改|需求|资源)(?:和|及|与)?(?:责任|分解|分工|落实|任务|目标|整改|推进|进度|安排|细化)*(?:一览表|清单|台账|表)$"
    r"|(?:工作|推进|进度)(?:台账|清单|计划表|安排表)$"
)
_TABLE_NAME = re.compile(r"(?:表|清单|台账|一览表|责任书|任务书|指标体系)(?:[（(][^（）()]*[）)])?$")
_LABELLED = re.compile(
    r"(?:(?P<filler>(?:填报|填表|填写|报送|制表|编制)(?:单位|部门))|(?:(?:承担|责任|牵头|负责|落实|实施)?(?:单位|部门)|(?:单位|部门)名称))"
    r"\s*[:：]\s*(?P<unit>[^\s；;：:，,、。]{2,24})\s*$"
)
_MEASURE_SAID = re.compile(
    r"(?:计量)?(?:单位|面积|数量|金额)\s*[:：]\s*(?P<measure>[^\s：:；;，,。、]{1,12}?)\s*[)）]?$"
)
_MEASURES_ALONE = re.compile(r"[(（]?(?:计量)?单位[:：](?:[^局委办部厅院：:]{1,12})[)）]?")
_MAKES_TABLE = re.compile(r"(?:建立|制定|编制|完善|健全|梳理|形成|更新|公布|实行|落实|填写|填报|报送)")
"""建立台账, 制定责任清单: a task, though it ends like the title of a table."""
_EACH_UNIT = re.compile(r"(?:分|按|各|逐)?(?:责任)?(?:单位|部门|科室)|[分按逐]?乡镇")
_GOES_ON = re.compile(
    r"^[（(]?续(?:上?表|前表)?[一二三四五六七八九十\d]*[）)]?$|[（(](?:续|续表|接上页|续上页)[）)]$|^接上[页表]|^续附?[件表]"
)
_SUBJECT = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:布局|格局|部署|[大全]局|组织|队伍|团队)"
    r"|[“]?(?:[\u4e00-\u9fff]{1,4}[型式化级]|清廉|绿色|完整|智慧|健康|无废|文明|平安|和[美谐]|美丽|示范|基层|重点|主要|规上|规模以上|龙头|先进|卫生先进|窗口"
    r"|节水|节能|无烟|职业|民营|民办|公办|生态|森林|中小|特色|数字|法治|幸福|宜居|低碳|零碳|海绵|韧性|书香|安全|诚信|放心|农[村民]|家庭|机关事业)[”]?"
    r"(?:社区|学校|院校|医院|机关|企业|单位|农场|公园|田园|村镇|工厂|合作社|事业单位|景区|银行|商[场圈])"
)
"""What a heading speaks of though it ends like the name of a unit: 空间布局, 绿色学校, 无废企业."""
_COUNT = re.compile(r"\s*[（(]?共?\d{1,3}[项条个件][）)]?\s*[:：]?$|[:：]$")
_CONTINUES = re.compile(r"^(?:所)?(?:承担|负责|牵头)|^(?:重点|年度|创建)?(?:工作)?(?:任务|责任)清单")


def strip_annex(text: str) -> str:
    """A heading without 附件1 before it."""
    return squeeze(_ANNEX.sub("", fold(text)))


def opens_annex(text: str) -> bool:
    """True for a line that opens an annex: 附件1, 附表2 重点任务分解表."""
    return (
        _ANNEX.match(fold(text)) is not None
        and len(text) < 80
        and not text.rstrip().endswith(("。", "；", ";"))
    )


def continues_caption(text: str) -> bool:
    """True for the second half of a list's title, whose first half is the unit's name."""
    return _CONTINUES.match(squeeze(text)) is not None


def is_caption(text: str) -> bool:
    """True for a short line that ends like a table's title; 附表 alone is none."""
    title = strip_annex(text)
    return len(text) <= 80 and _TABLE_NAME.search(title) is not None and _MAKES_TABLE.match(title) is None


def marks_continuation(text: str) -> bool:
    """True for the mark over the rest of a table on its next page: 续表, 附件1（续）."""
    return len(text) <= 60 and _GOES_ON.search(squeeze(text)) is not None


def labelled_unit(text: str) -> str | None:
    """The unit in 责任单位：区水利局, or None."""
    labelled = _LABELLED.match(strip_annex(text))
    unit = labelled.group("unit") if labelled is not None else None
    return unit if unit is not None and unit_likeness(unit) == 1 else None


def units_told(text: str) -> Statement | None:
    """What a line that begins with a role says of units: 牵头单位：甲局；配合单位：乙局; None for any other line."""
    return parse_line(text) if starts_with_role(text) else None


def names_filler(text: str) -> bool:
    """True for 填报单位：区爱卫办, which tells who fills in a table and not who answers for it."""
    labelled = _LABELLED.match(strip_annex(text))
    return labelled is not None and labelled.group("filler") is not None


def unit_in_caption(caption: str) -> str | None:
    """The unit whose list a caption announces, or None."""
    text = strip_annex(caption)
    if (number := parse_number(text)) is not None:
        text = number.rest
    if (unit := labelled_unit(text)) is not None:
        return unit
    bracket = re.search(r"[（(](?P<unit>[^（）()]{2,24})[）)]$", text)
    if (
        bracket is not None
        and _TABLE_NAME.search(text[: bracket.start()])
        and unit_likeness(bracket.group("unit")) == 1
        and not _EACH_UNIT.fullmatch(bracket.group("unit"))
    ):
        return bracket.group("unit")
    for length in range(min(24, len(text) - 1), 1, -1):
        name, rest = text[:length], text[length:]
        if (
            open_brackets(name)
            or len(split_outside_brackets(name, "、")) > 1
            or re.search(r"\d年|推进|创建(?!办|指挥|领导|工作领导)", name)
            or _EACH_UNIT.fullmatch(name)
            or unit_likeness(name) < 1
            or not _AFTER_UNIT.match(rest)
            or _WORD_CUT.fullmatch(name[-1] + rest[0])
        ):
            continue
        if name.startswith("各") or _ENDS_LIKE_A_PLACE.search(name) is None or _AFTER_PLACE.match(rest):
            return name
    return None


def unit_named(heading: str) -> str | None:
    """The unit whose name a heading is, with or without how many items it has: 县教育局（5项）."""
    name = squeeze(_COUNT.sub("", heading))
    if len(name) > 20 or "、" in name or _SUBJECT.fullmatch(name):
        return None
    return name if unit_likeness(name) == 1 else None


def measure_said(texts: Iterable[str]) -> str | None:
    """The measure that one of the lines over a table tells for all of it, 单位：万亩; None where none does."""
    told = (found["measure"] for text in texts if (found := _MEASURE_SAID.search(squeeze(text))) is not None)
    return next((measure for measure in told if is_measure(measure)), None)


def tells_measure(text: str) -> bool:
    """True for a line that tells measures and nothing else: （单位：%）, 单位：万头、万只."""
    return _MEASURES_ALONE.fullmatch(squeeze(fold(text))) is not None


def list_name(caption: str) -> str | None:
    """The kind of table a caption names, for `Task.list`: 任务分解表, 责任清单."""
    text = re.sub(r"[（(][^（）()]*[）)]$", "", strip_annex(caption))
    found = _LIST_NAME.search(text)
    return found.group(0) if found is not None else None
