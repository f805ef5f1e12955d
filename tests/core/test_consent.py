"""A consent record covers a purpose while it stands, and only on a basis that can be used."""

from datetime import date

import pytest

from sekisho.core.consent import Consent, LegalBasis, Purpose

ON = date(2025, 11, 20)
DD = Purpose.INSTITUTION_DD


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (LegalBasis.CONSENT, True),
        (LegalBasis.LEGAL_OBLIGATION, True),
        (LegalBasis.CONTRACT, False),
        (None, False),
    ],
)
def test_a_basis_that_cannot_be_used_yet_covers_nothing(
    basis: LegalBasis | None, *, expected: bool
) -> None:
    """The basis `contract` waits for its article to be in force."""
    assert Consent(basis, (DD,)).covers(DD, on=ON) is expected


def test_a_withdrawn_consent_covers_nothing_from_that_day() -> None:
    """Withdrawal counts from its day on, not before."""
    consent = Consent(LegalBasis.CONSENT, (DD,), withdrawn_at=ON)

    assert not consent.covers(DD, on=ON)
    assert consent.covers(DD, on=date(2025, 11, 19))
    assert not Consent(LegalBasis.CONSENT, (Purpose.STATISTICS,)).covers(DD, on=ON)
