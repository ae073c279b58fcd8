"""Five steps of each optimizer on a matrix and a vector with name-derived gradients, by PyTorch's and timm's own in float64."""

import torch
import torchvision_without_ops  # noqa: F401 (before timm)

from gradients.operation import number
from name_derived import uniform

STEPS = 5
SHAPES = {"matrix": (3, 4), "vector": (4,)}
RATES = [0.1, 0.1, 0.05, 0.05, 0.2]


def values(name, shape):
    count = torch.Size(shape).numel()
    return torch.from_numpy(uniform(name, count)).float().double().reshape(shape)


class averages_of_timm:
    """The averages of timm's ModelEmaV3, updated as its script does it."""

    def __init__(self, parameters, decay, warmup):
        from timm.utils import ModelEmaV3

        self.model = torch.nn.ParameterDict(parameters)
        self.ema = ModelEmaV3(self.model, decay=decay, use_warmup=warmup, update_after_step=0 if warmup else -1)

    def __call__(self, step):
        self.ema.update(self.model, step=step)

    def values(self):
        return {key: value.detach() for key, value in self.ema.module.items()}


def optimizer_case(name, type, options, make, clip=None, average=None, warmup=False, groups=()):
    parameters = {key: values(key, shape).requires_grad_() for key, shape in SHAPES.items()}
    excluded = options.get("decayNormsAndBiases") is False
    own = [next((group for group in groups if group[0] == key), (key, 1.0, None)) for key in SHAPES]
    given = groups
    groups = [{"params": [parameters["matrix"]]}, {"params": [parameters["vector"]], **({"weight_decay": 0.0} if excluded else {})}]
    for index, (_, factor, decay) in enumerate(own):
        if decay is not None:
            groups[index]["weight_decay"] = decay
    optimizer = make(groups)
    averaged = None if average is None else averages_of_timm(parameters, average, warmup)
    norms = []
    for step in range(1, STEPS + 1):
        for key, shape in SHAPES.items():
            parameters[key].grad = values(f"{key}, step {step}", shape)
        for group, (_, factor, _) in zip(optimizer.param_groups, own):
            group["lr"] = RATES[step - 1] * factor
        if clip is not None:
            norms.append(torch.nn.utils.clip_grad_norm_(list(parameters.values()), clip).item())
        optimizer.step()
        if averaged is not None:
            averaged(step)
    numbers = lambda tensor: [number(value) for value in tensor.flatten().tolist()]
    return {
        "name": name,
        "type": type,
        "options": options,
        **({} if clip is None else {"clipNorm": clip, "norms": [number(norm) for norm in norms]}),
        **({} if average is None else {"averageDecay": average, **({"averageWarmup": True} if warmup else {}), "averages": {key: numbers(value) for key, value in averaged.values().items()}}),
        **({} if not given else {"groups": [{"parameter": key, "learningRateFactor": factor, **({} if decay is None else {"weightDecay": decay})} for key, factor, decay in given]}),
        "rates": RATES,
        "parameters": {key: numbers(parameter.detach()) for key, parameter in parameters.items()},
    }


def optimizer_entries():
    from timm.optim import RMSpropTF, SGDW

    def sgd(**options):
        return lambda groups: torch.optim.SGD(groups, lr=1.0, **options)

    def adamw(kind=torch.optim.AdamW, **options):
        return lambda groups: kind(groups, lr=1.0, **options)

    def rmsprop(**options):
        return lambda groups: torch.optim.RMSprop(groups, lr=1.0, **options)

    def rmsprop_tf(**options):
        return lambda groups: RMSpropTF(groups, lr=1.0, **options)

    momentum = {"momentum": 0.9, "weightDecay": 1e-2}
    timm = {"form": "tensorflow", "alpha": 0.9, "epsilon": 1e-3, "momentum": 0.9}
    return [
        optimizer_case("sgd", "sgd", {}, sgd()),
        optimizer_case("sgd with weight decay", "sgd", {"weightDecay": 0.1}, sgd(weight_decay=0.1)),
        optimizer_case("sgd with momentum", "sgd", momentum, sgd(momentum=0.9, weight_decay=1e-2)),
        optimizer_case("sgd with Nesterov's momentum", "sgd", {**momentum, "nesterov": True}, sgd(momentum=0.9, weight_decay=1e-2, nesterov=True)),
        optimizer_case("sgd with decoupled decay", "sgd", {**momentum, "decoupledDecay": True}, lambda groups: SGDW(groups, lr=1.0, momentum=0.9, weight_decay=1e-2)),
        optimizer_case("sgd without decay of vectors", "sgd", {"momentum": 0.9, "weightDecay": 0.1, "decayNormsAndBiases": False}, sgd(momentum=0.9, weight_decay=0.1)),
        optimizer_case("sgd of clipped gradients", "sgd", momentum, sgd(momentum=0.9, weight_decay=1e-2), clip=1.5),
        optimizer_case("sgd of gradients that need no clipping", "sgd", {}, sgd(), clip=100.0),
        optimizer_case("sgd with running averages", "sgd", momentum, sgd(momentum=0.9, weight_decay=1e-2), average=0.8),
        optimizer_case("sgd with running averages that warm up", "sgd", momentum, sgd(momentum=0.9, weight_decay=1e-2), average=0.6, warmup=True),
        optimizer_case("sgd in groups", "sgd", momentum, sgd(momentum=0.9, weight_decay=1e-2), groups=[("matrix", 0.1, None), ("vector", 10.0, 0.0)]),
        optimizer_case("adamw with a group of its own", "adamw", {}, adamw(weight_decay=0.01), groups=[("vector", 0.3, 0.2)]),
        optimizer_case("rmsprop of timm, in groups", "rmsprop", {**timm, "weightDecay": 1e-2}, rmsprop_tf(alpha=0.9, eps=1e-3, momentum=0.9, weight_decay=1e-2), groups=[("matrix", 2.0, 0.1), ("vector", 0.5, None)]),
        optimizer_case("adamw", "adamw", {}, adamw()),
        optimizer_case("adamw with other options", "adamw", {"betas": [0.8, 0.95], "epsilon": 1e-3, "weightDecay": 0.1, "decayNormsAndBiases": False}, adamw(betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)),
        optimizer_case("adam", "adamw", {"weightDecay": 0.1, "decoupledDecay": False}, adamw(torch.optim.Adam, weight_decay=0.1)),
        optimizer_case("rmsprop", "rmsprop", {}, rmsprop()),
        optimizer_case("rmsprop with momentum", "rmsprop", {**momentum, "alpha": 0.9, "epsilon": 1e-2}, rmsprop(momentum=0.9, weight_decay=1e-2, alpha=0.9, eps=1e-2)),
        optimizer_case("rmsprop of timm", "rmsprop", {**timm, "weightDecay": 1e-2}, rmsprop_tf(alpha=0.9, eps=1e-3, momentum=0.9, weight_decay=1e-2)),
        optimizer_case("rmsprop of timm, without momentum", "rmsprop", {**timm, "momentum": 0}, rmsprop_tf(alpha=0.9, eps=1e-3, momentum=0.0)),
        optimizer_case("rmsprop of timm, decoupled decay", "rmsprop", {**timm, "weightDecay": 0.1, "decoupledDecay": True}, rmsprop_tf(alpha=0.9, eps=1e-3, momentum=0.9, weight_decay=0.1, decoupled_decay=True)),
    ]
