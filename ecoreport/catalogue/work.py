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
        message="{unit}一次交来两份不同的报表：{first} 和 {second}，有 {count} 格不同（{cells}）；暂以后一份为准。",
        remedy="请问清以哪份为准，把那一份用 Excel 打开、重新保存后再收一次。",
    ),
    Entry(
        code="WORK-004",
        severity=Severity.NOTE,
        title="重新报送的内容没有变化",
        message="这份报表填的内容与第 {version} 次报送（{first}）完全相同。",
        remedy="无需处理；要求单位修改的，请再催一次。",
    ),
    Entry(
        code="WORK-005",
        severity=Severity.EXPLAIN,
        title="可能误交了旧的报表",
        message="这份报表填的内容与第 {version} 次报送（{first}）相同，而与最近的第 {last} 次不同；暂以这份为准。",
        remedy="如果是误交，请把最近一次的报表用 Excel 打开、重新保存后再收一次；确要改回的，把这一份重新保存后再收一次。",
    ),
    Entry(
        code="WORK-006",
        severity=Severity.EXPLAIN,
        title="有认定还没有记入台账",
        message="原来的审核结果里有 {count} 项认定还没有记入台账，原表已移到 {folder}。",
        remedy="请对移走的那一份运行 ecoreport confirm 文件名，再运行 ecoreport assess。",
    ),
    Entry(
        code="WORK-007",
        severity=Severity.EXPLAIN,
        title="可能用错了别的单位的表",
        message="{where}写的是{other}，这份表却是发给{unit}的，已按{unit}收下。",
        remedy="请问清是谁填的：是{other}填的，请它在发给自己的表上重填；确是{unit}的，把文件名和表头改正后再收一次。",
    ),
)
