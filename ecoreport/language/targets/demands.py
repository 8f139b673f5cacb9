"""The demands of a text, collected while it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ecoreport.language.targets.names import clean_name
from ecoreport.language.targets.owners import Owner
from ecoreport.language.targets.words import LOWER_IS_BETTER
from ecoreport.model.target import Clause, Op, TargetKind

LEAVES_CHOICE = "两种要求达到其一即可，请人工判定"


@dataclass(slots=True, kw_only=True)  # not frozen, for speed
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
class Demands:
    """The demands found so far, and what the office should know about them."""

    notes: list[str]
    parts: list[Part] = field(default_factory=list)
    segment: int = 0
    sentence: int = 0
    """Where the reader stands; each demand remembers it."""

    def add(
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
        """Adds a demand at the place where the reader stands."""
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

    def add_figures(
        self,
        kind: TargetKind,
        clauses: Sequence[Clause],
        owners: Sequence[Owner],
        start: int,
        end: int,
        *,
        sure: bool,
        notes: tuple[str, ...],
    ) -> None:
        """Adds what one figure, or each figure of a list, demands of its owner."""
        for clause, (name, scope) in zip(clauses, owners, strict=True):
            self.add(kind, clause, name, start, end, scope=scope, sure=sure, notes=notes)

    def leave_choice(self, words: str, end: int) -> None:
        """Makes a statement of the last demand, because another will do as well (达到23%或持续提升); no figure of it is a bound."""
        last = self.parts.pop()
        clause = Clause(text=last.name + words)
        self.add(TargetKind.QUALITATIVE, clause, last.name, last.start, end, notes=(LEAVES_CHOICE,))

    def take_over(self, part: Part, start: int, end: int) -> None:
        """Adds a demand that was found in a text of its own, such as a bracket."""
        own = replace(part, start=start, end=end, segment=self.segment, sentence=self.sentence)
        self.parts.append(own)

    def last_of_sentence(self) -> Part | None:
        """The demand before, when it stands in the same sentence."""
        last = self.parts[-1] if self.parts else None
        return last if last and last.sentence == self.sentence else None

    def ends_in_part(self, *, segments_ago: int = 0) -> bool:
        """True when the demand before, so many segments back, is for a part of what was demanded (其中国家级8个)."""
        last = self.last_of_sentence()
        beside = last is not None and last.segment == self.segment - segments_ago
        return beside and last is not None and not last.name and bool(last.clause.scope)

    def owners_before(self, count: int) -> Sequence[Owner]:
        """Whose the last demands of the sentence are, at most so many."""
        return [(part.name, part.scope) for part in self.parts[-count:] if part.sentence == self.sentence]

    def note(self, note: str) -> None:
        """Notes something once."""
        if note not in self.notes:
            self.notes.append(note)


def as_aspired(kind: TargetKind, clauses: Sequence[Clause], name: str) -> tuple[TargetKind, list[Clause]]:
    """The clauses as an aspiration; a bare figure to strive for, but naught, is a bound on the good side of the metric."""
    lower = LOWER_IS_BETTER.search(name) is not None
    loose = [c.op is Op.EQ and not c.approx and c.value != "0" for c in clauses]
    bound = Op.LE if lower else Op.GE
    aspired = [
        replace(c, aspire=True, op=bound if free else c.op) for c, free in zip(clauses, loose, strict=True)
    ]
    if kind is TargetKind.EXACT and any(loose):
        kind = TargetKind.MAX if lower else TargetKind.MIN
    return kind, aspired


def is_demand_of_its_own(part: Part, remark: str) -> bool:
    """True for what a bracket demands besides the figure before it: an aspiration, a stage, a part, a number set elsewhere."""
    clause = part.clause
    stage = bool(clause.year or clause.deadline) and clause.op not in (None, Op.EQ)
    of_which = remark.startswith("其中") and clause.value is not None
    return clause.aspire or stage or of_which or part.kind is TargetKind.DEFERRED
