import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sekisho.names import normalise, scripts_of, split_legal_form
from sekisho.names._variants import HAN_VARIANTS
from sekisho.names._words import ORGANISATION_WORDS, PERSON_WORDS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Ōta  Kenji", "ota kenji"),
        ("Oota", "oota"),
        ("Ｈａｒｂｉｎ　Ｉｎｓｔ．", "harbin inst"),
        ("Xi’an / Xi'an", "xian xian"),
        ("Łódź Straße", "lodz strasse"),
        ("ﾔﾏﾀﾞ･ﾊﾅｺ", "ヤマダ ハナコ"),
        ("やまだ はなこ", "ヤマダ ハナコ"),
        ("㈱日立", "株式会社 日立"),
        ("Smith-Jones (Tokyo)", "smith jones tokyo"),
        ("A×B", "a b"),
        ("🙂", ""),
        ("a\ud800b", "a b"),
        ("", ""),
    ],
)
def test_normalise_gives_one_spelling(written: str, normal: str) -> None:
    assert normalise(written) == normal


@pytest.mark.parametrize(
    "same",
    [
        ("东京大学", "東京大學", "東京大学"),
        ("髙橋", "高橋"),
        ("宮﨑", "宮崎", "宮嵜"),
        ("渡邊", "渡邉", "渡辺"),
        ("沢", "澤", "泽"),
        ("浜", "濱", "滨"),
        ("电子业", "電子業"),
        ("技术国", "技術國"),
        ("齋藤", "斎藤"),
        ("齊藤", "斉藤"),
        ("沈阳", "瀋陽"),
    ],
)
def test_normalise_folds_variants_of_one_character(same: tuple[str, ...]) -> None:
    assert len({normalise(text) for text in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("斉藤", "斎藤"), ("余", "餘"), ("范", "範"), ("姜", "薑"), ("工业", "工程")]
)
def test_normalise_keeps_different_characters_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_variant_table_names_each_character_once() -> None:
    characters = HAN_VARIANTS.replace("\n", "").replace(" ", "")

    assert len(set(characters)) == len(characters)


@pytest.mark.parametrize("table", [ORGANISATION_WORDS, PERSON_WORDS])
def test_word_tables_are_in_normal_form(table: dict[str, int]) -> None:
    assert [word for word in table if normalise(word) != word or not word] == []


@given(ANY_TEXT)
@example("ᄀ'ᅡ")
@example("\u3099(株)")
def test_normalise_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_normalise_bears_ten_thousand_characters() -> None:
    assert normalise("髙 " * 5_000) == " ".join("高" * 5_000)


@pytest.mark.parametrize(
    ("written", "name", "form"),
    [
        ("国立大学法人東京大学", "東京大学", "国立大学法人"),
        ("株式会社日立製作所", "日立製作所", "株式会社"),
        ("(株)日立製作所", "日立製作所", "株式会社"),
        ("黑铁有限责任公司", "黑鉄", "有限责任公司"),
        ("주식회사 한빛", "한빛", "주식회사"),
        ("(주)한빛", "한빛", "주식회사"),
        ("Foo Co., Ltd.", "foo", "co ltd"),
        ("Foo S.A.", "foo", "s a"),
        ("Foo GmbH", "foo", "gmbh"),
        ("ООО «Ромашка»", "ромашка", "ооо"),
        ("Romashka OJSC", "romashka", "ojsc"),
        ("Foo General Trading FZE LLC", "foo general trading", "fze llc"),
        ("Ltd.", "ltd", ""),
        ("東京大学", "東京大学", ""),
    ],
)
def test_split_legal_form(written: str, name: str, form: str) -> None:
    rest, found = split_legal_form(written)

    assert (rest, found) == (name, normalise(form))


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("東京 Tokyo トウキョウ とうきょう", {"Hani", "Latn", "Kana", "Hira"}),
        ("ﾄｳｷｮｳ", {"Kana"}),
        ("서울", {"Hang"}),
        ("Москва Αθήνα", {"Cyrl", "Grek"}),
        ("طهران תל กรุง", {"Arab", "Hebr", "Thai"}),
        ("12 🙂 -", set()),
        ("𐌀", {"Zzzz"}),
    ],
)
def test_scripts_of_names_every_script(text: str, scripts: set[str]) -> None:
    assert scripts_of(text) == scripts
