"""The figures of a goals section (工作目标) that no indicator and no task of the draft carries."""

import re
from collections.abc import Iterable

from ecoreport.drafting.outline import Node
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.program import Metric
from ecoreport.names import closest

_GOALS = re.compile(r"(?:工作|总体|主要|年度|创建|具体|阶段|整治|行动)?目标(?:任务|要求)?[。：:]?")
"""The heading of such a section, as a whole."""


def figures_left_out(root: Node, metrics: Iterable[Metric]) -> list[tuple[Node, tuple[str, ...]]]:
    """For each goals section what it demands in figures and the draft does not carry: name and target, in order.

    A figure is carried when a metric of a like name has the same value, however it is worded.
    """
    carried: dict[str, set[str | None]] = {}
    for metric in metrics:
        values = {clause.value for clause in parse_target(metric.target).clauses}
        carried.setdefault(metric.name, set()).update(values)
    found = []
    for node in root.walk():
        if not _GOALS.fullmatch(node.text.strip()):
            continue
        texts = (text for part in node.walk() for text in (part.text if part is not node else "", *part.body))
        left = tuple(dict.fromkeys(words for text in texts for words in _left_out(text, carried)))
        if left:
            found.append((node, left))
    return found


def _left_out(text: str, carried: dict[str, set[str | None]]) -> Iterable[str]:
    for named in extract_targets(text):
        values = {clause.value for clause in named.target.clauses if clause.value is not None}
        if not values or not named.name:
            continue
        like = named.name if named.name in carried else closest(named.name, carried)
        if like is None or not values <= carried[like]:
            yield f"{named.name} {named.target.text}"
