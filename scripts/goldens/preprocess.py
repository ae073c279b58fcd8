"""How the sources of published weights prepare pictures: test/goldens/preprocess.json.

    python scripts/goldens/preprocess.py [--check]

For each preset whose name torchvision or timm has with weights: the size of the input, the side that a picture is resized to,
interpolation, mean and standard deviation. torchvision's first weights are the standard where it has some; a preset
that has weights from timm alone is prepared as timm's `pretrained_cfg` says.
"""

import json
import math
import re
import sys
from pathlib import Path

import torchvision_without_ops  # noqa: F401
from timm.models import get_pretrained_cfg
from torchvision import models

from one_file import write_or_check

GOLDENS = Path(__file__).resolve().parents[2] / "test" / "goldens"
FILE = GOLDENS / "preprocess.json"
# Presets that timm has under other names.
ALIASES = {"mnasnet_a1": "semnasnet_100", "mnasnet_b1": "mnasnet_100"}
# With weights, these networks undo the normalisation of their input, and normalise by a half (`transform_input`).
TRANSFORMED = {"googlenet", "inception_v3"}


def names():
    """Of all presets, from the generated page."""
    page = (GOLDENS.parents[1] / "docs" / "networks.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)


def of_torchvision(name):
    weights = list(models.get_model_weights(name))[0]
    recipe = weights.transforms()
    (size,), (resized,) = recipe.crop_size, recipe.resize_size
    half = [0.5] * 3 if name in TRANSFORMED else None
    return {
        "source": f"torchvision {weights.name}",
        "size": size,
        "resized": resized,
        "interpolation": recipe.interpolation.value,
        "mean": half or list(recipe.mean),
        "std": half or list(recipe.std),
    }


def of_timm(name):
    recipe = get_pretrained_cfg(ALIASES.get(name, name))
    if recipe is None or not recipe.has_weights:
        return None
    size = recipe.input_size[1]
    return {
        "source": f"timm {recipe.tag}",
        "size": size,
        "resized": math.floor(size / recipe.crop_pct),
        "interpolation": recipe.interpolation,
        "mean": list(recipe.mean),
        "std": list(recipe.std),
        **({} if recipe.crop_mode == "center" else {"cropMode": recipe.crop_mode}),
    }


def made():
    known = set(models.list_models(module=models))
    recipes = {name: of_torchvision(name) if name in known else of_timm(name) for name in names()}
    return {name: recipe for name, recipe in recipes.items() if recipe is not None}


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens)} goldens"))
