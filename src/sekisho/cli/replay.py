"""`sekisho replay`: recompute a run and compare every byte."""

from pathlib import Path
from typing import Annotated

import typer

from sekisho.cli._options import JsonOption, LangOption, LibraryOption


def replay_command(
    run: Annotated[
        Path, typer.Argument(help="runs/<番号> のフォルダ / a runs/<id> folder", metavar="RUN")
    ],
    library: LibraryOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """照合を再計算して比べる / Recompute a run and compare it byte for byte."""
    from sekisho.cli._output import echo, echo_json, exit_with, resolve_lang  # slow import
    from sekisho.core.jsonable import to_json
    from sekisho.core.text import Text
    from sekisho.diligence import replay
    from sekisho.library import Library, resolve_library_root

    spoken = resolve_lang(lang)
    replayed = replay(run, Library(resolve_library_root(library)))
    if as_json:
        payload = {
            "same": replayed.is_same,
            "engine_then": replayed.run.engine,
            "engine_now": replayed.engine_now,
            "differences": to_json(replayed.differences),
        }
        echo_json(payload)
    elif replayed.is_same:
        said = Text(
            "再計算の結果は、記録と1バイトも違いません。",
            "The recomputed result is the same, byte for byte.",
        )
        echo(f"{said.get(spoken)} ({replayed.engine_now})")
    else:
        said = Text(
            "再計算の結果が記録と違います（記録 {then}、現在 {now}）。",
            "The recomputed result differs (made by {then}, now {now}).",
        ).format(then=replayed.run.engine, now=replayed.engine_now)
        echo(said.get(spoken))
        for one in replayed.differences:
            echo(f"  {one.path}: {one.stored} -> {one.recomputed}")
    exit_with(0 if replayed.is_same else 1)
