from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sekisho.core.hit import Reason
from sekisho.core.party import PartyKind
from sekisho.names import Comparison, compare, exact_key, search_keys

ORGANISATION, PERSON = PartyKind.ORGANISATION, PartyKind.PERSON
PIECES = (
    *("Harbin", "University", "of", "Technology", "Co., Ltd.", "大学", "工业", "東京", "王", "伟"),
    *(
        "Xiao",
        "Ming",
        "J.",
        "ｻﾄｳ",
        "대학교",
        "ООО",
        "(HIT)",
        "NUDT",
        "\ud800",
        "🙂",
        "-",
        "Tsinghwa",
    ),
)
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join),
)
KINDS = st.sampled_from(PartyKind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("东京大学", "東京大学"),
        ("国立大学法人東京大学", "東京大學"),
        ("哈尔滨工业大学", "哈爾濱工業大學"),
        ("Harbin Institute of Technology (HIT)", "HARBIN INST. OF TECH."),
        ("National University of Defence Technology", "Natl. Univ. of Defense Technology"),
        ("University of Tokyo", "Tokyo University"),
        ("Tsinghua University", "Tsinghwa Univ."),
        ("Northwestern Polytechnical University", "North Western Polytechnical University"),
        ("(株)日立製作所", "日立製作所株式会社"),
        ("서울대학교", "국립 서울대학교"),
        ("ООО Ромашка", "«Ромашка»"),
        ("NUDT", "NUDT"),
    ],
)
def test_compare_matches_spellings_of_one_organisation(one: str, other: str) -> None:
    assert compare(one, other, kind=ORGANISATION).is_match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("哈尔滨工业大学", "哈尔滨工程大学"),
        ("Harbin Institute of Technology", "Harbin Engineering University"),
        ("National University of Defense Technology", "National University of Technology"),
        (
            "University of Science and Technology of China",
            "University of Electronic Science and Technology of China",
        ),
        (
            "China Aerospace Science and Technology Corporation",
            "China Aerospace Science and Industry Corporation",
        ),
        ("Osaka University", "Osaka University of Pharmaceutical Sciences"),
        ("Beihang University", "Beijing University"),
        ("三菱重工業", "三菱電機"),
        ("NUDT", "National University of Defense Technology"),
        ("NUDT", "NUAA"),
        ("Harbin Institute of Technology", "哈尔滨工业大学"),
        ("Alpha Corp", "Beta Corp"),
    ],
)
def test_compare_keeps_different_organisations_apart(one: str, other: str) -> None:
    assert not compare(one, other, kind=ORGANISATION).is_match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王伟", "王偉"),
        ("髙橋一郎", "高橋 一郎"),
        ("沢田研二", "澤田研二"),
        ("김민준", "김 민준"),
        ("ﾔﾏﾀﾞ ﾊﾅｺ", "はなこ やまだ"),
        ("Wang Wei", "Wei Wang"),
        ("Wang Xiao-Ming", "WANG, Xiaoming"),
        ("Kim Min-jun", "Minjun Kim"),
        ("Ōta Kenji", "Ota Kenji"),
        ("Dr. Quendelhaar, Tobias", "Tobias Quendelhar"),
        ("Nguyen Van An", "Nguyen An"),
    ],
)
def test_compare_matches_spellings_of_one_person(one: str, other: str) -> None:
    assert compare(one, other, kind=PERSON).is_match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saito", "Sato Taro"),
        ("Saito Taro", "Sato Taro"),
        ("斉藤", "斎藤"),
        ("王伟", "王芳"),
        ("Wang Wei", "Wang Fang"),
        ("Kim Min-jun", "Kim Min-ho"),
        ("Tobias", "Tobias Quendelhaar"),
    ],
)
def test_compare_keeps_different_persons_apart(one: str, other: str) -> None:
    assert not compare(one, other, kind=PERSON).is_match


def test_compare_gives_common_names_little_weight() -> None:
    common = compare("Wang Wei", "Wang Wei", kind=PERSON)
    rare = compare("Tobias Quendelhaar", "Tobias Quendelhaar", kind=PERSON)

    assert common.score == rare.score == 1.0
    assert common.weight < 900 < rare.weight


def test_compare_takes_an_initial_for_little() -> None:
    full = compare("John Quendelhaar", "John Quendelhaar", kind=PERSON)
    initial = compare("J. Quendelhaar", "John Quendelhaar", kind=PERSON)

    assert initial.weight < full.weight - 400


def test_compare_says_what_speaks_against() -> None:
    comparison = compare("哈尔滨工业大学", "哈尔滨工程大学", kind=ORGANISATION)

    assert [reason for reason in comparison.reasons if reason.weight < 0] == [
        Reason("unexplained", "", "工程", -750),
        Reason("unexplained", "工業", "", -750),
    ]


def test_compare_across_scripts_is_no_evidence_either_way() -> None:
    comparison = compare("Wang Wei", "王伟", kind=PERSON)

    assert comparison == Comparison(0, (Reason("different_scripts", "Wang Wei", "王伟", 0),))


@given(NAMES, NAMES, KINDS)
@example("Xiao Ming Ming", "Ming XiaoMing", PERSON)
@example("Aȴ", "×A", PERSON)
def test_compare_is_symmetric(one: str, other: str, kind: PartyKind) -> None:
    there, back = compare(one, other, kind=kind), compare(other, one, kind=kind)

    turned = [replace(item, query=item.entry, entry=item.query) for item in back.reasons]
    order = (lambda item: (-abs(item.weight), item.kind, item.query, item.entry),)
    assert sorted(turned, key=order[0]) == list(there.reasons)
    assert (there.weight, there.score) == (back.weight, back.score)


@given(NAMES, NAMES, KINDS)
def test_compare_adds_up_and_stays_in_range(one: str, other: str, kind: PartyKind) -> None:
    comparison = compare(one, other, kind=kind)

    assert comparison.weight == sum(reason.weight for reason in comparison.reasons)
    assert 0.0 <= comparison.score <= 1.0
    assert comparison == compare(one, other, kind=kind)


@given(NAMES, KINDS)
def test_keys_are_total_and_sorted(text: str, kind: PartyKind) -> None:
    keys = search_keys(text, kind=kind)

    assert keys == tuple(sorted(set(keys)))
    assert isinstance(exact_key(text, kind=kind), str)


@pytest.mark.parametrize("kind", PartyKind)
def test_compare_bears_ten_thousand_characters(kind: PartyKind) -> None:
    long = "Quendelhaar " * 833

    assert compare(long, long + "x", kind=kind).reasons
    assert compare(long, "", kind=kind) == Comparison(0, ())
