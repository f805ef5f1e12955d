"""Starting an application folder: templates, schemas, a README with the next steps."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from sekisho.core.errors import DeclarationError, Place, Problem
from sekisho.core.text import Lang, Text
from sekisho.diligence.intake.nationality import nationality_form
from sekisho.diligence.intake.schema import application_schema, declaration_schema
from sekisho.diligence.intake.storing import store
from sekisho.diligence.intake.template import application_template, declaration_template
from sekisho.diligence.intake.workbook_plan import Form
from sekisho.diligence.intake.workbook_write import application_to_xlsx, declaration_to_xlsx

_OURS = {
    "README.txt",
    "application",
    "declarations",
    "dispositions.jsonl",
    "nationality",
    "records",
    "runs",
    "schemas",
    "templates",
}
_NATIONALITY = """\
# 国籍（⑬）。求める規則か様式があるときだけ作り、その名前を collected_for に書きます。
# Nationality (⑬): only where a rule or form asks for it; name that in collected_for.
# nationalities: [JP]
# collected_for: [ATLA-13]
"""
_README = Text(
    """\
Sekisho の申請フォルダ

1. {application} に、課題・機関・相手方・参画者を書きます。● が必須です。
   Excel で書くなら、新しいフォルダに `sekisho init フォルダ --format xlsx` で始めます。
2. declarations/ に、参画者一人につき一つの申告を置きます（ファイル名は参画者ID）。
   はじめに `sekisho init フォルダ --people N` とすると、名簿と申告のひな形が N 人分できます。
{workbook}3. 該当がない項目は「該当なし」（YAML では no）と書きます。空欄は未完了です。
4. 公開資料（ORCID、OpenAlex の記録）は次のように加えます。
     sekisho data add ファイル --source orcid --case このフォルダ
5. 照合します。
     sekisho check このフォルダ -o 出力先

国籍は申告に書きません。求める規則や様式があるときだけ nationality/ に分けて置きます。
""",
    """\
A Sekisho application folder

1. Write the project, its organisations, partners and people into {application}. ● is required.
   To write it in Excel, start a new folder: sekisho init DIR --format xlsx
2. Put one declaration for each person into declarations/, named by the person's id.
   Started with sekisho init DIR --people N, the roster and the templates are for N people.
{workbook}3. Where there is nothing to declare, say 該当なし, or no in YAML. Blank is incomplete.
4. Add public records (ORCID, OpenAlex) like this:
     sekisho data add FILE --source orcid --case THIS_FOLDER
5. Check:
     sekisho check THIS_FOLDER -o OUT

Nationality is never part of a declaration; where a rule or form asks, it goes to nationality/.
""",
)
_WORKBOOK = Text(
    "   Excel で書いてもらうときは templates/declaration.xlsx を渡します\n"
    "   （参画者IDを知らせる。受け取るファイルの名前は何でもよい）。受け取ったら\n"
    "     sekisho init このフォルダ --take 記入済み.xlsx\n",
    "   For people who prefer Excel, send templates/declaration.xlsx and tell\n"
    "   them their person id; the file may have any name. When it comes back:\n"
    "     sekisho init THIS_FOLDER --take FILLED.xlsx\n",
)


class TemplateFormat(StrEnum):
    """In which form the templates are written."""

    YAML = "yaml"
    XLSX = "xlsx"


def write_template(
    folder: Path,
    *,
    lang: Lang,
    form: TemplateFormat = TemplateFormat.YAML,
    people: int = 1,
    with_nationality: bool = False,
) -> tuple[Path, ...]:
    """Write what an application folder lacks; returns the files written, none overwritten.

    Raises:
        DeclarationError: the folder holds things that are not an application's.
        LibraryError: the disk is full, or the folder cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise DeclarationError(_not_ours(folder, folder.name))
    foreign = sorted(one.name for one in _entries(folder) if not _is_ours(one))
    if foreign:
        raise DeclarationError(_not_ours(folder, ", ".join(foreign[:5])))
    written: list[Path] = []
    for name, content in _files(lang, form, people, with_nationality=with_nationality):
        path = folder / name
        if path.exists() or any(path.parent.glob(f"{path.stem}.*")):
            continue
        store(path, content)
        written.append(path)
    return tuple(written)


def _entries(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _is_ours(path: Path) -> bool:
    return path.name in _OURS or path.stem in _OURS or path.name.startswith(".")


def _files(
    lang: Lang, form: TemplateFormat, people: int, *, with_nationality: bool
) -> Iterator[tuple[str, bytes]]:
    extra = (nationality_form(),) if with_nationality else ()
    ids = [f"p{number}" for number in range(1, people + 1)]
    if form is TemplateFormat.XLSX:
        yield "application.xlsx", application_to_xlsx()
        for person_id in ids:
            yield f"declarations/{person_id}.xlsx", _workbook(person_id, extra)
    else:
        yield "application.yaml", application_template(lang, people=people).encode()
        for person_id in ids:
            yield f"declarations/{person_id}.yaml", _declaration(lang, person_id)
        yield "templates/declaration.xlsx", _workbook("", extra)
        yield "schemas/application.schema.json", schema_bytes(application_schema())
        yield "schemas/declaration.schema.json", schema_bytes(declaration_schema())
        if with_nationality:
            yield "templates/nationality.yaml", _NATIONALITY.encode()
    yield "README.txt", _readme(lang, form)


def schema_bytes(schema: dict[str, object]) -> bytes:
    """Return a schema as it is published in `docs/schemas`."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _declaration(lang: Lang, person_id: str) -> bytes:
    return declaration_template(lang, person_id=person_id).encode()


def _workbook(person_id: str, extra: tuple[Form, ...]) -> bytes:
    return declaration_to_xlsx(person_id=person_id, extra=extra)


def _readme(lang: Lang, form: TemplateFormat) -> bytes:
    """Return the README for an editor of Windows: with a mark of UTF-8 and its line ends."""
    workbook = "" if form is TemplateFormat.XLSX else _WORKBOOK.get(lang)
    text = _README.get(lang).format(application=f"application.{form.value}", workbook=workbook)
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _not_ours(folder: Path, got: str) -> Problem:
    return Problem(
        "input.folder_not_empty",
        Text(
            "申請フォルダのものでないファイルがあるため、何も書きませんでした。",
            "The folder holds files that are not an application's; nothing was written.",
        ),
        Place(file=folder.name),
        Text(
            "新しい名前、空のフォルダ、または申請フォルダ",
            "a new name, an empty folder, or one of ours",
        ),
        got,
        Text("別のフォルダ名を指定してください。", "Name another folder."),
    )
