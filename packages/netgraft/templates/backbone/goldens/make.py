"""Writes what PyTorch computes for the backbone: python goldens/make.py, where Python has torch, numpy and safetensors."""

import sys
from pathlib import Path

from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "node_modules" / "@netgraft" / "testing" / "python"))

from netgraft_golden import write_golden  # noqa: E402


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        shortcut = self.downsample(x) if hasattr(self, "downsample") else x
        return (self.bn2(self.conv2(self.bn1(self.conv1(x)).relu())) + shortcut).relu()


class Reference(nn.Module):
    """The backbone as its paper or its authors' code has it; the names are those of the plugin's parameters."""

    def __init__(self, width, layers, classes):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(width)
        stages, inputs = [], width
        for index, count in enumerate(layers):
            outputs = width * 2**index
            blocks = [Block(inputs if position == 0 else outputs, outputs, 2 if position == 0 else 1) for position in range(count)]
            stages.append(nn.Sequential(*blocks))
            inputs = outputs
        self.stages = nn.Sequential(*stages)
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.fc(self.stages(self.bn(self.conv(x)).relu()).mean((2, 3)))


print("parameters with the default options:", sum(p.numel() for p in Reference(16, [2, 2, 2, 2], 1000).parameters()))
write_golden(HERE / "small.safetensors", Reference(4, [2, 1], 5), (2, 3, 16, 24), options={"width": 4, "layers": [2, 1]}, gradients=False)
