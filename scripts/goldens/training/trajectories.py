"""The first steps of training of small networks in float64: losses, and what becomes of parameters and running statistics.

Weights derive from their names, the picture of each step from the name `step <n>`, labels are the classes in turn. Of a
large tensor every k-th element is stored; `norm` is that of all of its elements.
"""

import math

import torch
import torch.nn.functional as F

from case import Case
from config_names import network_config
from gradients.operation import number
from name_derived import load_name_derived, uniform
from reference_resnet import Attachment

STEPS = 5
LARGEST = 48
SE = (Attachment("se", "residual", options=dict(reduction=4)),)
SMALL = dict(height=21, width=24, classes=5, batch=6)
NETWORKS = [
    Case("SE-ResNet of basic blocks", dict(block="basic", layers=(1, 1), width=8), SE, **SMALL),
    Case("SE-ResNet of bottlenecks", dict(block="bottleneck", layers=(1, 1), width=4), SE, **SMALL),
    Case("SE-ResNeXt", dict(block="bottleneck", layers=(1, 1), width=4, cardinality=4, base_width=32), SE, **SMALL),
]
OPTIMIZERS = [
    ("sgd", {"momentum": 0.9, "weightDecay": 1e-4}, 0.05, lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9, weight_decay=1e-4)),
    ("adamw", {}, 0.001, lambda p, lr: torch.optim.AdamW(p, lr=lr)),
]


def picture(step, case):
    shape = (case.batch, case.channels, case.height, case.width)
    return torch.from_numpy(uniform(f"step {step}", math.prod(shape)).astype("float32")).double().reshape(shape)


def tensor_entry(tensor):
    flat = tensor.detach().flatten()
    every = max(1, flat.numel() // LARGEST)
    return {"norm": number(flat.norm().item()), "every": every, "values": [number(v) for v in flat[::every].tolist()]}


def trajectory_entry(case, type, options, learning_rate, make):
    network = load_name_derived(case.network()).double().train()
    optimizer = make(network.parameters(), learning_rate)
    labels = torch.arange(case.batch) % case.classes
    losses = []
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        loss = F.cross_entropy(network(picture(step, case)), labels)
        loss.backward()
        optimizer.step()
        losses.append(number(loss.item()))
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.endswith("num_batches_tracked")}
    return {
        "id": f"{case.id}, {type}",
        "config": network_config(case),
        "batch": case.batch,
        "optimizer": {"type": type, "options": options, "learningRate": learning_rate},
        "losses": losses,
        "state": {name: tensor_entry(tensor) for name, tensor in state.items()},
    }


def trajectory_entries():
    return [trajectory_entry(case, *optimizer) for case in NETWORKS for optimizer in OPTIMIZERS]
