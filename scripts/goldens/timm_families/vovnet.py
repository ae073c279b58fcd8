"""Goldens of timm's VoVNets at small pictures."""

import re

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import timm
from timm.models.vovnet import VovNet

from published_entry import published_entry
from timm_families.hooked import CLASSES, ODD, SHAPE, configured, hooked, ruled

STAGES = ["stem.1", "stages.0", "stages.1", "stages.2", "stages.3"]
SMALL = dict(
    stem_chs=[8, 8, 8],
    stage_conv_chs=[8, 10, 12, 14],
    stage_out_chs=[16, 20, 24, 28],
    layer_per_block=2,
    block_per_stage=[1, 1, 2, 2],
    residual=False,
    depthwise=False,
    attn="",
)
BACKBONE = {
    "type": "vovnet",
    "blocks": [1, 1, 2, 2],
    "layers": 2,
    "stemChannels": [8, 8, 8],
    "layerChannels": [8, 10, 12, 14],
    "channels": [16, 20, 24, 28],
}
SECOND = {"residual": True}
# The first 3×3 of the small network has as many channels as enter it, the others reduce.
VARIANTS = {
    "vovnet": ({}, {}),
    "vovnet-ese": (dict(attn="ese", **SECOND), SECOND),
    "vovnet-eca": (dict(attn="eca", **SECOND), SECOND),
    "vovnet-depthwise": (
        dict(depthwise=True, attn="ese", block_per_stage=[1, 1, 1, 1]),
        {"depthwise": True, "blocks": [1, 1, 1, 1]},
    ),
}
# Sites by the module of a block whose input or output they are: itself where it is empty.
SITES = {
    "branchInput": ("", "input"),
    "concat": ("conv_concat", "input"),
    "residual": ("conv_concat", "output"),
    "shortcut": ("", "added"),
    "output": ("", "output"),
}


def blocks(network, residual):
    """Paths of the blocks; of those alone that add their input, where `residual`."""
    named = [(name, block) for name, block in network.named_modules() if re.fullmatch(r"stages\.\d\.blocks\.\d", name)]
    return [name for name, block in named if block.residual or not residual]


def only_branch(network, name):
    """Takes back what a gate before the block does to what is added."""
    block = network.get_submodule(name)

    def entered(module, inputs):
        module.plain = inputs[0]

    block.register_forward_pre_hook(entered, prepend=True)
    if block.residual:
        block.register_forward_hook(lambda module, inputs, output: output - inputs[0] + module.plain)


def vovnet_entries():
    network = timm.create_model("ese_vovnet19b_slim_dw", num_classes=CLASSES)
    yield published_entry("ese_vovnet19b_slim_dw", {"network": "ese_vovnet19b_slim_dw"}, network, SHAPE, STAGES, gain=1.5)
    for id, (cfg, options) in VARIANTS.items():
        attach = [{"id": "se", "attach": {"type": cfg["attn"]}, "where": {"blocks": [-1]}}] if cfg.get("attn") else []
        described = configured(ODD, {"backbone": {**BACKBONE, **options}, "attachments": attach})
        yield published_entry(id, described, VovNet({**SMALL, **cfg}, num_classes=CLASSES), ODD, STAGES, gain=1.5)
    for site, (module, kind) in SITES.items():
        # A gate behind each block halves the signal once more.
        gain = 2 if site in ("residual", "output") else 1.5
        network = VovNet({**SMALL, **SECOND}, num_classes=CLASSES)
        names = blocks(network, residual=kind == "added")
        network = hooked(network, [(name, f"{name}.{module}".rstrip("."), kind) for name in names], ODD)
        if site == "branchInput":
            for name in names:
                only_branch(network, name)
        described = configured(ODD, {"backbone": {**BACKBONE, **SECOND}, "attachments": ruled(site)})
        yield published_entry(f"vovnet-{site}", described, network, ODD, STAGES, gain=gain)
