"""Which records are this person's: by declared identifier, never by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declaration import Header
from sekisho.core.identifier import Identifier
from sekisho.core.party import PartyKind
from sekisho.core.record import AuthorRecord, Authorship
from sekisho.core.sourced import SourcedRecord
from sekisho.names import compare


@dataclass(slots=True)
class Names:
    """The names a person declared; remembers each comparison, because names recur in works."""

    declared: tuple[str, ...]
    _known: dict[str, Answer] = field(default_factory=dict)

    def agree_with(self, printed: Iterable[str]) -> Answer:
        """Tell whether one of the printed names is a declared one.

        `unknown` where no two are in one script, or where nothing is printed.
        """
        answers = [self._one(name) for name in printed if name]
        if Answer.YES in answers:
            return Answer.YES
        return Answer.NO if Answer.NO in answers else Answer.UNKNOWN

    def _one(self, printed: str) -> Answer:
        if printed not in self._known:
            self._known[printed] = self._compare(printed)
        return self._known[printed]

    def _compare(self, printed: str) -> Answer:
        comparable = False
        for declared in self.declared:
            found = compare(printed, declared, kind=PartyKind.PERSON)
            if found.is_match:
                return Answer.YES
            comparable |= any(reason.kind != "different_scripts" for reason in found.reasons)
        return Answer.NO if comparable else Answer.UNKNOWN


def declared_names(header: Header) -> Names:
    """Gather every name of the header: own script, kana, romanised, former, alias."""
    found: list[str] = []
    if header.name is not None:
        found += [header.name.full or "", _joined(header.name.family, header.name.given)]
    found.append(header.name_kana or "")
    found += [_joined(roman.given, roman.family) for roman in header.name_roman]
    others = (*header.former_names.items, *header.aliases.items, *header.other_scripts)
    found += [other.name or "" for other in others]
    return Names(tuple(sorted({name for name in found if name})))


def _joined(first: str | None, second: str | None) -> str:
    return " ".join(part for part in (first, second) if part)


@dataclass(frozen=True, slots=True)
class Tied:
    """The identifiers under which a record counts as the person's.

    `via_orcid` are author ids whose own record carries the declared ORCID iD; `conflicting` are
    author ids whose record carries another one: nothing is taken from them.
    """

    orcid: Identifier | None
    declared_author: Identifier | None
    via_orcid: frozenset[Identifier]
    conflicting: frozenset[Identifier]

    @property
    def authors(self) -> frozenset[Identifier]:
        """Every author id that counts."""
        own = {self.declared_author} if self.declared_author is not None else set()
        return (self.via_orcid | own) - self.conflicting

    def ties(self, authorship: Authorship) -> str | None:
        """Return by what an author's line is the person's (`orcid`, `openalex`), or None."""
        if self.orcid is not None and authorship.orcid == self.orcid:
            return "orcid"
        if authorship.author_id in self.authors and not self.is_contradicted(authorship):
            return "openalex"
        return None

    def is_contradicted(self, authorship: Authorship) -> bool:
        """Tell whether the line has a counted author id and somebody else's ORCID iD."""
        other = authorship.orcid is not None and authorship.orcid != self.orcid
        return authorship.author_id in self.authors and self.orcid is not None and other


def tie_identifiers(header: Header, records: Sequence[SourcedRecord]) -> Tied:
    """Work out which author ids count, from the declared ids and the author records given."""
    via_orcid: set[Identifier] = set()
    conflicting: set[Identifier] = set()
    for sourced in records:
        record = sourced.record
        if not isinstance(record, AuthorRecord) or header.orcid is None or record.orcid is None:
            continue
        if record.orcid == header.orcid:
            via_orcid.add(record.author_id)
        elif record.author_id == header.openalex_id:
            conflicting.add(record.author_id)
    return Tied(header.orcid, header.openalex_id, frozenset(via_orcid), frozenset(conflicting))
