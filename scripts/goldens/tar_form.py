"""PyTorch 0.1's form of files, a tar archive. No PyTorch writes it since 0.2: it is put together by what
`torch.serialization._legacy_load` reads."""

import io
import pickle
import struct
import tarfile

import torch


class Global:
    """What is pickled as a class of that name, which need not be there."""

    def __init__(self, module, name):
        self.module, self.name = module, name


class Persistent:
    def __init__(self, key):
        self.key = key


class OldPickler(pickle._Pickler):
    def persistent_id(self, value):
        return value.key if isinstance(value, Persistent) else None

    def save_global_by_name(self, value):
        self.write(b"c" + f"{value.module}\n{value.name}\n".encode())

    def save_old_text(self, value):
        """As Python 2 wrote its `str`."""
        data = value.encode()
        self.write(b"U" + bytes([len(data)]) + data)
        self.memoize(value)

    dispatch = {**pickle._Pickler.dispatch, Global: save_global_by_name, str: save_old_text}


def old_pickle(value):
    buffer = io.BytesIO()
    OldPickler(buffer, 2).dump(value)
    return buffer.getvalue()


def tar(state, view=False):
    """The bytes of a state dict; with `view`, a tensor of that name more, which is a view of a part of the storage of the last."""
    names = list(state)
    storages, tensors = bytearray(old_pickle(len(names))), bytearray(old_pickle(len(names) + view))
    for index, name in enumerate(names):
        tensor = state[name]
        kind = {torch.float32: "FloatStorage", torch.int64: "LongStorage"}[tensor.dtype]
        flat = tensor.contiguous().flatten()
        storages += old_pickle((100 + index, "cpu", Global("torch", kind)))
        storages += struct.pack("<q", flat.numel()) + flat.numpy().tobytes()
        tensors += old_pickle((200 + index, 100 + index, Global("torch", kind.replace("Storage", "Tensor"))))
        tensors += struct.pack(f"<ii{2 * tensor.ndim}qq", tensor.ndim, 0, *tensor.shape, *tensor.contiguous().stride(), 0)
    items = {name: Persistent(200 + index) for index, name in enumerate(names)}
    storages += old_pickle([(300, 100 + len(names) - 2, 2, 3)] if view else [])
    if view:
        tensors += old_pickle((400, 300, Global("torch", "FloatTensor"))) + struct.pack("<iiqqq", 1, 0, 2, 1, 1)
        items["view"] = Persistent(400)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:", format=tarfile.PAX_FORMAT) as archive:
        for name, data in [("sys_info", old_pickle({})), ("pickle", old_pickle(items)), ("tensors", tensors), ("storages", storages)]:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()
