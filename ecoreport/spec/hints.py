"""Did-you-mean sentences for names and keys that are not known."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_LIKENESS = 50.0
"""Per cent of likeness below which a suggestion would only mislead (two of five characters the same)."""


def closest_name(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like the name, or None when none is like enough."""
    found = process.extractOne(name, list(candidates), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return found[0] if found else None


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """`您是否想写“…”？`, or an empty text when nothing is like enough."""
    like = closest_name(name, candidates)
    return f"您是否想写“{like}”？" if like else ""
