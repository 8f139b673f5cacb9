"""Whether a text names units far more often than the draft has items: then whole parts of it were not understood."""

from collections.abc import Sequence

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.words.roles import names_who_answers
from ecoreport.model.finding import Place

_ENOUGH = 3
_SHARE = 2
"""A draft with less than one item for so many mentions has lost some."""


def find_unread(blocks: Sequence[Block], *, items: int) -> tuple[Place, ...]:
    """The paragraphs that say 责任单位 or 牵头单位, where there are many more of them than items; else nothing.

    Args:
        blocks: The document's.
        items: How many indicators and tasks of the draft have a unit that answers.
    """
    told = tuple(
        block.place for block in blocks if isinstance(block, Paragraph) and names_who_answers(block.text)
    )
    return told if len(told) >= _ENOUGH and len(told) > _SHARE * items else ()
