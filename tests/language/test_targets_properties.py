"""What holds for every target text: printing keeps the meaning, nothing raises."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.targets import extract_targets, parse_target, print_target, target_as_json
from ecoreport.model.target import Target


def maybe(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words.split()])


FIGURES = "95% 95 0.52 90%～95% 35微克/立方米 5座 1.5万户 2/3 百分之五 八成 3个百分点 100公里 0 0起 1,250吨 12辆/万人"
NUMERIC = st.tuples(
    maybe("2022年底前 到2025年, 6月底前 2023年 “十四五”末 2025年6月 2024年3月15日前 2023年上半年"),
    maybe(
        "森林覆盖率 PM2.5年均浓度 农村污水处理率 8个断面水质达标率 城市、县城污水处理率 完成改厕 秸秆利用率、农膜回收率"
    ),
    maybe("比2020年 较上年 在2015年基础上 由60% 从2020年的30%"),
    maybe(
        "达到 不低于 不超过 控制在 降至 提高到 下降 提高 累计下降 年均增长 力争 力争达到 约 基本达到 保持 稳定在 新建"
        " 每年新增 均达到 分别达到 ≥ ≤ > <"
    ),
    st.sampled_from(FIGURES.split(" ")),
    maybe("以上 及以上 以下 以内 左右 （城市） 以上（2025年） （累计）"),
).map("".join)
PHRASES = (
    "不降低 逐年提升 保持稳定 翻一番 不发生 达到Ⅲ类 优于二级标准 力争达到Ⅱ类 完成上级下达任务 编制 只减不增 零增长 〔18〕"
    " [-3.5%] 全面推行 清零"
)
WORDS = st.tuples(
    maybe("2022年底前 到2025年, 2023年"),
    maybe("空气质量 农药使用量 黑臭水体 国控断面水质 重大环境事件"),
    st.sampled_from(PHRASES.split(" ")),
).map("".join)
COMMAS = st.sampled_from(["，", "；", "。", "，且", "，之后", "，其中城区"])
TEXTS = st.tuples(st.lists(NUMERIC | WORDS, min_size=1, max_size=3), COMMAS).map(lambda t: t[1].join(t[0]))


def meaning(target: Target) -> tuple[object, ...]:
    return target.kind, tuple(replace(clause, text=None) for clause in target.clauses)


@given(TEXTS)
def test_printing_and_parsing_again_keeps_the_meaning(text: str) -> None:
    target = parse_target(text)
    assert meaning(parse_target(print_target(target))) == meaning(target)


@given(
    st.text(max_size=60)
    | st.lists(NUMERIC | WORDS | st.sampled_from("(》$-\t\n第《由从每目前现有已或其中/.:")).map("".join)
)
def test_no_text_raises(text: str) -> None:
    target = parse_target(text)
    assert target.text == text
    assert target_as_json(target)["kind"]
    extract_targets(text)
    print_target(target)
