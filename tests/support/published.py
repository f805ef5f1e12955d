"""The authored fixtures of published files, by source."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from sekisho.core.source import Parsed
from sekisho.sources import get_source
from tests.support.meti_book import write_book
from tools.environment import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "sources"
_PARTS = {
    "ca-nro": {"list": "ca_nro.html"},
    "openalex": {"records": "openalex.jsonl"},
    "orcid": {"record": "orcid.json"},
    "ror": {"records": "ror.jsonl"},
    "un-sc": {"list": "un_sc.xml"},
    "us-ofac-sdn": {
        "sdn": "sdn.csv",
        "alt": "alt.csv",
        "add": "add.csv",
        "comments": "sdn_comments.csv",
    },
}
SOURCE_IDS = ("jp-meti-eul", *_PARTS)


def copy_files(source_id: str, folder: Path) -> dict[str, Path]:
    """Put a source's authored files into a folder, to be spoilt there; part key to path."""
    if source_id == "jp-meti-eul":
        return {"list": write_book(folder / "meti.xlsx")}
    return {
        key: Path(shutil.copy(FIXTURES / name, folder / name))
        for key, name in _PARTS[source_id].items()
    }


def parse(source_id: str, files: Mapping[str, Path]) -> Parsed:
    """Parse files with the source's parser."""
    return get_source(source_id).parse(files)
