"""Holds the reference against the stored facts: oracles.csv (counts) and names/ (state dicts of timm and pytorchcv)."""

import csv
import json
import math

import torch

from case import backbone_of
from reference_counts import macs, parameters
from reference_resnet import Attachment, ResNet

RESNEXT = {
    "50_32x4d": dict(depth=50, cardinality=32, base_width=4),
    "101_32x4d": dict(depth=101, cardinality=32, base_width=4),
    "101_64x4d": dict(depth=101, cardinality=64, base_width=4),
}
SENET154 = dict(depth=152, cardinality=64, base_width=4, stem="deep", projection_kernel=3, reduce_first=2)
WHERE = {
    "only stage 1 (the paper's Stage 2)": dict(stages=(1,)),
    "only stage 2 (the paper's Stage 3)": dict(stages=(2,)),
    "only stage 3 (the paper's Stage 4)": dict(stages=(3,)),
    "only stage 4": dict(stages=(4,)),
    "all but the last stage": dict(stages=(1, 2, 3)),
}
SITES = {
    "at branchInput (SE-PRE)": "branchInput",
    "at output (SE-POST)": "output",
    "at shortcut (SE-Identity; after the projection)": "shortcut",
    "at conv2 (SE_3x3)": "conv2",
}


def network_of(row):
    """The network of a row of oracles.csv as (backbone options, attachments), or None outside the ResNet family."""
    name = row["network"]
    options = dict(bias=row["se_bias"] == "yes", rounding="timm" if row["rounding"] == "timm" else "floor")
    se = Attachment("se", "residual", options=options)
    with_se = name.startswith("se-")
    base = name.removeprefix("se-")
    if base.startswith("senet-154"):
        return SENET154, (se,)
    for name, backbone in RESNEXT.items():
        if base in (f"resnext{name}", f"resnext-{name}"):
            return backbone, (se,) if with_se else ()
    base, _, variant = base.replace("resnet-", "resnet").partition(" ")
    if base not in [f"resnet{depth}" for depth in (18, 34, 50, 101, 152)]:
        return None
    backbone = dict(depth=int(base.removeprefix("resnet")))
    if variant == "(stride on 1x1)":
        backbone["stride_on"] = "conv1"
    elif variant.startswith("r="):
        options["reduction"] = int(variant.removeprefix("r="))
    elif variant in WHERE:
        se = Attachment("se", "residual", options=options, **WHERE[variant])
    elif variant in SITES:
        se = Attachment("se", SITES[variant], options=options)
    elif variant.startswith("squeeze none"):
        options["squeeze"] = "none"
    else:
        assert variant in ("", "(stride on 3x3)"), row["network"]
    return backbone, (se,) if with_se else ()


def check_oracles(path):
    """The number of rows of the ResNet family; raises with every row that the reference does not repeat."""
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    checked, wrong = 0, []
    for row in csv.DictReader(lines):
        described = network_of(row)
        if described is None:
            continue
        backbone, attachments = described
        with torch.device("meta"):
            network = ResNet(backbone_of(backbone), attachments)
        counted = {"parameters": parameters(network)}
        if row["macs"]:
            counted["macs"] = macs(network, 3, 224, 224)
        for key, count in counted.items():
            if int(row[key]) != count:
                wrong.append(f"{row['network']}: {key} {row[key]}, counted {count}")
        checked += 1
    assert not wrong, "oracles.csv: " + "; ".join(wrong)
    return checked


def timm_names(backbone, **options):
    return backbone, (Attachment("se", "residual", options=dict(bias=True, **options)),), 1000


def cifar_names(*attachments):
    return dict(depth=20, stem="cifar"), attachments, 10


# The state dict of each file as the reference builds it. The last ones have names of their own, so that only the
# shapes are compared, in order.
SAME_NAMES = {
    "timm-seresnet18": timm_names(dict(depth=18), rounding="timm"),
    "timm-seresnet50": timm_names(dict(depth=50), rounding="timm"),
    "timm-seresnext50_32x4d": timm_names(RESNEXT["50_32x4d"], rounding="timm"),
    "timm-senet154": timm_names(SENET154, rounding="timm"),
}
OTHER_NAMES = {
    "timm-legacy_seresnet50": timm_names(dict(depth=50, stride_on="conv1", stem_pool="ceil")),
    "timm-legacy_senet154": timm_names(dict(SENET154, stem_pool="ceil")),
    "pytorchcv-resnet20_cifar10": cifar_names(),
    "pytorchcv-seresnet20_cifar10": cifar_names(Attachment("se", "residual", options=dict(bias=True))),
}


def check_names(folder):
    """The number of files of names/ that the reference repeats; raises where one differs."""
    for file, (backbone, attachments, classes) in {**SAME_NAMES, **OTHER_NAMES}.items():
        stored = json.loads((folder / f"{file}.json").read_text())
        with torch.device("meta"):
            network = ResNet(backbone_of(backbone), attachments, classes)
        mine = {name: list(tensor.shape) for name, tensor in network.state_dict().items()}
        if file in SAME_NAMES:
            assert mine == stored, f"{file}: names or shapes differ"
        else:
            assert sorted(mine.values()) == sorted(stored.values()), f"{file}: shapes differ"
        learnable = [shape for name, shape in stored.items() if name.endswith(("weight", "bias"))]
        assert sum(map(math.prod, learnable)) == parameters(network), file
    return len(SAME_NAMES) + len(OTHER_NAMES)
