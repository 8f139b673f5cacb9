"""FILE findings: why a file of the inbox could not be taken, or was taken with care.

001 to 049: not read, nothing was taken. 050 to 079: read, with something left out or to be known.
080 to 099: not a return at all, skipped.
"""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity

_SAVE_AS_XLSX = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后重新报送。"
_SEND_AGAIN = "请向报送单位要一份完整的文件，重新复制或重新发送。"
_USE_THE_FORM = "请在下发的填报表上填写后报送。"


def _refused(number: int, title: str, message: str, remedy: str) -> Entry:
    return Entry(
        code=f"FILE-{number:03}",
        severity=Severity.MUST,
        title=title,
        message=f"没有读入：{message}",
        remedy=remedy,
    )


def _noted(number: int, title: str, message: str, remedy: str, severity: Severity = Severity.NOTE) -> Entry:
    return Entry(code=f"FILE-{number:03}", severity=severity, title=title, message=message, remedy=remedy)


ENTRIES: tuple[Entry, ...] = (
    _refused(1, "空文件", "文件是空的（0 字节），可能没有传完。", _SEND_AGAIN),
    _refused(2, "文件损坏", "文件不完整或已损坏（{reason}）。", _SEND_AGAIN),
    _refused(
        3,
        "文件有密码",
        "文件设了打开密码。",
        "请在 Excel 中点“文件—信息—保护工作簿—用密码进行加密”，清空密码后保存，重新报送；不要把密码发来。",
    ),
    _refused(
        4,
        "文件过大",
        "文件有 {size} MB，超过 {limit} MB；正常的报表不到 5 MB。",
        "请把图片、扫描件作为佐证材料另外报送，表中只填文件名。",
    ),
    _refused(5, "Word 文件", "这是文字处理文件（Word、WPS 文字等），不是工作簿。", _USE_THE_FORM),
    _refused(6, "PDF 文件", "这是 PDF，不是工作簿。", "请报送填好的 xlsx 原件；盖章的 PDF 可作为佐证材料。"),
    _refused(7, "网页文件", "文件名像工作簿，内容却是网页（某些系统导出的“表格”就是这样）。", _SAVE_AS_XLSX),
    _refused(8, "XML 表格", "这是 Excel 2003 的 XML 表格，不是工作簿。", _SAVE_AS_XLSX),
    _refused(9, "文本文件", "这是纯文本或 CSV，没有填报表的格式和标记。", _USE_THE_FORM),
    _refused(10, "图片", "这是图片，不是工作簿。", "请报送填好的 xlsx 原件；截图、照片可作为佐证材料。"),
    _refused(
        11,
        "压缩包",
        "这是压缩包，不是工作簿{inside}。",
        "请解压后，把里面填好的工作簿放进收件文件夹。",
    ),
    _refused(12, "演示文稿", "这是演示文稿，不是工作簿。", _USE_THE_FORM),
    _refused(13, "认不出的文件", "认不出这是什么文件，内容不是工作簿。", _SAVE_AS_XLSX),
    _refused(
        14,
        "展开后过大",
        "文件展开后超过 {limit} MB；正常的报表不到 5 MB。",
        "请不要打开来历不明的文件；确是报表的，请在下发的填报表上重新填写后报送。",
    ),
    _refused(
        15,
        "文件结构前后不一",
        "文件内部拼接得前后不一（{reason}），不同软件打开会看到不同内容。",
        "请用 Excel 或 WPS 打开核对后，另存为新的 xlsx 重新报送。",
    ),
    _refused(
        16,
        "含可疑指令",
        "文件里有表格用不着的指令（文档类型声明），可能是攻击。",
        "请不要打开它，并告知单位的网络管理人员；向报送单位核实。",
    ),
    _refused(17, "没有工作表", "工作簿里没有能读的工作表。", _SAVE_AS_XLSX),
    _refused(
        18,
        "内容过多",
        "文件里的单元格超过 {limit} 万个，远多于填报表。",
        "请在下发的填报表上填写，不要贴入整张明细表；明细可作为佐证材料。",
    ),
    _refused(
        19,
        "读取超时",
        "读取超过 {seconds} 秒仍未完成，已停止。",
        "请另存为 xlsx 后重新报送；仍不行的，请在新表上重填。",
    ),
    _refused(
        20,
        "旧格式读不出",
        "这个{kind}格式的文件读不出来（{reason}）。",
        _SAVE_AS_XLSX,
    ),
    _refused(
        21,
        "文件打不开",
        "文件打不开（{reason}），可能正被别人打开或没有权限。",
        "请关闭该文件后再运行一次；这份不算作坏文件。",
    ),
    _refused(
        22,
        "程序读不了",
        "读取时程序自身出错（{reason}），原件已存进台账。",
        "请单位在下发的填报表上重新填写后报送；并把原文件连同本条意见反馈给程序维护人员。",
    ),
    _noted(
        50,
        "旧格式",
        "这是{kind}格式的文件，只能读出各单元格的值，读不出公式、数字格式和错误值。",
        "请核对百分数；下次请另存为 xlsx。",
        Severity.EXPLAIN,
    ),
    _noted(51, "含宏", "文件里有宏；宏没有运行，只读了单元格的值。", "请报送不带宏的 xlsx 文件。"),
    _noted(
        52,
        "不可见字符",
        "单元格里有 {count} 个看不见的控制字符，已去掉。",
        "无需处理；如内容有误请重填该格。",
    ),
    _noted(
        53,
        "文字过长",
        "单元格的文字超过 32767 字，只取了前面部分。",
        "请把长文作为附件报送，表中写要点。",
        Severity.EXPLAIN,
    ),
    _noted(
        54,
        "引用其他文件",
        "单元格的值取自另一个工作簿（公式 {formula}），按保存时的结果“{text}”读取。",
        "请核对这个数，最好直接填数字。",
        Severity.EXPLAIN,
    ),
    _noted(
        55,
        "引用外部程序",
        "单元格的公式要调用外部程序，其值没有采用。",
        "请直接填写数字或文字；并查一查这个公式从何而来。",
        Severity.MUST,
    ),
    _noted(
        56,
        "表外单元格",
        "有 {count} 个单元格的位置不在任何工作表范围内，没有采用。",
        "请核对该工作表是否完整，最好在下发的填报表上重填。",
        Severity.EXPLAIN,
    ),
    _noted(
        57,
        "单元格读不出",
        "单元格的内容读不出来（{reason}）。",
        "请重新填写该格。",
        Severity.MUST,
    ),
    _noted(58, "空白行过多", "工作表带有 {count} 个有格式而无内容的空单元格，已跳过。", "无需处理。"),
    _noted(
        59,
        "名称与内容不符",
        "文件名的后缀是 {suffix}，内容其实是{kind}格式的工作簿，已按内容读取。",
        "无需处理；下次请用 .xlsx 作后缀。",
    ),
    _noted(
        80, "锁文件", "跳过：这是打开文件时留下的锁文件，{owner}正开着原文件。", "请关闭原文件后再收一次。"
    ),
    _noted(81, "未传完的文件", "跳过：这是没有传完的临时文件。", "请等传输完成后再收一次。"),
    _noted(82, "快捷方式", "跳过：这是链接或快捷方式，不是文件本身。", "请把文件本身放进收件文件夹。"),
    _noted(83, "系统文件", "跳过：这是系统自带的辅助文件，不是报表。", "无需处理。"),
)
