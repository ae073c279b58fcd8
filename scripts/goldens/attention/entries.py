"""The goldens of attention blocks in the form of attention.json: outputs and gradients in float64."""

import json

import numpy as np
import torch

from .cases import cases

DOC = (
    "float64; NCHW row-major; loss = sum(y * dy); grads d_* are dL/d*. BN in eval mode. Made by scripts/goldens/attention; "
    "parameters, buffers and options are named as in a network, `convolution` is what the block replaces; shape, x and dy of a "
    "case stand in place of the shared ones"
)


def drawn(generator, shape, scale=1.0, shift=0.0):
    """Normal numbers, rounded to 1/64 so that float32 holds them exactly and their digits are few."""
    values = torch.randn(shape, generator=generator, dtype=torch.float64) * scale + shift
    return torch.round(values * 64) / 64


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def stored(tensor):
    return {"shape": list(tensor.shape), "data": numbers(tensor)}


def state_of(case, generator):
    """Parameters and buffers of a case: layers with variance 1 / fan-in, norms near the identity."""
    parameters, buffers = {}, {}
    for name, shape in case.parameters.items():
        fan = int(np.prod(shape[1:])) if len(shape) > 1 else 1
        parameters[name] = drawn(generator, shape, max(fan, 1) ** -0.5)
    for name, channels in case.norms.items():
        parameters[f"{name}.weight"] = drawn(generator, (channels,), 0.25, 1)
        parameters[f"{name}.bias"] = drawn(generator, (channels,), 0.25)
        buffers[f"{name}.running_mean"] = drawn(generator, (channels,), 0.25)
        buffers[f"{name}.running_var"] = drawn(generator, (channels,), 0.1, 1).abs()
    return parameters, buffers


def entry(case, index, shared):
    generator = torch.Generator().manual_seed(index)
    own = case.shape != tuple(shared["shape"])
    x = drawn(generator, case.shape) if own else torch.tensor(shared["x"], dtype=torch.float64).reshape(case.shape)
    x.requires_grad_()
    parameters, buffers = state_of(case, generator)
    for tensor in parameters.values():
        tensor.requires_grad_()
    y = case.compute(x, {**parameters, **buffers})
    other = y.shape != tuple(shared["shape"])
    dy = drawn(generator, y.shape) if other else torch.tensor(shared["dy"], dtype=torch.float64).reshape(y.shape)
    (y * dy).sum().backward()
    gradients = {name: torch.zeros_like(t) if t.grad is None else t.grad for name, t in parameters.items()}
    return {
        "formula": case.formula,
        "type": case.type,
        "options": case.options,
        **({} if case.convolution is None else {"convolution": case.convolution}),
        **({"shape": list(case.shape), "x": numbers(x)} if own else {}),
        **({"outputShape": list(y.shape), "dy": numbers(dy)} if other else {}),
        "params": {name: stored(tensor) for name, tensor in parameters.items()},
        "buffers": {name: stored(tensor) for name, tensor in buffers.items()},
        "y": numbers(y),
        "d_x": numbers(x.grad),
        "d_params": {name: numbers(gradient) for name, gradient in gradients.items()},
    }


def attention_blocks(shared):
    """The text of attention-blocks.json, a line for each case; `shared` is attention.json, whose input the cases take."""
    every = cases()
    entries = {case.name: entry(case, index, shared) for index, case in enumerate(every)}
    assert len(entries) == len(every), "two cases have one name"
    head = {"_doc": DOC, "shape": shared["shape"], "x": shared["x"], "dy": shared["dy"]}
    lines = [f"  {json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}" for name, value in {**head, **entries}.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
