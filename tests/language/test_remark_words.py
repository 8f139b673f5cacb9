from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecoreport.language.remark_words import is_harmless
from ecoreport.language.values import read_value
from ecoreport.model.reading import Flag

HARMLESS = (
    "县林业局提供|经市生态环境局核定|来源：水质监测年报|《环境质量公报》|各乡镇上报汇总|遥感解译|按面积加权平均|保留一位小数|入户调查|审计后|填报人：张三|已报县政府备案"
    "|稳定达标|达到考核要求|优于国家二级标准|均达到Ⅲ类标准|超额完成年度任务|位列全市第3|走在全省前列|应收尽收|较上年提高1.2个百分点|同比下降2.1%|高于全市平均水平|目标值95%|上年为94.1"
    "|与上年持平|与统计数据一致|含各乡镇|含续建3个|涉及12个乡镇|全县合计|年平均浓度|2022年底数|22年度|1-12月|县统计局核定，2022年度|佐证材料见附件3|政办发〔2022〕12号"
    "|市农业农村局统计数据|环统数据|民意调查结果|审核：张三|县级自测|按技术指南计算|计算过程见附件|创历史新高|任务数90|全县域"
)
HARMFUL = (
    "第一批|整改前|减半计算|局部|试填|代填|同上年|含往年结转|当年新增|两年合计|国家级|村级|A级|Ⅲ类|一类区|达标率|覆盖率|综合能耗|单位能耗|有效天数|设计能力|批复数|申报数|指标数|送审价"
    "|当年价|净含量|第三产业|18岁以下|兄弟单位|上市公司|便民服务中心|监测点A|90百分位|扣减农业用水|漏报2户|推到全年|含重复|标准化后|到位|排名|在办|上次普查|原系统|按原方案|2022年城区"
    "|环统口径|县域外|县级自测前|备案数|审核：未通过|农村局部"
)


@pytest.mark.parametrize("remark", HARMLESS.split("|"))
def test_a_remark_of_known_words_says_nothing_about_the_figure(remark: str) -> None:
    reading = read_value(f"97（{remark}）", measure="%", period="2022")
    assert (reading.flag, reading.value) == (Flag.OK, Decimal(97)), reading.note


@pytest.mark.parametrize("remark", HARMFUL.split("|"))
def test_a_remark_with_one_word_that_may_limit_the_figure_is_a_doubt(remark: str) -> None:
    assert read_value(f"97（{remark}）", measure="%", period="2022").flag is not Flag.OK


@pytest.mark.parametrize("remark", ["优秀", "不合格", "未达标", "要求", "分母", "排查", "排查总数"])
def test_a_grade_or_a_bare_word_beside_a_count_is_a_doubt(remark: str) -> None:
    assert read_value(f"12个（{remark}）", measure="个").flag is Flag.AMBIGUOUS


def test_a_grade_beside_a_level_is_praise() -> None:
    assert read_value("28（优）", measure="微克/立方米").flag is Flag.OK
    assert read_value("12个（达标）", measure="个").flag is Flag.OK


def test_a_corrected_figure_behind_another_remark_is_seen() -> None:
    assert read_value("12个（见附表，实际11）", measure="个").flag is Flag.AMBIGUOUS
    assert read_value("12个（见附表，实际12）", measure="个").flag is Flag.OK


@given(st.text("县局统计提供年报第一批整改前0123，（）局局局", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_remark_raises_or_takes_long(clause: str) -> None:
    is_harmless(clause)


@pytest.mark.parametrize("thing", ["停产", "停产企业", "申报", "重复", "国控点", "样本", "旧点"])
def test_what_may_change_the_count_is_no_counted_thing(thing: str) -> None:
    assert read_value(f"12个{thing}", measure="个").flag is Flag.AMBIGUOUS


def test_the_counted_thing_may_be_that_of_the_metrics_name() -> None:
    assert read_value("12个便民市场", measure="个", name="新建便民市场").flag is Flag.OK
