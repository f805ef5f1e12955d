import hashlib
import json
import os
import subprocess
import sys
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho import reporting
from sekisho.core.text import LANGS, Lang
from sekisho.reporting import Column, Format, Table, render, spans
from tests.reporting.sample import build_sample
from tests.reporting.small import make_document, make_paragraph
from tools.environment import ROOT

CODE = """
import hashlib
from sekisho.reporting import Format, render
from tests.reporting.sample import build_sample
for lang in ("ja", "en"):
    for form in Format:
        print(lang, form, hashlib.sha256(render(build_sample(lang), form).content).hexdigest())
"""


def render_elsewhere(seed: str, zone: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, check=True, cwd=ROOT, env=environment
    )
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.requires("fonts")
def test_same_document_gives_the_same_bytes_in_every_process() -> None:
    first = render_elsewhere("1", "UTC")
    second = render_elsewhere("2", "Asia/Tokyo")

    assert first == second
    assert len(first.splitlines()) == 8
    here = hashlib.sha256(render(build_sample("ja"), Format.HTML).content).hexdigest()
    assert f"ja html {here}" in first


@pytest.mark.parametrize("lang", LANGS)
def test_json_holds_the_document_and_names_every_type(lang: Lang) -> None:
    tree = json.loads(render(build_sample(lang), Format.JSON).content)

    document = tree["document"]
    assert tree["format"] == "sekisho.report/1"
    assert document["type"] == "report_document"
    assert document["dated"] == "2026-04-20T09:00:00+00:00"
    card = next(
        block
        for section in document["sections"]
        for block in section["blocks"]
        if block["type"] == "finding_card"
    )
    assert card["severity"] == {
        "type": "level",
        "label": {"ja": "高", "en": "High"}[lang],
        "rank": "high",
    }


def test_format_may_be_named_by_its_suffix() -> None:
    document = make_paragraph("x")

    assert render(document, "json") == render(document, Format.JSON)  # type: ignore[arg-type]


@given(st.text(st.characters()), st.sampled_from(LANGS))
@settings(max_examples=60)
def test_no_text_breaks_a_renderer(text: str, lang: Lang) -> None:
    columns = (Column(text), Column("b", align="end"))
    table = Table(columns, ((spans(text), spans(text)),), name=text, caption=text)
    document = make_document(table, lang=lang, title=f"t{text}")

    for form in Format:
        assert render(document, form).content


def test_all_names_what_is_exported() -> None:
    public = {name for name in vars(reporting) if not name.startswith("_")}
    values = {name for name in public if not isinstance(getattr(reporting, name), ModuleType)}

    assert set(reporting.__all__) == values
    assert len(reporting.__all__) == len(values)
