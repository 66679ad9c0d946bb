"""Open .keras files that Seqbench wrote and hold them against ``keras-files/expected.json``.

``python e2e/parity/keras_roundtrip.py FOLDER`` looks at every file of the folder that has an expected answer, and prints the
largest difference of a prediction. Exits with 1 where Keras cannot open one, or predicts otherwise by more than 1e-6.
"""

import hashlib
import json
import os
import pathlib
import sys
import warnings

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras  # noqa: E402
import numpy as np  # noqa: E402

TOLERANCE = 1e-6
HERE = pathlib.Path(__file__).resolve().parent


def main():
    """Check every file; say what was found."""
    expected = json.loads((HERE / "keras-files/expected.json").read_text(encoding="utf-8"))
    folder = pathlib.Path(sys.argv[1])
    checks = [check(folder / f"{name}.keras", case) for name, case in expected.items()]
    sys.exit(0 if all(checks) else 1)


def check(path, case):
    """Return whether one file is the model that was meant."""
    with warnings.catch_warnings():
        # An optimizer that has not begun has no memory to load.
        warnings.filterwarnings("ignore", message="Skipping variable loading for optimizer")
        model = keras.saving.load_model(path, safe_mode=True)
    weights = [digest(value) for value in model.get_weights()] == [entry["sha256"] for entry in case["weights"]]
    x = np.array(case["x"], dtype="float32").reshape(case["x_shape"])
    difference = float(np.max(np.abs(model.predict(x, verbose=0).ravel() - np.array(case["y"]))))
    compiled = getattr(model, "optimizer", None) is not None
    ok = weights and difference <= TOLERANCE and compiled
    print(f"{path.name}: weights {'equal to the bit' if weights else 'DIFFER'}, predictions within {difference:.1e}, "
          f"{'compiled' if compiled else 'NOT COMPILED'}")
    return ok


def digest(value):
    """Return SHA-256 of the float32 values, little-endian, row by row."""
    return hashlib.sha256(np.ascontiguousarray(value, dtype="<f4").tobytes()).hexdigest()


main()
