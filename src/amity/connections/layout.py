"""Where everybody stands on the map: worlds as discs that do not overlap, people on seats inside them.

Seats follow a sunflower (Vogel 1979), so dots never touch and a disc grows at its rim only: whoever came
later sits further out, and nobody else moves. Discs that are linked lie near each other. Nothing here is
left to chance, and what was placed before stays where it was as far as it can.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # (n, 2), in the units of the map
SEAT = 29.0  # neighbouring seats are about 1.8 times this apart
RIM = 26.0  # of a disc, around its outermost seats
GAP = 34.0  # between two discs: room for a name
TURN = pi * (3 - sqrt(5))
ANGLES = 24  # places looked at around each disc
_ROUNDS = 400  # of pushing discs apart
_TOUCH = 1e-6


def seats(count: int) -> Points:
    """The first seats of a disc, around its middle.

    >>> seats(2).round(1).tolist()
    [[0.0, 0.0], [-21.4, 19.6]]
    """
    k = np.arange(count, dtype=np.float64)
    return np.column_stack([np.cos(TURN * k), np.sin(TURN * k)]) * (SEAT * np.sqrt(k))[:, None]


def radius(count: int) -> float:
    """Of a disc with so many seats."""
    return SEAT * sqrt(max(count - 1, 0)) + RIM


def place_discs(
    radii: Sequence[float],
    pull: Mapping[tuple[int, int], float],
    before: Mapping[int, tuple[float, float]] = {},
) -> Points:
    """The middle of each disc. Those of `before` stay, pushed apart where they grew; the others find room beside them, one by one.

    `pull` says how strongly two discs are linked. A new disc comes as close as it can to those it is
    linked with, and to the middle of the map; without links to the middle alone.

    >>> place_discs([20.0, 10.0], {(0, 1): 1.0}).round(1).tolist()
    [[0.0, 0.0], [64.0, 0.0]]
    """
    middles = np.zeros((len(radii), 2))
    placed = [disc for disc in range(len(radii)) if disc in before]
    sizes = np.array(radii, dtype=np.float64)
    if placed:
        middles[placed] = [before[disc] for disc in placed]
        middles[placed] = _apart(middles[placed], sizes[placed])
    for disc in sorted(set(range(len(radii))) - set(placed)):
        middles[disc] = _beside(disc, placed, middles, sizes, pull)
        placed.append(disc)
    return middles


def take_seats(
    count: int,
    ties: Sequence[Mapping[int, float]],
    outward: Mapping[int, tuple[float, float]],
    before: Mapping[int, int] = {},
) -> list[int]:
    """The seat of each of `count` people of one disc; those of `before` keep theirs.

    `ties` says whom each knows in the disc, how well; `outward` in which direction (of length 1) the
    people lie whom they know elsewhere. Whoever knows most people sits down first, in the middle; the
    others as near as they can to those they know.

    >>> take_seats(3, [{1: 1.0}, {0: 1.0, 2: 1.0}, {1: 1.0}], {})
    [1, 0, 2]
    """
    kept = {person: seat for person, seat in before.items() if seat < 2 * count + 2}
    room = max([count, *(seat + 1 for seat in kept.values())])
    places, taken = seats(room), np.zeros(room, dtype=bool)
    taken[list(kept.values())] = True
    found = dict(kept)
    weight = [sum(some.values()) for some in ties]
    for person in sorted(set(range(count)) - set(kept), key=lambda one: (-weight[one], one)):
        wanted = _wanted(ties[person], outward.get(person), found, places, radius(room))
        far = ((places - wanted) ** 2).sum(axis=1)
        far[taken] = np.inf
        found[person] = int(far.argmin())
        taken[found[person]] = True
    return [found[person] for person in range(count)]


def _wanted(
    ties: Mapping[int, float],
    outward: tuple[float, float] | None,
    found: Mapping[int, int],
    places: Points,
    rim: float,
) -> Points:
    """Among those they know who sit already, leaning towards those they know elsewhere."""
    known = [(found[other], weight) for other, weight in ties.items() if other in found]
    middle = np.zeros(2)
    if known:
        at, weights = zip(*known, strict=True)
        middle = np.average(places[list(at)], axis=0, weights=weights)
    if outward is None:
        return middle
    return (middle + np.array(outward) * rim * 0.7) / (2 if known else 1)


def _beside(
    disc: int,
    placed: Sequence[int],
    middles: Points,
    sizes: NDArray[np.float64],
    pull: Mapping[tuple[int, int], float],
) -> Points:
    """The free place nearest to where its links would have it."""
    if not placed:
        return np.zeros(2)
    there, wide = middles[list(placed)], sizes[list(placed)]
    strengths = np.array([pull.get((min(disc, one), max(disc, one)), 0.0) for one in placed])
    target = np.zeros(2)
    if strengths.sum():
        target = 0.8 * np.average(there, axis=0, weights=strengths)
    round_ = [(cos(2 * pi * k / ANGLES), sin(2 * pi * k / ANGLES)) for k in range(ANGLES)]
    reach = wide + sizes[disc] + GAP
    spots = (there[:, None, :] + reach[:, None, None] * np.array(round_)[None, :, :]).reshape(-1, 2)
    far = ((spots - target) ** 2).sum(axis=1).round(6)
    for spot in spots[np.argsort(far, kind="stable")]:
        if (np.hypot(*(there - spot).T) >= reach - _TOUCH).all():
            return np.array(spot, dtype=np.float64)
    raise AssertionError("Around the outermost disc there is always room.")


def _apart(middles: Points, sizes: NDArray[np.float64]) -> Points:
    """Discs that grew into each other, pushed apart, the larger one less. Those that touch nothing stay."""
    middles = middles.copy()
    reach = sizes[:, None] + sizes[None, :] + GAP
    np.fill_diagonal(reach, 0.0)
    share = sizes[None, :] / (sizes[:, None] + sizes[None, :])  # of the push that the first of two takes
    aside = np.arange(len(sizes), dtype=np.float64)[:, None]
    for _ in range(_ROUNDS):
        way = middles[:, None, :] - middles[None, :, :]
        far = np.hypot(way[..., 0], way[..., 1])
        over = np.maximum(reach - far, 0.0)
        if over.max(initial=0.0) < 0.5:  # units: nobody sees half of one
            break
        same = (far < _TOUCH) & (over > 0)  # in one spot: no direction is the right one, so by number
        way[same] = np.column_stack([np.cos(aside), np.sin(aside)])[np.nonzero(same)[0]]
        unit = way / np.where(same, 1.0, np.maximum(far, _TOUCH))[..., None]
        middles += (unit * (over * share)[..., None]).sum(axis=1) * 0.7
    return middles
