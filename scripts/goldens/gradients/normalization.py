"""Batch normalisation, by running statistics and by those of the batch; group, instance and layer normalisation."""

import torch.nn.functional as F

from .operation import MAP, Given, operation_case


def normalization_cases():
    weight, bias = Given("channel", (4,), scale=1, shift=1.5), Given("channel", (4,))
    mean, variance = Given("channel", (4,), scale=0.5), Given("channel", (4,), scale=0.5, shift=1)
    for name, axes, shape in (("feature maps", MAP, (3, 4, 3, 2)), ("rows", "batch channel", (6, 4))):
        x = Given(axes, shape, shift=1)
        attributes = {"epsilon": 1e-3, "momentum": 0.1}
        yield operation_case(f"batchNorm, {name}", "batchNorm", attributes, [x, weight, bias, mean, variance], [axes], by_running)
        yield operation_case(f"batchNormTraining, {name}", "batchNormTraining", {"epsilon": 1e-3}, [x, weight, bias], [axes, "channel", "channel"], by_batch)
        dy = Given(axes, shape)
        yield operation_case(f"batchNormTrainingGradient, {name}, in turn", "batchNormTrainingGradient", {"epsilon": 1e-3}, [dy, x, weight, mean, variance], [axes, "channel", "channel"], passed_back)
    x = Given(MAP, (2, 4, 3, 2), shift=1)
    for groups in (1, 2):
        yield operation_case(f"groupNorm, {groups} groups", "groupNorm", {"groups": groups, "epsilon": 1e-3}, [x, weight, bias], [MAP], lambda x, w, b: F.group_norm(x, groups, w, b, 1e-3))
    yield operation_case("groupNorm as instance norm", "groupNorm", {"groups": 4, "epsilon": 1e-3}, [x], [MAP], lambda x: F.instance_norm(x, eps=1e-3))
    over_channels = lambda x, w, b: F.layer_norm(x.permute(0, 2, 3, 1), (4,), w, b, 1e-3).permute(0, 3, 1, 2)
    yield operation_case("layerNorm over channels", "layerNorm", {"axes": ["channel"], "epsilon": 1e-3}, [x, weight, bias], [MAP], over_channels)
    shape = Given("height width", (3, 2), scale=1, shift=1.5)
    yield operation_case("layerNorm over positions, without bias", "layerNorm", {"axes": ["height", "width"], "epsilon": 1e-3}, [x, shape], [MAP], lambda x, w: F.layer_norm(x, (3, 2), w, None, 1e-3))


def spread(vector, x):
    return vector.reshape(1, -1, *[1] * (x.dim() - 2))


def others(x):
    return [dimension for dimension in range(x.dim()) if dimension != 1]


def by_running(x, weight, bias, mean, variance):
    """F.batch_norm gives its running statistics no gradients."""
    return (x - spread(mean, x)) / (spread(variance, x) + 1e-3).sqrt() * spread(weight, x) + spread(bias, x)


def by_batch(x, weight, bias):
    y = F.batch_norm(x, None, None, weight, bias, True, eps=1e-3)
    return y, x.mean(others(x)), x.var(others(x), correction=0)


def passed_back(dy, x, weight, mean, variance):
    """What passes back, as a function of all its inputs: the statistics are taken as they are given."""
    count = x.numel() / x.shape[1]
    inverse = 1 / (variance + 1e-3).sqrt()
    normalized = (x - spread(mean, x)) * spread(inverse, x)
    of_weight, of_bias = (dy * normalized).sum(others(x)), dy.sum(others(x))
    dx = spread(weight * inverse, x) * (dy - spread(of_bias, x) / count - normalized * spread(of_weight, x) / count)
    return dx, of_weight, of_bias
