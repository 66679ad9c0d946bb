"""What scikit-learn makes of 300 random columns and of steps forward in time: `python e2e/parity/preparation.py` writes
`e2e/parity/golden/preparation.json`.

The columns are the `actual` ones of `value_case` in `metrics.py`, which both sides draw from the seed of their case.
Read by `src-main/core/problem/preparation.golden.test.ts`.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.model_selection import TimeSeriesSplit, train_test_split
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from metrics import value_case

CASES = 300


def scalers(seed):
    """Least value and range, mean and deviation, median and distance of the quartiles; a column without any has the scale 1."""
    column = value_case(seed)[0].reshape(-1, 1)
    low, standard, robust = MinMaxScaler().fit(column), StandardScaler().fit(column), RobustScaler().fit(column)
    figures = [low.data_min_, 1 / low.scale_, standard.mean_, standard.scale_, robust.center_, robust.scale_]
    return [float(f"{figure[0]:.12g}") for figure in figures]


def walk(rows, folds, sliding):
    """First and last row of both parts, for every fold."""
    first = rows - folds * (rows // (folds + 1))
    splits = TimeSeriesSplit(n_splits=folds, max_train_size=first if sliding else None).split(np.arange(rows))
    return [[int(train[0]), int(train[-1]), int(test[0]), int(test[-1])] for train, test in splits]


def main():
    walks = [[rows, folds, sliding, walk(rows, folds, sliding)] for rows in (7, 30, 101, 926) for folds in (2, 5) for sliding in (False, True)]
    shares = (0.1, 0.15, 0.2, 0.25, 0.3, 0.5)
    sizes = [[rows, share, len(train_test_split(np.arange(rows), test_size=share)[1])] for rows in (6, 20, 99, 926, 1230) for share in shares]
    golden = {"scikit-learn": sklearn.__version__, "scalers": [scalers(case + 1) for case in range(CASES)], "walks": walks, "sizes": sizes}
    path = Path(__file__).parent / "golden" / "preparation.json"
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
