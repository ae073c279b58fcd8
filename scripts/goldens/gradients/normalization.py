"""Batch normalisation, by running statistics and by those of the batch."""

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
