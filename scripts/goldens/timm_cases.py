"""Goldens of networks under timm's names that have layers of their own, as timm builds them, at small pictures."""

import torchvision_without_ops  # noqa: F401 (before timm)
import timm

from published_entry import published_entry

CLASSES = 10
SHAPE = (2, 3, 65, 99)
STAGES = [f"layer{stage}" for stage in range(1, 5)]
LAYERS = [1, 2, 1, 1]
SHALLOW = ("resnetrs50", "ecaresnet26t", "skresnet18", "skresnet50d", "skresnext50_32x4d", "resnet50s")


# Means of 2×2 positions need maps of even sizes.
EVEN = (2, 3, 64, 128)
ANTIALIASED = {
    "resnetaa50": EVEN,
    "resnetaa34d": EVEN,
    "seresnextaa101d_32x8d": EVEN,
    "resnetblur18": SHAPE,
    "resnetblur50": SHAPE,
}


def described(name, backbone, shape=SHAPE):
    size = {"channels": shape[1], "height": shape[2], "width": shape[3]}
    return {"config": {"extends": name, "input": size, "classes": CLASSES, "backbone": backbone}}


def timm_entries():
    for name in SHALLOW:
        network = timm.create_model(name, num_classes=CLASSES, layers=LAYERS)
        block = "basic" if name == "skresnet18" else "bottleneck"
        options = {"layers": LAYERS} if "50s" not in name else {"depth": None, "block": block, "layers": LAYERS}
        yield published_entry(f"{name}-shallow", described(name, options), network, SHAPE, STAGES, gain=1.2)
    for name, shape in ANTIALIASED.items():
        network = timm.create_model(name, num_classes=CLASSES, layers=LAYERS)
        options = {"depth": None, "block": "basic" if name[-2:] in ("18", "4d") else "bottleneck", "layers": LAYERS}
        yield published_entry(f"{name}-shallow", described(name, options, shape), network, shape, STAGES, gain=1.2)
    for stride in (8, 16):
        network = timm.create_model("resnetblur50", num_classes=CLASSES, layers=LAYERS, output_stride=stride)
        options = {"depth": None, "block": "bottleneck", "layers": LAYERS, "outputStride": stride}
        yield published_entry(f"resnetblur50-output-stride-{stride}", described("resnetblur50", options), network, SHAPE, STAGES, gain=1.2)
    legacy = timm.create_model("legacy_seresnet18", num_classes=CLASSES)
    yield published_entry("legacy_seresnet18", described("legacy_seresnet18", {}), legacy, SHAPE, STAGES, gain=1.2)
