"""Squeeze-and-excitation in PyTorch, and the structures the goldens compare it with.

SqueezeExcitation: Hu et al., "Squeeze-and-Excitation Networks" (arXiv 1709.01507), equations 2 to 4, with the
variants of its ablations (tables 10 to 12 and 16) and the rounding rules of other implementations.
"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {
    "relu": F.relu,
    "silu": F.silu,
    "tanh": torch.tanh,
    "gelu": F.gelu,  # the exact form, with the error function
    "hardSwish": lambda x: x * F.relu6(x + 3) / 6,
}

GATES = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "hardSigmoid": lambda x: F.relu6(x + 3) / 6,
}


def make_divisible(value, divisor, limit):
    """The multiple of divisor nearest to value, at least divisor, and never below limit * value."""
    rounded = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < limit * value else rounded


def reduced_channels(channels, reduction, rounding):
    """Width of the bottleneck between the two layers.

    floor: Caffe, the article, timm's legacy networks. timm: timm.layers.SEModule, which has no lower limit.
    mobilenet: torchvision's MobileNetV3 and mmpretrain.
    """
    if rounding == "floor":
        return channels // reduction
    if rounding == "timm":
        return make_divisible(channels * (1 / reduction), 8, 0.0)
    if rounding == "mobilenet":
        return make_divisible(channels // reduction, 8, 0.9)
    raise ValueError(rounding)


class SqueezeExcitation(nn.Module):
    """x * gate(W2 activation(W1 squeeze(s))), where s is x itself or the input of the block x was made from."""

    def __init__(
        self,
        channels,
        reduction=16,
        reduced=None,
        minimum_reduced=None,
        rounding="floor",
        bias=False,
        squeeze="avg",
        activation="relu",
        gate="sigmoid",
        source="site",
    ):
        super().__init__()
        hidden = reduced or reduced_channels(channels, reduction, rounding)
        hidden = max(hidden, minimum_reduced or 0)
        assert hidden > 0, f"{channels} channels cannot be reduced by {reduction}"
        self.fc1 = nn.Conv2d(channels, hidden, 1, bias=bias)
        self.fc2 = nn.Conv2d(hidden, channels, 1, bias=bias)
        self.squeeze, self.activation, self.gate, self.source = squeeze, activation, gate, source

    def squeezed(self, x):
        if self.squeeze == "avg":
            return x.mean((2, 3), keepdim=True)
        if self.squeeze == "max":
            return x.amax((2, 3), keepdim=True)
        assert self.squeeze == "none"  # the paper's NoSqueeze: the layers run at every position
        return x

    def forward(self, x, block_input):
        s = self.squeezed(x if self.source == "site" else block_input)
        return x * GATES[self.gate](self.fc2(ACTIVATIONS[self.activation](self.fc1(s))))


class PooledGate(nn.Module):
    """x * sigmoid(mean of x): a gate with no layers, "GE-theta-minus" of Hu et al. 2018 (arXiv 1810.12348)."""

    def __init__(self, channels):
        super().__init__()

    def forward(self, x, block_input):
        return x * torch.sigmoid(x.mean((2, 3), keepdim=True))


ATTACHMENTS = {"se": SqueezeExcitation, "pooledGate": PooledGate}
