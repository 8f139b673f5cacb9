"""What printing and the web left in a text is taken out: page numbers, menus, lines broken in the middle of a name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Document, Paragraph, Table
from ecoreport.drafting.front_page.places import places_at_head
from ecoreport.drafting.front_page.titles import is_plan_title
from ecoreport.drafting.tables.columns import column_of
from ecoreport.drafting.text.bare_numbers import is_bare_number, page_numbers, rejoin_figures
from ecoreport.drafting.words.captions import is_caption, unit_in_caption, unit_named
from ecoreport.drafting.words.numbering import parse_number, without_number
from ecoreport.drafting.words.roles import (
    ends_with_units,
    is_label_alone,
    names_who_answers,
    parse_line,
    parse_statement,
    plain_labels,
    starts_with_role,
)
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import (
    OPENING,
    close_up,
    close_up_figures,
    fold,
    join_words,
    last_bracket,
    last_open_bracket,
    open_brackets,
    width_of,
)
from ecoreport.language.patterns import either
from ecoreport.model.finding import Finding, Place

_PAGE_NUMBER = re.compile(
    either(
        r"[—–―－\-_·•~～=]{1,3}\s*(?:第\s*)?\d{1,3}\s*(?:页)?\s*[—–―－\-_·•~～=]{1,3}",
        r"第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}",
        r"[Pp]age\s*\d+(?:\s*of\s*\d+)?|共\s*\d{1,3}\s*页",
    )
)
_INNER_PAGE_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff、，,])\s*[—–―－\-]\s?\d{1,3}\s?[—–―－\-]\s*(?=[\u4e00-\u9fff、，,])"
)
_MENU = re.compile(
    either(
        "[（(]?此件(?:主动|依申请|删减后)?(?:予以)?公开(?:发布)?[）)]?$",
        r"[【\[]?"
        + either(
            r"扫一扫|责任编辑|编辑[:：]|打印(?:本页|此页|$|\s)|关闭(?:窗口|本页)|上一[篇条页]|下一[篇条页]|返回(?:顶部|首页|列表)",
            r"首页\s*[>＞»]|当前位置|您(?:现在)?(?:所在)?的?位置|字体[:：]|字号[:：]|【?字体|分享(?:到|至)|浏览(?:次数|量)",
            "访问(?:次数|量)|阅读(?:次数|量)?[:：]|点击(?:次数|量|数)|网站地图|版权所有",
            "(?:主办|承办|主管)(?:单位)?[:：].*(?:标识码|备案号?|维护(?:单位)?[:：])|技术支持[:：]|.{0,8}ICP备",
            r".{0,4}公网安备|网站标识码|无障碍(?:浏览|阅读|版|模式|$|\s)|(?:登录|注册)(?:$|[\s|/]|登录|注册|账号)|导航$",
            "打开手机|微信扫|相关(?:附件|链接|文档|阅读|稿件|解读|文件|新闻|信息)[:：]?$",
            "(?:相关|政策|文件|图文|图片|视频|专家|部门)?解读[:：]?$|【?(?:图解|一图读懂|政策解读)】?(?:[:：|]|$)|附件下载",
            r"文件下载|我要纠错|收藏本|政府网站找错|索\s*引\s*号[:：]|主题分类[:：]|成文日期[:：]|发布机构[:：]|信息来源[:：]",
            "来源[:：].{0,30}$|发布时间[:：]|发布日期[:：]",
        ),
    )
)
_SITE = re.compile(
    either(
        "(?:网站)?(?:主办|承办|主管|协办|运行维护|运维|维护|技术支持)(?:单位)?[:：]|联系(?:电话|我们|方式)",
        "(?:办公)?地址[:：]|邮(?:政)?编码?[:：]|[Cc]opyright|©",
    )
)
"""Who keeps a web site: menu only beside other lines of the menu, for 主办单位 answers for an item elsewhere."""
_KEEPER = re.compile(r"(?:主办|承办|主管)(?:单位)?[:：]")
_MENU_LIMIT = 60
"""No line of a menu is longer."""
_TRAIL = re.compile(r"^\s*[>»›]{1,2}\s*\S|\S\s*(?:>>|»|›)\s*\S")
"""首页 >> 专题专栏 >> 重点工作: where on a web site the page hangs."""
_CARD = frozenset(
    (
        "索引号",
        "主题分类",
        "发布机构",
        "发文机关",
        "发文字号",
        "文号",
        "成文日期",
        "发文日期",
        "公开日期",
        "有效性",
    )
)
_FORMULA_WORDS = (
    ("\\geq", "≥"),
    ("\\geqslant", "≥"),
    ("\\ge", "≥"),
    ("\\leq", "≤"),
    ("\\le", "≤"),
    ("\\sim", "~"),
    ("\\%", "%"),
    ("\\pm", "±"),
    ("\\times", "×"),
)
_SUBSCRIPT = re.compile(r"\s*_\s*\{?\s*([\d.]+)\s*\}?\s*")
_SMALL = re.compile(r"(?<=[A-Za-z])\s*([₀-₉]+)\s*")
_SMALL_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_STAMP = re.compile(r"(?:www\.|https?://)\S+|\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}")
_TERMINAL = "。！？；;!?：:"
_NEW_START = re.compile(
    either(
        r"附\s*[件表录]\s*[一二三四五六七八九十\d]*|(?:备?注|说明)\s*\d*[:：]|第[一二三四五六七八九十]+(?:阶段|季度|批)",
        r"抄送|主题词|印发|关于|各(?:县|镇|乡|街|市|区|有关|成员|部门|单位).{0,60}[:：]$|[\-•·●◆■]\s|[—–―]{2}",
        r"[●○◆◇■□▲△➢★]|[（(〔【\[]\s*(?:备?注|说明)|[（(\[〔【](?:主?要?牵头|责任|主办|配合|参与)",
    )
)
_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff）)])[ \t]+(?=[\u4e00-\u9fff])")
_MARKS = re.compile(r"[、，,；;：:。\s]")
_DATE_LINE = re.compile(r"\s*\d{4}年\s*\d{1,2}月\s*\d{1,2}日\s*(?:印发)?$")
_ROLE_CONTINUES = re.compile(r"[\u4e00-\u9fffA-Za-z（）()\[\]〔〕、，,；;：: \d]+[。.]?")
_LINES_BACK, _LETTERS_BACK = 6, 200
"""How far back an open bracket still counts: one that is never closed must not swallow the rest of the plan."""
_TIME_SAID = re.compile(r"\d\s*[月日年][底末]?前?$|年[底末]前?$|长期坚持$|持续推进$")
"""A time that is complete: 完成时限：2023年9月底前."""
_SIZE_OF_DUST = re.compile(r"(?:2\.5|10)(?!\d)")
"""What a line cut within PM2.5 leaves for the next."""
_REST = re.compile(r"[。，、；：！？）】〕》”%％‰℃]|[\u4e00-\u9fff]{1,2}[。；]")
"""What no paragraph begins with: a closing mark, the sign of a measure, or the last letters of a sentence."""
_DATE_BEGUN, _DATE_REST = re.compile(r"\d[年月]$"), re.compile(r"\d{1,2}[月日]")
"""A date that a line has cut: 2024年12月, and on the next line 31日前."""
_LIMIT = re.compile(r"[（(][\u4e00-\u9fff、]{1,12}[)）]")
"""The bracket of a name that a line has cut off: 各街道, and on the next line （镇）."""
_HALF = 0.5
_SCRAP = 3
"""No paragraph has so few letters."""
_BODY = 20
"""From this length on a line without a full stop is a sentence cut off, not a heading."""
_TITLE_END = re.compile(
    r"(?:方案|计划|要点|意见|通知|规划|办法|清单|分解表|目标表|指标表|任务表|任务书|文件|号|一览表|分工表)(?:[（(][^（）()]{1,16}[)）])?$"
)


def tidy_lines(document: Document) -> Document:
    """The document without page numbers, running heads and menu lines, and without blanks inside Chinese words."""
    headers = _running_heads(document.blocks)
    footers = _site_lines(document.blocks)
    doubts: list[Finding] = list(document.doubts)
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if not _is_catalogue_card(block):
                blocks.append(_plain_table(block))
        elif not _is_noise(block.text) and block.text not in headers and block.place not in footers:
            text = _INNER_PAGE_NUMBER.sub("", block.text)
            if text != block.text:
                doubts.append(find("DRAFT-018", place=block.place, text=block.text[:60]))
            blocks.append(replace(block, text=plain_labels(plain_formulas(text))))
    return Document(name=document.name, blocks=tuple(blocks), doubts=tuple(doubts))


def join_lines(document: Document) -> Document:
    """The document with sentences, names and headings put together that lines or pages had cut in two."""
    width = _wrap_width(document.blocks)
    blocks = rejoin_figures([_close_up_figures(block) for block in document.blocks])
    pages = page_numbers(blocks)
    out: list[Block] = []
    doubts: list[Finding] = []
    waiting: list[Paragraph] = []
    """The lines of the paragraph that is being put together."""
    left_out = ""
    """A number alone on its line, right before the line at hand."""

    def finish() -> None:
        if waiting:
            text = reduce(join_words, (line.text for line in waiting))
            out.append(Paragraph(text=close_up(_part_names(text)), place=waiting[0].place))
            waiting.clear()

    for block in blocks:
        if not isinstance(block, Paragraph):
            finish()
            out.append(block)
        elif is_bare_number(block):  # a page number: outside tables a bare number says nothing
            left_out = block.text
            continue
        else:
            if waiting and not _belongs(waiting, block, width):
                finish()
            elif waiting and left_out and int(fold(left_out)) not in pages:
                beside = f"{waiting[-1].text[-20:]}／{left_out}／{block.text[:20]}"
                doubts.append(find("DRAFT-018", place=block.place, text=beside))
            waiting.append(block)
        left_out = ""
    finish()
    return Document(name=document.name, blocks=tuple(out), doubts=(*document.doubts, *doubts))


def _close_up_figures(block: Block) -> Block:
    """A paragraph without the blanks that a PDF puts around figures; the one behind a heading's number stays: 3 治理扬尘."""
    if not isinstance(block, Paragraph) or " " not in block.text:
        return block
    rest = without_number(block.text)
    head = block.text[: len(block.text) - len(rest)]
    return replace(block, text=head + close_up_figures(rest))


def is_page_mark(text: str) -> bool:
    """True for a line that holds nothing but the number of the page."""
    folded = fold(text)
    return _PAGE_NUMBER.fullmatch(folded) is not None or folded.isdecimal()


def plain_formulas(text: str) -> str:
    """The text with what text recognition made of formulas written plainly: `PM _{2.5}` is PM2.5."""

    def plain(found: re.Match[str]) -> str:
        inner = found.group(1)
        for word, sign in _FORMULA_WORDS:
            inner = inner.replace(word, sign)
        return _SUBSCRIPT.sub(r"\1", inner).replace(" ", "")

    text = _SMALL.sub(lambda found: found.group(1).translate(_SMALL_DIGITS), text)
    text = re.sub(r"(?<=[A-Za-z])" + _SUBSCRIPT.pattern, r"\1", text) if "_" in text else text
    return re.sub(r"(?<=[\u4e00-\u9fff])\s*\$([^$]{1,60})\$\s*", plain, text) if "$" in text else text


def _plain_table(table: Table) -> Table:
    if not any(
        "$" in cell.text or "_" in cell.text or _SMALL.search(cell.text)
        for row in table.rows
        for cell in row.cells
    ):
        return table
    return Table(
        rows=tuple(
            replace(row, cells=tuple(replace(cell, text=plain_formulas(cell.text)) for cell in row.cells))
            for row in table.rows
        )
    )


def _is_noise(text: str) -> bool:
    folded = fold(text)
    if _PAGE_NUMBER.fullmatch(folded):
        return True
    if len(text) <= _MENU_LIMIT and (_MENU.match(text) or _TRAIL.search(folded)):
        return True
    return len(text) <= 120 and _STAMP.search(text) is not None and not any(mark in text for mark in "。；")


def _site_lines(blocks: Sequence[Block]) -> frozenset[Place]:
    """Where lines tell who keeps a web site: next to a line of its menu or to another such line, or last on the page."""
    lines = [block for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _MENU_LIMIT]
    keepers = sum(_KEEPER.match(block.text) is not None for block in lines)
    found: set[Place] = set()
    for ordered, beside in ((lines, False), (lines[::-1], keepers == 1)):
        for block in ordered:
            is_site = beside and _SITE.match(block.text) is not None
            found |= {block.place} if is_site else set()
            beside = is_site or _MENU.match(block.text) is not None
    return frozenset(found)


def _is_catalogue_card(table: Table) -> bool:
    """True for the small table with 索引号 and 发文字号 that government web sites put over a document."""
    texts = {re.sub(r"[\s:：]", "", cell.text) for row in table.rows[:4] for cell in row.cells}
    return len(table.rows) <= 10 and len(texts & _CARD) >= 2


def _running_heads(blocks: Iterable[Block]) -> frozenset[str]:
    """Lines that stand next to a page number on three pages or more."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    counts: dict[str, int] = {}
    for index, line in enumerate(lines):
        if _PAGE_NUMBER.fullmatch(fold(line)):
            for beside in {index - 1, index + 1}:
                if 0 <= beside < len(lines) and 4 <= len(lines[beside]) <= 40:
                    counts[lines[beside]] = counts.get(lines[beside], 0) + 1
    return frozenset(line for line, count in counts.items() if count >= 3 and unit_likeness(line) < 0.5)


def _wrap_width(blocks: Iterable[Block]) -> int | None:
    """The length at which lines were broken, when most sentences of the text were broken at one length."""
    lengths = [_length(b.text) for b in blocks if isinstance(b, Paragraph) and len(b.text) > 12]
    if len(lengths) < 12:
        return None
    lengths.sort()
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(width - 3 <= length <= width + 3 for length in lengths)
    return width if full > len(lengths) * 0.3 and width <= 60 else None


def _length(text: str) -> int:
    """The length of a line as printed, in Chinese letters: digits and Latin marks take half of one."""
    return width_of(text) // 2


def _belongs(lines: Sequence[Paragraph], block: Paragraph, width: int | None) -> bool:
    """True when a further line belongs to the paragraph, by the indents or blank lines of the text or by what it says."""
    number = parse_number(block.text)
    is_heading = number is not None and number.style in {"chapter", "han", "han-bracket"}
    if block.begins is None or (is_heading and not block.begins and lines[-1].text[-1] in _TERMINAL):
        return _goes_on(lines, block.text, width)
    return not block.begins


def _goes_on(lines: Sequence[Paragraph], after: str, width: int | None) -> bool:
    """True when a further line continues the paragraph."""
    head, last = lines[0].text, lines[-1].text
    is_open = bool(open_brackets("".join(line.text for line in lines[-_LINES_BACK:])[-_LETTERS_BACK:]))
    in_bracket = is_open and last[-1] in "：:"
    if _in_units(lines) and parse_number(after) is None and not _DATE_LINE.match(after):
        return True
    if last.endswith("PM") and _SIZE_OF_DUST.match(after):
        return True
    if _REST.match(after) or last[-1] in OPENING or (_DATE_BEGUN.search(last) and _DATE_REST.match(after)):
        return True
    if is_label_alone(last):
        return not starts_with_role(after) and parse_number(after) is None
    if (last[-1] in _TERMINAL and not in_bracket) or "\t" in last or "\t" in after:
        return False
    if (bracket := last_bracket(last)) is not None:
        parse = parse_line if last[: bracket[0]].endswith(("。", "；")) else parse_statement
        if parse(last[bracket[0] :]) is not None:
            return False
    if starts_with_role(after) or _DATE_LINE.match(after) or _heads_unit_list(after):
        return False
    number = parse_number(after)
    if number is not None and not (is_open and number.style not in {"han", "han-bracket"}):
        return False
    if is_open and len(after) < 400 and not _NEW_START.match(after):
        return True
    if _NEW_START.match(after) or (column_of(after) is not None and len(after) < 8):
        return False
    if last[-1] in "、，,—":
        return True
    is_full = width is not None and _length(last) >= width - 3
    if starts_with_role(head) or (ends_with_units(last) and not is_full):
        return _continues_units(last, after) or _is_scrap(last, after, width)
    return _is_cut(head, last, width)


def _heads_unit_list(text: str) -> bool:
    """True for the title of a unit's list, or its name with a colon: 县财政局2024年工作任务清单, or 县财政局： alone."""
    if text[-1] in "：:":
        return unit_named(text) is not None
    return is_caption(text) and unit_in_caption(text) is not None


def _in_units(lines: Sequence[Paragraph]) -> bool:
    """True when the paragraph ends inside a bracket of units: lines may be cut even at its semicolons."""
    text = "".join(line.text for line in lines[-_LINES_BACK:])
    begin = last_open_bracket(text)
    if begin < 0 or len(text) - begin >= _LETTERS_BACK:
        return False
    first = re.split(r"[，,；;（(〔\[]", text[begin + 1 :], maxsplit=1)[0]
    return starts_with_role(text[begin:]) or parse_statement(first) is not None


def _part_names(text: str) -> str:
    """A text about units with a mark where only a blank stands between two names: 责任单位：甲局 乙局."""
    if " " not in text or not (starts_with_role(text) or names_who_answers(text)):
        return text
    pieces = _BLANKS.split(text)
    parted = pieces[0]
    for piece in pieces[1:]:
        before, after = _MARKS.split(parted)[-1], _MARKS.split(piece)[0]
        are_names = unit_likeness(before) == unit_likeness(after) == 1 and not starts_with_role(piece)
        parted += ("、" if are_names else " ") + piece
    return parted


def _continues_units(last: str, after: str) -> bool:
    """True for more names under 牵头单位 and a colon; where no mark separates two lines, one name was cut in two."""
    after = after.split("。", maxsplit=1)[0]
    if _LIMIT.match(after):
        return True
    if len(after) > 80 or not _ROLE_CONTINUES.fullmatch(after):
        return False
    names = re.split(r"[、，,；;：:\s]", re.split(r"[：:]", last, maxsplit=1)[-1])
    if _TIME_SAID.search(names[-1]):
        return False
    if len(names) > 1 and names[-1] in {"各", "有", "相", "县", "市", "区", "镇"}:
        return True
    if unit_likeness(names[-1]) < 1:
        return len(after) <= 12 or unit_likeness(after) > 0 or any(mark in after for mark in "、，,")
    return unit_likeness(after) > _HALF and len(names) > 1


def _is_scrap(last: str, after: str, width: int | None) -> bool:
    """True for the rest of a name that the edge of a line has cut off: 经开区管委 and 会, 各乡 and 镇、县财政局."""
    if width is None or _length(last) < width - 1:
        return False
    more = re.split(r"[、，,；;]", after, maxsplit=1)[1:]
    return len(after) <= _SCRAP or (bool(more) and unit_likeness(more[0]) > _HALF)


def _is_cut(head: str, last: str, width: int | None) -> bool:
    """True when the last line of a paragraph stops where the line or page did, not where the sentence does."""
    if width is not None:
        return _length(last) >= width - 3 and not _TITLE_END.search(last)
    if (_TITLE_END.search(last) and len(last) < 60) or (places_at_head(last) and is_plan_title(last)):
        return False
    number = parse_number(head)
    if number is not None and number.style in {"han", "chapter"}:
        return len(last) > 45
    return len(last) >= _BODY and any(mark in last for mark in "，。；、,;《“")
