"""Numbers that Python and TypeScript compute alike, so that no file has to carry them.

A number is known by the case's seed, its tensor and its place in it. ``formula.ts`` holds the same few lines; the
checksums in the golden files prove that both sides had the same bits.
"""

import numpy as np

# Tensors of a case by number; the weights follow, in the order of ``get_weights()``.
X, Y, SAMPLE_WEIGHTS, FIRST_WEIGHT = 0, 1, 2, 3


def unit(seed, tensor, count):
    """Return ``count`` float64 values in [0, 1), each a multiple of 2**-24 (a 32-bit hash, "lowbias32")."""
    index = np.arange(count, dtype=np.uint64)
    start = seed * 0x9E3779B1 + tensor * 0x85EBCA77
    word = (index * 0xC2B2AE3D + (start & 0xFFFFFFFF)).astype(np.uint32)
    word ^= word >> np.uint32(16)
    word *= np.uint32(0x7FEB352D)
    word ^= word >> np.uint32(15)
    word *= np.uint32(0x846CA68B)
    word ^= word >> np.uint32(16)
    return (word >> np.uint32(8)).astype(np.float64) / 2.0**24


def uniform(seed, tensor, shape, low, high):
    """Return float32 values between ``low`` and ``high``."""
    values = unit(seed, tensor, int(np.prod(shape)))
    return (low + (high - low) * values).astype(np.float32).reshape(shape)


def integers(seed, tensor, shape, low, high):
    """Return whole numbers from ``low`` to ``high``, both included, as float32."""
    values = unit(seed, tensor, int(np.prod(shape)))
    return (low + np.floor((high - low + 1) * values)).astype(np.float32).reshape(shape)


def walk(seed, tensor, shape, step):
    """Return sums of whole numbers from ``-step`` to ``step`` along axis 1: scores of games."""
    return np.cumsum(integers(seed, tensor, shape, -step, step), axis=1, dtype=np.float32)


def one_hot(seed, tensor, shape):
    """Return rows of zeros with a single 1, drawn evenly over the last axis."""
    classes = shape[-1]
    rows = integers(seed, tensor, shape[:-1], 0, classes - 1).astype(np.int64)
    return np.eye(classes, dtype=np.float32)[rows]


def data(spec, seed, tensor, shape):
    """Return the array that a case's ``x`` or ``y`` describes."""
    kind = spec["kind"]
    if kind == "uniform":
        return uniform(seed, tensor, shape, spec["low"], spec["high"])
    if kind == "integers":
        return integers(seed, tensor, shape, spec["low"], spec["high"])
    if kind == "walk":
        return walk(seed, tensor, shape, spec["step"])
    if kind == "one_hot":
        return one_hot(seed, tensor, shape)
    if kind == "values":
        return np.resize(np.array(spec["values"], dtype=np.float32), shape)
    raise ValueError(f"unknown data: {kind}")


def weight(name, shape, seed, tensor, scale):
    """Return a weight's values: of the size that training would start with, never all zero."""
    if name in ("gamma", "moving_variance"):
        return uniform(seed, tensor, shape, 0.7, 1.3)
    if name in ("beta", "moving_mean", "bias"):
        return uniform(seed, tensor, shape, -0.2, 0.2)
    if name == "embeddings":
        return uniform(seed, tensor, shape, -0.5, 0.5)
    limit = scale * np.sqrt(3.0 / np.prod(shape[:-1]))
    if name == "recurrent_kernel":
        limit *= 0.75
    return uniform(seed, tensor, shape, -limit, limit)


def checksum(values):
    """Return FNV-1a over the float32 words, four bytes at a time."""
    result = 0x811C9DC5
    for word in np.ascontiguousarray(values, dtype=np.float32).view(np.uint32).ravel().tolist():
        result = ((result ^ word) * 0x01000193) & 0xFFFFFFFF
    return result
