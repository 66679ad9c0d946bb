"""A whole training by Keras's `fit` with class weights and callbacks: `python e2e/parity/fit.py` writes `e2e/parity/golden/fit.json`.

The rows come from a formula that both sides know; the file holds the weights that training started from, every epoch's figures and the
weights it ended with. Read by `src-main/engine/fit/keras-fit.golden.test.ts`.
"""

import json
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402

STEPS = 6
TRAIN, VALIDATION = 44, 20


def rows(first, count):
    """A row's class follows its last step, and every ninth row is labelled the other way round."""
    numbers = np.arange(first, first + count)
    x = np.array([[((row * 7 + step * 13 + row * step) % 21 - 10) / 10 for step in range(STEPS)] for row in numbers], "float32")
    y = np.array([int(x[i, -1] > 0) ^ int(row % 9 == 0) for i, row in enumerate(numbers)], "float32")
    return x[..., None], y


class Rates(keras.callbacks.Callback):
    """The learning rate that each epoch was trained with; before ReduceLROnPlateau changes it."""

    def __init__(self):
        super().__init__()
        self.rates = []

    def on_epoch_begin(self, epoch, logs=None):
        self.rates.append(float(keras.ops.convert_to_numpy(self.model.optimizer.learning_rate)))


def flat(weights):
    return [[float(f"{value:.9g}") for value in weight.ravel()] for weight in weights]


def main():
    keras.utils.set_random_seed(20261122)
    layers = [keras.Input((STEPS, 1)), keras.layers.LSTM(4), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential(layers)
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
    start = model.get_weights()
    rates = Rates()
    callbacks = [
        rates,
        keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=6, restore_best_weights=True, start_from_epoch=1),
        keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=1, factor=0.5, min_delta=0.05, cooldown=1, min_lr=0.004),
    ]
    history = model.fit(
        *rows(0, TRAIN), validation_data=rows(TRAIN, VALIDATION), batch_size=8, epochs=25, shuffle=False,
        class_weight={0: 1.0, 1: 2.5}, callbacks=callbacks, verbose=0,
    ).history
    epochs = [
        {"loss": history["loss"][i], "metric": history["accuracy"][i], "valLoss": history["val_loss"][i],
         "valMetric": history["val_accuracy"][i], "learningRate": rates.rates[i]}
        for i in range(len(rates.rates))
    ]
    golden = {
        "made_with": f"keras {keras.__version__} on {keras.backend.backend()}",
        "start": flat(start), "epochs": epochs, "end": flat(model.get_weights()),
    }
    (Path(__file__).parent / "golden" / "fit.json").write_text(json.dumps(golden, indent=1) + "\n")
    for i, epoch in enumerate(epochs):
        print(i + 1, epoch)


if __name__ == "__main__":
    main()
