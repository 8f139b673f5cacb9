"""The page of an official paper in figures: GB/T 9704-2012 by default, in one place for offices that differ."""

from dataclasses import dataclass, field

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, Word's measure of length."""
    return round(millimetres * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Typeface and size of a style."""

    font: str
    points: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Paper, margins, grid and faces. Lengths in millimetres unless the name says otherwise."""

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0
    header: float = 20.0
    footer: float = 25.0
    """Distance of the page number's line from the edge; 25 puts its dash 7 mm below the text area (5.2.1, 7.5)."""
    line_pitch: int = 579
    """Twips; 22 lines fill 225 mm. 580 gives 21 lines in LibreOffice 7.4."""
    tightening: int = -5
    """Run spacing in twentieths of a point; 28 characters fill 156 mm in Word and LibreOffice 7.4 alike."""
    title: Face = field(default_factory=lambda: Face(font="方正小标宋简体", points=22))
    body: Face = field(default_factory=lambda: Face(font="仿宋", points=16))
    heading1: Face = field(default_factory=lambda: Face(font="黑体", points=16))
    heading2: Face = field(default_factory=lambda: Face(font="楷体", points=16))
    page_number: Face = field(default_factory=lambda: Face(font="宋体", points=14))
    table_head: Face = field(default_factory=lambda: Face(font="黑体", points=10.5))
    table_text: Face = field(default_factory=lambda: Face(font="仿宋", points=10.5))
    table_leading: int = 320
    """Twips; exact, so that the body's grid does not blow up the rows."""
    title_leading: int = 700
    """Twips; exact and off the grid: on it, a title line took two grid rows in LibreOffice 7.4 (58 pt instead of 35)."""


OFFICIAL = Profile()
"""GB/T 9704-2012 with the margins and the pitch of office practice."""

SUBSTITUTES = {
    "方正小标宋简体": "小标宋,华文中宋,宋体",
    "仿宋": "仿宋_GB2312,FangSong",
    "楷体": "楷体_GB2312,KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""What Word takes when a face is not installed; every Windows has at least one of each row."""
