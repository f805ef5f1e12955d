"""Bytes to text: UTF-8 first and strictly, then the encodings that Windows leaves behind."""

import codecs

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.problems import Gathered

MAX_BYTES = 5_000_000
"""No application or declaration is larger; a larger file is a mistake or an attack."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes, place: Place, gathered: Gathered) -> str | None:
    """Return the text, or None after reporting why it cannot be read."""
    if len(raw) > MAX_BYTES:
        gathered.refuse(_too_large(place, len(raw)))
        return None
    if raw.startswith(_UTF16):
        return _try(raw, "utf-16", place, gathered)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _try(raw, "cp932", place, gathered)
        if text is not None:
            gathered.warn(_read_as_cp932(place))
        return text


def _try(raw: bytes, encoding: str, place: Place, gathered: Gathered) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        gathered.refuse(_unknown_encoding(place, error.start))
        return None


def _too_large(place: Place, size: int) -> Problem:
    return Problem(
        "input.too_large",
        Text("ファイルが大きすぎます。", "The file is too large."),
        place,
        Text("5 MB まで", "at most 5 MB"),
        f"{size:,} B",
        Text(
            "申請書や申告書そのもののファイルか確かめてください。資料は records/ に置きます。",
            "Check that this is the application or the declaration; records belong in records/.",
        ),
    )


def _unknown_encoding(place: Place, at: int) -> Problem:
    return Problem(
        "input.unknown_encoding",
        Text("文字コードを判別できません。", "The encoding of the text cannot be told."),
        place,
        Text("UTF-8", "UTF-8"),
        f"byte {at + 1}",
        Text(
            "エディターで「UTF-8」を選んで保存し直してください。",
            "Save the file again as UTF-8 in an editor.",
        ),
    )


def _read_as_cp932(place: Place) -> Problem:
    return Problem(
        "input.read_as_cp932",
        Text(
            "UTF-8 ではないため、CP932（Shift_JIS）として読みました。"
            "文字化けがないか確かめてください。",
            "The file is not UTF-8, so it was read as CP932 (Shift_JIS); check the names in it.",
        ),
        place,
        action=Text(
            "UTF-8 で保存し直すと、この警告は出ません。", "Saved as UTF-8, it needs no warning."
        ),
    )
