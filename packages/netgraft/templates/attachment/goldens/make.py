"""Writes what PyTorch computes for the block: python goldens/make.py, where Python has torch, numpy and safetensors."""

import sys
from pathlib import Path

from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "node_modules" / "@netgraft" / "testing" / "python"))

from netgraft_golden import write_golden  # noqa: E402


class Reference(nn.Module):
    """The block as its paper or its authors' code has it; the names are those of the plugin's parameters."""

    def __init__(self, channels, reduction):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, channels // reduction, 1, bias=False)
        self.fc2 = nn.Conv2d(channels // reduction, channels, 1, bias=False)

    def forward(self, x):
        z = x.mean((2, 3), keepdim=True)
        return x * self.fc2(self.fc1(z).relu()).sigmoid()


write_golden(HERE / "default.safetensors", Reference(8, 4), (2, 8, 3, 5), options={"reduction": 4})
