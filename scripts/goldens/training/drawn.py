"""Networks that draw numbers in training, with the numbers given: each is a function of the batch and of a name.

u = (uniform(name) + 1) / 2 lies in [0, 1); a mask is 0 where u is below its rate, and otherwise 1 / (1 - rate).
"""

import torch

from name_derived import uniform
from preresnet.reference_shakeshake import ShakeShake

LAYERS, WIDTH = (1, 1), 8


class Draws:
    """The draws of a network by the names of its inputs: the rates of masks, and None for shares."""

    def __init__(self):
        self.step, self.inputs = 0, {}

    def share(self, name, count):
        return torch.from_numpy((uniform(f"step {self.step} {name}", count) + 1) / 2)

    def mask(self, name, rate, shape):
        share = self.share(name, shape.numel()).reshape(shape)
        return torch.where(share < rate, 0.0, 1 / (1 - rate)).double()


class Shake(torch.autograd.Function):
    """alpha * a + (1 - alpha) * b, whose gradients are mixed with beta (Gastaldi 2017, for each picture)."""

    @staticmethod
    def forward(context, first, second, alpha, beta):
        context.save_for_backward(beta)
        return alpha * first + (1 - alpha) * second

    @staticmethod
    def backward(context, gradient):
        (beta,) = context.saved_tensors
        return beta * gradient, (1 - beta) * gradient, None, None


def draw_drop(network, draws):
    """Drop-path at the end of each residual branch, its rate growing evenly from 0 over the blocks; dropout before the head."""
    blocks = [
        (f"layer{stage}.{index}", block)
        for stage in range(1, len(network.backbone.layers) + 1)
        for index, block in enumerate(network.get_submodule(f"layer{stage}"))
    ]
    for place, (path, block) in enumerate(blocks):
        rate = network.backbone.drop_path * place / (len(blocks) - 1)
        if rate == 0:
            continue
        name = f"{path}.dropPath.mask"
        draws.inputs[name] = rate
        last = block.get_submodule(f"bn{block.count}")
        last.register_forward_hook(
            lambda module, inputs, x, name=name, rate=rate: x * draws.mask(name, rate, x.shape[:1]).view(-1, 1, 1, 1)
        )
    rate = network.backbone.dropout
    draws.inputs["dropout.mask"] = rate
    network.fc.register_forward_pre_hook(lambda module, inputs: inputs[0] * draws.mask("dropout.mask", rate, inputs[0].shape))


def shakeshake(block, classes):
    return ShakeShake(LAYERS, WIDTH, classes, bottleneck=block == "bottleneck")


def shakeshake_config(block, case):
    backbone = {"type": "shakeshake", "block": block, "layers": list(LAYERS), "width": WIDTH}
    size = {"channels": case.channels, "height": case.height, "width": case.width}
    return {"input": size, "classes": case.classes, "backbone": backbone}


def draw_shakes(network, draws):
    """Mixes the branches of each block by numbers drawn for each picture."""
    for stage in range(1, network.stages + 1):
        for unit, block in network.features.get_submodule(f"stage{stage}").named_children():
            names = [f"features.stage{stage}.{unit}.shakeShake.{way}" for way in ("forward", "backward")]
            draws.inputs.update(dict.fromkeys(names))

            def mix(first, second, names=names):
                alpha, beta = (draws.share(name, len(first)).view(-1, 1, 1, 1) for name in names)
                return Shake.apply(first, second, alpha, beta)

            block.mix = mix
