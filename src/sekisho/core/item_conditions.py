"""The conditions under which a field of a declared item is required (`regulations.md` B.2).

Each takes an item and a day, and answers yes, no or unknown; unknown asks for the field too.
"""

from datetime import date

from sekisho.core.answer import Answer, all_of, answer_of, any_of, not_
from sekisho.core.declared import Org, Several
from sekisho.core.item_enums import (
    ContractType,
    CounterpartyKind,
    DisciplineKind,
    FunderKind,
    GrantStatus,
    IpKind,
    TieKind,
)
from sekisho.core.period import Period


def is_current(item: object, on: date) -> Answer:
    """Tell whether the item's period covers the day."""
    period = getattr(item, "period", None)
    return period.is_current(on) if isinstance(period, Period) else Answer.UNKNOWN


def is_open_grant(item: object, on: date) -> Answer:
    """Tell whether the grant is applied for or running."""
    del on
    return answer_of(value=getattr(item, "status", None) != GrantStatus.ENDED)


def is_not_under_nda(item: object, on: date) -> Answer:
    """Tell whether no confidentiality contract hides the grant."""
    del on
    return not_(getattr(item, "nda", Answer.UNKNOWN))


def is_open_grant_without_nda(item: object, on: date) -> Answer:
    """Tell whether the grant is open and may be described."""
    if is_not_under_nda(item, on) is Answer.NO:
        return Answer.NO
    return is_open_grant(item, on)


def is_from_foreign_state(item: object, on: date) -> Answer:
    """Tell whether a foreign government or military provides the support."""
    del on
    kind = getattr(item, "provider_kind", None)
    return answer_of(value=kind in {FunderKind.FOREIGN_GOVERNMENT, FunderKind.FOREIGN_MILITARY})


def is_foreign_contract(item: object, on: date) -> Answer:
    """Tell whether the counterparty is a foreign government or corporation."""
    del on
    kind = getattr(item, "counterparty_kind", None)
    foreign = {CounterpartyKind.FOREIGN_GOVERNMENT, CounterpartyKind.FOREIGN_CORPORATION}
    return answer_of(value=kind in foreign)


def is_bound_abroad(item: object, on: date) -> Answer:
    """Tell whether the contract puts the person under command or duty of care of a foreign body."""
    if is_foreign_contract(item, on) is Answer.NO:
        return Answer.NO
    command = getattr(item, "under_command", Answer.UNKNOWN)
    return any_of((command, getattr(item, "duty_of_care", Answer.UNKNOWN)))


def is_research_or_licence(item: object, on: date) -> Answer:
    """Tell whether the contract is of research or licence."""
    del on
    kinds = {ContractType.JOINT_RESEARCH, ContractType.COMMISSIONED, ContractType.LICENCE}
    return answer_of(value=getattr(item, "type", None) in kinds)


def is_abroad(item: object, on: date) -> Answer:
    """Tell whether the organisation's site is outside Japan."""
    del on
    org = getattr(item, "org", None)
    country = org.country if isinstance(org, Org) else None
    return Answer.UNKNOWN if country is None else answer_of(value=country != "JP")


def is_current_abroad(item: object, on: date) -> Answer:
    """Tell whether the post is held now at an organisation outside Japan."""
    return all_of((is_abroad(item, on), is_current(item, on)))


def is_filed(item: object, on: date) -> Answer:
    """Tell whether the right is of a kind that is filed."""
    del on
    return answer_of(value=getattr(item, "kind", None) != IpKind.KNOW_HOW)


def is_tie_to_org(item: object, on: date) -> Answer:
    """Tell whether the tie is with an organisation, not the person's own listing."""
    del on
    return answer_of(value=getattr(item, "kind", None) != TieKind.SELF)


def is_restriction(item: object, on: date) -> Answer:
    """Tell whether the discipline restricts applications."""
    del on
    return answer_of(value=getattr(item, "kind", None) == DisciplineKind.RESTRICTION)


def is_gone_abroad(item: object, on: date) -> Answer:
    """Tell whether a departure from Japan is declared."""
    del on
    return answer_of(value=getattr(item, "departure_date", None) is not None)


def is_helped_by_state(item: object, on: date) -> Answer:
    """Tell whether benefits from foreign governments are declared."""
    del on
    benefits = getattr(item, "gov_benefits", None)
    return benefits.answer if isinstance(benefits, Several) else Answer.UNKNOWN
