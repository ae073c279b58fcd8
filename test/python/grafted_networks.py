"""Grafted networks in PyTorch's eager mode: what they give beside the plain network, and what learns in two steps.

Usage: grafted_networks.py <folder>, with cases.json and states.safetensors in it. Networks and attention blocks are those of
scripts/goldens, written from the papers (and held against timm there), and those below. Prints JSON.
"""

import json
import sys
from functools import partial
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "goldens"))
from attention import channel_blocks as channel  # noqa: E402
from attention import position_blocks as position  # noqa: E402
from attention import self_attention  # noqa: E402
from attention.functional import batch_norm, conv, dense, per_channel  # noqa: E402
from attention.from_state import FromState  # noqa: E402
from reference_resnet import Backbone, ResNet  # noqa: E402

CLASSES, SIZE, BATCH, RATE = 5, 8, 4, 0.1


def se(x, state):
    """Hu et al. 2018 (arXiv 1709.01507), equations 2 to 4."""
    z = x.mean((2, 3), keepdim=True)
    return x * torch.sigmoid(conv(torch.relu(conv(z, state, "fc1")), state, "fc2"))


def scse(x, state):
    """Roy et al. 2018 (arXiv 1803.02579), section 2: cSE + sSE."""
    by_channel = torch.sigmoid(dense(torch.relu(dense(x.mean((2, 3)), state, "cSE.fc1")), state, "cSE.fc2"))
    return x * per_channel(by_channel) + x * torch.sigmoid(conv(x, state, "sSE.conv"))


def gct(x, state, epsilon=1e-5):
    """Yang et al. 2020 (arXiv 1909.11519), equations 1 to 5."""
    s = state["alpha"] * torch.sqrt((x**2).sum((2, 3), keepdim=True) + epsilon)
    normed = s / torch.sqrt((s**2).mean(1, keepdim=True) + epsilon)
    return x * (1 + torch.tanh(state["gamma"] * normed + state["beta"]))


def srm(x, state, epsilon=1e-5):
    """Lee et al. 2019 (arXiv 1903.10829), section 3."""
    style = torch.stack([x.mean((2, 3)), torch.sqrt(x.var((2, 3)) + epsilon)], 2)
    return x * per_channel(torch.sigmoid(batch_norm((style * state["cfc"]).sum(2), state, "bn")))


def sge(x, state, groups=2, epsilon=1e-5):
    """Li et al. 2019 (arXiv 1905.09646), equations 2 to 5."""
    batch, channels, height, width = x.shape
    grouped = x.reshape(batch, groups, channels // groups, height, width)
    likeness = (grouped * grouped.mean((3, 4), keepdim=True)).sum(2)
    centred = likeness - likeness.mean((2, 3), keepdim=True)
    normed = centred / (centred.std((2, 3), keepdim=True) + epsilon)
    gate = torch.sigmoid(normed * state["weight"].reshape(1, -1, 1, 1) + state["bias"].reshape(1, -1, 1, 1))
    return (grouped * gate[:, :, None]).reshape(x.shape)


def lct(x, state, groups=2, epsilon=1e-5):
    """Ruan et al. 2020 (arXiv 1909.03834), section 3."""
    normed = F.group_norm(x.mean((2, 3)), groups, eps=epsilon)
    return x * per_channel(torch.sigmoid(state["w"] * normed + state["b"]))


BLOCKS = {
    "se": se,
    "scse": scse,
    "gct": gct,
    "srm": srm,
    "sge": sge,
    "lct": lct,
    "ese": channel.ese,
    "eca": channel.eca,
    "gc": channel.gc,
    "fca": partial(channel.fca, pairs=[(0, 0), (0, 1)]),
    "ge": partial(position.ge, variant="thetaPlus", extent=2),
    "cbam": position.cbam,
    "coord": position.coord,
    "nam": position.nam,
    "sa": partial(position.sa, groups=1),
    "nl": self_attention.nl,
}


class GraftedResNet(ResNet):
    """The reference with sites outside of its blocks, whose attachments are modules of their own."""

    def at_end(self, path, x):
        for module in self.get_submodule(path).children() if hasattr(self, path) else ():
            x = module(x)
        return x

    def forward(self, x):
        x = self.at_end("stem", F.relu(self.bn1(self.conv1(x))))
        for stage in (self.layer1, self.layer2):
            # A block is called by its number, an attachment between stages by its name.
            for name, module in sorted(stage.named_children(), key=lambda child: child[0].isdigit()):
                x = module(x)
        return self.fc(self.at_end("beforePool", x).mean((2, 3)))


def made(compute, path, tensors):
    """An attachment with tensors of the shapes that the state has below a path."""
    own = {name.removeprefix(f"{path}."): t.shape for name, t in tensors.items() if name.startswith(f"{path}.")}
    norms = {name.removesuffix(".running_mean"): size[0] for name, size in own.items() if name.endswith("running_mean")}
    return FromState(compute, {k: v for k, v in own.items() if k.rpartition(".")[0] not in norms}, norms)


def attach(network, kind, site, tensors):
    """Adds an attachment at all places of a site."""
    if site in ("stem", "beforePool"):
        if not hasattr(network, site):
            network.add_module(site, nn.Module())
        network.get_submodule(site).add_module(kind, made(BLOCKS[kind], f"{site}.{kind}", tensors))
    elif site == "betweenStages":
        network.layer2.add_module(kind, made(BLOCKS[kind], f"layer2.{kind}", tensors))
    else:
        for stage in (1, 2):
            block = network.get_submodule(f"layer{stage}.0")
            block.add_module(kind, made(BLOCKS[kind], f"layer{stage}.0.{kind}", tensors))
            block.attached[site].append(kind)


def replace(network, site, tensors):
    """Puts selective kernels in place of a convolution, its norm and its ReLU, which, once more, changes nothing."""
    for stage in (1, 2):
        block = network.get_submodule(f"layer{stage}.0")
        compute = partial(self_attention.sk, convolution={"stride": block.get_submodule(site).stride[0]})
        block.add_module(site, nn.Identity())
        block.add_module(f"bn{site.removeprefix('conv')}", nn.Identity())
        block.add_module("sk", made(compute, f"layer{stage}.0.sk", tensors))
        block.attached[site].append("sk")


def build(tensors, block, site="", types=()):
    network = GraftedResNet(Backbone(block=block, layers=(1, 1), width=8, stem="cifar"), classes=CLASSES)
    for kind in types:
        replace(network, site, tensors) if kind == "sk" else attach(network, kind, site, tensors)
    counts = {name for name in network.state_dict() if name.endswith("num_batches_tracked")}
    missing, surplus = network.load_state_dict(tensors, strict=False)
    assert not surplus and set(missing) <= counts, (block, site, types, missing, surplus)
    return network


def learning(network, plain, x, labels):
    """The parameters that the plain network has not: those with a gradient within two steps of gradient descent, and the others."""
    network = network.double().train()
    own = {name: p for name, p in network.named_parameters() if name not in plain}
    learned = set()
    for _ in range(2):
        network.zero_grad()
        F.cross_entropy(network(x.double()), labels).backward()
        # What cancels out, as a bias before a norm does, leaves rounding.
        learned |= {name for name, p in own.items() if p.grad is not None and p.grad.abs().max() > 1e-9}
        with torch.no_grad():
            for p in network.parameters():
                p -= RATE * p.grad
    return {"learned": sorted(learned), "still": sorted(set(own) - learned)}


def main(folder):
    torch.set_num_threads(1)
    torch.backends.nnpack.set_flags(False)
    torch.manual_seed(0)
    x, labels = torch.randn(BATCH, 3, SIZE, SIZE), torch.arange(BATCH) % CLASSES
    tensors = load_file(folder / "states.safetensors")

    def state_of(key):
        return {name.removeprefix(f"{key}/"): t for name, t in tensors.items() if name.startswith(f"{key}/")}

    def logits(network):
        with torch.no_grad():
            return network.eval()(x)

    plain = {block: state_of(block) for block in ("basic", "bottleneck")}
    expected = {block: logits(build(tensors, block)) for block, tensors in plain.items()}
    results = []
    for case in json.loads((folder / "cases.json").read_text()):
        block = case["block"]
        network = build(state_of(case["key"]), block, case["site"], case["types"])
        difference = (logits(network) - expected[block]).abs().max().item()
        # Behind one another, gates multiply what the first of them see, and its gradients.
        steps = learning(network, plain[block], x, labels) if len(case["types"]) == 1 else {}
        results.append({"key": case["key"], "difference": difference, **steps})
    json.dump(results, sys.stdout)


main(Path(sys.argv[1]))
