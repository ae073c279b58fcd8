"""A module of PyTorch made of a function of a state dict's tensors."""

import torch
from torch import nn


class State(dict):
    """Tensors by name, and whether the module that has them is being trained."""

    training = False


class FromState(nn.Module):
    """A block of the reference: tensors under their names, and the function that takes them."""

    def __init__(self, compute, parameters, norms=None):
        super().__init__()
        self.compute = compute
        for name, shape in parameters.items():
            self.put(name, nn.Parameter(torch.zeros(shape)))
        for name, channels in (norms or {}).items():
            self.put(f"{name}.weight", nn.Parameter(torch.zeros(channels)))
            self.put(f"{name}.bias", nn.Parameter(torch.zeros(channels)))
            self.put(f"{name}.running_mean", torch.zeros(channels))
            self.put(f"{name}.running_var", torch.zeros(channels))

    def put(self, name, tensor):
        *path, last = name.split(".")
        owner = self
        for part in path:
            if not hasattr(owner, part):
                owner.add_module(part, nn.Module())
            owner = getattr(owner, part)
        owner.register_parameter(last, tensor) if isinstance(tensor, nn.Parameter) else owner.register_buffer(last, tensor)

    def forward(self, x, _block_input=None):
        state = State({**dict(self.named_parameters()), **dict(self.named_buffers())})
        state.training = self.training
        return self.compute(x, state)
