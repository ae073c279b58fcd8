"""Writes what PyTorch computes: python goldens/make.py, where Python has torch, torchvision, numpy and safetensors."""

import sys
from pathlib import Path

from torch import nn
from torchvision.models import squeezenet1_0, squeezenet1_1

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "node_modules" / "@netgraft" / "testing" / "python"))

from netgraft_golden import write_golden  # noqa: E402


class ELA(nn.Module):
    """Efficient local attention as its authors' code has it."""

    def __init__(self, channels, kernel, channels_per_group, norm_groups):
        super().__init__()
        groups = channels // channels_per_group
        self.conv = nn.Conv1d(channels, channels, kernel, padding=kernel // 2, groups=groups, bias=False)
        self.gn = nn.GroupNorm(norm_groups, channels)

    def forward(self, x):
        batch, channels, height, width = x.shape
        rows, columns = x.mean(3), x.mean(2)
        rows = self.gn(self.conv(rows)).sigmoid().view(batch, channels, height, 1)
        columns = self.gn(self.conv(columns)).sigmoid().view(batch, channels, 1, width)
        return x * rows * columns


def write(name, module, shape, **about):
    write_golden(HERE / f"{name}.safetensors", module, shape, **about)


write("ela-b", ELA(16, 7, 1, 16), (2, 16, 5, 7))
options = {"kernel": 5, "channelsPerGroup": 8, "normGroups": 4}
write("ela-s", ELA(16, 5, 8, 4), (2, 16, 5, 7), options=options)
for version, network in (("1.0", squeezenet1_0), ("1.1", squeezenet1_1)):
    name = f"squeezenet{version.replace('.', '_')}"
    write(name, network(num_classes=7), (1, 3, 32, 36), options={"version": version}, gradients=False)
