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
    parser.add_argument("--anew", action="store_true", help="ask Keras again for cases that are as they were")
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
        write_group(name, options.anew)


def read_group(path):
    """Return the complete cases of a file: its own defaults and those of all files filled in."""
    defaults = json.loads((HERE / "defaults.json").read_text(encoding="utf-8"))
    group = json.loads(path.read_text(encoding="utf-8"))
    return [{**defaults, **group.get("defaults", {}), **case} for case in group["cases"]]


def write_group(name, anew):
    """Write the golden file of one file of cases; answers to cases that are as they were are kept, unless ``anew``."""
    import keras
    from answers import answer

    path = HERE / "golden" / f"{name}.jsonl"
    head = to_line({"version": VERSION, "keras": keras.version(), "backend": keras.backend.backend()})
    known = {} if anew else answers_in(path, head)
    lines = [head]
    for case in read_group(HERE / "cases" / f"{name}.json"):
        line = known.get(to_line(case))
        if line is None:
            print(f"{name}: {case['name']}", flush=True)
            line = to_line({"case": case, "keras": answer(case)})
        lines.append(line)
        # After every case: what Keras answered is kept, whatever becomes of the next.
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def answers_in(path, head):
    """Return the lines of a golden file by their case; none where another version or another Keras wrote it."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {to_line(json.loads(line)["case"]): line for line in lines[1:] if lines[0] == head}


def to_line(document):
    """Return compact JSON; figures that are not finite are an error, for no golden case may have any."""
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def serve():
    """Answer each case of standard input with its figures, or with why Keras refuses it."""
    import keras
    from answers import answer

    print(to_line({"version": VERSION, "keras": keras.version()}), flush=True)
    for line in sys.stdin:
        case = json.loads(line)
        try:
            result = to_line({"keras": answer(case)})
        except Exception as error:  # Whatever Keras objects to, the other side reports it with the case.
            result = to_line({"error": reason(error)})
        print(result, flush=True)


def reason(error):
    """Return what an error says, without the code it went through."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip() and not line.startswith("    File")]
    told = [line for line in lines if "Error: " in line or "[1m" in line]
    return " ".join((told or lines or [""])[-1:])[:300] or type(error).__name__


if __name__ == "__main__":
    main()
