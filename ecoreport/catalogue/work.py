"""WORK findings: what an office's own working folder needs a person for."""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="WORK-001",
        severity=Severity.MUST,
        title="没有可发放的单位",
        message="方案里的指标和任务都没有写明责任单位，没有可以发放的工作簿。",
        remedy="请在 方案.yaml 或 方案.xlsx 里给指标和任务补上牵头单位、配合单位，再运行 distribute；"
        "ecoreport lint 会列出缺单位的每一条。",
    ),
    Entry(
        code="WORK-002",
        severity=Severity.MUST,
        title="发放目录里的文件被改动过",
        message="发放目录里{unit}的工作簿在生成之后被改动过，没有覆盖。",
        remedy="如果里面有填好的内容，请移到 收件/；不要了就删掉，再运行 distribute。",
    ),
    Entry(
        code="WORK-003",
        severity=Severity.EXPLAIN,
        title="同一单位一次交来两份不同的报表",
        message="{unit}一次交来两份不同的报表：{first} 和 {second}，有 {count} 格不同；以后一份为准。",
        remedy="请向单位问清以哪份为准；要用前一份，请让单位改一处后重新报送，或把它单独再收一次。",
    ),
)
