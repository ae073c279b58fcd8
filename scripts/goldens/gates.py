"""What hooks in PyTorch see of gates, by class: test/goldens/gates.json.

    python scripts/goldens/gates.py [--check]

`pictures` are PNGs in base64, by class. `gates` are the sigmoid of what the second layer of each SE block gives (a forward hook), and what NumPy
makes of them: mean and standard deviation of each channel over all pictures and those of each class, the variance within classes and between
their means. Weights derive from their names; all is computed in float64.
"""

import base64
import io
import sys
from pathlib import Path

import numpy
import torch
from PIL import Image

from case import Case, number
from config_names import network_config
from name_derived import load_name_derived
from one_file import write_or_check
from reference_resnet import Attachment

FILE = Path(__file__).resolve().parents[2] / "test" / "goldens" / "gates.json"
SIZE = 24
CLASSES = {"bright": (5, 200), "dark": (3, 40), "noise": (4, 128)}
MEAN, STD = 0.5, 0.25


def drawn(name, index, level):
    """Each class has a brightness, and each picture its own noise and tint."""
    random = numpy.random.default_rng([index, level])
    spread = 110 if name == "noise" else 25
    tint = random.uniform(-30, 30, 3)
    values = random.normal(level, spread, (SIZE, SIZE, 3)) + tint
    return values.clip(0, 255).round().astype(numpy.uint8)


def encoded(values):
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def numbers(values):
    return [number(value) for value in values]


def by_class(values, labels, label):
    own = values[labels == label]
    return {"pictures": len(own), "mean": numbers(own.mean(0)), "deviation": numbers(own.std(0))}


def statistics(values, labels):
    """Of a gate, pictures × channels."""
    count = len(CLASSES)
    parts = numpy.array([(labels == label).mean() for label in range(count)])
    means = numpy.stack([values[labels == label].mean(0) for label in range(count)])
    within = sum(part * values[labels == label].var(0) for label, part in enumerate(parts))
    between = (parts[:, None] * (means - values.mean(0)) ** 2).sum(0)
    return {
        "mean": numbers(values.mean(0)),
        "deviation": numbers(values.std(0)),
        "movement": number(numpy.sqrt(values.var(0).mean())),
        "within": number(numpy.sqrt(within.mean())),
        "between": number(numpy.sqrt(between.mean())),
        "classes": [by_class(values, labels, label) for label in range(count)],
    }


def made():
    backbone = dict(block="bottleneck", layers=(1, 2), width=8, stem="cifar")
    case = Case("gates", backbone, (Attachment("se", "residual", options=dict(reduction=4)),), height=SIZE, width=SIZE)
    network = load_name_derived(case.network()).double().eval()
    pictures = {
        name: [drawn(name, index, level) for index in range(count)] for name, (count, level) in CLASSES.items()
    }
    labels = numpy.repeat(numpy.arange(len(CLASSES)), [len(all) for all in pictures.values()])
    given = numpy.concatenate([numpy.stack(all) for all in pictures.values()]) / 255.0
    gates = {}
    for path, module in network.named_modules():
        if path.endswith(".se.fc2"):
            name = path.removesuffix(".fc2")
            module.register_forward_hook(
                lambda _module, _inputs, output, name=name: gates.__setitem__(name, torch.sigmoid(output).flatten(1).numpy())
            )
    with torch.no_grad():
        network(torch.from_numpy((given - MEAN) / STD).permute(0, 3, 1, 2))
    return {
        "config": {**network_config(case), "preprocess": {"cropRatio": 1, "mean": [MEAN] * 3, "std": [STD] * 3}},
        "pictures": {name: [encoded(values) for values in all] for name, all in pictures.items()},
        "gates": {name: statistics(values, labels) for name, values in gates.items()},
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['gates'])} gates"))
