"""What a plan says about itself: title, number, year, region, level, office."""

import re
from collections import Counter
from dataclasses import dataclass

from ecoreport.drafting.documents import Block, Paragraph, Table
from ecoreport.drafting.front_page.guesses import Guess
from ecoreport.drafting.front_page.offices import find_office
from ecoreport.drafting.front_page.places import find_region
from ecoreport.drafting.front_page.titles import find_title
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.language.numerals import read_decimal
from ecoreport.language.patterns import either
from ecoreport.model.finding import Place

_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{2,16}\s*[〔\[（(【﹝]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]）)】﹞]\s*(?:第\s*)?\d{1,4}\s*号"
)
_LABELLED_NUMBER = re.compile(
    rf"(?:发文字号|发文文号|文\s*号)\s*[：:]\s*(?P<number>{_DOCUMENT_NUMBER.pattern})"
)
"""文号：某政办发〔2017〕52号 in a line of a web site's labels."""
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?:年(?!\s*[—\-–－~～至到]\s*20)|(?<=[（(]\d{4})(?=[）)]$))")
_HAN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_PLAN_SPAN = re.compile(
    r"(?P<from>20\d\d)\s*年?\s*(?:\d{1,2}\s*月)?\s*[—\-–－~～至到]{1,2}\s*(?P<to>20\d\d)\s*年"
)
_FIVE_YEARS = re.compile(r"十(?P<plan>[三四五六])五")
"""十三五 began in 2016, each one after it five years later."""
_SIGNED = re.compile(r"\s*(?P<year>20\d\d)年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日\s*(?:印发)?\s*")
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
_SOUGHT = (("国家", r"国家|全国"), ("省级", r"省级|全省|自治区级"), ("市级", r"市级|全市"))
_SOUGHT_LEVEL = tuple(
    (level, re.compile(rf"(?:创建|争创|创成|申报|巩固)(?:“[^”]{{1,16}}”)?(?:{words})"))
    for level, words in _SOUGHT
)
"""What a title says it seeks, whatever the honour is called: 创建国家义务教育优质均衡发展区."""
_HONOUR = re.compile(
    either(
        "创建|争创|创成|申报|示范|达标|巩固国家|巩固省|复审|复核",
        "(?:文明|卫生|森林|园林|无废|节水|健康|双拥|食品安全|海绵|平安|(?<!依)法治|宜居|低碳)”?(?:型|典范)?(?:城|县|区|市|乡|镇)",
    )
)
_SUBJECT = re.compile(r"创建|争创|建成|申报|申请|验收|建设")
_PUBLISHED = re.compile(
    r"(?P<site>[\u4e00-\u9fff]{2,20}(?:网|政府|门户网站)).{0,40}?(?P<date>20\d\d[-年./]\d{1,2}[-月./]\d{1,2})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands at the head of a plan; None where it does not say."""

    title: Guess | None
    year: Guess | None
    region: Guess | None
    level: Guess | None
    office: Guess | None
    source: Guess | None
    seeks_honour: bool
    """True for a plan that applies for something a level awards, so that its level should be known."""


def read_front(original: tuple[Block, ...], blocks: tuple[Block, ...], *, stem: str) -> Front:
    """Title, year, region, level, office and number of a plan.

    Args:
        original: The document as it was read, with the web page's own lines.
        blocks: The document after cleaning.
        stem: The file's name without ending, the last resort for the title.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    head = paragraphs[: next((i for i, p in enumerate(paragraphs) if _opens_body(p.text)), 12)]
    title = find_title(head, stem, own=_lines_over_tables(blocks))
    source = _document_number(original, paragraphs) or _published(original) or _signed_by(paragraphs)
    year = _year(title, source, paragraphs) or _target_year(blocks)
    region = find_region(title, head, paragraphs)
    return Front(
        title=title,
        year=year,
        region=region,
        level=_level(title, paragraphs),
        office=find_office(title, head, paragraphs, region),
        source=source,
        seeks_honour=_seeks_honour(title, paragraphs),
    )


def _lines_over_tables(blocks: tuple[Block, ...]) -> int:
    """How many paragraphs stand over the first table, without the one right over it, which is the table's name."""
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Table)), len(blocks) + 1)
    return sum(isinstance(block, Paragraph) for block in blocks[: max(first - 1, 0)])


def _opens_body(text: str) -> bool:
    number = parse_number(text)
    if number is None or len(text) >= 60:
        return False
    return number.style in {"han", "chapter", "article"} or number.printed in {"1", "1.1"}


def _document_number(original: tuple[Block, ...], paragraphs: list[Paragraph]) -> Guess | None:
    """The number as it stands in a line of its own, or in the small table that web sites put over a document."""
    for table in (block for block in original[:40] if isinstance(block, Table)):
        for cell in (cell for row in table.rows[:8] for cell in row.cells):
            if _DOCUMENT_NUMBER.fullmatch(fold(cell.text).strip()) is not None:
                return Guess(value=re.sub(r"\s", "", fold(cell.text)), place=table.place)
    for block in original[:40]:
        labelled = _LABELLED_NUMBER.search(fold(block.text)) if isinstance(block, Paragraph) else None
        if labelled is not None:
            return Guess(value=re.sub(r"\s", "", labelled.group("number")), place=block.place)
    for paragraph in paragraphs[:40]:
        found = _DOCUMENT_NUMBER.search(fold(paragraph.text))
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
        without_span = _PLAN_SPAN.sub("", _with_plain_years(title.value))
        if (found := _YEAR.search(without_span)) is not None:
            return Guess(value=found.group("year"), place=title.place)
        if (found := _PLAN_SPAN.search(_with_plain_years(title.value))) is not None:
            return Guess(value=found.group("from"), place=title.place, reason="标题中规划期的第一年")
        if (found := _FIVE_YEARS.search(title.value)) is not None:
            first = 2016 + 5 * "三四五六".index(found.group("plan"))
            return Guess(value=str(first), place=title.place, reason=f"标题中“{found.group(0)}”时期的第一年")
    for guess in (source,):
        if guess is not None and (found := re.search(r"20\d\d", guess.value)) is not None:
            return Guess(value=found.group(0), place=guess.place, reason="文号或发文日期")
    spans = [
        (found.group("from"), p.place)
        for p in paragraphs
        if (found := _PLAN_SPAN.search(_with_plain_years(p.text))) is not None
    ]
    if spans:
        year, count = Counter(value for value, _ in spans).most_common(1)[0]
        place = next(place for value, place in spans if value == year)
        return Guess(value=year, place=place, reason=f"文中 {count} 处规划期的第一年")
    years = Counter(
        found for p in paragraphs for found in re.findall(r"20\d\d(?=年)", _with_plain_years(p.text))
    )
    if years:
        return Guess(value=years.most_common(1)[0][0], reason="文中出现最多的年份")
    return None


def _with_plain_years(text: str) -> str:
    """The text with plain digits, those of years in Chinese too: 二〇二四年."""
    folded = fold(text)
    if "二" not in folded:
        return folded
    return _HAN_YEAR.sub(lambda found: str(read_decimal(found.group(0))), folded)


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
        told = "".join(titles)
        if len(set(years)) > 1 and re.search(r"现状|完成|实际|基期|基准|实绩|目标|计划", told) is None:
            years.remove(min(years))  # of bare years the first is that of the present
        if years:
            return Guess(value=min(years), place=table.place, reason="目标列的第一个年份")
    return None


def _seeks_honour(title: Guess | None, paragraphs: list[Paragraph]) -> bool:
    """True for a plan that applies for something a level awards; most work plans do not."""
    texts = [title.value] if title is not None and title.reason != "文件名" else [p.text for p in paragraphs]
    return any(_HONOUR.search(text) for text in texts)


def _level(title: Guess | None, paragraphs: list[Paragraph]) -> Guess | None:
    if title is not None:
        for level, pattern in (*_LEVEL, *_SOUGHT_LEVEL):
            if pattern.search(title.value):
                return Guess(value=level, place=title.place)
    if not _seeks_honour(title, paragraphs):
        return None
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
