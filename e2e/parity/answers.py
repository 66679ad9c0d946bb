"""What Keras answers for a case: the content of a golden file, and of a live comparison."""

import base64

import keras
import numpy as np
import tensorflow as tf

import formula
from keras_model import build_loss, build_model, build_optimizer, without_noise

# Gradients of larger tensors are kept as every k-th value, with their largest magnitude and their sum.
KEPT_VALUES = 512

tf.get_logger().setLevel("ERROR")  # Every case is a function of its own, which TensorFlow would remark on.


def answer(case):
    """Return Keras's figures for a case, as they stand in a golden file (README.md says what each is)."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(case["seed"])
    model = build_model(case["layers"], case["input"], case["batch"] if case.get("stateful") else None)
    set_weights(model, case)
    batches = make_batches(model, case)
    result = {
        "params": model.count_params(),
        "layer_params": [layer.count_params() for layer in model.layers],
        "weights": [describe_weight(variable) for variable in model.weights],
        "checksums": [formula.checksum(part) for part in batches[0] if part is not None],
    }
    if case.get("stateful"):
        return {**result, **free_run(model, batches)}
    compile_model(model, case)
    return {**result, **first_batch(model, batches[0]), **training(case, batches)}


def set_weights(model, case):
    """Give every weight its values by formula."""
    scale = case.get("weight_scale", 1.0)
    for index, variable in enumerate(model.weights):
        tensor = formula.FIRST_WEIGHT + index
        variable.assign(formula.weight(variable.name, variable.shape, case["seed"], tensor, scale))


def compile_model(model, case):
    """Compile with the case's loss and optimizer."""
    model.compile(
        optimizer=build_optimizer(case["optimizer"]),
        loss=build_loss(case["loss"], case.get("loss_options", {})),
        jit_compile=False,
    )


def make_batches(model, case):
    """Return ``case["batches"]`` triples of inputs, targets and sample weights (or None)."""
    total = case["batches"] * case["batch"]
    features = concrete_input(model, case)
    x = formula.data(case["x"], case["seed"], formula.X, (total, *features))
    outputs = tuple(model.compute_output_shape((total, *features)))
    if case["loss"] == "sparse_categorical_crossentropy":
        outputs = outputs[:-1]
    y = formula.data(case["y"], case["seed"], formula.Y, outputs)
    weights = None
    if case.get("sample_weights"):
        # One weight a sample: Keras wants as many axes as the losses have, one fewer than the outputs.
        shape = (total,) + (1,) * (len(model.output_shape) - 2)
        weights = formula.data(case["sample_weights"], case["seed"], formula.SAMPLE_WEIGHTS, shape)
    parts = [None if part is None else np.split(part, case["batches"]) for part in (x, y, weights)]
    return [tuple(None if part is None else part[i] for part in parts) for i in range(case["batches"])]


def concrete_input(model, case):
    """Return one sample's shape with no length open, as the model takes it."""
    return tuple(case["input"][: len(model.input_shape) - 1])


def first_batch(model, batch):
    """Return output, loss and gradients of the first batch, in inference mode: no dropout, moving statistics."""
    x, y, weights = (None if part is None else tf.constant(part) for part in batch)

    # Compiled as Keras's own train step is: there, losses see the logits behind a last sigmoid or softmax.
    @tf.function
    def backward():
        with tf.GradientTape() as tape:
            output = model(x, training=False)
            loss = model.compute_loss(x, y, output, weights, training=False)
        return output, loss, tape.gradient(loss, model.trainable_weights)

    output, loss, gradients = backward()
    named = zip(model.trainable_weights, gradients)
    return {
        "output": encode(output.numpy()),
        "loss": shortest(loss),
        "gradients": [sampled(variable, dense_values(variable, gradient)) for variable, gradient in named],
    }


def dense_values(variable, gradient):
    """Return a gradient as an array: zeros where the loss does not depend on the weight, no sparse rows."""
    if gradient is None:
        return np.zeros(variable.shape, dtype=np.float32)
    return tf.convert_to_tensor(gradient).numpy()


def training(case, batches):
    """Return the losses of the unshuffled steps, and the first batch's output afterwards, all noise off."""
    model = build_model(without_noise(case["layers"]), case["input"])
    set_weights(model, case)
    compile_model(model, case)
    losses, stepped = [], None
    for step in range(case["steps"]):
        x, y, weights = batches[step % len(batches)]
        losses.append(shortest(model.train_on_batch(x, y, sample_weight=weights)))
        if step == 0 and case.get("first_step"):
            stepped = [encode(variable.numpy()) for variable in model.weights]
    result = {"losses": losses, **({"first_step": stepped} if stepped else {})}
    if not case.get("after", True):
        return result
    return {**result, "output_after": encode(model(batches[0][0], training=False).numpy())}


def free_run(model, batches):
    """Return what a model with state answers: batch after batch, then once more from a fresh state."""
    outputs = [encode(np.asarray(model(x, training=False))) for x, _, _ in batches]
    for layer in model.layers:
        if hasattr(layer, "reset_state"):
            layer.reset_state()
    return {"run": outputs, "run_again": encode(np.asarray(model(batches[0][0], training=False)))}


def describe_weight(variable):
    """Return a weight's place among the others, and the checksum of the values it was given."""
    return {
        "name": variable.path.partition("/")[2],
        "shape": list(variable.shape),
        "trainable": variable.trainable,
        "checksum": formula.checksum(variable.numpy()),
    }


def sampled(variable, values):
    """Return a gradient: all values, or every k-th, with what is needed to compare them."""
    flat = values.ravel()
    every = -(-flat.size // KEPT_VALUES)
    return {
        "name": variable.path.partition("/")[2],
        "every": every,
        "max": shortest(np.max(np.abs(flat))),
        "sum": float(np.sum(flat, dtype=np.float64)),
        "values": encode(flat[::every]),
    }


def shortest(value):
    """Return the shortest decimal number that is this float32."""
    return float(str(np.float32(value)))


def encode(values):
    """Return float32 values, little-endian, in base64."""
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode("ascii")
