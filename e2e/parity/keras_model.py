"""Keras models from Seqbench's model specs, whose names and options are Keras's own."""

import keras
from keras import ops

LOSSES = {
    "binary_crossentropy": keras.losses.BinaryCrossentropy,
    "categorical_crossentropy": keras.losses.CategoricalCrossentropy,
    "sparse_categorical_crossentropy": keras.losses.SparseCategoricalCrossentropy,
    "mean_squared_error": keras.losses.MeanSquaredError,
    "mean_absolute_error": keras.losses.MeanAbsoluteError,
    "mean_absolute_percentage_error": keras.losses.MeanAbsolutePercentageError,
    "huber": keras.losses.Huber,
    "log_cosh": keras.losses.LogCosh,
    "poisson": keras.losses.Poisson,
}

RATES = {"initial_learning_rate", "warmup_target"}
NOISE = {"rate", "dropout", "recurrent_dropout", "stddev"}


def build_model(layers, shape, batch=None):
    """Return a built Sequential; ``shape`` is one sample's, taken where Input leaves its own open.

    Layers that keep their state from batch to batch need to know the size of ``batch``.
    """
    layers = list(layers)
    if layers[0]["type"] == "Input":
        shape = layers.pop(0).get("shape") or shape
    if layers[0]["type"] == "Embedding" and len(shape) == 2:
        shape = shape[:1]  # [steps, 1] is a row of indices to Seqbench.
    model = keras.Sequential([keras.Input(batch_shape=(batch, *shape))])
    for spec in layers:
        model.add(build_layer(spec))
    return model


def build_layer(spec):
    """Return the layer that ``spec`` names, by its own options."""
    options = {name: build_option(name, value) for name, value in spec.items() if name != "type"}
    if spec["type"] == "Embedding" and "embeddings_regularizer" not in options:
        # TensorFlow hands optimizers the gradient of each occurrence of an index apart: clipping, squares and magnitudes
        # are then taken before the sum, which Keras on JAX does not do and its formulas do not say. A penalty of 0 makes
        # TensorFlow add them up first.
        options["embeddings_regularizer"] = keras.regularizers.L2(0.0)
    return getattr(keras.layers, spec["type"])(**options)


def build_option(name, value):
    """Return what the constructor takes: a layer, regulariser, constraint or initialiser where an object stands."""
    if name == "layer":
        return build_layer(value)
    if not isinstance(value, dict):
        return tuple(value) if isinstance(value, list) else value
    for suffix in ("initializer", "regularizer", "constraint"):
        if name.endswith(suffix):
            return construct(getattr(keras, f"{suffix}s"), value)
    raise ValueError(f"unknown option: {name}={value}")


def build_optimizer(spec):
    """Return the optimizer, its schedule included."""
    rate = spec.get("learning_rate")
    if isinstance(rate, dict):
        # JSON from JavaScript writes 1.0 as 1; Keras wants rates to be floats.
        rates = {name: float(value) for name, value in rate.items() if name in RATES and value is not None}
        spec = {**spec, "learning_rate": construct(keras.optimizers.schedules, {**rate, **rates})}
    elif rate is not None:
        spec = {**spec, "learning_rate": float(rate)}
    return construct(keras.optimizers, spec)


def build_loss(name, options):
    """Return the loss by name; ``quantile`` is the pinball loss, which Keras does not have."""
    if name == "quantile":
        return pinball(options.get("quantile", 0.5))
    return LOSSES[name](**options)


def pinball(quantile):
    """Return the pinball loss as a function: its mean over the last axis."""

    def loss(y_true, y_pred):
        error = y_true - y_pred
        return ops.mean(ops.maximum(quantile * error, (quantile - 1) * error), axis=-1)

    return loss


def construct(module, spec):
    """Return ``module.<type>(**options)``."""
    options = {name: value for name, value in spec.items() if name != "type"}
    return getattr(module, spec["type"])(**options)


def without_noise(layers):
    """Return the stack with every dropout rate and noise at 0."""
    return [quiet(spec) for spec in layers]


def quiet(spec):
    """Return one layer's spec without noise."""
    still = {name: 0.0 if name in NOISE else value for name, value in spec.items()}
    return {**still, "layer": quiet(spec["layer"])} if "layer" in spec else still
