"""Models in Seqbench's words, which are Keras's own; every layer of the catalogue stands in at least one of them."""

L2 = {"type": "L2", "l2": 0.003}
L1L2 = {"type": "L1L2", "l1": 0.001, "l2": 0.002}
MAX_NORM = {"type": "MaxNorm", "max_value": 3, "axis": 0}

CASES = {
    "lstm": {
        "layers": [
            {"type": "Input", "shape": [6, 2]},
            {"type": "LSTM", "units": 3, "return_sequences": True, "dropout": 0.2, "recurrent_dropout": 0.1,
             "kernel_regularizer": L2, "recurrent_constraint": MAX_NORM},
            {"type": "LSTM", "units": 2, "activation": "relu", "recurrent_activation": "hard_sigmoid", "use_bias": False,
             "go_backwards": True},
            {"type": "Dense", "units": 1, "activation": "sigmoid"},
        ],
        "loss": "binary_crossentropy",
        "optimizer": {"type": "Nadam", "learning_rate": 0.002},
    },
    "gru": {
        "layers": [
            {"type": "Input", "shape": [None, 2]},
            {"type": "Masking", "mask_value": -1},
            {"type": "GRU", "units": 3, "return_sequences": True, "reset_after": False, "bias_regularizer": L1L2},
            {"type": "GRU", "units": 2, "activation": "elu"},
            {"type": "Dense", "units": 3, "activation": "softmax"},
        ],
        "functional": True,
        "loss": "sparse_categorical_crossentropy",
        "optimizer": {"type": "SGD", "learning_rate": 0.05, "momentum": 0.9, "nesterov": True, "clipnorm": 1.0},
    },
    "bidirectional": {
        "layers": [
            {"type": "Input", "shape": [5, 2]},
            {"type": "Bidirectional", "layer": {"type": "LSTM", "units": 2, "return_sequences": True}},
            {"type": "Bidirectional", "layer": {"type": "GRU", "units": 3, "return_sequences": True}, "merge_mode": "sum"},
            {"type": "Bidirectional", "layer": {"type": "SimpleRNN", "units": 2}, "merge_mode": "mul"},
            {"type": "Dense", "units": 1},
        ],
        "loss": "huber",
        "loss_options": {"delta": 1.0},
        "optimizer": {
            "type": "Adam",
            "learning_rate": {"type": "CosineDecay", "initial_learning_rate": 0.0, "decay_steps": 100, "alpha": 0.1,
                              "warmup_target": 0.01, "warmup_steps": 10},
            "amsgrad": True,
        },
    },
    "time-distributed": {
        "layers": [
            {"type": "Input", "shape": [4, 3]},
            {"type": "SimpleRNN", "units": 4, "return_sequences": True, "bias_initializer": {"type": "Constant", "value": 0.5}},
            {"type": "TimeDistributed", "layer": {"type": "Dense", "units": 3, "activation": "leaky_relu"}},
            {"type": "BatchNormalization", "momentum": 0.9},
            {"type": "TimeDistributed", "layer": {"type": "BatchNormalization", "scale": False, "epsilon": 0.01}},
            {"type": "LayerNormalization", "gamma_regularizer": L2},
            {"type": "LayerNormalization", "center": False},
            {"type": "TimeDistributed", "layer": {"type": "Dense", "units": 1}},
        ],
        "loss": "mean_absolute_error",
        "optimizer": {"type": "AdamW", "learning_rate": {"type": "ExponentialDecay", "initial_learning_rate": 0.01,
                                                         "decay_steps": 20, "decay_rate": 0.5, "staircase": True}},
    },
    "conv1d": {
        "layers": [
            {"type": "Input", "shape": [12, 2]},
            {"type": "Conv1D", "filters": 3, "kernel_size": 3, "padding": "causal", "dilation_rate": 2, "activation": "relu"},
            {"type": "SpatialDropout1D", "rate": 0.1},
            {"type": "MaxPooling1D", "pool_size": 2},
            {"type": "Conv1D", "filters": 2, "kernel_size": 2, "strides": 2, "padding": "same", "use_bias": False,
             "kernel_initializer": {"type": "RandomNormal", "mean": 0.0, "stddev": 0.02}},
            {"type": "LeakyReLU", "negative_slope": 0.1},
            {"type": "AveragePooling1D", "pool_size": 2, "strides": 1, "padding": "same"},
            {"type": "GaussianNoise", "stddev": 0.1},
            {"type": "Dropout", "rate": 0.25},
            {"type": "GlobalAveragePooling1D"},
            {"type": "RepeatVector", "n": 3},
            {"type": "Conv1D", "filters": 2, "kernel_size": 1, "kernel_constraint": {"type": "NonNeg"}},
            {"type": "ELU", "alpha": 0.5},
            {"type": "GlobalMaxPooling1D"},
            {"type": "Dense", "units": 3},
            {"type": "Softmax"},
        ],
        "loss": "categorical_crossentropy",
        "optimizer": {"type": "RMSprop", "learning_rate": 0.001, "centered": True, "clipvalue": 0.5},
    },
    "conv2d": {
        "layers": [
            {"type": "Input", "shape": [8, 8, 1]},
            {"type": "Conv2D", "filters": 2, "kernel_size": [3, 2], "padding": "same", "activation": "gelu"},
            {"type": "MaxPooling2D", "pool_size": [2, 2]},
            {"type": "Conv2D", "filters": 3, "kernel_size": [2, 2], "strides": [2, 1], "kernel_initializer": "he_normal"},
            {"type": "Activation", "activation": "selu"},
            {"type": "AveragePooling2D", "pool_size": [1, 2], "strides": [1, 1]},
            {"type": "GlobalMaxPooling2D", "keepdims": True},
            {"type": "GlobalAveragePooling2D"},
            {"type": "Reshape", "target_shape": [3, 1]},
            {"type": "Flatten"},
            {"type": "Dense", "units": 2, "kernel_initializer": "lecun_uniform"},
        ],
        "functional": True,
        "loss": "sparse_categorical_crossentropy",
        "loss_options": {"from_logits": True},
        "optimizer": {"type": "Adagrad", "learning_rate": 0.1},
    },
    "embedding": {
        "layers": [
            {"type": "Input", "shape": [6]},
            {"type": "Embedding", "input_dim": 7, "output_dim": 3, "mask_zero": True},
            {"type": "Bidirectional", "layer": {"type": "GRU", "units": 2}, "merge_mode": "ave"},
            {"type": "Dense", "units": 1, "activation": "softplus"},
        ],
        "functional": True,
        "loss": "poisson",
        "optimizer": {"type": "Adamax", "learning_rate": 0.002},
    },
    "uncompiled": {
        "layers": [
            {"type": "Input", "shape": [3]},
            {"type": "Dense", "units": 2, "activation": "tanh", "kernel_initializer": "orthogonal"},
            {"type": "Dense", "units": 1},
        ],
    },
}
