"""Recomputes the squeeze-and-excitation cases of attention.json, gradients included, with the reference."""

import torch

from reference_se import PooledGate, SqueezeExcitation

OPTIONS = {
    "se_nobias_r2": {},
    "se_bias_r2": dict(bias=True),
    "se_maxsqueeze_r2": dict(squeeze="max"),
    "se_tanh_r2": dict(gate="tanh"),
    "se_relu_r2": dict(gate="relu"),
    "nosqueeze_r2": dict(squeeze="none"),
}
PARAMETERS = {"w1": "fc1.weight", "b1": "fc1.bias", "w2": "fc2.weight", "b2": "fc2.bias"}


def tensor(data, shape):
    return torch.tensor(data, dtype=torch.float64).reshape(shape)


def check_attention(stored):
    """The number of cases compared; raises where one differs."""
    shape = stored["shape"]
    modules = {name: SqueezeExcitation(shape[1], reduction=2, **options) for name, options in OPTIONS.items()}
    modules["ge_theta_minus_global"] = PooledGate(shape[1])
    for name, module in modules.items():
        golden = stored[name]
        module.double()
        mine = dict(module.named_parameters())
        for key, parameter in golden["params"].items():
            mine[PARAMETERS[key]].data = tensor(parameter["data"], mine[PARAMETERS[key]].shape)
        x = tensor(stored["x"], shape).requires_grad_()
        y = module(x, x)
        (y * tensor(stored["dy"], shape)).sum().backward()
        pairs = {"y": (y, golden["y"]), "d_x": (x.grad, golden["d_x"])}
        for key, gradient in golden["d_params"].items():
            pairs[key] = (mine[PARAMETERS[key]].grad, gradient)
        for key, (got, expected) in pairs.items():
            difference = (got.flatten() - tensor(expected, -1)).abs().max().item()
            assert difference < 1e-12, f"attention.json, {name}, {key}: {difference}"
    return len(modules)
