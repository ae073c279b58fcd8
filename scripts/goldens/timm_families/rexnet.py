"""Goldens of timm's ReXNets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before timm)
import torch
from timm.models.rexnet import RexNet

from published_entry import published_entry
from reference_se import SqueezeExcitation
from timm_families.hooked import CLASSES, ODD, OPTIONS, configured, hooked, ruled

# Most of the channels are added in the blocks, so that narrow networks are those that begin and end with few.
NARROW = dict(width_mult=0.25, initial_chs=8, final_chs=60)
BACKBONE = {"type": "rexnet", "widthMultiplier": 0.25, "initialChannels": 8, "addedChannels": 60}
GAIN = 1.3
# Gates in every block leave less of the picture.
GAINS = dict(branchInput=1.8, expand=1.8, depthwise=1.5, residual=1.5, shortcut=1.5, output=1.8)
# Sites by the module of a block whose input or output they are.
SITES = {
    "branchInput": ("conv_exp", "input"),
    "expand": ("conv_exp", "output"),
    "depthwise": ("conv_dw", "output"),
    "residual": ("conv_pwl", "output"),
    "shortcut": ("", "shortcut"),
    "output": ("", "output"),
}


def se(blocks, divisor):
    attach = {"type": "se", "reduction": 12, "rounding": "mobilenet", "divisor": divisor, "bias": True, "norm": True}
    return [{"id": "se", "attach": attach, "at": "depthwise", "where": {"path": "features.{%s}" % ",".join(map(str, blocks))}}]


def stages(network):
    return [info["module"] for info in network.feature_info]


def with_shortcut(network):
    """SE on what each block adds, as far as it is added: to the first channels."""
    for block in [block for block in network.features if getattr(block, "use_shortcut", False)]:
        block.add_module("attached", SqueezeExcitation(block.in_channels, **OPTIONS))
        block.register_forward_hook(shortcut_hook(block))
    return network


def shortcut_hook(block):
    def hook(_module, inputs, output):
        (x,) = inputs
        first, rest = output[:, : x.shape[1]], output[:, x.shape[1] :]
        return torch.cat([first - x + block.attached(x, None), rest], 1)

    return hook


def blocks_at(network, site):
    module = SITES[site][0]
    for name, block in network.named_modules():
        if not re.fullmatch(r"features\.\d+", name) or not hasattr(block, "conv_dw"):
            continue
        if site == "shortcut" and not block.use_shortcut:
            continue
        if site == "expand" and block.conv_exp is None:
            continue
        yield name, f"{name}.{module if module != 'conv_exp' or block.conv_exp is not None else 'conv_dw'}".rstrip(".")


def rexnet_entries():
    variants = {
        "rexnet": ({}, {}, se(range(3, 16), 1)),
        "rexnetr": (dict(ch_div=8), {"channelDivisor": 8}, se(range(3, 16), 8)),
        "rexnet-depth": (dict(depth_mult=1.2, se_ratio=0.0), {"depthMultiplier": 1.2}, []),
        "rexnet-wide": (dict(width_mult=1.1, initial_chs=6, final_chs=20, se_ratio=0.0), {"widthMultiplier": 1.1, "initialChannels": 6, "addedChannels": 20}, []),
        "rexnet-output-stride-16": (dict(output_stride=16, se_ratio=0.0), {"outputStride": 16}, []),
        "rexnet-output-stride-8": (dict(output_stride=8, se_ratio=0.0), {"outputStride": 8}, []),
    }
    for id, (options, chosen, attachments) in variants.items():
        network = RexNet(num_classes=CLASSES, **{**NARROW, **options})
        described = configured(ODD, {"backbone": {**BACKBONE, **chosen}, "attachments": attachments})
        yield published_entry(id, described, network, ODD, stages(network), gain=GAIN)
    for site, (_, kind) in SITES.items():
        network = RexNet(num_classes=CLASSES, se_ratio=0.0, **NARROW)
        places = [(block, source, kind) for block, source in blocks_at(network, site)]
        network = with_shortcut(network) if site == "shortcut" else hooked(network, places, ODD)
        described = configured(ODD, {"backbone": BACKBONE, "attachments": ruled(site)})
        yield published_entry(f"rexnet-{site}", described, network, ODD, stages(network), gain=GAINS[site])
