"""Speaking to a person at a console: in Japanese or English, on any code page."""

import os
import sys
from typing import TextIO

_WINDOWS_LANGUAGE_MASK = 0x3FF
_WINDOWS_JAPANESE = 0x11


def prepare() -> None:
    """Let no character stop the program: what the console cannot show becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def language() -> str:
    """Return `ja` or `en`: SEKISHO_LANG, else the locale, as far as the console can show it."""
    wanted = os.environ.get("SEKISHO_LANG", "").lower()[:2]
    if wanted in {"ja", "en"}:
        return wanted
    return "ja" if _locale_is_japanese() and _can_show_japanese(sys.stderr) else "en"


def pick(*, ja: str, en: str) -> str:
    """Return the text in the language of the person at the console."""
    return ja if language() == "ja" else en


def say(*, ja: str, en: str) -> None:
    """Tell the person something, beside the output of the program."""
    print(pick(ja=ja, en=en), file=sys.stderr, flush=True)


def _locale_is_japanese() -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- exists with this meaning on Windows alone

        code: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return code & _WINDOWS_LANGUAGE_MASK == _WINDOWS_JAPANESE
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "").startswith("ja")


def _can_show_japanese(stream: TextIO) -> bool:
    try:
        "関所".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
