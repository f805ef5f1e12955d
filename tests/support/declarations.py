"""Declarations made up at random, along the shapes that reading and writing walk."""

import dataclasses
import string
import unicodedata
from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sekisho.core.answer import Answer
from sekisho.core.countries import COUNTRY_CODES
from sekisho.core.declaration import SECTIONS, Declaration
from sekisho.core.declared import Money, Section, Several, Unparsed
from sekisho.core.identifier import Identifier, houjin_check_digit, orcid_check_digit
from sekisho.core.items import Item, ListedTie
from sekisho.core.kinds import TextKind
from sekisho.core.period import PartialDate, Period
from sekisho.diligence.intake.completeness import TIE_KINDS
from sekisho.diligence.intake.shapes import (
    Choice,
    Many,
    Record,
    Scalar,
    ScalarKind,
    Shape,
    is_blank_record,
    record_of,
)

_TRAPS = ("=1+1", "+1", "-1", "@SUM(A1)", "no", "NO", "null", "~", "00123", "1e5", "2025-04-01")
_MORE_TRAPS = (
    "a | b",
    "a\\",
    "\\n",
    " x ",
    "# x",
    "a: b",
    "&a",
    "*a",
    "'x",
    '"',
    "_x000D_",
    "𠮷野",
)


def _is_letter(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Cn"}


texts = st.one_of(
    st.sampled_from((*_TRAPS, *_MORE_TRAPS)),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12),
    st.text(st.sampled_from(" \n\t|\\#:'\"=あ漢\u3000\u2028a-"), min_size=1, max_size=8),
).filter(lambda text: bool(text.strip()) and all(map(_is_letter, text)))
safe_ids = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=6).map(
    lambda text: f"x{text}"
)
answers = st.sampled_from(Answer)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    return draw(
        st.sampled_from(
            (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day))
        )
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.none() | partial_dates()), draw(st.none() | partial_dates())
    if start and end and end.last_day < start.first_day:
        start, end = end, start
    ongoing = draw(answers)
    return Period(start, end, Answer.NO if end and ongoing is Answer.YES else ongoing)


@st.composite
def identifiers(draw: st.DrawFn, schemes: tuple[str, ...]) -> Identifier:
    scheme = draw(st.sampled_from(schemes))
    number = draw(st.integers(10**11, 10**12 - 1))
    digits = f"{number}000"[:15].zfill(15)
    orcid = digits + orcid_check_digit(digits)
    value = {
        "orcid": "-".join(orcid[at : at + 4] for at in range(0, 16, 4)),
        "erad": f"{number % 10**7:08d}",
        "ror": f"0abcdef{number % 100:02d}",
        "houjin": f"{houjin_check_digit(str(number))}{number}",
        "openalex": f"A{number}",
    }.get(scheme, f"id-{number}")
    return Identifier(scheme, value)


_KINDS: dict[TextKind, SearchStrategy[str]] = {
    TextKind.COUNTRY: st.sampled_from(sorted(COUNTRY_CODES)),
    TextKind.CURRENCY: st.sampled_from(("JPY", "USD", "EUR")),
    TextKind.SCRIPT: st.sampled_from(("Jpan", "Latn", "Hans")),
    TextKind.KATAKANA: st.sampled_from(("ヤマダ ハナコ", "オオノ・ジェーン")),
    TextKind.EMAIL: st.sampled_from(("a@example.jp", "b.c+d@x.example.org")),
    TextKind.SHA256: st.text("0123456789abcdef", min_size=64, max_size=64),
    TextKind.SAFE_ID: safe_ids,
}


def scalars(shape: Scalar) -> SearchStrategy[object]:
    """Values of one field, from those that reading takes."""
    if shape.enum is not None:
        return st.sampled_from(shape.enum)
    if shape.values:
        return st.sampled_from(shape.values)
    if shape.refs:
        return safe_ids
    if shape.kind is ScalarKind.TEXT:
        return texts if shape.text_kind is None else _KINDS[shape.text_kind]
    if shape.kind is ScalarKind.INTEGER:
        largest = 100 if shape.text_kind is TextKind.PERCENT else 10**15 - 1
        return st.integers(0, largest)
    made: dict[ScalarKind, Callable[[], SearchStrategy[object]]] = {
        ScalarKind.ANSWER: lambda: answers,
        ScalarKind.DATE: lambda: days,
        ScalarKind.PARTIAL_DATE: partial_dates,
        ScalarKind.IDENTIFIER: lambda: identifiers(shape.schemes),
    }
    return made[shape.kind]()


def values(shape: Shape) -> SearchStrategy[object]:
    """Values of any shape but a section."""
    match shape:
        case Scalar():
            return scalars(shape)
        case Record(cls) if cls is Period:
            return periods().filter(lambda value: not is_blank_record(value))
        case Record(cls) if cls is Money:
            filled = st.builds(Money, st.integers(0, 10**12), _KINDS[TextKind.CURRENCY])
            return filled | st.just(Money()) | st.just(Money(5)) | st.just(Money(None, "JPY"))
        case Record():
            return records(shape).filter(lambda value: not is_blank_record(value))
        case Many(item):
            return st.lists(values(item), max_size=2).map(tuple)
        case Choice(item):
            items = st.lists(values(item), max_size=2).map(tuple)
            return st.builds(Several, answers, items)
    raise TypeError(shape)


def records(shape: Record) -> SearchStrategy[object]:
    """Values of a dataclass; fields that may be absent sometimes are."""
    given = {}
    for one, field in zip(dataclasses.fields(shape.cls), shape.fields, strict=True):
        made = values(field.shape)
        given[field.attr] = made if one.default is not None else st.none() | made
    return st.builds(shape.cls, **given)


@st.composite
def sections(draw: st.DrawFn, item: type[Item]) -> Section[Item]:
    items = draw(st.lists(records(record_of(item)), max_size=2))
    unparsed = draw(st.lists(records(record_of(Unparsed)), max_size=1))
    return Section(
        draw(answers),
        tuple(one for one in items if isinstance(one, Item)),
        tuple(one for one in unparsed if isinstance(one, Unparsed)),
        draw(st.none() | days),
    )


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    """A declaration with up to three filled sections, its item ids unique."""
    filled = draw(st.sets(st.sampled_from(SECTIONS), max_size=3))
    given: dict[str, object] = {}
    number = 0
    for spec in (one for one in SECTIONS if one in filled):
        section = draw(sections(spec.item))
        items = []
        for item in section.items:
            number += 1
            named = dataclasses.replace(item, item_id=f"i{number}")
            if isinstance(named, ListedTie):
                named = dataclasses.replace(named, kind=TIE_KINDS[spec.key])
            items.append(named)
        given[spec.key] = dataclasses.replace(section, items=tuple(items))
    shape = record_of(Declaration)
    for key in ("residency", "consent"):
        field = shape.find(key)
        assert field is not None
        given[key] = draw(st.none() | values(field.shape))
    header = shape.find("header")
    assert header is not None
    assert isinstance(header.shape, Record)
    given["header"] = draw(records(header.shape))
    made: Declaration = shape.cls(person_id="p1", **given)
    return made
