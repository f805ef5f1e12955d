import json

from tools.vendor_fonts import VENDOR, describe_coverage, list_ranges


def test_coverage_is_what_the_fonts_hold() -> None:
    written = json.loads((VENDOR / "fonts" / "coverage.json").read_text(encoding="utf-8"))

    assert describe_coverage() == written


def test_ranges_join_neighbours() -> None:
    assert list(list_ranges({0x20, 0x21, 0x22, 0xA0, 0x3042})) == ["20-22", "a0", "3042"]
