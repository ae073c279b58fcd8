"""One use of an operation, and its gradients by autograd in float64.

Nothing that can be derived is stored: input i of a case has the values of the name `<case>/<i>`, and the gradient that
comes back to output p those of `<case>/dy<p>` (the numbers u of name_derived.py). Inputs are shift + scale · u, or with
`levels` whole numbers (u · scale rounded) plus shift, so that many are equal; both are rounded to float32.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch

from name_derived import uniform

MAP = "batch channel height width"


@dataclass(frozen=True)
class Given:
    axes: str
    shape: tuple
    scale: float = 2.0
    shift: float = 0.0
    levels: bool = False

    def entry(self):
        sizes = dict(zip(self.axes.split(), self.shape, strict=True))
        return {"axes": sizes, "scale": self.scale, "shift": self.shift, **({"levels": True} if self.levels else {})}

    def values(self, name):
        u = uniform(name, math.prod(self.shape)).astype(np.float32).astype(np.float64)
        spread = np.floor(u * self.scale + 0.5) if self.levels else u * self.scale
        values = (self.shift + spread).astype(np.float32).astype(np.float64)
        return torch.from_numpy(values).reshape(self.shape)


def number(value):
    return float(f"{value:.7g}")


def operation_case(name, operation, attributes, inputs, outputs, function):
    """The gradients of Σ y · dy over all outputs y of `function`, for each of its inputs.

    outputs: the axes of each output, in the order of PyTorch's dimensions.
    """
    leaves = [given.values(f"{name}/{index}").requires_grad_() for index, given in enumerate(inputs)]
    results = function(*leaves)
    results = results if isinstance(results, tuple) else (results,)
    total = torch.zeros((), dtype=torch.float64)
    sizes = []
    for port, (axes, y) in enumerate(zip(outputs, results, strict=True)):
        sizes.append(dict(zip(axes.split(), y.shape, strict=True)))
        dy = torch.from_numpy(uniform(f"{name}/dy{port}", y.numel()).astype(np.float32).astype(np.float64))
        total = total + (y * dy.reshape(y.shape)).sum()
    gradients = torch.autograd.grad(total, leaves, allow_unused=True) if total.requires_grad else [None] * len(leaves)
    zeros = [torch.zeros_like(leaf) for leaf in leaves]
    return {
        "name": name,
        "operation": operation,
        "attributes": attributes,
        "inputs": [given.entry() for given in inputs],
        "outputs": sizes,
        "gradients": [
            [number(value) for value in (zero if gradient is None else gradient).flatten().tolist()]
            for gradient, zero in zip(gradients, zeros, strict=True)
        ],
    }


def window(axis, size, stride=1, before=0, after=0, dilation=1):
    return {"axis": axis, "size": size, "stride": stride, "before": before, "after": after, "dilation": dilation}


def square(size, stride=1, padding=0, dilation=1):
    return [window(axis, size, stride, padding, padding, dilation) for axis in ("height", "width")]
