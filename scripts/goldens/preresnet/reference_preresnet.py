"""Pre-activation and Wide ResNets in PyTorch, named as in pytorchcv.

Sources: He et al. 2016 (arXiv 1603.05027), figure 1b, section 4 and appendix; Zagoruyko & Komodakis 2016 (arXiv
1605.07146), table 1: stages `widen` times as wide, the stem as it was.
"""

import torch.nn.functional as F
from torch import nn


class SqueezeExcitation(nn.Module):
    """SE under pytorchcv's names, with biases and floored channels."""

    def __init__(self, channels, reduction=16):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels // reduction, 1)
        self.conv2 = nn.Conv2d(channels // reduction, channels, 1)

    def forward(self, x):
        return x * self.conv2(F.relu(self.conv1(x.mean((2, 3), keepdim=True)))).sigmoid()


class PreConvolution(nn.Module):
    """Norm, activation, convolution."""

    def __init__(self, inputs, outputs, kernel, stride=1, dilation=1):
        super().__init__()
        self.bn = nn.BatchNorm2d(inputs)
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, dilation * (kernel - 1) // 2, dilation, bias=False)


class Unit(nn.Module):
    def __init__(self, inputs, planes, block, stride_on, stride, first_dilation, dilation, se, reduction):
        super().__init__()
        outputs = planes * (4 if block == "bottleneck" else 1)
        self.body = nn.Module()
        if block == "bottleneck":
            one, three = (stride, 1) if stride_on == "conv1" else (1, stride)
            self.body.conv1 = PreConvolution(inputs, planes, 1, one)
            self.body.conv2 = PreConvolution(planes, planes, 3, three, first_dilation)
            self.body.conv3 = PreConvolution(planes, outputs, 1)
        else:
            self.body.conv1 = PreConvolution(inputs, outputs, 3, stride, first_dilation)
            self.body.conv2 = PreConvolution(outputs, outputs, 3, 1, dilation)
        self.count = 3 if block == "bottleneck" else 2
        sizes = {"branchInput": inputs, "conv1": planes, "conv2": planes}
        self.site = se if se != "conv3" or block == "bottleneck" else None
        if self.site:
            self.se = SqueezeExcitation(sizes.get(se, outputs), reduction)
        if stride != 1 or inputs != outputs:
            self.identity_conv = nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def at(self, site, x):
        return self.se(x) if site == self.site else x

    def forward(self, x):
        y = activated = F.relu(self.body.conv1.bn(x))
        for number in range(1, self.count + 1):
            layer = self.body.get_submodule(f"conv{number}")
            y = self.at("branchInput", activated) if number == 1 else F.relu(layer.bn(y))
            y = self.at(f"conv{number}", layer.conv(y))
        y = self.at("residual", y)
        beside = self.identity_conv(activated) if hasattr(self, "identity_conv") else x
        return self.at("output", y + self.at("shortcut", beside))


class PreResnet(nn.Module):
    def __init__(
        self, block, layers, classes=1000, width=64, widen=1, stride_on="conv2", cifar=False, output_stride=None,
        se=None, reduction=16,
    ):
        super().__init__()
        self.cifar = cifar
        self.features = nn.Module()
        if cifar:
            self.features.init_block = nn.Conv2d(3, width, 3, 1, 1, bias=False)
        else:
            self.features.init_block = nn.Module()
            self.features.init_block.conv = nn.Conv2d(3, width, 7, 2, 3, bias=False)
            self.features.init_block.bn = nn.BatchNorm2d(width)
        inputs, reached, dilation = width, 1 if cifar else 4, 1
        self.stages = len(layers)
        for number, units in enumerate(layers, 1):
            stride, first_dilation = 1 if number == 1 else 2, dilation
            if output_stride is not None and reached * stride > output_stride:
                stride, dilation = 1, dilation * stride
            reached *= stride
            planes = width * widen * 2 ** (number - 1)
            stage = nn.Sequential()
            for unit in range(1, units + 1):
                spacing = (stride, first_dilation, dilation) if unit == 1 else (1, dilation, dilation)
                stage.add_module(f"unit{unit}", Unit(inputs, planes, block, stride_on, *spacing, se, reduction))
                inputs = planes * (4 if block == "bottleneck" else 1)
            self.features.add_module(f"stage{number}", stage)
        self.features.post_activ = nn.Module()
        self.features.post_activ.bn = nn.BatchNorm2d(inputs)
        self.output = nn.Linear(inputs, classes)

    def forward(self, x):
        stem = self.features.init_block
        x = stem(x) if self.cifar else F.max_pool2d(F.relu(stem.bn(stem.conv(x))), 3, 2, 1)
        for number in range(1, self.stages + 1):
            x = self.features.get_submodule(f"stage{number}")(x)
        return self.output(F.relu(self.features.post_activ.bn(x)).mean((2, 3)))
