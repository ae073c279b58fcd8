"""Goldens of timm's RegNets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
from timm.models.regnet import RegNet, RegNetCfg

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, SHAPE, configured, hooked, ruled

STAGES = ["stem", "s1", "s2", "s3", "s4"]
WIDTHS = dict(depth=6, w0=8, wa=8, wm=2, group_size=4, stem_width=8)
BACKBONE = {
    "type": "regnet",
    "depth": 6,
    "initialWidth": 8,
    "widthSlope": 8,
    "widthGrowth": 2,
    "groupWidth": 4,
    "stemWidth": 8,
}
SE = {
    "type": "se",
    "reduction": 4,
    "reductionBase": "blockInput",
    "minReducedChannels": 1,
    "bias": True,
}
# Sites by the module of a block whose input or output they are.
SITES = {
    "branchInput": ("conv1", "input"),
    "conv1": ("conv1", "output"),
    "conv2": ("conv2", "output"),
    "conv3": ("conv3", "output"),
    "residual": ("conv3", "output"),
    "shortcut": ("downsample", "output"),
    "output": ("", "output"),
}


def small(cfg, **options):
    return RegNet(RegNetCfg(**{**WIDTHS, **cfg}), num_classes=CLASSES, **options)


def with_se(activation):
    return [{"id": "se", "attach": {**SE, "activation": activation}, "at": "conv2"}]


def variants():
    """Id, what differs in timm's words, in a config's, and SE."""
    silu = dict(act_layer="silu", se_ratio=0.25)
    yield "regnety", dict(se_ratio=0.25), {}, with_se("relu"), {}
    yield "regnet-torchvision-widths", dict(group_size=6, group_min_ratio=0.9), {"groupWidth": 6, "widthRounding": "torchvision"}, [], {}
    yield "regnet-nearest-widths", dict(group_size=6), {"groupWidth": 6}, [], {}
    pre = {"preActivation": True, "activation": "silu"}
    for stride in (32, 16, 8):
        strided = {"outputStride": stride}
        for downsample, shortcut in (("conv1x1", "projection"), ("avg", "averagePool")):
            chosen = {"shortcut": shortcut, **strided}
            options = dict(output_stride=stride)
            yield f"regnetv-{shortcut}-{stride}", dict(preact=True, downsample=downsample, **silu), {**pre, **chosen}, with_se("silu"), options
            if stride != 16:
                yield f"regnetx-{shortcut}-{stride}", dict(downsample=downsample), chosen, [], options
    z = {"bottleneckRatio": 4, "shortcut": "none", "linearOutput": True, "activation": "silu"}
    inverted = dict(bottle_ratio=4.0, downsample=None, linear_out=True, **silu)
    yield "regnetz", inverted, z, with_se("silu"), {}
    yield "regnetz-head", dict(num_features=24, **inverted), {**z, "headChannels": 24}, with_se("silu"), {}


def regnet_entries():
    for name in ("regnetx_002", "regnety_002"):
        network = timm.create_model(name, num_classes=CLASSES)
        yield published_entry(name, {"network": name}, network, SHAPE, STAGES, gain=1.5)
    for id, cfg, options, attachments, network in variants():
        described = configured(ODD, {"backbone": {**BACKBONE, **options}, "attachments": attachments})
        yield published_entry(id, described, small(cfg, **network), ODD, STAGES, gain=1.5)
    for site, (module, kind) in SITES.items():
        network = small({})
        blocks = [name for name, _ in network.named_modules() if re.fullmatch(r"s\d\.b\d+", name)]
        places = [(block, f"{block}.{module}".rstrip("."), kind) for block in blocks]
        network = hooked(network, places, ODD)
        described = configured(ODD, {"backbone": BACKBONE, "attachments": ruled(site)})
        yield published_entry(f"regnetx-{site}", described, network, ODD, STAGES, gain=1.5)
    # The shortcut of a pre-activation block is what its first norm and activation give.
    network = small(dict(preact=True))
    places = [(f"s3.b{n}", f"s3.b{n}.{module}", kind) for n in (1, 2) for module, kind in (SITES["shortcut"],)]
    described = configured(ODD, {"backbone": {**BACKBONE, "preActivation": True}, "attachments": ruled("shortcut", where={"stages": [3], "blocks": [0, 1]})})
    yield published_entry("regnetv-shortcut", described, hooked(network, places, ODD), ODD, STAGES, gain=1.5)
