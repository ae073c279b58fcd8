"""Attention blocks with one gate for each channel, from their papers. Options are named as in a config."""

import math

import torch
import torch.nn.functional as F

from .functional import conv, dense, layer_norm, mean, per_channel


def ese(x, state, gate="hardSigmoid"):
    t = conv(x.mean((2, 3), keepdim=True), state, "fc")
    return x * (torch.sigmoid(t) if gate == "sigmoid" else F.relu6(t + 3) / 6)


def eca(x, state, padding="zero"):
    weight = state["conv.weight"]
    reach = weight.shape[-1] // 2
    z = mean(x)
    if padding == "circular":
        # Element by element: the neighbours of a channel wrap around.
        channels = z.shape[1]
        y = sum(weight[0, 0, k] * z[:, [(c + k - reach) % channels for c in range(channels)]] for k in range(2 * reach + 1))
    else:
        y = F.conv1d(z[:, None], weight, padding=reach)[:, 0]
    return x * per_channel(torch.sigmoid(y))


def gc(x, state, pooling="attention", fusion="add", epsilon=1e-5):
    context = mean(x)
    if pooling == "attention":
        scores = conv(x, state, "conv_attn").flatten(1)
        context = (x.flatten(2) * torch.softmax(scores, 1)[:, None]).sum(2)

    def transform(name):
        hidden = dense(context, {k: v.flatten(1) if v.dim() == 4 else v for k, v in state.items()}, f"{name}.fc1")
        hidden = torch.relu(layer_norm(hidden, state, f"{name}.norm", epsilon))
        return F.linear(hidden, state[f"{name}.fc2.weight"].flatten(1), state[f"{name}.fc2.bias"])

    if fusion in ("scale", "both"):
        x = x * per_channel(torch.sigmoid(transform("mlp_scale")))
    return x if fusion == "scale" else x + per_channel(transform("mlp_add"))


def gct_l1(x, state):
    epsilon = 1e-5
    s = x.abs().sum((2, 3), keepdim=True) * state["alpha"]
    norm = state["gamma"] / (s.abs().mean(1, keepdim=True) + epsilon)
    return x * (1 + torch.tanh(s * norm + state["beta"]))


def dct_image(u, v, height, width):
    """One image of the orthonormal two-dimensional DCT-II."""

    def row(frequency, length):
        scale = math.sqrt((1 if frequency == 0 else 2) / length)
        return torch.tensor([scale * math.cos(math.pi * frequency * (2 * k + 1) / (2 * length)) for k in range(length)])

    return torch.outer(row(u, height), row(v, width))


def fca(x, state, pairs, size=None):
    if size is not None:
        x_pooled = F.adaptive_avg_pool2d(x, size)
    else:
        x_pooled = x
    share = x.shape[1] // len(pairs)
    height, width = x_pooled.shape[2:]
    z = torch.cat(
        [
            (x_pooled[:, i * share : (i + 1) * share] * dct_image(*pair, height, width).to(x)).sum((2, 3))
            for i, pair in enumerate(pairs)
        ],
        1,
    )
    return x * per_channel(torch.sigmoid(dense(torch.relu(dense(z, state, "fc.0")), state, "fc.2")))


def dca(x, received, state, excitation="layers", normalize=True):
    """The output, and what is handed on."""
    z = mean(x)
    g = z
    if received is not None:
        if received.shape[1] != z.shape[1]:
            received = torch.relu(layer_norm(dense(received, state, "att_fc.0"), state, "att_fc.1"))
        # The two as input channels over a row of C positions, as in the authors' code.
        g = conv(torch.stack([z, received], 1)[:, :, None], state, "conv.0")[:, 0, 0]
        if normalize:
            g = torch.relu(layer_norm(g, state, "conv.1"))
    t = g if excitation == "none" else dense(torch.relu(dense(g, state, "fc.0")), state, "fc.2")
    gate = torch.sigmoid(t)
    return x * per_channel(gate), z * gate


def dca_chain(x, state, **options):
    """Three blocks: on x, on what comes out, and on that beside itself, so that the width doubles."""
    received = None
    for block in range(3):
        own = {name[len(f"{block}.dca.") :]: value for name, value in state.items() if name.startswith(f"{block}.")}
        x, received = dca(torch.cat([x, x], 1) if block == 2 else x, received, own, **options)
    return x
