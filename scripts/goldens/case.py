"""One golden: a small network, its input and what comes out."""

from dataclasses import dataclass

import torch

from config_names import network_config
from input_picture import input_picture
from name_derived import load_name_derived
from reference_counts import macs, parameters
from reference_resnet import Backbone, ResNet

# Depths as in He et al., table 1; for a CIFAR stem 6n+2 in section 4.2.
DEPTHS = {
    18: ("basic", (2, 2, 2, 2)),
    34: ("basic", (3, 4, 6, 3)),
    50: ("bottleneck", (3, 4, 6, 3)),
    101: ("bottleneck", (3, 4, 23, 3)),
    152: ("bottleneck", (3, 8, 36, 3)),
}


def backbone_of(options):
    """The reference's backbone, a depth resolved to its blocks."""
    options = dict(options)
    depth = options.pop("depth", None)
    if depth is not None and options.get("stem") == "cifar":
        options.update(block="basic", layers=((depth - 2) // 6,) * 3)
        options.setdefault("width", 16)
    elif depth is not None:
        block, layers = DEPTHS[depth]
        options.update(block=block, layers=layers)
    return Backbone(**options)


@dataclass(frozen=True)
class Case:
    id: str
    backbone: dict
    attachments: tuple = ()
    channels: int = 3
    height: int = 48  # height and width differ, so that swapping them shows
    width: int = 64
    classes: int = 7
    batch: int = 2
    same_as: str = ""  # the case whose logits this one must repeat

    def network(self):
        return ResNet(backbone_of(self.backbone), self.attachments, self.classes, self.channels)


def number(value):
    """Nine significant digits: enough to tell any two float32 values apart."""
    return float(f"{value:.9g}")


def logits_of(module, shape):
    """Logits in float64 of float32 weights and input."""
    with torch.no_grad():
        return module.double().eval()(input_picture(shape).double())


def preset_entry(name, module, shape, classes):
    """The golden of a preset: a module with that many classes, its weights derived from their names."""
    module = load_name_derived(module.eval())
    logits = logits_of(module, shape)
    return {
        "id": name,
        "network": name,
        "input": {"channels": shape[1], "height": shape[2], "width": shape[3]},
        "classes": classes,
        "batch": shape[0],
        "parameters": parameters(module),
        "macs": macs(module, *shape[1:]),
        "outputShape": list(logits.shape),
        "logits": [[number(value) for value in row] for row in logits.tolist()],
    }


def entry(case):
    """The case as it is stored."""
    network = case.network()
    load_name_derived(network)
    network.double().eval()
    shape = (case.batch, case.channels, case.height, case.width)
    with torch.no_grad():
        maps = network.features(input_picture(shape).double())
    logits = logits_of(network, shape)
    return {
        "id": case.id,
        "config": network_config(case),
        "batch": case.batch,
        "parameters": parameters(network),
        "macs": macs(network, *shape[1:]),
        "features": [
            {
                "path": f"layer{stage}",
                "shape": list(x.shape),
                "mean": number(x.mean().item()),
                "std": number(x.std(correction=0).item()),
            }
            for stage, x in enumerate(maps, 1)
        ],
        "outputShape": list(logits.shape),
        "logits": [[number(value) for value in row] for row in logits.tolist()],
    }
