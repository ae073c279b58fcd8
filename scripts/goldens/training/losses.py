"""Losses of name-derived logits and labels and their gradients, by PyTorch's and timm's own losses in float64."""

import torch
import torch.nn.functional as F

from gradients.operation import number
from name_derived import uniform

BATCH, CLASSES = 4, 5
LABELS = [2, 0, 4, 2]


def logits_of(scale):
    values = torch.from_numpy(uniform("logits", BATCH * CLASSES)).reshape(BATCH, CLASSES) * scale
    return values.float().double().requires_grad_()


def soft_labels():
    """Numbers in [0, 1), each of its own: not a distribution, so that nothing relies on one."""
    return (torch.from_numpy(uniform("labels", BATCH * CLASSES)).reshape(BATCH, CLASSES) / 2 + 0.5).float().double()


def loss_case(name, type, options, scale, function):
    labels = soft_labels() if options.get("labels") == "probabilities" else torch.tensor(LABELS)
    logits = logits_of(scale)
    loss = function(logits, labels)
    loss.backward()
    return {
        "name": name,
        "type": type,
        "options": options,
        "batch": BATCH,
        "classes": CLASSES,
        "scale": scale,
        "labels": labels.flatten().tolist() if labels.dtype == torch.int64 else [number(v) for v in labels.flatten().tolist()],
        "loss": number(loss.item()),
        "gradient": [number(value) for value in logits.grad.flatten().tolist()],
    }


def one_hot(labels):
    return F.one_hot(labels, CLASSES).double()


def smoothed(labels, smoothing):
    """timm's BinaryCrossEntropy: smoothing / classes everywhere, 1 - smoothing + smoothing / classes at the class."""
    off = smoothing / CLASSES
    return one_hot(labels) * (1 - smoothing) + off


def weighted_entries():
    """Classes of different weights, as PyTorch's `weight` has them."""
    weights = [0.5, 2.0, 1.0, 3.0, 0.0]
    weight = torch.tensor(weights, dtype=torch.float64)
    cross = lambda **options: lambda logits, labels: F.cross_entropy(logits, labels, weight=weight, **options)
    binary = F.binary_cross_entropy_with_logits
    given = {"classWeights": weights}
    soft = {"labels": "probabilities", **given}
    return [
        loss_case("cross entropy, weighted", "crossEntropy", given, 3.0, cross()),
        loss_case("cross entropy of large logits, weighted", "crossEntropy", given, 300.0, cross()),
        loss_case("cross entropy, weighted and smoothed", "crossEntropy", {**given, "labelSmoothing": 0.1}, 3.0, cross(label_smoothing=0.1)),
        loss_case("cross entropy of soft labels, weighted", "crossEntropy", soft, 3.0, cross()),
        loss_case("cross entropy of soft labels, weighted and smoothed", "crossEntropy", {**soft, "labelSmoothing": 0.2}, 3.0, cross(label_smoothing=0.2)),
        loss_case("binary cross entropy, weighted", "binaryCrossEntropy", given, 3.0, lambda x, y: binary(x, one_hot(y), weight=weight)),
        loss_case("binary cross entropy, weighted and smoothed", "binaryCrossEntropy", {**given, "labelSmoothing": 0.1}, 3.0, lambda x, y: binary(x, smoothed(y, 0.1), weight=weight)),
        loss_case("binary cross entropy of soft labels, weighted", "binaryCrossEntropy", soft, 3.0, lambda x, y: binary(x, y, weight=weight)),
        *positive_entries(weight, weights),
    ]


def positive_entries(weight, weights):
    """What is of a class weighed against what is not, as PyTorch's `pos_weight` has it; alone and beside `weight`."""
    positives = [3.0, 0.25, 1.0, 0.0, 7.0]
    tensor = torch.tensor(positives, dtype=torch.float64)
    binary = F.binary_cross_entropy_with_logits
    type, given = "binaryCrossEntropy", {"positiveWeights": positives}
    soft = {"labels": "probabilities", **given}
    return [
        loss_case("binary cross entropy, positives weighted", type, given, 3.0, lambda x, y: binary(x, one_hot(y), pos_weight=tensor)),
        loss_case("binary cross entropy, all positives weighted alike", type, {"positiveWeights": 4}, 3.0, lambda x, y: binary(x, one_hot(y), pos_weight=torch.full_like(tensor, 4))),
        loss_case("binary cross entropy of large logits, positives weighted", type, given, 300.0, lambda x, y: binary(x, one_hot(y), pos_weight=tensor)),
        loss_case("binary cross entropy of soft labels, positives weighted", type, soft, 3.0, lambda x, y: binary(x, y, pos_weight=tensor)),
        loss_case("binary cross entropy, all weighted and smoothed", type, {**given, "classWeights": weights, "labelSmoothing": 0.1}, 3.0, lambda x, y: binary(x, smoothed(y, 0.1), weight=weight, pos_weight=tensor)),
    ]


def loss_entries():
    cross = lambda **options: lambda logits, labels: F.cross_entropy(logits, labels, **options)
    binary = F.binary_cross_entropy_with_logits
    soft = {"labels": "probabilities"}
    return [
        loss_case("cross entropy", "crossEntropy", {}, 3.0, cross()),
        loss_case("cross entropy of large logits", "crossEntropy", {}, 300.0, cross()),
        loss_case("cross entropy, smoothed", "crossEntropy", {"labelSmoothing": 0.1}, 3.0, cross(label_smoothing=0.1)),
        loss_case("cross entropy of soft labels", "crossEntropy", soft, 3.0, cross()),
        loss_case("cross entropy of soft labels, smoothed", "crossEntropy", {**soft, "labelSmoothing": 0.2}, 3.0, cross(label_smoothing=0.2)),
        *weighted_entries(),
        loss_case("binary cross entropy", "binaryCrossEntropy", {}, 3.0, lambda x, y: binary(x, one_hot(y))),
        loss_case("binary cross entropy of large logits", "binaryCrossEntropy", {}, 300.0, lambda x, y: binary(x, one_hot(y))),
        loss_case("binary cross entropy of logits 0", "binaryCrossEntropy", {}, 0.0, lambda x, y: binary(x, one_hot(y))),
        loss_case("binary cross entropy, smoothed", "binaryCrossEntropy", {"labelSmoothing": 0.1}, 3.0, lambda x, y: binary(x, smoothed(y, 0.1))),
        loss_case("binary cross entropy of soft labels", "binaryCrossEntropy", soft, 3.0, binary),
    ]
