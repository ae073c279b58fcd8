"""Goldens of the mobile networks at small pictures.

MobileNet v2 and v3, EfficientNet and ShuffleNet v2 are torchvision's, MnasNet is timm's; MobileNet v1 and ShuffleNet v1,
which neither has, are written out beside this file.
"""

from functools import partial

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import timm
import torchvision.models as published
from timm.layers import Conv2dSame
from torch import nn
from torchvision.models.efficientnet import EfficientNet, _efficientnet_conf
from torchvision.models.shufflenetv2 import ShuffleNetV2

from mobile.reference_mobilenet_v1 import MobilenetV1
from mobile.reference_shufflenet_v1 import ShufflenetV1
from mobile.sites import gated
from published_entry import published_entry

CLASSES = 10
SHAPE, ODD = (2, 3, 64, 96), (2, 3, 65, 99)
FLOOR = dict(bias=True)
SMALL_SE = dict(bias=True, reduction=4)
RULE = {"type": "se", "bias": True, "reduction": 4}
V2_STAGES = [f"features.{block}" for block in (1, 3, 6, 13, 17)]
NUMBERED_STAGES = {
    "mobilenet_v3_large": [f"features.{block}" for block in (1, 3, 6, 12, 15)],
    "mobilenet_v3_small": [f"features.{block}" for block in (1, 3, 8, 11)],
    "efficientnet_b0": [f"features.{group}" for group in ("1.0", "2.1", "3.1", "5.2", "7.0")],
}
MNASNET_STAGES = {
    "mnasnet_a1": [f"blocks.{block}" for block in ("0.0", "1.1", "2.2", "4.1", "6.0")],
    "mnasnet_b1": [f"blocks.{block}" for block in ("0.0", "1.2", "2.2", "4.1", "6.0")],
}
SHUFFLE_STAGES = ["stage2", "stage3", "stage4"]
V1_STAGES = [f"features.stage{stage}" for stage in range(1, 6)]
SHUFFLE_V1_STAGES = V1_STAGES[:3]


def configured(shape, config):
    size = {"channels": shape[1], "height": shape[2], "width": shape[3]}
    return {"config": {"input": size, "classes": CLASSES, **config}}


def without_se(network):
    """The network whose SE modules let everything through, under the names that the others had."""
    for module in list(network.modules()):
        for name, child in list(module.named_children()):
            if type(child).__name__ == "SqueezeExcitation":
                setattr(module, name, nn.Identity())
    return network


def with_gate(network, gate):
    for module in network.modules():
        if type(module).__name__ == "SqueezeExcitation":
            module.scale_activation = gate()
    return network


def mobilenet_entries():
    entry = partial(published_entry, shape=SHAPE, features=V1_STAGES)
    yield entry("mobilenet_v1", {"network": "mobilenet_v1"}, MobilenetV1(CLASSES), gain=1.5)
    gated_v1 = MobilenetV1(CLASSES, se={"pointwise": FLOOR})
    yield entry("se_mobilenet_v1", {"network": "se_mobilenet_v1"}, gated_v1, gain=1.75)
    backbone = {"type": "mobilenet_v1", "widthMultiplier": 0.25, "activation": "relu6", "outputStride": 8}
    narrow = MobilenetV1(CLASSES, 0.25, 8, nn.ReLU6, {"depthwise": SMALL_SE})
    rules = [{"attach": RULE, "at": "depthwise"}]
    described = configured(ODD, {"backbone": backbone, "attachments": rules})
    yield entry("mobilenet_v1-depthwise-output-stride-8", described, narrow, shape=ODD, gain=2)

    entry = partial(published_entry, shape=SHAPE, features=V2_STAGES)
    yield entry("mobilenet_v2", {"network": "mobilenet_v2"}, published.mobilenet_v2(num_classes=CLASSES), gain=1.3)
    for site in ("branchInput", "expand", "depthwise", "residual", "shortcut", "output"):
        network = gated(published.mobilenet_v2(num_classes=CLASSES, width_mult=0.35), site, **SMALL_SE)
        backbone = {"type": "mobilenet_v2", "widthMultiplier": 0.35}
        described = configured(ODD, {"backbone": backbone, "attachments": [{"attach": RULE, "at": site}]})
        yield entry(f"mobilenet_v2-{site}", described, network, shape=ODD, gain=1.4)


def own_se_entries():
    for name, stages in NUMBERED_STAGES.items():
        make = partial(getattr(published, name), num_classes=CLASSES)
        gain = 1.5 if name == "efficientnet_b0" else 1.4
        entry = partial(published_entry, shape=SHAPE, features=stages, gain=gain)
        yield entry(name, {"network": name}, make())
        removed = configured(SHAPE, {"extends": name, "attachments": [{"id": "se", "attach": None}]})
        yield entry(f"{name}-without-se", removed, without_se(make()))
        # Each with the gate of the others.
        gate, function = ("hardSigmoid", nn.Hardsigmoid) if "efficientnet" in name else ("sigmoid", nn.Sigmoid)
        changed = configured(SHAPE, {"extends": name, "attachments": [{"id": "se", "attach": {"gate": gate}}]})
        yield entry(f"{name}-{gate}", changed, with_gate(make(), function))
    settings, last = _efficientnet_conf("efficientnet_b0", width_mult=0.5, depth_mult=0.6)
    norm = partial(nn.BatchNorm2d, eps=1e-3, momentum=0.01)
    scaled = EfficientNet(settings, 0.2, num_classes=CLASSES, norm_layer=norm, last_channel=last)
    backbone = {"widthMultiplier": 0.5, "depthMultiplier": 0.6, "epsilon": 1e-3, "momentum": 0.01}
    described = configured(ODD, {"extends": "efficientnet_b0", "backbone": backbone})
    stages = [f"features.{group}" for group in ("1.0", "2.1", "3.1", "5.1", "7.0")]
    yield published_entry("efficientnet-scaled", described, scaled, ODD, stages, gain=1.6)
    for variant, model in (("a1", "semnasnet_100"), ("b1", "mnasnet_100")):
        name = f"mnasnet_{variant}"
        entry = partial(published_entry, features=MNASNET_STAGES[name], gain=1.4 if variant == "a1" else 1.3)
        yield entry(name, {"network": name}, timm.create_model(model, num_classes=CLASSES), SHAPE)
        for stride in (16, 8):
            network = timm.create_model(model, num_classes=CLASSES, output_stride=stride)
            described = configured(ODD, {"extends": name, "backbone": {"outputStride": stride}})
            yield entry(f"{name}-output-stride-{stride}", described, network, ODD)


def same_padded(network):
    """The network whose convolutions that stride are padded as TensorFlow's are, by timm's module."""
    for module in list(network.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Conv2d) and child.stride[0] > 1:
                sizes = (child.in_channels, child.out_channels, child.kernel_size, child.stride)
                setattr(module, name, Conv2dSame(*sizes, groups=child.groups, bias=child.bias is not None))
    return network


def tensorflow_entries():
    name, stages = "tf_efficientnet_b0", [f"blocks.{group}" for group in ("0.0", "1.1", "2.1", "4.2", "6.0")]
    entry = partial(published_entry, features=stages, gain=1.5)
    yield entry(name, {"network": name}, timm.create_model(name, num_classes=CLASSES), SHAPE)
    yield entry(f"{name}-odd", configured(ODD, {"extends": name}), timm.create_model(name, num_classes=CLASSES), ODD)
    padded = {"backbone": {"padding": "same"}}
    for shape, what in ((SHAPE, "same"), (ODD, "same-odd")):
        small = same_padded(published.mobilenet_v3_small(num_classes=CLASSES))
        described = configured(shape, {"extends": "mobilenet_v3_small", **padded})
        yield published_entry(f"mobilenet_v3_small-{what}", described, small, shape, gain=1.4)
    v2 = same_padded(published.mobilenet_v2(num_classes=CLASSES))
    yield published_entry("mobilenet_v2-same", configured(SHAPE, {"extends": "mobilenet_v2", **padded}), v2, SHAPE, gain=1.3)
    v1 = same_padded(MobilenetV1(CLASSES))
    yield published_entry("mobilenet_v1-same", configured(SHAPE, {"extends": "mobilenet_v1", **padded}), v1, SHAPE, gain=1.5)


def shufflenet_entries():
    entry = partial(published_entry, shape=SHAPE, features=SHUFFLE_V1_STAGES)
    for groups in (1, 2, 4, 8):
        name = f"shufflenet_v1_g{groups}"
        yield entry(name, {"network": name}, ShufflenetV1(groups, CLASSES), gain=1.3)
    every = ShufflenetV1(3, CLASSES, se="residual", se_options=FLOOR)
    yield entry("se_shufflenet_v1_g3", {"network": "se_shufflenet_v1_g3"}, every, gain=1.25)
    unstrided = ShufflenetV1(3, CLASSES, se="residual", se_options=FLOOR, se_strided=False)
    rule = {"id": "se", "where": {"stride": 1}}
    described = configured(SHAPE, {"extends": "se_shufflenet_v1_g3", "attachments": [rule]})
    yield entry("se_shufflenet_v1_g3-stride-1", described, unstrided, gain=1.25)
    for site in ("branchInput", "pointwise", "depthwise", "shortcut", "output"):
        network = ShufflenetV1(2, CLASSES, 0.2, se=site, se_options=SMALL_SE)
        backbone = {"type": "shufflenet_v1", "groups": 2, "widthMultiplier": 0.2}
        described = configured(ODD, {"backbone": backbone, "attachments": [{"attach": RULE, "at": site}]})
        yield entry(f"shufflenet_v1-{site}", described, network, shape=ODD, gain=1.3)
    network = ShufflenetV1(2, CLASSES, 0.2, 8)
    backbone = {"type": "shufflenet_v1", "groups": 2, "widthMultiplier": 0.2, "outputStride": 8}
    yield entry("shufflenet_v1-output-stride-8", configured(ODD, {"backbone": backbone}), network, shape=ODD, gain=1.65)

    entry = partial(published_entry, shape=SHAPE, features=SHUFFLE_STAGES)
    for width in ("x0_5", "x1_0"):
        name = f"shufflenet_v2_{width}"
        yield entry(name, {"network": name}, getattr(published, name)(num_classes=CLASSES), gain=1.5)
    channels = [8, 24, 48, 96, 64]
    for site in ("branchInput", "pointwise", "depthwise", "residual", "shortcut", "output"):
        network = gated(ShuffleNetV2([4, 8, 4], channels, num_classes=CLASSES), site, **SMALL_SE)
        backbone = {"type": "shufflenet_v2", "channels": channels}
        described = configured(ODD, {"backbone": backbone, "attachments": [{"attach": RULE, "at": site}]})
        yield entry(f"shufflenet_v2-{site}", described, network, shape=ODD, gain=1.5)


def mobile_entries():
    return [*mobilenet_entries(), *own_se_entries(), *tensorflow_entries(), *shufflenet_entries()]
