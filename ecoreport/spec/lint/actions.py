"""The check of actions: the same thing to be done by one time here and by another there."""

import re
from collections.abc import Iterator

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Task
from ecoreport.spec.lint.dates import SaidTime, find_times
from ecoreport.spec.lint.subject import LOCAL_KINDS, Passage, Subject, word_pairs

_CLAUSE = re.compile("[，,]")
_EXTENT = re.compile(
    r"\d+(?:\.\d+)?[%％]?[个项条座处家所类支名块片段台套辆户村镇乡]?|[的各]|全[部面县区市省镇乡]|所有|基本|(?:工作|任务)$"
)
"""Words that say how much of an action, not which: 完成对各乡镇的考核 is 完成对乡镇考核工作."""

_DONE = re.compile("完成|完工|竣工|建成|实现")
_ONLY_DONE = re.compile(
    rf"(?:全部|全面|基本|如期)*(?:(?:{_DONE.pattern})(?:任务|工作|使用)?|投用|投入使用|投入运行|到位|交付使用|验收)+"
)
"""Says that something is to be done, and not what: that stands before the time (供水工程9月底前完工)."""
_DOING = re.compile("^(?:实施|推进|推动|加快|加大|开展|启动|继续|扎实|完成|新建|建设)+")

LEAST_ACTION = 7
"""Words for an action with so many neighbouring characters are one action wherever they stand."""


def check_same_actions(subject: Subject) -> Iterator[Finding]:
    """The same thing wanted by different times in different items: 9月底前完成抽样调查, 11月底前完成抽样调查."""
    wanted: dict[tuple[str, str | None], list[tuple[str, str, Place]]] = {}
    tables: dict[str, set[str | int]] = {}
    for passage in subject.passages():
        for time in find_times(passage.text, year=_year_of(subject, passage)):
            action, said = _action(time)
            if time.is_limit and len(word_pairs(action)) >= LEAST_ACTION:
                place = subject.place(passage.path, f"{passage.label}：{said}")
                spots = wanted.setdefault((action, _locality(subject, passage)), [])
                spots.append((time.date[:7], said, place))
                tables.setdefault(action, set()).add(passage.path[0])
    for (action, _), spots in wanted.items():
        # goals and phases are held against each other by check_goal_times
        if len({date for date, _, _ in spots}) > 1 and tables[action] != {"goals", "phases"}:
            places = tuple(place for _, _, place in spots)
            words = "；".join(dict.fromkeys(f"“{said}”" for _, said, _ in spots))
            yield find("PLAN-077", place=places[0], places=places, name=action, said=words)


def _year_of(subject: Subject, passage: Passage) -> int:
    """The year that a month without a year means there: that of the phase, else the programme's."""
    for i, phase in enumerate(subject.phases()):
        if passage.path[:2] == ("phases", i) and phase.start:
            return int(phase.start[:4])
    return subject.program.year


def _action(time: SaidTime) -> tuple[str, str]:
    """What is to be done by then, for comparing, and in the words of the text.

    For comparing, words that say how much of it are left out, and the word for doing it stands last.
    """
    action, at = _CLAUSE.split(time.wanted)[0], time.sentence.find(time.clause)
    begin = at
    if _ONLY_DONE.fullmatch(action):
        thing = _CLAUSE.split(time.before)[-1]
        begin = time.sentence.rfind(thing, 0, at)
        plain = _DOING.sub("", thing) + _DONE.sub("完成", action)
    else:
        plain = _EXTENT.sub("", action)
        done = _DONE.match(plain)
        plain = f"{plain[done.end() :]}完成" if done else plain
    return _EXTENT.sub("", plain), time.sentence[begin:at] + time.printed + action


def _locality(subject: Subject, passage: Passage) -> str | None:
    """The township, park or company whose list it is: its times are its own."""
    unit = subject.program.unit(passage.owner.list) if isinstance(passage.owner, Task) else None
    return unit.name if unit is not None and unit.kind in LOCAL_KINDS else None
