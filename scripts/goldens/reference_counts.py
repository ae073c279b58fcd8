"""Parameters and multiply-adds of a PyTorch module."""

import torch
from torch import nn


def parameters(module):
    """Learnable parameters; the running statistics of batch norm are not among them."""
    return sum(parameter.numel() for parameter in module.parameters())


def macs(module, channels, height, width):
    """Multiply-adds of convolutions and dense layers for one picture, biases not counted.

    Works on the meta device too, where nothing is computed.
    """
    total = 0

    def count(layer, inputs, output):
        nonlocal total
        # Each output element takes as many multiply-adds as a filter has weights.
        total += output[0].numel() * layer.weight[0].numel()

    layers = [m for m in module.modules() if isinstance(m, (nn.Conv1d, nn.Conv2d, nn.Linear))]
    hooks = [layer.register_forward_hook(count) for layer in layers]
    weight = next(module.parameters())
    training = module.training
    with torch.no_grad():
        module.eval()(torch.zeros(1, channels, height, width, dtype=weight.dtype, device=weight.device))
    module.train(training)
    for hook in hooks:
        hook.remove()
    return total
