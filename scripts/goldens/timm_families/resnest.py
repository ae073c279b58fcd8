"""Goldens of timm's ResNeSts at small pictures."""

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
from timm.models.resnest import ResNestBottleneck
from timm.models.resnet import ResNet

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, configured

STAGES = [f"layer{stage}" for stage in range(1, 5)]
LAYERS = [1, 2, 2, 1]
GAIN = 1.5
SMALL = dict(
    block=ResNestBottleneck,
    layers=LAYERS,
    channels=(16, 32, 64, 128),
    stem_type="deep",
    stem_width=8,
    avg_down=True,
    num_classes=CLASSES,
)
BACKBONE = {
    "type": "resnet",
    "block": "bottleneck",
    "layers": LAYERS,
    "width": 16,
    "stem": "deep",
    "stemWidth": 8,
    "shortcut": "averagePool",
}


def variants():
    """Of a network: its radix, whether the means come first, its groups and their width, and further options on both sides."""
    yield "resnest", 2, False, 1, 64, {}, {}
    yield "resnest-four-first", 4, True, 2, 48, {}, {}
    yield "resnest-one-first", 1, True, 4, 32, {}, {}
    for stride in (16, 8):
        yield f"resnest-output-stride-{stride}", 2, False, 1, 64, dict(output_stride=stride), {"outputStride": stride}


def resnest_entries():
    for id, radix, first, groups, width, options, chosen in variants():
        block = dict(radix=radix, avd=True, avd_first=first)
        network = ResNet(**SMALL, **options, cardinality=groups, base_width=width, block_args=block)
        antialias = "average3x3First" if first else "average3x3"
        backbone = {**BACKBONE, "antialias": antialias, "cardinality": groups, "baseWidth": width, **chosen}
        attachments = [{"id": "conv2", "attach": {"type": "splat", "radix": radix}, "replace": "conv2"}]
        described = configured(ODD, {"backbone": backbone, "attachments": attachments})
        yield published_entry(id, described, network, ODD, STAGES, gain=GAIN)
