"""Counts and frequencies in a requirement: 机动车路检2000辆, 完成20个村文化活动室设备配置, 河库巡查每半年1次以上."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecoreport.language.targets.actions import (
    ends_in_verb,
    ends_in_work,
    in_full,
    is_led_by_verb,
    last_of_row,
    name_of_count,
    out_of,
    shared_tail,
    thing_of,
    verbs_in_front,
    with_beginning_of,
)
from ecoreport.language.targets.names import METRIC_END, for_place, place_first, place_of
from ecoreport.language.targets.roles import is_duty
from ecoreport.language.targets.script import BASE_START, DATE_MORE
from ecoreport.language.targets.subjects import as_times, work_of
from ecoreport.language.targets.words import (
    BY_THE_WAY,
    COUNTABLE,
    JOINT,
    LIST_MARKS,
    MEASURE,
    NUMBER,
    OP_BEFORE,
    REACHING,
    WHO_ACTS,
    listed,
    measure_base,
)

_BULK = listed(
    "亩 公顷 平方公里 平方千米 公里 千米 米 吨 平方米 立方米 千瓦 兆瓦 人日 户次 家次 台次 辆次 架次 艘次 村次 亩次 批次 场次 班次 学时 课时"
)
"""Measures of work and things one does not count piece by piece."""
_PIECES = listed("个 家 座 处 条 项 所 件 场 期 名 支 组 台 辆 批 类 种")
"""Measures that name no kind of thing; another one with 以上 before a noun says how large it is (66人以上超大班额)."""
_OF_THING = re.compile("总(?:库容|规模|容量|长度?|面积|里程|装机|产能|建筑面积)|建筑面积|装机(?:容量|规模)?")
"""What is told of things counted before it: 冷链设施20座、总库容3万立方米."""
_PLACES = listed("村 镇 乡 街道 社区")
"""Before a noun they say where it is (南部7镇农村客运)."""
_FIGURE = re.compile(
    rf"(?P<bound>(?:(?<![签节预集制合契履])约|近|不少于|不低于|至少|各|(?<![不未])(?<!不[得应能可宜再许准])超过|达到?)?)(?<![\d.第A-Za-z])(?P<value>{NUMBER})(?:[-~～—至到]{{1,2}}{NUMBER})?(?P<measure>{MEASURE})"
    "(?P<after>(?:[及或]?以上)?)(?:左右|上下)?"
)
_DIGIT = re.compile("[0-9]")
_LIST_MARK = re.compile(r"(?<!小)\(\d{1,2}\)|[①-⑳]|(?<![\d.])\d{1,2}[.、](?!\d)")
_CLAUSE = re.compile("[^,;。!?:\ue030]+")
_BETWEEN = re.compile(JOINT)
_BESIDE = re.compile("(?:行政村|自然村|村|乡镇|镇|社区|小区)?")
"""What may stand between two counts of the same: 12个村3.2万人."""
_SECOND = re.compile("(?:共计?|合计|总计|计)?")
"""What may stand between two figures of the same thing: 道路8条12.6公里."""
_ABOUT = listed("约 近") | {""}
_SHARED_OUT = re.compile("分别|各(?=达到?|为|[新改创建])")
_MARKS = re.compile(f"[{DATE_MORE}-{BASE_START}]")
_NO_PART = re.compile("(?:等|的)$")
"""Examples (张家沟、李家湾等9座) or a clause (规划中设置的33项) before the figure; neither belongs to the name."""
_NO_COUNT = re.compile(
    f"禁止|不得|严禁|现有|共有|已|包括|{REACHING}|占地|投资|每(?!年)|人均|平均|日处理|日供水|截至|截止|目前|不足|分为|下设"
    "|不超过|至多|最多|低于|少于|按照?(?![^,;]{1,8}(?:标准|要求)(?:新|改|建))|根据|围绕|提前|缩短|大于|由|从|减少|下降|降低|提高|保持|稳定|控制|累计达"
)
_FOR_WHOM = re.compile(f"(?:{BY_THE_WAY}|{LIST_MARKS})*(?:{WHO_ACTS}(?:{BY_THE_WAY})*)?(?P<whom>[对为])")
_LEVEL = re.compile(
    f"(?:{'|'.join(OP_BEFORE.values())}|(?<=.)[到至为]|(?<=..)(?:压减|压降|削减|缩减)|以下|以内|之内|规模|能力)$"
)
_CHANGE = re.compile(
    f"^(?P<metric>.*{METRIC_END.pattern.removesuffix('$')}|.{{3,}}(?=新增))(?P<verb>新增|增加|减少)$"
)
"""A verb between a metric's name and its figure belongs to the demand: 灌溉面积新增0.8万亩."""
_OTHER_MEASURE = re.compile(r"\([\u4e00-\u9fff]{1,2}\)")
"""A second measure behind the figure: 6条（座）."""
_PARTS_TOLD = re.compile(r"\([^()]*(?:\d|:|牵头|配合|责任|负责)[^()]*\)$")
"""Of what the things counted are made up, or who answers for them: 9个精品村(省级2个、州级7个)."""
_NO_THING = re.compile(
    "(?:进度|责任|职责|义务)$|^(?:的|以下|及以下|以内|之内|左右的|内)|^[及或]?以上的|达到|保持|不低于|控制在|要(?![素点求])|须|应当|应(?!急|用|对)|均(?!衡)|都(?!市)"
)
_STANDING = re.compile(
    r"(?:已[经]?(?:建成?|完成|实施|创建)?|现有)(?P<things>[\u4e00-\u9fff]{2,14})\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,4}$"
)
"""已建成高标准农田32万亩: no demand, but a further 新建4万亩 is of the same."""
_EVERY = re.compile("每(?:个)?(?:半年|季度|季|半月|月|周|天|日|旬|学期|学年|年度?)(?:度|[底末初中])?")
_REPEATED = listed("次 场 期 批 场次 班次 批次 小时 学时 课时")
"""Measures of what is done again and again."""
_ACTOR = re.compile("(?:[河林湖田路山校所]长|委员|干部|书记|人员|单位|部门|街道|乡镇|社区|[村镇县])$")
"""Who does what the clause before says: 县级河长每季度不少于1次 behind 开展巡河."""
_BOUND_WORDS = re.compile("(?:不少于|不低于|至少|原则上|最少|要|应|须|达到?|各)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count or frequency; positions are those of the prepared text."""

    name: str
    start: int
    """Where the words of the demand begin: the figure with its bound, or 每."""
    figure: int
    value: str
    measure: str
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One figure of a clause with the words that belong to it."""

    before: tuple[int, int]
    figure: re.Match[str]
    after: tuple[int, int]


def find_counts(plain: str, flat: str) -> tuple[Count, ...]:
    """The counts of a prepared text, in order; figures that only describe something are left alone.

    Args:
        plain: The text itself.
        flat: The same with names, dates and remarks covered, letter by letter.
    """
    if not _DIGIT.search(flat):
        return ()
    for mark in _LIST_MARK.finditer(plain):
        flat = f"{flat[: mark.start()]}{';' * len(mark[0])}{flat[mark.end() :]}"
    found: list[Count] = []
    led, last, standing = False, None, ""
    for clause in _CLAUSE.finditer(flat):
        if flat[clause.start() - 1 : clause.start()] in {"。", ";"}:
            led, last, standing = False, None, ""
        items = list(_items(plain, flat, clause.start(), clause.end()))
        frequencies = _frequencies(plain, flat, clause, items, last=last)
        others = [
            item for item in items if item.figure.start("value") not in {one.figure for one in frequencies}
        ]
        found += frequencies
        found += _counts(plain, flat, clause, others, led=led, last=last, standing=standing)
        last = found[-1] if found and found[-1].start >= clause.start() else None
        words = _words(plain, flat, *clause.span())
        led = led or is_led_by_verb(words)
        if stands := _STANDING.search(words):
            standing = name_of_count(stands["things"], "", counts_projects=True)
    return tuple(found)


def _items(plain: str, flat: str, start: int, end: int) -> Iterator[_Item]:
    """The counted figures of a clause; a list (12家A、5家B, A2个、B5个) is parted between them."""
    pieces: list[tuple[int, int, list[re.Match[str]]]] = []
    passed = start
    for figure in _FIGURE.finditer(flat, start, end):
        if not _is_counted(figure["measure"]):
            passed = figure.end()
            if pieces and (joint := _BETWEEN.search(flat, pieces[-1][2][-1].end(), figure.start())):
                begin, until, own = pieces[-1]
                pieces[-1] = (begin, min(until, joint.start()), own)  # 项目128个、完成投资210亿元
            continue
        if not pieces:
            behind = _BETWEEN.search(flat, passed, figure.start()) if passed > start else None
            start = behind.end() if behind else start  # 覆盖率达到45%、蓄积量300万立方米
            pieces.append((start, end, [figure]))
            continue
        begin, until, own = pieces[-1]
        joints = list(_BETWEEN.finditer(flat, own[-1].end(), figure.start()))
        second = _SECOND.fullmatch(flat, own[-1].end(), figure.start()) if figure.end() == end else None
        if joints or second:
            joint = second or joints[-1]
            pieces[-1] = (begin, min(until, joint.start()), own)
            pieces.append((joint.end(), end, [figure]))
        else:
            own.append(figure)
    for begin, until, own in pieces:
        twins = _counting(own, until)
        before, after = (begin, twins[0].start()), (_end(twins[-1], plain), until)
        yield from (_Item(before=before, figure=figure, after=after) for figure in twins)


def _is_counted(measure: str) -> bool:
    base = measure_base(measure)
    return base in COUNTABLE or base in _BULK


def _counting(figures: list[re.Match[str]], until: int) -> list[re.Match[str]]:
    """Of several figures without a joint between them, the one that counts; the others describe (1台23吨燃煤锅炉).

    Two that stand side by side count the same things (525户1002人).
    """
    pieces = [one for one in figures if measure_base(one["measure"]) in COUNTABLE] or figures
    last = next((one for one in pieces if one.end() == until), None)
    twins = (
        len(pieces) == 2
        and not last
        and _BESIDE.fullmatch(pieces[0].string, pieces[0].end(), pieces[1].start())
    )
    return pieces if twins else [last or pieces[0]]


def _words(plain: str, flat: str, start: int, end: int) -> str:
    """The words of a stretch without its dates."""
    words, marks = plain[start:end], flat[start:end]
    if _MARKS.search(marks):
        words = "".join(letter for letter, mark in zip(words, marks, strict=True) if not _MARKS.match(mark))
    return words.strip()


def _counts(
    plain: str,
    flat: str,
    clause: re.Match[str],
    items: list[_Item],
    *,
    led: bool,
    last: Count | None,
    standing: str,
) -> Iterator[Count]:
    """The counts of one clause; what its first one says for the others (verbs, shared ending) is handed on.

    Args:
        plain: The text itself.
        flat: The same with names, dates and remarks covered.
        clause: The clause.
        items: Its figures.
        led: True when a verb of an earlier clause rules them.
        last: The last count of the clause before.
        standing: The things that were told to stand already.
    """
    if (
        not items
        or _are_shared_out(plain, clause, items)
        or is_duty(plain[items[-1].after[0] : clause.end()])
    ):
        return
    verbs, tail, name = "", _shared_tail(plain, items), last.name if last else standing
    whole = name if plain.startswith("其中", items[0].before[0]) else ""
    for index, item in enumerate(items):
        before = last_of_row(_words(plain, flat, *item.before))
        after = _PARTS_TOLD.sub("", _words(plain, flat, *item.after))
        for_whom = _FOR_WHOM.match(before)
        before = before[for_whom.start("whom") :] if for_whom else before
        if _NO_PART.search(before) and not (for_whom and before.endswith("的")):
            before = verbs_in_front(before)
            led = led or bool(before)
            if not led:
                continue
        own = verbs_in_front(before)
        if own:
            verbs = "" if not after and before.endswith(own) else own  # 造林3万亩、森林抚育5万亩
        ruled = bool(own or led or (index and verbs) or for_whom is not None or ends_in_verb(before))
        if not _counts_something(item.figure, before, after, ruled=ruled):
            continue
        same = not before and not after and (index > 0 or (last and _is_second_figure(item.figure, last)))
        if index and _OF_THING.fullmatch(before):
            before = thing_of(name) + before
        elif index and verbs and not own and not ends_in_work(before):
            before = verbs + before
        if index + 1 < len(items) and after and not after.endswith(tail):
            after += tail
        begin = item.figure.start()
        if not after and (change := _CHANGE.search(before)):
            before, begin = change["metric"], begin - len(change["verb"])
        bulk = measure_base(item.figure["measure"]) in _BULK
        own_name = name_of_count(before, after, counts_projects=not bulk)
        if whole:
            own_name = out_of(own_name, whole)
        elif same:
            own_name = name
        if index and not same:
            own_name = with_beginning_of(own_name, name)
        often = item.figure["measure"] == "次"
        name = as_times(for_place(own_name, name)) if often else in_full(own_name, name)
        if len(own_name) >= 2:
            yield _count(name, begin, item.figure, plain)


def _are_shared_out(plain: str, clause: re.Match[str], items: list[_Item]) -> bool:
    """True for figures that names before them share out (省级、市级绿色社区分别达到5个、20个; 各5个、20个)."""
    several = len(items) > 1 and items[0].figure["measure"] == items[1].figure["measure"]
    words = items[0].after, (items[1].before[0], items[1].figure.start()) if several else (0, 0)
    bare = several and not any(plain[slice(*stretch)].strip() for stretch in words)  # 减排量不低于20吨、3吨
    each = len(items) > 1 and items[0].figure["bound"] == "各"
    return bare or each or _SHARED_OUT.search(plain, clause.start(), items[0].figure.start()) is not None


def _is_second_figure(figure: re.Match[str], last: Count) -> bool:
    """True for what is told of the things counted in the clause before: 约605万平方米 behind 改造老旧小区50个."""
    return figure["bound"] in _ABOUT and measure_base(figure["measure"]) != measure_base(last.measure)


def _counts_something(figure: re.Match[str], before: str, after: str, *, ruled: bool) -> bool:
    """True when a figure between these words counts a thing or a piece of work; otherwise it describes or bounds one."""
    if _NO_COUNT.search(before) or _LEVEL.search(before):
        return False
    of_place = before and (place_of(before) == before or place_first(before) != before)
    if of_place and figure["bound"].startswith("达"):
        return False  # 用房面积小学达到4平方米、初中达到5平方米
    if not after:
        return True
    sizes = figure["measure"] in _PLACES or (figure["after"] and figure["measure"] not in _PIECES)
    return ruled and not sizes and not _NO_THING.search(after)


def _count(name: str, start: int, figure: re.Match[str], plain: str) -> Count:
    return Count(
        name=name,
        start=start,
        figure=figure.start("value"),
        value=figure["value"],
        measure=figure["measure"],
        end=_end(figure, plain),
    )


def _end(figure: re.Match[str], plain: str) -> int:
    """Where a figure ends with a second measure behind it."""
    twofold = _OTHER_MEASURE.match(plain, figure.end())
    return twofold.end() if twofold else figure.end()


def _shared_tail(plain: str, items: list[_Item]) -> str:
    """What stands behind the last thing of a list and belongs to all: 扬尘 of 1家水泥厂、2家混凝土搅拌站扬尘."""
    things = [_PARTS_TOLD.sub("", plain[slice(*item.after)]) for item in items]
    if len(things) < 2 or not all(things):
        return ""
    return shared_tail(things)


def _frequencies(
    plain: str, flat: str, clause: re.Match[str], items: list[_Item], *, last: Count | None
) -> list[Count]:
    """How often something is done: one count for each figure of a clause that has its own 每季度, 每月."""
    if not items or _EVERY.search(flat, *clause.span()) is None or _are_shared_out(plain, clause, items):
        return []
    found: list[Count] = []
    for index, item in enumerate(items):
        words = (
            item.before[0] if index else clause.start(),
            clause.end() if len(items) == 1 else item.after[1],
        )
        frequency = _frequency(plain, flat, item.figure, words, last=found[-1] if found else last)
        found += [frequency] if frequency else []
    return found


def _frequency(
    plain: str, flat: str, figure: re.Match[str], words: tuple[int, int], *, last: Count | None
) -> Count | None:
    """The frequency that a figure and the words that belong to it tell, if they do."""
    start, end = words
    every = _EVERY.search(flat, start, figure.start())
    again = _EVERY.search(flat, every.end(), figure.start()) if every else None
    if every is None or again:
        return None
    subject = _words(plain, flat, start, every.start())
    act = _BOUND_WORDS.sub("", _words(plain, flat, every.end(), figure.start()))
    if measure_base(figure["measure"]) not in _REPEATED and not (
        verbs_in_front(act) and "年" not in every[0]
    ):
        return None
    after = _PARTS_TOLD.sub("", _words(plain, flat, figure.end(), end))
    name = name_of_count(subject + act, after, counts_projects=True)
    if len(name) < 2 or not (act or after or last):
        before = _CLAUSE.findall(plain, 0, start - 1) if start else []
        done = work_of(before[-1]) if before else ""
        name = done if len(name) < 2 else name + done * bool(_ACTOR.search(name))
    name = for_place(name, last.name if last else "")
    times = figure["measure"] == "次"
    return _count(as_times(name) if times else name, every.start(), figure, plain)
