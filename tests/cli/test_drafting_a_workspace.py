"""What `init --from` says of the draft it made."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_a_draft_without_doubts_is_not_sent_to_a_list_of_none(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "方案.txt"
    plan.write_text(
        "样例县2026年国家卫生县城创建工作方案\n县创建国家卫生县城指挥部办公室设在县卫健局。\n一、重点任务\n"
        "1.清扫保洁。机械化清扫率达到85%以上。（牵头单位：县城管局；配合单位：县财政局）\n"
        "2.健康教育。举办讲座12场。（牵头单位：县卫健局；配合单位：县教体局）\n",
        encoding="utf-8",
    )
    status, out, _ = run("init", tmp_path / "创卫", "--from", plan)
    assert status == 0
    assert "没有拿不准的地方" in out
    assert "0 处" not in out


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_a_programme_is_no_plan_to_draft_from(run: Run, tmp_path: Path, ending: str) -> None:
    made = tmp_path / f"方案.{ending}"
    yaml = tmp_path / "方案.yaml"
    yaml.write_text("id: yangli-2026\ntitle: 样例县方案\nregion: 样例县\nyear: 2026\n", encoding="utf-8")
    if ending == "xlsx":
        assert run("program", "to-xlsx", yaml, "-o", made)[0] == 0
    status, _, said = run("init", tmp_path / "创卫", "--from", made)
    assert (status, "--program" in said) == (2, True)
    assert not (tmp_path / "创卫").exists()
    assert run("init", tmp_path / "创卫", "--program", made)[0] == 0
