"""Place names, and which of them a plan is about."""

import re
from collections import Counter

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.front_page.guesses import Guess
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.finding import Place

_PLACE = re.compile(
    r"[\u4e00-\u9fff]县(?![级域城市区])|[\u4e00-\u9fff]{2,6}?(?:自治州|自治县|自治旗|地区|省|市|州|盟|区|县|旗|镇|乡|街道)"
)
_RANKS = (("省",), ("市", "自治州", "州", "盟", "地区"), ("县", "区", "旗"), ("镇", "乡", "街道"))
"""Endings of place names from the largest to the smallest; 自治县 and 自治旗 end like the rest of theirs."""
_ADDRESSEES = re.compile(r"[：:]\s*$")
"""The line of a notice that says whom it is for."""
_GENERIC = re.compile(
    r"示范|工业|产业|禁|限|清退|园区|功能|保护|开发|辖|城区|社区|景区|地区|片区|小区|矿区|林区|灌区|新区|库区|山区|街区|集聚|^[我本各该全]|[我各该]$|国家|省级|市级|县级|创建|争创|申报|根据|按照|依据|结合|围绕|重点|生态|文明|建设|城市|乡镇|县市|市县|县区|区县|直属|有关|为|(?<=..)和|与|及|在|由|向|对|级|政府|党|委|提升|推进|加强|加快|实施|全面|开展|深入|打造|改善"
)

_KIND_OF_AREA = re.compile(r"[\u4e00-\u9fff]{2}(?:城|社|景|片|小|矿|林|灌|库|街|园|牧|校)区$")
"""健康城区, 旅游景区: no place; with one letter it can be one (东城区)."""


def places_at_head(text: str) -> list[str]:
    """Place names at the head of a text, longest first: 样例市模拟区 gives both parts and the whole."""
    names: list[str] = []
    rest, rank = text, -1
    while (found := _PLACE.match(rest)) is not None and not _is_generic(found.group(0)):
        own = next(index for index, endings in enumerate(_RANKS) if found.group(0).endswith(endings))
        if own <= rank:
            break
        rank = own
        names.append(found.group(0))
        rest = rest[found.end() :]
    return names


def _is_generic(name: str) -> bool:
    return _GENERIC.search(name[:-1]) is not None or _KIND_OF_AREA.search(name) is not None


def find_region(title: Guess | None, head: list[Paragraph], paragraphs: list[Paragraph]) -> Guess | None:
    """The region of a plan: named at the head of its title or of a line before its text, else the place it names most often."""
    places: list[tuple[str, Place]] = []
    lines = [(squeeze(p.text), p.place) for p in head if not _ADDRESSEES.search(p.text)]
    sources = ([(title.value, title.place)] if title else []) + lines
    for text, place in sources:
        stripped = re.sub(
            r"^(?:20\d\d年度?)?(?:中共)?(?:关于[\u4e00-\u9fff]{0,6}?(?:印发|下达|分解|做好|开展|下发))?[《“]?",
            "",
            text,
        )
        names = places_at_head(stripped)
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
        if _ADDRESSEES.search(text):
            continue
        for found in re.finditer(
            r"(?:^|(?<=[《“。，、；：,;:]))(?:中共)?(?P<name>(?!中共)[\u4e00-\u9fff]{2,4}[市县区州旗])(?!区|市|长|委|直|级|场|民|域|辖|属)",
            text,
        ):
            if not _is_generic(found.group("name")):
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
            if not _is_generic(prefix):
                longer[prefix] += 1
    return longer.most_common(1)[0][0] + own if longer else own
