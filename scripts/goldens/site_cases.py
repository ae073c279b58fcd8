"""Goldens of SE at every site, chained, and in selected blocks."""

from backbone_cases import BASIC, BOTTLENECK, CIFAR, SMALL
from case import Case
from reference_resnet import Attachment


def se(site, id="", stages=None, blocks=None, **options):
    return Attachment("se", site, id, {"reduction": 4, **options}, stages, blocks)


def site_cases():
    cases = []
    for name, backbone in (("basic", BASIC), ("bottleneck", BOTTLENECK)):
        convolutions = 2 if name == "basic" else 3
        sites = ["residual", "branchInput", "output", "shortcut"]
        sites += [f"conv{number}" for number in range(1, convolutions + 1)]
        for site in sites:
            # The last convolution has no activation of its own: its site sees what the branch's end sees.
            same_as = f"site-{name}-residual" if site == f"conv{convolutions}" else ""
            cases.append(Case(f"site-{name}-{site}", backbone, (se(site),), same_as=same_as))
        everywhere = tuple(se(site, f"se{number}") for number, site in enumerate(sites, 1))
        cases.append(Case(f"site-{name}-all", dict(backbone, layers=(1, 1)), everywhere))
    wide = dict(id="se2", reduction=2, bias=True)
    basic3 = dict(BASIC, layers=(3, 2, 2, 2))
    return cases + [
        Case("chain-se-se2", BASIC, (se("residual"), se("residual", **wide))),
        Case("chain-se2-se", BASIC, (se("residual", **wide), se("residual"))),
        Case("chain-bottleneck-conv2", BOTTLENECK, (se("conv2"), se("conv2", **wide))),
        Case("chain-shortcut", BOTTLENECK, (se("shortcut"), se("shortcut", **wide))),
        Case("chain-output", BASIC, (se("output"), se("output", **wide))),
        Case("chain-branch-input", BASIC, (se("branchInput"), se("branchInput", **wide))),
        # The sites' order in the block holds, not the config's.
        Case("sites-against-config-order", BOTTLENECK, (se("residual", **wide), se("conv3"), se("conv1", "se3"))),
        Case("two-sites", BOTTLENECK, (se("residual"), se("branchInput", **wide))),
        Case("shortcut-zero-pad", dict(BASIC, shortcut="zeroPad"), (se("shortcut"),)),
        Case("cifar-shortcut-zero-pad", dict(CIFAR, shortcut="zeroPad"), (se("shortcut"),), **SMALL),
        Case("stride-on-conv1-at-conv1", dict(BOTTLENECK, stride_on="conv1"), (se("conv1"),)),
        Case("dilated-at-conv2", dict(BOTTLENECK, output_stride=8), (se("conv2"),)),
        Case("where-stages-2-4", basic3, (se("residual", stages=(2, 4)),)),
        Case("where-stage-1", basic3, (se("residual", stages=(1,)),)),
        Case("where-first-blocks", basic3, (se("residual", blocks=(0,)),)),
        Case("where-last-blocks", basic3, (se("residual", blocks=(-1,)),)),
        Case("where-stage-1-block-1", basic3, (se("residual", stages=(1,), blocks=(1,)),)),
        Case("where-two-rules", basic3, (se("residual", stages=(1, 2)), se("output", "se2", stages=(2, 3)))),
    ]
