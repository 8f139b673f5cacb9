"""How likely a short text is a unit's name, a measure, a target or an area: by its shape alone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ecoreport.drafting.words.deeds import DEEDS
from ecoreport.drafting.words.wording import fold, last_bracket, split_outside_brackets, squeeze
from ecoreport.language.patterns import either

_UNIT_END = re.compile(
    either(
        "局|厅|委|办|部|院|会|中心|公司|集团|厂|站|所|总?队|社|署|府|镇|乡|街道|街办|街|处|部门|单位|银行|校|学院|团|联|组|园区",
        "园|开发区|高新区|经开区|新区|集聚区|馆|气象台|电台|报社|电视台|企业|社区|村|县区|市区|区县|机关|党委|纪委|工委|人武部|科|室",
        "公路段|养护段|工务段|组织|工会|医院|林场|农场|中学|小学|大学|分库|储备库|股|渔场|景区|军分区|海关|分行|支行|残联|科协|文联|侨联|司",
    )
    + "$"
)
_COUNTED = re.compile(r"(?<!第)(?<!\d)\d{1,4}[处所站组室院校馆村]$")
"""公园3处: a count."""
_GROUP = re.compile(r"^(?:各|有关|相关|全[市县区州]|其他|市直|区直|县直|州直|区级|市级|县级|镇直|沿[江河线])")
_ALL_PLACES = re.compile(r"(?:各|有关|相关)(?:地市|[省市县区州旗镇乡村地])+")
"""各区, 有关县市: places without the word for what governs them."""
_JOINED_GROUP = re.compile(r"(?<=[各关])([市县区州乡镇])、(?=[市县区旗乡镇街])")
"""各市、县人民政府 is one group."""
_NOT_UNIT = re.compile(
    rf"^(?:{DEEDS}|按照|依照|根据|结合|通过|适时|依托|对|将|以|在|为|从|把|利用|使用|采取|做到|实行|执行|"
    r"督查|检查|监督|指导|稳定运行|评定|公布|配备|配置|设置|清运|覆盖|惠及)"
)
_VERB_IN_NAME = re.compile(
    r"(?:建设|组织|督查|检查|执行|创建|整治|推广|推进|治理|编制|监督|服务)(?:工作)?(?:局|委|部|办公室|办|室|站|中心|院|集团|公司|处|科)(?![\u4e00-\u9fff])"
)
"""建设局, 组织部, 创建办: names that begin like a demand."""
_COMMON_WORD = re.compile(
    either(
        "的|(?<!应)对(?![外口台])|开展",
        either(
            r"社会|机会|干部|[全内局外]部|家园|校园|庭院|[厕场]所|(?<!委)乡村|农村|(?<![\u4e00-\u9fff])城镇",
            r"(?<=[\u4e00-\u9fff]{2})城镇|小镇|(?:数字|法治|服务型?|效能|阳光|透明|智慧|廉洁|创新|责任)政府",
            "示范[县市乡镇村]|[督承主协交催]办",
        )
        + "$",
    )
)
"""What ends like a unit's name and is none: 打造数字社会, 美丽家园."""
_STATES = re.compile(
    either(
        r"[%‰≥≤]|达到|不[低少高超][于过]|至少|\d:\d|\d[—－~～]+\d",
        r"\d(?:平方|立方|万|亿)?(?:米|公里|亩|公顷|吨|元|千瓦)(?:以[上下内]|及以[上下])",
    )
)
_LONGEST_NAME = 26
_TAIL = re.compile(r"(?:等|等部门|等单位|等有关部门|等相关部门|等有关单位)$")
_DEPARTMENTS = re.compile(r"(?!各|有关|相关|其他)[\u4e00-\u9fff]{2,10}?等?(?:有关|相关|职能|主管)*部门")
"""住建、农业农村等部门: what ends a list of departments told by their fields alone."""
_FIELD = re.compile(r"(?!由|请|会同|联合|[与和及])[\u4e00-\u9fff]{2,8}")
_MEASURE = re.compile(
    either(
        "[%％‰]",
        "(?:万|亿|千|百)?"
        + either(
            "吨|组|批次|批|所|名|套|块|株|支|只|期|片|幅|例|张|栋|幢|盏|棵|艘|宗|册|枚|岁|颗|羽|粒|孔|眼|口|床|美元|学时|课时",
            "厘米|毫米|海里|小时|分钟|分|公斤|市?斤|千克|克|毫克|微克|元|亩|公顷|平方米|平方公里|平方千米|立方米|升|公里|千米|米|个|家|户",
            "人|次|天|座|处|项|台|辆|条|件|种|头|份|起|篇|场|千瓦时|[千兆吉]?瓦|立方|标箱|度|分贝|dB|kg|mg|μg|ug|m2|m3",
            "m²|m³|km|km2|km²|t|L",
        )
        + "(?:标准?煤|二氧化碳|CO2)?",
        r"1?[/／](?:10|十)万|/|／|人均|(?<=[/／])[年月周日]|标煤|万|亿|百分点|百分比|-|—|无量纲|\([A-Za-z%]+\)",
    )
    + "+"
)
_TARGET_START = re.compile(
    "^"
    + either(
        "[≥≤<>=＞＜≧≦》《]|约|不(?:低于|少于|小于|高于|超过|大于|降低|增加|下降|减少|发生|明显|退化)|达到|达标|高于|低于|大于",
        r"小于|超过|保持|完成|控制在|降至|力争|符合|优于|[-+]?\d",
    )
)
_QUALIFIED = re.compile(
    r"\d[\d.]*(?:(?:[—\-~－～至]+\d[\d.]*)(?:平方米|平方公里|公里|米|亩|公顷|万?吨|万?元|岁)|(?:平方米|平方公里|公里|米|亩|公顷|万?吨|蒸吨|万?元|岁|级)及?以[上下内])的?[\u4e00-\u9fff]{2,}"
)
"""5000平方米以上公园, 65岁以上老年人健康管理率: what a figure is told for, and no figure itself."""
_NAME_OF_FIGURE = re.compile(
    r"(?:达到|优于|达标|完成|控制|稳定|提升|提高|改善|下降|减少|实现|通过)[^\d≥≤><=，。；]*(?:率|比例|比重|幅度|浓度|指数|面积|天数)"
)
"""达到或优于Ⅲ类水质比例, 提高幅度: a name that begins like a demand."""
_WATER_CLASS = re.compile(r"劣?[ⅠⅡⅢⅣⅤIV]{1,3}类?(?:水质|及?以上)?")
_TARGET_WORDS = re.compile(
    "^"
    + either(
        "编制|实施|开展|建立|遵守|执行|落实|全面推行|推行|公布|发布|逐[年步]|稳步|有|无|是|达标|不发生|未发生|不明显|严格保护",
        "受到严格保护|完成|稳定|提升|改善|提高|下降|减少|只[增减]不[增减]|只[升降]不[升降]|零增长|不突破|消除|清零|持续改善|不降低|实现",
        "全覆盖|零增长|有效保护|创建成功|通过|良好|优秀|合格",
    )
)
_DASH = re.compile("[-—－]{1,2}|[/／]|无")
_LONGEST_REMARK = 6
_REMARK = re.compile(
    "督办|新[增建]|续建|考核|重点|否决|试点|完成|达标|长期|持续|参照|[国省市县]级|[省市县]定"
)
_NUMBER = re.compile(r"[〇零一二三四五六七八九十百]{1,4}|\d{1,3}(?:[.-]\d{1,2}){0,2}")
_NATURE = re.compile(
    r"(?:国家|省级?|市级?|区级?|县级?)?(?:约束|参考|预期|指导|引导|控制|推荐|基本|特色|必选|可选|自选)性?(?:指标)?(?:[、,，/；;](?:国家|省级?|市级?|区级?|县级?)?(?:约束|参考|预期|指导)性?(?:指标)?)*"
)
_AREA = re.compile(
    r"(?:生态|绿色|环境|城市|城乡|人居|产业|目标|制度|空间|经济|生活|文化|资源|美丽|安全|社会|健康|卫生|乡村|治理|基础|公共|服务|创新|民生|党建|平安|法治|文明)[\u4e00-\u9fff]{0,10}"
)


@lru_cache(maxsize=4096)
def unit_likeness(text: str) -> float:
    """The share of names in a cell that look like units, from 0 to 1; 0 for a sentence."""
    folded = _JOINED_GROUP.sub(r"\1", squeeze(fold(text)).rstrip("。"))
    if not folded or "。" in folded or len(folded) > 400:
        return 0.0
    pieces = split_outside_brackets(folded, "、，,;；/ \n")
    if not pieces or _begins_demand(pieces[0]) or any(map(_is_statement, pieces)):
        return 0.0
    fields = _fields(pieces) if "部门" in folded else frozenset()
    return sum(piece in fields or _is_unit(piece) for piece in pieces) / len(pieces)


def _fields(pieces: Sequence[str]) -> frozenset[str]:
    """The pieces that tell departments by their fields, up to the word for departments: 住建、农业农村等部门."""
    ends = [index for index, piece in enumerate(pieces) if _DEPARTMENTS.fullmatch(piece)]
    before = pieces[: ends[-1] + 1] if ends else []
    return frozenset(
        piece for piece in before if _FIELD.fullmatch(_TAIL.sub("", piece)) and not _NOT_UNIT.match(piece)
    )


def is_group(text: str) -> bool:
    """True for a cell that holds nothing but one collective word: 相关乡镇街道, 各镇（办、区）."""
    folded = squeeze(fold(text)).rstrip("。")
    return bool(_GROUP.match(folded)) and len(split_outside_brackets(folded, "、，,;；/ \n")) == 1


def is_single(text: str) -> bool:
    """True for a cell that holds one name and no collective word."""
    return not is_group(text) and len(split_outside_brackets(squeeze(text), "、，,;；")) == 1


def is_remark(text: str) -> bool:
    """True for what short remarks say of a row: 新增, 省考核, 市级督办, 否决项."""
    return len(text) <= _LONGEST_REMARK and _REMARK.search(text) is not None


def is_measure(text: str) -> bool:
    """True for a unit of measure: %, 吨标煤/万元, 个, or a dash that says there is none."""
    return _MEASURE.fullmatch(fold(text).strip("()（） ")) is not None


def is_target(text: str) -> bool:
    """True for a text that reads like a target cell: a bound, a figure, or a short demand."""
    folded = fold(text).strip()
    if not folded or len(folded) > 80 or _QUALIFIED.fullmatch(folded) or _NAME_OF_FIGURE.fullmatch(folded):
        return False
    return bool(
        _TARGET_START.match(folded)
        or _WATER_CLASS.fullmatch(folded)
        or _TARGET_WORDS.match(folded)
        or re.search(
            r"要求|任务|考核|[≥≤]|不(?:降低|减少|增加|下降|退化|突破)$|(?:逐[年步]|持续|稳步|稳定)(?:增长|增加|提升|提高|改善|好转|下降|降低|减少)$|\d+(?:\.\d+)?%",
            folded,
        )
    )


def is_nature(text: str) -> bool:
    """True for 约束性, 参考性 and their mixtures."""
    return _NATURE.fullmatch(fold(text).replace("性性", "性").strip("()（） ")) is not None


def is_dash(text: str) -> bool:
    """True for what stands in a cell that has nothing to say: —, /, 无."""
    return _DASH.fullmatch(text.strip()) is not None


def is_empty(text: str) -> bool:
    """True for a cell without text, or with a dash for it."""
    return not text.strip() or is_dash(text)


def is_number(text: str) -> bool:
    """True for a cell that holds nothing but a row's number, marked with a star or not."""
    return _NUMBER.fullmatch(fold(text).strip("()（）.、． ★☆*▲")) is not None


def is_area(text: str) -> bool:
    """True for a short heading such as 生态制度 that can name a group of indicators."""
    folded = fold(text).strip()
    return len(folded) <= 16 and _AREA.fullmatch(folded) is not None and unit_likeness(folded) == 0


def _is_statement(piece: str) -> bool:
    """True for a clause that states what is so, which no list of units has."""
    bracket = last_bracket(piece)
    name = piece[: bracket[0]] if bracket and bracket[0] > 0 else piece
    return len(name) > _LONGEST_NAME or _STATES.search(name) is not None


def _begins_demand(text: str) -> bool:
    return _NOT_UNIT.match(text) is not None and _VERB_IN_NAME.match(text) is None


def _is_unit(piece: str) -> bool:
    bracket = last_bracket(piece)
    name = piece[: bracket[0]] if bracket and bracket[0] > 0 else piece
    name = _TAIL.sub("", name)
    name = re.sub(r"(?:牵头|负责|配合|参与|协助|按职责分工(?:负责)?|分别负责|具体负责|落实)$", "", name)
    if not 2 <= len(name) <= 24 or _begins_demand(name):
        return bool(_GROUP.match(name)) and len(name) <= 24 and bool(_UNIT_END.search(name))
    if _COUNTED.search(name) or _COMMON_WORD.search(name):
        return False
    return bool(_UNIT_END.search(name) or _ALL_PLACES.fullmatch(name))
