"""SE at any site of torchvision's blocks, which know none: the blocks' own layers under a forward pass with sites."""

import torch
from torch import nn
from torchvision.models.mobilenetv2 import InvertedResidual
from torchvision.models.shufflenetv2 import InvertedResidual as ShuffleUnit
from torchvision.models.shufflenetv2 import channel_shuffle

from reference_se import SqueezeExcitation


class GatedInvertedResidual(nn.Module):
    """MobileNetV2's block: a unit that expands in most blocks, a depthwise one, the projection and its norm."""

    def __init__(self, block, site, **se):
        super().__init__()
        self.conv, self.adds, self.site = block.conv, block.use_res_connect, site
        units = [*block.conv[:-2]]
        sizes = {
            "branchInput": units[0][0].in_channels,
            "shortcut": units[0][0].in_channels,
            "expand": units[0][0].out_channels,
            "depthwise": units[-1][0].out_channels,
        }
        self.expands = len(units) == 2
        if (site != "shortcut" or self.adds) and (site != "expand" or self.expands):
            self.se = SqueezeExcitation(sizes.get(site, block.conv[-2].out_channels), **se)

    def at(self, site, x):
        return self.se(x, None) if site == self.site else x

    def forward(self, x):
        *units, projection, norm = self.conv
        y = self.at("branchInput", x)
        if self.expands:
            y = self.at("expand", units[0](y))
        y = self.at("depthwise", units[-1](y))
        y = self.at("residual", norm(projection(y)))
        return self.at("output", self.at("shortcut", x) + y if self.adds else y)


class GatedShuffleUnit(nn.Module):
    """ShuffleNet v2's unit, whose channels are split unless it strides."""

    def __init__(self, unit, site, **se):
        super().__init__()
        self.branch1, self.branch2, self.splits, self.site = unit.branch1, unit.branch2, unit.stride == 1, site
        half = unit.branch2[0].out_channels
        sizes = {"branchInput": unit.branch2[0].in_channels, "output": 2 * half}
        self.se = SqueezeExcitation(sizes.get(site, half), **se)

    def at(self, site, x):
        return self.se(x, None) if site == self.site else x

    def forward(self, x):
        passing, entered = x.chunk(2, dim=1) if self.splits else (self.branch1(x), x)
        y = self.at("branchInput", entered)
        y = self.at("pointwise", self.branch2[:3](y))
        y = self.at("depthwise", self.branch2[3:5](y))
        y = self.at("residual", self.branch2[5:](y))
        return self.at("output", channel_shuffle(torch.cat((self.at("shortcut", passing), y), dim=1), 2))


GATED = {InvertedResidual: GatedInvertedResidual, ShuffleUnit: GatedShuffleUnit}


def gated(network, site, **se):
    """The network with SE at one site of all its blocks."""
    for path, module in list(network.named_modules()):
        wrapper = GATED.get(type(module))
        if wrapper is not None:
            owner, _, name = path.rpartition(".")
            setattr(network.get_submodule(owner), name, wrapper(module, site, **se))
    return network
