"""Counts that stand before what they count: 1个县级中心、12个乡镇站."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ecoreport.language.targets.amounts import Amount
from ecoreport.language.targets.script import uncover
from ecoreport.language.targets.words import COUNTABLE, MAKING, measure_base

_JOINT = re.compile("(?:、|和|以及|及|与)$")
_THING = re.compile("(?!.*(?:达到|以[上下内]|左右|[达率不无均为]))[\u4e00-\u9fff“”\ue000-\ue0ffA-Za-z]{1,14}")
_NO_NAME = re.compile(f"(?:全[市县区省年]|[各共再将]|力争|累计|每年|确保|计划|{MAKING.pattern})*")


def things_counted(amounts: Sequence[Amount], text: str, start: int, end: int) -> list[str]:
    """What each of several counts is about, where each stands before its thing; empty for any other stretch of the text."""
    if not _counts_only(amounts, text, start):
        return []
    gaps = [text[one.end : two.start] for one, two in pairwise(amounts)]
    if not all(map(_JOINT.search, gaps)):
        return []
    things = [*(_JOINT.sub("", gap) for gap in gaps), text[amounts[-1].end : end]]
    return [uncover(thing) for thing in things] if all(map(_THING.fullmatch, things)) else []


def counts_run_together(amounts: Sequence[Amount], text: str, start: int) -> bool:
    """True for 7个乡镇45个行政村: of one count or of several, nobody can say."""
    return _counts_only(amounts, text, start) and any(
        _THING.fullmatch(gap) and not _JOINT.search(gap)
        for gap in (text[one.end : two.start] for one, two in pairwise(amounts))
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
