"""Whether two names mean the same metric, as plans write them in different places."""

import re
import unicodedata

from rapidfuzz import fuzz

_REMARK = re.compile(r"[(\[〔].*?[)\]〕]")
_OPENING = re.compile(
    r"^(?:到?\d{4}年度?(?:底|末)?前?|全[区市县省州]|辖区内?|[我本][区市县]|区域内|各?年度|年底前|确保|力争|保证|使|实现"
    r"|保持|稳步|持续|不断|提高|提升|推进|推动|加强|完善|继续|稳定)"
)
_SAME_WORDS = (
    ("水水源地", "水源"),
    ("水水源", "水源"),
    ("水源地", "水源"),
    ("比率", "比例"),
    ("所占", "占"),
    ("的", ""),
)
_NOISE = re.compile(r"[\s、,，。;；:：·“”\"'《》-]")

_TELLING_WORDS = (
    "城镇 农村 城市 城区 乡镇 村镇 建成区 园区 新建 既有 公共 政府 安全 利用 处置 处理 "
    "治理 综合 无害化 资源化 回收 审核 整治 覆盖 普及 合格 达标 秸秆 畜禽 粪 农膜 污水 "
    "污泥 垃圾 危险 医疗 工业 农业 生活 耕地 地块 水质 下降 提高 增长 减少 幅度 总量 强度 "
    "人均 单位 知晓 满意 参与 优良 重污染 能耗 用水 用地 面积 比例 数量 天数 浓度 "
    "PM2.5 PM10 节能 节水 林草 森林"
)
"""Words that make another metric of a name that is otherwise the same: 危险废物安全处置率 is not 危险废物利用处置率."""
_TELLING = tuple(_TELLING_WORDS.split())

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
        text = text.replace(written, meant)
    return text


def is_same_metric(one: str, other: str, *, linked: bool = False) -> bool:
    """True when two plain names mean the same metric.

    Args:
        one: A name as `plain_name` gives it.
        other: Another one.
        linked: The plan itself says that both places are about the same indicator.
    """
    if one == other:
        return bool(one)
    least = ALIKE_WHEN_LINKED if linked else ALIKE
    if fuzz.ratio(one, other, score_cutoff=least) == 0:
        return False
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return not any((word in one) != (word in other) for word in _TELLING)
