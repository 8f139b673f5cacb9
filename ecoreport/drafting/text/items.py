"""Which numbered paragraphs of the running text are indicators or tasks, and what each of them says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ecoreport.drafting.text.outline import CHAPTER_STYLES, PART_STYLES, Node, section_title
from ecoreport.drafting.text.paragraphs import number_paragraphs
from ecoreport.drafting.text.unnamed_items import heads_tasks, task_level, unnamed_items
from ecoreport.drafting.words.deeds import starts_with_deed
from ecoreport.drafting.words.duties import leads_named
from ecoreport.drafting.words.figure_names import is_metric_name
from ecoreport.drafting.words.naming import parse_heading
from ecoreport.drafting.words.roles import Role, Statement, split_statements
from ecoreport.drafting.words.sentences import units_with_shares
from ecoreport.drafting.words.shapes import is_measure, is_target
from ecoreport.drafting.words.spans import split_calendar
from ecoreport.drafting.words.wording import squeeze
from ecoreport.language.targets import extract_targets
from ecoreport.model.finding import Place

_GENERAL_CHAPTER = re.compile(
    r"(?=.*(?:工作|目标|责任|任务|措施|举措|内容|指标|分工|安排|清单|分解|事项|要点|要求))"
    r"(?:年度|工作|重点|主要|目标|创建|建设|考核|具体|整治|治理|防控|攻坚|实施|推进|任务|措施|举措|内容|指标|项目|行动|责任|分工|安排|清单|分解|事项|要点|要求|及|和|与|、)+"
)
"""The heading over all tasks, which names no area of its own."""
_ORGANISATION_CHAPTER = re.compile(r"保障|组织领导|组织实施|要求$|机制$|步骤|附则")
_LAST_ARTICLE = re.compile(
    r"本(?:方案|措施|举措|办法|意见|计划|清单|要点|细则)[^。]{0,20}(?:解释|施行|执行|有效)"
)
_STANDING_END = re.compile("(?:数|量|值|制度?|体系|机制|规划|红线|情况|空间|保护|采购|状况)$")
"""What an indicator ends in that asks for no rate: 生态保护红线, 河长制."""
_SENTENCE_END = re.compile(r"[。！？]")
_TARGET_LINE = re.compile(
    r"(?:20\d\d年度?)?(?:年度|考核|工作|创建)?(?:目标值?|指标值)\s*[:：]\s*(?P<target>.{1,80})"
)
_CONTENT_LABEL = re.compile(
    r"(?:目标|任务|工作|主要|具体|建设|项目|实施|整治|整改)?(?:内容|任务|要求|措施|举措)\s*[:：]\s*"
)
"""What stands before the text of an item that is told line by line, as 牵头单位： stands before its units."""
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]")
_SUBJECT_LABEL = re.compile(
    r"^\s*(?:(?:存在|反馈|突出|具体|主要)?(?:的?问题)(?:表现|描述|情况)?|(?:重点|工作|主要|具体|整改)?(?:任务|事项|项目)(?:名称|内容)?)\s*[:：]\s*(?=\S)"
)
"""What stands before the subject of an item whose parts all have labels: 问题表现：…, 任务名称：…."""
_FIGURE = re.compile(r"\s*\d[\d.．,]*\s*")
_TIME_BRACKET = re.compile(r"[（(〔](?P<time>[^（(〔）)〕]*(?:前|前?完成|长期坚持|持续推进))[）)〕]$")
"""Until when everything under a heading is to be done: 补齐短板（2024年6月底前完成）."""
_COUNT = re.compile(r"[（(〔]共?\d{1,3}[项条个件][）)〕]$")
_TITLE_LIMIT = 60
_TARGET_LIMIT = 30
_FIRST = 1
_NAMES_DEED = re.compile(r"(?:行动|工程|整治|攻坚战?|计划|改造|活动)$")
_NAMES_ACTION = -0.4
"""A vote below this is that of a heading that says what to do."""
_ITEM_STYLES = frozenset({"han-bracket", "digit", "sub2", "sub3", "article", "digit-bracket", "half-bracket"})


@dataclass(slots=True, kw_only=True)
class Item:
    """An indicator or a task of the running text."""

    no: str
    heading: str
    """The paragraph's own heading: up to the first full stop."""
    text: str
    """What stands after the heading."""
    key: bool
    area: str | None
    chapter: str
    statements: list[tuple[Statement, str]] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    section: str | None = None
    """The title of the plan or list in an annex that it stands in."""
    target: str | None = None
    """The target, where the plan gives it on a line of its own: 目标值：≥97%."""


def find_items(root: Node, *, with_tables: bool) -> list[Item]:
    """The indicators and tasks of the running text, in order.

    Where units are named, items are the numbered paragraphs that name them and their neighbours; in a plan that
    names none, and has no tables either, they are the paragraphs of the chapter about tasks.
    """
    number_paragraphs(root)
    owners = [node for node in _owners(root, _item_levels(root)) if node.printed and not _is_aside(node)]
    if not owners and not with_tables:
        owners = unnamed_items(root)
    items = [_item(node) for node in _with_neighbours(owners)]
    if len({item.chapter for item in items}) == 1 and all(" " not in item.chapter for item in items):
        return [replace(item, area=None) for item in items]
    return items


def list_items(node: Node) -> list[Item]:
    """The numbered paragraphs under the heading of one unit's list."""
    leaves = [leaf for child in node.children for leaf in task_level(child)]
    return [replace(_item(leaf), area=None) if leaf.parent is node else _item(leaf) for leaf in leaves]


def speak_of_indicators(items: Iterable[Item]) -> bool:
    """True for items under headings that call any of them indicators."""
    return any("指标" in item.chapter for item in items)


def is_indicator_list(items: Sequence[Item]) -> bool | None:
    """True when the headings are indicators, False when they are tasks, None when it could be either."""
    votes = [_vote(item) for item in items]
    total = sum(votes)
    if speak_of_indicators(items) and total > -0.3 * len(votes):
        return True
    if total < -0.2 * len(votes) or sum(vote < _NAMES_ACTION for vote in votes) * 3 >= len(votes):
        return False
    return True if total > 0.6 * len(votes) else None


def _vote(item: Item) -> float:
    heading = parse_heading(item.heading)
    if item.heading.startswith("指标"):
        return 2.0
    if item.target is not None and not _NAMES_DEED.search(heading.name):
        return 1.0
    if heading.parts or heading.measure or heading.nature:
        return 1.0 if not starts_with_deed(item.heading) else -0.5
    if starts_with_deed(item.heading) or _NAMES_DEED.search(heading.name):
        return -1.0
    is_indicator = is_metric_name(heading.name) or _STANDING_END.search(heading.name)
    return 1.0 if is_indicator else -0.3


def _is_aside(node: Node) -> bool:
    """True for a sentence such as 由甲局负责日常调度 in a chapter about how the work is organised, which is no task."""
    return _is_about_organisation(node) and all(statement.is_clause for statement, _ in node.statements)


def _item_levels(root: Node) -> frozenset[str]:
    """The styles of headings under which inner numbers, such as （1）, are items: some name units for each of several."""
    return frozenset(
        node.style
        for node in root.walk()
        if sum(child.style in PART_STYLES and bool(child.statements) for child in node.children) > 1
    )


def _owners(node: Node, item_levels: frozenset[str]) -> list[Node]:
    """The nodes that name units; units named once after several sub-items belong to the heading over them."""
    own = []
    naming = [child for child in node.children if any(inner.statements for inner in child.walk())]
    if node.statements and not naming and not _heads_items(node):
        return [node]
    if _closes_heading(node, naming, has_parts=node.style in _ITEM_STYLES - item_levels):
        node.statements, naming[0].statements = naming[0].statements, []
        return [node]
    for child in node.children:
        own += _owners(child, item_levels)
    if node.statements and node.style != "root":
        for child in node.children:
            if not any(inner.statements for inner in child.walk()):
                child.statements = list(node.statements)
                own.append(child)
            elif child.statements and not leads_named(statement for statement, _ in child.statements):
                stretch = child.statements[0][1]
                child.statements = [
                    (statement, stretch) for statement, _ in node.statements
                ] + child.statements
    return own


def _heads_items(node: Node) -> bool:
    """True for the heading of a chapter that names the units of all the numbered items under it: 一、治理扬尘（甲局）."""
    told = {stretch for _, stretch in node.statements} == {node.text}
    return told and node.style in CHAPTER_STYLES and len(node.children) > 1 and not node.body


def _closes_heading(node: Node, naming: list[Node], *, has_parts: bool) -> bool:
    """True when only the last of the sub-items is followed by units, which then are those of the heading over them.

    Args:
        node: The heading.
        naming: The sub-items that name units.
        has_parts: Inner numbers such as （1） under headings of its kind count parts, and no items.
    """
    if not naming or naming != [node.children[-1]] or naming[0].children:
        return False
    last = naming[0]
    if has_parts and last.style in PART_STYLES:
        return True
    if len(node.children) < 2 or node.style in {"root", "chapter", "han"} or len(last.statements) != 1:
        return False
    is_inner = last.own_line and (last.style in PART_STYLES or node.style == "named")
    return is_inner or (len(node.children) > 2 and last.statements[0][1] != last.text)


def _with_neighbours(owners: list[Node]) -> list[Node]:
    """The owners with those of their siblings that stand between them and name no unit, nor head any that do, in order."""
    chosen: list[Node] = []
    headings = {over for node in owners for over in node.path()}
    parents = list(dict.fromkeys(node.parent or node for node in owners))
    of_tasks = [parent for parent in parents if not _is_about_organisation(parent)]
    usual = len([node for node in owners if node.parent in of_tasks]) * 2 >= sum(
        len(parent.children) for parent in of_tasks
    )
    for parent in parents:
        own = [child for child in parent.children if child in owners]
        styles = {child.style for child in own}
        enough = len(own) * 2 >= len(parent.children) or heads_tasks(parent)
        enough = enough or (usual and parent in of_tasks)
        chosen += [
            child
            for child in parent.children
            if child in own
            or (
                enough
                and child.style in styles
                and child not in headings
                and not _LAST_ARTICLE.match(child.text)
            )
        ]
    return sorted([*chosen, *_in_passed_chapters(parents, chosen)], key=_order)


def _is_about_organisation(node: Node) -> bool:
    """True for what stands in a chapter about how the work is organised, or right under the title."""
    return _ORGANISATION_CHAPTER.search((*node.path(), node)[0].text) is not None or node.style == "root"


def _in_passed_chapters(parents: list[Node], chosen: list[Node]) -> list[Node]:
    """The items of a chapter that names no unit, among chapters that do, or behind them where its numbers go on."""
    found: list[Node] = []
    last = max((node.value for node in chosen), default=0)
    styles = {node.style for node in chosen}
    for over in {parent.parent for parent in parents if parent.parent is not None}:
        naming = [index for index, chapter in enumerate(over.children) if chapter in parents]
        for index, chapter in enumerate(over.children[naming[0] :], start=naming[0]):
            own = [child for child in chapter.children if child.style in styles and not child.children]
            if chapter in parents or not own or _ORGANISATION_CHAPTER.search(area_name(chapter.text)):
                continue
            if index < naming[-1] or (
                own[0].value == last + 1 > _FIRST and len(own) == len(chapter.children)
            ):
                found += own
                last = own[-1].value
    return found


def _order(node: Node) -> tuple[int, ...]:
    path: list[int] = []
    current: Node | None = node
    while current is not None and current.parent is not None:
        path.insert(0, current.parent.children.index(current))
        current = current.parent
    return tuple(path)


def _item(node: Node) -> Item:
    labelled = [found for line in node.body if (found := _target_line(line)) is not None]
    if labelled:
        node.body = [line for line in node.body if _target_line(line) is None]
    time, text = split_calendar(node.text) if node.statements else (None, node.text)
    text = _SUBJECT_LABEL.sub("", text)
    heading, rest = split_heading(text, followed=bool(labelled or node.body or node.children))
    if [_CONTENT_LABEL.match(line) is not None for line in node.body if _LABEL.match(line)] == [True]:
        node.body = [_CONTENT_LABEL.sub("", line, count=1) for line in node.body]
    target = labelled[-1].group("target") if labelled else None
    if (beside := _target_line(rest.rstrip("。；; "))) is not None:
        target, rest = beside.group("target"), ""
    elif _is_plain_target(node, heading, rest):
        target = rest.rstrip("。；; ")
    annex, path = _split_path(node.path())
    above = path[-1] if path else None
    chapter = path[0] if path else None
    area = None
    if (above is not None and above is not chapter) or (
        above is not None and len(path) == 1 and not _GENERAL_CHAPTER.fullmatch(area_name(above.text))
    ):
        area = area_name(above.text)
    return Item(
        no=node.printed,
        heading=heading,
        text=rest + node.all_text() if rest or node.body or node.children else "",
        key=node.key,
        area=area,
        chapter=" ".join(squeeze(over.text) for over in path),
        statements=node.statements + _time_over(node, above, time),
        place=node.place,
        section=section_title(annex) if annex is not None else None,
        target=target,
    )


def _target_line(line: str) -> re.Match[str] | None:
    """目标值：≥97%; a line that also says of what, 工作目标：PM2.5浓度…, is text like any other."""
    found = _TARGET_LINE.fullmatch(line)
    if found is None or any(named.name for named in extract_targets(found["target"])):
        return None
    return found


def _time_over(node: Node, above: Node | None, before: str | None) -> list[tuple[Statement, str]]:
    """The time that stands before an item that names none itself, or in the heading over it."""
    over = _TIME_BRACKET.search(squeeze(above.text)) if above is not None else None
    time = before or (over.group("time") if over is not None else None)
    own = any(role is Role.DEADLINE for statement, _ in node.statements for role, _ in statement.parts)
    if time is None or own:
        return []
    stretch = node.statements[0][1] if node.statements else ""
    return [(Statement(parts=((Role.DEADLINE, time),)), stretch)]


def _split_path(path: list[Node]) -> tuple[Node | None, list[Node]]:
    """The annex an item stands in, and the headings over it inside."""
    return (path[0], path[1:]) if path and path[0].style == "annex" else (None, path)


def _is_plain_target(node: Node, heading: str, text: str) -> bool:
    """True for what stands behind an indicator's name and a colon when it is its target: 建成区绿地率：≥33%."""
    short = text.rstrip("。；; ")
    if node.body or node.children or not node.text.strip().startswith((f"{heading}：", f"{heading}:")):
        return False
    figure = _FIGURE.match(short)
    if figure is not None and not is_measure(short[figure.end() :].removesuffix("以上") or "%"):
        return False
    is_short = len(short) <= _TARGET_LIMIT and not re.search(r"[，。；]", short) and is_target(short)
    return is_short and not (starts_with_deed(heading) and starts_with_deed(short))


def area_name(heading: str) -> str:
    """The heading of a group, without the full stop and what follows it, without its units and how many items it has."""
    name = _SENTENCE_END.split(split_statements(heading).text)[0]
    name = _TIME_BRACKET.sub("", squeeze(name)).rstrip("：:；;，,")
    return _COUNT.sub("", name)


def split_heading(text: str, *, followed: bool) -> tuple[str, str]:
    """A numbered paragraph as heading and text: cut at the first full stop, or at an early colon.

    Args:
        text: The paragraph, without number and unit statements.
        followed: Whether more text stands under it; then a paragraph without a full stop is all heading.
    """
    text = text.strip().lstrip("。：:；;，,、. ")
    stop = _SENTENCE_END.search(text)
    colon = re.search(r"[：:]", text[:30]) if not units_with_shares(text) else None
    if colon is not None and (stop is None or colon.start() < stop.start()) and colon.end() < len(text):
        return text[: colon.start()].strip(), text[colon.end() :].strip()
    if stop is not None and stop.end() < len(text) and stop.start() <= _TITLE_LIMIT * 2:
        return text[: stop.start()].strip(), text[stop.end() :].strip()
    if followed and len(text) <= _TITLE_LIMIT:
        return text.rstrip("。；; "), ""
    whole = text.rstrip("。；; ")
    if len(whole) <= _TITLE_LIMIT:
        return whole, "" if followed else text
    comma = re.search(r"[，,；;]", whole[6:_TITLE_LIMIT])
    return (whole[: comma.start() + 6] if comma else whole), text
