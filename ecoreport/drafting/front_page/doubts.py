"""What a person should look at in what a plan says about itself."""

from ecoreport.drafting.front_page.front import Front
from ecoreport.drafting.front_page.guesses import value_of
from ecoreport.drafting.gathering import Gathering
from ecoreport.model.finding import Place

UNKNOWN = "待确认"
"""Stands where a programme must say something and the document does not; a doubt names it."""


def doubt_front(front: Front, gathering: Gathering, *, title: str, document: str) -> None:
    """Keeps where title, year and the like came from, with a doubt for each that was guessed or is missing."""
    here = Place(file=document)
    for field in ("title", "year", "region", "level", "office", "source"):
        guess = getattr(front, field)
        if guess is not None:
            gathering.came_from(field, guess.place, guess.value)
    if front.title is None or front.title.reason:
        gathering.doubt("DRAFT-001", here, title=title)
    if front.year is None or front.year.reason:
        reason = (front.year.reason if front.year is not None else None) or "文中也找不到年份的情况"
        place = front.year.place if front.year is not None else here
        gathering.doubt("DRAFT-002", place, reason=reason, year=gathering.year or "（待填）")
    if front.region is None or front.region.reason:
        region = value_of(front.region) or UNKNOWN
        reason = (front.region.reason if front.region is not None else None) or "文中也没有提到地名的情况"
        gathering.doubt("DRAFT-003", here, reason=reason, region=region)
    if front.office is None:
        gathering.doubt("DRAFT-004", here)
    if front.level is None and front.seeks_honour:
        gathering.doubt("DRAFT-024", here)
