"""Logistic regression drawn towards known weights: the most probable weights under a normal prior (MAP)."""

from collections.abc import Sequence
from math import exp, log1p, sqrt
from operator import mul

PRIOR_ROWS = 100.0  # how many rows the known weights count for (SCIENCE 2)
_STEPS = 30
_CLOSE = 1e-8  # in standardised units; a smaller step changes no rank
_STEEP = 40.0  # e to more than this is certainty

Weights = tuple[float, ...]
Row = tuple[Weights, bool]  # the inputs, the first of which is 1, and whether it came true
_Column = Sequence[float]


def fit(rows: Sequence[Row], known: Weights) -> Weights:
    """The weights that fit these rows best, with a ridge around `known`.

    Inputs are standardised by their mean and deviation over the rows; there the prior is normal around
    `known` with a precision of PRIOR_ROWS for every weight, so that a weight moves away from it only as
    the rows outweigh that. Newton's steps, halved while they would lead downhill: the logarithm of the
    posterior is concave, so there is one summit and they reach it (Bishop 2006, 4.3.3 and 4.5). Without
    rows, or when all came out alike, `known` comes back.

    >>> fit([((1.0, 0.0), True)] * 5, (0.5, 2.0))
    (0.5, 2.0)
    """
    if len({came_true for _, came_true in rows}) < 2:
        return known
    ordered = sorted(rows)  # sums of floats depend on their order, results shall not
    columns = list(zip(*(inputs for inputs, _ in ordered), strict=True))
    scales = [(0.0, 1.0), *(_scale(column) for column in columns[1:])]
    inputs = [[(x - mean) / sd for x in c] for c, (mean, sd) in zip(columns, scales, strict=True)]
    prior = _standardised(known, scales)
    found = _climb(inputs, [float(came_true) for _, came_true in ordered], prior)
    return _as_given(found, scales)


def _scale(column: _Column) -> tuple[float, float]:
    mean = sum(column) / len(column)
    sd = sqrt(sum((x - mean) ** 2 for x in column) / len(column))
    return mean, sd if sd > _CLOSE else 1.0


def _standardised(weights: Weights, scales: Sequence[tuple[float, float]]) -> list[float]:
    first = sum(w * mean for w, (mean, _) in zip(weights, scales, strict=True))
    return [weights[0] + first, *(w * sd for w, (_, sd) in zip(weights[1:], scales[1:], strict=True))]


def _as_given(weights: Sequence[float], scales: Sequence[tuple[float, float]]) -> Weights:
    rest = [w / sd for w, (_, sd) in zip(weights[1:], scales[1:], strict=True)]
    return weights[0] - sum(w * mean for w, (mean, _) in zip(rest, scales[1:], strict=True)), *rest


def _climb(inputs: Sequence[_Column], came_true: _Column, prior: Sequence[float]) -> list[float]:
    at = list(prior)
    height = _height(at, inputs, came_true, prior)
    for _ in range(_STEPS):
        step = _newton(at, inputs, came_true, prior)
        while max(map(abs, step)) > _CLOSE:
            tried = [w + s for w, s in zip(at, step, strict=True)]
            higher = _height(tried, inputs, came_true, prior)
            if higher >= height:
                break
            step = [s / 2 for s in step]
        else:
            return at
        at, height = tried, higher
    return at


def _logits(at: Sequence[float], inputs: Sequence[_Column]) -> list[float]:
    return [sum(map(mul, at, row)) for row in zip(*inputs, strict=True)]


def _height(
    at: Sequence[float], inputs: Sequence[_Column], came_true: _Column, prior: Sequence[float]
) -> float:
    """The logarithm of the posterior, but for a constant."""
    away = sum((w - p) ** 2 for w, p in zip(at, prior, strict=True))
    logits = _logits(at, inputs)
    fitting: float = sum(map(mul, came_true, logits)) - sum(max(x, 0.0) + log1p(exp(-abs(x))) for x in logits)
    return fitting - PRIOR_ROWS * away / 2


def _newton(
    at: Sequence[float], inputs: Sequence[_Column], came_true: _Column, prior: Sequence[float]
) -> list[float]:
    chances = [chance(x) for x in _logits(at, inputs)]
    missed = [y - p for y, p in zip(came_true, chances, strict=True)]
    doubt = [p * (1 - p) for p in chances]
    slope = [
        sum(map(mul, column, missed)) - PRIOR_ROWS * (w - p)
        for column, w, p in zip(inputs, at, prior, strict=True)
    ]
    weighted = [list(map(mul, doubt, column)) for column in inputs]
    bend = [[sum(map(mul, one, other)) for other in inputs] for one in weighted]
    for i, line in enumerate(bend):
        line[i] += PRIOR_ROWS
    return _solved(bend, slope)


def chance(logit: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-max(-_STEEP, min(_STEEP, logit))))


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """What the matrix turns into `right`, by elimination; positive definite, so that no pivot has to be looked for."""
    lines = [[*line, r] for line, r in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(lines):
        for below in lines[i + 1 :]:
            share = below[i] / pivot[i]
            below[i:] = [b - share * p for b, p in zip(below[i:], pivot[i:], strict=True)]
    found = [0.0] * len(lines)
    for i in reversed(range(len(lines))):
        rest = sum(map(mul, lines[i][i + 1 : -1], found[i + 1 :]))
        found[i] = (lines[i][-1] - rest) / lines[i][i]
    return found
