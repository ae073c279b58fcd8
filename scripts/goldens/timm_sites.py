"""timm's plain ResNet with its own SEModule hooked in at a site; timm itself knows the branch's end only."""

import torchvision_without_ops  # noqa: F401 (before timm)
from timm.layers import SEModule
from timm.models.resnet import BasicBlock, Bottleneck
from timm.models.resnet import ResNet as TimmResNet
from torch import nn

from case import backbone_of
from name_derived import load_name_derived
from reference_resnet import Attachment, ResNet

CLASSES = 7
LAYERS = (1, 2, 1, 1)
# Where each site lies in timm's blocks: the module whose output is gated, and the convolution that sets its width.
SITES = {
    "basic": {
        "conv1": ("act1", "conv1"),
        "conv2": ("bn2", "conv2"),
        "residual": ("bn2", "conv2"),
        "branchInput": (None, "conv1"),
        "shortcut": (None, "conv2"),
        "output": (None, "conv2"),
    },
    "bottleneck": {
        "conv1": ("act1", "conv1"),
        "conv2": ("act2", "conv2"),
        "conv3": ("bn3", "conv3"),
        "residual": ("bn3", "conv3"),
        "branchInput": (None, "conv1"),
        "shortcut": (None, "conv3"),
        "output": (None, "conv3"),
    },
}


def place(block, kind, site):
    """Hooks an SEModule into one block and returns it."""
    after, width = SITES[kind][site]
    convolution = getattr(block, width)
    se = SEModule(convolution.in_channels if site == "branchInput" else convolution.out_channels).double()
    if site == "branchInput":
        block.conv1.register_forward_pre_hook(lambda _, inputs: (se(inputs[0]),))
    elif site == "shortcut":
        block.downsample = nn.Sequential(block.downsample or nn.Identity(), se)
    elif site == "output":
        block.register_forward_hook(lambda _, inputs, output: se(output))
    else:
        block.get_submodule(after).register_forward_hook(lambda _, inputs, output: se(output))
    return se


def site_pair(kind, site):
    """The reference's network with SE at a site, and timm's, with the same weights."""
    attachment = Attachment("se", site, options=dict(bias=True, rounding="timm"))
    reference = ResNet(backbone_of(dict(block=kind, layers=LAYERS)), (attachment,), CLASSES)
    state = load_name_derived(reference).state_dict()
    other = TimmResNet(BasicBlock if kind == "basic" else Bottleneck, LAYERS, num_classes=CLASSES)
    other.load_state_dict({name: tensor for name, tensor in state.items() if ".se." not in name})
    for path in (f"layer{stage}.{block}" for stage, blocks in enumerate(LAYERS, 1) for block in range(blocks)):
        prefix = f"{path}.se."
        own = {name.removeprefix(prefix): tensor for name, tensor in state.items() if name.startswith(prefix)}
        place(other.get_submodule(path), kind, site).load_state_dict(own)
    return reference, other
