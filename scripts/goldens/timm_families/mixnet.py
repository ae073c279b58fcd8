"""Goldens of timm's MixNets and TinyNets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
from timm.models import efficientnet as timm_efficientnet
from torch import nn

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, SHAPE, configured, hooked, ruled

WIDTH = 0.35
GAIN = 1.4
# Gates in every block leave less of the picture.
GAINS = dict(branchInput=1.5, expand=1.45, depthwise=1.4, residual=1.45, shortcut=1.4, output=1.6)
# Modules of a block by its kind; a site that a kind has not is left out.
SITES = {
    "branchInput": dict(DepthwiseSeparableConv="conv_dw", InvertedResidual="conv_pw", kind="input"),
    "expand": dict(InvertedResidual="bn1", kind="output"),
    "depthwise": dict(DepthwiseSeparableConv="bn1", InvertedResidual="bn2", kind="output"),
    "residual": dict(DepthwiseSeparableConv="bn2", InvertedResidual="bn3", kind="output"),
    "shortcut": dict(DepthwiseSeparableConv="", InvertedResidual="", kind="added"),
    "output": dict(DepthwiseSeparableConv="", InvertedResidual="", kind="output"),
}
SE = {"type": "se", "names": "reduceExpand", "reductionBase": "blockInput", "bias": True, "activation": "silu"}
OWN = [
    {"id": "se", "attach": {**SE, "reduction": 2}, "at": "depthwise", "where": {"path": "blocks.{2,4,5}.*"}},
    {"id": "se_quarter", "attach": {**SE, "reduction": 4}, "at": "depthwise", "where": {"path": "blocks.3.*"}},
]


def small(variant="s", **options):
    make = getattr(timm_efficientnet, f"_gen_mixnet_{variant}")
    return make(f"mixnet_{variant}", channel_multiplier=WIDTH, num_classes=CLASSES, **options)


def stages(network):
    """The last blocks before each change of resolution."""
    return [last_block(network, info["module"]) for info in network.feature_info]


def last_block(network, module):
    return module if module.count(".") == 2 else f"{module}.{len(network.get_submodule(module)) - 1}"


def with_se_at(site):
    network, places = small(), []
    for name, block in network.named_modules():
        if not re.fullmatch(r"blocks\.\d+\.\d+", name):
            continue
        block.se = nn.Identity()
        module = SITES[site].get(type(block).__name__)
        if module is not None and (site != "shortcut" or block.has_skip):
            places.append((name, f"{name}.{module}".rstrip("."), SITES[site]["kind"]))
    return hooked(network, places, ODD)


def mixnet_entries():
    # An even side and an odd one, so that TensorFlow's padding is 0 + 1 and 1 + 1.
    uneven = (2, 3, 66, 99)
    variants = {
        "mixnet-s": ("s", ODD, {}, {}),
        "mixnet-m": ("m", ODD, {}, {}),
        "mixnet-m-depth": ("m", ODD, dict(depth_multiplier=0.6), {"depthMultiplier": 0.6}),
        "mixnet-output-stride-16": ("s", ODD, dict(output_stride=16), {"outputStride": 16}),
        "mixnet-output-stride-8": ("s", ODD, dict(output_stride=8), {"outputStride": 8}),
        "mixnet-same": ("s", uneven, dict(pad_type="same", bn_eps=1e-3), {"padding": "same", "epsilon": 1e-3}),
    }
    for id, (variant, shape, options, chosen) in variants.items():
        network = small(variant, **options)
        backbone = {"type": "mixnet", "variant": variant, "widthMultiplier": WIDTH, **chosen}
        described = configured(shape, {"backbone": backbone, "attachments": OWN})
        yield published_entry(id, described, network, shape, stages(network), gain=GAIN)
    for site in SITES:
        network = with_se_at(site)
        backbone = {"type": "mixnet", "widthMultiplier": WIDTH}
        described = configured(ODD, {"backbone": backbone, "attachments": ruled(site)})
        yield published_entry(f"mixnet-{site}", described, network, ODD, stages(network), gain=GAINS[site])
    network = timm.create_model("tinynet_e", num_classes=CLASSES)
    yield published_entry("tinynet_e", {"network": "tinynet_e"}, network, SHAPE, stages(network), gain=1.55)
