"""The office that runs a programme: the one that issues the plan, or the one its organisation chapter sets up."""

import re
from collections.abc import Iterator

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.front_page.guesses import Guess
from ecoreport.drafting.front_page.places import places_at_head
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.finding import Place

_BODY = r"(?:指挥部|领导小组|工作专班|委员会|联席会议)"
_OFFICE_END = re.compile(rf"(?:{_BODY}办公室|工作办公室|创建办公室|创建办|专班)(?!成员)")
_SEAT = re.compile(
    rf"(?P<body>{_BODY})?[，,。；]?(?:领导小组|指挥部|委员会|专班|其|日常)?(?:下设)?(?:工作)?办公室[（(]?(?:办公地点|日常工作)?(?:设立?|设置|挂靠)(?:在|于)"
    rf"|(?P<setting>{_BODY})[，,]?下设办公室"
)
"""领导小组办公室设在市生态环境局: the body named last before it has an office."""
_BEGINS = re.compile(
    r"[，。；、：:（）()《》\s]|关于印发|成立|设立|组建|建立|充实|发挥|依托|调整|报送|(?<=情况)报|由|经|向|将|把|在(?=[省市县区州])"
)
"""What stands before the name of a body."""
_ISSUER = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”]{4,30}?(?<!政府)(?<![省市县区州旗]委)(?<!委员会)办公室)(?:文件)?"
)
"""A line that is an office alone, or its letterhead: 样例县河长制办公室文件."""
_LETTERS = 40
_RANK = "省市县区州"
_PARTY_OFFICE = re.compile(rf"(?:^|[{_RANK}旗])委员会办公室$")


def find_office(
    title: Guess | None, head: list[Paragraph], paragraphs: list[Paragraph], region: Guess | None
) -> Guess | None:
    """The office by its full name, with the region before it instead of a bare 市, 县 or 区; None when none is named."""
    candidates: list[tuple[bool, bool, str, Place]] = []
    bodies = [name for text in (*head, *paragraphs) for name in _bodies_in(squeeze(text.text))]
    heads = ([(title.value, title.place)] if title is not None else []) + [(p.text, p.place) for p in head]
    for is_body, texts in ((False, heads), (True, [(p.text, p.place) for p in paragraphs])):
        for text, place in texts:
            for name in _offices_in(squeeze(text), bodies, is_body=is_body):
                candidates.append((is_body, name[0] in _RANK, name, place))
    if not candidates:
        return None
    _, is_short, name, place = min(candidates, key=lambda candidate: candidate[:2])
    if is_short and region is not None:
        name = (places_at_head(region.value) or [region.value])[-1] + name[1:]
    return Guess(value=name, place=place)


def _offices_in(text: str, known: list[str], *, is_body: bool) -> Iterator[str]:
    """The offices a text names; in running text only those of a campaign, for it names many others.

    Args:
        text: A line or paragraph.
        known: The bodies that the plan names in full, for an office told of by 领导小组办公室 alone.
        is_body: True for running text.
    """
    for found in _OFFICE_END.finditer(text):
        name = _name_before(text, found.end())
        campaign = any(word in name for word in ("创建", "生态", "领导小组", "指挥部"))
        if name and (campaign or (not is_body and "专班" not in name)):
            yield name
    issuer = _ISSUER.fullmatch(text) if not is_body else None
    if issuer is not None and (name := _name_before(text, issuer.end("name"))):
        yield name
    for found in _SEAT.finditer(text):
        kind = re.findall(_BODY, text[: found.end()])
        names = _bodies_in(text[: found.end()]) or [
            name for name in known if kind and name.endswith(kind[-1])
        ]
        if names:
            yield f"{names[-1]}办公室"


def _bodies_in(text: str) -> list[str]:
    """The leading groups, headquarters and committees that a text names in full."""
    return [name for found in re.finditer(_BODY, text) if (name := _name_before(text, found.end()))]


def _name_before(text: str, end: int) -> str:
    """The full name of a body or office that ends there, beginning with a place or 市, 县, 区; empty when it is cut short."""
    before = text[max(0, end - _LETTERS) : end]
    name = re.sub(r"^(?:中共|的|和|与|各|其|下设)+", "", _BEGINS.split(before)[-1])
    begins = bool(name) and (name[0] in _RANK or places_at_head(name) != [])
    return name if begins and len(name) > 4 and _PARTY_OFFICE.search(name) is None else ""
