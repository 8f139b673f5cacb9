"""From blocks to paper: what each mark of a template becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ecoreport.errors import TemplateError
from ecoreport.reporting.grid import Grid
from ecoreport.word import styles
from ecoreport.word.grid import is_wide
from ecoreport.word.markup import HEADING_MARKS, Block, Mark
from ecoreport.word.paper import Paper

Thing = TypeVar("Thing")

_STYLES = {
    Mark.TEXT: styles.BODY,
    Mark.NUMBER: styles.DOCUMENT_NUMBER,
    Mark.SUBTITLE: styles.SUBTITLE,
    Mark.ADDRESSEE: styles.ADDRESSEE,
    Mark.REMARK: styles.REMARK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture that a template may place."""

    png: bytes
    description: str


def compose(
    paper: Paper,
    blocks: Sequence[Block],
    *,
    template: str,
    grids: Mapping[str, Grid],
    figures: Mapping[str, Figure | str],
) -> None:
    """Adds the blocks to the paper.

    Args:
        paper: Where they go.
        blocks: What the template rendered.
        template: The template's file name, for messages.
        grids: The tables by the names templates use.
        figures: The pictures likewise; a sentence in place of one that cannot be drawn.

    Raises:
        TemplateError: When a template names a table or picture that this paper does not have.
    """
    annexes = [_named(grids, block, template) for block in blocks if block.mark is Mark.ANNEX]
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if block.mark in HEADING_MARKS:
            paper.add_heading(HEADING_MARKS.index(block.mark) + 1, block.text)
        elif block.mark is Mark.TABLE:
            paper.add_grid(_named(grids, block, template), titled=True)
        elif block.mark is Mark.FIGURE:
            figure = _named(figures, block, template)
            if isinstance(figure, Figure):
                paper.add_picture(figure.png, description=figure.description)
            else:
                paper.add_text(styles.BODY, figure)
        elif block.mark is Mark.ANNEX:
            grid = _named(grids, block, template)
            paper.add_annex(grid.title, turned=bool(grid.lines) and is_wide(grid), numbered=len(annexes) > 1)
            paper.add_grid(grid)
        elif block.mark is Mark.ANNEX_NOTE:
            paper.add_annex_note([grid.title for grid in annexes])
        elif block.mark is Mark.TITLE:
            paper.add_title(styles.TITLE, block.text)
        elif block.mark is Mark.SIGNATURE:
            paper.add_signature(block.text, after.text if after and after.mark is Mark.DATE else "")
        elif block.mark is Mark.DATE:
            if before is None or before.mark is not Mark.SIGNATURE:
                paper.add_signature("", block.text)
        elif block.mark is Mark.LETTERHEAD:
            paper.add_letterhead(block.text)
        else:
            paper.add_text(_STYLES[block.mark], block.text)


def _named(things: Mapping[str, Thing], block: Block, template: str) -> Thing:
    if block.text not in things:
        raise TemplateError(
            f"模板“{template}”里【{block.mark.value}】后面的“{block.text}”不存在。"
            f"这里能用的有：{'、'.join(things) or '无'}。"
        )
    return things[block.text]
