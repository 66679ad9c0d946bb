"""Time training steps of Keras models, as ``npm run bench`` asks for them.

Reads one JSON document from standard input, a list of cases, and writes a line of JSON for each: name, milliseconds a
step. ``KERAS_BACKEND`` names the back end. A step is the mean over whole epochs after the first, the least of three rounds.
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

ROUNDS = 3
SECONDS = 0.2


def main():
    """Answer every case, round after round over all of them: what slows the machine down for a while falls on all."""
    cases = json.load(sys.stdin)
    timers = [timer_of(case) for case in cases]
    best = [math.inf] * len(cases)
    for _ in range(ROUNDS):
        for index, timer in enumerate(timers):
            if callable(timer):
                best[index] = min(best[index], timer())
    for case, timer, seconds in zip(cases, timers, best):
        answer = {"ms": 1000 * seconds} if callable(timer) else {"error": timer}
        print(json.dumps({"name": case["name"], **answer}), flush=True)


def timer_of(case):
    """Return a function that times some epochs, in seconds a step; the reason in words where there is none."""
    try:
        return prepared(case)
    except Exception as error:  # One model that fails must not take the others' times with it.
        return f"{type(error).__name__}: {error}"[:200]


def prepared(case):
    """Build and compile one model, and train it until nothing is compiled any more."""
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
    count = max(1, min(20, math.ceil(SECONDS / epochs(1))))
    return lambda: epochs(count) / count / steps


main()
