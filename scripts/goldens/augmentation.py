"""What torchvision's training transforms make of pictures: packages/data/goldens/augmentation.json.

    python scripts/goldens/augmentation.py [--check]

`pictures` are small pictures: width, height, channels, and their pixels in base64. Each case shows one of them to an
augmentation by its name and options in a config, and lists `draws`, numbers from 0 to 1. torchvision is made to draw
these instead of its own: a uniform number is as it is listed, scaled to the range asked for; an integer is its part of
the range. `pixels` is what comes out (or `values`, every seventh, where it is no picture of 8 bits any more), `size` its
height and width, and `used` how many of the numbers were drawn.
"""

import base64
import json
import math
import sys
from contextlib import contextmanager
from pathlib import Path

import numpy
from PIL import Image

import torch
import torchvision_without_ops  # noqa: F401
from torchvision import transforms

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[2] / "packages" / "data" / "goldens" / "augmentation.json"
INTERPOLATION = {
    "bilinear": transforms.InterpolationMode.BILINEAR,
    "bicubic": transforms.InterpolationMode.BICUBIC,
    "nearest": transforms.InterpolationMode.NEAREST,
}


class Draws:
    """Listed numbers in place of torch's random ones."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.used = 0

    def next(self):
        self.used += 1
        return self.numbers[self.used - 1]

    @contextmanager
    def instead(self):
        kept = torch.Tensor.uniform_, torch.randint, torch.rand, torch.randperm
        torch.Tensor.uniform_ = lambda tensor, low=0.0, high=1.0: tensor.fill_(low + (high - low) * self.next())
        torch.randint = lambda low, high, size: torch.tensor([low + math.floor(self.next() * (high - low))])
        torch.rand = lambda *size: torch.tensor([self.next()])
        # The order is settled by the case; hue is never asked for.
        torch.randperm = lambda count: torch.tensor([*self.order, 3])
        try:
            yield
        finally:
            torch.Tensor.uniform_, torch.randint, torch.rand, torch.randperm = kept


def pictures():
    numbers = numpy.random.default_rng(4)
    for name, width, height, channels in [
        ("wide", 61, 37, 3),
        ("tall", 29, 47, 3),
        ("square", 32, 32, 3),
        ("grey", 32, 32, 1),
        ("row", 40, 1, 3),
        ("small", 5, 4, 3),
    ]:
        y, x = numpy.mgrid[0:height, 0:width]
        planes = [x * 255 / width, y * 255 / height, (x + y) % 13 * 20][:channels]
        values = numpy.stack(planes, -1) + numbers.normal(0, 30, (height, width, channels))
        yield name, values.clip(0, 255).round().astype(numpy.uint8)


def as_image(values):
    return Image.fromarray(values[:, :, 0] if values.shape[2] == 1 else values)


def random_resized_crop(size, scale=(0.08, 1.0), ratio=(3 / 4, 4 / 3), interpolation="bilinear"):
    return transforms.RandomResizedCrop(size, scale, ratio, INTERPOLATION[interpolation])


def resize(size, interpolation="bilinear"):
    return transforms.Resize(size, INTERPOLATION[interpolation])


def pad_and_crop(size, padding=4, mode="constant", fill=0):
    return transforms.RandomCrop(size, padding, fill=fill, padding_mode=mode)


def normalize(mean, std):
    return transforms.Compose([transforms.ToTensor(), transforms.Normalize(mean, std)])


TRANSFORMS = {
    "resize": resize,
    "randomResizedCrop": random_resized_crop,
    "padAndCrop": pad_and_crop,
    "horizontalFlip": lambda probability=0.5: transforms.RandomHorizontalFlip(probability),
    "colorJitter": transforms.ColorJitter,
    "normalize": normalize,
}


def cases():
    numbers = numpy.random.default_rng(9)

    def draws(count=40):
        return [round(float(value), 6) for value in numbers.random(count)]

    for interpolation in INTERPOLATION:
        yield "resize", "wide", {"size": 24, "interpolation": interpolation}, []
        yield "resize", "tall", {"size": 40, "interpolation": interpolation}, []
        yield "resize", "wide", {"size": [20, 50], "interpolation": interpolation}, []
        yield "randomResizedCrop", "wide", {"size": 24, "interpolation": interpolation}, draws()
    for picture in ["wide", "tall", "square", "grey", "small"]:
        for _ in range(4):
            yield "randomResizedCrop", picture, {"size": 16}, draws()
    yield "randomResizedCrop", "tall", {"size": [12, 20], "scale": [0.5, 0.9], "ratio": [0.5, 2]}, draws()
    yield "randomResizedCrop", "square", {"size": 32, "scale": [1, 1], "ratio": [1, 1]}, draws()
    # Ten attempts that fail: too wide, too high, and a picture that needs no other crop.
    yield "randomResizedCrop", "row", {"size": 8, "scale": [1, 1], "ratio": [0.75, 1.25]}, draws()
    yield "randomResizedCrop", "tall", {"size": 8, "scale": [1, 1], "ratio": [1.5, 2]}, draws()
    yield "randomResizedCrop", "wide", {"size": 8, "scale": [1.5, 2], "ratio": [0.75, 1.75]}, draws()
    for picture in ["square", "wide", "grey"]:
        for mode in ["constant", "edge", "reflect", "symmetric"]:
            yield "padAndCrop", picture, {"size": 32, "mode": mode}, draws(4)
    yield "padAndCrop", "square", {"size": 38, "padding": 5, "fill": 77}, draws(4)
    yield "padAndCrop", "square", {"size": [20, 28], "padding": 0}, draws(4)
    yield "padAndCrop", "square", {"size": 32, "padding": 0}, draws(4)
    yield "padAndCrop", "small", {"size": [24, 25], "padding": 11, "mode": "reflect"}, draws(4)
    yield "padAndCrop", "small", {"size": [24, 25], "padding": 11, "mode": "symmetric"}, draws(4)
    yield "horizontalFlip", "wide", {}, [0.499]
    yield "horizontalFlip", "wide", {}, [0.5]
    yield "horizontalFlip", "grey", {"probability": 1}, [0.999]
    for factor in ["brightness", "contrast", "saturation"]:
        for picture in ["wide", "grey"]:
            # Below 1 and above it, where levels are cut off.
            for draw in [0.0, 0.21, 0.5, 0.87, 1.0]:
                yield "colorJitter", picture, {factor: 0.9}, [draw]
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]]:
        yield "colorJitter", "wide", {"brightness": 0.4, "contrast": 0.4, "saturation": 0.4}, draws(3), order
    yield "normalize", "wide", {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}, []
    yield "normalize", "grey", {"mean": [0.5], "std": [0.25]}, []


def entry(stored, type, picture, options, numbers, order=(0, 1, 2)):
    draws = Draws(numbers)
    draws.order = order
    with draws.instead():
        result = TRANSFORMS[type](**options)(as_image(stored[picture]))
    item = {"type": type, "picture": picture, "options": options}
    if numbers:
        item["draws"] = numbers[: draws.used]
        item["used"] = draws.used
    if type == "colorJitter" and len(options) > 1:
        item["order"] = list(order)
    if isinstance(result, torch.Tensor):
        return item | {"size": list(result.shape[1:]), "values": [float(value) for value in result.flatten()[::7]]}
    pixels = numpy.asarray(result)
    return item | {"size": list(pixels.shape[:2]), "pixels": base64.b64encode(pixels.tobytes()).decode()}


def made():
    stored = dict(pictures())
    return {
        "pictures": {
            name: {
                "width": values.shape[1],
                "height": values.shape[0],
                "channels": values.shape[2],
                "data": base64.b64encode(values.tobytes()).decode(),
            }
            for name, values in stored.items()
        },
        "cases": [entry(stored, *case) for case in cases()],
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['cases'])} cases; `npm run format` gives the file its form"))
