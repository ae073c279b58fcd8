"""Parameters and multiply-adds of the mobile, pre-activation and Shake-Shake presets, counted on the published networks."""

import csv
import json
import re

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import timm
import torch
import torchvision.models as published
from timm.models import get_pretrained_cfg

from mobile.reference_mobilenet_v1 import MobilenetV1
from mobile.reference_shufflenet_v1 import ShufflenetV1
from preresnet.reference_preresnet import PreResnet
from preresnet.reference_shakeshake import ShakeShake
from reference_counts import macs, parameters

HEADER = "network,source,size,classes,parameters,macs"
EFFICIENTNET_SIZES = (224, 240, 288, 300, 380, 456, 528, 600)
TORCHVISION = {f"efficientnet_b{number}": size for number, size in enumerate(EFFICIENTNET_SIZES)}
TORCHVISION |= dict.fromkeys(("mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small"), 224)
TORCHVISION |= {f"shufflenet_v2_x{width}": 224 for width in ("0_5", "1_0", "1_5", "2_0")}
TIMM = {"mnasnet_a1": "semnasnet_100", "mnasnet_b1": "mnasnet_100"}
TIMM |= {name: name for name in ("resnet18d", "resnet34d", "resnet50d", "resnet101d", "resnet152d", "resnet50t")}
TIMM |= {"seresnet152d": "seresnet152d"}

TF_SIZES = dict(b0=224, b1=240, b2=260, b3=300, b4=380, b5=456, b6=528, b7=600, b8=672, l2=475)
TIMM |= {f"tf_efficientnet_{size}": f"tf_efficientnet_{size}" for size in TF_SIZES}

REGNETS = [name for name in timm.list_models("regnet[xyvz]_*") if re.fullmatch(r"regnet[xyvz]_\d+(_tv|_h)?", name)]
TIMM |= {name: name for name in REGNETS}
V2_SIZES = {"rw_t": 224, "rw_s": 288, "rw_m": 320, "s": 288, "m": 320, "l": 384, "xl": 384}
TIMM |= {f"efficientnetv2_{variant}": f"efficientnetv2_{variant}" for variant in V2_SIZES}
TIMM |= {name: name for name in timm.list_models("tf_efficientnetv2_*")}
TIMM |= {name: name for name in timm.list_models("*vovnet*") if not name.endswith("_evos")}

# The sizes of the pictures that their weights are for, where it is not 224.
TIMM_SIZES = dict.fromkeys(("resnet101d", "resnet152d", "seresnet152d", "regnetz_040", "regnetz_040_h"), 256)
TIMM_SIZES |= {f"tf_efficientnet_{name}": size for name, size in TF_SIZES.items()}
TIMM_SIZES |= {f"efficientnetv2_{variant}": size for variant, size in V2_SIZES.items()}
TIMM_SIZES |= dict.fromkeys(("regnety_640", "regnety_1280", "regnety_2560"), 384)

TIMM |= {
    name: name
    for name in """
    densenet121 densenet161 densenet169 densenet201 densenet264d
    densenetblur121d resnest14d resnest26d resnest50d resnest101e resnest200e resnest269e resnest50d_4s2x40d resnest50d_1s4x24d
    ghostnet_050 ghostnet_100 ghostnet_130 rexnet_100 rexnet_130 rexnet_150 rexnet_200 rexnet_300
    rexnetr_100 rexnetr_130 rexnetr_150 rexnetr_200 rexnetr_300
    tinynet_a tinynet_b tinynet_c tinynet_d tinynet_e mixnet_s mixnet_m mixnet_l mixnet_xl mixnet_xxl
    res2net50_26w_4s res2net101_26w_4s res2net50_26w_6s res2net50_26w_8s res2net50_48w_2s res2net50_14w_8s res2net50d
    res2net101d res2next50
    tf_mixnet_s tf_mixnet_m tf_mixnet_l
    resnet10t resnet14t resnet26 resnet26d resnet26t resnet50c resnet50s resnet101c resnet101s resnet152c resnet152s
    resnet200 resnet200d wide_resnet50_2 wide_resnet101_2 resnext50d_32x4d resnext101_32x8d resnext101_32x16d
    resnext101_32x32d seresnet50t seresnet200d seresnet269d seresnext26d_32x4d seresnext26t_32x4d seresnext101_32x8d
    seresnext101d_32x8d resnetrs50 resnetrs101 resnetrs152 resnetrs200 resnetrs270 resnetrs350 resnetrs420
    ecaresnet26t ecaresnet50d ecaresnet50t ecaresnet101d ecaresnet200d ecaresnet269d ecaresnetlight
    ecaresnext26t_32x4d ecaresnext50t_32x4d skresnet18 skresnet34 skresnet50 skresnet50d skresnext50_32x4d
    legacy_seresnet18 legacy_seresnet34 legacy_seresnext26_32x4d
    mobilenetv1_100 mobilenetv1_125 mobilenetv2_035 mobilenetv2_050 mobilenetv2_075 mobilenetv2_100 mobilenetv2_140
    mobilenetv2_110d mobilenetv2_120d mobilenetv3_large_075 mobilenetv3_large_100 mobilenetv3_small_050
    mobilenetv3_small_075 mobilenetv3_small_100
    tf_mobilenetv3_large_075 tf_mobilenetv3_large_100 tf_mobilenetv3_large_minimal_100
    tf_mobilenetv3_small_075 tf_mobilenetv3_small_100 tf_mobilenetv3_small_minimal_100
    resnetaa34d resnetaa50 resnetaa50d resnetaa101d seresnetaa50d seresnextaa101d_32x8d seresnextaa201d_32x8d
    resnetblur18 resnetblur50 resnetblur50d resnetblur101d
    mnasnet_050 mnasnet_075 mnasnet_100 mnasnet_140 semnasnet_050 semnasnet_075 semnasnet_100 semnasnet_140
    """.split()
}


def size_of(model):
    """The sizes of the pictures that timm's standard weights are for, and 224 where it has none."""
    if model in TIMM_SIZES:
        return TIMM_SIZES[model]
    recipe = get_pretrained_cfg(model)
    return recipe.input_size[1] if recipe is not None and recipe.has_weights else 224

DEPTHS = {
    18: ("basic", (2, 2, 2, 2)),
    34: ("basic", (3, 4, 6, 3)),
    50: ("bottleneck", (3, 4, 6, 3)),
    101: ("bottleneck", (3, 4, 23, 3)),
    152: ("bottleneck", (3, 8, 36, 3)),
    200: ("bottleneck", (3, 24, 36, 3)),
}


def preresnets():
    """Pre-activation and Wide ResNets as pytorchcv has them, and with its SE."""
    for se in (None, "residual"):
        prefix = "se" if se else ""
        for depth, layers in DEPTHS.items():
            options = dict(stride_on="conv1", se=se)
            yield f"{prefix}preresnet{depth}", lambda layers=layers, options=options: PreResnet(*layers, **options), 224, 1000
            if depth >= 50:
                yield f"{prefix}preresnet{depth}b", lambda layers=layers, se=se: PreResnet(*layers, se=se), 224, 1000
        for depth, block in ((20, "basic"), (56, "basic"), (110, "basic"), (164, "bottleneck"), (1001, "bottleneck")):
            units = (depth - 2) // (6 if block == "basic" else 9)
            name = f"{prefix}preresnet{depth}{'bn' if depth == 164 else ''}_cifar"
            options = dict(cifar=True, se=se)
            yield name, lambda block=block, n=units, o=options: PreResnet(block, (n,) * 3, 10, 16, **o), 32, 10
        for depth, widen in ((16, 8), (28, 10)):
            units = (depth - 4) // 6
            name = f"{prefix}wrn{depth}_{widen}_cifar"
            yield name, lambda n=units, k=widen, se=se: PreResnet("basic", (n,) * 3, 10, 16, k, cifar=True, se=se), 32, 10


def references():
    """What neither torchvision nor timm has: preset, how to make it, size of the input, classes."""
    yield "mobilenet_v1", MobilenetV1, 224, 1000
    for suffix, width in (("w3d4", 0.75), ("wd2", 0.5), ("wd4", 0.25)):
        yield f"mobilenet_v1_{suffix}", lambda width=width: MobilenetV1(width=width), 224, 1000
    yield "se_mobilenet_v1", lambda: MobilenetV1(se={"pointwise": dict(bias=True)}), 224, 1000
    for groups in (1, 2, 3, 4, 8):
        name = f"shufflenet_v1_g{groups}"
        yield name, lambda groups=groups: ShufflenetV1(groups), 224, 1000
        options = dict(se="residual", se_options=dict(bias=True))
        yield f"se_{name}", lambda groups=groups, options=options: ShufflenetV1(groups, **options), 224, 1000
    yield from preresnets()
    for se in (None, "residual"):
        prefix = "se" if se else ""
        yield f"{prefix}shakeshake26_2x96d_cifar", lambda se=se: ShakeShake((4,) * 3, 96, 10, se=se), 32, 10
        options = dict(bottleneck=True, cardinality=4, stem_width=64, se=se)
        name = f"{prefix}shakeshake29_2x4x64d_cifar"
        yield name, lambda options=options: ShakeShake((3,) * 3, 64, 100, **options), 32, 100


def of_timm(model):
    if model not in REGNETS:
        return timm.create_model(model)
    # timm computes the widths of RegNets with tensors, which must have values.
    with torch.device("cpu"):
        return timm.create_model(model, device="meta")


def every():
    for name, size in TORCHVISION.items():
        yield name, "torchvision", getattr(published, name), size, 1000
    for name, model in TIMM.items():
        yield name, "timm", lambda model=model: of_timm(model), size_of(model), 1000
    for name, make, size, classes in references():
        yield name, "reference", make, size, classes


def published_counts():
    """The table as text."""
    lines = [HEADER]
    with torch.device("meta"):  # counting needs no weights
        for name, source, make, size, classes in every():
            network = make()
            counts = parameters(network), macs(network, 3, size, size)
            lines.append(",".join(map(str, (name, source, size, classes, *counts))))
    return "\n".join(lines) + "\n"


# Rows of oracles.csv that the networks written out here repeat.
ORACLES = {
    "mobilenet_v1": MobilenetV1,
    **{f"shufflenet_v1_g{groups}": lambda groups=groups: ShufflenetV1(groups) for groups in (1, 2, 3, 4, 8)},
    "se-preresnet-18": lambda: PreResnet(*DEPTHS[18], stride_on="conv1", se="residual"),
    "se-preresnet-50": lambda: PreResnet(*DEPTHS[50], stride_on="conv1", se="residual"),
}
# Files of names/ likewise.
NAMES = {
    "pytorchcv-mobilenet_w1": MobilenetV1,
    "pytorchcv-shufflenet_g1_w1": lambda: ShufflenetV1(1),
    "pytorchcv-shufflenet_g3_w1": lambda: ShufflenetV1(3),
    "pytorchcv-sepreresnet18": lambda: PreResnet(*DEPTHS[18], se="residual"),
    "pytorchcv-preresnet164bn_cifar10": lambda: PreResnet("bottleneck", (18,) * 3, 10, 16, cifar=True),
    "pytorchcv-wrn16_10_cifar10": lambda: PreResnet("basic", (2,) * 3, 10, 16, 10, cifar=True),
}


def check_published(folder):
    """How many rows and files agree with the networks written out here; raises where one differs."""
    lines = [line for line in (folder / "oracles.csv").read_text().splitlines() if not line.startswith("#")]
    rows = {row["network"]: row for row in csv.DictReader(lines)}
    with torch.device("meta"):
        for name, make in ORACLES.items():
            network = make()
            counted = str(parameters(network)), str(macs(network, 3, 224, 224))
            assert counted == (rows[name]["parameters"], rows[name]["macs"]), f"{name}: {counted}"
        for file, make in NAMES.items():
            mine = {name: list(tensor.shape) for name, tensor in make().state_dict().items()}
            stored = json.loads((folder / "names" / f"{file}.json").read_text())
            assert mine == stored, f"{file}: names or shapes differ"
    return len(ORACLES) + len(NAMES)
