"""MobileNet v1 in PyTorch, named as in pytorchcv.

Source: Howard et al. 2017 (arXiv 1704.04861), figure 3 and table 1, with the last depthwise convolution at stride 1 as
the sizes of the table have it.
"""

from torch import nn

from reference_se import SqueezeExcitation

STAGES = ((64,), (128,) * 2, (256,) * 2, (512,) * 6, (1024,) * 2)


class Convolution(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=1, dilation=1, groups=1, activation=nn.ReLU):
        super().__init__()
        padding = dilation * (kernel - 1) // 2
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs)
        self.activ = activation()

    def forward(self, x):
        return self.activ(self.bn(self.conv(x)))


class Separable(nn.Module):
    """se: the sites that have SE, by the options of each."""

    def __init__(self, inputs, outputs, stride, dilation, activation, se):
        super().__init__()
        self.dw_conv = Convolution(inputs, inputs, 3, stride, dilation, inputs, activation)
        self.pw_conv = Convolution(inputs, outputs, 1, activation=activation)
        self.site = next(iter(se), None)
        if self.site:
            channels = {"depthwise": inputs, "pointwise": outputs}[self.site]
            self.se = SqueezeExcitation(channels, **se[self.site])

    def forward(self, x):
        for site, convolution in (("depthwise", self.dw_conv), ("pointwise", self.pw_conv)):
            x = convolution(x)
            if site == self.site:
                x = self.se(x, None)
        return x


class MobilenetV1(nn.Module):
    def __init__(self, classes=1000, width=1.0, output_stride=32, activation=nn.ReLU, se=None):
        super().__init__()
        inputs = int(32 * width)
        self.features = nn.Sequential()
        self.features.add_module("init_block", Convolution(3, inputs, 3, 2, activation=activation))
        reached, dilation = 2, 1
        for number, stage in enumerate(STAGES, 1):
            stride, first_dilation = 1 if number == 1 else 2, dilation
            if reached * stride > output_stride:  # dilation instead of stride; the first block sees the old spacing
                stride, dilation = 1, dilation * stride
            reached *= stride
            units = nn.Sequential()
            for unit, channels in enumerate(stage, 1):
                outputs = int(channels * width)
                spacing = (stride, first_dilation) if unit == 1 else (1, dilation)
                units.add_module(f"unit{unit}", Separable(inputs, outputs, *spacing, activation, se or {}))
                inputs = outputs
            self.features.add_module(f"stage{number}", units)
        self.output = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.output(self.features(x).mean((2, 3)))
