"""Words that what is to be done begins with: verbs, and in which manner; names of units begin with none of them."""

import re

_MANNER = (
    "依法|大力|切实|稳步|积极|深入|全面|持续|广泛|有序|定期|严格|着力|突出|聚焦|围绕|坚持|坚决|进一步|全力|"
    "扎实|稳妥|牢固|充分|合理|有效|严厉|紧盯|高标准|高质量|高水平"
)
_FURTHER = (
    "加强|加快|加大|加密|推进|推动|推广|推行|强化|提高|提升|增强|完善|健全|优化|改善|规范|深化|扩大|拓宽|拓展|巩固|促进|"
    "夯实|压实|落实|落细|筑牢|激发|弘扬|倡导|引导|鼓励|支持|确保|守住|守牢|严守|严禁|严控|督促|争取|发挥"
)
_CARRY_OUT = (
    "开展|实施|组织(?!部)|做好|抓好|用好|办好|管好|完成|实现|打好|打赢|打造|打通|启动|探索|普及|"
    "编制|制定|划定|印发|出台|建立|构建|组建|搭建|建成(?!区)"
)
_WORK_ON = (
    "争创|创建|申报|培育|排查|摸排|摸清|选派|选树|聘请|评选|举办|召开|举行|发放|张贴|播放|"
    "建设(?![局厅委办所])|新建|改建|改扩建|扩建|修建|迁建|续建|筹建|开建|开工|动工|竣工|完工|投运|启用|落成|改造|引进|新引进|新增|新签|新设|"
    "设立|成立|营造(?!林)|盘活|畅通|补齐|治理|整治|淘汰|清理|清除|拆除|关闭|关停|化解|压减|减少|降低"
)
DEEDS = "|".join((_MANNER, _FURTHER, _CARRY_OUT, _WORK_ON))
_ALSO_IN_NAMES = "发展|科学|宣传|创新|统筹|保障|保护|维护|修复|控制|防控|防范|防治|监管|集中|培训|招引"
"""What is done, and what offices are called after as well: 发展和改革局, 培训中心."""
_DEED = re.compile(f"{DEEDS}|{_ALSO_IN_NAMES}")
_GENERAL_DEED = re.compile(f"{_MANNER}|{_FURTHER}|{_CARRY_OUT}")


def starts_with_deed(text: str) -> bool:
    """True for a text such as 加强水源地保护 that says what to do, not what something is."""
    return _DEED.match(text) is not None


def starts_with_general_deed(text: str) -> bool:
    """True where the verb takes hold of no thing that could be counted: 加强河道管理, but not 清理河道“四乱”."""
    return _GENERAL_DEED.match(text) is not None
