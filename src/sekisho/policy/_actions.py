"""What the matrix asks for: from a level and what a person can reach."""

from collections.abc import Iterator
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.pack import Pack
from sekisho.core.risk import Action, Exposure, Level
from sekisho.policy._tables import Matrix
from sekisho.policy.facts import AssetAccess, PersonFacts

_INSUFFICIENT = "INSUFFICIENT_INFO"
_ASK, _HOLD = "ASK", "HOLD"
_RANKS = {code: rank for rank, code in enumerate(
    (Level.NO_ACTION, _ASK, Level.MITIGATION_SUGGESTED, Level.MITIGATION_RECOMMENDED,
     Level.MITIGATION_REQUIRED, _HOLD)
)}  # fmt: skip

Reach = tuple[str | None, Exposure]
"""An asset, or None for the award itself, and what reaching it exposes."""


def rank_of(code: str) -> int:
    """Return the rank of an action: from `NO_ACTION` over `ASK` and the levels to `HOLD`."""
    return _RANKS[code]


def access_gaps(person: PersonFacts, as_of: date) -> tuple[str, ...]:
    """Return what is not known of a person's access."""
    gaps = ["access:answer_unknown"] if person.has_access is Answer.UNKNOWN else []
    gaps += [f"assets[{one.asset_id}]:tier" for one in _open(person, as_of) if one.tier is None]
    return tuple(gaps)


def actions_for(
    person: PersonFacts,
    level: Level,
    *,
    complete: bool,
    on_award: bool,
    pack: Pack,
    matrix: Matrix,
    as_of: date,
) -> tuple[Action, ...]:
    """Return what is asked for each asset, the highest first (A.6).

    A level that is not complete takes its own row and that of INSUFFICIENT_INFO; the pair
    (`NO_ACTION`, not complete) takes the latter alone. A rule that attaches to being on the award
    counts the roster as `open_results` (A.6, note 1).
    """
    inherents: list[str] = [] if level is Level.NO_ACTION and not complete else [level.value]
    if not complete:
        inherents.append(_INSUFFICIENT)
    reached = list(_reach(person, matrix, as_of, on_award=on_award))
    actions = [
        _look_up(inherent, asset_id, exposure, pack, matrix)
        for asset_id, exposure in reached
        for inherent in inherents
    ]
    actions += [
        Action(_ASK, pack.text("asset.AX"), one.asset_id, Exposure.NONE)
        for one in _open(person, as_of)
        if one.tier is not None and one.tier not in _computed(matrix)
    ]
    return tuple(sorted(actions, key=_order))


def _order(action: Action) -> tuple[int, int, str]:
    return (-_RANKS[action.code], -action.exposure.rank, action.asset_id or "")


def _open(person: PersonFacts, as_of: date) -> list[AssetAccess]:
    found = (one for one in person.access if one.until is None or one.until.last_day >= as_of)
    return sorted(found, key=lambda one: one.asset_id)


def _computed(matrix: Matrix) -> dict[str, Exposure]:
    return {row.tier: row.exposure for row in matrix.exposures if row.exposure is not None}


def _reach(person: PersonFacts, matrix: Matrix, as_of: date, *, on_award: bool) -> Iterator[Reach]:
    """An asset without a tier, and access that nobody spoke of, count as open results at least."""
    exposures = _computed(matrix)
    reached: list[Reach] = []
    for one in _open(person, as_of) if person.has_access is not Answer.NO else ():
        if one.tier is None:
            reached.append((one.asset_id, Exposure.OPEN_RESULTS))
        elif one.tier in exposures:
            reached.append((one.asset_id, exposures[one.tier]))
    if not reached:
        is_open = on_award or person.has_access is Answer.UNKNOWN
        reached.append((None, Exposure.OPEN_RESULTS if is_open else Exposure.NONE))
    yield from reached


def _look_up(
    inherent: str, asset_id: str | None, exposure: Exposure, pack: Pack, matrix: Matrix
) -> Action:
    row = next(
        row for row in matrix.lookup if row.inherent == inherent and row.exposure is exposure
    )
    return Action(row.action, pack.text(row.note), asset_id, exposure)
