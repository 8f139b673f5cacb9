"""What a bare name is about: 保护率 behind 国家重点保护野生动植物受到严格保护 is 国家重点保护野生动植物保护率."""

import re

from ecoreport.language.targets.actions import (
    HOLDS_ITS_THING,
    is_only_verbs,
    says_only_done,
    thing_of,
    verbs_in_front,
)
from ecoreport.language.targets.names import METRIC_END, clean_name, head_of, is_bare
from ecoreport.language.targets.words import MEASURE, listed, measure_base

_STATE = re.compile("^(?P<what>[^,;。]{2,}?)(?:受到|得到)")
_VERB = re.compile(
    "(?:加强|加大|做好|抓好|强化|(?:组织)?开展|推进|推动|(?:组织)?实施|落实|规范|健全|完善|深化|严格|督促|提高|提升|优化|加快|完成|提供|普及|推广|推行)"
)
_WORK = re.compile(
    "(?:的|专项|日常|综合|全面)*(?:管理|监管|监督|工作|执法|行动|全覆盖|建设|检查|力度|体系|机制|制度|任务|水平|能力|活动|项目|工程|进度|保障)$"
)
_WORKING = "(?:溯源|排查|摸排|普查|调查|划定|治理|修复|整治|保护|管理|处置|处理|利用|检查|监测|检测|改造)"
_WORK_BEHIND = re.compile(f"{_WORKING}*")
_WORK_IN_FRONT = re.compile(_WORKING)
_WORK_AT_END = re.compile(f"{_WORKING}+$")
_OF_WORK = re.compile("覆盖|普及|完成|开工|竣工|满意|知晓|参与|达标|合格|建设|项目|资金|面积")
_ACT_BEHIND = re.compile("(?:监督|专项|联合)*(?:检查|排查|巡查|督查|抽查|执法|演练|培训|宣传|活动)")
_AGAINST = re.compile("(?:防治|防控|防护|治理|整治)$")
_SHARE = re.compile("(?:利用|处置|处理|普及|覆盖|回收|达标|合格|治理|整治)$")
_FACILITY = re.compile("(?:[站厂场池点房]|中心|设施|管网|管道|生产线|设备|车辆?)$")
_TREATED = re.compile(
    "^(?:集中|无害化|资源化|综合|安全|卫生|规范化?)*(?:处理|处置|收集|收运|利用|回收|焚烧|填埋)率$"
)
_AMONG = re.compile("^.{2,}中(?!心|小|学|央|医|等|药|水).{2,}$")
_SHARE_OF = re.compile("(?<=..)占(?![地用比有道线压])..")
_EVERY = re.compile("(?<=.{2})每(?:半年|季度|[年月周天日旬])")
_DONE = re.compile("[得受达]到|实现|完成")
_OF_PEOPLE = re.compile(
    "^(?:[参续断投]保|入[学园托]|升学|辍学|[就失]业|缴[费存]|知晓|满意|参与|支持|识字|识别|巩固|体检|接种)"
)
_PEOPLE = listed("人 名 户 人次 户次 例")
_LONGEST_SHARED = 3
_DONE_WITHIN = re.compile("办(?:结|成|完|理完毕)$")
_ACTING = re.compile("参加|参与|接受|通过|取得|具备|拥有|使用|享受|签订")
_NO_THING = re.compile(
    r"\d|、|领导|责任|统筹|协调|保障|宣传|引导|督导|督查|考核|调度|协作|合作|配合|服务|措施|机制|制度|意识|力度|会议"
)
"""What every plan asks for besides; no figure is about it."""
_WHO = re.compile(r"(?:确保|实现|使|推动|力争)(?P<who>[^,;。\d]{2,30})$")
_SO_MANY = re.compile(rf"^\d+(?:{MEASURE})")
_PLACES = re.compile("^(?:对|全[区市县州省域]|我[区市县州]|辖区内?)+")


def subject_of(clause: str) -> str:
    """The thing a clause speaks of: what is in a state, or what its last verb works on; empty when it names none."""
    if state := _STATE.match(clause):
        return clean_name(state["what"])
    *before, thing = _VERB.split(clause)
    if not before:
        return ""
    for _ in range(3):
        thing = _WORK.sub("", thing)
    thing = _SO_MANY.sub("", _PLACES.sub("", clean_name(thing)))
    usable = len(thing) >= 2 and not _NO_THING.search(thing)
    return thing if usable else ""


def work_of(clause: str) -> str:
    """What a clause says is done, the thing with the work: 安全检查 of 定期开展安全检查, 巡林 of 落实巡林制度."""
    thing = subject_of(clause)
    work = _ACT_BEHIND.match(clause, clause.find(thing) + len(thing)) if thing else None
    return thing + work[0] if work else thing


def compared_in(clause: str) -> str:
    """The metric that a clause compares with another (居民收入增速快于经济增速); empty where there is none."""
    name, compared, _ = clause.partition("于")
    name = clean_name(name[:-1])
    return name if compared and METRIC_END.search(name) else ""


def with_subject(name: str, subject: str) -> str:
    """A bare name (抽检数量, 恢复面积) told from its neighbours by its subject; any other name as it is."""
    if not subject or not is_bare(name) or name in subject:
        return name
    for length in range(len(name) - 1, 1, -1):
        at = subject.rfind(name[:length])
        if at == 0:
            return subject[length:] + name
        if at > 0 and _WORK_BEHIND.fullmatch(subject, at + length):
            return subject[:at] + name
    if _WORK_IN_FRONT.match(name):
        subject = _WORK_AT_END.sub("", subject) or subject  # 整治率 behind 排污口溯源
    elif not _OF_WORK.match(name):
        subject = _AGAINST.sub("", subject) or subject  # 成灾率 behind 有害生物防治
    return subject + name


def serves(thing: str, rate: str) -> bool:
    """True for a facility beside what is treated in it: no 无害化处理率 of a 垃圾中转站."""
    return bool(_FACILITY.search(thing) and _TREATED.search(rate))


def is_of_people(rate: str, counted_in: str | None) -> bool:
    """True for what people do or think beside things that are no people: no 参保率 of 12家企业."""
    return bool(_OF_PEOPLE.search(rate)) and measure_base(counted_in or "").partition("/")[0] not in _PEOPLE


def told_of(name: str, thing: str) -> str:
    """A name that only says what is done, or not even that, with the thing it is done to: 抽检散煤, 老旧小区改造."""
    if says_only_done(name):
        return thing or name
    if is_only_verbs(name) and not HOLDS_ITS_THING.search(name):
        return thing if name in thing else name + _without_work(thing)
    return with_subject(name, _without_work(thing_of(thing)))


def _without_work(thing: str) -> str:
    shorter = _WORK.sub("", thing)
    return shorter if len(shorter) >= 2 else thing


def with_actor(name: str, clause: str) -> str:
    """A name that begins with a verb, with those of whom the clause before it speaks: 副科级以上干部,参加培训的人数比例."""
    if not _ACTING.match(name) or not (who := _WHO.match(clause)):
        return name
    return f"{clean_name(who['who'])},{name}"


def like_the_one_before(name: str, before: str, *, listed: bool) -> str:
    """A name that leaves out what it shares with the one before it: 人工修复 behind 湿地自然修复 is 湿地人工修复.

    Args:
        name: The name as the text has it.
        before: The name before it.
        listed: True where they stand in one list; clauses of their own share no long beginning.
    """
    ending = {2: 1, 3: 1, 4: 2}.get(len(name))
    tells_of_what = ending == 2 and METRIC_END.search(name) and not is_bare(name)  # 禽蛋产量
    if (
        ending is None
        or tells_of_what
        or len(before) <= len(name)
        or before[-ending:] != name[-ending:]
        or before[0] == name[0]
        or name in before
        or (verbs_in_front(name) and not METRIC_END.search(name))
    ):
        return name
    if ending == 1 and (head := head_of(before)):
        return head + name  # 亡人数 behind 火灾起数
    alike = before.rfind(name[0])  # 绿地率 behind 建成区绿化覆盖率
    shared = before[: alike if alike > 0 else -len(name)]
    return shared + name if len(shared) > 1 and (listed or len(shared) <= _LONGEST_SHARED) else name


def as_times(name: str) -> str:
    """The name of a frequency: 巡河次数."""
    return name if not name or name.endswith(("次数", "频次", "场次", "人次")) else f"{name}次数"


def with_ending(name: str, measure: str | None, *, words: str = "") -> str:
    """A name that says what its figure is: 秸秆综合利用 in % is 秸秆综合利用率, A中B in % is A中B比例.

    Args:
        name: The name as the text has it.
        measure: In what the figure is.
        words: The words of the demand; an end (企业开办1个工作日办结) belongs to the name.
    """
    if (done := _DONE_WITHIN.search(words)) and not METRIC_END.search(name):
        return f"{name.removesuffix(done[0])}{done[0]}时限"
    if (measure or "").partition("/")[0] == "次":
        return as_times(_EVERY.sub("", name))
    if measure != "%":
        return name
    if _SHARE.search(name) and not _DONE.search(name):
        return f"{name}率"
    if _SHARE_OF.search(name) and not name.endswith(("率", "比例", "比重", "比")):
        return f"{name}比例"
    return f"{name}比例" if _AMONG.search(name) and not METRIC_END.search(name) else name
