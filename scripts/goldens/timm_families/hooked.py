"""SE hooked into blocks of timm's networks, and small networks as configs."""

import torch

from reference_se import SqueezeExcitation

CLASSES = 10
SHAPE, ODD = (2, 3, 64, 96), (2, 3, 65, 99)
OPTIONS = dict(bias=True, reduction=4)
RULE = {"type": "se", **OPTIONS}


def configured(shape, config):
    size = {"channels": shape[1], "height": shape[2], "width": shape[3]}
    return {"config": {"input": size, "classes": CLASSES, **config}}


def ruled(site, **where):
    """The attachment of a config that `hooked` puts into the network."""
    return [{"id": "attached", "attach": RULE, "at": site, **where}]


def hooked(network, places, shape):
    """The network with SE as `<block>.attached`.

    places: triples of the block's path, the path of the module whose map is gated, and whether that is its input.
    """
    network.eval()
    for owner, source, is_input in places:
        module, block = network.get_submodule(source), network.get_submodule(owner)
        channels = []
        spy = module.register_forward_hook(lambda _m, i, o, c=channels: c.append((i[0] if is_input else o).shape[1]))
        with torch.no_grad():
            network(torch.zeros(shape))
        spy.remove()
        se = SqueezeExcitation(channels[0], **OPTIONS)
        block.add_module("attached", se)
        if is_input:
            module.register_forward_pre_hook(lambda _m, inputs, se=se: (se(inputs[0], None), *inputs[1:]))
        else:
            module.register_forward_hook(lambda _m, _i, output, se=se: se(output, None))
    return network
