"""A text taken apart: each demand it makes, with its name, its place in the text, and what had to be interpreted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecoreport.language.targets.actions import ends_in_verb, owner_of
from ecoreport.language.targets.amounts import (
    Amount,
    find_amounts,
    join_ranges,
    join_tagged,
    lists_figures,
    share_bound,
)
from ecoreport.language.targets.bounds import as_clauses
from ecoreport.language.targets.dates import Moment
from ecoreport.language.targets.demands import Demands, Part, as_aspired, is_demand_of_its_own
from ecoreport.language.targets.names import METRIC_END, clean_name, is_sum
from ecoreport.language.targets.owners import (
    Owner,
    goes_beyond,
    is_asked,
    is_present_state,
    name_of,
    owners_of,
    tells_now,
)
from ecoreport.language.targets.phrases import demands_by_itself, demands_in_a_row, read_phrase, why_no_figure
from ecoreport.language.targets.remarks import (
    BRACKETS_DECIDE,
    LONGEST_REMARK,
    Flat,
    Remark,
    applies_to,
    base_year_of,
    bracketed_change,
    date_of,
    flatten,
    is_padding,
    scope_of,
    with_base,
    with_remark,
)
from ecoreport.language.targets.roles import (
    are_run_together,
    counts_things,
    end_of_share,
    is_demanding,
    is_description,
    is_finished,
    out_of_which,
    tells_finished,
    tells_reach,
    tells_share,
    things_in_a_row,
)
from ecoreport.language.targets.script import CELL_END, Script, prepare, uncover
from ecoreport.language.targets.times import Times
from ecoreport.language.targets.wording import NotUnderstoodError, tells_change
from ecoreport.language.targets.words import ALSO, ASPIRING, JOINT
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Op, TargetKind

__all__ = ["FIGURES_DESCRIBE", "Part", "take_apart"]

_SEGMENT = re.compile(rf"(?:[^,;。!?{CELL_END}]++|(?<=\d),(?=\d))+")
_FULL_STOPS = frozenset(f"。!?{CELL_END}")
_LATER = re.compile("(?:并)?(?:之后|此后|以后|后续|其后|今后|逐年)")
_JOINING = re.compile("^(?:[,、]?(?:并且|而且|且|并|同时|以及|及))+")
_ENDS_IN_BOUND = re.compile("(?:[高低优好快慢劣少多大小]于|过|[≥≤<>])$")
"""不高于2020年: what is left of it without its year."""
_UNCHANGED = re.compile("不变|稳定|水平")
_MAY_JOIN = re.compile("[且并同、]|[年步续断显著幅][提改上下降减]")
"""What every joint begins with or follows; most figures have nothing of the kind before them."""
_LIMITING = re.compile("的(?!比重|比例|占比|[总天人次户]?[量数额]|面积)")
"""的 before what shall be so: 符合标准且正常运行的设施."""
_FURTHER = re.compile(f"{ALSO.pattern}|、")
_ASPIRE = re.compile(ASPIRING)
_FIRM = re.compile("确保|保证")
_SIGN = re.compile("[≥≤<>±]")
_SIGN_BEHIND = re.compile(r"\d(?<![由从的.\d]\d)\d*+(?:\.\d+)?%?\s*[≥≤<>±]")
_RUN_TOGETHER = "几个数值连写，意思不确定"
_OR = re.compile("或者?(?!优于|好于)")
_THINGS = re.compile("(?:断面|水体|用地|人口|里程)$")
"""Ends of names that are no quantity behind 其中: 其中跨界断面100%."""
_LONGEST_MEMBER = 3
"""Letters of a thing that needs the whole it is a part of; a longer name may stand for itself."""
_JOINT = re.compile(f"^(?:{JOINT})")
_AND = {"", "和", "与", "及", "以及"}
_DIGIT = re.compile(r"\d")
FIGURES_DESCRIBE = "其中的数是说明，未作目标"
"""A statement's figures; worth a word only where nothing else is demanded."""
_LONGEST_CONTEXT = 200
"""How far before a figure its own words reach; a longer piece without a comma is no sentence."""


def take_apart(
    text: str, *, better: Better | None = None, beyond: Clause | None = None
) -> tuple[Script, list[Part], list[str]]:
    """The prepared text, its demands in order, and notes for the office.

    Args:
        text: A whole text, or what stands in a bracket.
        better: In which direction the metric improves.
        beyond: The bound before the bracket, which an aspiration in it goes beyond.
    """
    script = prepare(text)
    flat = flatten(script)
    notes = list(script.notes)
    times = Times(script=script, flat=flat.text, notes=notes)
    demands = Demands(notes=notes)
    _Reader(script=script, flat=flat, times=times, better=better, beyond=beyond, demands=demands).read()
    if not demands.parts and any(_DIGIT.search(remark.text) for remark in flat.remarks.values()):
        notes.append("数写在括号里，是不是目标没有写明")
    return script, demands.parts, notes


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks over the segments of one text; what one says may hold for the next."""

    script: Script
    flat: Flat
    times: Times
    better: Better | None
    beyond: Clause | None
    demands: Demands
    subject: str = ""
    """The metric whose present state was just told; a nameless demand behind it is about the same."""
    standing: bool = False
    """True behind 目前, which holds over commas (目前建成3座，处理率达到90%), until something is asked."""
    aspiring: bool = False
    """True behind 力争 that stands before a comma (力争到2025年，A达到…，B达到…), until something is demanded firmly."""

    def read(self) -> None:
        """Reads every segment into `parts`."""
        text = self.flat.text
        for found in _SEGMENT.finditer(text):
            before = text[found.start() - 1] if found.start() else ""
            if before in _FULL_STOPS:
                self.times.begin_sentence()
                self.demands.sentence += 1
                self.aspiring = False
            elif before == ";":
                self.times.pass_semicolon()
            self.demands.segment += 1
            self.standing = tells_now(found[0]) or (self.standing and before == ",")
            self._read_segment(found.start(), self.flat.end_without_padding(found.start(), found.end()))

    def _read_segment(self, start: int, end: int) -> None:
        text = self.flat.text
        if _LATER.match(text, start, end):
            self.times.pass_later()
        figures = join_ranges(find_amounts(text, start, end))
        if len(figures) > 1 and self.flat.remarks:
            figures = join_tagged(figures, text, self._tags(figures[0].measure))
        amounts = [figure for figure in figures if not is_description(figure, text, end)]
        sign_behind = _SIGN.search(text, start + 1, end) and _SIGN_BEHIND.search(text, start, end)
        if sign_behind or (amounts and are_run_together(figures, text, start, end)):
            self._add_unclear(start, end, _RUN_TOGETHER)
            return
        if things := things_in_a_row(figures, text, start, end):
            for figure, thing in zip(figures, things, strict=True):
                self._read_amount(figure, start if figure is figures[0] else figure.start, start, thing=thing)
            return
        if len(amounts) > 1 and (shared := share_bound(amounts, text)) != amounts:
            amounts = shared
            self.demands.note("末尾的界限词按管到并列的各数理解")
        if not amounts and not self._read_bracketed_numbers(start, end):
            self._read_row(start, end)
        place, demanded = start, False
        for amount in amounts:
            place, told = self._read_joined(place, amount)
            demanded = self._read_amount(told, place, start)
            place = max(self._read_remark(amount.remark), amount.end) if demanded else amount.end
            stop = end_of_share(amount, text, end) if demanded and amount is not amounts[-1] else None
            if stop is not None and stop < end:
                self._read_rest(amount, place, stop)
                place = stop
        if demanded and place < end:
            self._read_rest(amounts[-1], place, end)

    def _read_row(self, start: int, end: int) -> None:
        """Reads a stretch without figures, each of its demands for itself."""
        for piece_start, piece_end in demands_in_a_row(self.flat.text, start, end):
            self._read_words(piece_start, piece_end)

    def _read_words(self, start: int, end: int) -> None:
        """Reads a stretch without figures: a date for what follows, a trend, a class, a statement."""
        moments, bases = self.times.between(start, end)
        text = uncover(self.flat.text[start:end]).strip(" 、:")
        if len(moments) > 1 and text in _AND:
            text, self.times.stages = "", tuple(moments)
        if moments:
            self.times.lead_with(moments[-1], start, end, alone=not text)
        if bases and not text:
            self.times.base = bases[-1]
        if bases and _ENDS_IN_BOUND.search(text):
            text += "水平"
        text = _JOINING.sub("", text)
        if _ASPIRE.fullmatch(text):
            self.aspiring, text = True, ""
        if not text or text == "其中":
            return
        if self.demands.parts and _DIGIT.search(text) and tells_reach(text):
            self.demands.note(f"“{text}”是说明，未作目标")
            return
        kind, clause, name = read_phrase(text)
        if _ASPIRE.search(text) or self._aspires(text):
            clause = replace(clause, aspire=True)
        clause = self.times.dated(clause, self.times.moment, bases[-1] if bases else None)
        remarks = tuple(self.flat.between(start, end))
        for remark in remarks:
            if scope := applies_to(remark):
                clause = replace(clause, scope=scope)
        words_at = self.script.plain.find(text.removeprefix(name).removeprefix("实现"), start, end)
        verb_first = kind is TargetKind.TREND and not text.startswith(name)
        notes = why_no_figure(text, kind) or self._figures_left(start, end, kind)
        self.demands.add(kind, clause, name, max(start, words_at), end, sure=not verb_first, notes=notes)
        if kind is TargetKind.CLASS:
            for remark in remarks:
                self._read_remark(remark.start)

    def _aspires(self, words: str) -> bool:
        self.aspiring = self.aspiring and not _FIRM.match(words)
        return self.aspiring

    def _figures_left(self, start: int, end: int, kind: TargetKind) -> tuple[str, ...]:
        """Why the figures of a statement are not demanded."""
        left = kind is TargetKind.QUALITATIVE and _DIGIT.search(self.flat.text, start, end)
        return (FIGURES_DESCRIBE,) if left else ()

    def _read_joined(self, place: int, amount: Amount) -> tuple[int, Amount]:
        """Reads a demand without a figure that is joined to the figure's own (达到省级要求且不低于85%); where the latter begins."""
        text = self.flat.text
        if not _MAY_JOIN.search(text, place, amount.figure):
            return place, amount
        behind = place
        for joint in _FURTHER.finditer(text, place, amount.figure):
            if joint.start() - behind > _LONGEST_CONTEXT or (joint[0] == "、" and lists_figures(amount)):
                break
            if _LIMITING.search(text, joint.end(), amount.start):
                break
            words = _JOINING.sub("", uncover(text[behind : joint.start()]).strip())
            if words and demands_by_itself(words):
                self._read_row(behind, joint.start())
                behind = joint.end()
        return behind, amount.behind(behind) if behind > place else amount

    def _read_amount(self, amount: Amount, place: int, segment_start: int, *, thing: str = "") -> bool:
        """Reads one figure, or one list of figures, with the words before it; False when it only tells how things stand."""
        moments, base = self._times_of(amount, place)
        words = _JOINT.sub("", self.flat.named(place, amount.start))
        if self.demands.parts and _OR.match(words + self.script.plain[amount.start : amount.figure]):
            self.demands.leave_choice(
                uncover(self.flat.text[self.demands.parts[-1].start : amount.end]), amount.end
            )
            return True
        last = self.demands.last_of_sentence()
        name = name_of(amount, words, last=self.demands.parts[-1].name if self.demands.parts else "")
        now = self.standing and not moments and not is_asked(amount, words)
        if is_present_state(amount, words) or now:
            self.demands.note("现状数未作目标")
            self.subject = name or self.subject
            return False
        if last and not words and (stage := self.times.next_stage(amount, place, moments, last.clause)):
            self.demands.add(last.kind, stage, "", amount.start, amount.end)
            return True
        name, self.subject, self.standing = (name or self.subject) + thing, "", False
        context = self._context(amount, segment_start)
        when = self.times.when(self.times.moment, base)
        before = last.clause if last else self.beyond
        firm = before if before and goes_beyond(amount, name, before) else None
        try:
            kind, clauses, notes = as_clauses(amount, context, better=self.better, when=when, firm=firm)
        except NotUnderstoodError as reason:
            self._add_unclear(place, amount.end, str(reason), name=name)
            return True
        in_list = (
            self.flat.text.startswith("、", place) and self.demands.ends_in_part()
        ) or self._is_next_part(amount, name, segment_start)
        of_which = words.startswith("其中") or in_list  # 其中国家级8个、省级32个
        part_of_sum = self.flat.text.startswith("其中", segment_start) and is_sum(amount.measure, name)
        if part_of_sum and last and last.clause.op is Op.GE:  # 完成投资80亿元，其中工业投资35亿元
            clauses = [replace(clause, op=Op.GE if clause.op is Op.EQ else clause.op) for clause in clauses]
        if of_which and (_THINGS.search(name) or not METRIC_END.search(name)):
            name, clauses = "", [replace(clause, scope=name or None) for clause in clauses]
        if _ASPIRE.match(words) or self._aspires(words):  # 力争2025年实现治理率50%
            kind, clauses = as_aspired(kind, clauses, name)
        if len(clauses) == 1 and (named := self.flat.last_before(place, amount.start)):
            clauses = [with_base(clauses[0], named) or clauses[0]]
        clauses, owners = self._owned(amount, clauses, name, moments, thing)
        if amount.says("各") and len(clauses) == 1:
            notes.append("“各”指其中每一项都要达到这个数")
        if owners is None:
            notes.append(f"{len(clauses)}个数值不能与名称一一对应，按顺序列出")
            owners = [(name, None), *[("", None)] * (len(clauses) - 1)]
        sure = is_demanding(amount, context) or bool(thing and amount.measure == "%") or is_finished(thing)
        self.demands.add_figures(
            kind, clauses, owners, amount.start, amount.end, sure=sure, notes=tuple(notes)
        )
        return True

    def _is_next_part(self, amount: Amount, name: str, segment_start: int) -> bool:
        """True for a bare member behind the comma of a part: 油菜 of 其中水稻达到85%，油菜达到60%."""
        last = self.demands.last_of_sentence()
        listed = last is not None and last.clause.measure == amount.measure
        near = self.flat.text.startswith(",", segment_start - 1) and 0 < len(name) <= _LONGEST_MEMBER
        return near and listed and self.demands.ends_in_part(segments_ago=1)

    def _owned(
        self, amount: Amount, clauses: list[Clause], name: str, moments: list[Moment], thing: str
    ) -> tuple[list[Clause], Sequence[Owner] | None]:
        """The clauses with what tells them apart, and the owner of each; no owners where they do not pair."""
        if len(clauses) == 1:
            share = amount.measure == "%"
            return clauses, [(name, amount.of or owner_of(thing, share=share) or None)]
        if amount.tags:
            tagged = zip(clauses, amount.tags, strict=True)
            clauses = [self._tagged(clause, self.flat.remarks[tag]) or clause for clause, tag in tagged]
            return clauses, [(name, None)] * len(clauses)
        if len(moments) == len(clauses):
            return self.times.each_dated(clauses, moments), [(name, None)] * len(clauses)
        return clauses, owners_of(name, len(clauses), self.demands.owners_before(len(clauses)))

    def _times_of(self, amount: Amount, place: int) -> tuple[list[Moment], Moment | None]:
        """The dates that stand before a figure, in the bracket behind its name too, and the base year it is compared with."""
        named = self.flat.last_before(place, amount.start)
        return self.times.of_figure(amount, place, named=date_of(named) if named else None)

    def _context(self, amount: Amount, segment_start: int) -> str:
        """The words of the segment before the figure; in a list of what is to be made they say so for every member."""
        start = max(segment_start, amount.start - _LONGEST_CONTEXT)
        context = uncover(self.flat.text[start : amount.start])
        last = self.demands.last_of_sentence()
        level = not amount.kinds.isdisjoint(("keep", "ge", "gt", "reach"))
        if last and last.kind is TargetKind.COUNT and not level and not tells_change(context):
            return f"新增{context}"  # 新增造林1.2万亩，森林抚育2万亩
        return context

    def _read_rest(self, amount: Amount, start: int, end: int) -> None:
        """Reads what follows the last figure of a segment: a further demand, the thing counted, or mere padding."""
        text = uncover(self.flat.text[start:end]).strip(" 、:")
        for remark in self.flat.between(start, end):
            if _DIGIT.search(remark.text):
                self.demands.note(f"括号内的“{remark.text}”是说明，未作目标")
        last = self.demands.parts[-1]
        things = out_of_which(amount, self.flat.text)
        made = next((word for kind, word, _ in amount.words if kind == "make"), "")
        said = last.name if ends_in_verb(last.name) else made
        name = clean_name((things or said) + text.removeprefix("的"))
        moments, bases = self.times.between(start, end)
        if not text and (moments or bases):
            clause = self.times.dated(
                last.clause, moments[-1] if moments else None, bases[-1] if bases else None
            )
            self.demands.parts[-1] = replace(last, clause=clause, end=end)
        elif _OR.match(text):
            self.demands.leave_choice(uncover(self.flat.text[last.start : end]), end)
        elif "keep" in amount.kinds and _UNCHANGED.fullmatch(text):
            return  # 保持100%不变
        elif not _JOINING.match(text) and tells_share(amount, self.flat.text, end):
            self.demands.parts[-1] = replace(
                last, name=clean_name(last.name + text.removeprefix("的")), end=end, sure=True
            )
        elif (
            text
            and (things or last.name in {"", made} or ends_in_verb(last.name))
            and counts_things(amount)
            and not _JOINING.match(text)
        ):
            plain = read_phrase(text)[0] is TargetKind.QUALITATIVE
            notes = last.notes if plain else (*last.notes, f"“{text}”是所数事物的条件，请一并核对")
            sure = last.sure or tells_finished(amount, self.flat.text, end)
            self.demands.parts[-1] = replace(last, name=name, end=end, sure=sure, notes=notes)
        elif _JOINING.match(text) or (text and read_phrase(text)[0] is not TargetKind.QUALITATIVE):
            self._read_row(start, end)
        elif text and last.name in {"", made} and "make" in amount.kinds:
            self.demands.parts[-1] = replace(last, name=name, end=end)

    def _read_bracketed_numbers(self, start: int, end: int) -> bool:
        """Reads 浓度下降（%）〔18〕: the cumulative changes of a plan's target table; False where there are none."""
        numbers = self.flat.numbers_between(start, end)
        if not all(name for name, _, _ in numbers[1:]):
            self._add_unclear(start, end, _RUN_TOGETHER)
            return True
        place = start
        for name, remark, number in numbers:
            moments, _ = self.times.between(place, remark.start)
            self.times.moment = moments[-1] if moments else self.times.moment
            clause = bracketed_change(number, name, self.flat.text[remark.end : end])
            clause = self.times.dated(clause, self.times.moment, None)
            self.demands.add(
                TargetKind.CHANGE, clause, name, remark.start, remark.end, notes=(BRACKETS_DECIDE,)
            )
            place = self._read_remark(remark.end)
        return bool(numbers)

    def _read_remark(self, place: int) -> int:
        """Reads a bracketed remark right behind a figure into the figure's clause; where it ends."""
        remark = self.flat.remarks.get(place)
        if remark is None or not self.demands.parts:
            return place
        last = self.demands.parts[-1]
        if last.kind is TargetKind.QUALITATIVE:
            return remark.end
        clause = with_base(last.clause, remark)
        if clause is None and self._read_demands_of(remark):
            return remark.end
        clause = clause or self._tagged(last.clause, remark) or with_remark(last.clause, remark)
        if clause is not None:
            self.demands.parts[-1] = replace(last, clause=clause, end=max(last.end, remark.end))
        elif not is_padding(remark):
            self.demands.notes.append(f"括号内的“{remark.text}”是说明，未作目标")
        return remark.end

    def _read_demands_of(self, remark: Remark) -> bool:
        """Reads what a bracket may demand besides: 力争…, a bound for another year, a number set elsewhere, 其中…."""
        if len(remark.text) > LONGEST_REMARK:
            return False
        firm = self.demands.parts[-1].clause
        _, parts, notes = take_apart(remark.text, better=self.better, beyond=firm)
        if not parts or not all(is_demand_of_its_own(part, remark.text) for part in parts):
            return False
        for part in parts:
            if part.clause.aspire and not (part.clause.year or part.clause.deadline):
                part.clause = replace(part.clause, year=firm.year, deadline=firm.deadline)
            self.demands.take_over(part, remark.start, remark.end)
        self.demands.notes += notes
        return True

    def _tags(self, measure: str | None) -> set[int]:
        """Where a bracket begins that says no more than of whom or when a figure of that measure is asked."""
        figure = Clause(measure=measure)
        return {start for start, remark in self.flat.remarks.items() if self._tagged(figure, remark)}

    def _tagged(self, clause: Clause, remark: Remark) -> Clause | None:
        """The clause with the part, date or base year that is all the remark says; None when it says something else."""
        if scope := scope_of(remark, clause.measure):
            return replace(clause, scope=scope)
        date, base = date_of(remark), base_year_of(remark)
        return self.times.dated(clause, date, base) if date or base else None

    def _add_unclear(self, start: int, end: int, reason: str, *, name: str = "") -> None:
        """Adds the words of a demand that cannot be read for certain, with the reason."""
        words = self.script.plain[start:end].strip(" 、:")
        self.demands.add(TargetKind.QUALITATIVE, Clause(text=words), name, start, end, notes=(reason,))
