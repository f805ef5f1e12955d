"""Bytes and text of published files: bounded, decoded strictly, nothing lost silently."""

import codecs
import csv
import fnmatch
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sekisho.core.errors import ParseError
from sekisho.core.text import Text
from sekisho.sources._problems import DOWNLOAD_AGAIN, place_in, refuse

WHOLE_LIMIT = 256 * 2**20
"""Most bytes of a file that is read at once."""
STREAM_LIMIT = 8 * 2**30
"""Most bytes that a compressed stream may unfold to."""
RATIO_LIMIT = 200
"""Most times its size that a compressed file may unfold to, once past `RATIO_FREE` bytes."""
RATIO_FREE = 32 * 2**20
_CHUNK = 2**20
_GZIP = b"\x1f\x8b"
_ZIP = b"PK"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
)


def read_bytes(path: Path, *, limit: int = WHOLE_LIMIT) -> bytes:
    """Return the bytes of a plain file.

    Raises:
        ParseError: it is not there, not a file, empty, unreadable or larger than `limit`.
    """
    with _open_plain(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise refuse(
            "source.too_large",
            Text("ファイルが大きすぎます。", "The file is too large."),
            place_in(path),
            expected=Text(f"{limit:,} バイト以下", f"at most {limit:,} bytes"),
        )
    return data


def read_text(path: Path, *, encodings: tuple[str, ...] = ("utf-8",)) -> str:
    """Return the text of a file: UTF-8 or UTF-16 by its mark, else one of `encodings`.

    Only a source whose publisher issues another encoding names it here.

    Raises:
        ParseError: no encoding fits, or the file holds NUL bytes.
    """
    data = read_bytes(path)
    for encoding in (_find_marked(data), *encodings):
        if encoding is None:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _refuse_nul(text, path)
    raise _refuse_encoding(path, data)


def iter_text(path: Path, *, members: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the UTF-8 text of a plain, gzip or (where `members` are named) zip file, in chunks.

    Args:
        path: the file.
        members: file-name patterns of the one entry of a zip to read, most likely first.

    Raises:
        ParseError: unreadable, damaged, a bomb, or not UTF-8.
    """
    decoder: codecs.IncrementalDecoder | None = None
    with _open_stream(path, members) as stream:
        for chunk in _read_bounded(stream, path):
            if decoder is None:
                decoder = codecs.getincrementaldecoder(_find_marked(chunk) or "utf-8")()
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                raise _refuse_encoding(path, chunk) from None
            yield _refuse_nul(text, path)
    try:
        if decoder is not None:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise refuse_cut(path) from None


def refuse_cut(path: Path, *, row: int | None = None) -> ParseError:
    """Return the error for a file that ends before it should."""
    return refuse(
        "source.cut_off",
        Text("ファイルが途中で切れています。", "The file ends in the middle of an entry."),
        place_in(path, row=row),
    )


DOS_END = "\x1a"
"""The byte by which DOS, and OFAC to this day, ends a text file."""


def iter_csv(path: Path, columns: int) -> Iterator[tuple[int, list[str], str]]:
    """Yield each row of a comma-separated file: line, cells, and what closes the row.

    A row is closed by a line end; the last one by `DOS_END`, by a line end, or by nothing: then
    its last field may have lost something.

    Raises:
        ParseError: a row has another number of cells, or a quote is never closed.
    """
    text = read_text(path)
    bare = text.rstrip(" ")
    end = DOS_END if bare.rstrip().endswith(DOS_END) else "\n" if bare.endswith("\n") else ""
    body = text.rstrip().removesuffix(DOS_END).rstrip("\r\n")
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    last = body.count("\n") + 1
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _refuse_row(path, start, str(error)) from None
        if cells is None:
            return
        at_end = reader.line_num >= last
        if len(cells) != columns:
            if at_end and not end and len(cells) < columns:
                raise refuse_cut(path, row=start)
            raise _refuse_width(path, start, cells, columns)
        yield start, cells, end if at_end else "\n"
        start = reader.line_num + 1


def _refuse_row(path: Path, row: int, reason: str) -> ParseError:
    return refuse(
        "source.csv_row",
        Text(
            "CSV の行が壊れています(引用符が閉じていない、項目が長すぎるなど)。",
            "A CSV row is broken (a quote is not closed, or a field is too long).",
        ),
        place_in(path, row=row),
        got=reason,
    )


def _refuse_width(path: Path, row: int, cells: list[str], columns: int) -> ParseError:
    return refuse(
        "source.csv_width",
        Text("列の数が発行元の様式と違います。", "The row has not the columns that are published."),
        place_in(path, row=row),
        expected=Text(f"{columns} 列", f"{columns} columns"),
        got=f"{len(cells)}: {','.join(cells)}",
    )


@contextmanager
def _open_plain(path: Path) -> Iterator[IO[bytes]]:
    if path.is_dir():
        raise refuse(
            "source.is_folder",
            Text("ファイルではなくフォルダーです。", "This is a folder, not a file."),
            place_in(path),
            action=Text("中のファイルを指定してください。", "Name the file inside it."),
        )
    try:
        file = path.open("rb")
    except OSError as error:
        raise refuse(
            "source.unreadable",
            Text("ファイルを開けません。", "The file cannot be opened."),
            place_in(path),
            got=error.strerror,
            action=Text("場所と権限を確かめてください。", "Check where it is and who may read it."),
        ) from error
    with file:
        if not file.read(1):
            raise refuse(
                "source.empty", Text("ファイルが空です。", "The file is empty."), place_in(path)
            )
        file.seek(0)
        yield file


@contextmanager
def _open_stream(path: Path, members: tuple[str, ...]) -> Iterator[IO[bytes]]:
    with _open_plain(path) as file:
        magic = file.read(2)
        file.seek(0)
        if magic == _GZIP:
            with io.BufferedReader(gzip.GzipFile(fileobj=file)) as unpacked:
                yield unpacked
        elif magic == _ZIP and members:
            with _open_member(file, path, members) as unpacked:
                yield unpacked
        else:
            yield file


@contextmanager
def _open_member(file: IO[bytes], path: Path, members: tuple[str, ...]) -> Iterator[IO[bytes]]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise _refuse_damaged(path) from error
    with archive:
        names = archive.namelist()
        for pattern in members:
            found = [name for name in names if fnmatch.fnmatch(name.lower(), pattern)]
            if len(found) == 1:
                break
        else:
            raise refuse(
                "source.zip_member",
                Text("zip の中に読むべきファイルがありません。", "The zip lacks the file to read."),
                place_in(path),
                expected=Text(members[0], members[0]),
                got=", ".join(sorted(names)[:8]),
            )
        try:
            member = archive.open(found[0])
        except _BROKEN as error:
            raise _refuse_damaged(path) from error
        with member:
            yield member


def _read_bounded(stream: IO[bytes], path: Path) -> Iterator[bytes]:
    packed = path.stat().st_size
    total = 0
    while True:
        try:
            chunk = stream.read(_CHUNK)
        except _BROKEN as error:
            raise _refuse_damaged(path) from error
        if not chunk:
            return
        total += len(chunk)
        if total > STREAM_LIMIT or total > max(RATIO_FREE, packed * RATIO_LIMIT):
            raise refuse(
                "source.bomb",
                Text(
                    "圧縮ファイルが異常に大きく展開されます。",
                    "The compressed file unfolds to an implausible size.",
                ),
                place_in(path),
                expected=Text(
                    f"もとの {RATIO_LIMIT} 倍以下", f"at most {RATIO_LIMIT} times its size"
                ),
                got=f"> {total:,} bytes",
            )
        yield chunk


def _refuse_damaged(path: Path) -> ParseError:
    return refuse(
        "source.damaged",
        Text(
            "圧縮ファイルが壊れているか、途中で切れています。",
            "The compressed file is damaged or cut off.",
        ),
        place_in(path),
    )


def _find_marked(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark names."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _refuse_nul(text: str, path: Path) -> str:
    if "\0" in text:
        raise refuse(
            "source.binary",
            Text(
                "文字のファイルではありません(NUL バイトがあります)。",
                "This is not a text file (it holds NUL bytes).",
            ),
            place_in(path),
        )
    return text


def _refuse_encoding(path: Path, data: bytes) -> ParseError:
    is_cp932 = _is_cp932(data)
    return refuse(
        "source.encoding",
        Text("文字コードが UTF-8 ではありません。", "The text is not UTF-8."),
        place_in(path),
        expected=Text("UTF-8(発行元の形式)", "UTF-8, as the publisher issues it"),
        got="CP932 (Shift_JIS)" if is_cp932 else None,
        action=Text(
            "表計算ソフトで開いて保存し直すと CP932 になることがあります。"
            "もう一度ダウンロードし、開かずに渡してください。",
            "A spreadsheet program may have saved it again as CP932: "
            "download it again and pass it on unopened.",
        )
        if is_cp932
        else DOWNLOAD_AGAIN,
    )


def _is_cp932(data: bytes) -> bool:
    try:
        text = data[:_CHUNK].decode("cp932")
    except UnicodeDecodeError as error:
        return error.start > len(data[:_CHUNK]) - 2
    return any("\u3040" <= char <= "\u9fff" for char in text)
