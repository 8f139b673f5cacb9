"""Many answers in few words: equal ones told once, every unit heard, and no more of them than a leader reads.

Nothing is reworded. An answer is quoted whole or as some of its sentences in a row; what is left out is counted, and stands in
the annex and in the list of origins.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ecoreport.reporting.wording import finish, join_names, quote

_NAMED = 3
"""How many units are named before they are counted."""
_ENOUGH = 120
"""Characters of one answer that are quoted, to the end of a sentence, so that there is room for others."""
_LONGEST = 200
"""Characters of a first sentence that is quoted whole."""
_LONGEST_TITLE = 30
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")
_CLAUSE = re.compile(r"[^；，]*[；，]|[^；，]+$")
_LEANING = re.compile(
    r"其|该|此|这|但|同时|另|还|也|并|因此|所以|上述|以上|[二三四五六七八九十]是|[（(]?[2-9二三四五六七八九]+[）)、.]"
)
"""How sentences begin that cannot stand without the one before."""
_EMPTY_WORDS = re.compile(r"[的了等较]|目前|当前|[我本](?:单位|局|委|办|镇|乡|街道)")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千]+(?=[个项次家户处条件场期吨公亩万])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A unit's own words."""

    unit: str
    about: str | None
    """The title of the task they are about; None for the unit's work as a whole."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Units that say the same, and what they say."""

    units: str
    """Named, or a few named and all counted."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What was chosen from many answers."""

    voices: tuple[Voice, ...]
    left_out: int
    """How many different answers are not quoted, or not to their end."""

    @property
    def text(self) -> str:
        """All voices as one run of prose."""
        return "".join(f"{voice.units}：{voice.text}" for voice in self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Words that one or more units gave."""

    units: tuple[str, ...]
    abouts: tuple[str, ...]
    """The titles of the tasks they are about; empty for the unit's work as a whole."""
    text: str

    def with_its_task(self) -> "_Answer":
        """The same answer, saying which task it is about where it is a single one."""
        about = self.abouts[0]
        if len(self.abouts) > 1 or not about or len(about) > _LONGEST_TITLE or about in self.text:
            return self
        return replace(self, text=f"关于{quote(about)}，{self.text}")


def digest_by_unit(quotes: Iterable[Quote], room: int) -> Digest:
    """Answers chosen so that each unit is heard before one is heard twice, those with figures first.

    Args:
        quotes: The answers in plan order; the result keeps that order.
        room: About how many characters may be quoted. The first answer chosen is quoted whatever its length.
    """
    answers = _equal_told_once(quotes)
    heard: Counter[str] = Counter()
    ranked: list[tuple[int, int, int]] = []
    for position, answer in sorted(
        enumerate(answers), key=lambda pair: (not _DIGIT.search(pair[1].text), pair[0])
    ):
        ranked.append((heard[answer.units[0]], len(ranked), position))
        heard[answer.units[0]] += 1
    return _choose(answers, [position for _, _, position in sorted(ranked)], room, figures_first=True)


def digest_by_weight(quotes: Iterable[Quote], room: int) -> Digest:
    """Answers chosen so that what most units say comes first, and that comes first in the result too.

    What was said about one task alone names that task.

    Args:
        quotes: The answers in plan order.
        room: As for `digest_by_unit`.
    """
    told = [answer.with_its_task() for answer in _equal_told_once(quotes)]
    answers = sorted(told, key=lambda answer: -len(answer.units))
    return _choose(answers, range(len(answers)), room, figures_first=False)


def name_units(units: Sequence[str]) -> str:
    """The units by name; when there are many, the first of them and how many they are."""
    if len(units) <= _NAMED + 1:
        return join_names(units)
    return f"{join_names(units[:_NAMED])}等{len(units)}个单位"


def cut(text: str, room: int, *, figures_first: bool = False) -> str:
    """The sentences that fit, one after another, at least one; of one that is far too long its leading clauses.

    Args:
        text: An answer.
        room: About how many characters may be quoted.
        figures_first: Begin at the first sentence with a figure rather than at the beginning, unless that sentence
            leans on the one before it.
    """
    if len(text) <= room:
        return text
    sentences: list[str] = _SENTENCE.findall(text)
    if figures_first:
        start = next(
            (i for i, one in enumerate(sentences) if _DIGIT.search(one) and not _LEANING.match(one)), 0
        )
        sentences = sentences[start:]
    kept = _leading(sentences, room)
    if kept:
        return kept
    first = sentences[0]
    if len(first) <= _LONGEST:
        return first
    return f"{_leading(_CLAUSE.findall(first), _LONGEST).rstrip('；，') or first[:_LONGEST]}……"


def _leading(pieces: Iterable[str], room: int) -> str:
    kept = ""
    for piece in pieces:
        if len(kept) + len(piece) > room:
            break
        kept += piece
    return kept


def _equal_told_once(quotes: Iterable[Quote]) -> list[_Answer]:
    """Each different answer once with all who gave it: different means more than punctuation and empty words."""
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for given in quotes:
        text = finish(given.text)
        core = _EMPTY_WORDS.sub("", "".join(char for char in text if char.isalnum() or char in "%.-"))
        _, units, abouts = found.setdefault(core.rstrip("."), (text, {}, {}))
        units[given.unit] = None
        abouts[given.about or ""] = None
    return [
        _Answer(units=tuple(units), abouts=tuple(abouts), text=text) for text, units, abouts in found.values()
    ]


def _choose(answers: Sequence[_Answer], order: Iterable[int], room: int, *, figures_first: bool) -> Digest:
    chosen: dict[int, str] = {}
    used = 0
    for position in order:
        text = cut(answers[position].text, min(room, _ENOUGH), figures_first=figures_first)
        if not chosen or used + len(text) <= room:
            chosen[position] = text
            used += len(text)
    by_units: dict[tuple[str, ...], list[str]] = {}
    for position in sorted(chosen):
        by_units.setdefault(answers[position].units, []).append(chosen[position])
    whole = sum(chosen.get(position) == answer.text for position, answer in enumerate(answers))
    return Digest(
        voices=tuple(
            Voice(units=name_units(units), text="".join(texts)) for units, texts in by_units.items()
        ),
        left_out=len(answers) - whole,
    )
