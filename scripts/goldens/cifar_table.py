"""Parameters and multiply-adds of the CIFAR ResNets, counted on the reference."""

import torch

from case import backbone_of
from reference_counts import macs, parameters
from reference_resnet import Attachment, ResNet

HEADER = "network,depth,shortcut,se,reduction,rounding,bias,classes,parameters,macs"
SE = {
    "": (),
    "no bias": (Attachment("se", "residual"),),
    "bias": (Attachment("se", "residual", options=dict(bias=True)),),
}


def cifar_table():
    """The table as text: classes 10, input 3x32x32, se at the residual site."""
    lines = [HEADER]
    for depth in (20, 32, 44, 56, 110):
        for shortcut in ("projection", "zeroPad"):
            for kind, attachments in SE.items():
                with torch.device("meta"):  # counting needs no weights
                    options = dict(depth=depth, stem="cifar", shortcut=shortcut)
                    network = ResNet(backbone_of(options), attachments, classes=10)
                name = f"{'se' if kind else ''}resnet{depth}_cifar"
                se = ["yes", 16, "floor", "yes" if kind == "bias" else "no"] if kind else ["no", "", "", ""]
                counts = [10, parameters(network), macs(network, 3, 32, 32)]
                lines.append(",".join(str(cell) for cell in [name, depth, shortcut, *se, *counts]))
    return "\n".join(lines) + "\n"
