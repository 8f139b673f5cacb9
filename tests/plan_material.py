"""Programmes and returns in a few words, for tests that make some of their own."""

import re
from typing import Any

from ecoreport.model.program import Indicator, Metric, Program, Task, Unit, Who
from ecoreport.model.submission import Answer, Submission

_WHO = re.compile("(?P<name>[^、（]+)(?:（(?P<scope>[^）]+)）)?")


def who(words: str) -> tuple[Who, ...]:
    """The units of `县水利局（城市）、各乡镇`, each with its part."""
    return tuple(Who(**found.groupdict()) for found in _WHO.finditer(words))


def a_program(**fields: Any) -> Program:
    """A programme of 示例县; everything else is said by the test."""
    return Program(**({"id": "demo", "title": "示例方案", "region": "示例县", "year": 2021} | fields))


def departments(words: str) -> tuple[Unit, ...]:
    """The units of `县水利局、县林业局`."""
    return tuple(Unit(name=name) for name in words.split("、"))


def an_indicator(no: int, name: str, *metrics: Metric, **fields: Any) -> Indicator:
    """An indicator with its metrics."""
    return Indicator(no=no, name=name, metrics=metrics, **fields)


def a_metric(
    key: str, name: str, target: str, *, lead: str = "", cooperate: str = "", **fields: Any
) -> Metric:
    """A metric; its units in words."""
    return Metric(id=key, name=name, target=target, lead=who(lead), cooperate=who(cooperate), **fields)


def a_task(
    key: str, title: str, requirement: str, *, lead: str = "", cooperate: str = "", **fields: Any
) -> Task:
    """A task of 任务分解表; its units in words. Task 2-1 is the first of indicator 2, task 3 of none."""
    indicator, _, no = key.rpartition("-")
    own = {
        "list": "任务分解表",
        "no": int(no) if no.isdigit() else 1,
        "indicators": (int(indicator),) if indicator else (),
    }
    units = {"lead": who(lead), "cooperate": who(cooperate)}
    return Task(id=key, title=title, requirement=requirement, **(own | units | fields))


def a_return(unit: str, *answers: Answer, **fields: Any) -> Submission:
    """What a unit reported about the programme of `a_program`, from the file named after it."""
    own = {"program": "demo", "period": "2021", "file": f"{unit}.xlsx", "sha256": "s1"}
    return Submission(unit=unit, layout="department", layout_version=1, answers=answers, **(own | fields))
