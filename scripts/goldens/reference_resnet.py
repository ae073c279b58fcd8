"""The ResNet family in PyTorch, with attachments at every site of its blocks.

Sources: He et al. 2016 (arXiv 1512.03385), Xie et al. 2017 (ResNeXt, arXiv 1611.05431), Hu et al. 2018 (SENet-154,
arXiv 1709.01507). Parameter names, dilation for a smaller output stride and the rounding of grouped widths
follow timm 1.0.29, models/resnet.py. check_timm.py compares the two.
"""

from dataclasses import dataclass, field
from typing import Optional

import torch.nn.functional as F
from torch import nn

from reference_se import ATTACHMENTS

EXPANSION = {"basic": 1, "bottleneck": 4}


@dataclass(frozen=True)
class Backbone:
    block: str  # basic | bottleneck
    layers: tuple  # blocks per stage; stage k has width * 2^k planes
    width: int = 64
    cardinality: int = 1
    base_width: int = 64
    stride_on: str = "conv2"  # conv2 (torchvision) | conv1 (the paper, Caffe); of bottlenecks only
    stem: str = "conv7"  # conv7 | deep (three 3x3) | cifar (one 3x3, no pool)
    stem_pool: str = "padded"  # padded (padding 1) | ceil (no padding, ceil mode: Caffe)
    shortcut: str = "projection"  # projection | zeroPad
    projection_kernel: int = 1
    reduce_first: int = 1
    output_stride: Optional[int] = None
    epsilon: float = 1e-5
    zero_init: bool = False  # these three change nothing at inference with given weights
    dropout: float = 0.0
    drop_path: float = 0.0


@dataclass(frozen=True)
class Attachment:
    type: str
    site: str
    id: str = ""  # by default the type
    options: dict = field(default_factory=dict)
    stages: Optional[tuple] = None  # from 1
    blocks: Optional[tuple] = None  # in its stage, from 0; negative ones from the end

    def name(self):
        return self.id or self.type

    def selects(self, stage, block, blocks):
        in_stage = self.stages is None or stage in self.stages
        return in_stage and (self.blocks is None or block in self.blocks or block - blocks in self.blocks)


class ZeroPadShortcut(nn.Module):
    """He et al.'s parameter-free shortcut (their option A): every stride-th position, and zero channels.

    The paper does not say where the zeros go. Here half of them stand before the channels and half behind, as in
    akamaster/pytorch_resnet_cifar10 (resnet.py, option 'A'); other implementations put all of them behind.
    """

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.padding, self.stride = (outputs - inputs) // 2, stride

    def forward(self, x):
        x = x[:, :, :: self.stride, :: self.stride]
        return F.pad(x, (0, 0, 0, 0, self.padding, self.padding))


def convolution(inputs, outputs, kernel, stride=1, dilation=1, groups=1):
    padding = (stride - 1 + dilation * (kernel - 1)) // 2
    return nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias=False)


def branch(backbone, inputs, planes, stride, first_dilation, dilation):
    """The convolutions of a block's residual branch."""
    if backbone.block == "basic":
        first = planes // backbone.reduce_first
        return [
            convolution(inputs, first, 3, stride, first_dilation),
            convolution(first, planes, 3, 1, dilation),
        ]
    width = planes * backbone.base_width // 64 * backbone.cardinality
    first = width // backbone.reduce_first
    strides = (stride, 1) if backbone.stride_on == "conv1" else (1, stride)
    return [
        convolution(inputs, first, 1, strides[0]),
        convolution(first, width, 3, strides[1], first_dilation, backbone.cardinality),
        convolution(width, planes * 4, 1),
    ]


def shortcut(backbone, inputs, outputs, stride, first_dilation, dilation):
    """What stands beside the branch, or None for the identity."""
    if stride == 1 and inputs == outputs:
        return None
    if backbone.shortcut == "zeroPad":
        return ZeroPadShortcut(inputs, outputs, stride)
    kernel = 1 if stride == 1 and dilation == 1 else backbone.projection_kernel
    return nn.Sequential(
        convolution(inputs, outputs, kernel, stride, first_dilation if kernel > 1 else 1),
        nn.BatchNorm2d(outputs, eps=backbone.epsilon),
    )


class Block(nn.Module):
    """A residual block, basic or bottleneck by its convolutions, with what is attached to its sites."""

    def __init__(self, convolutions, downsample, epsilon, attachments):
        super().__init__()
        self.count = len(convolutions)
        for number, conv in enumerate(convolutions, 1):
            self.add_module(f"conv{number}", conv)
            self.add_module(f"bn{number}", nn.BatchNorm2d(conv.out_channels, eps=epsilon))
        channels = {"branchInput": convolutions[0].in_channels}
        for number, conv in enumerate(convolutions, 1):
            channels[f"conv{number}"] = conv.out_channels
        for site in ("residual", "shortcut", "output"):
            channels[site] = convolutions[-1].out_channels
        self.attached = {site: [] for site in channels}
        for attachment in attachments:
            module = ATTACHMENTS[attachment.type](channels[attachment.site], **attachment.options)
            assert not hasattr(self, attachment.name())
            self.add_module(attachment.name(), module)
            self.attached[attachment.site].append(attachment.name())
        self.downsample = downsample

    def at(self, site, x, block_input):
        for name in self.attached[site]:
            x = self.get_submodule(name)(x, block_input)
        return x

    def forward(self, block_input):
        x = self.at("branchInput", block_input, block_input)
        for number in range(1, self.count + 1):
            x = self.get_submodule(f"conv{number}")(x)
            x = self.get_submodule(f"bn{number}")(x)
            if number < self.count:  # the last convolution's activation comes after the addition
                x = F.relu(x)
            x = self.at(f"conv{number}", x, block_input)
        x = self.at("residual", x, block_input)
        beside = block_input if self.downsample is None else self.downsample(block_input)
        beside = self.at("shortcut", beside, block_input)
        return self.at("output", F.relu(x + beside), block_input)


class ResNet(nn.Module):
    def __init__(self, backbone: Backbone, attachments=(), classes=1000, channels=3):
        super().__init__()
        self.backbone, width = backbone, backbone.width
        if backbone.stem == "deep":
            self.conv1 = nn.Sequential(
                convolution(channels, width, 3, 2),
                nn.BatchNorm2d(width, eps=backbone.epsilon),
                nn.ReLU(),
                convolution(width, width, 3),
                nn.BatchNorm2d(width, eps=backbone.epsilon),
                nn.ReLU(),
                convolution(width, width * 2, 3),
            )
            inputs = width * 2
        else:
            kernel, stride = (7, 2) if backbone.stem == "conv7" else (3, 1)
            self.conv1 = convolution(channels, width, kernel, stride)
            inputs = width
        self.bn1 = nn.BatchNorm2d(inputs, eps=backbone.epsilon)

        stem_stride = 1 if backbone.stem == "cifar" else 4
        output_stride = backbone.output_stride or stem_stride * 2 ** (len(backbone.layers) - 1)
        reached, dilation, first_dilation = stem_stride, 1, 1
        for stage, blocks in enumerate(backbone.layers, 1):
            planes = width * 2 ** (stage - 1)
            outputs = planes * EXPANSION[backbone.block]
            stride = 1 if stage == 1 else 2
            if reached >= output_stride:  # dilation instead of stride from here on
                dilation, stride = dilation * stride, 1
            reached *= stride
            modules = []
            for block in range(blocks):
                selected = [a for a in attachments if a.selects(stage, block, blocks)]
                spacing = (stride if block == 0 else 1, first_dilation, dilation)
                modules.append(
                    Block(
                        branch(backbone, inputs, planes, *spacing),
                        shortcut(backbone, inputs, outputs, *spacing),
                        backbone.epsilon,
                        selected,
                    )
                )
                # The first block of a dilated stage still sees the spacing of the stage before.
                inputs, first_dilation = outputs, dilation
            self.add_module(f"layer{stage}", nn.Sequential(*modules))
        self.fc = nn.Linear(inputs, classes)

    def features(self, x):
        """The feature map at the end of each stage."""
        x = F.relu(self.bn1(self.conv1(x)))
        if self.backbone.stem != "cifar":
            ceil = self.backbone.stem_pool == "ceil"
            x = F.max_pool2d(x, 3, 2, padding=0 if ceil else 1, ceil_mode=ceil)
        maps = []
        for stage in range(1, len(self.backbone.layers) + 1):
            x = self.get_submodule(f"layer{stage}")(x)
            maps.append(x)
        return maps

    def forward(self, x):
        return self.fc(self.features(x)[-1].mean((2, 3)))
