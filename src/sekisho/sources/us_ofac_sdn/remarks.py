"""The remarks of an SDN entry: dates of birth, weak aliases, numbers, ties; and names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sekisho.core.entity import Property, Relation
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate

_MONTHS = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "May": 5,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?\Z")
_BIRTH = re.compile(r"(?:alt\. )?DOB (circa )?(.+)\Z", re.IGNORECASE)
_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})\Z")
_KNOWN_AS = re.compile(r"([afn])\.k\.a\. ['\"](.+)['\"]\Z")
_LINKED = re.compile(r"Linked To: (.+)\Z")
_STATED = re.compile(r"(?:alt\. )?(POB|nationality|citizen|Gender|Website|Title)\b:? (.+)\Z")
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (scheme, re.compile(rf"(?:alt\. )?(?:{label}) *([A-Z0-9].*)\Z"))
    for scheme, label in (
        ("imo", r"(?:Vessel Registration )?Identification (?:Number )?IMO"),
        ("passport", r"(?:[A-Z][\w.]*(?: Passport)?,? )?Passport (?:No\.:? ?)?#?"),
        ("national-id", r"National (?:Foreign )?ID (?:No\.|Number)"),
        ("national-id", r"Cedula No\.|C\.U\.R\.P\.|D\.N\.I\.|SSN|Personal ID Card"),
        ("tax-id", r"Tax ID No\.|NIT #|RUC #|R\.F\.C\.|RIF #|US FEIN|V\.A\.T\. Number"),
        ("registration", r"(?:UK )?Company Number|Registration (?:ID|Number)|C\.R\. No\."),
        ("registration", r"Business Registration (?:Document #|Number)|Trade License No\."),
        ("registration", r"Commercial Registry Number|Public Registration Number"),
        ("registration", r"(?:Folio|Matricula) Mercantil No\.?|Enterprise Number"),
        ("duns", r"D-U-N-S Number"),
        ("mmsi", r"MMSI"),
        ("document", r"Identification Number|Travel Document Number|Driver's License No\."),
    )
)
_NUMBER_END = re.compile(r" ?(?:\(| and |,? issued|,? expires|, |;|$)")


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the remarks of one entry say, in order."""

    names: tuple[Name, ...]
    birth_dates: tuple[PartialDate, ...]
    identifiers: tuple[Identifier, ...]
    relations: tuple[Relation, ...]
    properties: tuple[Property, ...]


def read_remarks(text: str, by_name: Mapping[str, str], *, is_person: bool) -> Remarks:
    """Read the remarks; what has no place of its own is kept as a property.

    Args:
        text: the remarks with their continuation.
        by_name: ent_num of each SDN_Name, to find the target of `Linked To:`.
        is_person: whether aliases are written `LAST, First`.
    """
    names: list[Name] = []
    births: list[PartialDate] = []
    numbers: list[Identifier] = []
    relations: list[Relation] = []
    properties: list[Property] = []
    for item in (part.strip() for part in text.removesuffix(".").split(";")):
        if known := _KNOWN_AS.match(item):
            kind = NameKind.FORMER if known[1] == "f" else NameKind.WEAK_ALIAS
            names += read_name(known[2], kind, is_person=is_person)
        elif linked := _LINKED.match(item):
            relations.append(Relation("linked_to", by_name.get(linked[1], ""), linked[1]))
        elif birth := _BIRTH.match(item):
            found = _read_date(birth[2])
            births += [found] if found else []
            is_plain = found is not None and not birth[1]
            properties += [] if is_plain else [Property("DOB", item)]
        elif stated := _STATED.match(item):
            properties.append(Property(stated[1], item.removeprefix(f"{stated[1]} ")))
        elif item:
            numbers += _read_number(item)
            properties.append(Property("Remarks", item))
    return Remarks(
        names=tuple(names),
        birth_dates=tuple(dict.fromkeys(births)),
        identifiers=tuple(numbers),
        relations=tuple(dict.fromkeys(relations)),
        properties=tuple(properties),
    )


def read_name(written: str, kind: NameKind, *, is_person: bool) -> tuple[Name, ...]:
    """Return a name as written and, of a person, in its natural order too.

    OFAC writes `LAST, First Middle, Jr.`; the second name is `First Middle LAST, Jr.`.
    """
    if not written:
        return ()
    parts = [part.strip() for part in written.split(",")]
    if not is_person or len(parts) < 2 or not all(parts):
        return (Name(written, kind),)
    family, given, *rest = parts
    if len(rest) > 1 or (rest and _SUFFIX.match(rest[0]) is None):
        return (Name(written, kind),)
    natural = ", ".join((f"{given} {family}", *rest))
    second = NameKind.ROMANISED if kind is NameKind.PRIMARY else kind
    return (
        Name(written, kind, family=family, given=given),
        Name(natural, second, family=family, given=given),
    )


def _read_date(text: str) -> PartialDate | None:
    """Read `30 Jan 1961`, `Jan 1961` or `1961`; a range has no date."""
    match = _DATE.match(text)
    if match is None:
        return None
    day, month, year = match.groups()
    if month is not None and month not in _MONTHS:
        return None
    try:
        return PartialDate(int(year), _MONTHS[month] if month else None, int(day) if day else None)
    except ValueError:
        return None


def _read_number(item: str) -> list[Identifier]:
    for scheme, regex in _NUMBERS:
        match = regex.match(item)
        if match is None:
            continue
        number = match[1][: _NUMBER_END.search(match[1]).start()]  # type: ignore[union-attr] # `$`
        return [Identifier(scheme, number)] if any(char.isdigit() for char in number) else []
    return []
