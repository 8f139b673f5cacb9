"""The named styles of our papers: one vocabulary for the base file, the templates and the code."""

TITLE = "公文标题"
SUBTITLE = "公文副标题"
ADDRESSEE = "主送机关"
BODY = "公文正文"
HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
ANNEX_NOTE = "附件说明"
ANNEX_MARK = "附件标识"
ANNEX_TITLE = "附件标题"
SIGNATURE = "署名"
DATE = "成文日期"
REMARK = "附注"
TABLE = "公文表格"
TABLE_TITLE = "表题"
TABLE_HEAD = "表头"
TABLE_TEXT = "表格正文"
TABLE_SUBHEAD = "表内小标题"
TABLE_NOTE = "表注"
PICTURE = "图"
PAGE_ODD = "页码单页"
PAGE_EVEN = "页码双页"
HEADER = "页眉标注"
LETTERHEAD = "发文机关标志"
DOCUMENT_NUMBER = "发文字号"

PARAGRAPH_STYLES = (
    TITLE,
    SUBTITLE,
    ADDRESSEE,
    BODY,
    *HEADINGS,
    ANNEX_NOTE,
    ANNEX_MARK,
    ANNEX_TITLE,
    SIGNATURE,
    DATE,
    REMARK,
    TABLE_TITLE,
    TABLE_HEAD,
    TABLE_TEXT,
    TABLE_SUBHEAD,
    TABLE_NOTE,
    PICTURE,
    PAGE_ODD,
    PAGE_EVEN,
    HEADER,
    LETTERHEAD,
    DOCUMENT_NUMBER,
)
