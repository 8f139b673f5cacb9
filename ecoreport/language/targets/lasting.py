"""Rows of what must not get worse: 面积不减少、性质不改变、功能不降低 is one demand on the thing that keeps them."""

import re
from dataclasses import dataclass

from ecoreport.language.targets.names import clean_name

_QUALITY = "(?:生态)?(?:面积|性质|功能|质量|数量|用途|规模|空间)"
_KEPT = f"{_QUALITY}不(?:得|会|再)?(?:减少|改变|降低|下降|缩小|减弱|退化|萎缩|破坏|变)"
_ROW = re.compile(f"{_KEPT}(?:[、,和且]+{_KEPT})+")
_BORDER = re.compile("[,;。:]")
_KEEPING = re.compile(
    "(?:(?:加强|强化|加大|严格|做好|抓好|实施|落实)(?:对)?(?P<thing>[^,;。]{2,40}?)(?:的)?(?:严格)?(?:保护|监管|管控|管理|监督|执法)(?:力度|工作|制度)?"
    "|(?:严守|守住|坚守|守牢)(?P<line>[^,;。]{2,40}))$"
)
_CLOSED_LIST = re.compile("、|和|与|及|以及")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; positions are those of the prepared text."""

    names: tuple[str, ...]
    """The things that keep it, one name empty when the text does not say."""
    start: int
    end: int


def find_rows(plain: str) -> tuple[Row, ...]:
    """The rows of a prepared text, in order."""
    return tuple(
        Row(names=_names(plain[: found.start()]), start=found.start(), end=found.end())
        for found in _ROW.finditer(plain)
    )


def _names(before: str) -> tuple[str, ...]:
    *clauses, own = _BORDER.split(before)
    subject = clean_name(own)
    if not subject and clauses and (kept := _KEEPING.search(clauses[-1])):
        subject = clean_name(kept["thing"] or kept["line"])
    if "等" in subject:
        return (subject,)
    return tuple(name for name in _CLOSED_LIST.split(subject) if name) or ("",)
