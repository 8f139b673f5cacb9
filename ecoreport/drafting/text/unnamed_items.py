"""The items of a plan that names its units nowhere, or only in its sentences."""

import re

from ecoreport.drafting.text.outline import Node
from ecoreport.drafting.words.sentences import units_in_sentences
from ecoreport.drafting.words.wording import squeeze

_TASK_CHAPTER = re.compile(
    r"(?:重点|主要|工作|创建|建设|目标)?(?:任务|措施|举措|内容|指标|项目|行动|工程|实事)"
)
_NOT_TASK_CHAPTER = re.compile(
    r"保障|组织领导|工作要求|总体要求|指导思想|原则|目标$|步骤|进度|时间|背景|考核|附则|实施要求|机制$|验收"
)
_SENTENCE_END = re.compile(r"[。！？]")
_BARE_STYLES = frozenset({"digit", "digit-bracket", "han-bracket"})
_FIRST = 1
_ENOUGH_BARE = 3
"""From so many on, such numbers right under the title, or counted through all chapters, are the items of a plan."""


def unnamed_items(root: Node) -> list[Node]:
    """The items of a plan that names no units: those of its chapters about tasks, else those that are counted through."""
    found = []
    for chapter in root.children:
        if heads_tasks(chapter):
            found += [leaf for child in chapter.children for leaf in task_level(child)]
    found = found or _telling_units(root)
    bare = [child for child in root.children if child.style in _BARE_STYLES]
    return found or (bare if len(bare) >= _ENOUGH_BARE else _counted_through(root))


def _telling_units(root: Node) -> list[Node]:
    """The items of chapters, those about organisation aside, most of which say in their sentences who does what."""
    found = []
    for chapter in root.children:
        leaves = [leaf for child in chapter.children for leaf in task_level(child)]
        told = sum(units_in_sentences(leaf.text + leaf.all_text()) is not None for leaf in leaves)
        if told > 1 and told * 2 > len(leaves) and not _NOT_TASK_CHAPTER.search(chapter.text):
            found += leaves
    return found


def _counted_through(root: Node) -> list[Node]:
    """The items whose numbers run on from 1 through all chapters, or the chapters where these say all in a sentence."""
    chapters = root.children
    inner = [leaf for chapter in chapters for child in chapter.children for leaf in task_level(child)]
    told = [chapter for chapter in chapters if _SENTENCE_END.search(chapter.text)]
    leaves = inner or (chapters if len(told) * 3 >= len(chapters) * 2 else [])
    run_on = [leaf.value for leaf in leaves] == list(range(_FIRST, len(leaves) + 1))
    return leaves if run_on and len(leaves) >= _ENOUGH_BARE else []


def heads_tasks(node: Node) -> bool:
    """True for the heading of a chapter about tasks: 二、重点任务."""
    title = squeeze(node.text)
    is_about_tasks = _TASK_CHAPTER.search(title) and not _NOT_TASK_CHAPTER.search(title)
    return bool(is_about_tasks) and len(title) < 40


def task_level(node: Node) -> list[Node]:
    """The node, or its sub-items when it is only a heading over them."""
    heading_only = len(node.text) < 40 and not _SENTENCE_END.search(node.text.rstrip("。")) and not node.body
    if node.children and heading_only:
        return [leaf for child in node.children for leaf in task_level(child)]
    return [node]
