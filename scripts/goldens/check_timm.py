"""Compares the reference with timm: counts and names of whole networks, and logits under the same weights."""

from functools import partial

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
import torch
from timm.models.resnet import BasicBlock, Bottleneck
from timm.models.resnet import ResNet as TimmResNet
from timm.models.senet import SEBottleneck, SENet, SEResNetBottleneck
from torch import nn

from case import backbone_of
from input_picture import input_picture
from name_derived import load_name_derived
from presets import PRESETS, SE
from reference_resnet import Attachment, ResNet
from timm_sites import CLASSES, SITES, site_pair

LEGACY_SE = (Attachment("se", "residual", options=dict(bias=True)),)
SENET154 = dict(cardinality=64, base_width=4, stem="deep", projection_kernel=3, reduce_first=2)
TIMM_SENET154 = dict(cardinality=64, base_width=4, stem_type="deep", down_kernel_size=3, block_reduce_first=2)


def check_counts():
    """Names, shapes and thereby parameters of every named network."""
    for name, (backbone, attachments) in PRESETS.items():
        with torch.device("meta"):
            theirs = timm.create_model(name).state_dict()
            mine = ResNet(backbone_of(backbone), attachments).state_dict()
        shapes = [{key: tuple(tensor.shape) for key, tensor in state.items()} for state in (mine, theirs)]
        assert shapes[0] == shapes[1], f"{name}: names or shapes differ from timm's"
    return len(PRESETS)


def distance(mine, theirs, size):
    """Largest difference of the logits, in standard deviations."""
    x = input_picture((2, 3, *size)).double()
    with torch.no_grad():
        a, b = mine.double().eval()(x), theirs.double().eval()(x)
    assert a.shape == b.shape
    return ((a - b).abs().max() / b.std()).item()


def pair(block, backbone, layers=(1, 2, 2, 1), se=False, **timm_options):
    """The same network from both sides, with the same weights."""
    reference = ResNet(backbone_of(dict(backbone, block=block, layers=layers)), SE if se else (), CLASSES)
    block_class = BasicBlock if block == "basic" else Bottleneck
    block_args = dict(attn_layer="se") if se else {}
    other = TimmResNet(block_class, layers, num_classes=CLASSES, block_args=block_args, **timm_options)
    load_name_derived(reference)
    other.load_state_dict(reference.state_dict())
    return reference, other


def legacy_name(name):
    """timm's legacy SENet name of a parameter of the reference."""
    deep = {"conv1.0": "conv1", "conv1.1": "bn1", "conv1.3": "conv2", "conv1.4": "bn2", "conv1.6": "conv3", "bn1": "bn3"}
    head, _, leaf = name.rpartition(".")
    if head in deep:
        return f"layer0.{deep[head]}.{leaf}"
    return name.replace(".se.", ".se_module.") if head != "fc" else f"last_linear.{leaf}"


def legacy_pair(senet154):
    layers = (1, 2, 2, 1)
    if senet154:
        backbone = dict(SENET154, block="bottleneck", layers=layers, stem_pool="ceil")
        other = SENet(
            SEBottleneck, layers, groups=64, reduction=16, num_classes=CLASSES, inplanes=128, input_3x3=True,
            downsample_kernel_size=3, downsample_padding=1,
        )
        rename = legacy_name
    else:
        backbone = dict(block="bottleneck", layers=layers, stride_on="conv1", stem_pool="ceil")
        other = SENet(SEResNetBottleneck, layers, groups=1, reduction=16, num_classes=CLASSES)
        stem = {"conv1": "layer0.conv1", "bn1": "layer0.bn1"}

        def rename(name):
            head, _, leaf = name.rpartition(".")
            return f"{stem[head]}.{leaf}" if head in stem else legacy_name(name)

    reference = load_name_derived(ResNet(backbone_of(backbone), LEGACY_SE, CLASSES))
    other.load_state_dict({rename(name): tensor for name, tensor in reference.state_dict().items()})
    return reference, other


def check_logits():
    """The largest distance of any pair; raises above 1e-9 spreads."""
    even, odd = (64, 96), (65, 99)
    deep = dict(stem="deep"), dict(stem_type="deep")
    eps = partial(nn.BatchNorm2d, eps=1e-3)
    pairs = {
        "resnet18": (pair("basic", {}, (2, 2, 2, 2)), even),
        "resnet50": (pair("bottleneck", {}, (3, 4, 6, 3)), even),
        "seresnet18": (pair("basic", {}, (2, 2, 2, 2), se=True), even),
        "seresnet50": (pair("bottleneck", {}, (3, 4, 6, 3), se=True), odd),
        "seresnext50": (
            pair("bottleneck", dict(cardinality=32, base_width=4), se=True, cardinality=32, base_width=4),
            even,
        ),
        "floored width": (
            pair("bottleneck", dict(cardinality=4, base_width=10), cardinality=4, base_width=10),
            odd,
        ),
        "deep stem": (pair("basic", deep[0], **deep[1]), odd),
        "reduce first": (pair("basic", dict(reduce_first=2), block_reduce_first=2), odd),
        "projection 3x3": (pair("basic", dict(projection_kernel=3), down_kernel_size=3), odd),
        "epsilon": (pair("bottleneck", dict(epsilon=1e-3), norm_layer=eps), even),
        "senet154": (pair("bottleneck", SENET154, se=True, **TIMM_SENET154), odd),
        "legacy senet154": (legacy_pair(senet154=True), odd),
        "legacy seresnet50": (legacy_pair(senet154=False), odd),
    }
    for stride in (8, 16):
        for block in ("basic", "bottleneck"):
            built = pair(block, dict(output_stride=stride), output_stride=stride)
            pairs[f"{block}, output stride {stride}"] = (built, odd)
        built = pair("bottleneck", dict(SENET154, output_stride=stride), se=True, output_stride=stride, **TIMM_SENET154)
        pairs[f"senet154, output stride {stride}"] = (built, even)
    for block, sites in SITES.items():
        for site in sites:
            pairs[f"{block}, se at {site}"] = (site_pair(block, site), odd)
    worst = 0.0
    for name, ((mine, theirs), size) in pairs.items():
        found = distance(mine, theirs, size)
        assert found < 1e-9, f"{name}: {found} spreads from timm"
        worst = max(worst, found)
    return len(pairs), worst
