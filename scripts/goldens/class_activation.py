"""Grad-CAM and HiResCAM of a small SE-ResNet: test/goldens/class-activation.json.

    python scripts/goldens/class_activation.py [--check]

The network and the pictures are those of `gates.py`. Each case has the map of a module for a class as pytorch-grad-cam computes it: activations by a
forward hook, the logit's gradient for them by autograd; `GradCAM` weights channels with the mean of their gradient, `HiResCAM` multiplies element by element;
negative sums are left out (`BaseCAM.compute_cam_per_layer`). The largest is 1. All in float64.
"""

import sys
from pathlib import Path

import numpy
import torch

from case import Case, number
from gates import CLASSES, MEAN, SIZE, STD, drawn, encoded
from name_derived import load_name_derived
from one_file import write_or_check
from reference_resnet import Attachment

FILE = Path(__file__).resolve().parents[2] / "test" / "goldens" / "class-activation.json"


def network():
    backbone = dict(block="bottleneck", layers=(1, 2), width=8, stem="cifar")
    case = Case("gates", backbone, (Attachment("se", "residual", options=dict(reduction=4)),), height=SIZE, width=SIZE)
    return load_name_derived(case.network()).double().eval()


def maps(module, name, given, index):
    kept = {}

    def keep(_module, _inputs, output):
        kept["map"] = output
        output.retain_grad()

    hook = module.get_submodule(name).register_forward_hook(keep)
    logits = module(given)
    logits[0, index].backward()
    hook.remove()
    activations, gradients = kept["map"].detach()[0].numpy(), kept["map"].grad[0].numpy()
    weights = gradients.mean((1, 2))
    sums = {
        "gradcam": (weights[:, None, None] * activations).sum(0),
        "hirescam": (gradients * activations).sum(0),
    }
    return logits.detach()[0].numpy(), {key: scaled(numpy.maximum(value, 0)) for key, value in sums.items()}


def scaled(values):
    return values / values.max() if values.max() > 0 else values


def made():
    module = network()
    pictures, cases = {}, []
    for name, level in (("bright", CLASSES["bright"][1]), ("noise", CLASSES["noise"][1])):
        values = drawn(name, 0, level)
        pictures[name] = encoded(values)
        given = torch.from_numpy((values / 255.0 - MEAN) / STD).permute(2, 0, 1)[None].requires_grad_()
        for path in ("layer2", "layer2.0.bn1"):
            for index in (2, 5):
                logits, found = maps(module, path, given, index)
                cases += [
                    {
                        "picture": name,
                        "at": path,
                        "class": index,
                        "method": method,
                        "logit": number(logits[index]),
                        "map": [[round(value, 6) for value in row] for row in values.tolist()],
                    }
                    for method, values in found.items()
                ]
    return {"pictures": pictures, "cases": cases}


if __name__ == "__main__":
    torch.manual_seed(0)
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['cases'])} maps"))
