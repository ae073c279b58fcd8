"""One training step of small networks, without the update: the loss, the gradient of each parameter, and what becomes of
the running statistics. Weights derive from their names, the batch from the name `input`."""

import torch
import torch.nn.functional as F

from case import Case
from config_names import network_config
from input_picture import input_picture
from name_derived import load_name_derived
from reference_resnet import Attachment

from .operation import number

SE = (Attachment("se", "residual", options=dict(reduction=4)),)
SMALL = dict(height=21, width=24, classes=5, batch=6)
CASES = [
    Case("basic", dict(block="basic", layers=(1, 1), width=8), SE, **SMALL),
    Case("bottleneck", dict(block="bottleneck", layers=(1, 1), width=4), SE, **SMALL),
    Case("grouped", dict(block="bottleneck", layers=(1, 1), width=4, cardinality=4, base_width=32), SE, **SMALL),
    Case("cifar, zero-padded shortcuts", dict(block="basic", layers=(1, 1, 1), width=4, stem="cifar", shortcut="zeroPad"), SE, **SMALL),
    Case("deep stem, ceil pool", dict(block="basic", layers=(1, 1), width=4, stem="deep", stem_pool="ceil"), SE, **SMALL),
]


def soft_labels(batch, classes):
    """Label-smoothed classes 0, 1, 2, … in turn."""
    return torch.stack([F.one_hot(torch.tensor(example % classes), classes) * 0.9 + 0.1 / classes for example in range(batch)]).double()


def network_entry(case):
    network = load_name_derived(case.network()).double().train()
    x = input_picture((case.batch, case.channels, case.height, case.width)).double()
    loss = F.cross_entropy(network(x), soft_labels(case.batch, case.classes))
    loss.backward()
    numbers = lambda tensor: [number(value) for value in tensor.flatten().tolist()]
    return {
        "id": case.id,
        "config": network_config(case),
        "batch": case.batch,
        "loss": number(loss.item()),
        "gradients": {name: numbers(parameter.grad) for name, parameter in network.named_parameters()},
        "running": {name: numbers(value) for name, value in network.named_buffers() if "running" in name},
    }


def network_entries():
    return [network_entry(case) for case in CASES]
