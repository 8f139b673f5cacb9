"""A text taken apart: each demand it makes, with its name, its place in the text, and what had to be interpreted."""

import re
from dataclasses import dataclass, field, replace

from ecoreport.language.targets.amounts import Amount, find_amounts
from ecoreport.language.targets.bounds import NotUnderstoodError, as_clauses, is_description
from ecoreport.language.targets.dates import Moment
from ecoreport.language.targets.names import clean_name, split_names
from ecoreport.language.targets.phrases import read_phrase
from ecoreport.language.targets.script import BASE_START, BRACKET, DATE_START, Script, prepare, uncover
from ecoreport.language.targets.words import MEASURE, NUMBER
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_SEGMENT = re.compile("[^,;。!?\n]+")
_FULL_STOPS = frozenset("。!?\n")
_LATER = re.compile("^(?:并)?(?:之后|此后|以后|后续|其后|今后|逐年)")
_CUMULATIVE_BRACKET = re.compile(rf"^[\[〔【](?P<value>-?{NUMBER})(?P<measure>{MEASURE})?[\]〕】]$")
_BRACKETED = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_IGNORED_REMARK = re.compile("预期性|约束性|参考性|指导性|含本?数?|下同|以下简称|试行|暂行|注|其中")
_SCOPE = re.compile("[\u4e00-\u9fff、]{1,10}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One demand."""

    kind: TargetKind
    clause: Clause
    name: str
    """Of whom or what it is demanded; empty when the text does not say."""
    scope: str | None = None
    """The member of a list (城市、县城…分别) it is demanded of."""
    start: int
    end: int
    """Where the words of the demand stand in the plain text, the name left out."""
    segment: int
    sentence: int


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks over the segments of one text; dates and base years carry over from one to the next."""

    script: Script
    flat: str
    """The covered text with bracketed remarks covered too."""
    remarks: dict[int, tuple[int, str]]
    """End and text of each bracketed remark by its start."""
    better: Better | None
    notes: list[str]
    parts: list[Part] = field(default_factory=list)
    moment: Moment | None = None
    moment_leads: bool = False
    base: Moment | None = None
    segment: int = 0
    sentence: int = 0

    def read(self) -> None:
        """Reads every segment into `parts`."""
        for found in _SEGMENT.finditer(self.flat):
            before = self.flat[found.start() - 1] if found.start() else ""
            if before in _FULL_STOPS:
                self.moment, self.base, self.moment_leads = None, None, False
                self.sentence += 1
            elif before == ";" and not self.moment_leads:
                self.moment = None
            self.segment += 1
            self._read_segment(found.start(), found.end())

    def _read_segment(self, start: int, end: int) -> None:
        if _LATER.match(self.flat[start:end]):
            self.moment, self.moment_leads = None, False
        amounts = [a for a in find_amounts(self.flat, start, end) if not is_description(a, self.flat, end)]
        if not amounts:
            self._read_words(start, end)
        place = start
        for amount in amounts:
            self._read_amount(amount, place)
            place = self._read_remark(amount.end)
        if amounts and place < end:
            self._read_words(place, end, trailing=True)

    def _read_words(self, start: int, end: int, *, trailing: bool = False) -> None:
        moments, bases = self._moments(start, end)
        text = uncover(self.flat[start:end]).strip(" 、:并且")
        if moments:
            self.moment, self.moment_leads = moments[-1], not text
        if bases and not text:
            self.base = bases[-1]
        if not text or (
            trailing
            and len(text) < 4
            and text in {"的", "水平", "标准", "目标", "的目标", "要求", "的水平", "的标准"}
        ):
            return
        kind, clause, name = read_phrase(text)
        base = bases[-1] if bases else None
        clause = self._dated(clause, self.moment, base)
        self._add(kind, clause, name, start, end)

    def _read_amount(self, amount: Amount, place: int) -> None:
        moments, bases = self._moments(place, amount.figure)
        self.moment = moments[-1] if moments else self.moment
        base = bases[-1] if bases else self.base
        raw_name = uncover(self.flat[place : amount.start])
        name = clean_name(raw_name)
        try:
            kind, clauses, notes = as_clauses(amount, raw_name, better=self.better)
        except NotUnderstoodError as reason:
            self.notes.append(str(reason))
            self._add(
                TargetKind.QUALITATIVE,
                Clause(text=uncover(self.flat[place : amount.end])),
                name,
                place,
                amount.end,
            )
            return
        self.notes += notes
        if amount.from_date is not None:
            clauses = [replace(c, baseline_year=self.script.moments[amount.from_date].value) for c in clauses]
        names, scopes = split_names(name, len(clauses)) if len(clauses) > 1 else ([name], [None])
        dates = moments if len(moments) == len(clauses) else [self.moment] * len(clauses)
        if len(clauses) > 1 and len(names) != len(clauses) and len(moments) != len(clauses):
            self.notes.append(f"“{name}”与{len(clauses)}个数值不能一一对应，按顺序列出")
            names, scopes = [""], [None]
        if len(names) != len(clauses):
            names, scopes = names * len(clauses), [None] * len(clauses)
        for clause, one_name, scope, moment in zip(clauses, names, scopes, dates, strict=True):
            self._add(
                kind, self._dated(clause, moment, base), one_name, amount.start, amount.end, scope=scope
            )

    def _read_remark(self, place: int) -> int:
        """Reads a bracketed remark right behind a figure into the figure's clause; where it ends."""
        if place not in self.remarks or not self.parts:
            return place
        end, text = self.remarks[place]
        last = self.parts[-1]
        inner, parts, notes = take_apart(text)
        if inner.moments and not parts:
            clause = self._dated(last.clause, next(iter(inner.moments.values())), None)
        elif inner.bases and not any(p.kind is not TargetKind.QUALITATIVE for p in parts):
            clause = self._dated(last.clause, None, next(iter(inner.bases.values())))
        elif parts and all(p.clause.aspire or p.clause.year or p.clause.deadline for p in parts):
            self.parts += [
                replace(p, start=place, end=end, segment=self.segment, sentence=self.sentence) for p in parts
            ]
            self.notes += notes
            return end
        elif re.fullmatch(MEASURE, text) and last.clause.measure is None:
            clause = replace(last.clause, measure=text)
        elif text in {"累计", "年均"}:
            clause = replace(last.clause, cumulative=text == "累计", per_year=text == "年均")
        elif _SCOPE.fullmatch(text) and not _IGNORED_REMARK.search(text):
            clause = replace(last.clause, scope=text)
        else:
            if not _IGNORED_REMARK.search(text):
                self.notes.append(f"括号内的“{text}”是说明，未作目标")
            return end
        self.parts[-1] = replace(last, clause=clause, end=end)
        return end

    def _moments(self, start: int, end: int) -> tuple[list[Moment], list[Moment]]:
        moments = [
            m for at, m in self.script.moments.items() if start <= at < end and self.flat[at] == DATE_START
        ]
        bases = [
            m for at, m in self.script.bases.items() if start <= at < end and self.flat[at] == BASE_START
        ]
        return moments, bases

    def _dated(self, clause: Clause, moment: Moment | None, base: Moment | None) -> Clause:
        if moment is not None:
            if moment.value is None:
                self._note_once("期限没有写明年份")
            elif moment.deadline:
                clause = replace(clause, deadline=moment.value)
            else:
                clause = replace(clause, year=moment.value)
        if base is not None:
            if base.value is None:
                self._note_once("与上年（或上年同期）相比")
            else:
                clause = replace(clause, baseline_year=base.value)
        return clause

    def _note_once(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _add(
        self, kind: TargetKind, clause: Clause, name: str, start: int, end: int, *, scope: str | None = None
    ) -> None:
        self.parts.append(
            Part(
                kind=kind,
                clause=clause,
                name=clean_name(name),
                scope=scope,
                start=start,
                end=end,
                segment=self.segment,
                sentence=self.sentence,
            )
        )


def take_apart(text: str, *, better: Better | None = None) -> tuple[Script, list[Part], list[str]]:
    """The prepared text, its demands in order, and notes for the office."""
    script = prepare(text)
    if whole := _CUMULATIVE_BRACKET.match(script.plain):
        return script, [_bracketed_change(whole)], [*script.notes, "方括号中的数按规划期累计变化理解"]
    flat, remarks = _cover_remarks(script.covered)
    reader = _Reader(script=script, flat=flat, remarks=remarks, better=better, notes=list(script.notes))
    reader.read()
    return script, reader.parts, reader.notes


def _bracketed_change(found: re.Match[str]) -> Part:
    value = found["value"]
    clause = Clause(
        op=Op.GE,
        value=value.lstrip("-"),
        measure=found["measure"],
        cumulative=True,
        direction=Direction.DOWN if value.startswith("-") else None,
    )
    return Part(
        kind=TargetKind.CHANGE, clause=clause, name="", start=0, end=found.end(), segment=0, sentence=0
    )


def _cover_remarks(covered: str) -> tuple[str, dict[int, tuple[int, str]]]:
    """The text with its bracketed remarks covered, and the remarks; opened where the figures stand only inside."""
    flat = covered
    remarks: dict[int, tuple[int, str]] = {}
    while found := _BRACKETED.search(flat):
        remarks = {at: r for at, r in remarks.items() if not found.start() < at < found.end()}
        remarks[found.start()] = (found.end(), uncover(covered[found.start() + 1 : found.end() - 1]))
        flat = flat[: found.start()] + BRACKET * (found.end() - found.start()) + flat[found.end() :]
    if (
        remarks
        and not re.search(r"\d", flat)
        and any(re.search(rf"[≥≤<>]\s*{NUMBER}|{NUMBER}%", r) for _, r in remarks.values())
    ):
        return re.sub(r"[()\[\]〔〕【】]", ",", covered), {}
    return flat, remarks
