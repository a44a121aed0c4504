"""Learns which sentences are requests or commitments and writes `src/amity/conversations/intent.json`.

`python tools/learn_intent.py FILE.tsv` reads lines of "Yes" or "No", a tab and a sentence (`data/judgement/intent_train.tsv`
of the shared material; nothing of it is copied), prints the F1 of ten parts each judged by what the other nine taught,
and writes numbers and pieces of words that at least `LEAST` sentences share. Needs numpy; logistic regression with a ridge.
"""

import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from amity.conversations.intent import Weights, chance, pieces

OUT = Path(__file__).resolve().parent.parent / "src" / "amity" / "conversations" / "intent.json"
VERSION = "1"
PARTS = 10
LEAST = 4  # sentences in which a piece must stand: rare ones tell of people, not of requests
MOST = 6_000  # pieces that are kept
RIDGE = 1.0
STEPS = 250
THRESHOLD = 0.45  # F1 is best a little below one half
Floats = npt.NDArray[np.float64]
Row = Counter[str]


class Learner:
    """Sentences as sparse rows over the pieces that are common enough."""

    def __init__(self, rows: Sequence[Row], kept: Sequence[str], rarity: dict[str, float]) -> None:
        self.kept, self.rarity = list(kept), rarity
        number = {name: at for at, name in enumerate(kept)}
        lines, columns, values = [], [], []
        for line, row in enumerate(rows):
            told = {number[n]: (1 + math.log(t)) * rarity[n] for n, t in row.items() if n in number}
            length = math.sqrt(sum(v * v for v in told.values())) or 1.0
            for column, value in told.items():
                lines.append(line)
                columns.append(column)
                values.append(value / length)
        self.lines, self.columns = np.array(lines), np.array(columns)
        self.values, self.count = np.array(values), len(rows)

    def scores(self, weights: Floats, start: float) -> Floats:
        told = np.bincount(self.lines, self.values * weights[self.columns], minlength=self.count)
        return np.asarray(told + start, dtype=np.float64)

    def fit(self, truth: Floats) -> tuple[Floats, float]:
        """Nesterov's accelerated descent on the penalised likelihood."""
        weights, start = np.zeros(len(self.kept)), 0.0
        ahead, ahead_start, momentum = weights.copy(), start, 1.0
        rate = 1.0 / (0.25 * self.count * 0.2 + RIDGE)
        for _ in range(STEPS):
            error = 1 / (1 + np.exp(-self.scores(ahead, ahead_start))) - truth
            gradient = np.bincount(self.columns, self.values * error[self.lines], minlength=len(weights))
            new = ahead - rate * (gradient + RIDGE * ahead)
            new_start = ahead_start - 0.2 * rate * float(error.sum())
            following = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
            pull = (momentum - 1) / following
            ahead, ahead_start = new + pull * (new - weights), new_start + pull * (new_start - start)
            weights, start, momentum = new, new_start, following
        return weights, start


def learn(rows: Sequence[Row], truth: Floats) -> Weights:
    """Fit once on all common pieces, keep those that weigh most, fit again on these."""
    often = Counter(name for row in rows for name in row)
    kept = sorted(name for name, times in often.items() if times >= LEAST)
    rarity = {name: 1 + math.log((1 + len(rows)) / (1 + often[name])) for name in kept}
    first, _ = Learner(rows, kept, rarity).fit(truth)
    heavy = sorted(kept[at] for at in np.argsort(-np.abs(first))[:MOST])
    weights, start = Learner(rows, heavy, rarity).fit(truth)
    told = {n: (round(rarity[n], 2), round(float(w), 2)) for n, w in zip(heavy, weights, strict=True)}
    return Weights(VERSION, round(start, 3), THRESHOLD, told)


def f1(said: npt.NDArray[np.bool_], truth: Floats) -> float:
    hits = float((said & (truth == 1)).sum())
    return 2 * hits / (float(said.sum()) + float(truth.sum()))


def main(file: Path) -> None:
    told = [line.split("\t", 1) for line in file.read_text("utf-8").splitlines() if "\t" in line]
    sentences = [sentence for _, sentence in told]
    truth = np.array([float(label == "Yes") for label, _ in told])
    rows = [Counter(pieces(sentence)) for sentence in sentences]
    part = np.array([zlib.crc32(sentence.encode()) % PARTS for sentence in sentences])
    guessed = np.zeros(len(rows))
    for number in range(PARTS):
        inside = np.flatnonzero(part != number)
        model = learn([rows[at] for at in inside], truth[inside])
        for at in np.flatnonzero(part == number):
            guessed[at] = chance(sentences[at], model)
    for threshold in (0.4, THRESHOLD, 0.5):
        print(f"{PARTS} parts, threshold {threshold}: F1 {f1(guessed >= threshold, truth):.3f}")
    model = learn(rows, truth)
    document = {
        "version": model.version,
        "start": model.start,
        "threshold": model.threshold,
        "pieces": model.pieces,
    }
    OUT.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(model.pieces)} pieces, {OUT.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
