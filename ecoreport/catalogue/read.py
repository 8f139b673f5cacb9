"""READ findings: what had to be interpreted in a filled cell."""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="READ-001",
        severity=Severity.MUST,
        title="没有填数",
        message="{item}：没有填数（{raw}），需要一个数{measure}。",
        remedy="请填入数值；确实没有的，在状态栏选“零报告”或“不涉及”并在说明栏写明原因。",
    ),
    Entry(
        code="READ-002",
        severity=Severity.MUST,
        title="不是数",
        message="{item}：填的是“{raw}”，需要一个数{measure}。{note}",
        remedy="请在这一格只填数字，文字写到说明栏。",
    ),
    Entry(
        code="READ-003",
        severity=Severity.MUST,
        title="有两种读法",
        message="{item}：填的是“{raw}”，有不止一种读法，程序不替您猜。{note}",
        remedy="请改填一个明确的数{measure}。",
    ),
    Entry(
        code="READ-004",
        severity=Severity.EXPLAIN,
        title="约数",
        message="{item}：原文“{raw}”，读作 {value}，是约数，需要准确的数{measure}。{note}",
        remedy="请填准确数；确实只有约数的，在说明栏写明来源，由创建办认定。",
    ),
    Entry(
        code="READ-005",
        severity=Severity.MUST,
        title="超出可能范围",
        message="{item}：原文“{raw}”，读作 {value}。{note}",
        remedy="请核对小数点和计量单位后改正。",
    ),
    Entry(
        code="READ-006",
        severity=Severity.MUST,
        title="计量单位不符",
        message="{item}：填的是“{raw}”，与要求的计量单位“{wanted}”不符。{note}",
        remedy="请换算成要求的计量单位后填写。",
    ),
    Entry(
        code="READ-007",
        severity=Severity.NOTE,
        title="换算或整理",
        message="{item}：原文“{raw}”，读作 {value}。{note}",
        remedy="如果读得不对，请改填数字。",
    ),
)
