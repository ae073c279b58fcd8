"""Weights as a function of each tensor's name: the Python side of `nameDerivedWeights` in packages/weights.

Goldens computed with these weights need no weights stored beside them. The definition, to the letter: h is the 32-bit
FNV-1a hash of the UTF-8 bytes of the name; element k (row-major) gets

    s = (h + k * 2654435761) mod 2^32
    s ^= s >> 16;  s = s * 0x85ebca6b mod 2^32;  s ^= s >> 13;  s = s * 0xc2b2ae35 mod 2^32;  s ^= s >> 16
    u = s / 2^32 * 2 - 1                                  (float64)

and the value, rounded to float32, is

    name ends in running_var     1 + 0.5 u
    name ends in running_mean    0.1 u
    two or more axes             u sqrt(3 / fan_in), fan_in = elements / shape[0]
    name ends in .weight         1 + 0.25 u
    anything else                0.1 u
"""

import numpy as np

MASK = np.uint64(0xFFFFFFFF)


def fnv1a32(text):
    """The 32-bit FNV-1a hash of a text's UTF-8 bytes."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def uniform(name, count):
    """The first `count` values u of a name, in [-1, 1), as float64."""
    # 64-bit arithmetic, cut to 32 bits after each product: neither factor exceeds 32 bits, so nothing overflows.
    s = (np.uint64(fnv1a32(name)) + np.arange(count, dtype=np.uint64) * np.uint64(2654435761)) & MASK
    s ^= s >> np.uint64(16)
    s = (s * np.uint64(0x85EBCA6B)) & MASK
    s ^= s >> np.uint64(13)
    s = (s * np.uint64(0xC2B2AE35)) & MASK
    s ^= s >> np.uint64(16)
    return s.astype(np.float64) / 2.0**32 * 2.0 - 1.0


def name_derived(name, shape):
    """The float32 array of that shape whose values derive from the name."""
    shape = tuple(int(size) for size in shape)
    count = int(np.prod(shape, dtype=np.int64))
    u = uniform(name, count)
    if name.endswith("running_var"):
        values = 1 + 0.5 * u
    elif name.endswith("running_mean"):
        values = 0.1 * u
    elif len(shape) >= 2:
        values = u * np.sqrt(3 / np.prod(shape[1:], dtype=np.float64))
    elif name.endswith(".weight"):
        values = 1 + 0.25 * u
    else:
        values = 0.1 * u
    return values.astype(np.float32).reshape(shape)


def load_name_derived(module):
    """Fills every parameter and buffer of a torch module but `num_batches_tracked`, and returns the module.

    The names are those of the module's own state dict, which is what the other side derives from.
    """
    import torch

    with torch.no_grad():
        for name, tensor in module.state_dict().items():
            if not name.endswith("num_batches_tracked"):
                tensor.copy_(torch.from_numpy(name_derived(name, tensor.shape)))
    return module
