"""Which figures of a text demand something, which describe a thing, and what counts are counts of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ecoreport.language.targets.actions import tells_doing
from ecoreport.language.targets.amounts import Amount
from ecoreport.language.targets.each import tells_each_has
from ecoreport.language.targets.names import clean_name
from ecoreport.language.targets.script import uncover
from ecoreport.language.targets.words import (
    BY_THE_WAY,
    COUNTABLE,
    JOINT,
    LIST_MARKS,
    MAKING,
    MEASURE,
    REACHING,
    STRONG,
    WHO_ACTS,
    listed,
    measure_base,
)

_REST = re.compile(
    "^(?:$|[、和与并且其及或到\ue020\ue011\ue013]|的?(?:水平|标准|目标|要求|任务|速度|增速|幅度|规模|指标|比例|区间|之间|范围)?(?:$|[、并且])|,|全面达标$)"
)
_STATEMENT = re.compile(
    "(?:涉及|共有|现有|全长|总投资|投资约|占地|位于|补助|奖励|罚款|已|包括|包含|共分|分为|目前|每人|每户|截至|其中|"
    "按|(?:对照|围绕|聚焦|针对)[^,;]{0,8}|设计|日处理|规模|能力|约|总计|单机|直径|厚度|长|宽|高|深)$"
)
_MADE_OF_KIND = re.compile("[\u4e00-\u9fff]{1,6}")
_CLAUSE_BEFORE = re.compile("[,;。!?\ue010-\ue013]")
_LONGEST_NAME = 60
_OUT_OF = re.compile(r"(?P<things>[^\d,;。]{1,12}?)(?<!集)中(?:要|须|应)?有?$")
_OF_SO_MANY = re.compile(rf"\d(?:{MEASURE})?{_OUT_OF.pattern}")
_REACHES = re.compile(f"(?:预计|直接|可|将|共)*(?:{REACHING})")
_OF_SUCH_THINGS = re.compile(rf"的?[\u4e00-\u9fff]{{2,10}}?\d[\d.]*(?P<measure>{MEASURE})")
_OF_THOSE = re.compile(
    r"的(?!(?:水平|标准|目标|要求|任务|速度|增速|幅度|规模|指标|比例|区间|范围|基础|同时)(?!占比))[\u4e00-\u9fff]{1,14}?[≥≤<>]?\d"
)
_RATE_AT_END = re.compile("(?:[率例重比度](?:[两三四五六2-6]个)?|按照?|以|占|对|由|从)$")
_DOING = re.compile(
    "(?:全部|均|都|要|能|实现)*(?:建成|完成|达到|达标|得到|实现|落实|覆盖|消除|整改|销号|到位|建立|配备|配套|设立|开展|通|纳入|安装|公开|开放|参加|参与|使用"
    r"|采用|执行|签订|持证|[建具设备配拥享]有|享受|具备)"
)
_DOES = re.compile(rf"的?[^\d,;。]{{0,20}}?{_DOING.pattern}[^\d,;。]{{0,16}}")
_DOES_FIRST = re.compile(rf"的?[^\d,;。、且]{{0,20}}?{_DOING.pattern}[^\d,;。、且]{{0,16}}(?=[、且])")
_FINISHED = re.compile(
    "[\u4e00-\u9fff“”A-Za-z]{1,14}?(?:建成|完成|投用|完工|竣工|开工|启用|投运|投产|挂牌|命名|上线|验收|创建|通过|新增|加装|安装|配齐)[\u4e00-\u9fff]{0,20}"
)
_FOR_WHOM = re.compile(
    f"(?:{BY_THE_WAY}|{LIST_MARKS}|以及|完成|实现)*(?:{WHO_ACTS}(?:{BY_THE_WAY})*)?(?:为|对|给|向|在|启动|推进|加快|帮助|帮扶|引导|支持|推动|吸引|动员|选派|资助|救助|解决)(?:全[市县区省州镇]|我[市县区]|辖区内?|境内|其中|的|约|至少)*"
)
_OUTCOME = re.compile(
    "提供|就业|创业|入[学园托]|上学|就[医诊]|出行|饮水|用[水电气]|住房|上[云市规]|升[规级]|入[规库]|脱[贫困]|参与|评价|审核|体检|服务|下[乡沉]|技改|转型|诊疗|监管"
)
_STANDING = re.compile("断面|点位|站点|监测|[进力速]度$")
"""断面 and 点位 are there already; 进度 is no thing."""
"""Verbs of what is done for somebody, besides those of work."""
_NOUN = re.compile(
    "(?!.*(?:以[上下内]|左右|达|率|不|无|消除|清零|全部|覆盖))(?:[\u4e00-\u9fff“”A-Za-z]{2,12}|[村镇乡县区市班店厂站校点])"
)
_SIZED = listed("人 户 头 只 床 张 张床")
"""Measures that tell how big a thing is where 以上 and a noun stand behind them (100人以上企业)."""
_DUTIES = ("责任", "职责", "义务")
_DUTY = re.compile("的[\u4e00-\u9fff]{0,6}(?:责任|职责|义务)$")
_CAPACITIES = listed("吨 立方米 立方 方 升")
"""What a thing holds or puts through, where nothing but the verb stands before the figure (淘汰450立方米高炉2座)."""
_HOLDER = re.compile("的?(?:[\u4e00-\u9fff]{0,3}村|[\u4e00-\u9fff]{0,4}(?:小区|养殖[场户]|[厂站]))")
"""What so many people, households or animals belong to."""
_OF_KIND = listed("个 座 家 条 处 项 所 件 起 次 名 例 辆 台 套 场 期 批 支 种 村")
_SIZES = listed("蒸吨 瓦 兆瓦 吉瓦 kW MW 伏 伏安 毫米 厘米 米 元 岁 分钟 小时 度")
"""Measures, without 千 and 万 before them, that tell how big a thing is where a noun follows the bound."""
_BOUNDING = listed("ge le gt lt fall keep down aspire")
_JOINT = re.compile(f"(?:{JOINT})$")
_THING = re.compile(
    "(?!.*(?:达到|实现|完成|覆盖|建立|推行|开展|落实|以[上下内]|左右|[达率不无均为]))[\u4e00-\u9fff“”\ue000-\ue0ffA-Za-z]{1,14}"
)
_RUN_TOGETHER = re.compile(
    r"\d[,\s]\d|[%‰]\s*/\s*\d|\d\s*/\s*0|\.\d+\s*/\s*\d|→|每[^,;]{0,8}\d[^,;]{0,8}[加扣得]\d"
    r"|(?<![^,;。])[^\d率例重比度,;。]{0,4}\d+(?:\.\d+)?%(?:及?以上)?的[\u4e00-\u9fff]{1,8}(?:达到|超过|不低于|≥)[\u4e00-\u9fff]{0,8}\d"
)
_NO_NAME = re.compile(f"(?:全[市县区省年]|[各共再将]|力争|累计|每年|确保|计划|{MAKING.pattern})*")


def is_description(amount: Amount, text: str, end: int) -> bool:
    """True for a figure that describes something (35蒸吨以下燃煤锅炉, 3个断面水质) and demands nothing itself."""
    kinds = amount.kinds
    if text.startswith(("组成", "构成"), amount.end) or _tells_size_of_duty(amount, text, end):
        return True  # 不少于5人组成的专班
    if amount.end == end and kinds & STRONG:
        return False
    if (
        _is_size_of_counted(amount, text, end)
        or _is_told_of_those_reached(amount, text)
        or _limits_what_follows(amount, text, end)
    ):
        return True
    rest = text[amount.end : end]
    if (
        tells_share(amount, text, end)
        or out_of_which(amount, text)
        or _counts_what_follows(amount, text, end)
        or _tells_for_how_many(amount, text, end)
    ):
        return False
    if _REST.match(rest):
        before = text[: amount.start]
        if before.endswith("》") and not amount.words:
            return True  # 《…规范》12项要求
        if end == len(text) and not _CLAUSE_BEFORE.search(before):
            return False  # 日处理能力为100吨 as a whole text can mean nothing else
        return not kinds & STRONG and not MAKING.search(before) and bool(_STATEMENT.search(before))
    made = _MADE_OF_KIND.fullmatch(rest) and MAKING.search(text[: amount.start])
    if made and not text[: amount.start].endswith("等") and measure_base(amount.measure or "") in _OF_KIND:
        return False  # 整治行政村25个村
    if not kinds & STRONG or (amount.measure is None and kinds & STRONG == {"make"}):
        return True
    base = measure_base(amount.measure or "")
    of_size = base in _SIZES or (base in _SIZED and _HOLDER.match(text, amount.end, end))
    if of_size and amount.after and not kinds & _BOUNDING and not amount.says("达到"):
        return True  # 完成30万千瓦以上机组改造, 完成10户以上自然村饮水改造
    of_kind = base in _OF_KIND
    return not of_kind and bool(amount.after) and not kinds & (STRONG - {"make"})


def _tells_size_of_duty(amount: Amount, text: str, end: int) -> bool:
    """True for how much somebody answers for: 落实耕地81.44万亩、永久基本农田70万亩的保护责任."""
    return not amount.kinds & STRONG and is_duty(text[amount.end : end])


def is_duty(words: str) -> bool:
    """True for words behind a figure that make it the size of a duty: 的保护责任."""
    return words.endswith(_DUTIES) and _DUTY.search(words) is not None


def _is_size_of_counted(amount: Amount, text: str, end: int) -> bool:
    """True for what each of the things counted behind it exceeds or can do.

    超50亿元 of 产值超50亿元企业5家, 500吨/日 of 建成500吨/日污水厂2座, 500人以上 of 完成500人以上村庄供水改造6处.
    """
    kinds = amount.kinds & STRONG
    measure = amount.measure or ""
    worked = kinds <= {"make"} or (kinds == {"reach"} and amount.says("完成"))
    sized = worked and (measure_base(measure) in _SIZES or (bool(amount.after) and measure in _SIZED))
    of_each = worked and measure not in {"", "%"} and ("/" in measure or bool(amount.after))
    of_each = of_each or (
        worked and measure_base(measure) in _CAPACITIES and not clean_name(_words_before(amount, text))
    )
    if not (sized or of_each or kinds == {"gt"}):
        return False
    counted = _OF_SUCH_THINGS.match(text, amount.end, end)
    return counted is not None and (sized or measure_base(counted["measure"]) in COUNTABLE)


def _limits_what_follows(amount: Amount, text: str, end: int) -> bool:
    """True for the level of those whose figure follows: 10万元 of 收入达到10万元以上的村占80%."""
    if amount.measure == "%" and not _RATE_AT_END.search(_words_before(amount, text)):
        return False
    return bool(_OF_THOSE.match(text, amount.end, end))


def _is_told_of_those_reached(amount: Amount, text: str) -> bool:
    """True for those whom what is demanded before reaches: 改造老旧小区120个，惠及居民2.6万户."""
    words = _words_before(amount, text)
    behind_another = len(words) < amount.start
    return behind_another and not (amount.kinds & STRONG or amount.after) and tells_reach(words)


def tells_reach(words: str) -> bool:
    """True for words that tell whom something reaches (惠及居民, 涉及居民)."""
    return _REACHES.match(words) is not None


def _words_before(amount: Amount, text: str) -> str:
    """What stands before the figure in its own clause, as far as it can matter."""
    return _CLAUSE_BEFORE.split(text[max(0, amount.start - _LONGEST_NAME) : amount.start])[-1]


def tells_share(amount: Amount, text: str, end: int) -> bool:
    """True for a figure that says how many of what follows shall do it: 95%以上的村完成整治, 100%落实."""
    return end_of_share(amount, text, end) is not None


def end_of_share(amount: Amount, text: str, end: int) -> int | None:
    """Where it ends what so many shall do, at a further demand or at the end of the clause; None for any other figure."""
    share = amount.measure == "%" or "/" in amount.value
    if not share or text.startswith("、", amount.end) or _RATE_AT_END.search(_words_before(amount, text)):
        return None
    done = _DOES.fullmatch(text, amount.end, end) or _DOES_FIRST.match(text, amount.end, end)
    return done.end() if done else None


def out_of_which(amount: Amount, text: str) -> str:
    """Out of which things a count is to be (乡镇 for the 8个 of 10个乡镇中有8个达到省级标准); empty for any other figure."""
    found = _OF_SO_MANY.search(_words_before(amount, text)) if counts_things(amount) else None
    return found["things"] if found else ""


def _tells_for_how_many(amount: Amount, text: str, end: int) -> bool:
    """True for 为3000户困难家庭实施适老化改造: those for whom something is done are counted."""
    if amount.after or amount.kinds & STRONG or not counts_things(amount):
        return False
    before = uncover(_CLAUSE_BEFORE.split(text[max(0, amount.start - _LONGEST_NAME) : amount.figure])[-1])
    if not _FOR_WHOM.fullmatch(before.rpartition("、")[2]):
        return False
    done = uncover(text[amount.end : end])
    return not _STANDING.search(done) and bool(tells_doing(done) or _OUTCOME.search(done))


def _counts_what_follows(amount: Amount, text: str, end: int) -> bool:
    """True for a count before its noun: 10个文化馆分馆 as a whole cell, 5个停车场建成投用."""
    if tells_finished(amount, text, end):
        return True
    if amount.words or not counts_things(amount) or _words_before(amount, text).strip():
        return False
    if amount.after and amount.measure in _SIZED:
        return False
    return (
        not text[: amount.start].strip() and end == len(text) and bool(_NOUN.fullmatch(text, amount.end, end))
    )


def tells_finished(amount: Amount, text: str, end: int) -> bool:
    """True for a count at the head of its clause that says what is finished: 5个停车场建成投用."""
    alone = amount.kinds <= {"date"} and counts_things(amount) and not clean_name(_words_before(amount, text))
    return alone and is_finished(text[amount.end : end])


def is_finished(words: str) -> bool:
    """True for things with what is finished of them: 停车场建成投用."""
    return _FINISHED.fullmatch(words) is not None


def is_demanding(amount: Amount, name: str) -> bool:
    """True when the words round a figure show that it is demanded; a bare figure is one only in a target cell."""
    all_of_it = amount.measure == "%" and amount.value == "100" and bool(name)  # 做到火源管控100%
    said = amount.kinds & STRONG or amount.after or amount.upper or all_of_it
    return bool(said or MAKING.search(name) or tells_each_has(name))


def things_in_a_row(amounts: Sequence[Amount], text: str, start: int, end: int) -> list[str]:
    """What each of several counts or shares is about, where each stands before its thing; empty for any other stretch of the text."""
    shares = len(amounts) > 1 and _shares_only(amounts) and tells_share(amounts[-1], text, end)
    if not (shares or _counts_only(amounts, text, start)):
        return []
    gaps = [text[one.end : two.start] for one, two in pairwise(amounts)]
    if not all(map(_JOINT.search, gaps)):
        return []
    things = [*(_JOINT.sub("", gap) for gap in gaps), text[amounts[-1].end : end]]
    if shares:
        return _doing_alike([uncover(thing).removeprefix("的") for thing in things]) if all(things) else []
    return [uncover(thing) for thing in things] if all(map(_THING.fullmatch, things)) else []


def _shares_only(amounts: Sequence[Amount]) -> bool:
    return all(amount.measure == "%" and not (amount.kinds & STRONG or amount.listed) for amount in amounts)


def _doing_alike(things: Sequence[str]) -> list[str]:
    """Things with what they shall do, which the last of them may say for all (99%的村、92%的社区建成服务中心)."""
    done = _DOING.search(things[-1])
    return [
        thing if done is None or _DOING.search(thing) else thing + things[-1][done.start() :]
        for thing in things
    ]


def are_run_together(amounts: Sequence[Amount], text: str, start: int, end: int) -> bool:
    """True for figures of which nobody can say what each is for: 90%/95%, 7个乡镇45个行政村."""
    if len(amounts) < 2:
        return False
    if _RUN_TOGETHER.search(text, start, end):
        return True
    gaps = [text[one.end : two.start] for one, two in pairwise(amounts)]
    if _are_of_different_kinds(amounts, gaps):
        return True
    return _counts_only(amounts, text, start) and any(
        _THING.fullmatch(gap) and not (_JOINT.search(gap) or _OUT_OF.match(gap)) for gap in gaps
    )


def _are_of_different_kinds(amounts: Sequence[Amount], gaps: Sequence[str]) -> bool:
    """True for 1个环节、0.5天办结: nobody can say which way the count binds, and it must not be lost either."""
    *others, last = amounts
    bare = not any(amount.words for amount in others) and all(map(counts_things, others))
    return (
        bare
        and not counts_things(last)
        and all(_JOINT.search(gap) and _THING.fullmatch(_JOINT.sub("", gap)) for gap in gaps)
    )


def counts_things(amount: Amount) -> bool:
    """True for a figure with a measure of things one counts (5个, 1.5万户)."""
    return measure_base(amount.measure or "") in COUNTABLE


def _counts_only(amounts: Sequence[Amount], text: str, start: int) -> bool:
    return (
        len(amounts) > 1
        and all(map(counts_things, amounts))
        and not any(amount.after or amount.upper or amount.listed for amount in amounts)
        and not any(amount.words for amount in amounts[1:])
        and bool(_NO_NAME.fullmatch(uncover(text[start : amounts[0].start])))
    )
