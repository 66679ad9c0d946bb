"""What scikit-learn's `cross_validate` makes of a series, fold by fold forward in time: `python e2e/parity/folds.py` writes
`e2e/parity/golden/folds.json`.

The series is that of `foldTable` in `src-main/data-process/leaderboard/folds.golden.test.ts`, which reads the file.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import TimeSeriesSplit, cross_validate

ROWS, FOLDS = 47, 4
ERRORS = {
    "rootMeanSquaredError": "neg_root_mean_squared_error",
    "meanAbsoluteError": "neg_mean_absolute_error",
    "meanAbsolutePercentageError": "neg_mean_absolute_percentage_error",
    "r2": "r2",
}
SCORES = {"accuracy": "accuracy", "precision": "precision", "recall": "recall", "f1": "f1"}


def table():
    t = np.arange(ROWS)
    a, b = (t * 7) % 11, (t * t) % 13
    return np.stack([a, b], axis=1), 5 + 0.25 * t + ((t * 5) % 7), ((t * t + t // 3) % 5 < 2).astype(int)


def scored(model, x, y, scoring, sliding):
    first = ROWS - FOLDS * (ROWS // (FOLDS + 1))
    folds = TimeSeriesSplit(n_splits=FOLDS, max_train_size=first if sliding else None)
    found = cross_validate(model, x, y, cv=folds, scoring=scoring)
    signs = {key: -1 if name.startswith("neg_") else 1 for key, name in scoring.items()}
    figures = {key: [round(float(sign * found[f"test_{key}"].mean()), 12), round(float(found[f"test_{key}"].std()), 12)] for key, sign in signs.items()}
    answers = [[round(float(value), 9) for value in model.fit(x[train], y[train]).predict(x[test])] for train, test in folds.split(x)]
    return {"figures": figures, "answers": answers}


def main():
    x, y, c = table()
    golden = {"scikit-learn": sklearn.__version__}
    for walk in ("expanding", "sliding"):
        sliding = walk == "sliding"
        golden[walk] = {
            "mean": scored(DummyRegressor(), x, y, ERRORS, sliding),
            "linear": scored(LinearRegression(), x, y, ERRORS, sliding),
            "majority": scored(DummyClassifier(), x, c, SCORES, sliding),
            "logistic": scored(LogisticRegression(), x, c, SCORES, sliding),
        }
    path = Path(__file__).parent / "golden" / "folds.json"
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
