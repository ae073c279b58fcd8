"""BN-Inception in PyTorch, as the SENet authors published it with SE, under pytorchcv's names.

Sources: Ioffe & Szegedy 2015 (arXiv 1502.03167), appendix; the authors' SE-BN-Inception prototxt for channels, pools
and the place of SE. No convolution bias there; pytorchcv's has one.
"""

import torch
from torch import nn

# 1×1 | reduction, 3×3 | reduction, 3×3, 3×3 | pool, projection; without a 1×1 it is a reduction module.
MODULES = [
    [
        (64, (64, 64), (64, 96, 96), ("mean", 32)),
        (64, (64, 96), (64, 96, 96), ("mean", 64)),
    ],
    [
        (None, (128, 160), (64, 96, 96), ("pass", None)),
        (224, (64, 96), (96, 128, 128), ("mean", 128)),
        (192, (96, 128), (96, 128, 128), ("mean", 128)),
        (160, (128, 160), (128, 160, 160), ("mean", 128)),
        (96, (128, 192), (160, 192, 192), ("mean", 128)),
    ],
    [
        (None, (128, 192), (192, 256, 256), ("pass", None)),
        (352, (192, 320), (160, 224, 224), ("mean", 128)),
        (352, (192, 320), (192, 224, 224), ("maximum", 128)),
    ],
]


class Unit(nn.Module):
    def __init__(self, inputs, channels, kernel, stride, bias):
        super().__init__()
        self.conv = nn.Conv2d(inputs, channels, kernel, stride, kernel // 2, bias=bias)
        self.bn = nn.BatchNorm2d(channels, eps=1e-5)

    def forward(self, x):
        return self.bn(self.conv(x)).relu()


class Chain(nn.Module):
    """Convolutions conv1, conv2, … one after the other."""

    def __init__(self, inputs, channels, kernels, strides, bias):
        super().__init__()
        for index, (count, kernel, stride) in enumerate(zip(channels, kernels, strides), 1):
            self.add_module(f"conv{index}", Unit(inputs, count, kernel, stride, bias))
            inputs = count

    def forward(self, x):
        for unit in self.children():
            x = unit(x)
        return x


class PoolBranch(nn.Module):
    def __init__(self, inputs, kind, channels, bias):
        super().__init__()
        self.pool = nn.AvgPool2d(3, 1, 1) if kind == "mean" else nn.MaxPool2d(3, 1, 1)
        self.conv = Unit(inputs, channels, 1, 1, bias)

    def forward(self, x):
        return self.conv(self.pool(x))


class Module(nn.Module):
    def __init__(self, inputs, conv1, single, double, pool, bias):
        super().__init__()
        stride = 2 if conv1 is None else 1
        branches = [] if conv1 is None else [Unit(inputs, conv1, 1, 1, bias)]
        branches += [
            Chain(inputs, single, (1, 3), (1, stride), bias),
            Chain(inputs, double, (1, 3, 3), (1, 1, stride), bias),
        ]
        kind, projection = pool
        if kind == "pass":
            branches.append(nn.MaxPool2d(3, 2, ceil_mode=True))
        else:
            branches.append(PoolBranch(inputs, kind, projection, bias))
        self.branches = nn.Module()
        for index, branch in enumerate(branches, 1):
            self.branches.add_module(f"branch{index}", branch)
        self.channels = (conv1 or 0) + single[-1] + double[-1] + (inputs if kind == "pass" else projection)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches.children()], 1)


class Stem(nn.Module):
    def __init__(self, bias):
        super().__init__()
        self.conv1 = Unit(3, 64, 7, 2, bias)
        self.conv2 = Chain(64, (64, 192), (1, 3), (1, 1), bias)
        self.pool = nn.MaxPool2d(3, 2, ceil_mode=True)

    def forward(self, x):
        return self.pool(self.conv2(self.pool(self.conv1(x))))


class BnInception(nn.Module):
    def __init__(self, classes=1000, conv_bias=True):
        super().__init__()
        self.features = nn.Sequential()
        self.features.add_module("init_block", Stem(conv_bias))
        channels = 192
        for number, modules in enumerate(MODULES, 1):
            stage = nn.Sequential()
            for index, widths in enumerate(modules, 1):
                module = Module(channels, *widths, conv_bias)
                stage.add_module(f"unit{index}", module)
                channels = module.channels
            self.features.add_module(f"stage{number}", stage)
        self.output = nn.Linear(channels, classes)

    def forward(self, x):
        return self.output(self.features(x).mean((2, 3)))
