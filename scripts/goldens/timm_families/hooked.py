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

    places: triples of the block's path, the path of a module, and what is gated: its `input`, its `output`, or its input as far as the
    module adds it to what it computes (`added`).
    """
    network.eval()
    for owner, source, kind in places:
        module, block = network.get_submodule(source), network.get_submodule(owner)
        channels = []
        spy = module.register_forward_hook(lambda _m, i, o, c=channels, kind=kind: c.append((o if kind == "output" else i[0]).shape[1]))
        with torch.no_grad():
            network(torch.zeros(shape))
        spy.remove()
        se = SqueezeExcitation(channels[0], **OPTIONS)
        block.add_module("attached", se)
        if kind == "input":
            module.register_forward_pre_hook(lambda _m, inputs, se=se: (se(inputs[0], None), *inputs[1:]))
        elif kind == "added":
            module.register_forward_hook(lambda _m, inputs, output, se=se: output - inputs[0] + se(inputs[0], None))
        else:
            module.register_forward_hook(lambda _m, _i, output, se=se: se(output, None))
    return network
