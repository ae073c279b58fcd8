"""Inception-ResNet-v1 in PyTorch, with SE at every site of its residual modules, under facenet-pytorch's names.

Source: Szegedy et al. 2017 (arXiv 1602.07261), figures 10 to 14, with what TF-slim's port of FaceNet and pytorchcv add:
scales 0.17, 0.10 and 0.20, a last module that is neither scaled nor activated, and a head with a layer of 512.
"""

import torch
from torch import nn

from reference_se import SqueezeExcitation


def convolution(inputs, channels, kernel, stride=1, same=True):
    kernel = (kernel, kernel) if isinstance(kernel, int) else kernel
    padding = tuple(size // 2 for size in kernel) if same else 0
    unit = nn.Sequential()
    unit.add_module("conv", nn.Conv2d(inputs, channels, kernel, stride, padding, bias=False))
    unit.add_module("bn", nn.BatchNorm2d(channels, eps=1e-3))
    unit.add_module("relu", nn.ReLU())
    return unit


def chain(inputs, *layers):
    """Layers of (channels, kernel[, stride]); those with a stride are not padded. A single one has no list around it."""
    units = []
    for channels, kernel, *stride in layers:
        units.append(convolution(inputs, channels, kernel, *stride, same=not stride))
        inputs = channels
    return units[0] if len(units) == 1 else nn.Sequential(*units)


class Reduction(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        for index, branch in enumerate(branches):
            self.add_module(f"branch{index}", branch)
        self.add_module(f"branch{len(branches)}", nn.MaxPool2d(3, 2))

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.children()], 1)


class Residual(nn.Module):
    """relu(scale * up(branches(x)) + x); `se` names the site that is gated."""

    def __init__(self, channels, branches, scale, activation=True, se=None):
        super().__init__()
        self.count, self.scale, self.activation, self.site = len(branches), scale, activation, se
        for index, branch in enumerate(branches):
            self.add_module(f"branch{index}", chain(channels, *branch))
        ends = [branch[-1][0] for branch in branches]
        self.conv2d = nn.Conv2d(sum(ends), channels, 1)
        if se is not None:
            at_branches = {f"branch{index}": end for index, end in enumerate(ends, 1)}
            gated = {**at_branches, "concat": sum(ends)}.get(se, channels)
            self.se = SqueezeExcitation(gated, reduction=8, bias=True)

    def at(self, site, x):
        return self.se(x, None) if site == self.site else x

    def forward(self, x):
        entered = self.at("branchInput", x)
        ends = [self.at(f"branch{i + 1}", getattr(self, f"branch{i}")(entered)) for i in range(self.count)]
        up = self.conv2d(self.at("concat", torch.cat(ends, 1)))
        y = self.at("residual", up) * self.scale + self.at("shortcut", x)
        return self.at("output", y.relu() if self.activation else y)


BRANCHES = [
    [[(32, 1)], [(32, 1), (32, 3)], [(32, 1), (32, 3), (32, 3)]],
    [[(128, 1)], [(128, 1), (128, (1, 7)), (128, (7, 1))]],
    [[(192, 1)], [(192, 1), (192, (1, 3)), (192, (3, 1))]],
]


class InceptionResnetV1(nn.Module):
    def __init__(self, classes=1000, repeats=(5, 10, 6), se=None, se_in_last=True):
        super().__init__()
        later = None if se == "branch3" else se  # the modules after the first stage have two branches
        self.conv2d_1a = convolution(3, 32, 3, 2, same=False)
        self.conv2d_2a = convolution(32, 32, 3, same=False)
        self.conv2d_2b = convolution(32, 64, 3)
        self.maxpool_3a = nn.MaxPool2d(3, 2)
        self.conv2d_3b = convolution(64, 80, 1)
        self.conv2d_4a = convolution(80, 192, 3, same=False)
        self.conv2d_4b = convolution(192, 256, 3, 2, same=False)
        self.repeat_1 = nn.Sequential(*[Residual(256, BRANCHES[0], 0.17, se=se) for _ in range(repeats[0])])
        self.mixed_6a = Reduction(
            chain(256, (384, 3, 2)),
            nn.Sequential(convolution(256, 192, 1), convolution(192, 192, 3), convolution(192, 256, 3, 2, same=False)),
        )
        self.repeat_2 = nn.Sequential(*[Residual(896, BRANCHES[1], 0.10, se=later) for _ in range(repeats[1])])
        self.mixed_7a = Reduction(
            chain(896, (256, 1), (384, 3, 2)),
            chain(896, (256, 1), (256, 3, 2)),
            nn.Sequential(convolution(896, 256, 1), convolution(256, 256, 3), convolution(256, 256, 3, 2, same=False)),
        )
        self.repeat_3 = nn.Sequential(*[Residual(1792, BRANCHES[2], 0.20, se=later) for _ in range(repeats[2] - 1)])
        self.block8 = Residual(1792, BRANCHES[2], 1, activation=False, se=later if se_in_last else None)
        self.last_linear = nn.Linear(1792, 512, bias=False)
        self.last_bn = nn.BatchNorm1d(512, eps=1e-3)
        self.logits = nn.Linear(512, classes)

    def forward(self, x):
        for name, module in self.named_children():
            if name == "last_linear":
                x = x.mean((2, 3))
            x = module(x)
        return x

