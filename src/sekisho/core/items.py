"""The typed items of the canonical declaration (`regulations.md` B.2), to import from one place."""

from sekisho.core.item_base import Item, ReportedItem
from sekisho.core.item_enums import (
    AbroadPurpose,
    BenefitKind,
    ContractType,
    CounterpartyKind,
    DisciplineKind,
    EducationEvent,
    Employment,
    FunderKind,
    GrantRole,
    GrantStatus,
    HostedStatus,
    InKindType,
    IpKind,
    SponsorKind,
    TieKind,
    TieNature,
    TravelPurpose,
)
from sekisho.core.items_of_activity import Contract, Hosting, Travel
from sekisho.core.items_of_output import CoAuthor, Inventor, Ip, Licensee, Publication
from sekisho.core.items_of_posts import Affiliation, Education, Title
from sekisho.core.items_of_standing import Discipline, ListedTie, Residency
from sekisho.core.items_of_support import Benefit, ForeignProgram, Grant, InKind, Obligations

__all__ = [
    "AbroadPurpose",
    "Affiliation",
    "Benefit",
    "BenefitKind",
    "CoAuthor",
    "Contract",
    "ContractType",
    "CounterpartyKind",
    "Discipline",
    "DisciplineKind",
    "Education",
    "EducationEvent",
    "Employment",
    "ForeignProgram",
    "FunderKind",
    "Grant",
    "GrantRole",
    "GrantStatus",
    "HostedStatus",
    "Hosting",
    "InKind",
    "InKindType",
    "Inventor",
    "Ip",
    "IpKind",
    "Item",
    "Licensee",
    "ListedTie",
    "Obligations",
    "Publication",
    "ReportedItem",
    "Residency",
    "SponsorKind",
    "TieKind",
    "TieNature",
    "Title",
    "Travel",
    "TravelPurpose",
]
