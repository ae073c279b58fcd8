"""The article's networks: torchvision's ResNet of blocks with an SE layer, as the article's code has them.

The article's blocks take five arguments, as torchvision < 0.3 gave them; later ones give three more, which the article's
networks leave at 1, 64 and 1.
"""

import json

import torchvision_without_ops  # noqa: F401 (before torchvision)
from torch import nn
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet

from case import preset_entry

SHAPE, CLASSES = (2, 3, 64, 96), 10


class SELayer(nn.Module):
    """Two dense layers without bias between the mean and the gate, in a Sequential: `fc.0` and `fc.2`."""

    def __init__(self, channels, reduction=16):
        super().__init__()
        self.fc = nn.Sequential(
            nn.Linear(channels, channels // reduction, bias=False),
            nn.ReLU(),
            nn.Linear(channels // reduction, channels, bias=False),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return x * self.fc(x.mean((2, 3)))[:, :, None, None]


def with_se(block, last):
    """The block with `se` between its last norm and the addition."""

    class SEBlock(block):
        def __init__(self, inplanes, planes, *arguments, **options):
            super().__init__(inplanes, planes, *arguments, **options)
            self.se = SELayer(planes * block.expansion)
            # torchvision's forward adds right after this norm; the hook puts the gate in between.
            getattr(self, last).register_forward_hook(lambda _module, _inputs, y: self.se(y))

    return SEBlock


SEBasicBlock, SEBottleneck = with_se(BasicBlock, "bn2"), with_se(Bottleneck, "bn3")

# Section 5.4 of the article; all five have its name se_resnet18 there.
ARTICLE = {
    "article_seresnet18": (SEBasicBlock, [2, 2, 2, 2]),
    "article_seresnet34": (SEBasicBlock, [3, 4, 6, 3]),
    "article_seresnet50": (SEBottleneck, [3, 4, 6, 3]),
    "article_seresnet101": (SEBottleneck, [3, 4, 23, 3]),
    "article_seresnet152": (SEBottleneck, [3, 8, 36, 3]),
}
STORED = ["article_seresnet18", "article_seresnet50"]


def article_network(name, classes=1000):
    block, layers = ARTICLE[name]
    return ResNet(block, layers, num_classes=classes)


def article_entry(name):
    return preset_entry(name, article_network(name, CLASSES), SHAPE, CLASSES)


def article_names(name):
    """Names and shapes of the state dict, as the files of names/ have them."""
    shapes = {key: list(tensor.shape) for key, tensor in article_network(name).state_dict().items()}
    return json.dumps(shapes, separators=(",", ":"))
