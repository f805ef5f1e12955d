"""What is missing from a case (`regulations.md` A.4.2): unknown is not no, blank is not clear."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.application import Application, OrgRole
from sekisho.core.case import CaseFile
from sekisho.core.completeness import Missing, MissingKind
from sekisho.core.consent import Consent, LegalBasis, Purpose
from sekisho.core.declaration import SECTIONS, Declaration, Header
from sekisho.core.declared import Money, Origin, Section, Several
from sekisho.core.items import Affiliation, Item, Residency, TieKind
from sekisho.diligence.intake.refusals import path_of_answer
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    FieldShape,
    Many,
    Record,
    Scalar,
    ScalarKind,
    Shape,
    record_of,
)

DD_PURPOSE = Purpose.INSTITUTION_DD
_BLANK = MissingKind.FIELD_BLANK
_SECTION = MissingKind.SECTION_BLANK
TIE_KINDS = {
    "listed_ties_self": TieKind.SELF,
    "listed_ties_affiliation": TieKind.AFFILIATION,
    "listed_ties_relationship": TieKind.RELATIONSHIP,
}
"""The section each kind of listed tie answers."""


def missing_items(case: CaseFile, *, on: date) -> tuple[Missing, ...]:
    """Return every gap of a case on that day: the application's first, then person by person.

    A person on the roster without a declaration is one gap; a declaration of somebody who is not
    on the roster is none of this case's.
    """
    assets = frozenset(asset.asset_id for asset in case.application.assets)
    said: dict[str, set[str]] = {}
    for person_id, path in case.said_unknown:
        said.setdefault(person_id, set()).add(path)
    nobody: frozenset[str] = frozenset()
    found = list(_check_application(case.application, assets, on, said.get("", nobody)))
    declared = {one.person_id: one for one in case.declarations}
    for entry in case.application.roster:
        declaration = declared.get(entry.person_id)
        if declaration is None:
            absent = MissingKind.DECLARATION_ABSENT
            found.append(Missing(entry.person_id, "declaration", absent))
        else:
            unknown = said.get(entry.person_id, nobody)
            found += missing_of(declaration, on=on, assets=assets, said_unknown=unknown)
    return tuple(found)


def missing_of(
    declaration: Declaration,
    *,
    on: date,
    assets: frozenset[str] = frozenset(),
    said_unknown: Collection[str] = (),
) -> tuple[Missing, ...]:
    """Return every gap of one declaration.

    `assets` are the ids that it may refer to; `said_unknown` the paths of the answers that were
    written as 不明: the others that are unknown were never given.
    """
    ids = _ids_of(declaration) | {"assets": assets}
    walk = _Walk(declaration.person_id, on, ids, frozenset(said_unknown))
    found = [*walk.check_record(declaration.header, record_of(Header), "header")]
    for spec in SECTIONS:
        section: Section[Item] = getattr(declaration, spec.key)
        found += walk.check_section(section, record_of(spec.item), spec.key)
    if declaration.residency is None:
        found.append(walk.missing("residency", walk.kind_of("residency", _SECTION)))
    else:
        found += walk.check_record(declaration.residency, record_of(Residency), "residency")
    found += _check_main_post(declaration, walk)
    found += _check_ties(declaration, walk)
    found += _check_consent(declaration.consent, walk)
    if declaration.affiliations.answer is Answer.NO:  # then there is no post to name
        found = [one for one in found if one.path != "header.current_post"]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One person's values, walked along their shapes; `ids` are those each section holds."""

    person_id: str
    on: date
    ids: Mapping[str, frozenset[str]]
    said_unknown: frozenset[str]

    def missing(self, path: str, kind: MissingKind, detail: str = "") -> Missing:
        return Missing(self.person_id, path, kind, detail)

    def kind_of(self, path: str, otherwise: MissingKind) -> MissingKind:
        """Tell what somebody said to be unknown from what nobody answered."""
        answer = path_of_answer(path)
        below = (f"{answer}.", f"{answer}[")
        is_said = any(one == answer or one.startswith(below) for one in self.said_unknown)
        return MissingKind.ANSWER_UNKNOWN if is_said else otherwise

    def check_record(self, value: object, shape: Record, path: str) -> Iterator[Missing]:
        for field in shape.fields:
            if field.spec is None:
                continue
            held = getattr(value, field.attr)
            is_required = field.spec.is_required(value, self.on)
            yield from self._check(held, field, f"{path}.{field.key}", is_required=is_required)

    def check_section(self, section: Section[Item], shape: Record, path: str) -> Iterator[Missing]:
        for index, one in enumerate(section.unparsed, start=1):
            where = "!".join(part for part in (one.sheet, one.cell) if part)
            detail = " ".join(part for part in (one.source_file, where) if part)
            yield self.missing(f"{path}.unparsed[{index}]", MissingKind.UNPARSED, detail)
        kind = _judge(section.answer, has_items=bool(section.items or section.unparsed))
        if kind is MissingKind.ANSWER_UNKNOWN and path not in self.said_unknown:
            # not `kind_of`: an unknown answer in an item says nothing of the section
            kind = _BLANK if section.items or section.unparsed else _SECTION
        if kind is not None:
            yield self.missing(path, kind)
        prefilled = any(item.origin is Origin.PREFILLED for item in section.items)
        if prefilled and section.confirmed_on is None:
            yield self.missing(f"{path}.confirmed_on", _BLANK)
        yield from self._check_items(section.items, shape, path)

    def _check(
        self, value: object, field: FieldShape, path: str, *, is_required: bool
    ) -> Iterator[Missing]:
        shape = field.shape
        match shape:
            case Scalar():
                yield from self._check_scalar(value, shape, path, is_required=is_required)
            case Choice(item) if isinstance(value, Several):
                yield from self._check_answer(value, path, is_required=is_required)
                yield from self._check_items(value.items, item, path)
            case Many(item) if isinstance(value, tuple):
                if is_required and not value:
                    yield self.missing(path, _BLANK)
                yield from self._check_items(value, item, path)
            case Record():
                may_be_unknown = field.spec is not None and field.spec.may_be_unknown
                if value is not None and value != Money():
                    yield from self.check_record(value, shape, path)
                elif is_required and (value is None or not may_be_unknown):
                    unknown = MissingKind.ANSWER_UNKNOWN
                    yield self.missing(
                        path, self.kind_of(path, _BLANK) if value is None else unknown
                    )
            case Envelope() | Choice() | Many():  # sections are walked by `check_section`
                raise TypeError(f"{path}: {type(value).__name__} in a {type(shape).__name__}")

    def _check_answer(
        self, value: Several[object], path: str, *, is_required: bool
    ) -> Iterator[Missing]:
        kind = _judge(value.answer, has_items=bool(value.items))
        if kind is MissingKind.ANSWER_UNKNOWN and path not in self.said_unknown:
            kind = _BLANK
        if kind is not None and (is_required or value != Several()):
            yield self.missing(path, kind)

    def _check_scalar(
        self, value: object, shape: Scalar, path: str, *, is_required: bool
    ) -> Iterator[Missing]:
        if shape.kind is ScalarKind.ANSWER:
            if is_required and value is Answer.UNKNOWN:
                yield self.missing(path, self.kind_of(path, _BLANK))
        elif value is None or value == "":
            if is_required:
                yield self.missing(path, _BLANK)
        elif shape.refs and not any(
            value in self.ids.get(section, frozenset()) for section in shape.refs
        ):
            yield self.missing(path, MissingKind.REFERENCE, str(value))

    def _check_items(self, items: tuple[object, ...], shape: Shape, path: str) -> Iterator[Missing]:
        for index, item in enumerate(items, start=1):
            below = f"{path}[{_id_of(item) or index}]"
            match shape:
                case Record():
                    yield from self.check_record(item, shape, below)
                case Scalar():
                    yield from self._check_scalar(item, shape, below, is_required=False)
                case _:
                    raise TypeError(f"{below}: a list of lists")


def _judge(answer: Answer, *, has_items: bool) -> MissingKind | None:
    """Hold an answer against its list: a list or an explicit 該当なし, never both or neither."""
    if answer is Answer.UNKNOWN:
        return MissingKind.ANSWER_UNKNOWN
    return None if (answer is Answer.YES) is has_items else MissingKind.ANSWER_CONTRADICTS


def _id_of(item: object) -> str | None:
    for name in ("item_id", "person_id", "asset_id", "partner_id"):
        found = getattr(item, name, None)
        if isinstance(found, str):
            return found
    return None


def _ids_of(declaration: Declaration) -> dict[str, frozenset[str]]:
    sections = ((spec.key, getattr(declaration, spec.key)) for spec in SECTIONS)
    return {key: frozenset(item.item_id for item in section.items) for key, section in sections}


def _check_main_post(declaration: Declaration, walk: _Walk) -> Iterator[Missing]:
    """Exactly one current appointment is the main one, and the header names it."""
    posts = declaration.affiliations.items
    main = [post for post in posts if post.primary is Answer.YES and _may_be_current(post, walk.on)]
    if declaration.affiliations.answer is Answer.YES and len(main) != 1:
        detail = ", ".join(post.item_id for post in main)
        yield walk.missing("affiliations.primary", MissingKind.ANSWER_CONTRADICTS, detail)
    named = declaration.header.current_post
    if named in {post.item_id for post in posts} - {post.item_id for post in main}:
        yield walk.missing("header.current_post", MissingKind.REFERENCE, named or "")


def _may_be_current(post: Affiliation, on: date) -> bool:
    return post.period is None or post.period.is_current(on) is not Answer.NO


def _check_ties(declaration: Declaration, walk: _Walk) -> Iterator[Missing]:
    for key, kind in TIE_KINDS.items():
        for tie in getattr(declaration, key).items:
            if tie.kind not in {None, kind}:
                path = f"{key}[{tie.item_id}].kind"
                yield walk.missing(path, MissingKind.ANSWER_CONTRADICTS)


def _check_consent(consent: Consent | None, walk: _Walk) -> Iterator[Missing]:
    if consent is None:
        yield walk.missing("consent", MissingKind.CONSENT)
        return
    yield from walk.check_record(consent, record_of(Consent), "consent")
    if consent.legal_basis is LegalBasis.CONTRACT:
        # A.8 note 1: only from the effective date of the article added by 令和8年法律56号, with
        # the rule of the commission loaded; neither is there yet.
        yield walk.missing("consent.legal_basis", MissingKind.CONSENT)
    elif consent.withdrawn_at is not None and consent.withdrawn_at <= walk.on:
        yield walk.missing("consent.withdrawn_at", MissingKind.CONSENT)
    elif not consent.covers(DD_PURPOSE, on=walk.on):
        yield walk.missing("consent.purposes", MissingKind.CONSENT)


def _check_application(
    application: Application, assets: frozenset[str], on: date, said_unknown: Collection[str]
) -> Iterator[Missing]:
    walk = _Walk("", on, {"assets": assets}, frozenset(said_unknown))
    yield from walk.check_record(application, record_of(Application), "application")
    leads = [one for one in application.organisations if one.role is OrgRole.LEAD]
    if application.organisations and len(leads) != 1:
        path = "application.organisations"
        yield walk.missing(path, MissingKind.ANSWER_CONTRADICTS, str(len(leads)))
