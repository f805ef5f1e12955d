"""`sekisho init`: start an application folder, or take filled workbooks into one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli._options import JsonOption, LangOption

if TYPE_CHECKING:
    from sekisho.core.text import Lang
    from sekisho.diligence.intake import Taken


def init_command(
    folder: Annotated[Path, typer.Argument(help="申請フォルダ / the application folder")],
    *,
    form: Annotated[
        str, typer.Option("--format", help="yaml / xlsx（ひな形の形式） / of the templates")
    ] = "yaml",
    people: Annotated[
        int, typer.Option("--people", min=1, max=200, help="参画者の数 / number of people")
    ] = 1,
    nationality: Annotated[
        bool,
        typer.Option(
            "--nationality",
            help="⑬国籍の欄を別シートで加える（求める規則があるときだけ） / "
            "add the sheet ⑬, only where a rule asks for it",
        ),
    ] = False,
    take: Annotated[
        list[Path] | None,
        typer.Option(
            "--take",
            help="記入済みの申告（xlsx）を取り込む。⑬は分けて保管 / take in a filled workbook",
        ),
    ] = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """申請フォルダのひな形を書く / Write the template of an application folder."""
    from sekisho.cli._output import echo, echo_json, report_errors, resolve_lang  # slow import
    from sekisho.diligence.intake import TemplateFormat, take_in, write_template  # slow import

    chosen = resolve_lang(lang)
    if form not in set(TemplateFormat):
        message = f"yaml か xlsx です / yaml or xlsx: {form!r}"
        raise typer.BadParameter(message, param_hint="--format")
    with report_errors(chosen, as_json=as_json):
        taken = [take_in(workbook, folder) for workbook in take or []]
        written = [path for one in taken for path in one.written]
        if not take:
            written = list(
                write_template(
                    folder,
                    lang=chosen,
                    form=TemplateFormat(form),
                    people=people,
                    with_nationality=nationality,
                )
            )
    names = [path.relative_to(folder).as_posix() for path in written]
    same = [one for one in taken if one.same_as is not None]
    if as_json:
        held = [one.same_as.relative_to(folder).as_posix() for one in same if one.same_as]
        echo_json({"folder": str(folder), "written": names, "already_there": held})
        return
    for one in same:
        echo(_describe_same(one, chosen))
    if names or not same:
        for line in _describe(folder, names, chosen):
            echo(line)


def _describe_same(one: "Taken", lang: "Lang") -> str:
    from sekisho.core.text import Text  # leaf

    name = one.same_as.name if one.same_as else ""
    told = Text(
        f"{one.person_id} の版 {one.version} は、同じ内容がすでにあります"
        f"（declarations/{name}）。何も変えませんでした。",
        f"Version {one.version} of {one.person_id} is there already with the same content "
        f"(declarations/{name}); nothing was changed.",
    )
    return told.get(lang)


def _describe(folder: Path, names: list[str], lang: "Lang") -> list[str]:
    from sekisho.core.text import Text  # leaf

    if not names:
        done = Text("足りないファイルはありません。", "Nothing is lacking; nothing was written.")
        return [done.get(lang)]
    head = Text(f"{folder} に書きました:", f"Written to {folder}:")
    steps = Text(
        f"次に: README.txt を読み、記入したら `sekisho check {folder} -o OUT`",
        f"Next: read README.txt, fill in, then `sekisho check {folder} -o OUT`",
    )
    return [head.get(lang), *(f"  {name}" for name in names), steps.get(lang)]
