"""What running text says about itself and its items: titles, offices, brackets of every kind, rules, units by ranges of numbers."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

TASKS = "一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）\n2.清理河道。清淤6公里。（县水利局负责）\n"


class TestFront:
    @pytest.mark.parametrize(
        ("head", "title"),
        [
            ("样林县优化营商环境若干措施（2025年）", "样林县优化营商环境若干措施（2025年）"),
            (
                "样林县委农村工作领导小组文件\n样林县2025年乡村振兴重点工作任务\n清单",
                "样林县2025年乡村振兴重点工作任务清单",
            ),
            (
                "样林县人民政府办公室文件\n样林县2025年度\n深化生态环境综合治理\n工作方案",
                "样林县2025年度深化生态环境综合治理工作方案",
            ),
        ],
    )
    def test_a_title_of_any_kind_in_up_to_three_lines(self, tmp_path: Path, head: str, title: str) -> None:
        drafted = draft_text(tmp_path, f"{head}\n{TASKS}")
        assert drafted.program.title == title
        assert "DRAFT-001" not in codes(drafted)

    @pytest.mark.parametrize(
        ("sentence", "office"),
        [
            (
                "县爱国卫生运动委员会统筹推进，委员会办公室设在县卫生健康局。",
                "样林县爱国卫生运动委员会办公室",
            ),
            (
                "成立县“无废城市”建设工作领导小组，领导小组办公室设在县甲局。",
                "样林县“无废城市”建设工作领导小组办公室",
            ),
            (
                "各镇每月25日前将进展情况报县河长制工作领导小组办公室（设在县水利局）。",
                "样林县河长制工作领导小组办公室",
            ),
            ("成立样林县乡村建设指挥部，指挥部下设办公室，负责日常工作。", "样林县乡村建设指挥部办公室"),
            ("以上工作由县委办公室督促，县委委员会办公室另行通报。", None),
        ],
    )
    def test_the_office_is_the_one_the_plan_sets_up(
        self, tmp_path: Path, sentence: str, office: str | None
    ) -> None:
        text = f"样林县2025年重点工作方案\n{TASKS}二、保障措施\n（一）加强领导。{sentence}"
        assert draft_text(tmp_path, text).program.office == office

    def test_only_a_plan_that_seeks_an_honour_has_a_level(self, tmp_path: Path) -> None:
        plain = draft_text(
            tmp_path, f"样林县2025年乡村振兴要点\n{TASKS}3.抓好示范。建成省级示范村6个。（县甲局负责）"
        )
        assert (plain.program.level, "DRAFT-024" in codes(plain)) == (None, False)
        seeking = draft_text(tmp_path, f"样林县2025年文明城市创建要点\n{TASKS}")
        assert "DRAFT-024" in codes(seeking)


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "[]", "［］", "【】", "﹝﹞", "〖〗"])
def test_units_stand_in_brackets_of_any_kind(tmp_path: Path, brackets: str) -> None:
    opening, closing = brackets
    program = draft_text(
        tmp_path,
        "样林县2025年水利方案\n一、重点任务\n"
        f"1.防洪治理。治理河长8公里。{opening}牵头单位：县水利局（移民科）；配合单位：各乡镇（场）{closing}\n"
        f"2.供水保障。铺设管网9公里。{opening}县水利局{closing}",
    ).program
    assert duties(program)["正文-1"] == (["县水利局（移民科）"], ["各乡镇（场）"])
    assert program.tasks[0].requirement == "治理河长8公里。"


def test_one_sentence_can_state_two_rules(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年治气方案\n以下各项任务中，列第一位的为牵头单位；各项任务均需各县（市、区）人民政府落实，不再一一列出。\n"
        "一、重点任务\n1.优化结构。淘汰窑炉4座。（责任单位：市工信局、市甲局）",
    ).program
    assert names(program.tasks[0].lead) == ["市工信局"]
    assert names(program.tasks[0].cooperate) == ["市甲局", "各县（市、区）人民政府"]
