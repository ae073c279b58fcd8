"""Goldens for plugins of Netgraft: what PyTorch computes for a module whose weights derive from their names.

In a script of the plugin, where Python has torch, numpy and safetensors:

    sys.path.insert(0, "node_modules/@netgraft/testing/python")
    from netgraft_golden import write_golden
    write_golden("goldens/default.safetensors", MyAttention(16), (2, 16, 6, 8), options={"reduction": 4})

`testAttachment` and `testBackbone` compare with the files that their `goldens` name.

The weights, to the letter, so that the file need not hold them: h is the 32-bit FNV-1a hash of the UTF-8 bytes of the
name; element k (row-major) gets

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

import json
import os

import numpy as np

MASK = np.uint64(0xFFFFFFFF)


def write_golden(path, module, input_shape, *, options=None, convolution=None, gradients=True, store_state=False):
    """Writes what a module computes in evaluation mode, in float64 and rounded to float32.

    path: a safetensors file; it is written whole or not at all.
    module: its state dict has the names that the attachment or backbone gives its parameters.
    input_shape: batch, channels, height, width.
    options: what the config says, without `type`; the file keeps them, and the shapes of the module's state beside them.
    convolution: for an attachment that replaces a convolution, that one, as in `b.conv`: {"channels": 64, "kernel": 3}.
    gradients: whether to store those of sum(output * g), for a g that derives from its name, too.
    store_state: whether to store the module's own weights instead of deriving them, e.g. trained ones.
    """
    import torch
    from safetensors.numpy import save

    if not store_state:
        load_name_derived(module)
    module.double().eval()
    given = torch.from_numpy(name_derived_input(input_shape)).double().requires_grad_(gradients)
    output = module(given)
    tensors = {"input": given, "output": output}
    if store_state:
        tensors.update({f"state.{name}": tensor for name, tensor in _state(module)})
    if gradients:
        passed = torch.from_numpy(uniform("outputGradient", output.numel()).astype(np.float32)).reshape(output.shape)
        output.backward(passed.double())
        tensors.update({"outputGradient": passed, "gradient.input": given.grad})
        for name, parameter in module.named_parameters():
            if parameter.grad is not None:
                tensors[f"gradient.{name}"] = parameter.grad
    shapes = {name: list(tensor.shape) for name, tensor in _state(module)}
    about = {"options": options or {}, "state": shapes, **({"convolution": convolution} if convolution else {})}
    stored = {name: np.ascontiguousarray(_numbers(tensor)) for name, tensor in tensors.items()}
    _write_whole(path, save(stored, metadata={"netgraft": json.dumps(about)}))


def load_name_derived(module):
    """Fills every parameter and buffer of a torch module but `num_batches_tracked`, and returns the module.

    The names are those of the module's own state dict, which is what the other side derives from.
    """
    import torch

    with torch.no_grad():
        for name, tensor in _state(module):
            tensor.copy_(torch.from_numpy(name_derived(name, tensor.shape)))
    return module


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


def name_derived_input(shape):
    """The input of goldens: the values u of the name `input`, as float32."""
    return uniform("input", int(np.prod(shape))).astype(np.float32).reshape(shape)


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


def fnv1a32(text):
    """The 32-bit FNV-1a hash of a text's UTF-8 bytes."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def _state(module):
    return [item for item in module.state_dict().items() if not item[0].endswith("num_batches_tracked")]


def _numbers(tensor):
    return tensor.detach().numpy().astype(np.float32)


def _write_whole(path, data):
    beside = f"{path}.tmp"
    with open(beside, "wb") as file:
        file.write(data)
    os.replace(beside, path)
