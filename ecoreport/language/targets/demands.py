"""The demands of a text, collected while it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ecoreport.language.targets.names import clean_name
from ecoreport.language.targets.owners import Owner
from ecoreport.model.target import Clause, TargetKind


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

    def take_over(self, part: Part, start: int, end: int) -> None:
        """Adds a demand that was found in a text of its own, such as a bracket."""
        own = replace(part, start=start, end=end, segment=self.segment, sentence=self.sentence)
        self.parts.append(own)

    def last_of_sentence(self) -> Part | None:
        """The demand before, when it stands in the same sentence."""
        last = self.parts[-1] if self.parts else None
        return last if last and last.sentence == self.sentence else None

    def owners_before(self, count: int) -> Sequence[Owner]:
        """Whose the last demands of the sentence are, at most so many."""
        return [(part.name, part.scope) for part in self.parts[-count:] if part.sentence == self.sentence]

    def note(self, note: str) -> None:
        """Notes something once."""
        if note not in self.notes:
            self.notes.append(note)
