"""The convolutional networks of timm and torchvision: scripts/docs/coverage/published.json, which docs/coverage.md is made from.

    python scripts/goldens/coverage.py [--check]

For each network its family, a digest of the shapes of its state dict in the order in which it is built and one of its
names, and the tags under which timm has weights with how they want pictures. Counters of batches are left out, and a dense
layer counts as the 1×1 convolution that it is. Some minutes; pytorchcv is asked, too, where it is installed.
"""

import hashlib
import importlib.util
import math
import sys
from pathlib import Path

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import timm
import torch
import torchvision
from timm.models import get_pretrained_cfg
from torchvision import models

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[1] / "docs" / "coverage" / "published.json"
# timm's modules of convolutional networks for classification; what is left out are transformers and networks after them.
MODULES = """byobnet cspnet densenet dla dpn efficientnet ghostnet hardcorenas hgnet hrnet inception_resnet_v2 inception_v3
inception_v4 lcnetv2 mobilenetv3 nasnet nfnet pnasnet regnet repghost res2net resnest resnet resnetv2 rexnet selecsls senet
sknet tresnet vgg vovnet xception xception_aligned""".split()
TRANSFORMERS = ("vit_", "swin", "maxvit", "convnext")


def digest(lines):
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def of_network(make):
    """Digests of shapes and names, from a network without numbers."""
    try:
        with torch.device("meta"):
            network = make()
    except NotImplementedError:  # RegNets calculate with tensors how wide they are
        network = make()
    state = [(name, list(t.shape)) for name, t in network.state_dict().items() if not name.endswith("num_batches_tracked")]
    shapes = ["x".join(map(str, shape[:2] if shape[2:] == [1, 1] else shape)) for _, shape in state]
    named = sorted(f"{name} {shape}" for (name, _), shape in zip(state, shapes))
    return {
        "parameters": sum(p.numel() for p in network.parameters()),
        "shapes": digest(shapes),
        "names": digest(named),
    }


def recipe(cfg):
    """How weights want pictures, as far as it is not ImageNet's mean and deviation in the middle of the picture."""
    assert cfg.input_size[1] == cfg.input_size[2] and cfg.input_size[0] == 3
    values = {
        "size": cfg.input_size[1],
        "resized": math.floor(cfg.input_size[1] / cfg.crop_pct),
        "cropRatio": cfg.crop_pct,
        "interpolation": cfg.interpolation,
    }
    differing = {
        "classes": (cfg.num_classes, 1000),
        "mean": (list(cfg.mean), [0.485, 0.456, 0.406]),
        "std": (list(cfg.std), [0.229, 0.224, 0.225]),
        "cropMode": (cfg.crop_mode, "center"),
        "license": (cfg.license, "apache-2.0"),
    }
    values |= {key: value for key, (value, usual) in differing.items() if value != usual}
    return values if cfg.hf_hub_id else {**values, "url": cfg.url}


def of_timm():
    tags = {}
    for tagged in timm.list_pretrained():
        name, _, tag = tagged.partition(".")
        tags.setdefault(name, []).append(tag)
    found = {}
    for module in MODULES:
        for name in sorted(timm.list_models(module=module)):
            if name.startswith("test_"):
                continue
            network = of_network(lambda: timm.create_model(name))
            weights = {tag: recipe(get_pretrained_cfg(f"{name}.{tag}")) for tag in tags.get(name, [])}
            found[name] = {"family": module, **network, "tags": weights}
    return found


def of_torchvision():
    found = {}
    for name in models.list_models(module=models):
        if name.startswith(TRANSFORMERS):
            continue
        options = {"init_weights": False} if name in ("googlenet", "inception_v3") else {}
        family = models.get_model_builder(name).__module__.rpartition(".")[2]
        found[name] = {"family": family, **of_network(lambda: models.get_model(name, **options))}
    return found


def of_pytorchcv():
    from pytorchcv.model_provider import _models

    return {name: {"family": make.__module__.rpartition(".")[2], **of_network(make)} for name, make in _models.items()}


def made():
    known = {
        "timm": {"version": timm.__version__, "networks": of_timm()},
        "torchvision": {"version": torchvision.__version__.partition("+")[0], "networks": of_torchvision()},
    }
    if importlib.util.find_spec("pytorchcv") is None:
        return known
    return {**known, "pytorchcv": {"version": "", "networks": of_pytorchcv()}}


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda known: f"{sum(len(k['networks']) for k in known.values())} networks"))
