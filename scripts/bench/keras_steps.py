"""Time training steps of Keras models, as ``npm run bench`` asks for them.

Reads one JSON document from standard input, a list of cases, and writes a line of JSON for each: name, milliseconds a
step. ``KERAS_BACKEND`` names the back end. A step is the mean over whole epochs after the first, the least of three runs.
"""

import json
import math
import os
import pathlib
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "e2e" / "parity"))

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras_model import build_model, build_optimizer  # noqa: E402

RUNS = 3
SECONDS = 0.2


def main():
    """Answer every case in turn."""
    for case in json.load(sys.stdin):
        try:
            answer = {"name": case["name"], "ms": 1000 * step_seconds(case)}
        except Exception as error:  # One model that fails must not take the others' times with it.
            answer = {"name": case["name"], "error": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps(answer), flush=True)
        keras.backend.clear_session()


def step_seconds(case):
    """Return the seconds of one step."""
    steps, batch = case["epochSteps"], case["batch"]
    numbers = np.random.default_rng(1)
    x = numbers.random((steps * batch, *case["input"]), dtype="float32")
    y = numbers.random((steps * batch, *case["target"]), dtype="float32")
    model = build_model(case["layers"], case["input"])
    model.compile(optimizer=build_optimizer(case["optimizer"]), loss=case["loss"])

    def epochs(count):
        started = time.perf_counter()
        model.fit(x, y, batch_size=batch, epochs=count, verbose=0)
        return time.perf_counter() - started

    epochs(1)
    once = epochs(1)
    count = max(1, min(20, math.ceil(SECONDS / once)))
    return min(epochs(count) for _ in range(RUNS)) / count / steps


main()
