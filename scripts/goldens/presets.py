"""The networks that have a name in timm: what they are in the reference's options, and goldens made with timm."""

import torchvision_without_ops  # noqa: F401 (before timm)
import timm

from case import preset_entry
from check_facts import RESNEXT, SENET154
from reference_resnet import Attachment

SE = (Attachment("se", "residual", options=dict(bias=True, rounding="timm")),)

# timm's name: (backbone options, attachments)
PRESETS = {f"resnet{depth}": (dict(depth=depth), ()) for depth in (18, 34, 50, 101, 152)}
PRESETS |= {f"resnext{name}": (options, ()) for name, options in RESNEXT.items()}
PRESETS |= {f"se{name}": (options, SE) for name, (options, _) in PRESETS.items()}
PRESETS["senet154"] = SENET154, SE

# Those whose logits are stored. legacy_senet154 has other names and another stem pool.
STORED = [
    "resnet18",
    "resnet50",
    "seresnet18",
    "seresnet34",
    "seresnet50",
    "seresnext50_32x4d",
    "senet154",
    "legacy_senet154",
]
SHAPE, CLASSES = (2, 3, 64, 96), 10


def stored_entry(name):
    return preset_entry(name, timm.create_model(name, num_classes=CLASSES), SHAPE, CLASSES)
