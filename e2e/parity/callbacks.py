"""What Keras's own callbacks do epoch by epoch: `python e2e/parity/callbacks.py` writes `e2e/parity/golden/callbacks.json`.

Every case drives a real callback of Keras on a real, compiled model. The model's one weight is set to the number of the epoch (from 1)
before the callback sees the epoch's figures, so that the weight left at the end says which epoch's weights Keras kept.
Read by `src-main/engine/fit/callbacks.golden.test.ts`.
"""

import json
import os
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import sklearn  # noqa: E402
from sklearn.utils.class_weight import compute_class_weight  # noqa: E402

SEED = 20261122
MONITORS = {"val_loss": "val_loss", "loss": "loss", "val_metric": "val_{}", "metric": "{}"}
METRICS = {"binary": "accuracy", "number": "mean_absolute_error"}


def model_for(task, learning_rate=0.01):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    loss = "binary_crossentropy" if task == "binary" else "mean_squared_error"
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=loss, metrics=[METRICS[task]])
    # Keras looks for the metric among those that were built, which the first batch does.
    model.train_on_batch(np.zeros((1, 1), "float32"), np.zeros((1, 1), "float32"))
    return model


def figures(rng, epochs):
    """Few distinct values, so that ties come often; some differ by less than float32 can tell."""
    values = np.round(rng.uniform(0.2, 0.8, epochs) * 20) / 20
    nudged = rng.random(epochs) < 0.2
    return [float(v) for v in np.where(nudged, values - rng.choice([1e-9, 1e-4, 3e-8], epochs), values)]


def monitored(rng):
    return {
        "task": str(rng.choice(list(METRICS))),
        "monitor": str(rng.choice(list(MONITORS))),
        "mode": str(rng.choice(["auto", "min", "max"])),
        "values": figures(rng, int(rng.integers(1, 16))),
    }


def drive(model, callback, case, after_epoch):
    name = MONITORS[case["monitor"]].format(METRICS[case["task"]])
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin()
    seen = 0
    for epoch, value in enumerate(case["values"]):
        model.set_weights([np.array([[epoch + 1]], "float32")])
        callback.on_epoch_end(epoch, {name: value})
        seen += 1
        after_epoch(model)
        if model.stop_training:
            break
    callback.on_train_end()
    return name, seen


def early_stopping(rng):
    case = monitored(rng)
    options = {
        "patience": int(rng.integers(0, 4)),
        "min_delta": float(rng.choice([0, 0, 0.05, 0.1])),
        "restore_best_weights": bool(rng.random() < 0.6),
        "start_from_epoch": int(rng.choice([0, 0, 0, 2, 5])),
    }
    model = model_for(case["task"])
    name = MONITORS[case["monitor"]].format(METRICS[case["task"]])
    callback = keras.callbacks.EarlyStopping(monitor=name, mode=case["mode"], **options)
    _, seen = drive(model, callback, case, lambda _: None)
    return {**case, "options": options, "epochs": seen, "weights_of": int(model.get_weights()[0][0, 0])}


def reduce_lr(rng):
    case = monitored(rng)
    options = {
        "factor": float(rng.choice([0.1, 0.5, 0.2])),
        "patience": int(rng.integers(0, 4)),
        "min_delta": float(rng.choice([0, 1e-4, 0.05])),
        "cooldown": int(rng.integers(0, 4)),
        "min_lr": float(rng.choice([0, 0.0005, 0.003])),
    }
    start = float(rng.choice([0.01, 0.1, 0.003]))
    model = model_for(case["task"], start)
    name = MONITORS[case["monitor"]].format(METRICS[case["task"]])
    callback = keras.callbacks.ReduceLROnPlateau(monitor=name, mode=case["mode"], **options)
    rates = []
    drive(model, callback, case, lambda m: rates.append(float(keras.ops.convert_to_numpy(m.optimizer.learning_rate))))
    return {**case, "options": options, "start": start, "rates": rates}


def checkpoint(rng):
    case = monitored(rng)
    model = model_for(case["task"])
    name = MONITORS[case["monitor"]].format(METRICS[case["task"]])
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "best.weights.h5")
        callback = keras.callbacks.ModelCheckpoint(file, monitor=name, mode=case["mode"], save_best_only=True, save_weights_only=True)
        drive(model, callback, case, lambda _: None)
        model.load_weights(file)
    return {**case, "weights_of": int(model.get_weights()[0][0, 0])}


def balanced(rng):
    classes = int(rng.integers(2, 6))
    labels = rng.integers(0, classes, int(rng.integers(1, 40)))
    present = np.unique(labels)
    weights = compute_class_weight("balanced", classes=present, y=labels)
    return {
        "classes": classes,
        "labels": [int(label) for label in labels],
        "weights": {str(label): float(weight) for label, weight in zip(present, weights)},
    }


def main():
    rng = np.random.default_rng(SEED)
    golden = {
        "made_with": f"keras {keras.__version__} on {keras.backend.backend()}, scikit-learn {sklearn.__version__}, numpy seed {SEED}",
        "early_stopping": [early_stopping(rng) for _ in range(90)],
        "reduce_lr_on_plateau": [reduce_lr(rng) for _ in range(70)],
        "checkpoint": [checkpoint(rng) for _ in range(30)],
        "class_weight_balanced": [balanced(rng) for _ in range(40)],
    }
    path = Path(__file__).parent / "golden" / "callbacks.json"
    parts = [f'  {json.dumps(key)}: {json.dumps(value)}' if isinstance(value, str)
             else f'  {json.dumps(key)}: [\n    ' + ",\n    ".join(json.dumps(case) for case in value) + "\n  ]"
             for key, value in golden.items()]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n")
    print(golden["made_with"], {key: len(value) for key, value in golden.items() if isinstance(value, list)})


if __name__ == "__main__":
    main()
