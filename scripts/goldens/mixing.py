"""What timm's Mixup makes of batches: packages/data/goldens/mixing.json.

    python scripts/goldens/mixing.py [--check]

`batch` is a small batch: its shape, its classes, the labels of its pictures, and their values as float32 in base64. Each
case shows it to an augmentation by its name and options in a config, and lists `draws`, numbers from 0 to 1, which numpy
is made to draw instead of its own: a uniform number is as it is listed, an integer is its part of the range, and a number
of a beta distribution is the quantile at the number, by mpmath. `images` and `targets` are what comes out, in base64.
`quantiles` are quantiles of symmetric beta distributions by themselves: parameter, part, quantile.
"""

import base64
import math
import sys
from contextlib import contextmanager
from pathlib import Path

import mpmath
import numpy
import torch
import torchvision_without_ops  # noqa: F401
from timm.data.mixup import Mixup

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[2] / "packages" / "data" / "goldens" / "mixing.json"
SHAPE = (4, 3, 7, 6)
CLASSES = 4
LABELS = [0, 2, 3, 0]


def quantile(alpha, part):
    """The part of Beta(alpha, alpha) below it is `part`, to far more digits than a float has."""
    if alpha == 1:
        return part
    if part > 0.5:
        return float(1 - small_quantile(alpha, mpmath.mpf(1) - mpmath.mpf(part)))
    return float(small_quantile(alpha, mpmath.mpf(part)))


def small_quantile(alpha, part):
    with mpmath.workdps(60):
        lowest, highest = mpmath.mpf(-5000), mpmath.log(0.5)
        for _ in range(160):
            middle = (lowest + highest) / 2
            below = mpmath.betainc(alpha, alpha, 0, mpmath.exp(middle), regularized=True)
            lowest, highest = (middle, highest) if below < part else (lowest, middle)
        return mpmath.exp(highest)


class Draws:
    """Listed numbers in place of numpy's random ones."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.used = 0

    def next(self):
        self.used += 1
        return self.numbers[self.used - 1]

    @contextmanager
    def instead(self):
        kept = numpy.random.rand, numpy.random.beta, numpy.random.randint
        numpy.random.rand = self.next
        numpy.random.beta = lambda alpha, beta: quantile(alpha, self.next())
        numpy.random.randint = lambda low, high, size=None: low + math.floor(self.next() * (high - low))
        try:
            yield
        finally:
            numpy.random.rand, numpy.random.beta, numpy.random.randint = kept


def mixer(type, alpha=1.0, probability=1.0, cutmixAlpha=0.0, switch=0.5):
    mixup_alpha, cutmix_alpha = (alpha, cutmixAlpha) if type == "mixup" else (0.0, alpha)
    return Mixup(mixup_alpha, cutmix_alpha, None, probability, switch, "batch", True, 0.0, CLASSES)


def cases():
    numbers = numpy.random.default_rng(6)

    def draws(count=5):
        return [round(float(value), 6) for value in numbers.random(count)]

    for alpha in [1, 0.2, 0.8, 3]:
        for _ in range(2):
            yield "mixup", {"alpha": alpha}, draws()
            yield "cutmix", {"alpha": alpha}, draws()
    # In the middle, at an edge, in the corners.
    for share, row, column in [(0.5, 0.5, 0.5), (0.3, 0.0, 0.5), (0.3, 0.999, 0.0), (0.1, 0.999, 0.999), (0.01, 0.4, 0.6)]:
        yield "cutmix", {}, [0.0, share, row, column]
    # Without a rectangle, and where all is pasted that can be.
    yield "cutmix", {}, [0.5, 0.999, 0.5, 0.5]
    yield "cutmix", {}, [0.5, 0.0, 0.5, 0.5]
    yield "mixup", {}, [0.5, 0.0]
    for probability in [0.3, 0.8]:
        yield "mixup", {"probability": probability}, [0.5, *draws()]
        yield "cutmix", {"probability": probability}, [0.5, *draws()]
    for drawn in [0.1, 0.299, 0.3, 0.9]:
        yield "mixup", {"alpha": 0.8, "cutmixAlpha": 1, "switch": 0.3}, [0.2, drawn, *draws()]
    yield "mixup", {"alpha": 0.8, "cutmixAlpha": 0.5}, [0.2, 0.49, *draws()]
    yield "mixup", {"alpha": 0.8, "cutmixAlpha": 0.5, "probability": 0.1}, [0.2, 0.49, *draws()]


def text(tensor):
    return base64.b64encode(tensor.numpy().astype("<f4").tobytes()).decode()


def entry(images, type, options, numbers):
    draws = Draws(numbers)
    with draws.instead():
        mixed, targets = mixer(type, **options)(images.clone(), torch.tensor(LABELS))
    return {
        "type": type,
        "options": options,
        "draws": numbers[: draws.used],
        "images": text(mixed),
        "targets": text(targets),
    }


def made():
    images = torch.from_numpy(numpy.random.default_rng(2).normal(0, 1, SHAPE).astype(numpy.float32))
    parts = [0.0, 1e-9, 0.001, 0.03, 0.25, 0.4999, 0.5, 0.5001, 0.8, 0.97, 0.999999]
    alphas = [0.05, 0.1, 0.2, 0.5, 0.8, 1, 1.5, 2, 8, 100]
    return {
        "batch": {"shape": SHAPE, "classes": CLASSES, "labels": LABELS, "images": text(images)},
        "cases": [entry(images, *case) for case in cases()],
        "quantiles": [[alpha, part, quantile(alpha, part)] for alpha in alphas for part in parts],
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['cases'])} cases; `npm run format` gives the file its form"))
