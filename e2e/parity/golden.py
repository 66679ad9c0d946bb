"""Write golden files: what Keras answers for every case of ``cases/``.

``python e2e/parity/golden.py`` writes them all, ``python e2e/parity/golden.py lstm gru`` some of them. With
``--serve`` it answers cases from standard input, a JSON document a line each way: ``npm run parity`` asks so.
Needs Keras 3.15 on TensorFlow. ``--float64`` shows how much of a difference is Keras's own rounding.
"""

import argparse
import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_DETERMINISTIC_OPS", "1")

VERSION = 1
HERE = pathlib.Path(__file__).resolve().parent

def main():
    """Write golden files, or serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("groups", nargs="*", help="names of files in cases/; all where none is given")
    parser.add_argument("--serve", action="store_true", help="answer cases from standard input")
    parser.add_argument("--float64", action="store_true", help="compute in double precision")
    options = parser.parse_args()
    if options.float64:
        import keras

        keras.config.set_floatx("float64")
    if options.serve:
        serve()
        return
    names = options.groups or sorted(path.stem for path in (HERE / "cases").glob("*.json"))
    for name in names:
        write_group(name)


def read_group(path):
    """Return the complete cases of a file: its own defaults and those of all files filled in."""
    defaults = json.loads((HERE / "defaults.json").read_text(encoding="utf-8"))
    group = json.loads(path.read_text(encoding="utf-8"))
    return [{**defaults, **group.get("defaults", {}), **case} for case in group["cases"]]


def write_group(name):
    """Write the golden file of one file of cases."""
    import keras
    from answers import answer

    lines = []
    for case in read_group(HERE / "cases" / f"{name}.json"):
        print(f"{name}: {case['name']}", flush=True)
        line = json.dumps({"case": case, "keras": answer(case)}, separators=(",", ":"), allow_nan=False)
        lines.append(line)
    head = {"version": VERSION, "keras": keras.version(), "backend": keras.backend.backend()}
    text = "\n".join([json.dumps(head, separators=(",", ":")), *lines, ""])
    (HERE / "golden" / f"{name}.jsonl").write_text(text, encoding="utf-8")


def serve():
    """Answer each case of standard input with its figures, or with why Keras refuses it."""
    import keras
    from answers import answer

    print(json.dumps({"version": VERSION, "keras": keras.version()}), flush=True)
    for line in sys.stdin:
        case = json.loads(line)
        try:
            result = json.dumps({"keras": answer(case)}, separators=(",", ":"), allow_nan=False)
        except Exception as error:  # Whatever Keras objects to, the other side reports it with the case.
            result = json.dumps({"error": f"{type(error).__name__}: {error}"})
        print(result, flush=True)


if __name__ == "__main__":
    main()
