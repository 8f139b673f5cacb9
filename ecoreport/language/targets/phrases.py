"""Clauses without a figure: trends, classes, none at all, numbers set elsewhere, and statements."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ecoreport.language.targets.classes import find_class
from ecoreport.language.targets.names import METRIC_END, clean_name
from ecoreport.language.targets.script import BRACKET, uncover
from ecoreport.language.targets.words import ALSO
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_ADVERBS = (
    "(?:逐年|逐步|稳步|持续|不断|明显|显著|进一步|有所|大幅|稳定|有效|继续|总体|整体|得到|全面|较快|较大|"
    "实现|适度|合理|同步|有|较大幅度|大幅度|年年|连年|保持)*"
)
_ADVERBS_AT_END = re.compile(f"{_ADVERBS}$")
_BETTER = "(?:提升|提高|改善|好转|增长|增加|上升|优化|向好|变好|扩大|增强|改进|递增|趋好|增多)"
_LESS = "(?:下降|降低|减少|减量|削减|缩小|回落|压减|递减|减轻|缩减|减缓)"
_END = "(?:趋势|态势|水平|目标|状态|局面)?$"

_TRENDS: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    (
        Direction.NOT_DOWN,
        re.compile(
            "不(?:得|会|能|应|再)*(?:降低|下降|减少|退化|变差|下滑|恶化|倒退|萎缩|缩小|降级|变劣|减弱)|只(?:增|升|提|优|"
            "好)不(?:减|降|变劣|差|劣)|有增无减"
            "|(?:≥|不(?:得|能)?(?:低于|少于|劣于|差于))(?:的?(?:水平|同期|实际)|上年|去年|现[状有]|当前|原有|基准年|目前|往年)|(?:保持)?(?:稳定|持平|"
            "不变)或(?:者)?(?:有所|持续|稳步|逐步)?(?:改善|提升|提高|好转|增长|上升)"
        ),
    ),
    (
        Direction.NOT_UP,
        re.compile(
            "只(?:减|降)不(?:增|升)|[无零]新增|不增$|不(?:得|会|能|应|再)*(?:增加|上升|升高|增长|新增|扩大|反弹|提高|提升)|(?:≤|不(?:得|"
            "能)?(?:高于|超过|超出|突破|多于|大于))(?:的?(?:水平|同期|实际)|上年|去年|现[状有]|当前|原有|基准年|目前|往年)"
            "|控制在(?:上年|去年|往年|现有|目前|现状)?的?(?:水平|同期|实际)"
            "|(?:(?:保持)?(?:稳定|持平|不变)|[零0]增长)(?:或者?|、)(?:有所|略有|略微|小幅|适度|持续|稳步|逐步)?(?:下降|降低|减少|负增长)"
        ),
    ),
    (
        Direction.UP,
        re.compile(
            "(?:[优好高多快]于|超过)(?:的?(?:水平|同期|实际)|上年|去年|往年)|稳中(?:有升|向好|趋好|有进|提质|有增)|向好发展|持续向好"
        ),
    ),
    (
        Direction.NOT_DOWN,
        re.compile("不[减降]$|(?:提升|提高|上升|增加|改善|好转)或(?:者)?(?:保持|维持)?(?:持平|稳定|不变)$"),
    ),
    (Direction.NOT_UP, re.compile("不升$|(?:下降|降低|减少)或(?:者)?(?:保持|维持)?(?:持平|稳定|不变)$")),
    (
        Direction.DOWN,
        re.compile(
            '稳中有降|负增长|(?:(?<!不)[低少]于|<)(?:的?(?:水平|同期|实际)|上年|去年|往年)|[“"]?双下?降[”"]?$'
        ),
    ),
    (
        Direction.STABLE,
        re.compile(
            f"[零0]增长|(?:保持|维持)(?:基本|总体|持续|相对|长期|动态)*(?:稳定|不变|平稳|持平|平衡|现状|现有水平|目前水平|当前水平|上年水平|去年水平|上年度水平)"
            "(?!改善|提升|提高|增长|向好|好转|上升|下降|降低)|(?:基本|总体|长期|"
            f"持续)+(?:保持)?(?:稳定|不变|平稳|持平){_END}"
            f"|^(?:稳定|持平|不变|维持现状|保持现状){_END}|(?:保持|维持|稳定)在的?(?:水平|同期|实际)"
        ),
    ),
    (Direction.UP, re.compile(f"{_ADVERBS}{_BETTER}{_END}")),
    (Direction.DOWN, re.compile(f"{_ADVERBS}{_LESS}{_END}")),
)
_NEGATED = re.compile(
    "(?:不(?:因|得|能|应|让|使|可|再|会|许)|避免|防止|防范|严禁|禁止|遏制|杜绝)[^,;]{0,12}$"
)
"""不因建设而减少: a trend that shall not be."""
_KEPT_FROM = {Direction.UP: Direction.NOT_UP, Direction.DOWN: Direction.NOT_DOWN}
_METRIC = "(?:率|量|浓度|指数|强度|比例|比重|占比|质量|水平|面积|度|值|能耗|水耗|数|排放|规模|水体|断面|天气)"
_VERB_FIRST: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    (Direction.UP, re.compile(f"^(?!.*体系){_ADVERBS}{_BETTER}(?P<name>.*{_METRIC})$")),
    (Direction.DOWN, re.compile(f"^{_ADVERBS}{_LESS}(?P<name>.*{_METRIC})$")),
)

_COUNTABLE_THING = (
    "(?:事件|事故|案件|火点|断面|水体|灾害|险情|舆情|投诉|上访|水域|火灾|疫情|行为|死亡|问题|点位|排污口|危房|"
    "户|村|锅炉|小区|路段|天气|天数|家庭|学校|大班额|地块|病例|企业|项目|职工家庭|劣Ⅴ类|现象|乱象|[涝水患堵]点|隐患)"
)
_NONE = re.compile(
    r"^(?P<before>.*?)(?:不|未|没有|零|0|杜绝|坚决不|坚决杜绝|避免)(?:再)?(?:发生|出现)(?P<after>.*)$"
    rf"|^(?P<name_none>.*?)(?:坚决)?(?:无(?!证|照|害|序|组织|障碍|废|烟|线|主|公害)|(?<!清)零(?![星散售工用碳头部])|杜绝|没有|不存在|严防|防止)(?P<thing>.*{_COUNTABLE_THING})(?:的?发生|出现)?$"
    r"|^(?P<cleared>.*?)(?:动态|全部|全面|实现|见底|保持|[“\"])*(?:清零|(?:实行|实施)?零控制)[”\"]?$"
    rf"|^(?:确保|实现|力争|坚决)*(?:全部|全面|彻底|动态)?(?:消[除灭]|清零)(?P<removed>.*{_COUNTABLE_THING})$"
    rf"|^(?P<removed_first>.*{_COUNTABLE_THING})(?:全部|全面|彻底|得到)*消除$"
)
_HELD = re.compile("(?:坚决)?(?:守住|守牢|坚守)$")
_FUZZY_NONE = re.compile("基本|原则上|尽量|力避|有效|严防|防止|避免")

_ELSEWHERE = (
    "(?:上级|[市省州县区](?:级|上|里|政府|委|定|下|考核|规定|要求|厅|局|对|的)|国家|[国省市县区]控|部委|自治区|考核|"
    "下达|规定|核定|分解|确定|控制|管控|有关|相关|年度|法定|约束性|省市|市县|中央|国省|国、省|省、市|功能区|规划|"
    "标准|进度|阶段)"
)
_SET = "(?:要求|指标|任务|目标值?|标准|下达数|计划数?|总量|控制线|控制值|控制数|控制目标|范围|为准|额度|上限|下限|红线|限值)"
_BY_WHOM = "(?:上级|[国省市州县区]家?级?|自治区)"
_DEFERRED = re.compile(
    rf"(?:达到|达(?![到标成])|完成|满足|符合|实现|落实|控制|不(?:得|能)?(?:超过|突破|高于|低于|少于|大于)|优于|低于|高于|执行|"
    rf"按照?|依照|依据|根据|参照|以|超额完成|稳定|不超|≤|≥|<|>|=|保持在?)"
    rf"[^,;。]{{0,30}}?{_ELSEWHERE}[^,;。]{{0,20}}?{_SET}"
    rf"|(?:序时|时序)进度|以.+为准|(?:另行|待|尚未|暂未|由上级|由省|由市).{{0,8}}(?:下达|确定|定|明确|公布|核定|分解)|待定|"
    rf"{_ELSEWHERE}.{{0,6}}?(?:下达|明确|批复|核定|公布)(?:之?后|时)再?(?:行)?(?:确定|明确|执行|落实|分解|下达)|"
    rf"^{_ELSEWHERE}+.{{0,12}}{_SET}$|达到?[市省国县区][定级家].{{0,4}}(?:标准|要求|目标)|按.+(?:下达|考核|要求|"
    rf"规定).{{0,6}}执行|^(?:{_BY_WHOM}(?:里|统一)?(?:下达|核定|分解)(?:的?(?:任务|指标|目标|计划)数?)?|按照?{_BY_WHOM}.{{0,6}}(?:要求|下达|标准|规定|任务|指标)数?(?:完成|落实)?)$"
)
_DEFERRED_NOT = re.compile(
    "为目标|按要求完成|各项要求|^制定|^编制|^修订|^印发|^出台|^建立|^健全|^完善|^分解|^明确|^细化"
)
_DOUBLED = re.compile(
    "翻(?:(?P<times>[一两二三四]|1|2)?番|[一1]?倍)|(?:^|(?<=实现|产值|规模|收入|营收|总量|数量|效益))倍增$"
)
_DOUBLINGS = {"一": "2", "1": "2", "两": "4", "二": "4", "2": "4", "三": "8", "四": "16"}
_COMPARED = re.compile(
    "^(?!.*(?:上年|去年|往年|现[状有]|当前|原有|目前|基准年|于水平|过水平))(?P<name>.*?)(?:要|应|须|明显|稳定|总体|保持)*"
    "(?:不?(?:高于|低于|快于|慢于|超过|优于|劣于|高出)|达到|控制在|保持在|[≥≤<>])(?=.*(?:平均|均值))"
    "|^(?!.*(?:上年|去年|往年|现[状有]|当前|原有|目前|[于过](?:水平|实际)))(?P<faster>.*?)(?:高于|低于|快于|慢于|超过|优于|高出).*(?:增长|增速|增幅|水平|下降|实际)"
)
"""A level that another place or figure sets (高于全省平均水平)."""
_NOUN_ONLY = re.compile(
    "^(?!.*(?:达|完成|满足|符合|实现|落实|控制|不|[优高低快慢]于|超过|执行|保持|按|以|[≥≤<>]))"
)
_UNRANKED = re.compile("[A-E]{2,3}级|[Ee]级|[甲乙丙]级|[优良]级")
_CLASS_SPAN = re.compile("[ⅠⅡⅢⅣⅤ一二三四五]类?[-~—至到、][ⅠⅡⅢⅣⅤ一二三四五]类")
_COMPARED_NOTE = "与别处的数或平均水平相比，该数没有写明"
_IN_STEP = re.compile("同步")
_RATIO = re.compile(r"(?<!\d)\d{1,9}(?:\.\d{1,9})?(?::\d{1,9}(?:\.\d{1,9})?)+")
_PRODUCT = re.compile(r"\d+(?:\.\d+)?×\d+")
_TIMES_OF_IT = re.compile("[的之](?:[一二两三四五六七八九十半\\d.]+倍|[一二三四五六七八九十]+分之)")
"""不超过国家标准的三倍: a share of a number set elsewhere."""
_ROW_OF_TRENDS = re.compile("^[^、]+?不[^、]{1,3}(?:、[^、]+?不[^、]{1,3})+$")
_LONGEST_PHRASE = 200
"""A longer piece without a comma is running text."""
_QUOTED = re.compile(
    '(?P<lead>(?:[^“”",;]{2,20}(?:实现|做到|保持|达到))?(?:确保|实现|力争|做到|达到)*)[“"](?P<goal>[^“”"]{1,20})[”"]'
)
"""实现“零死亡”: a goal under quotation marks."""
_PER_YEAR = re.compile("逐年|每年|年均|年年")


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> tuple[TargetKind, Clause, str]:
    """Kind, clause and metric's name of a piece of text that holds no figure.

    Dates and brackets are already left out of the text. The clause keeps the words wherever they alone carry the meaning.
    """
    if quoted := _QUOTED.fullmatch(text):
        kind, clause, name = read_phrase(quoted["goal"])
        if kind is not TargetKind.QUALITATIVE:
            return kind, clause, name or quoted["lead"]
    if len(text) > _LONGEST_PHRASE:
        return TargetKind.QUALITATIVE, Clause(text=text), ""
    for read in (_read_doubling, _read_none, _read_compared, _read_trend, _read_class, _read_deferred):
        found = read(text)
        if found is not None:
            return found
    return TargetKind.QUALITATIVE, Clause(text=text), ""


@lru_cache(maxsize=4096)
def why_no_figure(text: str, kind: TargetKind) -> tuple[str, ...]:
    """Why a phrase that seems to ask for a figure was read without one, for the office."""
    if kind is TargetKind.DEFERRED:
        return (_COMPARED_NOTE,) if _COMPARED.search(text) else ()
    if kind is not TargetKind.QUALITATIVE:
        return ()
    if _IN_STEP.search(text):
        return (_COMPARED_NOTE,)
    if ratio := _RATIO.search(text):
        return (f"“{ratio[0]}”是几个数的比，不折算成一个数",)
    if product := _PRODUCT.search(text):
        return (f"“{product[0]}”是乘式，不折算成一个数",)
    if span := _CLASS_SPAN.search(text):
        return (f"“{span[0]}”是几个类别，以哪个为准没有写明",)
    if grade := _UNRANKED.search(text):
        return (f"“{grade[0]}”的好坏顺序未写明",)
    return ()


def demands_in_a_row(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of 面积不减少、性质不改变, of 干流Ⅱ类、支流Ⅲ类 and of 不降低且达到考核要求; otherwise the whole stretch."""
    words = flat[start:end]
    row = words.split("、")
    if _ROW_OF_TRENDS.match(words) or (
        len(row) > 1 and (_are_trends(row) or _are_classes(row) or _are_of_several_kinds(row))
    ):
        return [(start + piece.start(), start + piece.end()) for piece in re.finditer("[^、]+", words)]
    for joint in ALSO.finditer(words):
        if _demands_something(words[: joint.start()]) and _demands_something(words[joint.end() :]):
            before = demands_in_a_row(flat, start, start + joint.start())
            return before + demands_in_a_row(flat, start + joint.end(), end)
    return [(start, end)]


def demands_by_itself(words: str) -> bool:
    """True for words before a figure that demand something themselves (完成省下达任务), not for a bare 国家标准."""
    kind, _, _ = read_phrase(words)
    return kind is not TargetKind.QUALITATIVE and not (
        kind is TargetKind.DEFERRED and _NOUN_ONLY.search(words)
    )


def _demands_something(words: str) -> bool:
    return read_phrase(uncover(words))[0] is not TargetKind.QUALITATIVE


def _are_of_several_kinds(row: Sequence[str]) -> bool:
    """True for 保持稳定、不发生重大事故: each piece demands something, and not all the same."""
    kinds = {read_phrase(uncover(words))[0] for words in row}
    return len(kinds) > 1 and TargetKind.QUALITATIVE not in kinds


def _are_trends(row: Sequence[str]) -> bool:
    """True for trends of several metrics, or of one that go several ways (零新增、负增长); 改善、提升 is one."""
    read = [read_phrase(uncover(words)) for words in row]
    apart = all(name for _, _, name in read) or len({clause.direction for _, clause, _ in read}) == len(read)
    return apart and all(kind is TargetKind.TREND for kind, _, _ in read)


def _are_classes(row: Sequence[str]) -> bool:
    """True for classes that each say whose they are, in words or in a bracket: 干流Ⅱ类、支流Ⅲ类."""
    read = [(words, read_phrase(uncover(words))) for words in row]
    return all(kind is TargetKind.CLASS and (name or BRACKET in words) for words, (kind, _, name) in read)


def _read_doubling(text: str) -> tuple[TargetKind, Clause, str] | None:
    found = _DOUBLED.search(text)
    if found is None:
        return None
    clause = Clause(
        op=Op.GE,
        value=_DOUBLINGS[found["times"] or "一"],
        measure="倍",
        direction=Direction.UP,
        text=found[0],
    )
    return TargetKind.CHANGE, clause, text[: found.start()]


def _read_none(text: str) -> tuple[TargetKind, Clause, str] | None:
    found = _NONE.search(text)
    if found is None or _FUZZY_NONE.search(text):
        return None
    groups = found.groupdict()
    if groups["before"] is not None:
        name = clean_name(_HELD.sub("", groups["before"])) or groups["after"].removesuffix("底线")
    else:
        name = next(
            (groups[key] for key in ("thing", "cleared", "removed", "removed_first") if groups[key]), ""
        )
        name = clean_name(groups["name_none"] or "") + name
    return TargetKind.COUNT, Clause(op=Op.EQ, value="0"), re.sub("的?发生$", "", name)


def _read_compared(text: str) -> tuple[TargetKind, Clause, str] | None:
    found = _COMPARED.search(text)
    if found is None or _DEFERRED_NOT.search(text):
        return None
    return TargetKind.DEFERRED, Clause(text=text), found["name"] or found["faster"] or ""


def _read_trend(text: str) -> tuple[TargetKind, Clause, str] | None:
    if _IN_STEP.search(text):
        return None
    for direction, pattern in _TRENDS:
        if found := pattern.search(text):
            name = text[: found.start()]
            if negated := _NEGATED.search(name):
                name, direction = name[: negated.start()], _KEPT_FROM.get(direction, direction)
            name = _ADVERBS_AT_END.sub("", name)
            clause = Clause(direction=direction, per_year=bool(_PER_YEAR.search(found[0])))
            return TargetKind.TREND, clause, name
    for direction, pattern in _VERB_FIRST:
        if found := pattern.search(text):
            clause = Clause(direction=direction, per_year=bool(_PER_YEAR.search(text)))
            return TargetKind.TREND, clause, found["name"]
    return None


def _read_class(text: str) -> tuple[TargetKind, Clause, str] | None:
    found = find_class(text)
    if found is None:
        return None
    return TargetKind.CLASS, Clause(op=found.op, class_=found.name), found.subject


def _read_deferred(text: str) -> tuple[TargetKind, Clause, str] | None:
    found = _DEFERRED.search(text)
    if found is None or _DEFERRED_NOT.search(text) or _TIMES_OF_IT.search(text):
        return None
    later = _DEFERRED.search(text, found.start() + 1)
    while later is not None and METRIC_END.search(text[: later.start()]):
        found, later = later, _DEFERRED.search(text, later.start() + 1)  # 实现A强度达到省定目标
    return TargetKind.DEFERRED, Clause(text=text), text[: found.start()]
