"""A golden of a whole network that other code than ours defines, and SE hooked into such a network."""

import torch

from case import logits_of, number
from input_picture import input_picture
from name_derived import load_name_derived
from reference_counts import macs
from reference_se import SqueezeExcitation


def published_entry(id, described, network, shape, features=(), auxiliary=(), gain=1):
    """The network's logits under weights that derive from its own names.

    described: `{"network": preset}` or `{"config": …}`, what the other side composes. features: the modules whose outputs
    are the feature maps. auxiliary: prefixes of heads whose parameters are not counted; in evaluation they are not run.
    gain: what weights of convolutions are multiplied with. Without it a deep chain of ReLUs halves its signal at each
    step, until the logits hardly depend on the picture and would forgive most mistakes.
    """
    network = with_gain(load_name_derived(network), gain).double().eval()
    learnable = [(name, p.numel()) for name, p in network.named_parameters()]
    logits = logits_of(network, shape)
    entry = {"id": id, **described}
    if "network" in described:
        entry |= {"input": {"channels": shape[1], "height": shape[2], "width": shape[3]}, "classes": logits.shape[1]}
    entry = {
        **entry,
        "batch": shape[0],
        **({} if gain == 1 else {"gain": gain}),
        "parameters": sum(count for name, count in learnable if not name.startswith(tuple(auxiliary))),
        "macs": macs(network, *shape[1:]),
        "features": [
            {
                "path": path,
                "shape": list(x.shape),
                "mean": number(x.mean().item()),
                "std": number(x.std(correction=0).item()),
            }
            for path, x in outputs_of(network, features, input_picture(shape).double()).items()
        ],
        "outputShape": list(logits.shape),
        "logits": [[number(value) for value in row] for row in logits.tolist()],
    }
    return check_depends_on_picture(entry)


def with_gain(network, gain):
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.dim() == 4:
                parameter.mul_(gain)
    return network


def check_depends_on_picture(entry):
    """Two pictures must give logits that differ as a mistake would."""
    (first, second, *_), spread = torch.tensor(entry["logits"]), torch.tensor(entry["logits"]).std()
    assert (first - second).abs().max() > 0.04 * spread, f"{entry['id']}: the logits hardly depend on the picture"
    return entry


def outputs_of(network, names, picture):
    """What the named modules return, by name."""
    found = {}

    def keep(name):
        return lambda _module, _inputs, output: found.__setitem__(name, output.clone())

    hooks = [network.get_submodule(name).register_forward_hook(keep(name)) for name in names]
    with torch.no_grad():
        network(picture)
    for hook in hooks:
        hook.remove()
    return {name: found[name] for name in names}


def attach_se(network, places, picture, **options):
    """SE as `<owner>.se` on what a module returns; places: pairs of the owner and that module, by name."""
    network.eval()
    maps = outputs_of(network, [source for _, source in places], picture)
    for owner, source in places:
        se = SqueezeExcitation(maps[source].shape[1], **options)
        network.get_submodule(owner).add_module("se", se)
        network.get_submodule(source).register_forward_hook(lambda _module, _inputs, output, se=se: se(output, None))
    return network
