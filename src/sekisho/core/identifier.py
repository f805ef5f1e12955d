"""Identifiers of people and organisations, with the checks their issuers publish."""

import re
from dataclasses import dataclass

_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\Z", re.ASCII)
_ROR = re.compile(r"(?:https?://ror\.org/)?(0[a-hj-km-np-tv-z\d]{6}\d{2})\Z", re.ASCII)
_ERAD = re.compile(r"\d{8}\Z", re.ASCII)
_HOUJIN = re.compile(r"[1-9][0-9]{12}\Z", re.ASCII)
_OPENALEX = re.compile(r"(?:https?://openalex\.org/)?([AIWFSTPC]\d+)\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier in a scheme: `orcid`, `ror`, `erad`, `openalex`, `houjin`, `doi`, `grid`,
    `wikidata`, `isni`, `kaken`, `un-dataid`, `un-ref`, `ofac-uid` …
    """  # noqa: D205 -- the list of schemes is one sentence that runs over a line

    scheme: str
    value: str

    def __str__(self) -> str:
        """Return `scheme:value`."""
        return f"{self.scheme}:{self.value}"


def orcid_check_digit(digits: str) -> str:
    """Return the check character of 15 ORCID digits (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def parse_orcid(text: str) -> Identifier:
    """Read an ORCID iD, bare or as a URI.

    Raises:
        ValueError: when the form or the check digit is wrong.
    """
    match = _ORCID.match(text.strip())
    if match is None:
        message = f"not an ORCID iD (dddd-dddd-dddd-dddX): {text!r}"
        raise ValueError(message)
    digits = match[1].replace("-", "")
    if orcid_check_digit(digits[:15]) != digits[15]:
        message = f"ORCID iD with a wrong check digit: {text!r}"
        raise ValueError(message)
    return Identifier("orcid", match[1])


def parse_erad(text: str) -> Identifier:
    """Read an e-Rad researcher number: text of exactly eight digits, zeros kept.

    Raises:
        ValueError: when it is not eight digits.
    """
    if _ERAD.match(text) is None:
        message = f"not an e-Rad researcher number (8 digits): {text!r}"
        raise ValueError(message)
    return Identifier("erad", text)


def parse_ror(text: str) -> Identifier:
    """Read a ROR id, bare or as a URI; the canonical value is the bare id.

    Raises:
        ValueError: when the form is wrong.
    """
    match = _ROR.match(text.strip().lower())
    if match is None:
        message = f"not a ROR id: {text!r}"
        raise ValueError(message)
    return Identifier("ror", match[1])


def parse_openalex(text: str) -> Identifier:
    """Read an OpenAlex id, bare or as a URI; the canonical value is the bare id.

    Raises:
        ValueError: when the form is wrong.
    """
    match = _OPENALEX.match(text.strip())
    if match is None:
        message = f"not an OpenAlex id: {text!r}"
        raise ValueError(message)
    return Identifier("openalex", match[1])


def houjin_check_digit(digits: str) -> str:
    """Return the first digit of a corporate number from the twelve that follow it.

    法人番号の指定等に関する省令 (平成26年財務省令第70号) 2条: 9 less the remainder by 9 of
    the digits, weighted 1, 2, 1, 2 … from the right.
    """
    weighted = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return str(9 - sum(weighted) % 9)


def parse_houjin(text: str) -> Identifier:
    """Read a corporate number (法人番号): thirteen digits, the first a check digit.

    Raises:
        ValueError: when the form or the check digit is wrong.
    """
    digits = text.strip()
    if _HOUJIN.match(digits) is None:
        raise ValueError(f"not a corporate number (13 digits): {text!r}")
    if houjin_check_digit(digits[1:]) != digits[0]:
        raise ValueError(f"corporate number with a wrong check digit: {text!r}")
    return Identifier("houjin", digits)


_CHECK = {
    "houjin": parse_houjin,
    "orcid": parse_orcid,
    "erad": parse_erad,
    "ror": parse_ror,
    "openalex": parse_openalex,
}


def parse_identifier(scheme: str, text: str) -> Identifier:
    """Read an identifier, checked where its scheme publishes a check."""
    check = _CHECK.get(scheme)
    return Identifier(scheme, text) if check is None else check(text)
