"""The basketball study in Keras, CSV to results as one process: what ``seqbench run`` does with the same template.

``node resources/samples/basketball.mjs basketball.csv`` writes the games, then
``KERAS_BACKEND=tensorflow python e2e/parity/study.py basketball.csv`` (or ``jax``) trains the eight models of
``resources/templates/basketball.seqbench.json`` with the template's own hyperparameters, scores them on the test
part and prints the leaderboard; ``--out results.json`` keeps it with every epoch's losses.
"""

import argparse
import csv
import json
import os
import pathlib
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
STARTED = time.perf_counter()

import keras  # noqa: E402
import numpy as np  # noqa: E402

from keras_model import build_loss, build_model, build_optimizer  # noqa: E402

TEMPLATE = pathlib.Path(__file__).resolve().parents[2] / "resources/templates/basketball.seqbench.json"


def main():
    """Train every model of the template and print the leaderboard."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("csv", type=pathlib.Path, help="the games: M1 to M36 and W")
    parser.add_argument("--out", type=pathlib.Path, help="where to write the results as JSON")
    options = parser.parse_args()
    study = json.loads(TEMPLATE.read_text(encoding="utf-8"))
    keras.utils.set_random_seed(study["seed"])
    train, test = split(*read_games(options.csv), study["problem"]["split"])
    results = [train_model(model, study["training"], train, test) for model in study["models"]]
    results.sort(key=lambda row: [row[name] for name in ("accuracy", "precision", "recall", "f1")], reverse=True)
    print_table(results)
    seconds = time.perf_counter() - STARTED
    print(f"Keras {keras.version()} on {keras.backend.backend()}: {seconds:.1f} s from the first import to here")
    if options.out:
        record = {"backend": keras.backend.backend(), "seconds": seconds, "models": results}
        options.out.write_text(json.dumps(record, indent=2), encoding="utf-8")


def read_games(path):
    """Return scores [games, 36, 1] and who won [games, 1], as float32."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    steps = [f"M{minute}" for minute in range(1, 37)]
    x = np.array([[row[name] for name in steps] for row in rows], dtype=np.float32)
    y = np.array([[row["W"]] for row in rows], dtype=np.float32)
    return x[..., np.newaxis], y


def split(x, y, how):
    """Return the training and the test part: a random split with the template's share and seed."""
    order = np.random.default_rng(how["seed"]).permutation(len(x))
    tests = round(len(x) * how["test"])
    train, test = order[tests:], order[:tests]
    return (x[train], y[train]), (x[test], y[test])


def train_model(spec, training, train, test):
    """Return a model's scores on the test part, its losses by epoch and its seconds."""
    started = time.perf_counter()
    model = build_model(spec["layers"], train[0].shape[1:])
    model.compile(
        optimizer=build_optimizer(spec["optimizer"]),
        loss=build_loss(spec["loss"], spec.get("loss_options", {})),
        metrics=["accuracy"],
    )
    stopping = training["early_stopping"]
    history = model.fit(
        *train,
        batch_size=training["batch_size"],
        epochs=training["epochs"],
        shuffle=training["shuffle"],
        validation_data=test,
        callbacks=[keras.callbacks.EarlyStopping(**stopping)],
        verbose=0,
    )
    answers = model.predict(test[0], verbose=0)
    scores = score(answers >= training["threshold"], test[1] == 1)
    seconds = time.perf_counter() - started
    return {"name": spec["name"], "params": model.count_params(), **scores, "seconds": seconds, "history": history.history}


def score(predicted, true):
    """Return accuracy, and precision, recall and F1 of the wins; 0 where a ratio has no denominator."""
    hits = int(np.sum(predicted & true))
    precision = hits / max(int(np.sum(predicted)), 1)
    recall = hits / max(int(np.sum(true)), 1)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"accuracy": float(np.mean(predicted == true)), "precision": precision, "recall": recall, "f1": f1}


def print_table(results):
    """Print the leaderboard, four digits."""
    print(f"{'model':18}{'params':>8}{'accuracy':>10}{'precision':>11}{'recall':>8}{'F1':>8}{'seconds':>9}")
    for row in results:
        scores = f"{row['accuracy']:10.4f}{row['precision']:11.4f}{row['recall']:8.4f}{row['f1']:8.4f}"
        print(f"{row['name']:18}{row['params']:8}{scores}{row['seconds']:9.1f}")


if __name__ == "__main__":
    main()
