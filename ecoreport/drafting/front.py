"""What a plan says about itself: title, number, year, region, level, office."""

import re
from collections import Counter
from dataclasses import dataclass

from ecoreport.drafting.captions import is_caption, strip_annex
from ecoreport.drafting.documents import Block, Paragraph, Table
from ecoreport.drafting.numbering import parse_number
from ecoreport.drafting.wording import fold, squeeze
from ecoreport.model.finding import Place

_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{2,16}\s*[〔\[（(【﹝]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]）)】﹞]\s*(?:第\s*)?\d{1,4}\s*号"
)
_KIND = r"(?:方案|工作计划|行动计划|计划|要点|实施意见|意见|规划|任务书|目标责任书|分解方案|工作安排|办法|(?:任务|责任|工作)分工|目标任务|重点工作)"
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
_TABLE_SUBJECT = re.compile(r"任务|指标|工作|创建|分解|目标|整治|行动")
_SUBJECT_OF_NOTICE = re.compile(
    r"关于(?:印发|下达|分解|明确|做好|开展|落实)(?P<title>[^《》，。]{6,60})的通知$"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年(?!\s*[—\-–－~～至到]\s*20)")
_PLAN_SPAN = re.compile(r"(?P<from>20\d\d)\s*年?\s*[—\-–－~～至到]{1,2}\s*(?P<to>20\d\d)\s*年")
_SIGNED = re.compile(r"\s*(?P<year>20\d\d)年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日\s*(?:印发)?\s*")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治州|自治县|自治旗|地区|省|市|州|盟|区|县|旗|镇|乡)")
_RANKS = (("省",), ("市", "自治州", "州", "盟", "地区"), ("县", "区", "旗"), ("镇", "乡"))
"""Endings of place names from the largest to the smallest; 自治县 and 自治旗 end like the rest of theirs."""
_GENERIC = re.compile(
    r"示范|园区|功能|保护|开发|辖|城区|社区|景区|地区|片区|小区|矿区|林区|灌区|新区|库区|山区|街区|集聚|^[我本各该全]|国家|省级|市级|县级|创建|争创|重点|生态|文明|建设|城市|乡镇|县市|市县|县区|区县|直属|有关|为|和|与|及|在|由|向|对|级|政府|党"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()]{2,40}?(?:指挥部办公室|领导小组办公室|工作专班办公室|委员会办公室|工作办公室|创建办公室|创建办|专班)"
)
_LEVEL = (
    (
        "国家",
        re.compile(
            r"国家级?(?:生态|卫生|文明|森林|园林|环保|环境|节水|低碳|食品|慢性病|健康|全域|农业|公共|知识|历史|水土|海洋|创新|绿色|现代|农产品|乡村|旅游|海绵|无废|碳达峰|可持续)|全国(?:文明|卫生|双拥|法治|健康|市域)"
        ),
    ),
    ("省级", re.compile(r"省级?(?:生态|卫生|文明|森林|园林|环保|环境|节水|低碳|食品|健康|示范|级)|自治区级")),
    ("市级", re.compile(r"市级(?:生态|卫生|文明|森林|园林|示范|绿色|健康|节水)")),
)
_SUBJECT = re.compile(r"创建|争创|建成|申报|申请|验收|建设")
_PUBLISHED = re.compile(
    r"(?P<site>[\u4e00-\u9fff]{2,20}(?:网|政府|门户网站)).{0,40}?(?P<date>20\d\d[-年./]\d{1,2}[-月./]\d{1,2})"
)


_NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A value with where it came from; `reason` is set when it was not simply read."""

    value: str
    place: Place = _NOWHERE
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands at the head of a plan; None where it does not say."""

    title: Guess | None
    year: Guess | None
    region: Guess | None
    level: Guess | None
    office: Guess | None
    source: Guess | None


def read_front(original: tuple[Block, ...], blocks: tuple[Block, ...], *, stem: str) -> Front:
    """Title, year, region, level, office and number of a plan.

    Args:
        original: The document as it was read, with the web page's own lines.
        blocks: The document after cleaning.
        stem: The file's name without ending, the last resort for the title.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    head = paragraphs[: next((i for i, p in enumerate(paragraphs) if _opens_body(p.text)), 12)]
    title = _title(head, stem)
    source = _document_number(original, paragraphs) or _published(original) or _signed_by(paragraphs)
    year = _year(title, source, paragraphs) or _target_year(blocks)
    region = _region(title, head, paragraphs)
    return Front(
        title=title,
        year=year,
        region=region,
        level=_level(title, paragraphs),
        office=_office(title, head, paragraphs, region),
        source=source,
    )


def _opens_body(text: str) -> bool:
    number = parse_number(text)
    return number is not None and number.style in {"han", "chapter", "article"} and len(text) < 60


def _title(head: list[Paragraph], stem: str) -> Guess | None:
    named: str | None = None
    found: Paragraph | None = None
    for index, paragraph in enumerate(head):
        text = squeeze(paragraph.text)
        notice = _NOTICE.search(text) or _NAMED_IN_NOTICE.search(text)
        if notice is not None:
            named = squeeze(notice.group("title"))
        elif (
            _TITLE.fullmatch(text)
            and not text.startswith(("附", "按照", "根据"))
            and parse_number(text) is None
        ):
            found = paragraph
        elif index and _SECOND_HALF.fullmatch(text) and not re.search(r"[。：:；]$", head[index - 1].text):
            joined = squeeze(head[index - 1].text + text)
            if _TITLE.fullmatch(joined) and "文件" not in joined:
                return Guess(value=joined, place=head[index - 1].place)
    if found is not None:
        above = head[head.index(found) - 1] if found is not head[0] else found
        if not _places(squeeze(found.text)) and _is_first_half(above.text):
            return Guess(value=squeeze(above.text + found.text), place=above.place)
        following = squeeze(head[head.index(found) + 1].text) if found is not head[-1] else ""
        subtitle = following if _SUBTITLE.fullmatch(fold(following)) else ""
        return Guess(value=squeeze(found.text) + subtitle, place=found.place)
    if named is not None:
        return Guess(value=named)
    for paragraph in head:
        notice = _SUBJECT_OF_NOTICE.search(squeeze(paragraph.text))
        if notice is not None:
            return Guess(value=notice.group("title"), place=paragraph.place, reason="通知标题")
    caption = next((p for p in head if _heads_table(strip_annex(p.text))), None)
    if caption is not None:
        return Guess(value=strip_annex(caption.text), place=caption.place, reason="表名")
    if re.search(r"[\u4e00-\u9fff]{4,}", stem) and re.search(_KIND, stem):
        return Guess(value=squeeze(stem), reason="文件名")
    return None


def _is_first_half(text: str) -> bool:
    """True for a line with a place and no end, over a title that names no place: 样例县创建卫生县城 / 2023年攻坚方案."""
    text = squeeze(text)
    ends = re.search(rf"[。，；：:]|(?:文件|号|政府|办公室|委员会|{_KIND})$", text)
    return len(text) <= 40 and ends is None and _places(text) != []


def _heads_table(text: str) -> bool:
    """True for the title of a table: it ends like one, or names a place and what the table is about."""
    if parse_number(text) is not None or text.startswith("-") or len(text) < 8:
        return False
    names_place = len(text) <= 60 and not re.search(r"[。，；：]", text) and _places(text) != []
    return is_caption(text) or (names_place and _TABLE_SUBJECT.search(text) is not None)


def _document_number(original: tuple[Block, ...], paragraphs: list[Paragraph]) -> Guess | None:
    """The number as it stands in a line of its own, or in the small table that web sites put over a document."""
    for table in (block for block in original[:40] if isinstance(block, Table)):
        for cell in (cell for row in table.rows[:8] for cell in row.cells):
            if _DOCUMENT_NUMBER.fullmatch(cell.text.strip()) is not None:
                return Guess(value=re.sub(r"\s", "", cell.text), place=table.place)
    for paragraph in paragraphs[:40]:
        found = _DOCUMENT_NUMBER.search(paragraph.text)
        if (
            found is not None
            and len(paragraph.text) <= len(found.group(0)) + 14
            and "《" not in paragraph.text
        ):
            return Guess(value=re.sub(r"\s", "", found.group(0)), place=paragraph.place)
    return None


def _published(original: tuple[Block, ...]) -> Guess | None:
    for block in original[:40]:
        if isinstance(block, Paragraph) and len(block.text) < 120 and "。" not in block.text:
            found = _PUBLISHED.search(re.sub(r"www\.\S*?(?=20\d\d)|https?://\S*?(?=20\d\d)", "", block.text))
            if found is not None:
                year, month, day = (int(part) for part in re.split(r"[-年月./]", found.group("date"))[:3])
                return Guess(value=f"{found.group('site')}{year}年{month}月{day}日发布", place=block.place)
    return None


def _signed_by(paragraphs: list[Paragraph]) -> Guess | None:
    for index in range(len(paragraphs) - 1, 0, -1):
        text = paragraphs[index].text
        if _SIGNED.fullmatch(fold(text)):
            by = squeeze(paragraphs[index - 1].text)
            if len(by) <= 40 and re.search(r"(?:政府|办公室|委员会|指挥部|局|领导小组|创建办)$", by):
                return Guess(value=by + squeeze(text).removesuffix("印发"), place=paragraphs[index].place)
    return None


def _year(title: Guess | None, source: Guess | None, paragraphs: list[Paragraph]) -> Guess | None:
    if title is not None:
        without_span = _PLAN_SPAN.sub("", fold(title.value))
        if (found := _YEAR.search(without_span)) is not None:
            return Guess(value=found.group("year"), place=title.place)
        if (found := _PLAN_SPAN.search(fold(title.value))) is not None:
            return Guess(value=found.group("from"), place=title.place, reason="标题中规划期的第一年")
    for guess in (source,):
        if guess is not None and (found := re.search(r"20\d\d", guess.value)) is not None:
            return Guess(value=found.group(0), place=guess.place, reason="文号或发文日期")
    spans = [
        (found.group("from"), p.place)
        for p in paragraphs
        if (found := _PLAN_SPAN.search(fold(p.text))) is not None
    ]
    if spans:
        year, count = Counter(value for value, _ in spans).most_common(1)[0]
        place = next(place for value, place in spans if value == year)
        return Guess(value=year, place=place, reason=f"文中 {count} 处规划期的第一年")
    years = Counter(found for p in paragraphs for found in re.findall(r"20\d\d(?=年)", fold(p.text)))
    if years:
        return Guess(value=years.most_common(1)[0][0], reason="文中出现最多的年份")
    return None


def _target_year(blocks: tuple[Block, ...]) -> Guess | None:
    """The first year that the target columns of a table name; the years of present values aside."""
    for table in (block for block in blocks if isinstance(block, Table)):
        titles = [fold(cell.text) for row in table.rows[:3] for cell in row.cells]
        years = [
            found.group(0)
            for title in titles
            if len(title) <= 16
            and (found := re.search(r"20\d\d", title)) is not None
            and not re.search(r"现状|完成|实际|基期|基准|实绩", title)
        ]
        if years:
            return Guess(value=min(years), place=table.place, reason="目标列的第一个年份")
    return None


def _places(text: str) -> list[str]:
    """Place names at the head of a text, longest first: 样例市模拟区 gives both parts and the whole."""
    names: list[str] = []
    rest, rank = text, -1
    while (found := _PLACE.match(rest)) is not None and not _GENERIC.search(found.group(0)[:-1]):
        own = next(index for index, endings in enumerate(_RANKS) if found.group(0).endswith(endings))
        if own <= rank:
            break
        rank = own
        names.append(found.group(0))
        rest = rest[found.end() :]
    return names


def _region(title: Guess | None, head: list[Paragraph], paragraphs: list[Paragraph]) -> Guess | None:
    places: list[tuple[str, Place]] = []
    sources = ([(title.value, title.place)] if title else []) + [(squeeze(p.text), p.place) for p in head]
    for text, place in sources:
        stripped = re.sub(
            r"^(?:中共)?(?:关于[\u4e00-\u9fff]{0,6}?(?:印发|下达|分解|做好|开展|下发))?[《“]?", "", text
        )
        names = _places(stripped)
        if names:
            places.append(("".join(names), place))
    own = places[0][0] if places else None
    if own is None:
        own_guess = _frequent_place(paragraphs)
        if own_guess is None:
            return None
        own, reason, place = own_guess, "文中出现最多的地名", Place()
    else:
        reason, place = None, places[0][1]
    return Guess(value=_full_name(own, paragraphs), place=place, reason=reason)


def _frequent_place(paragraphs: list[Paragraph]) -> str | None:
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = paragraph.text
        for found in re.finditer(
            r"(?:^|(?<=[《“。，、；：,;:]))(?P<name>[\u4e00-\u9fff]{2,4}[市县区州旗])(?!区|市)", text
        ):
            if not _GENERIC.search(found.group("name")[:-1]):
                counts[found.group("name")] += (
                    3 if len(text) < 30 or text[found.start() - 1 : found.start()] == "《" else 1
                )
    return counts.most_common(1)[0][0] if counts else None


def _full_name(own: str, paragraphs: list[Paragraph]) -> str:
    """The place with the city or province it lies in, when a heading of the document writes it so."""
    longer: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = squeeze(paragraph.text)
        if len(text) > 80 or own not in text:
            continue
        for found in re.finditer(rf"(?:[\u4e00-\u9fff]{{2,6}}?(?:省|自治区|市|州|盟|地区))+(?={own})", text):
            prefix = re.sub(r"^(?:中共|关于印发|附件\d?)", "", found.group(0))
            if not _GENERIC.search(prefix[:-1]):
                longer[prefix] += 1
    return longer.most_common(1)[0][0] + own if longer else own


def _level(title: Guess | None, paragraphs: list[Paragraph]) -> Guess | None:
    if title is not None:
        for level, pattern in _LEVEL:
            if pattern.search(title.value):
                return Guess(value=level, place=title.place)
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for paragraph in paragraphs:
        for sentence in re.split(r"[。；]", paragraph.text):
            if not _SUBJECT.search(sentence):
                continue
            for level, pattern in _LEVEL:
                hits = len(pattern.findall(sentence))
                if hits:
                    counts[level] += hits
                    first.setdefault(level, paragraph.place)
    if counts:
        level = counts.most_common(1)[0][0]
        return Guess(value=level, place=first[level], reason="正文中的提法")
    for paragraph in paragraphs:
        found = re.search(r"(国家|省级|市级)(?:考核)?指标", paragraph.text)
        if found is not None:
            return Guess(value=found.group(1), place=paragraph.place, reason="正文中的提法")
    return None


def _office(
    title: Guess | None, head: list[Paragraph], paragraphs: list[Paragraph], region: Guess | None
) -> Guess | None:
    short = region.value if region is not None else ""
    candidates: list[tuple[int, str, Place]] = []
    texts = ([(0, title.value, title.place)] if title else []) + [(0, squeeze(p.text), p.place) for p in head]
    texts += [(1, squeeze(p.text), p.place) for p in paragraphs if "办公室" in p.text or "创建办" in p.text]
    for rank, text, place in texts:
        for found in _OFFICE.finditer(text):
            name = re.sub(r"^(?:中共|由|设立|成立|的|和|与|向|各|其|下设)+", "", found.group(0))
            starts = bool(_places(name)) or name[0] in "省市县区州"
            if starts and ("创建" in name or "生态" in name or "领导小组" in name or "指挥部" in name):
                candidates.append((rank, name, place))
    if not candidates:
        return None
    rank, name, place = min(candidates, key=lambda c: (c[0], c[1][0] in "省市县区州"))
    if name[0] in "省市县区州" and short:
        name = (_places(short) or [short])[-1] + name[1:]
    return Guess(value=name, place=place)
