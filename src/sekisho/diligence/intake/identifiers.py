"""Identifiers as people write them, checked as their issuers say; never mended."""

import re

from sekisho.core.identifier import Identifier, parse_identifier
from sekisho.core.text import Text
from sekisho.diligence.intake.dates import clean
from sekisho.diligence.intake.nodes import Leaf
from sekisho.diligence.intake.problems import RefusedError

_FREE = re.compile(r"[A-Za-z0-9_.-]{1,64}\Z")
_EXPECTED = {
    "erad": Text("8桁の数字（先頭の0を含む）", "8 digits, leading zeros included"),
    "orcid": Text(
        "0000-0000-0000-0000 の形で、検査文字が合うもの",
        "dddd-dddd-dddd-dddX with a right check character",
    ),
    "openalex": Text("A と数字（A5012345678）", "A and digits (A5012345678)"),
    "ror": Text(
        "ror:0… または https://ror.org/0…、または houjin:13桁（検査数字が合うもの）",
        "ror:0… or https://ror.org/0…, or houjin: and 13 digits with a right check digit",
    ),
}
_EXPECTED_FREE = Text("英数字と _ . - で64字まで", "up to 64 letters, digits, _ . -")


def read_identifier(leaf: Leaf, schemes: tuple[str, ...]) -> Identifier:
    """Read an identifier of one of the schemes; a prefix or a URI says which.

    Raises:
        RefusedError: when no scheme takes it.
    """
    text = clean(leaf.text)
    if schemes == ("erad",):
        _refuse_lost_zero(text)
    for scheme in schemes:
        bare = text.removeprefix(f"{scheme}:")
        if scheme in {"kaken", "researchmap"} and _FREE.match(bare) is None:
            continue
        try:
            return parse_identifier(scheme, bare)
        except ValueError:
            continue
    raise RefusedError(
        "input.not_an_identifier",
        Text("識別子の形が違うか、検査数字が合いません。", "Not the form, or a wrong check digit."),
        expected=_EXPECTED.get(schemes[0], _EXPECTED_FREE),
        action=Text(
            "発行元の表示から写し直してください。持っていなければ空欄にします。",
            "Copy it again from where it was issued; leave it blank where there is none.",
        ),
    )


def _refuse_lost_zero(text: str) -> None:
    if not text.isdecimal() or not 4 <= len(text) < 8:
        return
    raise RefusedError(
        "input.erad_lost_zero",
        Text(
            "e-Rad研究者番号は8桁です。Excelで先頭の0が消えたと思われます。",
            "e-Rad numbers have 8 digits; a leading zero was probably lost by Excel.",
        ),
        expected=_EXPECTED["erad"],
        action=Text(
            f"セルの書式を「文字列」にして、{text.zfill(8)} のように8桁で入力してください。"
            "番号は自動では直しません。",
            f"Format the cell as text and type {text.zfill(8)} (check it; it is never mended "
            "for you).",
        ),
    )
