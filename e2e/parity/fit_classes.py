"""Trainings by Keras's `fit` whose rows are answered with several values of classes: `python e2e/parity/fit_classes.py` writes
`e2e/parity/golden/fit-classes.json`.

The rows come from a formula that both sides know; the file holds the weights that a training started from and every epoch's figures. Keras's
own "accuracy" takes several sigmoids side by side for one-hot classes, so that the metric is asked for by its full name. Read by
`fit-classes.test.ts`.
"""

import json
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers  # noqa: E402

STEPS, TRAIN, VALIDATION, EPOCHS = 6, 44, 20, 6


def values(first, count):
    """[rows, steps] Tenths from -1 to 1."""
    return np.array([[((row * 7 + step * 13 + row * step) % 21 - 10) / 10 for step in range(STEPS)] for row in range(first, first + count)])


def third(value):
    return 0 if value < -0.3 else 1 if value < 0.35 else 2


# What each value of an answer is, from a row's steps; a seventh of the rows is labelled the next way round.
def ahead(x, row):
    return [(third(x[place]) + (row % 7 == 0)) % 3 for place in (1, 3, 5)]


def each_step(x, row):
    return [(third(x[step]) + (row % 7 == 0)) % 3 for step in range(STEPS)]


def signs(x, row):
    return [int(x[place] > 0) ^ int(row % 7 == 0) for place in (1, 3, 5)]


def pairs(x, row):
    return [[third(x[step]), third(-x[step])] for step in range(STEPS)]


CASES = {
    "three rows ahead": (ahead, [layers.LSTM(4), layers.Dense(9), layers.Reshape((3, 3)), layers.Activation("softmax")]),
    "every step": (each_step, [layers.LSTM(4, return_sequences=True), layers.Dense(3, activation="softmax")]),
    "three of two classes": (signs, [layers.LSTM(4), layers.Dense(3, activation="sigmoid")]),
    "two targets at every step": (
        pairs,
        [layers.LSTM(4, return_sequences=True), layers.Dense(6), layers.Reshape((STEPS, 2, 3)), layers.Activation("softmax")],
    ),
}


def rows(answer, first, count):
    x = values(first, count)
    y = np.array([answer(x[index], first + index) for index in range(count)], "float32")
    return x.astype("float32")[..., None], y


def train(answer, stack):
    keras.utils.set_random_seed(20261122)
    model = keras.Sequential([keras.Input((STEPS, 1)), *stack])
    binary = answer is signs
    loss, metric = ("binary_crossentropy", "binary_accuracy") if binary else ("sparse_categorical_crossentropy", "sparse_categorical_accuracy")
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss=loss, metrics=[metric])
    start = [[float(f"{value:.9g}") for value in weight.ravel()] for weight in model.get_weights()]
    history = model.fit(
        *rows(answer, 0, TRAIN), validation_data=rows(answer, TRAIN, VALIDATION), batch_size=8, epochs=EPOCHS, shuffle=False, verbose=0
    ).history
    names = {"loss": "loss", "metric": metric, "valLoss": "val_loss", "valMetric": f"val_{metric}"}
    return {"start": start, "epochs": [{name: history[key][i] for name, key in names.items()} for i in range(EPOCHS)]}


def main():
    golden = {"made_with": f"keras {keras.__version__} on {keras.backend.backend()}"}
    golden["cases"] = {name: train(*case) for name, case in CASES.items()}
    (Path(__file__).parent / "golden" / "fit-classes.json").write_text(json.dumps(golden) + "\n")
    for name, case in golden["cases"].items():
        print(name, case["epochs"][-1])


if __name__ == "__main__":
    main()
