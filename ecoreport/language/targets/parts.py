"""A text taken apart: each demand it makes, with its name, its place in the text, and what had to be interpreted."""

import re
from dataclasses import dataclass, field, replace

from ecoreport.language.targets.amounts import Amount, find_amounts, share_bound
from ecoreport.language.targets.bounds import (
    NotUnderstoodError,
    as_clauses,
    is_demanding,
    is_description,
    tells_share,
)
from ecoreport.language.targets.dates import Moment
from ecoreport.language.targets.names import clean_name, split_names
from ecoreport.language.targets.phrases import demands_in_a_row, read_phrase
from ecoreport.language.targets.script import (
    BASE_START,
    CELL_END,
    DATE_START,
    Script,
    cover_remarks,
    prepare,
    uncover,
)
from ecoreport.language.targets.words import ASPIRING, MEASURE, NUMBER
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_SEGMENT = re.compile(rf"(?:[^,;。!?{CELL_END}]|(?<=\d),(?=\d))+")
_FULL_STOPS = frozenset(f"。!?{CELL_END}")
_LATER = re.compile("^(?:并)?(?:之后|此后|以后|后续|其后|今后|逐年)")
_PURE_NUMBER = re.compile(rf"(?!20\d\d$)(?P<value>-?{NUMBER})(?P<measure>{MEASURE})?")
_BRACKETS_DECIDE = ("方括号中的数按规划期累计变化理解",)
_DOWN_NAME = re.compile("(?:下降|降低|减少|削减)(?:率|幅度|比例)?$")
_UP_NAME = re.compile("(?:提高|增长|增加|提升|上升)(?:率|幅度|比例)?$")
_IGNORED_REMARK = re.compile("预期性|约束性|参考性|指导性|^含(?:本数)?$|下同|以下简称|试行|暂行|注|其中")
_JOINING = re.compile("^(?:[,、]?(?:并且|而且|且|并|同时|以及|及))+")
_PRESENT = re.compile("(?:现状值?|基数|基期值?|基准值?|目前|现有|已经?|截至目前|完成值|实际)[^,;。]*$")
_ASPIRE = re.compile(ASPIRING)
_MAY_ASPIRE = {TargetKind.CLASS, TargetKind.TREND, TargetKind.COUNT, TargetKind.CHANGE}
_APPLIES_TO = "适用于"
_MEASURE = re.compile(MEASURE)
_RUN_TOGETHER = re.compile(r"\d[,\s]\d|[%‰]\s*/\s*\d|\d\s*/\s*0|→|±|(?<![由从的.\d])\d+(?:\.\d+)?%?\s*[≤≥<>]")
_SIGN_BEHIND = re.compile(r"\d%?\s*[≤≥<>]")
_OR = re.compile("或者?(?!优于|好于)")
_AND = {"", "和", "与", "及", "以及"}
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
    sure: bool = True
    """False for a bare figure that only a target cell would give as a target."""
    notes: tuple[str, ...] = ()
    """What had to be interpreted in this demand."""


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
    stages: tuple[Moment, ...] = ()
    """Several dates that lead a sentence (到2022年和2030年，…分别)."""
    subject: str = ""
    """The metric whose present state was just told; a nameless demand behind it is about the same."""
    segment: int = 0
    sentence: int = 0

    def read(self) -> None:
        """Reads every segment into `parts`."""
        for found in _SEGMENT.finditer(self.flat):
            before = self.flat[found.start() - 1] if found.start() else ""
            if before in _FULL_STOPS:
                self.moment, self.base, self.moment_leads = None, None, False
                self.stages = ()
                self.sentence += 1
            elif before == ";" and not self.moment_leads:
                self.moment = None
            self.segment += 1
            self._read_segment(found.start(), found.end())

    def _read_segment(self, start: int, end: int) -> None:
        if _LATER.match(self.flat[start:end]):
            self.moment, self.moment_leads = None, False
        amounts = [a for a in find_amounts(self.flat, start, end) if not is_description(a, self.flat, end)]
        if (amounts or _SIGN_BEHIND.search(self.flat, start, end)) and _RUN_TOGETHER.search(
            self.flat, start, end
        ):
            words = uncover(self.flat[start:end]).strip()
            notes = ("几个数值连写，意思不确定",)
            self._add(TargetKind.QUALITATIVE, Clause(text=words), "", start, end, notes=notes)
            return
        if len(amounts) > 1 and (shared := share_bound(amounts, self.flat)) != amounts:
            amounts = shared
            self._note_once("末尾的界限词按管到并列的各数理解")
        if not amounts and not self._read_bracketed_number(start, end):
            for piece_start, piece_end in demands_in_a_row(self.flat, start, end):
                self._read_words(piece_start, piece_end)
        place = start
        for amount in amounts:
            self._read_amount(amount, place, start)
            place = self._read_remark(amount.end)
        if amounts and place < end:
            self._read_rest(amounts[-1], place, end)

    def _read_bracketed_number(self, start: int, end: int) -> bool:
        """Reads 浓度下降（%）〔18〕: the cumulative change of a plan's target table."""
        for at, (until, text) in self.remarks.items():
            number = _PURE_NUMBER.fullmatch(text)
            if number and start <= at and until <= end and self.script.plain[at] != "(":
                name = uncover(self.flat[start:at])
                moments, _ = self._moments(start, at)
                self.moment = moments[-1] if moments else self.moment
                clause = self._dated(_bracketed_change(number, name), self.moment, None)
                self._add(TargetKind.CHANGE, clause, name, at, until, notes=_BRACKETS_DECIDE)
                self._read_remark(until)
                return True
        return False

    def _read_words(self, start: int, end: int) -> None:
        moments, bases = self._moments(start, end)
        text = uncover(self.flat[start:end]).strip(" 、:")
        if len(moments) > 1 and text in _AND:
            text, self.stages = "", tuple(moments)
        if moments:
            self.moment, self.moment_leads = moments[-1], not text
        if bases and not text:
            self.base = bases[-1]
        text = _JOINING.sub("", text)
        if not text or text == "其中":
            return
        kind, clause, name = read_phrase(text)
        if kind in _MAY_ASPIRE and _ASPIRE.search(text):
            clause = replace(clause, aspire=True)
        clause = self._dated(clause, self.moment, bases[-1] if bases else None)
        for at, (until, remark) in self.remarks.items():
            if start <= at and until <= end and remark.startswith(_APPLIES_TO):
                clause = replace(clause, scope=remark.removeprefix(_APPLIES_TO))
        words_at = self.script.plain.find(text.removeprefix(name), start, end)
        verb_first = kind is TargetKind.TREND and not text.startswith(name)
        self._add(kind, clause, name, max(start, words_at), end, sure=not verb_first)

    def _read_rest(self, amount: Amount, start: int, end: int) -> None:
        """What follows the last figure of a segment: a further demand, the thing counted, or mere padding."""
        text = uncover(self.flat[start:end]).strip(" 、:")
        last = self.parts[-1]
        moments, bases = self._moments(start, end)
        if not text and (moments or bases):
            clause = self._dated(last.clause, moments[-1] if moments else None, bases[-1] if bases else None)
            self.parts[-1] = replace(last, clause=clause, end=end)
            return
        if _OR.match(text):
            self._read_alternative(end)
            return
        if tells_share(amount, self.flat, end):
            self.parts[-1] = replace(last, name=clean_name(last.name + text.removeprefix("的")), end=end)
            return
        if _JOINING.match(text) or (text and read_phrase(text)[0] is not TargetKind.QUALITATIVE):
            self._read_words(start, end)
        elif text and (last.kind is TargetKind.COUNT or "make" in amount.kinds):
            made = next((word for kind, word, _ in amount.words if kind == "make"), "")
            self.parts[-1] = replace(last, name=last.name or made + text.removeprefix("的"), end=end)

    def _read_amount(self, amount: Amount, place: int, segment_start: int) -> None:
        moments, bases = self._moments(place, amount.figure, besides=amount.from_date)
        if amount.listed and not moments and len(self.stages) == len(amount.listed) + 1:
            moments = list(self.stages)
        self.moment = moments[-1] if moments else self.moment
        base = bases[-1] if bases else self.base
        raw_name = uncover(self.flat[place : amount.start])
        if _OR.match(raw_name + self.script.plain[amount.start : amount.figure]) and self.parts:
            self._read_alternative(amount.end)
            return
        made = "".join(word for kind, word, _ in amount.words if kind == "make")
        beside_a_name = bool(self.parts and self.parts[-1].name) and "aspire" not in amount.kinds
        name = clean_name(raw_name + made) if raw_name or beside_a_name else ""
        if amount.of and not name and self.parts:
            name = self.parts[-1].name
        context = uncover(self.flat[segment_start : amount.start])
        if (
            self.parts
            and self.parts[-1].kind is TargetKind.COUNT
            and self.parts[-1].sentence == self.sentence
        ):
            context = f"新增{context}"  # a list of what is to be made: 新增造林1.2万亩，森林抚育2万亩
        if _PRESENT.search(raw_name) or any(word == "已" for _, word, _ in amount.words):
            self._note_once("现状数未作目标")
            self.subject = name or self.subject
            return
        name, self.subject = name or self.subject, ""
        moment = self.moment
        try:
            kind, clauses, notes = as_clauses(amount, context, better=self.better)
        except NotUnderstoodError as reason:
            words = uncover(self.flat[place : amount.end]).strip(" 、:")
            clause = self._dated(Clause(text=words), self.moment, base)
            self._add(TargetKind.QUALITATIVE, clause, name, place, amount.end, notes=(str(reason),))
            return
        if amount.from_date is not None:
            clauses = [replace(c, baseline_year=self.script.moments[amount.from_date].value) for c in clauses]
        names, scopes = split_names(name, len(clauses)) if len(clauses) > 1 else ([name], [amount.of or None])
        paired = len(moments) == len(clauses)
        if paired and moments[0].deadline:
            moments = [replace(moment, deadline=True) for moment in moments]  # 到2025年、2030年分别
        if len(names) != len(clauses) and not paired and not clean_name(name):
            names, scopes = self._names_of_the_list_before(len(clauses)) or (names, scopes)
        if len(names) != len(clauses):
            if not paired:
                notes.append(f"{len(clauses)}个数值不能与名称一一对应，按顺序列出")
            names, scopes = [name if paired else ""] * len(clauses), [None] * len(clauses)
        if _ASPIRE.match(raw_name):  # 力争2025年实现治理率50%
            clauses = [
                replace(c, aspire=True, op=Op.GE if c.op is Op.EQ and not c.approx else c.op) for c in clauses
            ]
            kind = TargetKind.MIN if kind is TargetKind.EXACT else kind
        sure = is_demanding(amount, context)
        for index, clause in enumerate(clauses):
            dated = self._dated(clause, moments[index] if paired else moment, base)
            multiple = dated.measure == "倍" and dated.baseline_year is not None  # 达到2020年的1.5倍
            self._add(
                TargetKind.CHANGE if multiple else kind,
                dated,
                names[index],
                amount.start,
                amount.end,
                scope=scopes[index],
                sure=sure,
                notes=tuple(notes),
            )

    def _names_of_the_list_before(self, count: int) -> tuple[list[str], list[str | None]] | None:
        """Whose figures a second list gives: A、B分别控制在…以内，比2015年分别下降10%、15%."""
        last = self.parts[-count:]
        if len(last) < count or any(not p.name or p.sentence != self.sentence for p in last):
            return None
        return [p.name for p in last], [p.scope for p in last]

    def _read_alternative(self, end: int) -> None:
        """A demand that leaves a choice (达到23%或持续提升) is one statement; no figure of it is a bound."""
        last = self.parts.pop()
        words = uncover(self.flat[last.start : end])
        note = "两种要求达到其一即可，请人工判定"
        self._add(
            TargetKind.QUALITATIVE, Clause(text=last.name + words), last.name, last.start, end, notes=(note,)
        )

    def _read_remark(self, place: int) -> int:
        """Reads a bracketed remark right behind a figure into the figure's clause; where it ends."""
        if place not in self.remarks or not self.parts:
            return place
        end, text = self.remarks[place]
        last = self.parts[-1]
        if last.kind is TargetKind.QUALITATIVE:
            return end
        if text.startswith(_APPLIES_TO):
            self.parts[-1] = replace(
                last, clause=replace(last.clause, scope=text.removeprefix(_APPLIES_TO)), end=end
            )
            return end
        inner, parts, notes = take_apart(text)
        if inner.moments and not parts:
            clause = self._dated(last.clause, next(iter(inner.moments.values())), None)
        elif inner.bases and not any(p.kind is not TargetKind.QUALITATIVE for p in parts):
            clause = self._dated(last.clause, None, next(iter(inner.bases.values())))
        elif parts and all(_is_demand_of_its_own(part, text) for part in parts):
            self.parts += [
                replace(p, start=place, end=end, segment=self.segment, sentence=self.sentence) for p in parts
            ]
            self.notes += notes
            return end
        elif _MEASURE.fullmatch(text) and last.clause.measure is None:
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

    def _moments(
        self, start: int, end: int, *, besides: int | None = None
    ) -> tuple[list[Moment], list[Moment]]:
        moments = [
            m
            for at, m in self.script.moments.items()
            if start <= at < end and at != besides and self.flat[at] == DATE_START
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
                clause = replace(clause, deadline=moment.value, year=None)
            else:
                clause = replace(clause, year=moment.value, deadline=None)
        if base is not None:
            if base.value is None:
                self._note_once("比较的基期没有写明年份")
            else:
                clause = replace(clause, baseline_year=base.value)
        return clause

    def _note_once(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _add(
        self,
        kind: TargetKind,
        clause: Clause,
        name: str,
        start: int,
        end: int,
        *,
        scope: str | None = None,
        sure: bool = True,
        notes: tuple[str, ...] = (),
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
                sure=sure,
                notes=notes,
            )
        )


def take_apart(text: str, *, better: Better | None = None) -> tuple[Script, list[Part], list[str]]:
    """The prepared text, its demands in order, and notes for the office."""
    script = prepare(text)
    flat, remarks = cover_remarks(script)
    reader = _Reader(script=script, flat=flat, remarks=remarks, better=better, notes=list(script.notes))
    reader.read()
    return script, reader.parts, reader.notes


def _is_demand_of_its_own(part: Part, remark: str) -> bool:
    """True for what a bracket may add to a figure: 力争…, a bound for another year, a number set elsewhere, 其中…."""
    clause = part.clause
    stage = bool(clause.year or clause.deadline) and clause.op not in (None, Op.EQ)
    of_which = remark.startswith("其中") and clause.value is not None
    return clause.aspire or stage or of_which or part.kind is TargetKind.DEFERRED


def _bracketed_change(number: re.Match[str], name: str) -> Clause:
    direction = None
    if number["value"].startswith("-") or _DOWN_NAME.search(name):
        direction = Direction.DOWN
    elif _UP_NAME.search(name):
        direction = Direction.UP
    return Clause(
        op=Op.GE,
        value=number["value"].lstrip("-"),
        measure=number["measure"],
        cumulative=True,
        direction=direction,
    )
