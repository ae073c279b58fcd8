"""Shake-Shake networks in PyTorch, at evaluation unless `mix` of a block is replaced; parameters named as in pytorchcv.

Sources: Gastaldi 2017 (arXiv 1705.07485) and the author's shakeshake.lua and shakeshakeblock.lua: ReLU at the start of
each branch and of the projecting shortcut, none on the identity, one before the pool. pytorchcv has it after the addition.
The bottleneck follows ResNeXt (Xie et al. 2017).
"""

import torch
import torch.nn.functional as F
from torch import nn

from reference_se import SqueezeExcitation


def branch(*convolutions):
    layers = nn.Module()
    layers.count = len(convolutions)
    for number, (inputs, outputs, kernel, stride, dilation, groups) in enumerate(convolutions, 1):
        layer = nn.Module()
        layer.conv = nn.Conv2d(inputs, outputs, kernel, stride, dilation * (kernel - 1) // 2, dilation, groups, bias=False)
        layer.bn = nn.BatchNorm2d(outputs)
        layers.add_module(f"conv{number}", layer)
    return layers


def run(layers, x):
    for number in range(1, layers.count + 1):
        layer = layers.get_submodule(f"conv{number}")
        x = layer.bn(layer.conv(x))
        x = F.relu(x) if number < layers.count else x
    return x


class Block(nn.Module):
    def __init__(self, inputs, planes, spacing, bottleneck, cardinality, activation, se, reduction):
        super().__init__()
        stride, first_dilation, dilation = spacing
        outputs = 4 * planes if bottleneck else planes
        if bottleneck:
            middle = planes * cardinality
            convolutions = (
                (inputs, middle, 1, 1, 1, 1),
                (middle, middle, 3, stride, first_dilation, cardinality),
                (middle, outputs, 1, 1, 1, 1),
            )
        else:
            convolutions = ((inputs, outputs, 3, stride, first_dilation, 1), (outputs, outputs, 3, 1, dilation, 1))
        self.branch1, self.branch2 = branch(*convolutions), branch(*convolutions)
        self.activation, self.stride, self.site = activation, stride, se
        if se:
            self.se = SqueezeExcitation(inputs if se == "branchInput" else outputs, reduction, bias=True)
        if stride != 1 or inputs != outputs:
            self.identity_branch = nn.Module()
            self.identity_branch.conv1 = nn.Conv2d(inputs, outputs // 2, 1, bias=False)
            self.identity_branch.conv2 = nn.Conv2d(inputs, outputs // 2, 1, bias=False)
            self.identity_branch.bn = nn.BatchNorm2d(outputs)

    def at(self, site, x):
        return self.se(x, None) if site == self.site else x

    def mix(self, first, second):
        return 0.5 * first + 0.5 * second

    def projected(self, x):
        layers, stride = self.identity_branch, self.stride
        shifted = F.pad(x, (1, -1, 1, -1))
        both = [layers.conv1(x[..., ::stride, ::stride]), layers.conv2(shifted[..., ::stride, ::stride])]
        return layers.bn(torch.cat(both, 1))

    def forward(self, x):
        entered = F.relu(x) if self.activation == "branch" else x
        inner = self.at("branchInput", entered)
        first = self.at("branch1", run(self.branch1, inner))
        second = self.at("branch2", run(self.branch2, inner))
        mixed = self.at("residual", self.mix(first, second))
        beside = self.projected(entered) if hasattr(self, "identity_branch") else x
        y = mixed + self.at("shortcut", beside)
        return self.at("output", y if self.activation == "branch" else F.relu(y))


class ShakeShake(nn.Module):
    def __init__(
        self, layers, width, classes=10, bottleneck=False, cardinality=1, stem_width=16, activation="branch",
        output_stride=None, se=None, reduction=16,
    ):
        super().__init__()
        self.activation, self.stages = activation, len(layers)
        self.features = nn.Module()
        self.features.init_block = nn.Module()
        self.features.init_block.conv = nn.Conv2d(3, stem_width, 3, 1, 1, bias=False)
        self.features.init_block.bn = nn.BatchNorm2d(stem_width)
        inputs, reached, dilation = stem_width, 1, 1
        for number, units in enumerate(layers, 1):
            stride, first_dilation = 1 if number == 1 else 2, dilation
            if output_stride is not None and reached * stride > output_stride:
                stride, dilation = 1, dilation * stride
            reached *= stride
            stage, planes = nn.Sequential(), width * 2 ** (number - 1)
            for unit in range(1, units + 1):
                spacing = (stride, first_dilation, dilation) if unit == 1 else (1, dilation, dilation)
                block = Block(inputs, planes, spacing, bottleneck, cardinality, activation, se, reduction)
                stage.add_module(f"unit{unit}", block)
                inputs = 4 * planes if bottleneck else planes
            self.features.add_module(f"stage{number}", stage)
        self.output = nn.Linear(inputs, classes)

    def forward(self, x):
        x = self.features.init_block.bn(self.features.init_block.conv(x))
        x = x if self.activation == "branch" else F.relu(x)
        for number in range(1, self.stages + 1):
            x = self.features.get_submodule(f"stage{number}")(x)
        return self.output((F.relu(x) if self.activation == "branch" else x).mean((2, 3)))
