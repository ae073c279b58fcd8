"""Goldens of timm's Res2Nets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
from timm.layers import SEModule
from timm.models.res2net import Bottle2neck
from timm.models.resnet import ResNet

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, configured, hooked, ruled

STAGES = [f"layer{stage}" for stage in range(1, 5)]
LAYERS = [1, 2, 2, 1]
GAIN = 1.5
SMALL = dict(block=Bottle2neck, layers=LAYERS, base_width=26, channels=(16, 32, 64, 128), num_classes=CLASSES)
# timm has 64 channels behind a 7×7, whatever the width.
BACKBONE = {"type": "res2net", "layers": LAYERS, "width": 16, "stemWidth": 64}
DEEP = dict(stem_type="deep", stem_width=8, avg_down=True)
# Sites by the module of a block whose input or output they are; the activation behind the first norm is no module of its own.
SITES = {
    "branchInput": ("conv1", "input"),
    "conv2": ("conv3", "input"),
    "residual": ("bn3", "output"),
    "output": ("", "output"),
}


def variants():
    """Options of timm's network and of its blocks, and the same of the backbone."""
    yield "res2net", {}, dict(scale=4), {}
    yield "res2net-two", dict(base_width=48), dict(scale=2), {"baseWidth": 48, "scale": 2}
    yield "res2net-eight", dict(base_width=14), dict(scale=8), {"baseWidth": 14, "scale": 8}
    yield "res2net-one", {}, dict(scale=1), {"scale": 1}
    yield "res2next", dict(base_width=8, cardinality=4), dict(scale=4), {"baseWidth": 8, "cardinality": 4}
    deep = {"stem": "deep", "stemWidth": 8, "shortcut": "averagePool"}
    yield "res2net-deep", DEEP, dict(scale=4), deep
    for stride in (16, 8):
        yield f"res2net-output-stride-{stride}", dict(output_stride=stride), dict(scale=4), {"outputStride": stride}
    yield "res2net-deep-output-stride-8", {**DEEP, "output_stride": 8}, dict(scale=4), {**deep, "outputStride": 8}


def res2net_entries():
    for id, options, block, chosen in variants():
        network = ResNet(**{**SMALL, **options}, block_args=block)
        yield published_entry(id, configured(ODD, {"backbone": {**BACKBONE, **chosen}}), network, ODD, STAGES, gain=GAIN)
    attach = {"type": "se", "bias": True, "rounding": "timm"}
    own = configured(ODD, {"backbone": BACKBONE, "attachments": [{"id": "se", "attach": attach}]})
    network = ResNet(**SMALL, block_args=dict(scale=4, attn_layer=SEModule))
    yield published_entry("res2net-se", own, network, ODD, STAGES, gain=GAIN)
    for site, (module, kind) in SITES.items():
        network = ResNet(**SMALL, block_args=dict(scale=4))
        names = [name for name, _ in network.named_modules() if re.fullmatch(r"layer\d\.\d", name)]
        network = hooked(network, [(name, f"{name}.{module}".rstrip("."), kind) for name in names], ODD)
        described = configured(ODD, {"backbone": BACKBONE, "attachments": ruled(site)})
        yield published_entry(f"res2net-{site}", described, network, ODD, STAGES, gain=GAIN)
