"""How Keras's initialisers draw: ``python e2e/parity/initializers.py`` writes ``e2e/parity/golden/initializers.json``.

Every initialiser fills the weights of real layers, so that fan-in and fan-out are Keras's own; of each weight the file
keeps moments, bounds and quantiles. Read by ``src-main/engine/built-in/initializers/draws.golden.test.ts``.
"""

import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
from keras_model import build_model

SEED = 3
QUANTILES = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

SCALED = ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform", "lecun_normal"]
FIXED = ["uniform", "random_uniform", "normal", "random_normal", "truncated_normal", "zeros", "ones"]
CHOSEN = [
    {"type": "RandomUniform", "minval": -1, "maxval": 3},
    {"type": "RandomNormal", "mean": 5, "stddev": 2},
    {"type": "TruncatedNormal", "mean": -1, "stddev": 0.5},
    {"type": "Constant", "value": 0.25},
]
ORTHOGONAL = ["orthogonal", {"type": "Orthogonal", "gain": 3}]

# The layer, one sample's shape, and the weight: some 200,000 values each, with fan-in far from fan-out.
DENSE = ({"type": "Dense", "units": 1000}, [200], "kernel")
PLACES = [
    (DENSE, SCALED + FIXED + CHOSEN + ORTHOGONAL),
    (({"type": "Dense", "units": 60000, "kernel_initializer": "zeros"}, [1], "bias"), SCALED),
    (({"type": "Conv1D", "filters": 400, "kernel_size": 5}, [6, 100], "kernel"), SCALED + ORTHOGONAL),
    (({"type": "Conv2D", "filters": 80, "kernel_size": [3, 5]}, [4, 6, 160], "kernel"), SCALED + ORTHOGONAL),
    (({"type": "Embedding", "input_dim": 4000, "output_dim": 50}, [3], "embeddings"), SCALED + ["uniform"] + ORTHOGONAL[:1]),
    (({"type": "SimpleRNN", "units": 240}, [2, 800], "kernel"), SCALED),
    (({"type": "LSTM", "units": 128}, [2, 400], "kernel"), SCALED),
    (({"type": "LSTM", "units": 224}, [2, 3], "recurrent_kernel"), SCALED + ORTHOGONAL),
    (({"type": "GRU", "units": 256}, [2, 3], "recurrent_kernel"), SCALED + ORTHOGONAL),
    # [2, 3 × units]: two rows, of inputs and of states.
    (({"type": "GRU", "units": 600, "recurrent_initializer": "zeros"}, [2, 3], "bias"), SCALED),
]


def option_of(weight):
    """Return the layer's option that names the weight's initialiser."""
    return "recurrent_initializer" if weight == "recurrent_kernel" else f"{weight}_initializer"


def draw(layer, shape, weight):
    """Return the weight of a freshly built Keras layer."""
    model = build_model([layer], shape)
    found = [variable for variable in model.weights if variable.path.split("/")[-1] == weight]
    assert len(found) == 1, [variable.path for variable in model.weights]
    return np.asarray(found[0].value)


def figures(values):
    """Return moments, bounds and quantiles, with nine digits."""
    flat = values.astype(np.float64).ravel()
    mean, deviation = flat.mean(), flat.std()
    scores = (flat - mean) / deviation if deviation > 0 else np.zeros_like(flat)
    moments = {"mean": mean, "deviation": deviation, "skewness": (scores**3).mean(), "kurtosis": (scores**4).mean()}
    numbers = {**moments, "least": flat.min(), "most": flat.max()}
    return {name: short(value) for name, value in numbers.items()} | {"quantiles": [short(q) for q in np.quantile(flat, QUANTILES)]}


def short(value):
    """Return the value with nine digits."""
    return float(f"{value:.9g}")


def main():
    """Write the file."""
    keras.utils.set_random_seed(SEED)
    lines = []
    for (layer, shape, weight), initializers in PLACES:
        for initializer in initializers:
            spec = {**layer, option_of(weight): initializer}
            values = draw(spec, shape, weight)
            entry = {"layer": spec, "input": shape, "weight": weight, "shape": list(values.shape), **figures(values)}
            lines.append(json.dumps(entry, allow_nan=False))
    head = f'"keras": {json.dumps(keras.version())}, "seed": {SEED}, "levels": {json.dumps(QUANTILES)}'
    text = f'{{ {head}, "draws": [\n  ' + ",\n  ".join(lines) + "\n] }\n"
    path = pathlib.Path(__file__).resolve().parent / "golden" / "initializers.json"
    path.write_text(text, encoding="utf-8")
    print(len(lines), "weights,", len(text), "bytes")


if __name__ == "__main__":
    main()
