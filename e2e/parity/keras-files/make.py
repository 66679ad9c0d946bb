"""Write the .keras files that Seqbench's reader is tested with, and what Keras says of them (``expected.json``).

``python e2e/parity/keras-files/make.py`` needs Keras 3.15 on TensorFlow. Weights are drawn from a fixed seed, so that every
tensor of a file differs from every other and a swapped pair cannot pass.
"""

import hashlib
import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import keras  # noqa: E402
import numpy as np  # noqa: E402
from cases import CASES  # noqa: E402
from keras_model import build_layer, build_loss, build_model, build_optimizer  # noqa: E402


def main():
    """Write every file, and one ``expected.json`` for all of them."""
    expected = {}
    for name, case in CASES.items():
        keras.utils.clear_session()
        random = np.random.default_rng(list(name.encode()))
        model = build_chain(case["layers"]) if case.get("functional") else build_model(case["layers"], None)
        draw_weights(model, random)
        if "loss" in case:
            model.compile(build_optimizer(case["optimizer"]), build_loss(case["loss"], case.get("loss_options", {})))
        model.save(HERE / f"{name}.keras")
        expected[name] = {**case, "weights": [digest(value) for value in model.get_weights()], **answers(model, case, random)}
    text = json.dumps(expected, indent=1)
    (HERE / "expected.json").write_text(text + "\n", encoding="utf-8")


def build_chain(layers):
    """Return the same stack as a functional model."""
    first = keras.Input(shape=tuple(layers[0]["shape"]))
    last = first
    for spec in layers[1:]:
        last = build_layer(spec)(last)
    return keras.Model(first, last)


def draw_weights(model, random):
    """Set weights of ordinary size; variances above nothing."""
    for variable in model.weights:
        low = 0.5 if "variance" in variable.path else -0.8
        variable.assign(random.uniform(low, low + 1.6, variable.shape).astype("float32") * 0.6)


def answers(model, case, random):
    """Return a batch of two samples and what the model predicts for it; an open length becomes six steps."""
    shape = [2] + [size or 6 for size in case["layers"][0]["shape"]]
    whole = case["layers"][1]["type"] == "Embedding"
    x = random.integers(0, case["layers"][1]["input_dim"], shape) if whole else random.uniform(-1, 1, shape)
    if case["layers"][1]["type"] == "Masking":
        x[:, -2:] = case["layers"][1]["mask_value"]
    x = x.astype("float32")
    return {"x": flat(x), "x_shape": shape, "y": flat(model.predict(x, verbose=0))}


def digest(value):
    """Return shape and SHA-256 of the float32 values, little-endian, row by row."""
    value = np.ascontiguousarray(value, dtype="<f4")
    return {"shape": list(value.shape), "sha256": hashlib.sha256(value.tobytes()).hexdigest()}


def flat(value):
    """Return all values in one list, short enough to be read."""
    return [float(f"{number:.9g}") for number in np.asarray(value).ravel()]


main()
