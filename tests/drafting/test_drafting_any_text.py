"""Whatever a text says, the draft of it is a programme that can be written and loaded again."""

from drafted import PLANS
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.drafting.drafts import draft_document
from ecoreport.drafting.sources.plain_text import read_text
from ecoreport.model.finding import Severity
from ecoreport.spec import read_program, render_program

LINES = sorted(
    {
        line
        for plan in PLANS.glob("*.txt")
        for line in plan.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
)
PIECES = [
    "牵头单位：",
    "责任单位：县甲局",
    "（县乙局）",
    "一、",
    "（一）",
    "1.",
    "①",
    "序号",
    "指标",
    "目标值",
    "注：",
    "附件1",
    "≥5%",
    "，",
    "；",
]
line = st.one_of(
    st.sampled_from(LINES),
    st.lists(st.sampled_from([*PIECES, *LINES]), min_size=1, max_size=4).map("".join),
    st.builds(lambda text, end: text[:end], st.sampled_from(LINES), st.integers(1, 30)),
    st.text("一二三（）〔〕()[]：:、，。；;0123456789%≥县市区局委办牵头配合①Ⅲ\t |", min_size=1, max_size=20),
)


@given(st.lists(line, min_size=1, max_size=40).map("\n".join).filter(lambda text: text.strip() != ""))
def test_any_text_gives_a_programme_that_loads(text: str) -> None:
    program = draft_document(read_text(text.encode("utf-8"), name="plan.txt"), stem="plan").program
    loaded = read_program(render_program(program).encode(), file="方案.yaml")
    assert [finding.message for finding in loaded.findings if finding.severity is Severity.MUST] == []
    assert loaded.program == program
