"""What PyTorch and safetensors write of small state dicts, in every form: packages/weights/goldens/pytorch.json.

    python scripts/goldens/weight_files.py [--check]

An entry is a file, its bytes in base64, and the tensors that PyTorch reads from it, or the state dict of it that is meant. The
old form names storages by their addresses, so its bytes are others each time: --check asks whether PyTorch still reads from the
stored files what is stored beside them.
"""

import argparse
import base64
import collections
import io
import json
import sys
import tempfile
import warnings
from pathlib import Path

import numpy
import torch
from safetensors.torch import load_file, save_file

from one_file import write_or_check
from tar_form import tar

FILE = Path(__file__).resolve().parents[2] / "packages" / "weights" / "goldens" / "pytorch.json"
warnings.filterwarnings("ignore")


def numbers(*shape, dtype=torch.float32):
    """Every element another, none of which two dtypes round alike."""
    count = int(numpy.prod(shape))
    return ((torch.arange(count, dtype=torch.float64) * 0.37 - 1.3).sin() * 3).reshape(shape).to(dtype)


def network(dtype=torch.float32):
    return collections.OrderedDict(
        [
            ("conv1.weight", numbers(4, 3, 3, 2, dtype=dtype)),
            ("bn1.weight", numbers(4, dtype=dtype) + 2),
            ("bn1.num_batches_tracked", torch.tensor(7)),
            ("fc.weight", numbers(2, 4, dtype=dtype) / 2),
            ("fc.bias", numbers(2, dtype=dtype)),
        ]
    )


def module(state):
    """A module whose state dict has these tensors, with the `_metadata` that a module gives its own."""
    state._metadata = collections.OrderedDict([("", {"version": 1}), ("bn1", {"version": 2})])
    return state


def zipped(saved, **options):
    buffer = io.BytesIO()
    torch.save(saved, buffer, **options)
    return buffer.getvalue()


def legacy(saved, **options):
    return zipped(saved, _use_new_zipfile_serialization=False, **options)


def safe(state):
    with tempfile.TemporaryDirectory() as folder:
        save_file(state, f"{folder}/file")
        return Path(folder, "file").read_bytes()


def checkpoint(state):
    """What scripts of training save: an optimizer after a step, arguments, numbers of NumPy, what a generator is at."""
    parameter = torch.nn.Parameter(numbers(3))
    optimizer = torch.optim.Adam([parameter])
    parameter.sum().backward()
    optimizer.step()
    return {
        "epoch": 3,
        "arch": "tiny",
        "state_dict": state,
        "optimizer": optimizer.state_dict(),
        "args": argparse.Namespace(lr=0.1, decay=None, betas=(0.9, 0.999), names=["a", "b"], deep={"x": {1, 2}}),
        "metric": numpy.float64(0.75),
        "rng_state": torch.arange(5, dtype=torch.uint8),
        "large": 2**70,
    }


def views():
    """Tensors that share a storage: a part of it, each second element, turned, repeated, and tied."""
    whole = numbers(6, 4)
    tied = numbers(3, 2)
    return {
        "whole": whole,
        "rows": whole[2:5],
        "columns": whole[:, 1::2],
        "turned": whole.t(),
        "permuted": whole.reshape(2, 3, 4).permute(2, 0, 1),
        "repeated": numbers(3)[:, None].expand(3, 4),
        "tied.encoder": tied,
        "tied.decoder": tied,
        "scalar": whole[1, 1],
        "empty": whole[0:0],
    }


def integers():
    dtypes = [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.uint16, torch.uint32, torch.uint64]
    limits = {str(d)[6:]: torch.tensor([torch.iinfo(d).min, torch.iinfo(d).max, 5], dtype=d) for d in dtypes}
    return limits | {"bool": torch.tensor([[True, False], [False, True]])}


def floats(*dtypes):
    return {str(dtype)[6:]: numbers(3, 5).to(dtype) for dtype in dtypes}


# Every byte is a number of an 8-bit float.
BYTES = torch.arange(256, dtype=torch.uint8)
EIGHTS = {str(dtype)[6:]: BYTES.clone().view(dtype) for dtype in (torch.float8_e4m3fn, torch.float8_e5m2)}


def prefixed(state, prefix):
    return collections.OrderedDict((prefix + name, tensor) for name, tensor in state.items())


def shifted(state):
    return collections.OrderedDict((name, tensor + 1) for name, tensor in state.items())


def cases():
    """Each form with what was saved: a state dict, or a checkpoint and the keys that lead to it."""
    state = module(network())
    channels_last = collections.OrderedDict(
        (name, tensor.contiguous(memory_format=torch.channels_last) if tensor.ndim == 4 else tensor)
        for name, tensor in state.items()
    )
    averaged = {"epoch": 1, "state_dict": state, "state_dict_ema": shifted(state)}
    torchvisions = {"model": state, "model_ema": {"n_averaged": torch.tensor(5), **prefixed(shifted(state), "module.")}}
    yield "zip", zipped(state), []
    yield "legacy", legacy(state), []
    yield "tar", tar(state, view=True), []
    yield "checkpoint", zipped(checkpoint(state)), ["state_dict"]
    yield "legacy checkpoint", legacy(checkpoint(state)), ["state_dict"]
    yield "averaged", zipped(averaged), ["state_dict_ema"]
    yield "averaged by torchvision", zipped(torchvisions), ["model_ema"]
    yield "module.", zipped(prefixed(state, "module.")), []
    yield "half", zipped(network(torch.float16)), []
    yield "bfloat16", zipped(network(torch.bfloat16)), []
    yield "parameters", zipped({name: torch.nn.Parameter(tensor) for name, tensor in state.items() if tensor.is_floating_point()}), []
    yield "channels_last", zipped(channels_last), []
    yield "legacy channels_last", legacy(channels_last), []
    yield "views", zipped(views()), []
    yield "legacy views", legacy(views()), []
    yield "floats", zipped(floats(torch.float64, torch.float32, torch.float16, torch.bfloat16)), []
    yield "integers", zipped(integers()), []
    yield "eights", zipped(EIGHTS), []
    yield "one key", zipped({"generator": state, "epoch": 2}), ["generator"]
    yield "nested", zipped({"model": {"network": state}, "step": 1}), ["model", "network"]
    yield "__proto__", zipped({"__proto__": numbers(2), "constructor": numbers(3), "toString": numbers(1)}), []
    yield "safetensors", safe(network()), []
    yield "safetensors of 8 bits", safe(EIGHTS), []


def described(tensor):
    """As JSON has numbers: integers of 64 bits as text, what is none as text, too."""
    wide = tensor.dtype in (torch.int64, torch.uint64)
    eight = tensor.dtype in (torch.float8_e4m3fn, torch.float8_e5m2)
    plain = tensor.detach().contiguous()
    flat = plain.to(torch.float64) if plain.is_floating_point() else plain
    values = [str(v) if wide or v != v or v in (float("inf"), float("-inf")) else v for v in flat.flatten().tolist()]
    return {"dtype": "float16" if eight else str(tensor.dtype)[6:], "shape": list(tensor.shape), "values": values}


def read(data, keys):
    """What PyTorch, or safetensors, reads."""
    if data[8:9] == b"{":
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "file").write_bytes(data)
            found = load_file(f"{folder}/file")
    else:
        # The files are those made above. The tar form is opened by its descriptor.
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            found = torch.load(file.name, weights_only=False)
    for key in keys:
        found = found[key]
    return {name: described(tensor) for name, tensor in found.items()}


def entry(name, data, keys):
    return {"id": name, "keys": keys, "file": base64.b64encode(data).decode(), "tensors": read(data, keys)}


def made():
    return [entry(*case) for case in cases()]


def still_read():
    """What is stored, as far as PyTorch reads it so: with other tensors where it does not."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    fresh = {case["id"]: case for case in made()}
    for case in stored:
        tensors = read(base64.b64decode(case["file"]), case["keys"])
        case["tensors"] = tensors if tensors == fresh.get(case["id"], {}).get("tensors") else None
    return stored if len(stored) == len(fresh) else []


if __name__ == "__main__":
    make = still_read if "--check" in sys.argv else made
    sys.exit(write_or_check(FILE, make, __doc__, lambda goldens: f"{len(goldens)} files"))
