"""Goldens of the backbone's options, plain and with a standard SE where the two meet."""

from case import Case
from reference_resnet import Attachment

BASIC = dict(block="basic", layers=(2, 2, 1, 1), width=16)
BOTTLENECK = dict(block="bottleneck", layers=(1, 2, 1, 1), width=16)
SE = (Attachment("se", "residual", options=dict(reduction=4)),)
ODD = dict(height=33, width=35)  # padded and ceil-mode stem pools give other sizes here
SENET = dict(
    BOTTLENECK, cardinality=16, base_width=16, stem="deep", projection_kernel=3, reduce_first=2
)
CIFAR = dict(block="basic", layers=(2, 2, 2), width=8, stem="cifar")
SMALL = dict(height=24, width=32)


def backbone_cases():
    return [
        Case("basic", BASIC),
        Case("bottleneck", BOTTLENECK),
        Case("one-picture-five-channels", BASIC, batch=1, channels=5, classes=10),
        Case("two-stages", dict(block="basic", layers=(1, 2), width=16)),
        Case("depth-18", dict(depth=18, width=8)),
        Case("depth-34", dict(depth=34, width=8)),
        Case("depth-50", dict(depth=50, width=8)),
        Case("width-64-by-default", dict(block="basic", layers=(1, 1))),
        Case("stride-on-conv1", dict(BOTTLENECK, stride_on="conv1")),
        Case("stride-on-conv1-odd", dict(BOTTLENECK, stride_on="conv1"), **ODD),
        Case("stride-on-conv2-odd", BOTTLENECK, **ODD),
        Case("stem-pool-padded-odd", BASIC, **ODD),
        Case("stem-pool-ceil-odd", dict(BASIC, stem_pool="ceil"), **ODD),
        Case("stem-pool-ceil-even", dict(BASIC, stem_pool="ceil")),
        Case("resnext", dict(BOTTLENECK, cardinality=4, base_width=16)),
        Case("resnext-floored-width", dict(BOTTLENECK, cardinality=4, base_width=10)),
        Case("resnext-stride-on-conv1", dict(BOTTLENECK, cardinality=4, base_width=16, stride_on="conv1")),
        Case("resnext-se", dict(BOTTLENECK, cardinality=4, base_width=16), SE),
        Case("wide", dict(BOTTLENECK, base_width=128)),
        Case("stem-deep", dict(BASIC, stem="deep")),
        Case("stem-deep-odd", dict(BASIC, stem="deep"), **ODD),
        Case("stem-deep-ceil-odd", dict(BASIC, stem="deep", stem_pool="ceil"), **ODD),
        Case("projection-kernel-3", dict(BASIC, projection_kernel=3)),
        Case("projection-kernel-3-bottleneck-odd", dict(BOTTLENECK, projection_kernel=3), **ODD),
        Case("reduce-first", dict(BASIC, reduce_first=2)),
        Case("reduce-first-bottleneck", dict(BOTTLENECK, reduce_first=2)),
        Case("senet154-like", SENET, SE),
        Case("senet154-like-ceil-odd", dict(SENET, stem_pool="ceil"), SE, **ODD),
        Case("epsilon", dict(BASIC, epsilon=1e-3)),
        Case("epsilon-bottleneck-projection", dict(SENET, epsilon=1e-3)),
        Case("zero-init-with-given-weights", dict(BASIC, zero_init=True), same_as="basic"),
        Case("dropout-at-inference", dict(BASIC, dropout=0.2, drop_path=0.1), same_as="basic"),
        Case("output-stride-16", dict(BASIC, output_stride=16)),
        Case("output-stride-8", dict(BASIC, output_stride=8)),
        Case("output-stride-4", dict(BASIC, layers=(1, 2, 2, 1), output_stride=4)),
        Case("output-stride-16-bottleneck", dict(BOTTLENECK, layers=(1, 1, 2, 2), output_stride=16)),
        Case("output-stride-8-bottleneck", dict(BOTTLENECK, layers=(1, 1, 2, 2), output_stride=8)),
        Case("output-stride-8-conv1", dict(BOTTLENECK, layers=(1, 1, 2, 2), output_stride=8, stride_on="conv1")),
        Case("output-stride-8-senet154-like", dict(SENET, layers=(1, 1, 2, 2), output_stride=8), SE),
        Case("output-stride-8-odd", dict(BASIC, output_stride=8), **ODD),
        Case("zero-pad", dict(BASIC, shortcut="zeroPad")),
        Case("zero-pad-bottleneck", dict(BOTTLENECK, shortcut="zeroPad")),
        Case("zero-pad-output-stride-8", dict(BASIC, shortcut="zeroPad", output_stride=8)),
        Case("cifar-projection", CIFAR, **SMALL),
        Case("cifar-zero-pad", dict(CIFAR, shortcut="zeroPad"), **SMALL),
        Case("cifar-zero-pad-odd", dict(CIFAR, shortcut="zeroPad"), **ODD),
        Case("cifar-bottleneck", dict(CIFAR, block="bottleneck"), **SMALL),
        Case("cifar-output-stride-2", dict(CIFAR, output_stride=2), **SMALL),
        Case("cifar-se", CIFAR, SE, **SMALL),
        Case("cifar-zero-pad-se", dict(CIFAR, shortcut="zeroPad"), SE, **SMALL),
        Case("cifar-depth-20-projection", dict(depth=20, stem="cifar", width=16), classes=10, height=32, width=32),
        Case(
            "cifar-depth-20-zero-pad",
            dict(depth=20, stem="cifar", width=16, shortcut="zeroPad"),
            classes=10,
            height=32,
            width=32,
        ),
    ]
