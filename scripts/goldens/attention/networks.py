"""Goldens of small ResNets with attention: timm's own modules in timm's networks, and the reference where timm has none."""

import torchvision_without_ops  # noqa: F401 (before timm)
import torch
from timm.layers.bottleneck_attn import BottleneckAttn
from timm.layers.selective_kernel import SelectiveKernel
from timm.models.resnet import Bottleneck, ResNet
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from input_picture import input_picture
from published_entry import published_entry

from . import channel_blocks, position_blocks
from .cases import linear, one_by_one
from .from_state import FromState

SHAPE = (2, 3, 64, 96)
CLASSES = 7
PLAIN = {"type": "resnet", "block": "bottleneck", "layers": [1, 2, 1, 1]}
STAGES = ("layer1", "layer2", "layer3", "layer4")


class NormedSelfAttention(BottleneckAttn):
    """timm's self-attention with the norm and activation of the convolution that it replaces."""

    def __init__(self, channels, **options):
        super().__init__(channels, **options)
        self.bn = nn.BatchNorm2d(channels)

    def forward(self, x):
        return torch.relu(self.bn(super().forward(x)))


def resnet(**options):
    return ResNet(Bottleneck, (1, 2, 1, 1), num_classes=CLASSES, **options)


def replace_conv2(block, module):
    """The module in place of a bottleneck's 3×3, its norm and its activation."""
    block.conv2, block.bn2, block.act2 = module, nn.Identity(), nn.Identity()


def skresnext():
    network = resnet(cardinality=32, base_width=4)
    for stage in STAGES:
        for block in network.get_submodule(stage):
            conv = block.conv2
            options = {"stride": conv.stride[0], "groups": conv.groups, "rd_ratio": 1 / 16, "rd_divisor": 32}
            replace_conv2(block, SelectiveKernel(conv.in_channels, conv.out_channels, split_input=False, **options))
    return network


def botnet():
    network = resnet()
    block = network.layer4[0]
    replace_conv2(block, NormedSelfAttention(512, feat_size=(4, 6), stride=2))
    return network


def bam(channels):
    width = channels // 16
    units = ("sp_att.init_conv", "sp_att.dil_convs.conv1", "sp_att.dil_convs.conv2")
    tensors = {**linear("ch_att.init_fc.fc", width, channels), **linear("ch_att.final_fc", channels, width)}
    tensors |= {**one_by_one(f"{units[0]}.conv", width, channels), **one_by_one("sp_att.final_conv", 1, width)}
    for unit in units[1:]:
        tensors |= linear(f"{unit}.conv", width, width, True, (3, 3))
    return FromState(position_blocks.bam, tensors, {f"{name}.bn": width for name in ("ch_att.init_fc", *units)})


def bam_resnet():
    """BAM before every stage but the first, as a module of that stage."""
    network = resnet()
    for stage, channels in (("layer2", 256), ("layer3", 512), ("layer4", 1024)):
        module = bam(channels)
        network.get_submodule(stage).register_forward_pre_hook(lambda _stage, inputs, module=module: (module(inputs[0]),))
        # Beside the stage's blocks, which run one after the other, and so not as one of them.
        network.get_submodule(stage)._modules["bam"] = Beside(module)
    return network


class Beside(nn.Module):
    """Holds a module's tensors under its own name, and passes what it is given on."""

    def __init__(self, module):
        super().__init__()
        for name, child in module.named_children():
            self.add_module(name, child)

    def forward(self, x):
        return x


def dca_resnet():
    """DCA on every branch, each with what the one before handed on."""
    network = resnet()
    before = None
    handed = {}
    for stage in STAGES:
        for block in network.get_submodule(stage):
            channels = block.bn3.num_features
            hidden = channels // 16
            tensors = {**linear("fc.0", hidden, channels), **linear("fc.2", channels, hidden)}
            if before is not None:
                tensors |= {**one_by_one("conv.0", 1, 2), "conv.1.weight": (channels,), "conv.1.bias": (channels,)}
            if before not in (None, channels):
                tensors |= linear("att_fc.0", channels, before)
                tensors |= {"att_fc.1.weight": (channels,), "att_fc.1.bias": (channels,)}
            block.se = FromState(connected(handed, first=before is None), tensors)
            before = channels
    return network


def connected(handed, first):
    def compute(x, state):
        y, handed["value"] = channel_blocks.dca(x, None if first else handed["value"], state)
        return y

    return compute


def counted_macs(network):
    """Multiply-adds of convolutions and matrix products of any kind for one picture, as PyTorch's dispatcher sees them."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network.eval()(input_picture((1, *SHAPE[1:])).to(next(network.parameters()).dtype))
    return counter.get_total_flops() // 2


def network_entry(id, network, attachment, backbone=PLAIN):
    config = {
        "input": {"channels": SHAPE[1], "height": SHAPE[2], "width": SHAPE[3]},
        "classes": CLASSES,
        "backbone": backbone,
        "attachments": [attachment],
    }
    entry = published_entry(id, {"config": config}, network, SHAPE, STAGES, gain=1.5)
    return {**entry, "macs": counted_macs(network)}


def attention_network_entries():
    def timm(layer):
        return resnet(block_args={"attn_layer": layer})

    tiered = {"stem_type": "deep_tiered", "stem_width": 32, "avg_down": True, "block_args": {"attn_layer": "eca"}}
    eca = {"id": "se", "attach": {"type": "eca"}}
    mean_first = {"type": "cbam", "bias": False, "poolOrder": "meanMax"}
    context = {"type": "gc", "fusion": "scale", "reduction": 8, "epsilon": 1e-6}
    non_local = {"type": "nl", "reduction": 8, "multipleOf": 8, "scale": "input"}
    self_attention = {"id": "conv2", "attach": {"type": "botnet"}, "where": {"stages": [4]}}
    return [
        network_entry("resnet-eca", timm("eca"), eca),
        network_entry("ecaresnet-tiered", resnet(**tiered), eca, {**PLAIN, "stem": "tiered", "stemWidth": 32, "shortcut": "averagePool"}),
        network_entry("resnet-cbam", timm("cbam"), {"id": "se", "attach": mean_first}),
        network_entry("resnet-gc", timm("gc"), {"id": "se", "attach": context}),
        network_entry("resnet-nl", timm("nl"), {"id": "se", "attach": non_local}),
        network_entry("skresnext", skresnext(), {"id": "conv2", "attach": {"type": "sk"}}, {**PLAIN, "cardinality": 32, "baseWidth": 4}),
        network_entry("botnet", botnet(), self_attention),
        network_entry("bam-resnet", bam_resnet(), {"attach": {"type": "bam"}}),
        network_entry("dca-resnet", dca_resnet(), {"id": "se", "attach": {"type": "dca"}}),
    ]
