"""Which names of places stand at the head of a title, and which region a plan is of."""

from pathlib import Path

import pytest
from drafted import draft_text

from ecoreport.drafting.front_page.places import places_at_head

BODY = "\n一、重点任务\n1.清理河道。清淤6公里。（责任单位：县水利局）\n2.筑堤。筑堤2公里。（责任单位：县住建局）\n"


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("本样县2023年工作方案", ["本样县"]),
        ("全样县2023年工作方案", ["全样县"]),
        ("全县工作方案", []),
        ("本行政区工作方案", []),
        ("样为市工作方案", ["样为市"]),
        ("上样区工作方案", ["上样区"]),
        ("为全市生态文明建设服务方案", []),
        ("景样镇市工作方案", ["景样镇市"]),
        ("样水镇市场整治方案", ["样水镇"]),
        ("样江市林山市工作方案", ["样江市", "林山市"]),
        ("样江市林山市模拟镇工作方案", ["样江市", "林山市", "模拟镇"]),
        ("样江市花园城市建设方案", ["样江市"]),
        ("样江市农贸市场整治方案", ["样江市"]),
        ("样江市优化市容环境方案", ["样江市"]),
        ("样江市样江市工作方案", ["样江市"]),
        ("样南林族松族自治州样里市工作方案", ["样南林族松族自治州", "样里市"]),
        ("样江市样围林族松族乡族自治县工作方案", ["样江市", "样围林族松族乡族自治县"]),
        ("样西自治区样江市工作方案", ["样西自治区", "样江市"]),
        ("自治区级园林城市创建方案", []),
    ],
)
def test_the_places_at_the_head_of_a_title(title: str, places: list[str]) -> None:
    assert places_at_head(title) == places


@pytest.mark.parametrize(
    ("issuer", "title"),
    [
        ("样峰矿区人民政府办公室", "样峰矿区2024年工作方案"),
        ("样峰矿区人民政府", "样江市样峰矿区2024年工作方案"),
        ("样江经济技术开发区管理委员会", "样江经济技术开发区2024年工作方案"),
        ("中共样江高新技术产业园区管委会办公室", "样江高新技术产业园区2024年工作方案"),
    ],
)
def test_a_place_with_a_government_is_one_whatever_it_is_called(
    tmp_path: Path, issuer: str, title: str
) -> None:
    program = draft_text(
        tmp_path, f"{issuer}\n关于印发《{title}》的通知\n各有关单位：\n{title}{BODY}"
    ).program
    assert program.region == title.removesuffix("2024年工作方案")


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("样江经济技术开发区2024年工作方案", "样江经济技术开发区"),
        ("样江市城北经济开发区2024年工作方案", "样江市城北经济开发区"),
        ("样江市高新技术产业开发区管委会2024年工作要点", "样江市高新技术产业开发区"),
        ("样江化工产业园区2024年整治方案", "样江化工产业园区"),
        ("样江市工业园区2024年整治方案", "样江市"),
        ("样江市各产业园区2024年整治方案", "样江市"),
        ("样江市推进经济开发区2024年改革方案", "样江市"),
    ],
)
def test_a_zone_before_the_year_of_a_title_is_the_region(tmp_path: Path, title: str, region: str) -> None:
    assert draft_text(tmp_path, f"{title}{BODY}").program.region == region


def test_the_autonomous_prefecture_before_a_city_is_whole(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path, f"样南林族松族自治州样里市人民政府办公室文件\n样里市2024年工作方案{BODY}"
    ).program
    assert program.region == "样南林族松族自治州样里市"


@pytest.mark.parametrize(
    ("head", "year", "region"),
    [
        (
            "中共样林县委 样林县人民政府\n关于深入打好污染防治攻坚战的实施意见\n（2022年6月8日）",
            2022,
            "样林县",
        ),
        ("样江镇二〇二四年安全生产工作方案", 2024, "样江镇"),
        ("样江镇二○二四年安全生产工作方案\n2023年12月1日", 2024, "样江镇"),
        ("关于做好2024年度样林县粮食生产工作的通知\n各乡镇：", 2024, "样林县"),
    ],
)
def test_year_and_region_of_heads_that_are_written_otherwise(
    tmp_path: Path, head: str, year: int, region: str
) -> None:
    program = draft_text(tmp_path, head + BODY).program
    assert (program.year, program.region) == (year, region)
