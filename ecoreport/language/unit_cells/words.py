"""The vocabulary of unit names: what they end in, what they begin with, which words are collective."""

import re

from ecoreport.language.patterns import either
from ecoreport.language.unit_cells.brackets import BLOCK, BLOCK_AT_END

LONGEST = 300
"""Characters; no name with its brackets is longer, so nothing looks further."""

FUNCTIONS = (
    # What a department is about, as its name writes it; the first word of the name is enough.
    "发展|发改|水行政|人口|工业|教育|教体|教科|教委|科学技术|科技|科创|科工|工业和信息化|工业信息化|工信|工科|工商|经济和信息化|"
    "经济信息|经济合作|经济发展|经济|经信|经发|经贸|民族宗教|民族|民宗|宗教|公安|民政|司法|财政|财税|人力资源|人力社保|人社|社会保障|社保|"
    "社会事业|社会事务|社事|党政(?=办|综合)|党群(?=[工办服])|便民|平安(?=[办法建])|社会工作|自然资源|资规|规资|自规|自然和规划|规划|国土|生态环境|生态|环境保护|环境|环保|住房|住建|住保|房管|房产|城乡建设|城乡|"
    "城建|城市|城管|建设|建管|交通|交运|道路|公路|运输|铁路|民航|邮政|港航|水利|水务|水文|水管|河长|河湖|湖长|林长|农业|农村|农委|农牧|农机|农技|监测|"
    "农经|农水|畜牧|兽医|渔业|海洋|商务|商贸|招商|投资|投促|贸促|文化|文旅|文体|文广|文教|文物|旅游|旅发|体育|广播|广电|"
    "新闻|卫生|卫健|疾控|疾病|健康|医疗|医保|爱卫|退役|应急|安监|安全|审计|国资|国有资产|外事|侨务|市场|市监(?=局|所)|食品|药品|药监|知识产权|统计|"
    "信访|林业|林草|林果|园林|绿化|综合|执法|行政|政务|审批|大数据|数据|数字|网信|金融|机关(?=事务|工委|管理|服务|后勤)|事务|扶贫|乡村|粮食|粮油|物资|储备|人防|国防|"
    "人民防空|地震|防震|气象|税务|消防|供销|公共|公积金|档案|史志|党史|地方志|能源|煤炭|矿产|移民|搬迁|残疾|老龄|港澳|台办|台湾|"
    "口岸|自贸|科协|文联|妇联|残联|工商联|侨联|团委|工会|总工会|红十字|慈善|关工委|人大|政协|纪委|监委|纪检|法院|检察|人武|武警|"
    "政府|融媒|媒体|电视|报社|接待|督查|督察|考核|目标|政策|政研|研究|编办|机构编制|食药|卫计|计生|物价|人才|通信|信息|港口|物流|会展|土地|文明|精神|创建|创文|创卫|生态办|污染|环卫|市政|市容|"
    "交警|安委|食安|环委|森防|防火|综治|禁毒|扫黑|督考|盐务|种子|急救|湿地(?=[中保管])|慈善|农科|林科|人民医院|路政|物业|质监|计量|盐业|烟草|保密|密码|机要|老干|地名|双拥|救助|就业|劳动|招生|考试|电教|职业|学校|中医|妇幼|妇保|营商|优化|法制|"
    "法治|仲裁|公证|监察|监督|监管|维稳|政法|组织|宣传|统战|统一战线|党校|行政学院|武装|民兵|海事|海关|国安|国家安全|航务|血防|"
    "图书|博物|群艺|水产|水库|水保|水土|治水|节能|节水|防汛|抗旱|地质|勘察|测绘|不动产|征收|棚改|城改|旧改|重点项目|项目|基础设施|重点办"
)
"""Alternatives of a regular expression."""
FUNCTION = re.compile(rf"(?:{FUNCTIONS})")

PARTY_BODIES = (
    "办公室?|组织部|宣传部|统战部|统一战线工作部|政法委(?:员会)?|社会工作部|社工部|网信办|编办|机构编制委员会办公室|党校|"
    "政研室|政策研究室|改革办|全面深化改革委员会办公室|督查室|机要局|保密办|老干部局|直属机关工委|直工委|市直机关工委|"
    "机关工委|巡察办|国安办|台办|外办|文明办|考核办|农办|财经办|军民融合办|教育工委|两新工委"
)
PARTY_BODY = re.compile(rf"(?:{PARTY_BODIES})")

LEVEL = r"(?:自治区|自治州|自治县|自治旗|兵团|[省市县区州旗盟镇乡])"
NOT_A_LEVEL = (
    r"(?:市场|市监(?=局|所)|市政(?=公司|工程|园林|公用|设施|[管处所局集建中养环]|绿化)|市容|市民(?![政族宗航委用])|市[中南北]区|市郊|市域|区域|区块|区划|区间|"
    r"县域|县道|州立|省际|省道|乡村|乡[宁城]|镇(?:平(?!安)|[江海原雄安巴坪康沅赉宁远]))"
)
"""What begins like a level of government and is none: 市场监管局, 镇江市."""
LEVEL_PREFIX = re.compile(rf"(?!{NOT_A_LEVEL}){LEVEL}(?=.)")

PARK_CLASS = (
    "高新园|产业集聚区|工业集聚区|集聚区|工业园区|工业区|产业园区|产业园|工业园|农业园区|经济开发区|开发区|高新区|经开区|度假区|示范区|管理区|"
    "风景区|景区|保税区|园区|新区|新城|功能区|片区|灌区|库区|林区|矿区|垦区|牧区|农场|林场|牧场|渔场"
)
REGION_CLASS = (
    rf"(?:{PARK_CLASS}|自治区|直辖市|省|地(?=[、，,/（(市州]|$)|苏木|嘎查|"
    r"街道|社区|团场|师|[县地]级市|设区的?市|自治[县州旗]|县|市|区|旗|盟|州|乡|镇|街|办|村|居|场)"
)
"""One kind of place; no alternative is made of others, so that a repetition of it is read in one way only."""
BODY_CLASS = (
    r"(?:党工委|党委|人民政府|政府|管理委员会|管委会|办事处|行政公署|行署|村委会|居委会|村民委员会|"
    r"居民委员会|村[（(]居[）)](?:民委员|委)会)"
)
_CLASS_BRACKET = rf"(?:[（(〔\[【](?:{REGION_CLASS}|{BODY_CLASS}|[、，,/和及])+[)）〕\]】])"
CLASS_WORDS = re.compile(
    rf"(?:{REGION_CLASS}|{_CLASS_BRACKET})*(?:{BODY_CLASS}|{_CLASS_BRACKET})*(?:(?:[、，,和及与]){BODY_CLASS})*"
)
"""Names of kinds of places and their bodies with no proper name among them: 县（市、区）人民政府, 镇街."""
_SPECIFIC_CLASS = re.compile(
    rf"(?:[省市县区州旗镇乡盟]|自治区)(?:{BODY_CLASS})?|{LEVEL}(?:{PARK_CLASS})|{LEVEL}?(?:{PARK_CLASS})(?:{BODY_CLASS})(?:[和、]?{BODY_CLASS})?|(?:经济)?开发区|高新区|高新园|经开区|度假区|示范区|保税区|新区|新城|新城区(?:{BODY_CLASS})?"
    rf"|(?:新城|新区|开发区|[园库矿林景]区)(?:街道|镇|乡)(?:{BODY_CLASS}|办)?"
)
"""One kind of place with its body (县政府, 园区管委会) is the one the plan's readers know, not a group; 新城街道 is a name."""

_COLLECTIVE_MARK = re.compile(
    either(
        "各(?!自治|庄)|有关|相关|涉及|所有|全部|全体|其他|其它|其余|所属(?=各|单位|企业|部门|机构|事业|学校|$)|所辖|下辖|下属",
        "辖区|属地|所在地|成员单位|对口部门|沿线|沿[江河湖](?![^各有相重、和及]{0,2}(?:街道|镇|乡)(?!镇|街)|.*自治县)|相应|[省市县区州国]属|直管|级(?:及)?以上",
    )
)
_COLLECTIVE_NOUN = re.compile(
    either(
        "部门|单位|企业|党政机关|行政机关|院校|院所|高校|(?:^|(?<=[大中小直办等级]))学校|机构|(?<!委)组织|团体|委办局|国企",
        "平台公司|社会各界|志愿者|业主|媒体|协会商会|(?<!教)科室|处室|^幼儿园|中小学校?|^村卫生室",
    )
    + "$"
)
_NUMBER = "[0-9０-９一二三四五六七八九十百两]+"
_COUNTED = re.compile(
    rf".{{0,6}}{_NUMBER}个.+|(?:[沿环城].)?(?:{_NUMBER}(?:镇|乡|县|区|市|旗|街道|街|办|村))+(?:{BODY_CLASS})?"
)
# One character before 县市 is a city's own name: 辉县市.
_KINDS_AT_END = re.compile(
    rf"(?!.县市).*(?:乡镇街道|乡镇|镇街|街镇|县市区|县区|区县|市县|县市|旗县)(?:{_CLASS_BRACKET})?(?:{BODY_CLASS})?|(?:试点|示范(?!区)|重点|薄弱|涉[农水路林])(?:{REGION_CLASS})+"
)
_FUNCTION_DEPARTMENT = re.compile(rf"(?:{LEVEL}级?)?(?:{FUNCTIONS})[^有相各等]*部门")
_LEVELS = re.compile(
    r"[省市县区州乡镇村][、和]?[省市县区州乡镇村](?:[、和]?[县区乡镇村]){0,3}(?:[两三四五]级|（|\()|[省市县区乡镇]、"
)
_WHOLE = re.compile(r"(?:全[市县区省州旗镇乡]|全社会|社会各界|区直|市直|县直|省直|州直)(?:机关)?")


_DESCRIBED = re.compile(rf".{{2,}}的(?:{REGION_CLASS}|{BODY_CLASS}|[和、])+")
"""Places picked out by what is said of them: 列入整治范围的街道办事处."""
_BODIES = re.compile(rf"(?![村居])(?:{BODY_CLASS}|[和、])*")


def is_group(name: str) -> bool:
    """True for a collective word: 各镇街, 县（市、区）政府, 市直有关单位, 18个乡镇."""
    if _COUNTED.fullmatch(name) or _WHOLE.fullmatch(name) or _LEVELS.match(name):
        return True
    if _FUNCTION_DEPARTMENT.fullmatch(name):
        return False
    if _DESCRIBED.fullmatch(name):
        return True
    if _COLLECTIVE_MARK.search(name) or _COLLECTIVE_NOUN.search(name) or _KINDS_AT_END.fullmatch(name):
        return True
    if "、" in BLOCK.sub("", name):
        return all(is_class_words(kind) for kind in name.split("、"))
    return is_class_words(name) and not _SPECIFIC_CLASS.fullmatch(name) and not _BODIES.fullmatch(name)


def is_known_body(name: str) -> bool:
    """True for the body of the one place that the plan's readers know: 县政府, 高新区党工委."""
    return bool(_SPECIFIC_CLASS.fullmatch(name)) and has_body(name)


def is_department_word(name: str) -> bool:
    """True for a field of work with 部门 (财政部门, 县审计部门), which lists of fields end in."""
    return bool(_FUNCTION_DEPARTMENT.fullmatch(name)) and not is_complete(name.removesuffix("部门"))


def is_class_words(name: str) -> bool:
    """True when nothing in the name is a proper name: 乡镇（街道）, 县区政府, 街道办事处."""
    return bool(CLASS_WORDS.fullmatch(name)) and not name.endswith("市场")


_BODY_AT_END = re.compile(rf".+(?:{BODY_CLASS})(?<!办)")


_LEVEL_WORD = re.compile(
    r"(?:[省市县区乡镇村]、)*[省市县区乡镇村](?:[两三四]级|[（(]|$|人民政府|政府|级|驻(?=.*(?:单位|企业|机构|部门)))"
)


def is_level(text: str) -> bool:
    """True for a level alone, which shares its department with the next name: 市、县水利局."""
    return bool(re.fullmatch(LEVEL, text))


def is_level_word(text: str) -> bool:
    """True when the text goes on with another level, as in 市、县两级人民政府."""
    return bool(_LEVEL_WORD.match(text))


def is_park(name: str) -> bool:
    """True for a kind of zone without a name: 高新区, 开发区."""
    return bool(re.fullmatch(PARK_CLASS, name))


def is_body(name: str) -> bool:
    """True for a body without its place: 管委会, 人民政府."""
    return bool(re.fullmatch(BODY_CLASS, name))


def has_body(name: str) -> bool:
    """True when class words name the body that acts (乡镇人民政府), not the places alone (乡镇)."""
    return bool(_BODY_AT_END.fullmatch(name))


_STANDALONE_ENDINGS = (
    "银行|学校|学院|大学|中学|小学|医院|法院|检察院|党校|研究院|人大|政协|工会|团委|团市委|团县委|团区委|妇联|残联|文联|科协|作协|摄协|书协|美协|慈善会|侨联|工商联|社科联|"
    "供销社|海关|纪委|监委|移动|联通|电信|铁塔|邮政|石化|石油|企业|高校|院校|院所|机关工委|党政机关|监狱|委机关|政府机关|高新园|幼儿园|公园"
)
"""What names end in and what is a name by itself."""
_ENDINGS = either(
    "局|委|委员会|厅|部|办|办公室|中心|商行|农行|工行|建行|人行|支行|分行|政府|党委|党组|党工委|工委|公司|集团",
    "(?:委员|管委|管|协|学|商|联合|理事|基金|常委|十字|居委|村委|公|促进|贸促|老促|总|研究)会|合作社|联合社|联社|园区|开发区",
    "高新区|经开区|新区|示范区|度假区|管理区|风景区|景区|保护区|集聚区|街道|镇|乡|县|旗|市|区",
    "(?:[林农牧马渔茶盐]|种畜|原种|填埋)场|部门|单位|机构|组织|团体|指挥部|专班|领导小组|工作组|协会|商会|镇街|村|社区|总队|支队",
    "大队|中队|电厂|水厂|电网|物业|业主|(?:公路|管理|工务|养护)段",
)
_WEAK_ENDINGS = "院处所站队台社馆厂署组室校报科股"
"""Endings that a short proper name may have too: 楼台, 车站."""
_COMPLETE = re.compile(rf".+(?:{_ENDINGS})|..+[{_WEAK_ENDINGS}]|.*(?:{_STANDALONE_ENDINGS})")
_INCOMPLETE = re.compile(
    either(
        f"各?(?:{LEVEL}|[乡镇])|[省市县区州旗]市|国家.*总局|国网.*[省市县区州]|.*城乡|.*(?:省|市|区|县)(?:人民)?检察",
        ".*人民|.*社会|.*城市|.*乡村|.*农村|.*(?<!局)市场|.*上市|.*地区|.*(?:工业|科技|产业)园|.*内部|.*全部",
        ".*干部|.*国资|.*对外|.*金融办公|.*(?:乡村|美丽)建设",
    )
)


def is_complete(name: str) -> bool:
    """True when the name could stop here: it ends in what organisations' names end in."""
    name = BLOCK_AT_END.sub("", name)
    return bool(_COMPLETE.fullmatch(name)) and not _INCOMPLETE.fullmatch(name)


_SURE_ENDING = re.compile(rf".+(?:{_ENDINGS})|.*(?:{_STANDALONE_ENDINGS})")


def ends_surely(name: str) -> bool:
    """True for a whole name whose ending no other word has (局, 中心), as 社 and 站 are parts of many."""
    name = BLOCK_AT_END.sub("", name)
    return len(name) > 2 and is_complete(name) and bool(_SURE_ENDING.fullmatch(name))


_BARE_ENDING = re.compile(
    rf"(?!{PARK_CLASS})(?:(?:{BODY_CLASS}|{REGION_CLASS})+|{_ENDINGS}|[{_WEAK_ENDINGS}]|报社|总局|分局|员会|合会|合社|公室|务所|常委会|管护中心|服务中心|管理[局处站所]|机关|党组)"
)
_BRANCH = re.compile(
    r"(?!消防|武警|国家|中国|国网)[^局委厅部会]{0,12}(?:分局|支局|支队|大队|中队|调查队|分公司|支公司|支行|分行|分院|分中心|派出所|监管局分局)"
)
_NAMED_START = re.compile(
    r"各|有关|相关|其他|其它|涉及|所有|全体|国家|全国|共青团|中国|国网|中石|驻(?=.*(?:单位|企业|部队|部门|机构|高校))|团[省市县区州旗]委|省|成员单位|属地|《"
)


def is_bare_ending(text: str) -> bool:
    """True for the tail of a name that can't stand for itself: 局, 员会, 办公室, 人民政府."""
    return bool(_BARE_ENDING.fullmatch(text))


def is_branch(text: str) -> bool:
    """True for a part of a bigger body, named after it: 第二分局, 交警支队."""
    return bool(_BRANCH.fullmatch(text)) and not has_level_prefix(text)


_COMPANY_BRANCH = re.compile(".*(?:分公司|支公司|支行|分行)")
_COMPANY = re.compile(".*(?:公司|集团|银行|移动|电信|联通|铁塔|石化|石油|保险|邮政)")
_OF_ITS_FIELD = re.compile(rf".{{2,}}(?:{FUNCTIONS}|银保监|证监)分局")
"""A branch that says itself what it is about: 城北公安分局."""


def is_branch_of(text: str, body: str) -> bool:
    """True when the text names a branch that the body may have: no department has a 支行, and only the police a 派出所."""
    if not is_branch(text) or _OF_ITS_FIELD.fullmatch(text):
        return False
    if text.endswith("派出所"):
        return "公安" in body
    return not _COMPANY_BRANCH.fullmatch(text) or bool(_COMPANY.fullmatch(body))


def has_level_prefix(text: str) -> bool:
    """True when the text begins with 省, 市, 县, 区 … as the owner of the unit."""
    return bool(LEVEL_PREFIX.match(text))


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝"
    "包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
)
_PERSON = re.compile(rf"(?:欧阳|上官|司马|诸葛|皇甫|令狐|夏侯|[{_SURNAMES}])[一-龥]{{1,2}}")
_PLACE_OR_COMPANY = re.compile(
    rf".{{2,}}(?:街道|镇|乡|县|市|区|旗|公司|集团|管委会|办事处|林场|银行|医院|大学|学院|学校|政府|党委)|.{{2,4}}[市县区旗](?:{FUNCTIONS}).*[局委办]"
)


def is_person(text: str) -> bool:
    """True for what is written like a person's name and like no unit's: 李建国."""
    names_body = FUNCTION.match(text) or is_complete(text) or is_group(text) or is_bare_ending(text)
    return bool(_PERSON.fullmatch(text)) and not names_body


_PERSON_IN_POST = re.compile(
    rf"(?P<name>.{{2,}}?)(?P<person>(?:党组|党委|党工委)?副?(?:书记|主任|[局镇乡区县市]长){_PERSON.pattern}"
    r"|(?:主要|分管|相关|有关)(?:负责人|负责同志|领导)|局长)"
)
"""A unit with its head: 县水利局局长王强, 县水利局分管领导."""
_PERSON_OF_TOWN = re.compile(rf"(?P<name>.{{2,}}(?:街道|镇|乡))(?P<person>{_PERSON.pattern})")


def split_person(text: str) -> tuple[str, str] | None:
    """A unit and the person glued to it (县水利局局长王强, 石会镇张伟); None where there is none."""
    if (match := _PERSON_IN_POST.fullmatch(text)) and is_complete(match["name"]):
        return match["name"], match["person"]
    if (match := _PERSON_OF_TOWN.fullmatch(text)) and is_person(match["person"]):
        return match["name"], match["person"]
    return None


_POST = re.compile(
    r".*(?:秘书长|书记|主任|领导|负责人|责任人|同志|主席|总监|[局处科所厅部校院行组站]长|[省市县区州旗镇乡村河湖林]长)"
)


def is_post(text: str) -> bool:
    """True for a person's post, which is no shortened department: 分管副秘书长."""
    return bool(_POST.fullmatch(text))


def is_named(text: str) -> bool:
    """True for a whole name that begins with a proper one: 城东街道, 样例集团, 样例区水务局."""
    return bool(_PLACE_OR_COMPANY.fullmatch(text))


_INSTITUTION = re.compile(r"(?!驻).{2,}(?:中心|站|所|[中小]学|学校|医院)")


def is_institution(text: str) -> bool:
    """True for a body with a name of its own beside departments: 监测站, 农技中心, 第一中学."""
    return bool(_INSTITUTION.fullmatch(text)) and not is_bare_ending(text)


def starts_unit(text: str) -> bool:
    """True when a new name may begin here."""
    return has_level_prefix(text) or bool(_NAMED_START.match(text)) or bool(FUNCTION.match(text))
