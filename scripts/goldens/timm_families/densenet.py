"""Goldens of timm's DenseNets at small pictures."""

import torchvision_without_ops  # noqa: F401 (before timm)
import torch
from timm.layers import BlurPool2d
from timm.models.densenet import DenseNet
from torch import nn

from published_entry import published_entry
from reference_se import SqueezeExcitation
from timm_families.hooked import CLASSES, ODD, OPTIONS, configured, hooked, ruled

LAYERS = (2, 3, 2)
BACKBONE = {"type": "densenet", "layers": list(LAYERS), "growthRate": 8}
GAIN = 1.2
# Sites by the module of a dense layer, or of a transition, whose input or output they are.
LAYER_SITES = {"branchInput": ("conv1", "input"), "conv1": ("conv1", "output"), "residual": ("conv2", "output")}
TRANSITION_SITES = {"transition": ("conv", "output"), "output": ("pool", "output")}


def small(**options):
    return DenseNet(growth_rate=8, block_config=LAYERS, num_classes=CLASSES, **options)


def stages(network):
    return [info["module"] for info in network.feature_info]


def dilated(network, stride):
    """Transitions that do not pool once the stride is reached, and layers that dilate instead, as in DenseASPP."""
    reduction, dilation = 4, 1
    for index in range(2, len(LAYERS) + 1):
        if reduction >= stride:
            network.get_submodule(f"features.transition{index - 1}").pool = nn.Identity()
            dilation *= 2
        else:
            reduction *= 2
        for layer in network.get_submodule(f"features.denseblock{index}").values():
            layer.conv2.dilation = layer.conv2.padding = (dilation, dilation)
    return network


def layers_of(network):
    return [name for name, _ in network.named_modules() if name.rpartition(".")[2].startswith("denselayer")]


def with_joined(network, site):
    """SE on what enters each join as it is, or on what comes of it: timm's block keeps a list, and joins it anew in each layer."""
    for name, module in network.named_modules():
        if not name.rpartition(".")[2].startswith("denseblock"):
            continue
        for layer in module.values():
            entered = layer.norm1.num_features
            layer.add_module("attached", SqueezeExcitation(entered if site == "shortcut" else entered + layer.conv2.out_channels, **OPTIONS))

        def forward(x, block=module):
            for layer in block.values():
                added = layer([x])
                joined = (layer.attached(x, None), added) if site == "shortcut" else (x, added)
                x = torch.cat(joined, 1)
                x = x if site == "shortcut" else layer.attached(x, None)
            return x

        module.forward = forward
    return network


def attached(site):
    network = small()
    if site in ("shortcut", "output"):
        network = with_joined(network, site)
    places = [(layer, f"{layer}.{LAYER_SITES[site][0]}", LAYER_SITES[site][1]) for layer in layers_of(network) if site in LAYER_SITES]
    for index in range(1, len(LAYERS)):
        if site in TRANSITION_SITES:
            module, kind = TRANSITION_SITES[site]
            # A sequence, which would run the attached module, too.
            block = network.get_submodule(f"features.transition{index}")
            block.forward = lambda x, block=block: block.pool(block.conv(block.norm(x)))
            places.append((f"features.transition{index}", f"features.transition{index}.{module}", kind))
    return hooked(network, places, ODD)


def densenet_entries():
    variants = {
        "densenet": (small(), {}),
        "densenet-deep": (small(stem_type="deep"), {"stem": "deep"}),
        "densenet-blur": (small(stem_type="deep", aa_layer=BlurPool2d), {"stem": "deep", "antialias": "blur"}),
        "densenet-bottleneck": (small(bn_size=2), {"bottleneckRatio": 2}),
        "densenet-output-stride-8": (dilated(small(), 8), {"outputStride": 8}),
        "densenet-output-stride-4": (dilated(small(), 4), {"outputStride": 4}),
    }
    for id, (network, options) in variants.items():
        described = configured(ODD, {"backbone": {**BACKBONE, **options}})
        yield published_entry(id, described, network, ODD, stages(network), gain=GAIN)
    for site in ("branchInput", "conv1", "residual", "shortcut", "output", "transition"):
        network = attached(site)
        described = configured(ODD, {"backbone": BACKBONE, "attachments": ruled(site)})
        # Gates on what is joined over and over leave little of the picture at the usual gain.
        gain = 2 if site in ("shortcut", "output") else GAIN
        yield published_entry(f"densenet-{site}", described, network, ODD, stages(network), gain=gain)
