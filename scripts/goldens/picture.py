"""What torchvision and timm make of pictures: packages/data/goldens/pictures.json.

    python scripts/goldens/picture.py [--check]

`files` are small pictures, their bytes in base64. Each case shows one of them with a `preprocess` and an input size, and
has the pixels that torchvision's `Resize` and `CenterCrop` give, before `ToTensor` and `Normalize`; the first case also
some values after them; where `rounding` is `floor`, those of timm's `transforms_imagenet_eval`. Sizes are chosen so that sides are enlarged, reduced a little and much, truncated, and cropped by
odd numbers.
"""

import base64
import io
import json
import math
import sys
from pathlib import Path

import numpy
from PIL import Image, ImageOps

import torchvision_without_ops  # noqa: F401
from timm.data.transforms_factory import transforms_imagenet_eval
from torchvision import transforms

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[2] / "packages" / "data" / "goldens" / "pictures.json"
INTERPOLATIONS = {
    "bilinear": transforms.InterpolationMode.BILINEAR,
    "bicubic": transforms.InterpolationMode.BICUBIC,
    "nearest": transforms.InterpolationMode.NEAREST,
}
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
ORIENTATION = 0x0112


def drawn(width, height, noise):
    """Gradients, a disc with hard edges, and noise: all that resampling can get wrong."""
    y, x = numpy.mgrid[0:height, 0:width]
    disc = (x - width * 0.6) ** 2 + (y - height * 0.4) ** 2 < (min(width, height) * 0.3) ** 2
    planes = [x * 255 / width, y * 255 / height, numpy.where(disc, 250, 20)]
    values = numpy.stack(planes, -1) + numpy.random.default_rng(1).normal(0, noise, (height, width, 3))
    return Image.fromarray(values.clip(0, 255).round().astype(numpy.uint8))


def encoded(picture, format, **options):
    buffer = io.BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


def turned(picture, orientation):
    exif = picture.getexif()
    exif[ORIENTATION] = orientation
    return encoded(picture, "JPEG", quality=90, exif=exif)


def with_transparency(picture):
    alpha = Image.linear_gradient("L").resize(picture.size)
    picture = picture.copy()
    picture.putalpha(alpha)
    return picture


def files():
    noisy, plain = drawn(61, 45, 25), drawn(48, 32, 0)
    yield "noisy.png", encoded(noisy, "PNG")
    yield "large.jpg", encoded(drawn(203, 149, 2), "JPEG", quality=80)
    yield "upright.png", encoded(drawn(37, 52, 9), "PNG")
    yield "square.png", encoded(drawn(20, 20, 9), "PNG")
    yield "grey.png", encoded(noisy.convert("L"), "PNG")
    yield "palette.png", encoded(drawn(61, 45, 5).quantize(16), "PNG")
    yield "transparent.png", encoded(with_transparency(plain), "PNG")
    yield "lossless.webp", encoded(plain, "WEBP", lossless=True, exact=True)
    yield "subsampled.jpg", encoded(drawn(64, 48, 2), "JPEG", quality=85, subsampling=2)
    for orientation in range(2, 9):
        yield f"orientation-{orientation}.jpg", turned(plain, orientation)


def cases():
    for interpolation in INTERPOLATIONS:
        yield f"reduced, {interpolation}", "noisy.png", {"interpolation": interpolation}, (24, 24)
        yield f"enlarged, {interpolation}", "noisy.png", {"interpolation": interpolation}, (48, 48)
        yield f"much reduced, {interpolation}", "large.jpg", {"interpolation": interpolation}, (17, 17)
    yield "whole side", "noisy.png", {"cropRatio": 1}, (32, 32)
    yield "upright, odd crop", "upright.png", {"cropRatio": 0.95}, (30, 30)
    yield "padded, ratio above 1", "noisy.png", {"cropRatio": 1.25}, (24, 24)
    yield "padded on one side", "large.jpg", {"cropRatio": 1.1, "interpolation": "bicubic"}, (33, 33)
    timm = {"rounding": "floor", "interpolation": "bicubic"}
    yield "timm, 0.95", "noisy.png", {**timm, "cropRatio": 0.95}, (30, 30)
    yield "timm, ratio above 1", "upright.png", {**timm, "cropRatio": 1.15}, (31, 31)
    yield "timm, no square", "noisy.png", {"rounding": "floor", "cropRatio": 0.9}, (21, 34)
    yield "timm, no square, upright", "upright.png", {"rounding": "floor"}, (19, 34)
    for mode in ("border", "squash"):
        for file in ("noisy.png", "upright.png"):
            yield f"timm, {mode}, {file}", file, {**timm, "cropMode": mode, "cropRatio": 0.9}, (25, 25)
        yield f"timm, {mode}, whole", "noisy.png", {**timm, "cropMode": mode, "cropRatio": 1}, (26, 26)
        yield f"timm, {mode}, ratio above 1", "large.jpg", {**timm, "cropMode": mode, "cropRatio": 1.2}, (27, 27)
        yield f"timm, {mode}, no square", "large.jpg", {**timm, "cropMode": mode, "cropRatio": 0.95}, (33, 20)
    yield "timm, border, grey", "noisy.png", {**timm, "cropMode": "border", "mean": [0.45], "std": [0.25]}, (24, 24)
    yield "the size already", "square.png", {"cropRatio": 1}, (20, 20)
    yield "one channel", "noisy.png", {"mean": [0.5], "std": [0.25]}, (24, 24)
    yield "grey file", "grey.png", {}, (24, 24)
    yield "palette", "palette.png", {}, (24, 24)
    yield "transparent", "transparent.png", {}, (16, 16)
    yield "lossless WebP", "lossless.webp", {}, (16, 16)
    yield "JPEG, 4:2:0", "subsampled.jpg", {}, (24, 24)
    for orientation in range(2, 9):
        yield f"EXIF orientation {orientation}", f"orientation-{orientation}.jpg", {}, (12, 12)


def pixels(data, preprocess, size):
    """The picture as torchvision's evaluation transforms leave it, and those transforms' result."""
    height, width = size
    mean, std = preprocess.get("mean", MEAN), preprocess.get("std", STD)
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("L" if len(mean) == 1 else "RGB")
    if preprocess.get("rounding") == "floor":
        return timm_pixels(picture, preprocess, size, mean, std), None
    interpolation = INTERPOLATIONS[preprocess.get("interpolation", "bilinear")]
    shorter = math.floor(min(height, width) / preprocess.get("cropRatio", 0.875) + 0.5)
    crop = transforms.Compose([transforms.Resize(shorter, interpolation), transforms.CenterCrop(size)])(picture)
    tensor = transforms.Compose([transforms.ToTensor(), transforms.Normalize(mean, std)])(crop)
    return numpy.asarray(crop), tensor


def timm_pixels(picture, preprocess, size, mean, std):
    """The picture as timm's evaluation transforms leave it, before they normalise it."""
    transform = transforms_imagenet_eval(
        size,
        crop_pct=preprocess.get("cropRatio", 0.875),
        crop_mode=preprocess.get("cropMode"),
        interpolation=preprocess.get("interpolation", "bilinear"),
        mean=mean,
        std=std,
        normalize=False,
    )
    return transform(picture).permute(1, 2, 0).numpy()


def entry(index, stored, name, file, preprocess, size):
    crop, tensor = pixels(stored[file], preprocess, size)
    item = {
        "id": name,
        "file": file,
        "preprocess": preprocess,
        "size": list(size),
        "pixels": base64.b64encode(crop.tobytes()).decode(),
    }
    if index == 0:
        item["tensor"] = [float(value) for value in tensor.flatten()[::7]]
    return item


def made():
    stored = dict(files())
    return {
        "files": {name: base64.b64encode(data).decode() for name, data in stored.items()},
        "cases": [entry(index, stored, *case) for index, case in enumerate(cases())],
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['cases'])} cases; `npm run format` gives the file its form"))
