"""Packs on disk: which version is in force, and every error with its file and line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sekisho.core.errors import PackError
from sekisho.core.pack import Verification
from sekisho.core.text import Text
from sekisho.policy import list_packs, load_pack, load_pack_version

HEADER = """\
[pack]
id = "demo"
version = "1"
effective_from = 2025-04-01
verification = "design"

[pack.title]
ja = "試し"
en = "Trial"

[pack.authority]
ja = "なし"
en = "Nobody"

[parameters]
years = 5
since = 2020-01-01

[bases.law]
url = "https://example.org/law"
read_on = 2025-04-02
verification = "primary"

[bases.law.citation]
ja = "法1条"
en = "Act, Art. 1"
"""
TABLE = """\
[[row]]
id = "r1"
level = "low"
basis = "law"

[[row]]
id = "r2"
level = "high"
names = ["a", "b"]
basis = "law"
"""
TEXTS = '"hello" = { ja = "{name} さん", en = "Hello {name}" }\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a pack; each argument replaces a file's text."""

    def _write(
        header: str = HEADER, table: str = TABLE, texts: str = TEXTS, version: str = "1"
    ) -> Path:
        folder = tmp_path / "demo" / version
        folder.mkdir(parents=True)
        (folder / "pack.toml").write_text(header, encoding="utf-8", newline="")
        (folder / "levels.toml").write_text(table, encoding="utf-8", newline="")
        (folder / "texts.toml").write_text(texts, encoding="utf-8", newline="")
        return tmp_path

    return _write


def codes(error: pytest.ExceptionInfo[PackError]) -> list[tuple[str, str | None, int | None]]:
    return [(one.code, one.place.file, one.place.row) for one in error.value.problems]


def test_load_reads_everything(write: Write) -> None:
    root = write()

    pack = load_pack("demo", as_of=date(2026, 1, 1), root=root)

    assert pack.title == Text("試し", "Trial")
    assert pack.verification is Verification.DESIGN
    assert pack.parameters == {"years": 5, "since": date(2020, 1, 1)}
    assert pack.tables["levels"][1] == {
        "id": "r2", "level": "high", "names": ("a", "b"), "basis": "law",
    }  # fmt: skip
    assert pack.text("hello") == Text("{name} さん", "Hello {name}")
    assert pack.bases["law"].verification is Verification.PRIMARY
    assert pack.bases["law"].read_on == date(2025, 4, 2)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('version = "1"', 'version = "1"\ncolour = "red"', "pack.unknown_field", 4),
        ('version = "1"', 'version = "2"', "pack.folder", 3),
        ('id = "demo"', 'id = "other"', "pack.folder", 2),
        ("effective_from = 2025-04-01", 'effective_from = "2025-04-01"', "pack.date", 4),
        (
            "effective_from = 2025-04-01",
            "effective_from = 2025-04-01\neffective_to = 2025-03-31",
            "pack.dates",
            5,
        ),
        ('verification = "design"', 'verification = "sure"', "pack.verification", 5),
        ('en = "Trial"', 'en = ""', "pack.translation", 7),
        ("years = 5", "years = 0.5", "pack.parameter", 16),
        (
            'verification = "primary"',
            'verification = "primary"\npage = 3',
            "pack.unknown_field",
            23,
        ),
        ("read_on = 2025-04-02", 'read_on = "yesterday"', "pack.date", 21),
    ],
)
def test_header_error_names_file_and_line(
    write: Write, old: str, new: str, code: str, line: int
) -> None:
    root = write(header=HEADER.replace(old, new, 1))

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert (code, "demo/1/pack.toml", line) in codes(error)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('basis = "law"', 'basis = "rumour"', "pack.basis", 1),
        ('id = "r2"', 'id = "r1"', "pack.duplicate", 6),
        ('level = "high"', "level = 1.5", "pack.value", 6),
        ('level = "high"', 'level = "high"\ntitle_ja = "高い"', "pack.translation", 6),
        ('level = "high"', 'level = "high"\nverification = "sure"', "pack.verification", 6),
        ('level = "high"', "level = high", "pack.toml", 8),
    ],
)
def test_table_error_names_file_and_line(
    write: Write, old: str, new: str, code: str, line: int
) -> None:
    root = write(table=TABLE.replace(old, new, 1))

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert (code, "demo/1/levels.toml", line) in codes(error)


def test_table_of_something_else_than_rows_is_refused(write: Write) -> None:
    root = write(table='title = "levels"\n' + TABLE)

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert [code for code, _, _ in codes(error)] == ["pack.table"]


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ('"a" = { ja = "あ" }', "pack.translation"),
        ('"a" = "b"', "pack.translation"),
        ('"a" = { ja = "{x}", en = "{y}" }', "pack.slots"),
        ('"a" = { ja = "{x", en = "x" }', "pack.slots"),
    ],
)
def test_text_error_names_its_key(write: Write, texts: str, code: str) -> None:
    root = write(texts=f"{TEXTS}{texts}\n")

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert codes(error) == [(code, "demo/1/texts.toml", 2)]


def test_every_problem_is_reported_at_once(write: Write) -> None:
    root = write(table=TABLE.replace('"law"', '"rumour"'), texts='"a" = { ja = "あ" }\n')

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert [code for code, _, _ in codes(error)] == [
        "pack.basis", "pack.basis", "pack.translation",
    ]  # fmt: skip


def test_file_that_is_not_utf_8_is_refused(write: Write) -> None:
    root = write()
    (root / "demo" / "1" / "texts.toml").write_bytes('"a" = "日本"'.encode("cp932"))

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "1", root=root)

    assert codes(error) == [("pack.encoding", "demo/1/texts.toml", None)]


def test_line_ends_and_hidden_files_do_not_change_the_hash(write: Write) -> None:
    root = write()
    before = load_pack_version("demo", "1", root=root)
    for path in (root / "demo" / "1").glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (root / "demo" / "1" / ".#texts.toml").write_text("left by an editor")
    (root / "demo" / "1" / "Thumbs.db").write_bytes(b"\0")

    assert load_pack_version("demo", "1", root=root) == before


def test_any_change_of_a_file_changes_the_hash(write: Write) -> None:
    root = write()
    before = load_pack_version("demo", "1", root=root)
    cases = root / "demo" / "1" / "cases"
    cases.mkdir()
    (cases / "one.toml").write_text("[[case]]\n")

    assert load_pack_version("demo", "1", root=root).sha256 != before.sha256


def test_version_in_force_is_the_newest_that_has_started(write: Write) -> None:
    write()
    later = HEADER.replace('version = "1"', 'version = "10"').replace("2025-04-01", "2026-04-01")
    root = write(header=later, version="10")

    loaded = [
        load_pack("demo", as_of=day, root=root).version
        for day in (date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1))
    ]

    assert loaded == ["1", "1", "10"]
    assert [pack.version for pack in list_packs(root=root)] == ["1", "10"]


@pytest.mark.parametrize("day", [date(2025, 3, 31), date(2025, 5, 1)])
def test_no_version_in_force_says_which_exist(write: Write, day: date) -> None:
    ended = "effective_from = 2025-04-01\neffective_to = 2025-04-30"
    root = write(header=HEADER.replace("effective_from = 2025-04-01", ended))

    with pytest.raises(PackError) as error:
        load_pack("demo", as_of=day, root=root)

    assert codes(error) == [("pack.not_in_force", "demo", None)]
    assert error.value.problems[0].got == "1: 2025-04-01–2025-04-30"


@pytest.mark.parametrize("start", ["2025-04-01", "2025-04-30"])
def test_overlapping_versions_are_refused(write: Write, start: str) -> None:
    ended = "effective_from = 2025-04-01\neffective_to = 2025-04-30"
    write(header=HEADER.replace("effective_from = 2025-04-01", ended))
    later = HEADER.replace('version = "1"', 'version = "2"').replace("2025-04-01", start)
    root = write(header=later, version="2")

    with pytest.raises(PackError) as error:
        load_pack("demo", as_of=date(2025, 4, 15), root=root)

    assert codes(error) == [("pack.overlap", "demo/2/pack.toml", None)]


@pytest.mark.parametrize("pack_id", ["nothing", "../demo", ".", "demo/.."])
def test_unknown_pack_is_refused_with_the_known_ones(write: Write, pack_id: str) -> None:
    root = write()

    with pytest.raises(PackError) as error:
        load_pack(pack_id, as_of=date(2026, 1, 1), root=root)

    assert codes(error) == [("pack.no_pack", pack_id, None)]
    assert error.value.problems[0].expected == Text("demo", "demo")


def test_unknown_version_is_refused_with_the_known_ones(write: Write) -> None:
    root = write()

    with pytest.raises(PackError) as error:
        load_pack_version("demo", "2", root=root)

    assert error.value.problems[0].expected == Text("1", "1")


def test_root_without_packs_lists_none(tmp_path: Path) -> None:
    assert list_packs(root=tmp_path / "nowhere") == ()
