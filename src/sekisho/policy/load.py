"""Find and load packs: the version in force on a day, or one version by name.

Pack files are the one thing that an engine room reads (design, section 3).
"""

from datetime import date
from itertools import pairwise
from pathlib import Path

from sekisho.core.errors import PackError, Place
from sekisho.core.pack import Pack
from sekisho.core.text import Text
from sekisho.policy._problems import pack_problem
from sekisho.policy._read import HEADER, read_folder, read_header

PACKS = Path(__file__).resolve().parents[1] / "packs"
"""The packs that come with Sekisho."""


def load_pack(pack_id: str, *, as_of: date, root: Path | None = None) -> Pack:
    """Load the version of a pack that is in force on `as_of`.

    A version without `effective_to` stays in force until the next one starts; published versions
    are never edited, so that old runs find the bytes they were pinned to.

    Raises:
        PackError: no such pack, none in force on that day, or one that is malformed.
    """
    versions = _versions(pack_id, root or PACKS)
    in_force = [head for head in versions if head.effective_from <= as_of]
    if in_force and (in_force[-1].effective_to or date.max) >= as_of:
        return load_pack_version(pack_id, in_force[-1].version, root=root)
    said = "; ".join(_span(head) for head in versions)
    raise PackError(
        pack_problem(
            "not_in_force",
            f"{as_of} に有効な版がない",
            f"no version is in force on {as_of}",
            Place(pack_id),
            got=said,
            action=Text("基準日（as_of）を見直す", "choose another as_of"),
        )
    )


def load_pack_version(pack_id: str, version: str, *, root: Path | None = None) -> Pack:
    """Load one version of a pack, whenever it is in force.

    Raises:
        PackError: no such pack or version, or one that is malformed.
    """
    known = [folder.name for folder in _version_folders(pack_id, root or PACKS)]
    if version not in known:
        raise PackError(
            pack_problem(
                "no_version",
                f"版 {version} がない",
                f"there is no version {version}",
                Place(pack_id),
                expected=Text("、".join(known), ", ".join(known)),
                got=version,
            )
        )
    return read_folder((root or PACKS) / pack_id / version)


def list_packs(*, root: Path | None = None) -> tuple[Pack, ...]:
    """Load every version of every pack, by id and first day in force.

    Raises:
        PackError: one of them is malformed, or two of its versions overlap.
    """
    return tuple(
        load_pack_version(pack_id, head.version, root=root)
        for pack_id in _pack_ids(root or PACKS)
        for head in _versions(pack_id, root or PACKS)
    )


def _span(head: Pack) -> str:
    return f"{head.version}: {head.effective_from}–{head.effective_to or ''}"


def _pack_ids(root: Path) -> list[str]:
    return sorted({path.parents[1].name for path in root.glob(f"*/*/{HEADER}")})


def _version_folders(pack_id: str, root: Path) -> list[Path]:
    folders = sorted(path.parent for path in (root / pack_id).glob(f"*/{HEADER}"))
    if not folders or "/" in pack_id or "\\" in pack_id or pack_id.startswith("."):
        known = _pack_ids(root)
        raise PackError(
            pack_problem(
                "no_pack",
                f"ルールパック {pack_id} がない",
                f"there is no pack {pack_id}",
                Place(pack_id),
                expected=Text("、".join(known), ", ".join(known)),
            )
        )
    return folders


def _versions(pack_id: str, root: Path) -> list[Pack]:
    heads = [read_header(folder) for folder in _version_folders(pack_id, root)]
    heads.sort(key=lambda head: (head.effective_from, head.version))
    for earlier, later in pairwise(heads):
        clash = earlier.effective_from == later.effective_from
        if clash or (earlier.effective_to or date.min) >= later.effective_from:
            raise PackError(
                pack_problem(
                    "overlap",
                    "二つの版の有効期間が重なる",
                    "two versions are in force on the same days",
                    Place(f"{pack_id}/{later.version}/{HEADER}", path="pack.effective_from"),
                    got=f"{_span(earlier)}; {_span(later)}",
                )
            )
    return heads
