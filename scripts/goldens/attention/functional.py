"""What several attention blocks are made of, as functions of a state dict's tensors."""

import torch
import torch.nn.functional as F


def conv(x, state, name, **options):
    return F.conv2d(x, state[f"{name}.weight"], state.get(f"{name}.bias"), **options)


def dense(x, state, name):
    return F.linear(x, state[f"{name}.weight"], state.get(f"{name}.bias"))


def batch_norm(x, state, name):
    statistics = state[f"{name}.running_mean"], state[f"{name}.running_var"]
    training = getattr(state, "training", False)
    return F.batch_norm(x, *statistics, state[f"{name}.weight"], state[f"{name}.bias"], training, eps=1e-5)


def layer_norm(x, state, name, epsilon=1e-5):
    """Over the last axis."""
    return F.layer_norm(x, x.shape[-1:], state[f"{name}.weight"], state[f"{name}.bias"], epsilon)


def mean(x):
    """The squeeze, batch × channel."""
    return x.mean((2, 3))


def per_channel(gate):
    return gate[:, :, None, None]


def pools(x, order):
    """Maximum and mean over the channels."""
    maximum, average = x.amax(1, keepdim=True), x.mean(1, keepdim=True)
    return torch.cat([maximum, average] if order == "maxMean" else [average, maximum], 1)


def spatial_gate(x, state, name, order="maxMean"):
    weight = state[f"{name}.conv.conv.weight"]
    y = F.conv2d(pools(x, order), weight, padding=weight.shape[-1] // 2)
    return torch.sigmoid(batch_norm(y, state, f"{name}.conv.bn"))
