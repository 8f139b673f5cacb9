"""From the text of a unit cell to its names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecoreport.language.unit_cells import clauses, words
from ecoreport.language.unit_cells.completion import complete_prefixes, complete_suffixes
from ecoreport.language.unit_cells.knowledge import Knowledge
from ecoreport.language.unit_cells.layout import settle_layout
from ecoreport.language.unit_cells.splitting import BRACKETS, Piece, split_pieces
from ecoreport.model.program import Unit
from ecoreport.model.unit_cell import Role, UnitCell, UnitMention


def read_unit_cell(text: str, *, known: Sequence[Unit] = ()) -> UnitCell:
    """The names a unit cell holds, in text order; never raises.

    Args:
        text: As the plan prints it, with its line breaks.
        known: The units of the programme; their names stay whole, their aliases give `full`, their groups stay groups.
    """
    knowledge = Knowledge(known)
    settled = settle_layout(text)
    settled, rules = clauses.take_rules(settled)
    reader = _Reader(rules)
    for piece in split_pieces(clauses.separate_verbs(settled), knowledge.protected):
        reader.take(piece)
    mentions = complete_prefixes(complete_suffixes(reader.mentions, reader.endings))
    return UnitCell(raw=text, units=tuple(knowledge.resolve(m) for m in mentions), rules=tuple(reader.rules))


def unit_cell_as_json(cell: UnitCell) -> dict[str, object]:
    """The cell as `explain units --json` prints it; keys that say nothing are left out."""
    units = []
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


_ETC = re.compile(
    r"(?<![高中初平同])等(?:[0-9一二三四五六七八九十]+个?)?(?:有关|相关|各|成员|责任|职能|其他|其它|牵头|配合|多个|市直|区直|县直|市级|区级|县级|主管|涉及)*"
    r"(?P<noun>(?:部门|单位|企业|地区|乡镇|镇街|街道|镇|乡|县市区|县区|区县|县|区|机构|方面|公司|委办局|[和及、与])*)$"
)
_LEADING = re.compile(r"(?:由|再由|并由|并|请|其中|[*★☆▲△●■◆①②③④⑤⑥⑦⑧⑨⑩]|\d+[.．)）](?!\d)|[-—－.．])+(?=.)")
_TRAILING = re.compile(r"[*★☆▲△.．…]+$")
_ALIAS = re.compile(
    r"(?:原|以下简称|下称|简称|又称|也称|又名|亦称|即|曾用名|现)[：:为是]?[“\"]?(?P<alias>[^”\"]+)[”\"]?"
)
_ROLE_NOTE = re.compile(r"(?:牵头|主办|协办|承办|配合|参与|主责|责任|主要责任)(?:单位|部门|责任单位)?")
_CLASS_NOTE = re.compile(rf"(?:{words.REGION_CLASS}|{words.BODY_CLASS}|单位|部门|[、，,/和及工委])+")


@dataclass(slots=True)
class _Name:
    """A piece of text on its way to a mention."""

    text: str
    role: Role | None = None
    verb: bool = False
    own_role: Role | None = None
    etc: bool = False
    ending: str = ""
    scope: str | None = None
    alias: str | None = None


class _Reader:
    """Takes pieces in order and keeps what roles they stand under."""

    def __init__(self, rules: list[str]) -> None:
        self.rules = rules
        self.mentions: list[UnitMention] = []
        self.endings: list[str] = []
        self.label: Role | None = None
        self.open = 0
        """Index of the first mention that a verb still to come speaks of."""
        self.last_verb: Role | None = None
        self.skipping = False
        """In what follows a label such as 责任人 or 完成时限."""

    def take(self, piece: Piece) -> None:
        if piece.separator == ":":
            self.take_label(piece)
        elif not self.skipping:
            self.take_name(piece)
        if piece.separator in ("；", ";", "。"):
            self.open = len(self.mentions)
            self.last_verb = None
            self.skipping = False
        elif piece.separator == "\n":
            self.skipping = False

    def take_label(self, piece: Piece) -> None:
        label = clauses.read_label(piece.text)
        before = piece.text if label is None else label.before
        self.skipping = False
        if before and (label is not None or words.is_complete(before) or words.is_group(before)):
            self.take_name(replace(piece, text=before, separator=""))
        if label is not None and label.units:
            self.label = label.role
            self.last_verb = None
            self.open = len(self.mentions)
        else:
            self.skipping = True

    def take_name(self, piece: Piece) -> None:
        if role := clauses.read_label_alone(piece.text):
            self.label = role
            self.open = len(self.mentions)
            return
        name = self.trim(piece.text)
        if not clauses.is_noise(name.text):
            joined = Role.COOP if piece.invited and self.last_verb is Role.LEAD else None
            self.mentions.append(
                UnitMention(
                    name=name.text,
                    role=name.own_role or joined or self.label,
                    group=words.is_group(name.text),
                    scope=name.scope,
                    alias=name.alias,
                    etc=name.etc,
                )
            )
            self.endings.append(name.ending)
        elif name.etc and self.mentions and len(self.mentions) > self.open:
            self.mentions[-1] = replace(self.mentions[-1], etc=True)
            self.endings[-1] = name.ending
        if name.verb:
            self.take_verb(name.role)

    def take_verb(self, role: Role | None) -> None:
        """Give the verb's role to the mentions since the last verb; a label outdoes a mere 负责."""
        for index in range(self.open, len(self.mentions)):
            mention = self.mentions[index]
            if role and (mention.role is None or role is not Role.RESP):
                self.mentions[index] = replace(mention, role=role)
        self.open = len(self.mentions)
        self.last_verb = role

    def trim(self, text: str) -> _Name:
        """The name with everything around it taken off and kept apart."""
        name = _Name(text=_LEADING.sub("", text, count=1))
        before = None
        while before != name.text:
            before = name.text
            name.text = _TRAILING.sub("", name.text)
            self.trim_bracket(name)
            rest, role, verb = clauses.split_verb(name.text)
            if verb:
                name.text, name.verb = rest, True
                name.role = name.role or role
            if match := _ETC.search(name.text):
                name.text, name.etc = name.text[: match.start()], True
                name.ending = (
                    match["noun"] if match["noun"] in ("部门", "街道", "镇", "乡", "县", "区") else ""
                )
        return name

    def trim_bracket(self, name: _Name) -> None:
        start = _last_bracket(name.text)
        if start <= 0:
            return
        head, inside = name.text[:start], name.text[start + 1 : -1]
        if clauses.is_rule(inside):
            self.rules.append(inside)
        elif _ROLE_NOTE.fullmatch(inside):
            name.own_role = clauses.role_of(inside)
        elif inside and not clauses.split_verb(inside)[0]:
            name.verb, name.role = True, clauses.split_verb(inside)[1]
        elif _CLASS_NOTE.fullmatch(inside) and (words.is_group(head) or words.is_class_words(head)):
            return
        elif match := _ALIAS.fullmatch(inside):
            name.alias = match["alias"]
        elif _is_abbreviation(head, inside):
            name.alias = inside
        elif inside:
            name.scope = inside if name.scope is None else f"{inside}；{name.scope}"
        name.text = head


def _last_bracket(text: str) -> int:
    """The index where the bracket opens that ends the text; -1 when the text ends in none."""
    if not text or text[-1] not in "）)〕]】〗":
        return -1
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] in "）)〕]】〗":
            depth += 1
        elif text[index] in BRACKETS:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _is_abbreviation(one: str, other: str) -> bool:
    """True when both are names and the shorter is made of characters of the longer (市资规局, 市自然资源和规划局)."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) > 2
        and short[-1] == long[-1]
        and words.is_complete(short)
        and words.is_complete(long)
        and all(short.count(char) <= long.count(char) for char in short)
    )
