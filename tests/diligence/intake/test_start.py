"""Starting a folder: the templates are themselves readable, and say what they want."""

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from sekisho.cli import app
from sekisho.core.declaration import Declaration
from sekisho.core.errors import DeclarationError, Place
from sekisho.core.text import LANGS, Lang
from sekisho.diligence.intake import (
    TemplateFormat,
    application_schema,
    declaration_schema,
    declaration_to_json,
    missing_items,
    read_case,
    write_template,
)
from sekisho.diligence.intake.nodes import to_plain
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.shapes import record_of
from sekisho.diligence.intake.yaml_nodes import parse_yaml
from tests.diligence.intake.test_workbook import find_sheet, load
from tests.support.application import APPLICATION, DECLARATION
from tests.support.declarations import declarations
from tools.environment import ROOT
from tools.field_tables import page_path, render_page
from tools.write_schemas import SCHEMAS


def plain(text: str) -> object:
    node = parse_yaml(text, Place(), Gathered())
    assert node is not None
    return to_plain(node)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", TemplateFormat)
def test_template_reads_as_incomplete_not_as_an_error(
    lang: Lang, form: TemplateFormat, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    write_template(folder, lang=lang, form=form, people=2)

    case = read_case(folder)

    missing = missing_items(case, on=date(2026, 2, 1))
    assert [one.person_id for one in case.declarations] == ["p1", "p2"]
    assert "application.scope" in [one.path for one in missing]


def test_template_names_every_field_in_both_languages(tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang="ja")

    text = (tmp_path / "case" / "declarations" / "p1.yaml").read_text(encoding="utf-8")

    for field in record_of(Declaration).fields:
        assert f"{field.key}:" in text
    assert "# ● 機関名 / name" in text
    assert "常勤 (full_time)" in text


def test_commented_item_is_readable_once_uncommented(tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang="en")
    path = tmp_path / "case" / "declarations" / "p1.yaml"
    text = path.read_text(encoding="utf-8")

    path.write_text(re.sub(r"(?m)^( +)# (?=- |  )", r"\1", text), encoding="utf-8")
    declaration = read_case(tmp_path / "case").declarations[0]

    assert declaration.affiliations.items[0].item_id == "a1"


def test_template_shows_japanese_words_and_explains_codes(tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang="ja")

    application = (tmp_path / "case" / "application.yaml").read_text(encoding="utf-8")
    readme = (tmp_path / "case" / "README.txt").read_text(encoding="utf-8-sig")

    for text in ("研究代表者 (pi)", "A0 公開", "K01〜K20 の名称", "外国の大学", "空欄のまま"):
        assert text in application
    assert "--people N" in readme
    assert "--format xlsx" in readme


def test_workbook_lists_the_purposes_of_consent(tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang="ja")

    rows = find_sheet(load((tmp_path / "case/templates/declaration.xlsx").read_bytes()), "Consent")

    row = next(row for row in rows if "#consent.purposes" in row)
    assert "本人同意に基づくDD (institution_dd)、配分機関への提出 (fa_submission)" in str(row[4])


def test_second_start_writes_only_what_lacks(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    first = write_template(folder, lang="ja")
    (folder / "declarations" / "p1.yaml").write_text("grants: no\n", encoding="utf-8")
    (folder / "README.txt").unlink()

    second = write_template(folder, lang="ja")

    assert folder / "application.yaml" in first
    assert second == (folder / "README.txt",)
    assert (folder / "declarations" / "p1.yaml").read_text(encoding="utf-8") == "grants: no\n"


def test_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()

    with pytest.raises(DeclarationError) as refused:
        write_template(tmp_path, lang="ja")

    assert refused.value.problems[0].got == "thesis.docx"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_published_schema_is_what_the_code_makes(name: str) -> None:
    published = json.loads((ROOT / "docs" / "schemas" / name).read_text(encoding="utf-8"))

    assert published == SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(published)


def test_schemas_accept_what_is_read() -> None:
    jsonschema.validate(plain(APPLICATION), application_schema())
    jsonschema.validate(
        plain(DECLARATION.replace("country: NO", "country: SE")), declaration_schema()
    )


@pytest.mark.parametrize("lang", LANGS)
def test_schemas_accept_the_templates(lang: Lang, tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang=lang)

    application = (tmp_path / "case" / "application.yaml").read_text(encoding="utf-8")
    declaration = (tmp_path / "case" / "declarations" / "p1.yaml").read_text(encoding="utf-8")

    jsonschema.validate(plain(application), application_schema())
    jsonschema.validate(plain(declaration), declaration_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("education: no", "educaton: no"),
        ("education: no", "education: 高校"),
        ("full_time", "always"),
        ("  - item_id: k1\n    type", "  - type"),
    ],
)
def test_schema_refuses_what_is_refused(old: str, new: str) -> None:
    assert old in DECLARATION

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(DECLARATION.replace(old, new)), declaration_schema())


VALIDATOR = jsonschema.Draft202012Validator(declaration_schema())


@given(declaration=declarations())
@settings(suppress_health_check=list(HealthCheck), max_examples=20)
def test_schema_accepts_every_written_declaration(declaration: Declaration) -> None:
    VALIDATOR.validate(json.loads(declaration_to_json(declaration)))


def test_init_lists_what_it_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "case"

    done = CliRunner().invoke(app, ["init", str(folder), "--lang", "ja", "--json", "--people", "2"])

    assert done.exit_code == 0
    assert json.loads(done.output)["written"] == [
        "application.yaml",
        "declarations/p1.yaml",
        "declarations/p2.yaml",
        "templates/declaration.xlsx",
        "schemas/application.schema.json",
        "schemas/declaration.schema.json",
        "README.txt",
    ]


def test_init_in_a_foreign_folder_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()

    done = CliRunner().invoke(app, ["init", str(tmp_path), "--lang", "en"])

    assert done.exit_code == 2
    assert "nothing was written" in done.output


def test_init_with_an_unknown_format_is_bad_input(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path / "case"), "--format", "docx"])

    assert done.exit_code == 2


@pytest.mark.parametrize("lang", LANGS)
def test_field_tables_of_the_reference_are_what_the_code_has(lang: Lang) -> None:
    assert page_path(lang).read_text(encoding="utf-8") == render_page(lang)
