"""Ids that stand for two things at once."""

from collections.abc import Iterable

from sekisho.core.errors import Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.nodes import Leaf
from sekisho.diligence.intake.problems import Gathered


def refuse_twins(ids: Iterable[Leaf], gathered: Gathered) -> None:
    """Report each id that was used before; case does not count, since ids name files."""
    first: dict[str, Leaf] = {}
    for leaf in ids:
        before = first.setdefault(leaf.text.strip().casefold(), leaf)
        if before is not leaf:
            gathered.refuse(_twin(leaf, before))


def _twin(leaf: Leaf, before: Leaf) -> Problem:
    ja, en = before.place.describe("ja"), before.place.describe("en")
    return Problem(
        "input.duplicate_id",
        Text(
            f"「{leaf.text}」は {ja} でも使われています。",
            f"{leaf.text!r} is used already at {en}.",
        ),
        leaf.place,
        Text("大文字・小文字の違いだけでない、別の番号", "an id that differs in more than case"),
        leaf.text,
        Text("どちらかの番号を変えてください。", "Change one of the two."),
    )
