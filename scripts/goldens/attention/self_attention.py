"""Blocks in which every position sees every other, selective kernels and split attention, from their papers."""

import torch
import torch.nn.functional as F

from .functional import batch_norm, conv


def nl(x, state, pairwise="embeddedGaussian", scale="none", subsample=False, norm=True):
    batch, channels, height, width = x.shape
    seen = F.max_pool2d(x, 2) if subsample else x
    g = conv(seen, state, "g").flatten(2)
    theta, phi = (x, seen) if pairwise == "gaussian" else (conv(x, state, "t"), conv(seen, state, "p"))
    divisor = {"none": 1, "input": channels**0.5, "reduced": g.shape[1] ** 0.5}[scale]
    products = torch.einsum("bci,bcj->bij", theta.flatten(2), phi.flatten(2)) / divisor
    weights = products / products.shape[2] if pairwise == "dotProduct" else torch.softmax(products, 2)
    y = torch.einsum("bij,bcj->bci", weights, g).reshape(batch, -1, height, width)
    z = conv(y, state, "z")
    return x + (batch_norm(z, state, "norm") if norm else z)


def mhsa(x, state, heads, channels, headChannels=None, position="relative", scalePosition=False):
    batch, _, height, width = x.shape
    d = headChannels or channels // heads
    q, k, v = torch.split(conv(x, state, "qkv"), [heads * d, heads * d, channels], 1)
    q, k, v = (part.reshape(batch, heads, -1, height, width) for part in (q, k, v))
    logits = torch.einsum("bndhw,bndyx->bnhwyx", q, k) * d**-0.5
    if position == "relative":
        rows, columns = torch.arange(height), torch.arange(width)
        by_row = state["pos_embed.height_rel"][rows[None] - rows[:, None] + height - 1]
        by_column = state["pos_embed.width_rel"][columns[None] - columns[:, None] + width - 1]
        relative = torch.einsum("bndhw,hyd->bnhwy", q, by_row)[..., None]
        relative = relative + torch.einsum("bndhw,wxd->bnhwx", q, by_column)[..., None, :]
        logits = logits + relative * (d**-0.5 if scalePosition else 1)
    weights = torch.softmax(logits.flatten(4), -1).reshape(logits.shape)
    return torch.einsum("bnhwyx,bndyx->bndhw", weights, v).reshape(batch, channels, height, width)


def botnet(x, state, convolution, **options):
    y = mhsa(x, state, channels=convolution["channels"], **options)
    if convolution.get("stride", 1) == 2:
        y = F.avg_pool2d(y, 2)
    return torch.relu(batch_norm(y, state, "bn"))


def sk(x, state, convolution, kernels=(3, 5), dilated=True, splitInput=False):
    stride, groups, dilation = (convolution.get(key, 1) for key in ("stride", "groups", "dilation"))
    inputs = x.chunk(len(kernels), 1) if splitInput else [x] * len(kernels)
    paths = []
    for n, (kernel, value) in enumerate(zip(kernels, inputs)):
        spread = dilation * (kernel - 1) // 2 if dilated else dilation
        reach = spread if dilated else dilation * (kernel // 2)
        y = conv(value, state, f"paths.{n}.conv", stride=stride, groups=groups, dilation=spread, padding=reach)
        if convolution.get("padding") == 0:
            # Where the replaced 3×3 is not padded, every path loses as much at the borders.
            y = y[:, :, 1:-1, 1:-1]
        paths.append(torch.relu(batch_norm(y, state, f"paths.{n}.bn")))
    s = sum(paths).mean((2, 3), keepdim=True)
    z = torch.relu(batch_norm(conv(s, state, "attn.fc_reduce"), state, "attn.bn"))
    scores = conv(z, state, "attn.fc_select").reshape(len(x), len(paths), -1, 1, 1)
    weights = torch.softmax(scores, 1)
    return sum(weights[:, n] * path for n, path in enumerate(paths))


def splat(x, state, convolution, radix=2):
    stride, groups, dilation = (convolution.get(key, 1) for key in ("stride", "groups", "dilation"))
    padding = convolution.get("padding", dilation)
    y = conv(x, state, "conv", stride=stride, groups=groups * radix, dilation=dilation, padding=padding)
    splits = torch.relu(batch_norm(y, state, "bn0")).chunk(radix, 1)
    z = conv(sum(splits).mean((2, 3), keepdim=True), state, "fc1", groups=groups)
    scores = conv(torch.relu(batch_norm(z, state, "bn1")), state, "fc2", groups=groups)
    if radix == 1:
        return torch.sigmoid(scores) * splits[0]
    # The scores of a group are side by side, split by split; maps are split before they are grouped.
    weights = torch.softmax(scores.reshape(len(x), groups, radix, -1), 2)
    return sum(weights[:, :, n].reshape(len(x), -1, 1, 1) * split for n, split in enumerate(splits))
