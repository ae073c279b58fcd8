"""Goldens of networks under timm's names that have layers of their own, as timm builds them, at small pictures."""

import torchvision_without_ops  # noqa: F401 (before timm)
import timm

from published_entry import published_entry

CLASSES = 10
SHAPE = (2, 3, 65, 99)
STAGES = [f"layer{stage}" for stage in range(1, 5)]
LAYERS = [1, 2, 1, 1]
SHALLOW = ("resnetrs50", "ecaresnet26t", "skresnet18", "skresnet50d", "skresnext50_32x4d", "resnet50s")


def described(name, backbone):
    size = {"channels": SHAPE[1], "height": SHAPE[2], "width": SHAPE[3]}
    return {"config": {"extends": name, "input": size, "classes": CLASSES, "backbone": backbone}}


def timm_entries():
    for name in SHALLOW:
        network = timm.create_model(name, num_classes=CLASSES, layers=LAYERS)
        block = "basic" if name == "skresnet18" else "bottleneck"
        options = {"layers": LAYERS} if "50s" not in name else {"depth": None, "block": block, "layers": LAYERS}
        yield published_entry(f"{name}-shallow", described(name, options), network, SHAPE, STAGES, gain=1.2)
    legacy = timm.create_model("legacy_seresnet18", num_classes=CLASSES)
    yield published_entry("legacy_seresnet18", described("legacy_seresnet18", {}), legacy, SHAPE, STAGES, gain=1.2)
