"""Running text: a tuple of spans, set one after another with nothing between them.

>>> spans("記載: ", Text("王伟", lang="zh"))
(Text(text='記載: ', style='plain', lang=None), Text(text='王伟', style='plain', lang='zh'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

TextStyle: TypeAlias = Literal["plain", "strong", "code", "quote", "muted"]
"""How a run of text is set; `quote` is the literal words of a source, `code` an identifier."""

Rank: TypeAlias = Literal["none", "info", "low", "medium", "high", "critical", "unknown"]
"""The shape and weight of a level: `none` is "no action needed", `unknown` is not a rung."""

RANKS: Final[tuple[Rank, ...]] = get_args(Rank)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one style.

    `lang` is a hint (BCP 47: `zh`, `zh-Hant`, `ko`, `ja`, `ar` …) that decides the shapes of
    ideographs. Set it on names whose language is known; the words around it need none.
    """

    text: str
    style: TextStyle = "plain"
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a source; only `http`, `https`, `mailto` and `#fragment` addresses are live.

    Any other address is printed as text, so that a record cannot smuggle in a `javascript:` one.
    """

    text: str
    url: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A severity or an outcome in words, with a shape that carries the same meaning.

    `label` is what the pack calls it (「リスク軽減措置 必須」, "Mitigation required").
    """

    label: str
    rank: Rank

    def __post_init__(self) -> None:
        """Refuse a rank that has no shape.

        Raises:
            ValueError: the rank is not one of `RANKS`.
        """
        if self.rank not in RANKS:
            raise ValueError(
                f"'rank' of level {self.label!r} must be one of {RANKS} (got {self.rank!r})"
            )


@dataclass(frozen=True, slots=True)
class NotFilled:
    """A place that a person has yet to fill in: prints 未記入 or "not filled in".

    `label` replaces that word where another fits better (「回答待ち」).
    """

    label: str | None = None


Span: TypeAlias = Text | Link | Level | NotFilled
"""One piece of running text."""

Spans: TypeAlias = tuple[Span, ...]
"""Running text; the pieces are set one after another with nothing between them."""


def spans(*parts: Span | str) -> Spans:
    """Make running text from spans and plain strings."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)
