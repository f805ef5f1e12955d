"""Consent, or another recorded legal basis (`regulations.md` A.8)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.declared import Country
from sekisho.core.fields import optional, required


class Purpose(StrEnum):
    """For what a person's data may be used (A.8)."""

    INSTITUTION_DD = "institution_dd"
    FA_SUBMISSION = "fa_submission"
    PARTNER_SHARE = "partner_share"
    GOV_SHARE = "gov_share"
    THIRD_PARTY_RESEARCH_FIRM = "third_party_research_firm"
    STATISTICS = "statistics"


class LegalBasis(StrEnum):
    """On what basis personal data are handled."""

    CONSENT = "consent"
    LEGAL_OBLIGATION = "legal_obligation"
    CONTRACT = "contract"
    PUBLIC_SOURCE = "public_source"


@dataclass(frozen=True, slots=True)
class Consent:
    """One person's consent record. `purposes` and `categories` are those of A.8."""

    legal_basis: LegalBasis | None = field(
        default=None, metadata=required("法的根拠", "legal basis")
    )
    purposes: tuple[Purpose, ...] = field(default=(), metadata=required("利用目的", "purposes"))
    categories: tuple[str, ...] = field(
        default=(),
        metadata=optional("項目", "categories", help_ja="基本情報、①〜⑬", help_en="header, ① to ⑬"),
    )
    recipients: tuple[str, ...] = field(default=(), metadata=optional("提供先", "recipients"))
    countries: tuple[Country, ...] = field(
        default=(), metadata=optional("提供先の国", "countries of recipients")
    )
    article_ref: str | None = field(default=None, metadata=optional("根拠条文", "article"))
    given_on: date | None = field(default=None, metadata=optional("同意日", "given on"))
    retention_until: date | None = field(
        default=None, metadata=optional("保存期限", "retention until")
    )
    withdrawn_at: date | None = field(default=None, metadata=optional("撤回日", "withdrawn on"))
    consequence_notice_shown: Answer = field(
        default=Answer.UNKNOWN,
        metadata=optional("不同意の場合の説明", "told what follows from refusal"),
    )

    def covers(self, purpose: str, *, on: date) -> bool:
        """Tell whether the record covers `purpose` on that day.

        The basis `contract` covers nothing yet: it needs an article of 令和8年法律56号 in force
        and the PPC rule loaded (`regulations.md` A.8, note 1), and neither is.
        """
        if self.legal_basis is None or self.legal_basis is LegalBasis.CONTRACT:
            return False
        if self.withdrawn_at is not None and self.withdrawn_at <= on:
            return False
        return purpose in self.purposes
