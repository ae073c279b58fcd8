"""ShuffleNet v1 in PyTorch, named as in pytorchcv.

Source: Zhang et al. 2018 (arXiv 1707.01083), figure 2, table 1 and section 3.2: the first 1x1 convolution of the network
is not grouped, and the narrow channels are a quarter of the unit's.
"""

import torch
import torch.nn.functional as F
from torch import nn

from reference_se import SqueezeExcitation

CHANNELS = {1: 144, 2: 200, 3: 240, 4: 272, 8: 384}  # of the first stage; doubled with each
UNITS = (4, 8, 4)


def shuffle(x, groups):
    batch, channels, height, width = x.shape
    return x.reshape(batch, groups, channels // groups, height, width).transpose(1, 2).reshape(x.shape)


class Unit(nn.Module):
    """opens: whether it is a stage's first, which concatenates; se: the site of an SE, or None; spacing: stride and dilation."""

    def __init__(self, inputs, outputs, groups, first, opens, spacing, se, se_options):
        super().__init__()
        narrow, (stride, dilation) = outputs // 4, spacing
        self.groups, self.opens, self.stride, self.site = groups, opens, stride, se
        branch = outputs - inputs if opens else outputs
        self.compress_conv1 = nn.Conv2d(inputs, narrow, 1, groups=1 if first else groups, bias=False)
        self.compress_bn1 = nn.BatchNorm2d(narrow)
        self.dw_conv2 = nn.Conv2d(narrow, narrow, 3, stride, dilation, dilation, narrow, bias=False)
        self.dw_bn2 = nn.BatchNorm2d(narrow)
        self.expand_conv3 = nn.Conv2d(narrow, branch, 1, groups=groups, bias=False)
        self.expand_bn3 = nn.BatchNorm2d(branch)
        if se:
            sizes = dict(branchInput=inputs, pointwise=narrow, depthwise=narrow, residual=branch, output=outputs)
            self.se = SqueezeExcitation(sizes.get(se, inputs), **se_options)

    def at(self, site, x):
        return self.se(x, None) if site == self.site else x

    def forward(self, x):
        y = self.at("branchInput", x)
        y = self.at("pointwise", F.relu(self.compress_bn1(self.compress_conv1(y))))
        y = self.at("depthwise", self.dw_bn2(self.dw_conv2(shuffle(y, self.groups))))
        y = self.at("residual", self.expand_bn3(self.expand_conv3(y)))
        beside = F.avg_pool2d(x, 3, self.stride, 1) if self.opens else x
        beside = self.at("shortcut", beside)
        return self.at("output", F.relu(torch.cat((y, beside), 1) if self.opens else y + beside))


class ShufflenetV1(nn.Module):
    def __init__(self, groups, classes=1000, width=1.0, output_stride=32, se=None, se_options=None, se_strided=True):
        super().__init__()
        inputs = int(24 * width)
        stem = nn.Module()
        stem.conv = nn.Conv2d(3, inputs, 3, 2, 1, bias=False)
        stem.bn = nn.BatchNorm2d(inputs)
        self.features = nn.Module()
        self.features.init_block = stem
        reached, dilation, first = 4, 1, True
        for number, units in enumerate(UNITS, 1):
            stride, first_dilation = 2, dilation
            if reached * stride > output_stride:
                stride, dilation = 1, dilation * stride
            reached *= stride
            outputs = int(CHANNELS[groups] * 2 ** (number - 1) * width)
            stage = nn.Sequential()
            for unit in range(1, units + 1):
                opens = unit == 1
                spacing = (stride, first_dilation) if opens else (1, dilation)
                site = se if se_strided or spacing[0] == 1 else None
                built = Unit(inputs, outputs, groups, first, opens, spacing, site, se_options or {})
                stage.add_module(f"unit{unit}", built)
                inputs, first = outputs, False
            self.features.add_module(f"stage{number}", stage)
        self.output = nn.Linear(inputs, classes)

    def forward(self, x):
        stem = self.features.init_block
        x = F.max_pool2d(F.relu(stem.bn(stem.conv(x))), 3, 2, 1)
        for number in range(1, len(UNITS) + 1):
            x = self.features.get_submodule(f"stage{number}")(x)
        return self.output(x.mean((2, 3)))
