"""Saves networks of timm and torchvision in each form that weights have, with logits.

    python scripts/goldens/weight_forms.py folder timm/regnety_002@64 torchvision/mnasnet0_5@64

Every tensor and every statistic is drawn, by a fixed seed, so that none is what it is made with. A folder `<library>-<name>` has a file
for each form, and input.npy, logits.npy and half.npy, which are the logits with the tensors rounded to half precision.
"""

import argparse
from pathlib import Path

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import numpy as np
import timm
import torch
import torchvision
from safetensors.torch import save_file

from tar_form import tar


def made(library, name):
    if library == "timm":
        return timm.create_model(name, pretrained=False)
    # These draw their weights for a minute, which are drawn again here.
    slow = {"init_weights": False} if name in ("googlenet", "inception_v3") else {}
    return torchvision.models.get_model(name, **slow)


# Networks whose branches add up, block after block, until a half of precision is lost: their convolutions are drawn smaller.
QUIET = ("efficientnetv2_rw_t", "efficientnet_v2_s")


def drawn(network, gain=1.5):
    """The network with other tensors, under which a picture keeps its scale on its way."""
    generator = torch.Generator().manual_seed(1)
    for name, tensor in network.state_dict().items():
        uniform = torch.rand(tensor.shape, generator=generator)
        if name.endswith("running_var"):
            tensor.copy_(uniform + 0.5)
        elif tensor.dim() > 1:
            tensor.copy_(torch.randn(tensor.shape, generator=generator) * (gain / tensor[0].numel()) ** 0.5)
        elif name.endswith("weight"):
            tensor.copy_(uniform * 0.5 + 0.75)
        elif tensor.is_floating_point():
            tensor.copy_((uniform - 0.5) * 0.5)
    return network.eval()


def rounded(state):
    return {name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in state.items()}


def forms(state):
    """What is saved as PyTorch saves it now, by the name of the form."""
    optimizer = {"state": {0: {"momentum_buffer": state[next(iter(state))] + 1}}, "param_groups": [{"lr": 0.1, "params": [0]}]}
    rest = {"epoch": 1, "args": argparse.Namespace(lr=0.1, betas=(0.9, 0.999)), "optimizer": optimizer}
    prefixed = {"module." + name: tensor for name, tensor in state.items()}
    yield "zip", state
    yield "checkpoint", {"state_dict": state, **rest}
    yield "ema", {"state_dict": {name: tensor * 0 for name, tensor in state.items()}, "state_dict_ema": prefixed, **rest}
    yield "module", prefixed
    yield "half", rounded(state)


def write(folder, library, name, size):
    folder = folder / f"{library}-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    picture = torch.randn(2, 3, size, size, generator=torch.Generator().manual_seed(2))
    np.save(folder / "input.npy", picture.numpy())
    with torch.no_grad():
        network = drawn(made(library, name), 0.5 if name in QUIET else 1.5)
        state = network.state_dict()
        np.save(folder / "logits.npy", network(picture).numpy())
        save_file(state, folder / "safetensors.safetensors")
        for form, saved in forms(state):
            torch.save(saved, folder / f"{form}.pth")
        torch.save(state, folder / "legacy.pth", _use_new_zipfile_serialization=False)
        (folder / "tar.pth").write_bytes(tar(state))
        for key, tensor in rounded(state).items():
            state[key].copy_(tensor)
        np.save(folder / "half.npy", network(picture).numpy())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("networks", nargs="+", metavar="library/name@size")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    for network in arguments.networks:
        library, _, named = network.partition("/")
        name, _, size = named.partition("@")
        write(arguments.folder, library, name, int(size))
