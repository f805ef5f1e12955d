"""`sekisho demo`: the main job on the bundled, fictional case, from nothing."""

from pathlib import Path
from typing import Annotated

import typer

from sekisho.cli._options import JsonOption, LangOption


def demo_command(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="出力先 / where everything goes")
    ] = Path("demo-out"),
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """架空の案件で主な仕事を通して試す / Run the main job on a fictional case."""
    from sekisho.cli._output import echo, exit_with, resolve_lang  # slow import
    from sekisho.cli.check import make_folder, print_summary, write_dossier
    from sekisho.core.text import Text
    from sekisho.diligence import run_check
    from sekisho.diligence.demo import prepare_demo

    spoken = resolve_lang(lang)
    demo = prepare_demo(out)
    checked = run_check(demo.application, demo.library, as_of=demo.as_of, known_at=demo.known_at)
    make_folder(out / "dossier")
    files = write_dossier(checked, out / "dossier", spoken)
    if not as_json:
        said = Text(
            "デモ：人物と、不利な関係にある機関はすべて架空です。実在の機関は相手方候補として名前だけを挙げています。",
            "Demonstration: every person, and every organisation in an adverse tie, is fictional. "
            "Real organisations are named only as prospective partners.",
        )
        echo(said.get(spoken))
    print_summary(checked, files, spoken, as_json=as_json)
    exit_with(0)
