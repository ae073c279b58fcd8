"""Writes a timm network for comparison: weights.safetensors, input.npy and logits.npy.

    python timm_network.py seresnet50 --size 64 64 --output folder

The weights are random but fixed by the seed. Batch-norm statistics are those of a batch, so that activations keep
their scale through any depth; they and the affine parameters are then disturbed, so that a runtime that ignores one
of them is found out. Residual branches are quiet beside their shortcuts and gates do not saturate: otherwise a deep
network enlarges rounding errors, and float32 itself could not come near. Logits are computed in float64 from the
float32 weights and then rounded; how far float32 in PyTorch is from them is printed.
"""

import argparse
from pathlib import Path

import torchvision_without_ops  # noqa: F401 (before timm)
import numpy as np
import timm
import torch
from safetensors.torch import save_file
from torch import nn


def seeded_network(name, size, seed, classes):
    torch.manual_seed(seed)
    network = timm.create_model(name, pretrained=False, num_classes=classes)
    modules = list(network.modules())
    norms = [module for module in modules if isinstance(module, nn.BatchNorm2d)]
    with torch.no_grad():
        for norm in norms:
            norm.momentum = 1.0  # keep the statistics of the one batch seen below
            norm.weight.uniform_(0.5, 1.5)  # also where timm starts from zero
            norm.bias.normal_(0, 0.2)
        for block in modules:
            if hasattr(block, "downsample"):
                last = block.bn3 if hasattr(block, "bn3") else block.bn2
                last.weight *= 0.2
                last.bias *= 0.2
        for module in modules:
            if isinstance(module, nn.Conv2d) and module.bias is not None:  # the two layers of SE
                module.reset_parameters()
        network.train()(torch.randn(8, 3, *size))
        for norm in norms:
            norm.running_mean += 0.1 * norm.running_var.sqrt() * torch.randn_like(norm.running_mean)
            norm.running_var *= torch.empty_like(norm.running_var).uniform_(0.7, 1.4)
    return network.eval()


def write(name, size, folder, seed=0, batch=2, classes=1000):
    """Writes the three files; returns the distance of float32 logits from them, in standard deviations."""
    network = seeded_network(name, size, seed, classes)
    picture = torch.randn(batch, 3, *size)
    folder.mkdir(parents=True, exist_ok=True)
    state = {key: tensor.contiguous() for key, tensor in network.state_dict().items()}
    save_file(state, folder / "weights.safetensors")
    np.save(folder / "input.npy", picture.numpy())
    with torch.no_grad():
        single = network(picture).double()
        logits = network.double()(picture.double())
    np.save(folder / "logits.npy", logits.float().numpy())
    return ((single - logits).abs().max() / logits.std()).item()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="a model of timm, such as seresnet50 or legacy_senet154")
    parser.add_argument("--size", type=int, nargs=2, metavar=("HEIGHT", "WIDTH"), default=(224, 224))
    parser.add_argument("--output", type=Path, required=True, help="folder, made where it is missing")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--classes", type=int, default=1000)
    arguments = parser.parse_args()
    if not timm.is_model(arguments.name):
        parser.error(f"timm has no model named {arguments.name}")
    options = arguments.seed, arguments.batch, arguments.classes
    distance = write(arguments.name, tuple(arguments.size), arguments.output, *options)
    print(f"{arguments.name}: float32 logits are {distance:.1e} standard deviations from float64")


if __name__ == "__main__":
    main()
