"""What scikit-learn says of 1,000 random label vectors, 200 random answers of several labels and 1,000 random value vectors:
`python e2e/parity/metrics.py` writes `e2e/parity/golden/metrics.json`.

The vectors themselves are not written: both sides draw them from the seed of their case with the same generator, splitmix32 (below and in
`src-main/core/leaderboard/random-labels.test-support.ts`), so that the file holds nothing but results, with ten digits each.
Read by `src-main/core/leaderboard/metrics.golden.test.ts`.
"""

import json
import math
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics

CASES = 1000
SEVERAL_CASES = 200


class Stream:
    """splitmix32: 32 bits of state, the whole of which is the seed."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFF

    def below(self, bound):
        self.state = (self.state + 0x9E3779B9) & 0xFFFFFFFF
        word = self.state
        word = ((word ^ (word >> 16)) * 0x21F0AAAD) & 0xFFFFFFFF
        word = ((word ^ (word >> 15)) * 0x735A2D97) & 0xFFFFFFFF
        return ((word ^ (word >> 15)) & 0xFFFFFFFF) % bound


def label_case(seed):
    """Every fifth vector holds one class alone, every seventh predicts one alone; scores are coarse, so that ties come often."""
    stream = Stream(seed)
    classes = 2 + stream.below(5)
    rows = 1 + stream.below(60)
    grain = 1 + stream.below(20)
    one_true, one_predicted = stream.below(classes), stream.below(classes)
    actual = [one_true if seed % 5 == 0 else stream.below(classes) for _ in range(rows)]
    predicted = [one_predicted if seed % 7 == 0 else stream.below(classes) for _ in range(rows)]
    # For several classes probabilities, which scikit-learn wants to add up to 1; the weights are at least 1, so none is empty.
    weights = np.array([[1 + stream.below(grain) for _ in range(classes)] for _ in range(rows)], dtype=float)
    scores = weights[:, 1] / grain if classes == 2 else weights / weights.sum(axis=1, keepdims=True)
    return classes, np.array(actual), np.array(predicted), scores


def auc(classes, actual, scores):
    """Undefined, and so null, where a class has no row or every row."""
    if classes == 2:
        value = metrics.roc_auc_score(actual, scores)
    else:
        try:
            value = metrics.roc_auc_score(actual, scores, multi_class="ovr", average="macro", labels=range(classes))
        except ValueError:
            return None
    return None if math.isnan(value) else value


def classification(seed):
    classes, actual, predicted, scores = label_case(seed)
    labels = range(classes)
    average = "binary" if classes == 2 else "macro"
    kept = {"labels": labels, "zero_division": 0}
    head = metrics.precision_recall_fscore_support(actual, predicted, average=average, **({"zero_division": 0} if classes == 2 else kept))
    weighted = metrics.f1_score(actual, predicted, average="weighted", **kept)
    return [metrics.accuracy_score(actual, predicted), *head[:3], weighted, auc(classes, actual, scores)]


def several_case(seed):
    """Answers of several values: [samples, rows ahead, targets] labels, and scores of each."""
    stream = Stream(seed)
    classes, ahead, targets = 2 + stream.below(4), 1 + stream.below(4), 1 + stream.below(3)
    samples, grain = 1 + stream.below(20), 1 + stream.below(20)
    count = samples * ahead * targets
    actual, predicted = (np.array([stream.below(classes) for _ in range(count)]).reshape(samples, ahead, targets) for _ in range(2))
    weights = np.array([[1 + stream.below(grain) for _ in range(classes)] for _ in range(count)], dtype=float)
    scores = weights[:, 1] / grain if classes == 2 else weights / weights.sum(axis=1, keepdims=True)
    return classes, actual, predicted, scores


def several(seed):
    """All values as one, then accuracy and F1 of every row ahead, then of every target."""
    classes, actual, predicted, scores = several_case(seed)
    average = "binary" if classes == 2 else "macro"

    def partial(true, answered, **labels):
        f1 = metrics.f1_score(true.ravel(), answered.ravel(), average=average, zero_division=0, **labels)
        return [metrics.accuracy_score(true.ravel(), answered.ravel()), f1]

    # Of a part, scikit-learn's own choice of labels: those that occur in it.
    whole = partial(actual, predicted, **({} if classes == 2 else {"labels": range(classes)}))
    rows = [partial(actual[:, row], predicted[:, row]) for row in range(actual.shape[1])]
    columns = [partial(actual[:, :, target], predicted[:, :, target]) for target in range(actual.shape[2])]
    return [*whole, auc(classes, actual.ravel(), scores), *sum(rows, []), *sum(columns, [])]


def value_case(seed):
    """Every fifth target is constant, every third holds zeros, every seventh answer is perfect; every eleventh has one row."""
    stream = Stream(seed)
    rows = 1 if seed % 11 == 0 else 1 + stream.below(60)
    # Eighths times a power of two: their sums are exact, so that a constant target has no spread, whatever the order of summation.
    scale = 2.0 ** (stream.below(21) - 10) / 8
    draw = lambda: (stream.below(2001) - 1000) * scale
    constant = draw()
    actual = np.array([constant if seed % 5 == 0 else draw() for _ in range(rows)])
    if seed % 3 == 0:
        actual[:: 1 + stream.below(4)] = 0.0
    predicted = actual.copy() if seed % 7 == 0 else np.array([draw() for _ in range(rows)])
    return actual, predicted


def regression(seed):
    actual, predicted = value_case(seed)
    r2 = metrics.r2_score(actual, predicted)
    return [
        metrics.root_mean_squared_error(actual, predicted),
        metrics.mean_absolute_error(actual, predicted),
        metrics.mean_absolute_percentage_error(actual, predicted),
        None if math.isnan(r2) else r2,
    ]


def lines(name, make, count=CASES):
    cases = ",\n    ".join(json.dumps([None if v is None else float(f"{v:.10g}") for v in make(seed)]) for seed in range(1, count + 1))
    return f'  "{name}": [\n    {cases}\n  ]'


def main():
    warnings.simplefilter("ignore")
    made = json.dumps(f"scikit-learn {sklearn.__version__}, seeds 1 to {CASES}")
    parts = [lines("classification", classification), lines("several", several, SEVERAL_CASES), lines("regression", regression)]
    body = ",\n".join(parts)
    text = f'{{\n  "made_with": {made},\n{body}\n}}\n'
    (Path(__file__).parent / "golden" / "metrics.json").write_text(text)
    print(made, len(text), "bytes")


if __name__ == "__main__":
    main()
