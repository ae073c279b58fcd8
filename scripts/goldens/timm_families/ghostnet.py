"""Goldens of timm's GhostNets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before timm)
from timm.models.ghostnet import _create_ghostnet
from torch import nn

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, configured, hooked, ruled

WIDTH = 0.3
BACKBONE = {"type": "ghostnet", "widthMultiplier": WIDTH}
GAIN = 1.4
# With SE of their own: at more, float32 is off by a hundredth of the spread.
GATED_GAIN = 1.15
# The last blocks before each change of resolution.
STAGES = ["blocks.0.0", "blocks.2.0", "blocks.4.0", "blocks.6.4", "blocks.8.3"]
# Sites by the module of a block whose input or output they are.
SITES = {
    "branchInput": ("ghost1", "input"),
    "expand": ("ghost2", "input"),
    "residual": ("ghost2", "output"),
    "shortcut": ("shortcut", "output"),
    "output": ("", "output"),
}
SE = {
    "type": "se",
    "reduction": 4,
    "rounding": "mobilenet",
    "divisor": 4,
    "bias": True,
    "gate": "hardSigmoid",
    "names": "reduceExpand",
}


def small(width=WIDTH, se=True):
    network = _create_ghostnet("ghostnet_100", width=width, num_classes=CLASSES)
    for _, block in blocks_of(network):
        if not se:
            block.se = None
        if len(block.shortcut) == 0:
            block.shortcut = nn.Identity()
    return network


def blocks_of(network):
    return [(name, block) for name, block in network.named_modules() if re.fullmatch(r"blocks\.[0-8]\.\d+", name)]


def ghostnet_entries():
    for width in (WIDTH, 0.55):
        network = small(width)
        with_se = [name.removeprefix("blocks.") for name, block in blocks_of(network) if block.se is not None]
        own = [{"id": "se", "attach": SE, "at": "expand", "where": {"path": "blocks.{%s}" % ",".join(with_se)}}]
        described = configured(ODD, {"backbone": {**BACKBONE, "widthMultiplier": width}, "attachments": own})
        yield published_entry(f"ghostnet-{width}", described, network, ODD, STAGES, gain=GATED_GAIN)
    for site, (module, kind) in SITES.items():
        network = small(se=False)
        places = [(name, f"{name}.{module}".rstrip("."), kind) for name, _ in blocks_of(network)]
        described = configured(ODD, {"backbone": BACKBONE, "attachments": ruled(site)})
        yield published_entry(f"ghostnet-{site}", described, hooked(network, places, ODD), ODD, STAGES, gain=GAIN)
