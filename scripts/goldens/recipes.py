"""What timm's whole pipeline gives of pictures: test/goldens/recipes.json.

    python scripts/goldens/recipes.py [--check]

`pictures` are bytes in base64. Each case is a repository as timm writes it (`save_config_for_hf`): a small network with the recipe of a
published tag, or of none, and the logits of both pictures behind `create_transform`. Weights derive from their names, `gain` as in
`published_entry.py`; `names` has the shapes of the state dict where the names are timm's alone. Logits are computed in float64.
"""

import base64
import io
import json
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
import torch
from timm.data import create_transform, resolve_data_config
from timm.models import get_pretrained_cfg
from timm.models._hub import save_config_for_hf

from case import number
from name_derived import load_name_derived
from one_file import write_or_check
from published_entry import with_gain

FILE = Path(__file__).resolve().parents[2] / "test" / "goldens" / "recipes.json"
CLASSES = 10
NETWORKS = {"regnetx_002": 1.25, "mobilenetv3_small_050": 1.5}
RECIPE = ("input_size", "test_input_size", "crop_pct", "test_crop_pct", "crop_mode", "interpolation", "mean", "std")


def cases():
    """Id, network, tag whose recipe it has, what differs from it, whether at the size of tests."""
    yield "bilinear, 0.875", "mobilenetv3_small_050", "resnet18.tv_in1k", {}, False
    yield "bicubic, 0.875", "regnetx_002", "regnetx_002.pycls_in1k", {}, False
    yield "bicubic, 0.95", "mobilenetv3_small_050", "seresnet50.a1_in1k", {}, False
    yield "whole, 288, as it is tested", "mobilenetv3_small_050", "seresnet50.a1_in1k", {}, True
    yield "299, mean of a half", "regnetx_002", "inception_v3.tf_in1k", {}, False
    yield "299, 0.8975", "mobilenetv3_small_050", "inception_resnet_v2.tf_in1k", {}, False
    yield "0.9", "mobilenetv3_small_050", "efficientnet_b0.ra4_e3600_r224_in1k", {}, False
    yield "bilinear, mean of zero", "mobilenetv3_small_050", "mobilenetv3_large_100.miil_in21k_ft_in1k", {}, False
    yield "300, bilinear, 0.904", "regnetx_002", "tf_efficientnet_lite3.in1k", {}, False
    yield "squashed, 0.9", "regnetx_002", "tf_efficientnetv2_b3.in21k_ft_in1k", {}, False
    yield "squashed, whole", "mobilenetv3_small_050", "resnet18.tv_in1k", {"crop_mode": "squash", "crop_pct": 1.0}, False
    yield "with a border", "mobilenetv3_small_050", "seresnet50.a1_in1k", {"crop_mode": "border", "crop_pct": 1.0}, False
    yield "with a border, 0.9, bilinear", "regnetx_002", "resnet18.tv_in1k", {"crop_mode": "border", "crop_pct": 0.9}, False
    yield "over 1", "mobilenetv3_small_050", "seresnet50.a1_in1k", {"crop_pct": 1.15}, False
    yield "no square", "regnetx_002", "seresnet50.a1_in1k", {"input_size": (3, 160, 224)}, False
    yield "no square, with a border", "mobilenetv3_small_050", "seresnet50.a1_in1k", {"input_size": (3, 224, 160), "crop_mode": "border"}, False


def drawn(width, height, seed):
    """As a photograph has it: the finer a detail, the fainter; with an edge, and a corner that is too bright."""
    random = numpy.random.default_rng(seed)
    frequency = numpy.hypot(numpy.fft.fftfreq(height)[:, None], numpy.fft.rfftfreq(width)[None])
    frequency[0, 0] = 1
    planes = []
    for _ in range(3):
        waves = random.normal(size=frequency.shape) + 1j * random.normal(size=frequency.shape)
        plane = numpy.fft.irfft2(waves / frequency**1.3, s=(height, width))
        planes.append(plane / plane.std())
    grey = planes[0]
    y, x = numpy.mgrid[0:height, 0:width]
    edge = numpy.where(x * 0.8 + y < 0.7 * height, 40, 0)
    shine = 160 * numpy.exp(-((x - width * 0.8) ** 2 + (y - height * 0.2) ** 2) / (0.02 * width * height))
    values = [110 + 45 * grey + 20 * plane + edge + shine for plane in planes]
    return Image.fromarray(numpy.stack(values, -1).clip(0, 255).round().astype(numpy.uint8))


def pictures():
    for name, size, seed in (("wide.jpg", (390, 290), 1), ("tall.jpg", (97, 150), 2)):
        buffer = io.BytesIO()
        drawn(*size, seed).save(buffer, "JPEG", quality=75)
        yield name, buffer.getvalue()


def networks():
    return {name: with_gain(load_name_derived(timm.create_model(name, num_classes=CLASSES)), gain).double().eval() for name, gain in NETWORKS.items()}


def written_config(network, recipe):
    """`config.json`, as timm writes it of a model with that recipe."""
    network.pretrained_cfg = {**network.pretrained_cfg, **recipe, "num_classes": CLASSES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.json"
        save_config_for_hf(network, path, model_config={"label_names": [f"class-{index}" for index in range(CLASSES)]})
        return json.loads(path.read_text())


def entry(network, files, id, name, tag, changes, at_test_size):
    published = get_pretrained_cfg(tag).to_dict()
    recipe = {key: published.get(key) for key in RECIPE} | changes
    config = written_config(network, recipe)
    transform = create_transform(**resolve_data_config(model=network, use_test_size=at_test_size))
    rows = []
    for data in files.values():
        picture = transform(Image.open(io.BytesIO(data)).convert("RGB"))
        with torch.no_grad():
            rows.append([number(value) for value in network(picture[None].double())[0].tolist()])
    spread = torch.tensor(rows).std()
    assert (torch.tensor(rows[0]) - torch.tensor(rows[1])).abs().max() > 0.04 * spread, f"{id}: the logits hardly depend on the picture"
    return {"id": id, "network": name, "atTestSize": at_test_size, "config": config, "logits": rows}


def made():
    files, built = dict(pictures()), networks()
    state = built["mobilenetv3_small_050"].state_dict()
    return {
        "pictures": {name: base64.b64encode(data).decode() for name, data in files.items()},
        "gains": NETWORKS,
        "names": {"mobilenetv3_small_050": {name: " ".join(map(str, tensor.shape)) for name, tensor in state.items() if not name.endswith("num_batches_tracked")}},
        "cases": [entry(built[case[1]], files, *case) for case in cases()],
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['cases'])} cases; `npm run format` gives the file its form"))
