"""From the text of a unit cell to its names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, TypedDict

from ecoreport.language.unit_cells import clauses, completion, labels, words
from ecoreport.language.unit_cells.knowledge import Knowledge
from ecoreport.language.unit_cells.layout import BREAK, settle_layout
from ecoreport.language.unit_cells.splitting import COLON, Piece, split_pieces
from ecoreport.language.unit_cells.trimming import Trimmed, read_short_form, trim_name
from ecoreport.model.program import Unit
from ecoreport.model.unit_cell import Role, UnitCell, UnitMention


def read_unit_cell(text: str, *, known: Sequence[Unit] = ()) -> UnitCell:
    """The names a unit cell holds, in text order; never raises.

    Args:
        text: As the plan prints it, with its line breaks.
        known: The units of the programme; their names stay whole, their aliases give `full`, their groups stay groups.
    """
    if clauses.is_nothing(text):
        return UnitCell(raw=text)
    knowledge = Knowledge(known)
    settled, rules = clauses.take_rules(settle_layout(text))
    reader = _Reader(knowledge.protected)
    reader.read(labels.separate_labels(settled))
    mentions = completion.complete_names(reader.mentions, reader.etc_nouns)
    return UnitCell(
        raw=text,
        units=tuple(knowledge.resolve(mention) for mention in mentions),
        rules=tuple(rules),
    )


class CellShape(TypedDict):
    """A unit cell in the shape of the contract."""

    raw: str
    units: list[dict[str, Any]]


def unit_cell_as_json(cell: UnitCell) -> CellShape:
    """The cell as `explain units --json` prints it; keys that say nothing are left out."""
    units: list[dict[str, Any]] = []
    for mention in cell.units:
        said = {
            "name": mention.name,
            "full": mention.full,
            "role": mention.role.value if mention.role else None,
            "group": mention.group,
            "scope": mention.scope,
            "alias": mention.alias,
            "etc": mention.etc,
        }
        units.append({key: value for key, value in said.items() if value})
    return {"raw": cell.raw, "units": units}


def _introduces_list(piece: Piece, following: Piece | None) -> bool:
    """True for a collective word whose members are listed behind its colon (有关乡镇：东镇、西镇)."""
    if piece.separator != COLON or following is None or labels.read_label(piece.text) is not None:
        return False
    name = following.text
    named = words.is_complete(name) and not words.is_group(name) and clauses.split_verb(name)[0] == name
    return named and words.is_group(piece.text)


_COMMAS = ("，", ",")
_CLAUSE_ENDS = ("；", ";", "。")


class _Reader:
    """Takes pieces in order and knows what label and which verb they stand under.

    Attributes:
        mentions: What was read so far.
        etc_nouns: For each mention the noun after its 等 (部门, 街道), or an empty text.
    """

    def __init__(self, protected: re.Pattern[str] | None) -> None:
        self._protected = protected
        self.mentions: list[UnitMention] = []
        self.etc_nouns: list[str] = []
        self._label: Role | None = None
        self._open = 0  # index of the first mention that a verb still to come speaks of
        self._comma = 0  # index of the first mention after the last comma
        self._invited = False  # after 会同
        self._led = False  # behind a name whose bracket says that it leads
        self._skipping = False  # in what follows a label such as 责任人 or 完成时限

    def read(self, text: str) -> None:
        """Take all names of a settled text."""
        pieces = split_pieces(clauses.separate_verbs(text), self._protected)
        for piece, following in zip_longest(pieces, pieces[1:]):
            if not _introduces_list(piece, following):
                self.take(piece)

    def take(self, piece: Piece) -> None:
        if piece.separator == COLON:
            self._take_label(piece)
        elif not self._skipping:
            self._take_name(piece)
        if piece.separator in _COMMAS:
            self._comma = len(self.mentions)
            self._invited = False
            if self._led:
                self._begin_clause()
        if piece.separator in _CLAUSE_ENDS:
            self._begin_clause()
            self._skipping = False
        elif piece.separator == BREAK:
            self._skipping = False

    def _begin_clause(self) -> None:
        self._open = len(self.mentions)

    def _take_label(self, piece: Piece) -> None:
        """Read what stands before a colon: a name, a label, or both."""
        label = labels.read_label(piece.text)
        before = piece.text if label is None else label.before
        is_name = words.is_complete(before) or (words.is_group(before) if label is None else len(before) > 4)
        if before and is_name and not self._skipping:
            self._take_name(replace(piece, text=before))
        if label is None:
            self._skipping = self._skipping or is_name
        elif label.units:
            self._label = label.role
            self._begin_clause()
            self._skipping = False
        else:
            self._skipping = True

    def _take_name(self, piece: Piece) -> None:
        if role := labels.read_label_alone(piece.text):
            self._label = role
            self._begin_clause()
            return
        piece = replace(piece, text=clauses.cut_time(piece.text))
        if clauses.is_noise(piece.text):
            return
        if self.mentions and (alias := read_short_form(piece.text)):
            self.mentions[-1] = replace(self.mentions[-1], alias=alias)
            return
        if self.mentions and words.is_person(piece.text) and words.is_person(self.mentions[-1].scope or ""):
            self.mentions[-1] = replace(self.mentions[-1], scope=f"{self.mentions[-1].scope}、{piece.text}")
            return
        trimmed = trim_name(piece.text)
        others = self._read_others(trimmed)
        self._invited = piece.invited or (self._invited and self._open < len(self.mentions))
        if not clauses.is_noise(trimmed.name):
            joined = Role.COOP if self._invited else None
            self.mentions.append(
                UnitMention(
                    name=trimmed.name,
                    role=trimmed.own_role or joined or self._label,
                    group=words.is_group(trimmed.name),
                    scope=trimmed.scope,
                    alias=trimmed.alias,
                    etc=trimmed.etc,
                )
            )
            self.etc_nouns.append(trimmed.etc_noun)
            self._led = trimmed.own_role is Role.LEAD
            if trimmed.own_role and piece.separator in ("", *_COMMAS, *_CLAUSE_ENDS):
                self._share_role(trimmed.own_role)
        elif trimmed.etc and self.mentions:
            self.mentions[-1] = replace(self.mentions[-1], etc=True)
            self.etc_nouns[-1] = trimmed.etc_noun
        if trimmed.verb:
            self._take_verb(trimmed.verb_role)
        if others.mentions:
            self.mentions += others.mentions
            self.etc_nouns += others.etc_nouns
            self._begin_clause()

    def _read_others(self, trimmed: Trimmed) -> "_Reader":
        """The further units that the bracket after a name gives a role to; a bracket that names none is a scope after all."""
        others = _Reader(self._protected)
        if trimmed.others is None:
            return others
        others.read(trimmed.others)
        whole = any(mention.group or words.ends_surely(mention.name) for mention in others.mentions)
        if whole and all(mention.role for mention in others.mentions):
            return others
        trimmed.scope = "；".join(filter(None, (trimmed.others, trimmed.scope)))
        return _Reader(self._protected)

    def _share_role(self, role: Role) -> None:
        """Give the bracket that ends a clause to all its names, where the clause before has its own.

        `X（牵头）；Y、Z（配合）`, `X（牵头），Y、Z（配合）`: with no mark between, a bracket speaks of its own name alone.
        """
        if self._open and self.mentions[self._open - 1].role:
            for index in range(self._open, len(self.mentions)):
                mention = self.mentions[index]
                self.mentions[index] = replace(mention, role=mention.role or role)

    def _take_verb(self, role: Role | None) -> None:
        """Give the verb's role to the mentions since the last verb; a label outdoes a mere 负责.

        Somebody must answer: in 责任单位：X、Y，Z配合 only what stands after the comma cooperates.
        """
        answers = self._label in (Role.LEAD, Role.RESP) and role is Role.COOP
        start = self._comma if answers and self._comma > self._open else self._open
        for index in range(start, len(self.mentions)):
            mention = self.mentions[index]
            if role and (mention.role is None or role is not Role.RESP):
                self.mentions[index] = replace(mention, role=role)
        self._open = len(self.mentions)
