"""Train a model in Keras on a CSV file, unshuffled, and write down the loss of every step (``training.*``).

``python e2e/parity/keras-files/training.py`` writes the model before its first step, the table, and the losses that
``seqbench run`` on the experiment of the same name has to come to. The rows that Seqbench holds back are named in its
``predictions.csv``; those of ``"split": {"test": 0.2, "seed": 1}`` among 100 rows stand below.
"""

import csv
import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
HELD_BACK = [2, 7, 18, 20, 23, 26, 36, 51, 61, 63, 65, 66, 67, 68, 69, 71, 84, 89, 95, 98]
ROWS, STEPS, BATCH, EPOCHS = 100, 6, 8, 6


class StepLosses(keras.callbacks.Callback):
    """Losses of single batches, from Keras's running mean over the epoch."""

    def __init__(self):
        super().__init__()
        self.losses, self.sum, self.rows = [], 0.0, 0

    def on_epoch_begin(self, epoch, logs=None):
        self.sum, self.rows = 0.0, 0

    def on_train_batch_end(self, batch, logs=None):
        rows = min(BATCH, ROWS - len(HELD_BACK) - batch * BATCH)
        total = logs["loss"] * (self.rows + rows)
        self.losses.append((total - self.sum) / rows)
        self.sum, self.rows = total, self.rows + rows


def main():
    """Write table, model and losses."""
    random = np.random.default_rng(7)
    x = random.uniform(-1, 1, (ROWS, STEPS)).round(3)
    y = (x[:, 2] + x[:, 5] > 0.1).astype(int)
    write_table(x, y)
    keras.utils.set_random_seed(3)
    model = keras.Sequential([
        keras.Input((STEPS, 1)),
        keras.layers.LSTM(6, return_sequences=True),
        keras.layers.GRU(5),
        keras.layers.Dense(1, activation="sigmoid"),
    ], name="from_keras")
    model.compile(keras.optimizers.Adam(0.01, clipnorm=0.5), "binary_crossentropy")
    model.save(HERE / "training.keras")
    kept = [row for row in range(ROWS) if row not in HELD_BACK]
    losses = StepLosses()
    model.fit(x[kept, :, None].astype("float32"), y[kept].astype("float32"), batch_size=BATCH, epochs=EPOCHS,
              shuffle=False, verbose=0, callbacks=[losses])
    result = {"held_back": HELD_BACK, "losses": [float(f"{loss:.7g}") for loss in losses.losses]}
    (HERE / "training.json").write_text(json.dumps(result) + "\n", encoding="utf-8")


def write_table(x, y):
    """Write steps and target as text, so that both sides read the same numbers."""
    with (HERE / "training.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([f"S{step + 1}" for step in range(STEPS)] + ["rises"])
        writer.writerows([*map(float, row), int(answer)] for row, answer in zip(x, y))


main()
