"""Attention blocks whose gates differ between positions, from their papers. Options are named as in a config."""

import math

import torch
import torch.nn.functional as F

from .functional import batch_norm, conv, dense, mean, per_channel, spatial_gate


def nearest(z, height, width):
    rows = [k * z.shape[2] // height for k in range(height)]
    columns = [k * z.shape[3] // width for k in range(width)]
    return z[:, :, rows][:, :, :, columns]


def ge(x, state, variant="thetaMinus", extent="global"):
    channels, height, width = x.shape[1:]
    if variant == "thetaMinus" and extent == "global":
        z = x.mean((2, 3), keepdim=True)
    elif variant == "thetaMinus":
        # Means over 2e − 1 positions on either axis around every e-th one, as far as the map goes.
        z = torch.stack(
            [
                torch.stack(
                    [
                        x[:, :, max(0, i - extent + 1) : i + extent, max(0, j - extent + 1) : j + extent].mean((2, 3))
                        for j in range(0, width, extent)
                    ],
                    2,
                )
                for i in range(0, height, extent)
            ],
            2,
        )
    elif extent == "global":
        z = batch_norm((x * state["gather.conv1.weight"][:, 0]).sum((2, 3), keepdim=True), state, "gather.norm1")
    else:
        z = x
        for n in range(1, int(math.log2(extent)) + 1):
            z = z if n == 1 else torch.relu(z)
            z = batch_norm(conv(z, state, f"gather.conv{n}", stride=2, padding=1, groups=channels), state, f"gather.norm{n}")
    if variant == "thetaPlus":
        z = conv(torch.relu(conv(z, state, "mlp.fc1")), state, "mlp.fc2")
    return x * torch.sigmoid(z if z.shape[2:] == (1, 1) else nearest(z, height, width))


def cbam(x, state, parts="both", poolOrder="maxMean"):
    if parts != "spatial":

        def mlp(z):
            return conv(torch.relu(conv(z, state, "channel.fc1")), state, "channel.fc2")

        x = x * torch.sigmoid(mlp(x.mean((2, 3), keepdim=True)) + mlp(x.amax((2, 3), keepdim=True)))
    return x if parts == "channel" else x * spatial_gate(x, state, "spatial", poolOrder)


def bam(x, state, combine="add", dilation=4):
    hidden = torch.relu(batch_norm(dense(mean(x), state, "ch_att.init_fc.fc"), state, "ch_att.init_fc.bn"))
    channel = per_channel(dense(hidden, state, "ch_att.final_fc"))
    y = torch.relu(batch_norm(conv(x, state, "sp_att.init_conv.conv"), state, "sp_att.init_conv.bn"))
    for n in ("1", "2"):
        name = f"sp_att.dil_convs.conv{n}"
        y = torch.relu(batch_norm(conv(y, state, f"{name}.conv", padding=dilation, dilation=dilation), state, f"{name}.bn"))
    spatial = conv(y, state, "sp_att.final_conv")
    return x * (1 + torch.sigmoid(channel + spatial if combine == "add" else channel * spatial))


def coord(x, state):
    height = x.shape[2]
    y = torch.cat([x.mean(3), x.mean(2)], 2)[..., None]
    y = batch_norm(conv(y, state, "conv1"), state, "bn1")
    y = y * F.relu6(y + 3) / 6
    rows, columns = conv(y[:, :, :height], state, "conv_h"), conv(y[:, :, height:], state, "conv_w")
    return x * torch.sigmoid(rows) * torch.sigmoid(columns.transpose(2, 3))


def triplet(x, state, spatial=True):
    def branch(name, *order):
        turned = x.permute(0, *order)
        return (turned * spatial_gate(turned, state, name)).permute(0, *order)

    branches = [branch("cw", 2, 1, 3), branch("hc", 3, 2, 1)] + ([branch("hw", 1, 2, 3)] if spatial else [])
    return sum(branches) / len(branches)


def nam(x, state, detach=True):
    gamma = state["Channel_Att.bn2.weight"]
    size = (gamma.detach() if detach else gamma).abs()
    return x * torch.sigmoid(batch_norm(x, state, "Channel_Att.bn2") * (size / size.sum())[:, None, None])


def sa(x, state, groups):
    batch, channels, height, width = x.shape
    n = channels // (2 * groups)
    out = torch.empty_like(x)
    for g in range(groups):
        first = x[:, 2 * g * n : (2 * g + 1) * n]
        second = x[:, (2 * g + 1) * n : (2 * g + 2) * n]
        by_channel = first * torch.sigmoid(state["cweight"] * first.mean((2, 3), keepdim=True) + state["cbias"])
        centred = second - second.mean((2, 3), keepdim=True)
        normed = centred / torch.sqrt((centred**2).mean((2, 3), keepdim=True) + 1e-5)
        normed = normed * state["gn.weight"][:, None, None] + state["gn.bias"][:, None, None]
        by_position = second * torch.sigmoid(state["sweight"] * normed + state["sbias"])
        out = out.clone()
        out[:, 2 * g * n : (2 * g + 2) * n] = torch.cat([by_channel, by_position], 1)
    # The channels of both halves of the whole in turn.
    return torch.stack([out[:, : channels // 2], out[:, channels // 2 :]], 2).reshape(batch, channels, height, width)
