"""Versions: what a further return of a unit says anew, and what a person should know about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ecoreport.catalogue import find
from ecoreport.ledger import Entry
from ecoreport.model.finding import Finding, Place
from ecoreport.model.submission import Answer, AnswerKind, Submission

_CELLS_NAMED = 3
_SHOWN = 20

Slot = tuple[str, str, str]


def compare_versions(
    submission: Submission, versions: Sequence[Entry], *, recent: Collection[str]
) -> Iterator[Finding]:
    """What a person should know about a further return of a unit, because it will count from now on.

    Args:
        submission: The return at hand.
        versions: The unit's returns so far, oldest first.
        recent: Hashes of returns taken in the same run: which of them was meant must not depend on file names.
    """
    if not versions:
        return
    last = versions[-1]
    place = Place(file=submission.file)
    now = _filled(submission)
    same = next((e for e in reversed(versions) if _contents(_filled(e.submission)) == _contents(now)), None)
    if same is last:
        first = last.submission.file
        yield find("WORK-004", unit=submission.unit, place=place, version=last.version, first=first)
    elif last.submission.sha256 in recent:
        different = _differences(_filled(last.submission), now)
        yield find(
            "WORK-003",
            unit=submission.unit,
            place=place,
            first=last.submission.file,
            second=submission.file,
            count=len(different),
            cells="；".join(different[:_CELLS_NAMED]) + ("等" if len(different) > _CELLS_NAMED else ""),
        )
    elif same is not None:
        yield find(
            "WORK-005",
            unit=submission.unit,
            place=place,
            version=same.version,
            first=same.submission.file,
            last=last.version,
        )


def says_the_same(one: Submission, other: Submission, *, metric: str) -> bool:
    """True when two returns fill in the row of that metric alike, however the programs that saved them write numbers."""
    first, second = (
        {slot: answer for slot, answer in _filled(s).items() if slot[:2] == (AnswerKind.METRIC, metric)}
        for s in (one, other)
    )
    return _contents(first) == _contents(second)


def _filled(submission: Submission) -> dict[Slot, Answer]:
    """The answers that say something; sheets of different age differ in their empty cells."""
    filled = (a for a in submission.answers if a.text.strip() and a.kind is not AnswerKind.PRINTED)
    return {(a.kind, a.key, a.field): a for a in filled}


def _contents(answers: Mapping[Slot, Answer]) -> dict[Slot, str]:
    """What the answers say, however the program that saved them writes numbers and line ends."""
    return {slot: _content(answer) for slot, answer in answers.items()}


def _content(answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer.number is None:
        return " ".join(answer.text.split())
    return f"{answer.number.normalize()}{'%' if '%' in (answer.format or '') else ''}"


def _differences(before: Mapping[Slot, Answer], now: Mapping[Slot, Answer]) -> list[str]:
    """The cells in which two returns differ, in words, in the order of the later one."""
    return [
        f"{answer.source.sheet} {answer.source.cell}：{_shown(before.get(slot))} 和 {_shown(now.get(slot))}"
        for slot, answer in {**now, **{slot: a for slot, a in before.items() if slot not in now}}.items()
        if _content(before.get(slot)) != _content(now.get(slot))
    ]


def _shown(answer: Answer | None) -> str:
    return f"“{answer.text[:_SHOWN]}”" if answer else "空"
