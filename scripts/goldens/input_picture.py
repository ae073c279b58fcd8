"""The input of every golden: the values u of name_derived.py for the name "input", as they are, in [-1, 1)."""

import math

import torch

from name_derived import uniform


def input_picture(shape):
    """Float32 input of this shape, row-major over all its axes."""
    return torch.from_numpy(uniform("input", math.prod(shape))).float().reshape(shape)
