"""What the name of a figure tells by its ending: that it is one, whether it is a share, and which way better lies."""

import re

from ecoreport.language.targets.words import LOWER_IS_BETTER

_BEFORE_BRACKET = r"(?=(?:\([^()]*\)|（[^（）]*）)?$)"
"""What a name ends in, the bracket behind it aside: 森林覆盖率（山区）."""
_SHARE = "率|比例|占比|比重"
_LEVEL = "指数|面积|覆盖|天数|增加值|数量|幅度"
_SHARE_NAME = re.compile(f"(?:{_SHARE}|满意度|知晓度|参与度|认可度|支持度|百分比){_BEFORE_BRACKET}")
_PER_HEAD = re.compile(r"[万千百十][人车户]|死亡率|发病率|出生率|自然增长率")
_CHANGE_NAME = re.compile(r"(?:增速|增长|下降|降低|减少|增加|提高|提升|增幅|降幅|变化)(?:率|幅度|比例)?$")
_LOWER = re.compile(
    r"(?:能耗|水耗|耗水|用水量|用水总量|耗煤|(?:能耗|能源|煤炭|用能)(?:消费)?总量(?:和强度)?|消费(?:总)?量|消耗(?:总)?量|使用量|"
    r"建设(?:用地|土地)使用面积|漏损率|空置率|"
    r"排放(?:量|强度|总量)?|浓度|氮氧化物|二氧化硫|PM2\.5|PM10|臭氧|(?:重)?污染天数(?:比例)?|"
    r"黑臭水体|劣\s*[VⅤ五]类?(?:水体|断面)?(?:比例)?|(?:鼠|蚊|蝇|蟑螂)密度|"
    rf"事件|事故|问题|死亡(?:率|人数)|发病率|投诉(?:量|率)?|违法(?:率|案件)?|超标(?:率)?){_BEFORE_BRACKET}"
)
_HIGHER = re.compile(
    rf"(?:{_SHARE}|{_LEVEL}|满意度|知晓度|参与度|合格|优良|达标|蓄积量|保有量|数|收入){_BEFORE_BRACKET}"
)
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
    """True for what nobody wants more of: PM2.5浓度, 事故."""
    return _LOWER.search(name) is not None or LOWER_IS_BETTER.search(name) is not None


def is_better_high(name: str) -> bool:
    """True for what more is better of, where `is_better_low` says nothing: 覆盖率, 收入."""
    return _HIGHER.search(name) is not None
