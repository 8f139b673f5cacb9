"""What the name of a figure tells by its ending: that it is one, whether it is a share, and which way better lies."""

import re

from ecoreport.language.patterns import either
from ecoreport.language.targets.words import LOWER_IS_BETTER

_BEFORE_BRACKET = r"(?=(?:\([^()]*\)|（[^（）]*）)?$)"
"""What a name ends in, the bracket behind it aside: 森林覆盖率（山区）."""
_SHARE = "率|比例|占比|比重"
_LEVEL = "指数|面积|覆盖|天数|增加值|数量|幅度"
_SHARE_NAME = re.compile(f"(?:{_SHARE}|满意度|知晓度|参与度|认可度|支持度|百分比){_BEFORE_BRACKET}")
_PER_HEAD = re.compile(r"[万千百十][人车户]|死亡率|发病率|出生率|自然增长率")
_CHANGE_NAME = re.compile(r"(?:增速|增长|下降|降低|减少|增加|提高|提升|增幅|降幅|变化)(?:率|幅度|比例)?$")
_HARM = either(
    "事件|事故|问题|死亡|伤亡|受伤|发病|患病|感染|投诉|举报|信访|上访|违法|违规|违纪|犯罪|案件|超标|隐患|失信|欠薪|欠费|逾期|拖欠",
    "辍学|流失|返贫|失业|近视|肥胖|吸烟|酸雨|内涝|火灾|溺水|受灾|沙化|荒漠化|石漠化|盐渍化|退化|损失|亏损|负债|赤字|延误|破损|漏损|闲置|空置|成灾",
)
"""What nobody wants any of, so that its number, share or frequency is better when lower."""
_WORK = "压减|削减|治理|整治|修复|改造|清理|整改|化解|消除|查处|处置|保护|恢复|绿化|营造|抚育|建设|创建|培育|培训|建成|完成"
_WORK_DONE = re.compile(
    rf"(?:{_WORK})(?!用地|[区地率度量前后]|红线|面积)|.*(?:{_WORK}|新建|新增|扩建){_BEFORE_BRACKET}"
)
"""Work that is told by how much of it is done: 治理水土流失面积, 湿地修复."""
_LOWER = re.compile(
    rf"(?:(?:{_HARM})(?:发生|案件|案|举报|土地)?(?:[件起宗人户例处]?次?数|总[数量]|面积|频[率次]|比例|率|量|额)?|"
    r"(?:产生|填埋|贮存|堆存|积存)(?:量|总量|强度|率|比例)|污染负荷(?:强度)?|"
    r"能耗|水耗|耗水|用水量|用水总量|耗煤|(?:能耗|能源|煤炭|用能)(?:消费)?总量(?:和强度)?|消费(?:总)?量|消耗(?:总)?量|使用量|"
    r"建设(?:用地|土地)使用面积|漏损率|空置率|"
    r"排放(?:量|强度|总量)?|浓度|氮氧化物|二氧化硫|PM2\.5|PM10|臭氧|(?:重)?污染天数(?:比例)?|"
    r"黑臭水体|劣\s*[VⅤ五]类?(?:水体|断面)?(?:比例)?|(?:鼠|蚊|蝇|蟑螂)密度|"
    rf"弃[水风光电]率){_BEFORE_BRACKET}"
)
_HIGHER = re.compile(
    rf"(?:{_SHARE}|{_LEVEL}|满意度|知晓度|参与度|合格|优良|达标|蓄积量|保有量|数|收入|产量|产值){_BEFORE_BRACKET}"
)
_QUANTITY = re.compile(f"(?:[量度]|指数|频率|负荷|气温){_BEFORE_BRACKET}")
_METRIC_NAME = re.compile(
    rf"(?:{_SHARE}|{_LEVEL}|度|总量|强度|能耗|用水量|排放量?|浓度|水平|质量){_BEFORE_BRACKET}"
)


def is_metric_name(name: str) -> bool:
    """True for a name such as 森林覆盖率 that means a figure."""
    return _METRIC_NAME.search(name) is not None


def is_share(name: str) -> bool:
    """True for a part of a whole, which lies between 0 and 100 %: 森林覆盖率, 公众满意度."""
    return _SHARE_NAME.search(name) is not None


def is_per_head(name: str) -> bool:
    """True for a rate that is told in other measures than %, so that a figure without one leaves it open: 死亡率."""
    return _PER_HEAD.search(name) is not None


def is_of_change(name: str) -> bool:
    """True for how much something moves, which may be more than 100 %: 增长率, 降幅."""
    return _CHANGE_NAME.search(name) is not None


def is_better_low(name: str) -> bool:
    """True for what nobody wants more of: PM2.5浓度, 事故, but 治理水土流失面积."""
    if is_work_done(name):
        return False
    return _LOWER.search(name) is not None or LOWER_IS_BETTER.search(name) is not None


def is_work_done(name: str) -> bool:
    """True for work, of which as much is done as can be: 治理水土流失面积, 湿地修复."""
    return _WORK_DONE.match(name) is not None


def is_quantity(name: str) -> bool:
    """True for a quantity whose name does not tell which way better lies (产生强度), unlike things that are made (绿道)."""
    return _QUANTITY.search(name) is not None and not is_work_done(name)


def is_better_high(name: str) -> bool:
    """True for what more is better of, where `is_better_low` says nothing: 覆盖率, 收入."""
    return _HIGHER.search(name) is not None
