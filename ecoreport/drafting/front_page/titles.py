"""Titles of plans: what is one, and which of a document's lines is its own."""

import re

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.front_page.guesses import Guess
from ecoreport.drafting.front_page.places import places_at_head
from ecoreport.drafting.words.captions import is_caption, opens_annex, strip_annex, unit_in_caption
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import fold, squeeze

_KIND = (
    r"(?:方案|预案|计划|要点|意见|规划|纲要|任务书|责任书|(?:工作|任务)安排|办法|细则|措施|举措|清单|(?:任务|责任|工作|实事|指标)(?:分解|分工)表?"
    r"|(?:目标|重点|主要|年度|工作)任务|重点工作|(?:工作|年度|考核|管理|责任|主要)目标)"
)
_SUFFIX = (
    r"[（(](?:试行|征求意见稿|送审稿|讨论稿|修订|暂行|20\d\d(?:\s*[—\-–－~至]+\s*20\d\d)?\s*年?度?)[）)]"
)
_TITLE = re.compile(rf"[^。；;]{{6,90}}{_KIND}(?:{_SUFFIX})?")
_SECOND_HALF = re.compile(rf"[^。，；]{{0,30}}{_KIND}(?:{_SUFFIX})?")
_SUBTITLE = re.compile(_SUFFIX)
_NOTICE = re.compile(
    rf"(?:关于)?(?:印发|下发|转发|批转)(?:.{{0,20}}?)《(?P<title>[^《》]*(?:《[^》]*》[^《》]*)*{_KIND}[^《》]{{0,20}})》"
)
_NAMED_IN_NOTICE = re.compile(
    r"关于(?:印发|下发|转发|下达|公布)(?:.{0,20}?)《(?P<title>[^《》]{6,60})》的通知"
)
_NAMED_BEFORE_VERB = re.compile(
    r"(?:(?<=现将)|(?<=将)|^)《(?P<title>[^《》]{6,60})》(?=印发|下发|转发|已经?[^。；]{2,40}(?:同意|通过|批准))"
)
"""现将《…》印发给你们; 《…》已经市政府同意."""
_WHOLE = r"(?:方案|计划|要点|意见|规划|纲要|任务书|责任书|办法|细则|措施|清单)"
_CLOSED_LINE = re.compile(
    rf"[。；：:]|[日号网页]$|(?:文件|通知|政府|办公室|委员会|指挥部|领导小组|{_WHOLE})$"
)
_YEAR_FIRST = re.compile(r"20\d\d年")
_GOES_ON = re.compile("[及和与暨]")
"""How the second line of a title begins that is no title of its own; a place such as 和县 is known before."""
_OUTERMOST = str.maketrans("〈〉", "《》")
"""Marks of a title within 《…》 as they stand outside of it."""
_TITLE_LINES = 3
_REST_OF_LINE = 12
"""The last line of a wrapped title may be as short as the 案 of 方案."""
_TABLE_SUBJECT = re.compile(r"任务|指标|工作|创建|分解|目标|整治|行动")
_SUBJECT_OF_NOTICE = re.compile(
    r"关于(?:印发|下达|分解|明确)(?P<title>[^《》，。]{6,60})的通知$|(?P<whole>关于[^《》，。]{6,60}的(?:通知|函))$"
)


def is_plan_title(text: str) -> bool:
    """True for a line that can be a plan's title as it stands: 样例县2024年工作方案."""
    text = fold(squeeze(text))
    return (
        _TITLE.fullmatch(text) is not None
        and not text.startswith(("附", "按照", "根据"))
        and "关于印发" not in text
        and parse_number(text) is None
        and unit_in_caption(text) is None
    )


def find_title(head: list[Paragraph], stem: str, *, own: int) -> Guess | None:
    """The plan's title: the last one before its text, else what the notice names, else what a table or the file is called.

    Args:
        head: The lines before the plan's text.
        stem: The file's name without ending.
        own: So many of the lines are surely not the name of a table; a title among them is not given up for a later line.
    """
    named: str | None = None
    found: tuple[int, int] | None = None
    for index, paragraph in enumerate(head):
        text = squeeze(paragraph.text)
        if found is not None and (index >= own or opens_annex(text)):
            break
        notice = _NOTICE.search(text) or _NAMED_IN_NOTICE.search(text) or _NAMED_BEFORE_VERB.search(text)
        if notice is not None:
            named = squeeze(notice.group("title")).translate(_OUTERMOST)
        else:
            found = _lines_of_title(head, index) or found
    if found is not None:
        first, last = found
        following = squeeze(head[last + 1].text) if last + 1 < len(head) else ""
        subtitle = following if _SUBTITLE.fullmatch(fold(following)) else ""
        joined = squeeze("".join(paragraph.text for paragraph in head[first : last + 1]))
        while named is not None and first > 0 and named.endswith(squeeze(head[first - 1].text) + joined):
            first -= 1
            joined = squeeze(head[first].text) + joined
        return Guess(value=joined + subtitle, place=head[first].place)
    if named is not None:
        return Guess(value=named)
    for paragraph in head:
        notice = _SUBJECT_OF_NOTICE.search(squeeze(paragraph.text))
        if notice is not None:
            return Guess(value=notice["title"] or notice["whole"], place=paragraph.place, reason="通知标题")
    caption = next((p for p in head if _heads_table(strip_annex(p.text))), None)
    if caption is not None:
        return Guess(value=strip_annex(caption.text), place=caption.place, reason="表名")
    if re.search(r"[\u4e00-\u9fff]{4,}", stem) and re.search(_KIND, stem):
        return Guess(value=squeeze(stem), reason="文件名")
    return None


def _lines_of_title(head: list[Paragraph], last: int) -> tuple[int, int] | None:
    """The first and last line of a title that ends with the line given: up to three lines, back to the one with a place."""
    text = squeeze(head[last].text)
    first = last if is_plan_title(text) else None
    if first is None and len(text) > _REST_OF_LINE and _SECOND_HALF.fullmatch(text) is None:
        return None
    for index in range(last - 1, max(last - _TITLE_LINES, -1), -1):
        if places_at_head(text) or not _may_go_on(head[index].text):
            break
        dated = _YEAR_FIRST.match(text) is not None and unit_likeness(head[index].text) == 1
        lacks_subject = dated or _GOES_ON.match(text) is not None
        text = squeeze(head[index].text + text)
        if is_plan_title(text) and (first is None or lacks_subject or places_at_head(text)):
            first = index
    return None if first is None else (first, last)


def _may_go_on(text: str) -> bool:
    """True for a line of a title that goes on in the next one: short, and not the end of anything."""
    text = squeeze(text)
    is_open = _CLOSED_LINE.search(text) is None and not opens_annex(text)
    return len(text) <= 40 and is_open and parse_number(text) is None


def _heads_table(text: str) -> bool:
    """True for the title of a table: it ends like one, or names a place and what the table is about."""
    if parse_number(text) is not None or text.startswith("-") or len(text) < 8:
        return False
    names_place = len(text) <= 60 and not re.search(r"[。，；：]", text) and places_at_head(text) != []
    return (
        is_caption(text)
        or _TITLE.fullmatch(fold(text)) is not None
        or (names_place and _TABLE_SUBJECT.search(text) is not None)
    )
