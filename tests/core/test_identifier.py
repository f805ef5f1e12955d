"""Identifiers keep the checks that their issuers publish."""

import pytest

from sekisho.core.identifier import (
    Identifier,
    orcid_check_digit,
    parse_erad,
    parse_openalex,
    parse_orcid,
    parse_ror,
)


def test_orcid_check_digit_of_the_issuers_example() -> None:
    """ORCID's own example, 0000-0002-1825-0097, and one that ends in X."""
    assert orcid_check_digit("000000021825009") == "7"
    assert orcid_check_digit("000000021694233") == "X"


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"])
def test_orcid_is_read_bare_or_as_uri(text: str) -> None:
    """Both forms give the same value."""
    assert Identifier("orcid", "0000-0002-1825-0097") == parse_orcid(text)


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000000218250097", "", "orcid"])
def test_orcid_with_a_wrong_digit_is_refused(text: str) -> None:
    """A mistyped iD must not silently point at somebody else."""
    with pytest.raises(ValueError, match="ORCID"):
        parse_orcid(text)


def test_erad_number_keeps_its_zeros() -> None:
    """Eight digits as text; seven are refused, for a zero was lost."""
    assert Identifier("erad", "01234567") == parse_erad("01234567")
    with pytest.raises(ValueError, match="8 digits"):
        parse_erad("1234567")


def test_ror_and_openalex_are_read_as_uris() -> None:
    """The canonical value is the bare id."""
    assert Identifier("ror", "057zh3y96") == parse_ror("https://ror.org/057zh3y96")
    assert Identifier("openalex", "A5023888391") == parse_openalex(
        "https://openalex.org/A5023888391"
    )
