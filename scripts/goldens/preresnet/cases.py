"""Goldens of what the ResNet plugin has beside He et al.'s first networks.

ResNet-D and -T are timm's; pre-activation and Wide ResNets and Shake-Shake, which it lacks, are written out beside this
file.
"""

from functools import partial

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
from timm.models.resnet import BasicBlock, Bottleneck, ResNet

from preresnet.reference_preresnet import PreResnet
from preresnet.reference_shakeshake import ShakeShake
from published_entry import published_entry

CLASSES = 10
SHAPE, ODD, SMALL = (2, 3, 64, 96), (2, 3, 65, 99), (2, 3, 32, 24)
SE = {"type": "se", "bias": True, "reduction": 4}
PRE_SITES = ("branchInput", "conv1", "conv2", "conv3", "residual", "shortcut", "output")
SHAKE_SITES = ("branchInput", "branch1", "branch2", "residual", "shortcut", "output")


def stages(count):
    return [f"features.stage{stage}" for stage in range(1, count + 1)]


def configured(shape, backbone, attachments=()):
    size = {"channels": shape[1], "height": shape[2], "width": shape[3]}
    config = {"input": size, "classes": CLASSES, "backbone": backbone}
    return {"config": {**config, "attachments": list(attachments)} if attachments else config}


def resnet_d_entries():
    layers = [f"layer{stage}" for stage in range(1, 5)]
    for name in ("resnet18d", "resnet50d", "resnet50t"):
        network = timm.create_model(name, num_classes=CLASSES)
        yield published_entry(name, {"network": name}, network, SHAPE, layers, gain=1.5)
    for block, kind in (("basic", BasicBlock), ("bottleneck", Bottleneck)):
        for stride in (32, 16, 8):
            options = dict(stem_type="deep", stem_width=32, avg_down=True, output_stride=stride)
            network = ResNet(kind, [1, 2, 1, 1], num_classes=CLASSES, **options)
            backbone = {"type": "resnet", "block": block, "layers": [1, 2, 1, 1], "stem": "deep", "stemWidth": 32}
            described = configured(ODD, {**backbone, "shortcut": "averagePool", "outputStride": stride})
            yield published_entry(f"resnet-d-{block}-output-stride-{stride}", described, network, ODD, layers, gain=1.5)


def preresnet_entries():
    entry = partial(published_entry, shape=SHAPE, features=stages(4), gain=1.25)
    basic, bottleneck = ("basic", (2, 2, 2, 2)), ("bottleneck", (3, 4, 6, 3))
    yield entry("preresnet18", {"network": "preresnet18"}, PreResnet(*basic, CLASSES))
    yield entry("sepreresnet18", {"network": "sepreresnet18"}, PreResnet(*basic, CLASSES, se="residual"))
    yield entry("preresnet50", {"network": "preresnet50"}, PreResnet(*bottleneck, CLASSES, stride_on="conv1"))
    yield entry("preresnet50b", {"network": "preresnet50b"}, PreResnet(*bottleneck, CLASSES), shape=ODD)
    small = partial(published_entry, shape=SMALL, features=stages(3), gain=1.25)
    described = {"network": "sepreresnet164bn_cifar"}
    network = PreResnet("bottleneck", (18, 18, 18), CLASSES, 16, cifar=True, se="residual")
    yield small("sepreresnet164bn_cifar", described, network, gain=1.1)
    network = PreResnet("basic", (2, 2, 2), CLASSES, 16, 8, cifar=True)
    yield small("wrn16_8_cifar", {"network": "wrn16_8_cifar"}, network)
    for stride in (16, 8):
        network = PreResnet("bottleneck", (1, 2, 2, 1), CLASSES, 16, output_stride=stride)
        backbone = {"type": "preresnet", "block": "bottleneck", "layers": [1, 2, 2, 1], "width": 16}
        described = configured(ODD, {**backbone, "outputStride": stride})
        yield entry(f"preresnet-bottleneck-output-stride-{stride}", described, network, shape=ODD)
    network = PreResnet("basic", (1, 1, 1), CLASSES, 8, 2, cifar=True, output_stride=2)
    backbone = {"type": "preresnet", "block": "basic", "layers": [1, 1, 1], "width": 8, "widen": 2, "stem": "cifar"}
    described = configured(SMALL, {**backbone, "outputStride": 2})
    yield small("preresnet-cifar-output-stride-2", described, network)
    for site in PRE_SITES:
        kind = "bottleneck" if site == "conv3" else "basic"
        network = PreResnet(kind, (2, 1, 1, 1), CLASSES, 16, se=site, reduction=4)
        backbone = {"type": "preresnet", "block": kind, "layers": [2, 1, 1, 1], "width": 16}
        rule = {"attach": {**SE, "names": "conv"}, "at": site}
        yield entry(f"preresnet-{site}", configured(ODD, backbone, [rule]), network, shape=ODD)


def shakeshake_entries():
    entry = partial(published_entry, shape=SMALL, features=stages(3), gain=1.25)
    network = ShakeShake((4, 4, 4), 96, CLASSES)
    yield entry("shakeshake26_2x96d_cifar", {"network": "shakeshake26_2x96d_cifar"}, network)
    bottleneck = dict(bottleneck=True, cardinality=4, stem_width=32)
    backbone = {"type": "shakeshake", "block": "bottleneck", "width": 16, "cardinality": 4, "stemWidth": 32}
    network = ShakeShake((1, 2, 1), 16, CLASSES, **bottleneck)
    yield entry("shakeshake-bottleneck", configured(SMALL, {**backbone, "layers": [1, 2, 1]}), network)
    backbone = {"type": "shakeshake", "layers": [2, 1, 1], "width": 16}
    network = ShakeShake((2, 1, 1), 16, CLASSES, activation="output", output_stride=2)
    described = configured(SMALL, {**backbone, "activation": "output", "outputStride": 2})
    yield entry("shakeshake-activation-output-output-stride-2", described, network)
    for site in SHAKE_SITES:
        network = ShakeShake((2, 1, 1), 16, CLASSES, se=site, reduction=4)
        yield entry(f"shakeshake-{site}", configured(SMALL, backbone, [{"attach": SE, "at": site}]), network)


def preresnet_family_entries():
    return [*resnet_d_entries(), *preresnet_entries(), *shakeshake_entries()]
