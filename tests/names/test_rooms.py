from sekisho import names, screening


def test_names_room_exports_its_interface() -> None:
    assert names.__all__ == [
        "MATCH_SCORE",
        "NAME_TABLE_VERSION",
        "Comparison",
        "compare",
        "exact_key",
        "normalise",
        "scripts_of",
        "search_keys",
        "split_legal_form",
    ]


def test_screening_room_exports_its_interface() -> None:
    assert screening.__all__ == [
        "ENGINE",
        "INDEX_FORMAT",
        "ScreeningIndex",
        "build_index",
        "registry_entities",
        "screen",
    ]
