"""Verbs round a count: those that only say that something is done, and those that say what is done."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ecoreport.language.targets.names import BY_SEASON, clean_name, end_of_shared, place_of
from ecoreport.language.targets.words import (
    BY_THE_WAY,
    JOINT,
    LESS_OF,
    LIST_MARKS,
    MAKING,
    MORE_OF,
    RAISING,
    WHO_ACTS,
)

_DOING = (
    "组织开展|组织实施|组织举办|推进|推动|完成(?!率|情况|度)|开展(?!率)|实施(?!率|方案|意见)|组织(?!部|力|关系|机构)|举办|举行|召开(?!率)|建设(?!用地|项目|规划|单位|兵团)"
    "|建成(?!区(?!域)|率)|打造|落实(?!率)|进行|启动|加快|做好|做到|抓好|全力|强力|强化|大力|积极|扎实|深入|继续|组织好|力争|累计"
)
_MAKING = (
    "新(?:改扩|改|扩|迁|创)?建(?:成)?|综合(?:治理|整治)|新(?:增|创|开工|发展|认定|认证|培育|引进|栽|造|签约|改造|安装)|改(?:扩)?建|[配补增]建|扩建|续建|迁建|重建|改造|改善|优化|调整|提升|升级|治理|整治|修复|修缮|维修|维护|创建|创成|巩固|争创|申报|申请(?!人|者|书|量|数)"
    "|培育|培训|培养|引进|引育|招引|招聘|选聘|选派|招录|低改|淘汰|关闭|关停|搬迁|拆除|清理|清除|清运|清淤|疏浚|更换|更新|安装|加装|亮化|铺设|敷设|架设|整修|翻修|翻建|深松|收购|复耕|托管|配备|配置|栽植|种植|补植|植树|造林|营造|抚育|复垦|复绿|绿化"
    "|选拔|遴选|扶持|轮训|发放|发展|认定|认证|评选|命名|选树|推广|划定|整改|查处|销售|销号|检测|抽检|监测|检查|排查|巡查|解决|化解|消除|盘活|流转|收储|开工|竣工|完工|投[用产运]|验收|硬化|加固|养护|办理|办结|救助|资助|帮扶"
    "|转移|储备|筹集|建立|设立|设置|制作|编制|出版|创作|增加|增设|新设|布设|布局|接种|筛查|签约|销毁|回收|处置|投放|供应|安置|开通|开发|开设|拨付|兑现|补助|奖补|打通|办好|走访|慰问|减轻|带动|接待|表彰|协助|支持(?!率)|指导|打击|侦破|取缔|封堵|保护|命名挂牌|推介|引导|吸纳|帮助|组建|购置|采购(?!率|额|人)|承办|录用|结对(?!率)|签[订署](?!率)|腾退|壮大|刊发|调解(?!率|员|委)|救治(?!率)|谋划|放映|推送|挖掘|吸引|播种(?!面积|期)"
)
_JOINT = "(?:[(（][^()（）]{1,6}[)）]|、|或者?|和|并|及|、)?"
_IN_FRONT = re.compile(rf"(?:{_DOING}|{_MAKING})(?!对象)(?:{_JOINT}(?:{_DOING}|{_MAKING}))*")
_AT_END = re.compile("(?:配备|配置|配有|建有|建成|设立|设置|设有|拥有|安装|提供|举办|开展)$")
_HAVING = re.compile(
    "(?<=.)占$|(?<=.)(?:全部|均|都|已|要)*(?:达到|完成|建成|建立|实现|通过|开展|配备|配有|设有|设立|纳入|落实|推行|具备|拥有)(?!率|情况|度|区|投)(?=..)(?!.*(?:[率重度]|比例|占比)$).*$"
)
"""What a share of things shall do or have."""
_WORKED = re.compile(f"{_DOING}|{_MAKING}")
HOLDS_ITS_THING = re.compile("造林|植树")
"""Verbs that say themselves what is made."""
_FINISHED = re.compile("完工|竣工|开工|投[用产运]|交付|验收")
_WORK_AT_END = re.compile(f"(?:{_MAKING})$")
_ONLY_DOING = re.compile(rf"^(?:(?:{_DOING})(?:、|和|并)?)+(?=.{{2,}})")
_ONLY_DONE = re.compile(f"(?:{_DOING})+")
_INSIDE = re.compile(
    "(?<=.{2})(?:(?<![健安完齐保周])全[市县区省州](?![域长级])|至少|(?:组织)?开展|进行|(?<!未)完成(?!率|情况|度|任务)|实施(?!率|方案|意见))(?=[\u4e00-\u9fff“]{2})"
)
_WORK = re.compile("(?:的)?(?:工作任务|建设任务|任务|(?<!.{3}社会)工作|(?<!违法)建设|实施|行动|完成)$")
_ASIDE = re.compile(r"\((?:其中|包括|不?含)[^()]*\)")
_PROJECTS = re.compile("(?<=.{3})项目$")
_BEFORE_VERB = re.compile(
    rf"^(?:(?:{BY_THE_WAY})(?={BY_THE_WAY}|{_DOING}|{_MAKING})|[(（]?[一二三四五六七八九十\d]+[)）、.]|要(?![素点求])|将(?!军)|再(?!生)|共(?![享同建用青])|并|且|同时|其中|每年|全年|年内|年均|原则上|至少|计划(?!生育|用水)|确保|力争|进一步|持续"
    r"|安排(?:[在到给]|(?=[\u4e00-\u9fff]{1,5}[镇乡村县区]$))|按[^,;]{1,8}(?:标准|要求)(?=新|改|建)|逐步|全面|切实|基本(?=建成|完成|实现)|分批|分期|按期|按时|如期|按计划|按要求|"
    + BY_SEASON
    + r"|统一(?!战线)"
    rf"|对(?![外口接])|把|为|在(?!建)|[市县区省州][\u4e00-\u9fff]{{1,8}}?(?:局|委|委员会|办|办公室)(?={BY_THE_WAY}|{_DOING}|{_MAKING})|全[市县区州省](?!域)|我[市县区州]|辖区内?|[市县区]域内|行政区域?内)+"
)
_LEAD = re.compile(
    rf"(?:{BY_THE_WAY}|{LIST_MARKS}|推进|开展|做好|做到|抓好|完成|超额|实际|的|,)*(?:{WHO_ACTS}(?:{BY_THE_WAY})*)?"
    rf"(?={_DOING}|{_MAKING}|{MAKING.pattern}|{LESS_OF}|{MORE_OF}|{RAISING}|实现|达成|取得)"
)
_RANK = re.compile("(?:国家|省|市|州|县|区|镇|村)级")
_SHORT = 4
_LAST_THING = re.compile(".*[厂站场店园区镇村校院库所企业点户矿]")


@lru_cache(maxsize=4096)
def without_lead(words: str) -> str:
    """The words from their verb on, without adverbs, marks of lists and those who act: 减少化肥用量 of 各乡镇有效减少化肥用量."""
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def verbs_in_front(words: str) -> str:
    """The verbs a piece of text begins with (治理或巩固 of 治理或巩固1家), adverbs and places left out; empty when there are none."""
    found = _IN_FRONT.match(_BEFORE_VERB.sub("", words))
    return found[0] if found else ""


def ends_in_verb(words: str) -> bool:
    """True for words whose last one says that someone shall have what follows: 乡镇至少配备."""
    return _AT_END.search(words) is not None


def ends_in_work(words: str) -> bool:
    """True for words that say themselves what is done: 农家书屋提升."""
    return len(words) > _SHORT and _WORK_AT_END.search(words) is not None


def last_of_row(words: str) -> str:
    """The last of several doings before a count: 建设 of 实施十大工程、建设; 新建、改扩建学校 is one doing."""
    row, joint, last = words.rpartition("、")
    doing = _BEFORE_VERB.sub("", row).removeprefix(place_of(row))  # 城区新建、改建公厕
    return last if joint and verbs_in_front(last) and not is_only_verbs(doing) else words


def tells_doing(words: str) -> bool:
    """True for words that tell somewhere that something is done: 居家适老化改造."""
    return _WORKED.search(words) is not None


def owner_of(name: str, *, share: bool) -> str:
    """Whose part a figure is, out of its name: 驿站 of 建成驿站; of a share 行政村 of 行政村完成整治, 女性 of 女性占."""
    name = _HAVING.sub("", name) if share else name
    shorter = _ONLY_DOING.sub("", name)
    return name if shorter.startswith(("率", "区")) else shorter


def thing_of(name: str) -> str:
    """The thing a count names, without what is done to it: 绿盾问题 of 整改绿盾问题."""
    return _IN_FRONT.sub("", name, count=1) if _IN_FRONT.match(name) else name


def is_only_verbs(name: str) -> bool:
    """True for a name that only says what is done (改造 in 完成改造46个)."""
    return _IN_FRONT.fullmatch(name) is not None


def says_only_done(name: str) -> bool:
    """True for a name that does not even say that (完成 in 完成2家)."""
    return _ONLY_DONE.fullmatch(name) is not None


def is_led_by_verb(words: str) -> bool:
    """True when a clause begins with a verb that also rules the counts of the clauses behind it."""
    return bool(verbs_in_front(words))


@lru_cache(maxsize=2048)
def name_of_count(before: str, after: str, *, counts_projects: bool) -> str:
    """The name of what is counted, out of the words before the figure and those behind it.

    Args:
        before: 禁养区 and the verb in 完成禁养区60家畜禽养殖场关闭或者搬迁.
        after: What follows the figure up to the end of its clause.
        counts_projects: True when 项目 is itself what is counted (新建项目5个); otherwise it only says that work is done.
    """
    name = _ASIDE.sub("", before + after)
    for _ in range(3):
        shorter = _ONLY_DOING.sub("", _BEFORE_VERB.sub("", clean_name(name) or name))
        if shorter == name:
            break
        name = shorter
    name = _INSIDE.sub("", name)
    shorter = _WORK.sub("", name)
    name = shorter if len(shorter) > 1 else name
    if not counts_projects:
        name = _PROJECTS.sub("", name)
    return _said_once(name).strip(" 、:的")


def _said_once(name: str) -> str:
    """The name without a verb behind it that stands in front as well: 淘汰或改造燃煤锅炉改造."""
    front = _IN_FRONT.match(name)
    for verb in re.split("或者?|和|并|及|、", front[0]) if front else ():
        if len(verb) > 1 and name.endswith(verb) and front and len(name) > front.end() + len(verb) + 1:
            return name.removesuffix(verb)
    return name


def in_full(name: str, before: str) -> str:
    """A name that leaves out what the one just before it says: 改造提升 behind 新建高标准农田 is 改造提升高标准农田.

    What differs only in rank may keep its last word: 市级示范村 behind 省级美丽乡村示范村 is 市级美丽乡村示范村.
    """
    front, thing = _IN_FRONT.match(name), _IN_FRONT.sub("", before, count=1)
    rest = name[front.end() :] if front else name
    if thing and not rest and _FINISHED.fullmatch(name) and not _IN_FRONT.match(before):
        return _WORK_AT_END.sub("", before) + name  # 完工 behind 住宅电梯新增
    if thing and front and not rest and not HOLDS_ITS_THING.search(name):
        return thing if says_only_done(name) else name + thing
    rank = _RANK.match(rest)
    ending = rest[rank.end() :] if rank else rest
    if not thing or not rank or (ending and not (_RANK.match(thing) and thing.endswith(ending))):
        return name
    return name.removesuffix(ending) + _RANK.sub("", thing, count=1)


def with_beginning_of(name: str, before: str) -> str:
    """A short name whose first word stands inside the one before it, with what that has in front: 农村改厕示范村 behind 农村改厕示范乡镇."""
    at = before.find(name[:2])
    return before[:at] + name if 2 < len(name) <= _SHORT and at > 1 and not verbs_in_front(name) else name


def out_of(name: str, whole: str) -> str:
    """The name of what is counted out of a whole; one too short to stand alone has the verb of that: 新增企业."""
    front = _IN_FRONT.match(whole)
    at = whole.find(name)
    if at > 1 and len(name) < 4 and re.search(JOINT, whole):  # 低改 out of 油茶新造和低改面积
        return _WORK_AT_END.sub("", re.split(JOINT, whole[:at])[0]) + name
    if name and place_of(name) == name:  # 城区 out of 新建公共厕所
        return f"{front[0] if front else ''}{name}{thing_of(whole)}"
    short = 1 < len(name) < 4 and not _IN_FRONT.search(name)
    return front[0] + name if front and short and len(whole) > front.end() + 1 else name


def shared_tail(things: Sequence[str]) -> str:
    """What stands behind the last thing of a list and belongs to all of them: 扬尘 of 水泥厂, 混凝土搅拌站扬尘."""
    first, last = things[0], things[-1]
    if behind := end_of_shared(first, last):
        return last[behind:]
    if place_of(first) == first and 0 < len(place_of(last)) < len(last):
        return last.removeprefix(place_of(last))  # 1个县级、12个乡镇级服务中心
    ending, whole = _LAST_THING.match(last), _LAST_THING.fullmatch(first)
    tail = last[ending.end() :] if ending and whole else ""
    return tail if len(tail) > 1 else ""  # 美丽村庄 is no 村 with something behind it
