"""Place names, and which of them a plan is about."""

import re
from collections import Counter
from collections.abc import Iterable

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.front_page.guesses import Guess
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.language.patterns import either
from ecoreport.model.finding import Place

_AUTONOMOUS = r"[^\W省市盟]{2,16}?(?:自治[州县旗区]|联合旗|族区)"
"""Names with those of peoples in them are long, and may hold 乡 and 州: 样例保安族东乡族自治县."""
_PLACE = re.compile(
    rf"{_AUTONOMOUS}|[\u4e00-\u9fff]县(?![级域城市区])"
    r"|[\u4e00-\u9fff]{2,6}?(?:地区|省|市|州|盟|区|县|旗|(?:镇|乡)(?!市(?![场政容级直]))|街道)"
)
_RANKS = (
    ("省", "自治区"),
    ("市", "自治州", "州", "盟", "地区"),
    ("县", "区", "旗"),
    ("镇", "乡", "街道"),
)
"""Endings of place names from the largest to the smallest; 自治县 and 自治旗 end like the rest of theirs."""
_CITY = 1
"""The rank of which one may lie in another: 样例市模拟市."""
_NO_SECOND_CITY = re.compile(r".{2,}城市|.{5,}市|[^市]*市(?=[场容政民级直域内外辖际价值区县委])")
"""What follows the name of a city like that of a second one: 花园城市, 农贸市场, 优化市容."""
_ADDRESSEES = re.compile(r"[：:]\s*$")
"""The line of a notice that says whom it is for."""
_GENERIC = re.compile(
    either(
        "示范|工业|产业|禁|限|清退|园区|功能|保护|开发|辖|城区|社区|景区|地区|片区|小区|矿区|林区|灌区|新区|库区|山区|街区|集聚",
        "^[我各该]|^自治|^[本全](?:$|行政|辖|地|市|县|区|省|乡|镇|街|村|域|社|流域|国)|[我各该]$|国家|省级|市级|县级|创建",
        "争创|申报|根据|按照|依据|结合|围绕|重点|生态|文明|建设|城市|乡镇|县市|市县|县区|区县|直属|有关|(?<=..)[和为党]",
        "^[为党].|与|及|在|由|(?<!^)向|对|级|政府|委|提升|推进|加强|加快|实施|全面|开展|深入|打造|改善",
    )
)
_KIND_OF_AREA = re.compile(r"[\u4e00-\u9fff]{2}(?:城|社|景|片|小|矿|林|灌|库|街|园|牧|校)区$")
"""健康城区, 旅游景区: no place; with one letter it can be one (东城区)."""
_GOVERNED = re.compile(
    r"(?:中共)?(?P<name>(?!各)(?:(?!委|政府)[\u4e00-\u9fff]){1,20}?[市县区旗])(?:人民政府|管理委员会|管委会|委员会|委?办公室)"
)
"""A line that begins with the government of a place, whatever its name is like: 样例矿区人民政府."""


_ZONE = re.compile(
    r"(?P<name>(?P<own>[\u4e00-\u9fff]{0,8}?)(?:经济(?:技术)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|经开区|综合保税区|旅游度假区|管理区)"
    r"|(?P<called>[\u4e00-\u9fff]{2,8}?)(?:(?:工业|产业|科技)(?:集中|集聚)?(?:园区|园|区)|新区))"
    r"(?:党工委|管委会|管理委员会)?(?:办公室)?(?=20\d\d年|关于|创建)"
)
"""A park or zone at the head of a title, before its year: 样例市城北经济开发区2024年工作要点."""


def places_at_head(text: str) -> list[str]:
    """Place names at the head of a text, longest first: 样例市模拟区 gives both parts and the whole."""
    names: list[str] = []
    rest, rank = text, -1
    while (found := _PLACE.match(rest)) is not None and not _is_generic(found.group(0)):
        own = next(index for index, endings in enumerate(_RANKS) if found.group(0).endswith(endings))
        if own < rank or (own == rank and not _is_city_below(names, rest)):
            break
        rank = own
        names.append(found.group(0))
        rest = rest[found.end() :]
    return names


def _is_city_below(names: list[str], rest: str) -> bool:
    """True where the rest of a text begins with a city that lies in the one before it."""
    cities = [name for name in names if name.endswith(_RANKS[_CITY])]
    is_other = cities == names[-1:] and not rest.startswith(names[-1])
    return is_other and _NO_SECOND_CITY.match(rest) is None


def _is_generic(name: str) -> bool:
    if re.fullmatch(_AUTONOMOUS, name):
        return False
    return _GENERIC.search(name[:-1]) is not None or _KIND_OF_AREA.search(name) is not None


def find_region(title: Guess | None, head: list[Paragraph], paragraphs: list[Paragraph]) -> Guess | None:
    """The region of a plan: named at the head of its title or of a line before its text, else the place it names most often."""
    places: list[tuple[str, Place]] = []
    governed = {found["name"] for p in paragraphs if (found := _GOVERNED.match(squeeze(p.text)))}
    lines = [(squeeze(p.text), p.place) for p in head if not _ADDRESSEES.search(p.text)]
    sources = ([(title.value, title.place)] if title else []) + lines
    for text, place in sources:
        stripped = re.sub(
            r"^(?:20\d\d年度?)?(?:中共)?(?:关于[\u4e00-\u9fff]{0,6}?(?:印发|下达|分解|做好|开展|下发)(?:20\d\d年度?)?)?[《“]?",
            "",
            fold(text),
        )
        if name := _place_at_head(stripped, governed):
            places.append((name, place))
    own = places[0][0] if places else None
    if own is None:
        own_guess = _frequent_place(paragraphs)
        if own_guess is None:
            return None
        own, reason, place = own_guess, "文中出现最多的地名", Place()
    else:
        reason, place = None, places[0][1]
    return Guess(value=_full_name(own, paragraphs), place=place, reason=reason)


def _place_at_head(text: str, governed: Iterable[str]) -> str:
    """The place a text begins with, down to one that has a government, though its name alone may be no place; empty when none."""
    head = "".join(places_at_head(text))
    zone = _ZONE.match(text, len(head))
    if zone is not None and not _GENERIC.search(zone["own"] or zone["called"] or ""):
        head += zone["name"]
    longer = [begin + name for name in governed for begin in ("", head) if text.startswith(begin + name)]
    return max([head, *longer], key=len)


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
        for found in re.finditer(
            rf"(?:{_AUTONOMOUS}|[\u4e00-\u9fff]{{2,6}}?(?:省|市|州|盟|地区))+(?={own})", text
        ):
            prefix = re.sub(r"^(?:中共|关于印发|附件\d?)", "", found.group(0))
            if not _is_generic(prefix):
                longer[prefix] += 1
    return longer.most_common(1)[0][0] + own if longer else own
