"""The first steps of training of small networks in float64: losses, and what becomes of parameters and running statistics.

Weights derive from their names, the picture of each batch from the name `step <n>`, labels are the classes in turn, and
what is drawn for a batch derives from the name `step <n> <input>`. Of a large tensor every k-th element is stored; `norm`
is that of all of its elements.
"""

import math

import torch
import torch.nn.functional as F

from case import Case
from config_names import network_config
from gradients.operation import number
from name_derived import load_name_derived, uniform
from reference_resnet import Attachment

from .drawn import Draws, draw_drop, draw_shakes, shakeshake, shakeshake_config

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
# The second lets gradients pass through norms that keep their statistics.
PARTS = [
    (", the first layers frozen", {"freeze": {"modules": ["conv1", "bn1", "layer1"], "statistics": "keep"}}),
    (", layers in between frozen", {"freeze": {"modules": ["layer1"], "statistics": "keep"}}),
    (", frozen but for their statistics", {"freeze": {"modules": ["conv1", "bn1", "layer1"], "statistics": "update"}}),
    (
        ", in groups",
        {"groups": [{"modules": ["conv1", "bn1", "layer1"], "learningRateFactor": 0.1}, {"modules": ["layer2.0.bn1", "fc.bias"], "learningRateFactor": 2.0, "weightDecay": 0.0}, {"modules": ["fc"], "learningRateFactor": 1.0, "weightDecay": 0.05}]},
    ),
]


def picture(step, case):
    shape = (case.batch, case.channels, case.height, case.width)
    return torch.from_numpy(uniform(f"step {step}", math.prod(shape)).astype("float32")).double().reshape(shape)


def tensor_entry(tensor):
    flat = tensor.detach().flatten()
    every = max(1, flat.numel() // LARGEST)
    return {"norm": number(flat.norm().item()), "every": every, "values": [number(v) for v in flat[::every].tolist()]}


def below(name, modules):
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def frozen(network, freeze):
    """Takes `requires_grad` from parameters of modules and, where their statistics are kept, has their norms evaluate, as timm's
    `freeze` has them; the names and parameters that are left."""
    modules = [] if freeze is None else freeze["modules"]
    for name, module in network.named_modules():
        if isinstance(module, torch.nn.BatchNorm2d) and below(name, modules) and freeze["statistics"] == "keep":
            module.eval()
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not below(name, modules))
    return [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]


def in_groups(named, groups, learning_rate):
    """The parameter groups of an optimizer: each parameter in the first that it matches, the rest in one without options."""
    made = [{"params": [], "lr": learning_rate * group["learningRateFactor"], **({"weight_decay": group["weightDecay"]} if "weightDecay" in group else {})} for group in groups]
    rest = {"params": []}
    for name, parameter in named:
        index = next((i for i, group in enumerate(groups) if below(name, group["modules"])), None)
        (rest if index is None else made[index])["params"].append(parameter)
    return [rest, *made]


def trajectory_entry(case, type, options, learning_rate, make, network=None, config=None, draws=None, accumulate=1, what="", freeze=None, groups=()):
    """The updates of a network, each with the mean gradient of `accumulate` batches; `what` is added to its id."""
    network = load_name_derived(case.network() if network is None else network).double().train()
    trained = frozen(network, freeze)
    optimizer = make(in_groups(trained, groups, learning_rate), learning_rate)
    labels = torch.arange(case.batch) % case.classes
    losses = []
    for step in range(1, STEPS * accumulate + 1):
        if draws is not None:
            draws.step = step
        loss = F.cross_entropy(network(picture(step, case)), labels)
        (loss / accumulate).backward()
        losses.append(number(loss.item()))
        if step % accumulate == 0:
            optimizer.step()
            optimizer.zero_grad()
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.endswith("num_batches_tracked")}
    return {
        "id": f"{case.id}, {type}{what}",
        "config": network_config(case) if config is None else config,
        "batch": case.batch,
        "accumulate": accumulate,
        **({} if freeze is None else {"freeze": freeze}),
        **({} if not groups else {"groups": [dict(group) for group in groups]}),
        "draws": {} if draws is None else draws.inputs,
        "optimizer": {"type": type, "options": options, "learningRate": learning_rate},
        "losses": losses,
        "state": {name: tensor_entry(tensor) for name, tensor in state.items()},
    }


def drop_entry():
    case = Case("ResNet with drop-path and dropout", dict(block="basic", layers=(1, 2), width=8, dropout=0.4, drop_path=0.5), **SMALL)
    network, draws = case.network(), Draws()
    draw_drop(network, draws)
    return trajectory_entry(case, *OPTIMIZERS[0], network=network, draws=draws)


def shakeshake_entries():
    for block in ("basic", "bottleneck"):
        case = Case(f"Shake-Shake of {block} blocks", {}, **SMALL)
        network, draws = shakeshake(block, case.classes), Draws()
        draw_shakes(network, draws)
        config = shakeshake_config(block, case)
        yield trajectory_entry(case, *OPTIMIZERS[0], network=network, config=config, draws=draws)


def trajectory_entries():
    entries = [trajectory_entry(case, *optimizer) for case in NETWORKS for optimizer in OPTIMIZERS]
    entries += [trajectory_entry(NETWORKS[0], *optimizer, accumulate=2, what=" of two batches") for optimizer in OPTIMIZERS]
    for what, options in PARTS:
        entries.append(trajectory_entry(NETWORKS[0], *OPTIMIZERS[0], what=what, **options))
    return [*entries, drop_entry(), *shakeshake_entries()]
