"""The networks of scripts/bench/networks.mjs in PyTorch."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "goldens"))
from reference_resnet import Attachment, Backbone, ResNet  # noqa: E402


def reference_network(structure):
    structure = dict(structure)
    classes, se = structure.pop("classes"), structure.pop("se", None)
    structure["layers"] = tuple(structure["layers"])
    attachments = [] if se is None else [Attachment("se", "residual", options=se)]
    return ResNet(Backbone(**structure), attachments, classes)
