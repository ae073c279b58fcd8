"""Goldens of the Inception family at small pictures.

GoogLeNet and Inception-v3 are torchvision's, Inception-v4 and Inception-ResNet-v2 timm's; BN-Inception and
Inception-ResNet-v1, which neither has, are written out beside this file.
"""

from functools import partial
from unittest import mock

import torchvision_without_ops  # noqa: F401 (before torchvision and timm)
import timm
from torch.nn import functional
from torchvision.models import googlenet, inception_v3

from inception.reference_bn_inception import BnInception
from inception.reference_inception_resnet_v1 import InceptionResnetV1
from input_picture import input_picture
from published_entry import attach_se, published_entry

CLASSES = 10
PLAIN, GATED = dict(gain=1.5), dict(gain=1.75)
SMALL, LARGE = (2, 3, 64, 96), (2, 3, 75, 107)  # 75 is the least that the reductions without padding leave a position of
GOOGLENET = [f"inception{name}" for name in ("3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b")]
V3 = [f"Mixed_{name}" for name in ("5b", "5c", "5d", "6a", "6b", "6c", "6d", "6e", "7a", "7b", "7c")]
BN = [f"features.stage{stage}.unit{unit}" for stage, units in ((1, 2), (2, 5), (3, 3)) for unit in range(1, units + 1)]
# Sites of the residual modules; where the modules that open a stage have one of that name, too, the lists are selected.
SITES = {
    "branchInput": None,
    "branch1": "repeat_**",
    "branch3": "repeat_1.*",
    "concat": None,
    "residual": None,
    "shortcut": None,
    "output": "repeat_**",
}


def torchvision_network(make, **options):
    return make(weights=None, num_classes=CLASSES, init_weights=False, aux_logits=True, **options)


def with_se(network, modules, shape):
    return attach_se(network, [(name, name) for name in modules], input_picture(shape), bias=True)


def with_residual_se(network, shape):
    """SE after the up-projection of every residual module."""
    places = [(name[: -len(".conv2d")], name) for name, _ in network.named_modules() if name.endswith(".conv2d")]
    return attach_se(network, places, input_picture(shape), bias=True)


def configured(shape, backbone, attachments=()):
    config = {
        "input": {"channels": shape[1], "height": shape[2], "width": shape[3]},
        "classes": CLASSES,
        "backbone": backbone,
    }
    return {"config": {**config, "attachments": list(attachments)} if attachments else config}


def torchvision_entries():
    google = dict(features=("inception3b", "inception4e", "inception5b"), auxiliary=("aux",))
    third = dict(features=("Mixed_5d", "Mixed_6e", "Mixed_7c"), auxiliary=("AuxLogits",))
    plain = torchvision_network(googlenet)
    yield published_entry("googlenet", {"network": "googlenet"}, plain, SMALL, **google, **PLAIN)
    transformed = torchvision_network(googlenet, transform_input=True)
    backbone = {"type": "googlenet", "auxiliary": True, "transformInput": True}
    yield published_entry("googlenet-transform-input", configured(SMALL, backbone), transformed, SMALL, **google, **PLAIN)
    gated = with_se(torchvision_network(googlenet), GOOGLENET, SMALL)
    yield published_entry("se_googlenet", {"network": "se_googlenet"}, gated, SMALL, **google, **GATED)
    plain = torchvision_network(inception_v3)
    yield published_entry("inception_v3", {"network": "inception_v3"}, plain, LARGE, **third, **PLAIN)
    # As in TensorFlow and Keras, whose means do not count padding.
    uncounted = partial(functional.avg_pool2d, count_include_pad=False)
    with mock.patch("torch.nn.functional.avg_pool2d", uncounted):
        plain = torchvision_network(inception_v3)
        backbone = {"type": "inception_v3", "auxiliary": True, "countPadding": False}
        yield published_entry("inception_v3-uncounted", configured(LARGE, backbone), plain, LARGE, **third, **PLAIN)
    gated = with_se(torchvision_network(inception_v3), V3, LARGE)
    yield published_entry("se_inception_v3", {"network": "se_inception_v3"}, gated, LARGE, **third, **GATED)


def timm_entries():
    plain = timm.create_model("inception_v4", num_classes=CLASSES)
    features = ("features.9", "features.17", "features.21")
    yield published_entry("inception_v4", {"network": "inception_v4"}, plain, LARGE, features, **PLAIN)
    features = ("repeat", "repeat_1", "block8")
    gated = with_residual_se(timm.create_model("inception_resnet_v2", num_classes=CLASSES), LARGE)
    described = {"network": "se_inception_resnet_v2"}
    yield published_entry("se_inception_resnet_v2", described, gated, LARGE, features)


def reference_entries():
    stages = ("features.stage1", "features.stage2", "features.stage3")
    yield published_entry("bninception", {"network": "bninception"}, BnInception(CLASSES), SMALL, stages, **PLAIN)
    gated = with_se(BnInception(CLASSES, conv_bias=False), BN, SMALL)
    yield published_entry("se_bninception", {"network": "se_bninception"}, gated, SMALL, stages, **GATED)
    lists = ("repeat_1", "repeat_2", "block8")
    described = {"network": "inception_resnet_v1"}
    yield published_entry("inception_resnet_v1", described, InceptionResnetV1(CLASSES), LARGE, lists)
    for site, path in SITES.items():
        yield site_entry(site, path)


def site_entry(site, path):
    """SE at one site of the residual modules of a short network."""
    network = InceptionResnetV1(CLASSES, (2, 1, 2), se=site, se_in_last=path is None)
    backbone = {"type": "inception_resnet_v1", "repeats": [2, 1, 2]}
    rule = {"attach": {"type": "se", "reduction": 8, "bias": True}, "at": site}
    described = configured(LARGE, backbone, [rule if path is None else {**rule, "where": {"path": path}}])
    lists = ("repeat_1", "repeat_2", "block8")
    gain = 1.5 if site in ("shortcut", "output") else 1  # elsewhere the shortcuts carry the signal
    return published_entry(f"inception_resnet_v1-{site}", described, network, LARGE, lists, gain=gain)


def inception_entries():
    return [*torchvision_entries(), *timm_entries(), *reference_entries()]
