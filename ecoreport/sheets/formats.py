"""Number formats: what the built-in numbers stand for, and which day a serial number is."""

from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

BUILT_IN = MappingProxyType(
    {
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy/m/d",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy/m/d h:mm",
        27: 'yyyy"年"m"月"',
        28: 'm"月"d"日"',
        29: 'm"月"d"日"',
        30: "m-d-yy",
        31: 'yyyy"年"m"月"d"日"',
        32: 'h"时"mm"分"',
        33: 'h"时"mm"分"ss"秒"',
        36: 'yyyy"年"m"月"',
        37: "#,##0;-#,##0",
        38: "#,##0;[Red]-#,##0",
        39: "#,##0.00;-#,##0.00",
        40: "#,##0.00;[Red]-#,##0.00",
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
        50: 'yyyy"年"m"月"',
        51: 'm"月"d"日"',
        52: 'yyyy"年"m"月"',
        53: 'm"月"d"日"',
        54: 'm"月"d"日"',
        55: 'yyyy"年"m"月"',
        56: 'm"月"d"日"',
        57: 'yyyy"年"m"月"',
        58: 'm"月"d"日"',
    }
)
"""ECMA-376 18.8.30, with the meanings of the zh-cn locale; 0 is General."""

_FIRST_DAY = datetime(1899, 12, 31)
_FIRST_DAY_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466
_FALSE_LEAP_DAY = 60
"""Excel's 1900 system counts a 29 February 1900 that never was."""


def date_of_serial(serial: Decimal, *, since_1904: bool) -> datetime | None:
    """The moment that a serial number stands for, to the second; None for times without a day and for no dates."""
    if not 1 <= serial < _LAST_SERIAL:
        return None
    days, fraction = divmod(serial, 1)
    if since_1904:
        first = _FIRST_DAY_1904
    elif days == _FALSE_LEAP_DAY:
        return None
    else:
        first = _FIRST_DAY - timedelta(days=1 if days > _FALSE_LEAP_DAY else 0)
    return first + timedelta(days=int(days), seconds=round(float(fraction) * 86_400))
