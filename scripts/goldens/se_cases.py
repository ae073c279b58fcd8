"""Goldens of SE's options, and of the three structures the article calls wrong."""

from backbone_cases import BASIC, BOTTLENECK
from case import Case
from reference_resnet import Attachment

# Stage channels 72, 144, 288, 576: a reduction of 4 rounds 18 to 18 (floor), 16 (timm) or 24 (mobilenet).
WIDTH_18 = dict(BOTTLENECK, width=18)


def se(site="residual", **options):
    return (Attachment("se", site, options=options),)


def se_cases():
    return [
        Case("se-default", BOTTLENECK, se()),
        Case("se-reduction-4", BOTTLENECK, se(reduction=4)),
        Case("se-reduction-8", BOTTLENECK, se(reduction=8)),
        Case("se-reduction-not-a-divisor", BOTTLENECK, se(reduction=5)),
        Case("se-reduced-channels", BOTTLENECK, se(reduced=6)),
        Case("se-reduced-channels-bias", BASIC, se(reduced=3, bias=True)),
        Case("se-min-reduced-channels", dict(BASIC, width=8), se(reduction=16, minimum_reduced=1)),
        Case("se-bias", BOTTLENECK, se(reduction=4, bias=True)),
        Case("se-bias-basic", BASIC, se(reduction=8, bias=True)),
        Case("se-rounding-floor", WIDTH_18, se(reduction=4, rounding="floor")),
        Case("se-rounding-timm", WIDTH_18, se(reduction=4, rounding="timm")),
        Case("se-rounding-timm-bias", WIDTH_18, se(reduction=16, rounding="timm", bias=True)),
        Case("se-rounding-timm-narrow", BASIC, se(reduction=16, rounding="timm")),
        Case("se-rounding-mobilenet", WIDTH_18, se(reduction=4, rounding="mobilenet")),
        Case("se-squeeze-max", BOTTLENECK, se(reduction=4, squeeze="max")),
        Case("se-squeeze-max-bias-basic", BASIC, se(reduction=4, squeeze="max", bias=True)),
        Case("se-squeeze-none-bias", BOTTLENECK, se(reduction=4, squeeze="none", bias=True)),
        Case("se-activation-silu", BOTTLENECK, se(reduction=4, activation="silu")),
        Case("se-activation-tanh", BOTTLENECK, se(reduction=4, activation="tanh")),
        Case("se-activation-gelu", BOTTLENECK, se(reduction=4, activation="gelu")),
        Case("se-activation-hard-swish", BOTTLENECK, se(reduction=4, activation="hardSwish")),
        Case("se-gate-tanh", BOTTLENECK, se(reduction=4, gate="tanh")),
        Case("se-gate-relu", BOTTLENECK, se(reduction=4, gate="relu")),
        Case("se-gate-hard-sigmoid", BOTTLENECK, se(reduction=4, gate="hardSigmoid")),
        Case("se-all-options", WIDTH_18, se(
            "output", reduction=4, rounding="mobilenet", bias=True,
            squeeze="max", activation="silu", gate="hardSigmoid",
        )),
        # Wrong structure 1: the gate straight from the pooled value.
        Case("wrong-1-pooled-gate", BASIC, (Attachment("pooledGate", "residual"),)),
        Case("wrong-1-pooled-gate-conv2", BOTTLENECK, (Attachment("pooledGate", "conv2"),)),
        # Wrong structure 2: a convolution without pooling, which is the paper's NoSqueeze.
        Case("wrong-2-squeeze-none", BASIC, se(reduction=4, squeeze="none")),
        Case("wrong-2-squeeze-none-bottleneck", BOTTLENECK, se(reduction=4, squeeze="none")),
        # Wrong structure 3: the gate from the block's input, so only where the block keeps its channels.
        Case("wrong-3-block-input-stage-1", BASIC, (
            Attachment("se", "residual", options=dict(reduction=4, source="block_input"), stages=(1,)),
        )),
        Case("wrong-3-block-input-later-blocks", dict(BOTTLENECK, layers=(2, 2, 2, 1)), (
            Attachment("se", "residual", options=dict(reduction=4, source="block_input"), stages=(1, 2, 3), blocks=(1,)),
        )),
    ]
