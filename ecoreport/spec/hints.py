"""Did-you-mean sentences for names and keys that are not known."""

from collections.abc import Iterable

from ecoreport.names import closest


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """`您是否想写“…”？`, or an empty text when nothing is like enough."""
    like = closest(name, candidates)
    return f"您是否想写“{like}”？" if like else ""
