"""Strategies for entities and records of every shape, texts as bad as published files hold."""

from hypothesis import strategies as st

from sekisho.core.answer import Answer
from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import (
    AuthorPost,
    AuthorRecord,
    Authorship,
    RecordFunding,
    RecordPost,
    RecordWork,
    ResearcherRecord,
    Work,
    WorkFunder,
)
from sekisho.core.statement import ObservedOrg

NASTY = ["", "\0", "\ud800", "𠮷野家", "a\nb\r\n", '"\\', "'", "NULL", "null", "\ufeff", "１", "é"]

# Two surrogates that make a pair are, in JSON, the one character that they spell.
texts = st.text(max_size=12) | st.sampled_from(NASTY) | st.text("\ud800a\0", max_size=3)
ids = st.builds(Identifier, st.sampled_from(["orcid", "openalex", "ror"]), texts)
days = st.builds(PartialDate, st.integers(1, 9999)) | st.dates().map(PartialDate.of)


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


names = st.builds(
    Name,
    texts,
    st.sampled_from(NameKind),
    *(st.none() | texts for _ in range(4)),
)
entities = st.builds(
    Entity,
    entity_id=texts,
    kind=st.sampled_from(EntityKind),
    names=some(names),
    locator=texts,
    identifiers=some(ids),
    countries=some(texts),
    addresses=some(texts),
    birth_dates=some(days),
    listed_on=st.none() | days,
    codes=some(texts),
    programmes=some(texts),
    relations=some(st.builds(Relation, texts, texts, texts)),
    properties=some(st.builds(Property, texts, texts)),
)
orgs = st.builds(ObservedOrg, texts, st.none() | texts, some(ids), st.none() | texts)
periods = st.builds(Period, st.none() | days, st.none(), st.sampled_from(Answer))
works = st.builds(
    Work,
    work_id=ids,
    doi=st.none() | texts,
    title=texts,
    published_on=st.none() | days,
    authorships=some(
        st.builds(
            Authorship,
            st.integers(0, 9),
            st.none() | ids,
            st.none() | ids,
            texts,
            st.none() | texts,
            some(orgs),
            some(texts),
        )
    ),
    funders=some(st.builds(WorkFunder, orgs, st.none() | texts, texts)),
    url=st.none() | texts,
    is_retracted=st.booleans(),
    locator=texts,
)
authors = st.builds(
    AuthorRecord,
    author_id=ids,
    orcid=st.none() | ids,
    names=some(names),
    posts=some(st.builds(AuthorPost, orgs, some(st.integers(1900, 2100)), texts)),
    url=st.none() | texts,
    locator=texts,
)
researchers = st.builds(
    ResearcherRecord,
    orcid=ids,
    names=some(names),
    posts=some(st.builds(RecordPost, texts, orgs, texts, texts, periods, texts, texts)),
    fundings=some(st.builds(RecordFunding, orgs, texts, texts, texts, periods, texts, texts)),
    works=some(st.builds(RecordWork, texts, texts, days, texts)),
    url=st.none() | texts,
    locator=texts,
)
records = works | authors | researchers
