"""Goldens of VGG, made with torchvision's own layers and forward pass, narrowed so that files and tests stay small."""

import torchvision_without_ops  # noqa: F401 (before torchvision)
from torch import nn
from torchvision.models.vgg import VGG, cfgs, make_layers

from input_picture import input_picture
from published_entry import attach_se, published_entry

LETTERS = {11: "A", 13: "B", 16: "D", 19: "E"}
DIVISOR, HIDDEN, CLASSES = 8, 24, 7
CONFIG = {"widthMultiplier": 1 / DIVISOR, "hiddenChannels": HIDDEN}


def narrow_vgg(depth, batch_norm, conv_bias=True):
    widths = [v if v == "M" else v // DIVISOR for v in cfgs[LETTERS[depth]]]
    network = VGG(make_layers(widths, batch_norm=batch_norm), num_classes=CLASSES, init_weights=False)
    channels = widths[-2]
    network.classifier[0] = nn.Linear(channels * 7 * 7, HIDDEN)
    network.classifier[3] = nn.Linear(HIDDEN, HIDDEN)
    network.classifier[6] = nn.Linear(HIDDEN, CLASSES)
    if not conv_bias:
        for layer in network.features:
            if isinstance(layer, nn.Conv2d):
                layer.bias = None
    return network


def activations(network):
    return [f"features.{index}" for index, layer in enumerate(network.features) if isinstance(layer, nn.ReLU)]


def stage_ends(network):
    """The layers before the pools."""
    return [
        f"features.{index - 1}" for index, layer in enumerate(network.features) if isinstance(layer, nn.MaxPool2d)
    ]


def vgg_case(id, depth, batch_norm, size, conv_bias=True, se=False):
    network = narrow_vgg(depth, batch_norm, conv_bias)
    shape = (2, 3, *size)
    backbone = {"type": "vgg", "depth": depth, "batchNorm": batch_norm, "convBias": conv_bias, **CONFIG}
    config = {
        "input": {"channels": 3, "height": size[0], "width": size[1]},
        "classes": CLASSES,
        "backbone": backbone,
    }
    if se:
        places = [(name, name) for name in activations(network)]
        attach_se(network, places, input_picture(shape), reduction=4, bias=True)
        config["attachments"] = [{"attach": {"type": "se", "reduction": 4, "bias": True}}]
    return published_entry(id, {"config": config}, network, shape, stage_ends(network), gain=2.5 if se else 1.5)


def vgg_entries():
    # The last maps are 1×2, 2×3, 7×8 and 9×7: the adaptive pool up-samples, samples on, and means over uneven ranges.
    return [
        vgg_case("vgg11", 11, False, (32, 64)),
        vgg_case("vgg13-bn", 13, True, (64, 96)),
        vgg_case("vgg16-bn", 16, True, (64, 96)),
        vgg_case("vgg16-bn-without-conv-bias", 16, True, (64, 96), conv_bias=False),
        vgg_case("vgg16-bn-se", 16, True, (224, 256), se=True),
        vgg_case("vgg16-se", 16, False, (64, 96), se=True),
        vgg_case("vgg19", 19, False, (288, 224)),
    ]
