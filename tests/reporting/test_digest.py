"""What is chosen from many answers."""

from hypothesis import given
from hypothesis import strategies as st

from ecoreport.reporting.digest import Quote, cut, digest_by_unit, digest_by_weight, name_units


def quotes(*lines: str) -> list[Quote]:
    """Quotes from lines such as `甲局 管网改造 完成12公里`; a dash stands for the work as a whole."""
    parts = (line.split(" ", 2) for line in lines)
    return [Quote(unit=unit, about=None if about == "-" else about, text=text) for unit, about, text in parts]


def told(*lines: str, room: int = 1000) -> str:
    return digest_by_unit(quotes(*lines), room).text


def test_the_sentences_of_a_unit_stand_after_its_name_once() -> None:
    assert told("甲局 一 完成3项", "乙局 二 检查2次。", "甲局 三 投资5万元") == (
        "甲局：完成3项。投资5万元。乙局：检查2次。"
    )


def test_equal_words_are_told_once_with_all_who_said_them() -> None:
    assert (
        told("甲局 一 按计划完成了", "乙局 二 按计划完成。", "甲局 三 按计划，完成")
        == "甲局、乙局：按计划完成了。"
    )


def test_words_that_differ_in_a_figure_or_a_not_are_not_equal() -> None:
    assert told("甲局 一 资金已到位", "乙局 一 资金未到位") == "甲局：资金已到位。乙局：资金未到位。"
    assert told("甲局 一 完成1.5公里", "乙局 一 完成15公里") == "甲局：完成1.5公里。乙局：完成15公里。"


def test_many_units_are_named_in_part_and_counted() -> None:
    assert name_units(["甲", "乙", "丙", "丁"]) == "甲、乙、丙、丁"
    assert name_units(["甲", "乙", "丙", "丁", "戊"]) == "甲、乙、丙等5个单位"


def test_every_unit_is_heard_before_one_is_heard_twice() -> None:
    digest = digest_by_unit(quotes("甲局 一 完成第1件事", "甲局 二 完成第2件事", "乙局 三 抓紧推进"), room=14)
    assert (digest.text, digest.left_out) == ("甲局：完成第1件事。乙局：抓紧推进。", 1)


def test_answers_with_figures_come_before_those_without() -> None:
    digest = digest_by_unit(quotes("甲局 一 工作有序开展", "甲局 二 新建管网12公里"), room=10)
    assert (digest.text, digest.left_out) == ("甲局：新建管网12公里。", 1)


def test_a_long_answer_is_quoted_to_the_end_of_a_sentence_and_counted_as_left_out() -> None:
    digest = digest_by_unit(quotes("甲局 一 完成3项。" + "又做了很多事情。" * 20), room=30)
    assert (
        digest.text == "甲局：完成3项。又做了很多事情。又做了很多事情。又做了很多事情。"[: len(digest.text)]
    )
    assert digest.text.endswith("。")
    assert digest.left_out == 1


def test_of_a_long_answer_the_sentences_from_the_first_figure_on_are_quoted() -> None:
    talk, figure = "健全机制、压实责任，各项工作取得成效。", "新建管网12公里。"
    assert (
        cut(talk + figure + "其中5公里在城区。" + talk * 3, 20, figures_first=True)
        == f"{figure}其中5公里在城区。"
    )
    assert cut(talk + "其中3处已整改。" + talk * 3, 20, figures_first=True) == talk
    assert cut(talk + figure + talk, 20) == talk


def test_a_sentence_without_end_is_cut_visibly_at_a_clause() -> None:
    assert cut("检查" * 60 + "，" + "整改" * 200, 50) == "检查" * 60 + "……"
    assert len(cut("长" * 5000, 50)) < 250


def test_what_most_units_say_comes_first() -> None:
    digest = digest_by_weight(quotes("甲局 - 缺人", "乙局 - 缺钱", "丙局 - 缺钱"), room=100)
    assert digest.text == "乙局、丙局：缺钱。甲局：缺人。"


def test_what_is_said_about_one_task_alone_names_the_task() -> None:
    digest = digest_by_weight(quotes("甲局 管网改造 缺钱", "乙局 管网改造 缺人", "乙局 清运 缺人"), room=100)
    assert digest.text == "甲局：关于“管网改造”，缺钱。乙局：缺人。"


def test_nothing_gives_nothing() -> None:
    assert (told(), digest_by_unit([], 10).left_out) == ("", 0)


@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙"), st.text(alphabet="完成检查12。；，的", min_size=1, max_size=60))
    ),
    st.integers(10, 120),
)
def test_nothing_is_quoted_that_was_not_said_and_the_room_is_kept(
    said: list[tuple[str, str]], room: int
) -> None:
    given = [Quote(unit=unit, about=None, text=text) for unit, text in said]
    digest = digest_by_unit(given, room)
    spoken = {char for _, text in said for char in text} | set("。……")
    assert {char for voice in digest.voices for char in voice.text} <= spoken
    assert len(digest.voices) <= 1 or sum(len(voice.text) for voice in digest.voices) <= max(room, 200)
    assert digest == digest_by_unit(given, room)
