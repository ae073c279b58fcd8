"""Goldens of timm's EfficientNetV2s at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
from timm.models import efficientnet as timm_efficientnet
from torch import nn

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, SHAPE, configured, hooked, ruled

SE = {
    "type": "se",
    "reduction": 4,
    "reductionBase": "blockInput",
    "rounding": "nearest",
    "minReducedChannels": 1,
    "bias": True,
    "activation": "silu",
    "names": "reduceExpand",
}
OWN = [{"id": "se", "attach": SE, "at": "depthwise"}]
NARROW = dict(channel_multiplier=0.35, depth_multiplier=0.3)
OPTIONS = {"widthMultiplier": 0.35, "depthMultiplier": 0.3}
# With these, PyTorch's float32 is within 1e-5 spreads of its float64, and the logits depend on the picture: the networks are so deep
# that a little more gain makes them chaotic.
VARIANTS = dict(base=1.4, s=1.3, m=1.3, l=1.25, xl=1.2, rw=1.3)
GAINS = dict(branchInput=1.5, expand=1.5, depthwise=1.3, residual=1.5, shortcut=1.3, output=1.65)
# Modules of a block by its kind; a site that a kind has not is left out.
SITES = {
    "branchInput": dict(ConvBnAct="conv", EdgeResidual="conv_exp", InvertedResidual="conv_pw", kind="input"),
    "expand": dict(EdgeResidual="bn1", InvertedResidual="bn1", kind="output"),
    "depthwise": dict(InvertedResidual="bn2", kind="output"),
    "residual": dict(ConvBnAct="bn1", EdgeResidual="bn2", InvertedResidual="bn3", kind="output"),
    "shortcut": dict(ConvBnAct="", EdgeResidual="", InvertedResidual="", kind="added"),
    "output": dict(ConvBnAct="", EdgeResidual="", InvertedResidual="", kind="output"),
}


def made(variant, **options):
    """A network of a variant: timm makes `rw` by its S, and has B0 to B3 with TensorFlow's padding alone."""
    name = "s" if variant == "rw" else variant
    flag = dict(rw=True) if variant == "rw" else {}
    make = getattr(timm_efficientnet, f"_gen_efficientnetv2_{name}")
    return make("efficientnetv2_s", num_classes=CLASSES, **flag, **options)


def stages(network):
    """The last blocks before each change of resolution."""
    modules = [info["module"] for info in network.feature_info]
    return [module if module.count(".") == 2 else last_block(network, module) for module in modules]


def last_block(network, group):
    return f"{group}.{len(network.get_submodule(group)) - 1}"


def efficientnet_v2_entries():
    network = timm.create_model("efficientnetv2_rw_t", num_classes=CLASSES)
    yield published_entry("efficientnetv2_rw_t", {"network": "efficientnetv2_rw_t"}, network, SHAPE, stages(network), gain=1.15)
    for variant, gain in VARIANTS.items():
        network = made(variant, **NARROW)
        backbone = {"type": "efficientnet_v2", "variant": variant, **OPTIONS}
        described = configured(ODD, {"backbone": backbone, "attachments": OWN})
        yield published_entry(f"efficientnet_v2-{variant}", described, network, ODD, stages(network), gain=gain)
    for stride in (16, 8):
        network = made("base", output_stride=stride, **NARROW)
        backbone = {"type": "efficientnet_v2", "variant": "base", "outputStride": stride, **OPTIONS}
        described = configured(ODD, {"backbone": backbone, "attachments": OWN})
        yield published_entry(f"efficientnet_v2-output-stride-{stride}", described, network, ODD, stages(network), gain=1.4)
    # An even side and an odd one, so that TensorFlow's padding is 0 + 1 and 1 + 1.
    network = made("base", pad_type="same", bn_eps=1e-3, **NARROW)
    backbone = {"type": "efficientnet_v2", "variant": "base", "padding": "same", "epsilon": 1e-3, **OPTIONS}
    uneven = (2, 3, 66, 99)
    described = configured(uneven, {"backbone": backbone, "attachments": OWN})
    yield published_entry("efficientnet_v2-same", described, network, uneven, stages(network), gain=1.4)
    network = made("s", channel_multiplier=0.35, depth_multiplier=(0.5, 0.25, 0.5, 0.34, 0.23, 0.1))
    backbone = {"type": "efficientnet_v2", "widthMultiplier": 0.35, "blocks": [1, 1, 2, 3, 3, 2]}
    described = configured(ODD, {"backbone": backbone, "attachments": OWN})
    yield published_entry("efficientnet_v2-blocks", described, network, ODD, stages(network), gain=1.3)
    for site, modules in SITES.items():
        network = made("s", channel_multiplier=0.25, depth_multiplier=0.3)
        places = []
        for name, block in network.named_modules():
            if not re.fullmatch(r"blocks\.\d+\.\d+", name):
                continue
            if hasattr(block, "se"):
                block.se = nn.Identity()
            module = modules.get(type(block).__name__)
            if module is not None and (modules["kind"] != "added" or block.has_skip):
                places.append((name, f"{name}.{module}".rstrip("."), modules["kind"]))
        backbone = {"type": "efficientnet_v2", "widthMultiplier": 0.25, "depthMultiplier": 0.3}
        described = configured(ODD, {"backbone": backbone, "attachments": ruled(site)})
        yield published_entry(f"efficientnet_v2-{site}", described, hooked(network, places, ODD), ODD, stages(network), gain=GAINS[site])
