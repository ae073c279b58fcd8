"""Writes test/goldens/operations.jsonl, one case a line: single operations computed by PyTorch, which engines are tested against.

Run with a Python that has torch: python scripts/goldens/operations.py
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

cases = []


def wave(*shape, scale=2.0, shift=0.0):
    """Values between shift - scale and shift + scale that look random, with three decimals so that the file is exact."""
    count = math.prod(shape)
    values = torch.sin(torch.arange(count, dtype=torch.float64) * 1.7 + count) * scale + shift
    return (torch.round(values * 1000) / 1000).reshape(shape)


def tensor(axes, data, state=False):
    flat = [float(f"{v:.6g}") for v in data.reshape(-1).tolist()]
    return {"axes": dict(zip(axes.split(), data.shape)), "data": flat, "state": state}


def case(name, operation, attributes, inputs, axes, output, port=0, fixed=False):
    """One use of an operation and one of its outputs; `fixed` where the size of the batch must be known."""
    expected = tensor(axes, output)
    del expected["state"]
    kind = {**({"port": port} if port else {}), **({"fixed": True} if fixed else {})}
    cases.append({"name": name, "operation": operation, "attributes": attributes, "inputs": inputs, "output": expected, **kind})


def window(axis, size, stride=1, padding=(0, 0), dilation=1):
    return {"axis": axis, "size": size, "stride": stride, "before": padding[0], "after": padding[1], "dilation": dilation}


def square(size, stride=1, padding=0, dilation=1):
    return [window(axis, size, stride, (padding, padding), dilation) for axis in ("height", "width")]


MAP = "batch channel height width"

# Element by element, one value.
x = wave(2, 5, scale=4.5)
positive = wave(2, 5, scale=1.5, shift=2.0)
for kind, function, value in [
    ("abs", torch.abs, x),
    ("erf", torch.erf, x),
    ("exp", torch.exp, x),
    ("gelu", F.gelu, x),
    ("log", torch.log, positive),
    ("relu", torch.relu, x),
    ("sigmoid", torch.sigmoid, x),
    ("sqrt", torch.sqrt, positive),
    ("tanh", torch.tanh, x),
    ("silu", F.silu, x),
    ("softplus", F.softplus, x),
    ("hardSigmoid", F.hardsigmoid, x),
    ("hardSwish", F.hardswish, x),
    ("mish", F.mish, x),
]:
    case(kind, kind, {}, [tensor("batch channel", value)], "batch channel", function(value))
case("detach, which does nothing outside training", "detach", {}, [tensor("batch channel", x)], "batch channel", x)
for kind in ("dropout", "dropPath"):
    case(f"{kind}, which does nothing outside training", kind, {"rate": 0.3}, [tensor("batch channel", x)], "batch channel", x)
case("clamp, as ReLU6", "clamp", {"minimum": 0, "maximum": 6}, [tensor("batch channel", x * 2)], "batch channel", F.relu6(x * 2))

for slope in (0.01, 0.2):
    case(f"leakyRelu, slope {slope}", "leakyRelu", {"slope": slope}, [tensor("batch channel", x)], "batch channel", F.leaky_relu(x, slope))
for alpha in (1.0, 1.5):
    case(f"elu, alpha {alpha}", "elu", {"alpha": alpha}, [tensor("batch channel", x * 2)], "batch channel", F.elu(x * 2, alpha))
for exponent, value in ((3, x), (2, x), (0, x), (0.75, positive), (-1.5, positive), (1, x)):
    case(f"pow {exponent}", "pow", {"exponent": exponent}, [tensor("batch channel", value)], "batch channel", torch.pow(value, exponent))

# Element by element, two values.
a, gate, vector = wave(2, 3, 4, 5), wave(2, 3, 1, 1), wave(3)
case("add a vector of channels", "add", {"residual": False}, [tensor(MAP, a), tensor("channel", vector, True)], MAP, a + vector[:, None, None])
case("add feature maps", "add", {"residual": True}, [tensor(MAP, a), tensor(MAP, a * 0.5)], MAP, a * 1.5)
case("shakeShake, whose branches weigh the same outside training", "shakeShake", {}, [tensor(MAP, a), tensor(MAP, a.flip(0))], MAP, 0.5 * a + 0.5 * a.flip(0))
case("multiply with a gate per channel", "multiply", {}, [tensor(MAP, a), tensor(MAP, gate)], MAP, a * gate)
case("multiply with a gate that lacks axes", "multiply", {}, [tensor(MAP, a), tensor("batch channel", gate[..., 0, 0])], MAP, a * gate)
spatial = wave(2, 4, 5)
case("multiply a gate per position with a feature map", "multiply", {}, [tensor("batch height width", spatial), tensor(MAP, a)], MAP, spatial[:, None] * a)
case("multiply values of which each lacks an axis", "multiply", {}, [tensor("batch channel", wave(2, 3)), tensor("batch height", wave(2, 4))], "batch channel height", wave(2, 3)[:, :, None] * wave(2, 4)[:, None])
case("subtract", "subtract", {}, [tensor(MAP, a), tensor("channel", vector, True)], MAP, a - vector[:, None, None])
case("subtract from a number", "subtract", {}, [tensor("", torch.tensor(1.0), True), tensor(MAP, a)], MAP, 1 - a)
case("divide", "divide", {}, [tensor("channel", vector, True), tensor("batch channel", positive[:, :3])], "batch channel", vector / positive[:, :3])
case("maximum", "maximum", {}, [tensor(MAP, a), tensor(MAP, gate)], MAP, torch.maximum(a, gate))
case("minimum", "minimum", {}, [tensor(MAP, a), tensor(MAP, gate)], MAP, torch.minimum(a, gate))
case("minimum with a vector of channels", "minimum", {}, [tensor("channel", vector, True), tensor(MAP, a)], MAP, torch.minimum(a, vector[:, None, None]))
# Conditions: any number but 0 holds, below 0 as well.
holds = torch.round(wave(2, 3, 4, 5, scale=1.4))
case("where of three maps", "where", {}, [tensor(MAP, holds), tensor(MAP, a), tensor(MAP, a * 3)], MAP, torch.where(holds != 0, a, a * 3))
case("where by a gate, or a vector", "where", {}, [tensor("batch channel", holds[:, :, 0, 0]), tensor(MAP, a), tensor("channel", vector, True)], MAP, torch.where(holds[:, :, :1, :1] != 0, a, vector[:, None, None]))
case("where of a map, or a number", "where", {}, [tensor(MAP, holds), tensor("", torch.tensor(7.0), True), tensor("batch height width", spatial)], MAP, torch.where(holds != 0, torch.tensor(7.0, dtype=torch.float64), spatial[:, None]))

# Convolutions and dense layers.
x = wave(2, 4, 6, 7)
for name, weight, groups, stride, padding, dilation, bias in [
    ("3×3", wave(3, 4, 3, 3), 1, 1, 1, 1, None),
    ("1×1 with bias, stride 2", wave(3, 4, 1, 1), 1, 2, 0, 1, wave(3)),
    ("in two groups, stride 2", wave(6, 2, 3, 3), 2, 2, 1, 1, None),
    ("depthwise, dilated", wave(4, 1, 3, 3), 4, 1, 2, 2, wave(4)),
]:
    biases = [] if bias is None else [tensor("out", bias, True)]
    attributes = {"groups": groups, "windows": square(weight.shape[2], stride, padding, dilation)}
    case(f"conv {name}", "conv", attributes, [tensor(MAP, x), tensor("out in height width", weight, True), *biases], MAP, F.conv2d(x, weight, bias, stride, padding, dilation, groups))
weight = wave(3, 4, 3, 2)
attributes = {"groups": 1, "windows": [window("height", 3, 2, (0, 1)), window("width", 2, 1, (1, 0))]}
case("conv with padding on one side", "conv", attributes, [tensor(MAP, x), tensor("out in height width", weight, True)], MAP, F.conv2d(F.pad(x, (1, 0, 0, 1)), weight, stride=(2, 1)))
case("conv of one example", "conv", {"groups": 1, "windows": square(3)}, [tensor("channel height width", x[0]), tensor("out in height width", wave(3, 4, 3, 3), True)], "channel height width", F.conv2d(x[:1], wave(3, 4, 3, 3))[0])
row, kernel = wave(2, 1, 8), wave(1, 1, 3)
case("conv along one axis", "conv", {"groups": 1, "windows": [window("position", 3, 1, (1, 1))]}, [tensor("batch channel position", row), tensor("out in position", kernel, True)], "batch channel position", F.conv1d(row, kernel, padding=1))
kernel = wave(3, 4, 3)
case("conv along one of two axes", "conv", {"groups": 1, "windows": [window("width", 3, 1, (1, 1))]}, [tensor(MAP, x), tensor("out in width", kernel, True)], MAP, F.conv2d(x, kernel[:, :, None], padding=(0, 1)))
weight, bias = wave(3, 5), wave(3)
for name, axes, value in [("rows", "batch channel", wave(2, 5)), ("one row", "channel", wave(5)), ("three axes", "batch position channel", wave(2, 4, 5))]:
    case(f"dense, {name}", "dense", {}, [tensor(axes, value), tensor("out in", weight, True), tensor("out", bias, True)], axes, F.linear(value, weight, bias))
case("dense without bias", "dense", {}, [tensor("batch channel", wave(2, 5)), tensor("out in", weight, True)], "batch channel", F.linear(wave(2, 5), weight))

# Normalisation and pooling.
statistics = [wave(4, shift=2.5), wave(4), wave(4, scale=0.5), wave(4, scale=1, shift=1.5)]
for name, axes, value in [("feature maps", MAP, x), ("rows", "batch channel", x[..., 0, 0]), ("one example", "channel height width", x[0])]:
    batched = value if axes.startswith("batch") else value[None]
    y = F.batch_norm(batched, statistics[2], statistics[3], statistics[0], statistics[1], eps=1e-3)
    inputs = [tensor(axes, value), *(tensor("channel", v, True) for v in statistics)]
    case(f"batchNorm, {name}", "batchNorm", {"epsilon": 1e-3, "momentum": 0.1}, inputs, axes, y if axes.startswith("batch") else y[0])
case("global mean", "globalPool", {"of": "mean"}, [tensor(MAP, x)], MAP, F.adaptive_avg_pool2d(x, 1))
case("global maximum", "globalPool", {"of": "maximum"}, [tensor(MAP, x)], MAP, F.adaptive_max_pool2d(x, 1))
case("global mean of one example", "globalPool", {"of": "mean"}, [tensor("channel height width", x[0])], "channel height width", F.adaptive_avg_pool2d(x[0], 1))
for size in (5, 6, 7):
    x = wave(1, 1, size, size + 1)
    for kernel, stride, padding in ((3, 2, 0), (3, 2, 1), (2, 2, 1), (2, 3, 1)):
        for ceil in (False, True):
            name = f"{kernel}×{kernel}, stride {stride}, padding {padding}, {'ceil' if ceil else 'floor'}, of {size}×{size + 1}"
            windows = square(kernel, stride, padding)
            case(f"maxPool {name}", "maxPool", {"windows": windows, "ceil": ceil}, [tensor(MAP, x)], MAP, F.max_pool2d(x, kernel, stride, padding, ceil_mode=ceil))
            for count in (False, True):
                attributes = {"windows": windows, "ceil": ceil, "countPadding": count}
                case(f"averagePool {name}, padding {'counted' if count else 'left out'}", "averagePool", attributes, [tensor(MAP, x)], MAP, F.avg_pool2d(x, kernel, stride, padding, ceil_mode=ceil, count_include_pad=count))
x = wave(1, 2, 2, 3)
windows = square(3, 2)
case("maxPool of an input smaller than its window, ceil", "maxPool", {"windows": windows, "ceil": True}, [tensor(MAP, x)], MAP, F.max_pool2d(x, 3, 2, ceil_mode=True))
case("averagePool of an input smaller than its window, ceil", "averagePool", {"windows": windows, "ceil": True, "countPadding": True}, [tensor(MAP, x)], MAP, F.avg_pool2d(x, 3, 2, ceil_mode=True))
x = wave(2, 2, 7, 7)
case("maxPool, dilated", "maxPool", {"windows": square(3, 1, 1, 2), "ceil": False}, [tensor(MAP, x)], MAP, F.max_pool2d(x, 3, 1, 1, 2))
case("maxPool along one axis", "maxPool", {"windows": [window("height", 3, 2, (1, 1))], "ceil": False}, [tensor(MAP, x)], MAP, F.max_pool2d(x, (3, 1), (2, 1), (1, 0)))
case("averagePool along one axis, of one example", "averagePool", {"windows": [window("width", 2, 2)], "ceil": True, "countPadding": True}, [tensor("channel width", x[0, 0])], "channel width", F.avg_pool1d(x[0, 0], 2, 2, ceil_mode=True))
for height, width, size in ((2, 3, (7, 7)), (1, 1, (7, 7)), (9, 11, (7, 7)), (14, 7, (7, 7)), (7, 7, (7, 7)), (6, 5, (4, 4))):
    x = wave(2, 2, height, width)
    sizes = [{"axis": "height", "size": size[0]}, {"axis": "width", "size": size[1]}]
    case(f"adaptiveAveragePool of {height}×{width} to {size[0]}×{size[1]}", "adaptiveAveragePool", {"sizes": sizes}, [tensor(MAP, x)], MAP, F.adaptive_avg_pool2d(x, size))

    case(f"adaptiveMaxPool of {height}×{width} to {size[0]}×{size[1]}", "adaptiveMaxPool", {"sizes": sizes}, [tensor(MAP, x)], MAP, F.adaptive_max_pool2d(x, size))
for weight, groups, stride, padding, extra, dilation, bias in [
    (wave(4, 3, 3, 3), 1, 1, 1, 0, 1, wave(3)),
    (wave(4, 3, 2, 2), 1, 2, 0, 0, 1, None),
    (wave(4, 2, 3, 3), 2, 2, 1, 1, 1, wave(4)),
    (wave(4, 1, 3, 2), 4, (3, 2), (0, 1), (2, 1), (1, 2), wave(4)),
]:
    x = wave(2, 4, 3, 5)
    y = F.conv_transpose2d(x, weight, bias, stride, padding, extra, groups, dilation)
    pair = lambda given: given if isinstance(given, tuple) else (given, given)
    windows = [window(axis, *of[:2], (of[2], of[2]), of[3]) for axis, of in zip(("height", "width"), zip(weight.shape[2:], pair(stride), pair(padding), pair(dilation)))]
    attributes = {"groups": groups, "windows": windows, "sizes": [{"axis": "height", "size": y.shape[2]}, {"axis": "width", "size": y.shape[3]}]}
    biases = [] if bias is None else [tensor("out", bias, True)]
    case(f"convTranspose in {groups} groups, stride {stride}, padding {padding} and {extra}", "convTranspose", attributes, [tensor(MAP, x), tensor("out in height width", weight, True), *biases], MAP, y)
x = wave(2, 6, 3, 4)
vectors = [wave(6, shift=2.5), wave(6)]
affine = [tensor("channel", v, True) for v in vectors]
for groups in (1, 2, 6):
    case(f"groupNorm, {groups} groups", "groupNorm", {"groups": groups, "epsilon": 1e-3}, [tensor(MAP, x), *affine], MAP, F.group_norm(x, groups, *vectors, eps=1e-3))
case("groupNorm as instance norm", "groupNorm", {"groups": 6, "epsilon": 1e-5}, [tensor(MAP, x)], MAP, F.instance_norm(x))
case("groupNorm of rows", "groupNorm", {"groups": 2, "epsilon": 1e-5}, [tensor("batch channel", x[..., 0, 0]), *affine], "batch channel", F.group_norm(x[..., 0, 0], 2, *vectors))
case("layerNorm over channels", "layerNorm", {"axes": ["channel"], "epsilon": 1e-6}, [tensor(MAP, x), *affine], MAP, F.layer_norm(x.permute(0, 2, 3, 1), (6,), *vectors, eps=1e-6).permute(0, 3, 1, 2))
shape = [wave(3, 4, shift=2.5), wave(3, 4)]
case("layerNorm over positions", "layerNorm", {"axes": ["height", "width"], "epsilon": 1e-5}, [tensor(MAP, x), *(tensor("height width", v, True) for v in shape)], MAP, F.layer_norm(x, (3, 4), *shape))
case("layerNorm without parameters", "layerNorm", {"axes": ["channel", "height", "width"], "epsilon": 1e-5}, [tensor(MAP, x)], MAP, F.layer_norm(x, (6, 3, 4)))
for height, width, size in ((3, 5, (7, 4)), (4, 4, (8, 8)), (5, 6, (1, 1)), (1, 7, (3, 2)), (6, 3, (2, 3))):
    x = wave(2, 2, height, width)
    sizes = [{"axis": "height", "size": size[0]}, {"axis": "width", "size": size[1]}]
    for mode in ("linear", "cubic"):
        for corners in (False, True):
            y = F.interpolate(x, size, mode="bi" + mode, align_corners=corners)
            case(f"resize of {height}×{width} to {size[0]}×{size[1]}, {mode}{', corners aligned' if corners else ''}", "resize", {"sizes": sizes, "mode": mode, "alignCorners": corners}, [tensor(MAP, x)], MAP, y)

# Reductions and softmax.
x = wave(2, 3, 4, 5)
for kind, function in (("reduceMean", torch.mean), ("reduceSum", torch.sum), ("reduceMax", torch.amax), ("reduceMin", torch.amin)):
    case(f"{kind} over positions, kept", kind, {"axes": ["height", "width"], "keep": True}, [tensor(MAP, x)], MAP, function(x, dim=(2, 3), keepdim=True))
    case(f"{kind} over channels", kind, {"axes": ["channel"], "keep": False}, [tensor(MAP, x)], "batch height width", function(x, dim=1))
for correction in (0, 1):
    case(f"variance over positions, kept, correction {correction}", "variance", {"axes": ["height", "width"], "keep": True, "correction": correction}, [tensor(MAP, x)], MAP, torch.var(x, dim=(2, 3), keepdim=True, correction=correction))
    case(f"variance over channels, correction {correction}", "variance", {"axes": ["channel"], "keep": False, "correction": correction}, [tensor(MAP, x)], "batch height width", torch.var(x, dim=1, correction=correction))
for axis, dim, count in (("channel", 1, 2), ("width", 3, 3), ("height", 2, 4)):
    for port, output in enumerate(torch.topk(x, count, dim)):
        case(f"topK of {count} along {axis}, {('values', 'places')[port]}", "topK", {"axis": axis, "count": count}, [tensor(MAP, x)], MAP, output.double(), port=port)
case("softmax", "softmax", {"axis": "channel"}, [tensor(MAP, x)], MAP, torch.softmax(x, 1))
case("logSoftmax", "logSoftmax", {"axis": "channel"}, [tensor(MAP, x * 40)], MAP, torch.log_softmax(x * 40, 1))

# Moving elements.
case("concat", "concat", {"axis": "channel"}, [tensor(MAP, x), tensor("batch height width channel", x.permute(0, 2, 3, 1)), tensor(MAP, x * 2)], MAP, torch.cat([x, x, x * 2], 1))
case("pad", "pad", {"axis": "height", "before": 1, "after": 2, "value": 0.5}, [tensor(MAP, x)], MAP, F.pad(x, (0, 0, 1, 2), value=0.5))
case("slice", "slice", {"axis": "height", "start": 1, "end": 4, "step": 2}, [tensor(MAP, x)], MAP, x[:, :, 1:4:2])
for axis, dim, indices in (("width", 3, [4, 0, 4, 4, 1, 2]), ("channel", 1, [2, 0]), ("height", 2, [3, 2, 1, 0])):
    case(f"gather along {axis}", "gather", {"axis": axis, "indices": indices}, [tensor(MAP, x)], MAP, torch.index_select(x, dim, torch.tensor(indices)))
for axis, dim in (("width", 3), ("channel", 1)):
    case(f"flip along {axis}", "flip", {"axis": axis}, [tensor(MAP, x)], MAP, torch.flip(x, (dim,)))
    case(f"tile along {axis}", "tile", {"axis": axis, "count": 3}, [tensor(MAP, x)], MAP, torch.cat([x] * 3, dim))
for shift in (1, -2, 13, 5):
    case(f"roll by {shift}", "roll", {"axis": "width", "shift": shift}, [tensor(MAP, x)], MAP, torch.roll(x, shift, 3))
for before, after in ((1, 2), (0, 4), (4, 3)):
    case(f"reflectPad by {before} and {after}", "reflectPad", {"axis": "width", "before": before, "after": after}, [tensor(MAP, x)], MAP, F.pad(x, (before, after, 0, 0), mode="reflect"))
for size, stride, padding, dilation in ((3, 1, 1, 1), (2, 2, 0, 1), (2, 1, 1, 2)):
    windows = square(size, stride, padding, dilation)
    shape = [(n + 2 * padding - dilation * (size - 1) - 1) // stride + 1 for n in x.shape[2:]]
    case(f"unfold {size}×{size}, stride {stride}, padding {padding}, dilation {dilation}", "unfold", {"windows": windows}, [tensor(MAP, x)], MAP, F.unfold(x, size, dilation, padding, stride).reshape(2, -1, *shape))
x = wave(2, 6, 2, 2)
case("splitAxis", "splitAxis", {"axis": "channel", "into": [{"name": "group", "size": 2}, {"name": "channel", "size": 3}]}, [tensor(MAP, x)], "batch group channel height width", x.reshape(2, 2, 3, 2, 2))
for groups in (2, 3):
    case(f"channelShuffle, {groups} groups", "channelShuffle", {"groups": groups}, [tensor(MAP, x)], MAP, F.channel_shuffle(x, groups))
for height, width in ((12, 12), (3, 1), (5, 7)):
    sizes = [{"axis": "height", "size": height}, {"axis": "width", "size": width}]
    y = torch.arange(30.0).reshape(1, 2, 3, 5) / 8
    case(f"nearestResize of 3×5 to {height}×{width}", "nearestResize", {"sizes": sizes}, [tensor(MAP, y)], MAP, F.interpolate(y, (height, width), mode="nearest"))
case("mergeAxes, flattening", "mergeAxes", {"axes": ["channel", "height", "width"], "into": "channel"}, [tensor(MAP, x)], "batch channel", x.flatten(1))
case("mergeAxes in another order", "mergeAxes", {"axes": ["width", "channel"], "into": "position"}, [tensor(MAP, x)], "batch position height", x.permute(0, 3, 1, 2).reshape(2, 12, 2))
case("renameAxis", "renameAxis", {"from": "channel", "to": "feature"}, [tensor(MAP, x)], "batch feature height width", x)

# Matrix products.
for name, left, right, out in [
    ("batches of matrices", "batch row inner", "batch inner column", "batch row column"),
    ("rows and a matrix", "batch inner", "column inner", "batch column"),
    ("several axes and a matrix", "batch row inner", "inner column", "batch row column"),
    ("a matrix and a vector", "batch row inner", "batch inner", "batch row"),
    ("several axes on both sides", "batch row inner", "batch inner column other", "batch row column other"),
]:
    sizes = {"batch": 2, "row": 3, "inner": 4, "column": 5, "other": 2}
    a, b = (wave(*(sizes[axis] for axis in axes.split())) for axes in (left, right))
    letters = [axes.replace(" ", "").replace("batch", "z").replace("row", "r").replace("inner", "i").replace("column", "c").replace("other", "o") for axes in (left, right, out)]
    case(f"matmul of {name}", "matmul", {"over": "inner"}, [tensor(left, a), tensor(right, b)], out, torch.einsum(f"{letters[0]},{letters[1]}->{letters[2]}", a, b))

# What networks have in training alone: gradients by autograd.


def gradients(function, inputs, dy):
    """The gradients of Σ function(…) · dy for each of the inputs."""
    leaves = [value.clone().requires_grad_() for value in inputs]
    (function(*leaves) * dy).sum().backward()
    return [leaf.grad for leaf in leaves]


def sizes(x, windows):
    return [{"axis": w["axis"], "size": x.shape[("batch", "channel", "height", "width").index(w["axis"])]} for w in windows]


for name, height, width, weight, groups, stride, padding, dilation in [
    ("3×3", 5, 4, wave(3, 4, 3, 3), 1, 1, 1, 1),
    ("3×3, stride 2 that leaves a row over", 6, 7, wave(3, 4, 3, 3), 1, 2, 1, 1),
    ("1×1, stride 2", 6, 7, wave(3, 4, 1, 1), 1, 2, 0, 1),
    ("1×1, padded", 3, 4, wave(3, 4, 1, 1), 1, 1, 1, 1),
    ("in two groups, stride 3 that leaves two rows over", 7, 9, wave(6, 2, 2, 2), 2, 3, 0, 1),
    ("in two groups, dilated", 7, 6, wave(6, 2, 3, 3), 2, 1, 2, 2),
    ("depthwise", 5, 6, wave(4, 1, 3, 3), 4, 1, 1, 1),
    ("depthwise, stride 2, dilated", 8, 7, wave(4, 1, 3, 3), 4, 2, 2, 2),
    ("of more channels than a picture has", 4, 5, wave(3, 8, 3, 3), 1, 1, 1, 1),
    ("of more channels, stride 2, dilated", 8, 7, wave(3, 8, 3, 3), 1, 2, 2, 2),
    ("of more channels than positions", 3, 2, wave(9, 8, 2, 2), 1, 2, 1, 1),
]:
    x = wave(2, weight.shape[1] * groups, height, width)
    windows = square(weight.shape[2], stride, padding, dilation)
    function = lambda x, weight: F.conv2d(x, weight, None, stride, padding, dilation, groups)
    dy = wave(*function(x, weight).shape, scale=1.5)
    ofInput, ofWeight = gradients(function, [x, weight], dy)
    case(f"convInputGradient {name}", "convInputGradient", {"groups": groups, "windows": windows, "sizes": sizes(x, windows)}, [tensor(MAP, dy), tensor("out in height width", weight, True)], MAP, ofInput)
    case(f"convWeightGradient {name}", "convWeightGradient", {"groups": groups, "windows": windows}, [tensor(MAP, x), tensor(MAP, dy)], "out in height width", ofWeight)
x, weight = wave(2, 4, 6, 7), wave(3, 4, 3, 2)
windows = [window("height", 3, 2, (0, 1)), window("width", 2, 1, (1, 0))]
function = lambda x, weight: F.conv2d(F.pad(x, (1, 0, 0, 1)), weight, stride=(2, 1))
dy = wave(*function(x, weight).shape)
ofInput, ofWeight = gradients(function, [x, weight], dy)
case("convInputGradient with padding on one side", "convInputGradient", {"groups": 1, "windows": windows, "sizes": sizes(x, windows)}, [tensor(MAP, dy), tensor("out in height width", weight, True)], MAP, ofInput)
case("convWeightGradient with padding on one side", "convWeightGradient", {"groups": 1, "windows": windows}, [tensor(MAP, x), tensor(MAP, dy)], "out in height width", ofWeight)
for padding in (0, 1):
    row, kernel = wave(2, 1, 8), wave(1, 1, 3)
    windows = [window("position", 3, 1, (padding, padding))]
    function = lambda row, kernel: F.conv1d(row, kernel, padding=padding)
    dy = wave(*function(row, kernel).shape)
    ofInput, ofWeight = gradients(function, [row, kernel], dy)
    length = [{"axis": "position", "size": 8}]
    case(f"convInputGradient along one axis, padding {padding}", "convInputGradient", {"groups": 1, "windows": windows, "sizes": length}, [tensor("batch channel position", dy), tensor("out in position", kernel, True)], "batch channel position", ofInput)
    case(f"convWeightGradient along one axis, padding {padding}", "convWeightGradient", {"groups": 1, "windows": windows}, [tensor("batch channel position", row), tensor("batch channel position", dy)], "out in position", ofWeight)
x, kernel = wave(2, 4, 6, 7), wave(3, 4, 3)
windows = [window("width", 3, 1, (1, 1))]
function = lambda x, kernel: F.conv2d(x, kernel[:, :, None], padding=(0, 1))
dy = wave(*function(x, kernel).shape)
ofInput, ofWeight = gradients(function, [x, kernel], dy)
case("convInputGradient along one of two axes", "convInputGradient", {"groups": 1, "windows": windows, "sizes": sizes(x, windows)}, [tensor(MAP, dy), tensor("out in width", kernel, True)], MAP, ofInput)
case("convWeightGradient along one of two axes", "convWeightGradient", {"groups": 1, "windows": windows}, [tensor(MAP, x), tensor(MAP, dy)], "out in width", ofWeight)
x, weight = wave(1, 4, 5, 6), wave(4, 2, 3, 3)
windows = square(3, 2, 1)
function = lambda x, weight: F.conv2d(x, weight, None, 2, 1, 1, 2)
dy = wave(*function(x, weight).shape)
ofInput, ofWeight = gradients(function, [x, weight], dy)
case("convInputGradient of one example", "convInputGradient", {"groups": 2, "windows": windows, "sizes": sizes(x, windows)}, [tensor("channel height width", dy[0]), tensor("out in height width", weight, True)], "channel height width", ofInput[0])
case("convWeightGradient of one example", "convWeightGradient", {"groups": 2, "windows": windows}, [tensor("channel height width", x[0]), tensor("channel height width", dy[0])], "out in height width", ofWeight)

for name, x in (("", wave(2, 2, 7, 6)), (", with equal maxima", torch.round(wave(2, 2, 7, 6)))):
    for kernel, stride, padding, dilation, ceil in ((3, 2, 1, 1, False), (3, 2, 0, 1, True), (2, 2, 0, 1, True), (3, 1, 1, 1, False), (3, 1, 1, 2, False)):
        function = lambda x: F.max_pool2d(x, kernel, stride, padding, dilation, ceil)
        dy = wave(*function(x).shape, scale=1.5)
        attributes = {"windows": square(kernel, stride, padding, dilation), "ceil": ceil}
        case(f"maxPoolGradient {kernel}×{kernel}, stride {stride}, padding {padding}, dilation {dilation}, {'ceil' if ceil else 'floor'}{name}", "maxPoolGradient", attributes, [tensor(MAP, dy), tensor(MAP, x)], MAP, *gradients(function, [x], dy))
row = torch.round(wave(2, 9))
dy = wave(2, 4)
case("maxPoolGradient along one axis, of one example", "maxPoolGradient", {"windows": [window("width", 3, 2)], "ceil": False}, [tensor("channel width", dy), tensor("channel width", row)], "channel width", *gradients(lambda row: F.max_pool1d(row, 3, 2), [row], dy))
for size in (5, 6):
    for kernel, stride, padding in ((3, 2, 1), (2, 2, 0), (2, 3, 1)):
        for ceil in (False, True):
            for count in (False, True):
                x = wave(1, 2, size, size + 1)
                function = lambda x: F.avg_pool2d(x, kernel, stride, padding, ceil, count)
                dy = wave(*function(x).shape, scale=1.5)
                windows = square(kernel, stride, padding)
                attributes = {"windows": windows, "ceil": ceil, "countPadding": count, "sizes": sizes(x, windows)}
                case(f"averagePoolGradient {kernel}×{kernel}, stride {stride}, padding {padding}, {'ceil' if ceil else 'floor'}, of {size}×{size + 1}, padding {'counted' if count else 'left out'}", "averagePoolGradient", attributes, [tensor(MAP, dy)], MAP, *gradients(function, [x], dy))

x, weight, bias = wave(3, 4, 5, 2, shift=1), wave(4, shift=2.5), wave(4)
for name, axes, value in (("feature maps", MAP, x), ("rows", "batch channel", x[..., 0, 0])):
    function = lambda value, weight, bias: F.batch_norm(value, None, None, weight, bias, True, eps=1e-3)
    others = [dim for dim in range(value.dim()) if dim != 1]
    mean, variance = value.mean(others), value.var(others, correction=0)
    inputs = [tensor(axes, value), tensor("channel", weight, True), tensor("channel", bias, True)]
    for port, (what, of, y) in enumerate((("", axes, function(value, weight, bias)), (", mean", "channel", mean), (", variance", "channel", variance))):
        case(f"batchNormTraining, {name}{what}", "batchNormTraining", {"epsilon": 1e-3}, inputs, of, y, port)
    dy = wave(*value.shape, scale=1.5)
    found = gradients(function, [value, weight, bias], dy)
    inputs = [tensor(axes, dy), tensor(axes, value), tensor("channel", weight, True), tensor("channel", mean), tensor("channel", variance)]
    for port, (what, of) in enumerate((("input", axes), ("weight", "channel"), ("bias", "channel"))):
        case(f"batchNormTrainingGradient, {name}, {what}", "batchNormTrainingGradient", {"epsilon": 1e-3}, inputs, of, found[port], port, fixed=True)
x = wave(2, 5, scale=4.5)
x[0, 1] = x[1, 2] = 0
case("step", "step", {}, [tensor("batch channel", x)], "batch channel", torch.heaviside(x, torch.zeros(1, dtype=x.dtype)))
for name, given, wanted in (("axes it lacks", "channel", MAP), ("axes of size 1", MAP, MAP), ("nothing, in another order", MAP, "batch height channel width")):
    x = {"axes it lacks": wave(3), "axes of size 1": wave(2, 3, 1, 1), "nothing, in another order": wave(2, 3, 4, 5)}[name]
    letters = {"channel": 3, "batch": 2, "height": 4, "width": 5}
    full = x[None, :, None, None] if given == "channel" else x
    full = full.expand(2, 3, 4, 5).permute(*(MAP.split().index(axis) for axis in wanted.split()))
    axes = [{"name": axis, "size": letters[axis]} for axis in wanted.split()]
    if given == MAP:
        axes = [{"name": a["name"], "size": "any" if a["name"] == "batch" else a["size"]} for a in axes]
    case(f"expand along {name}", "expand", {"axes": axes}, [tensor(given, x)], wanted, full)

path = pathlib.Path(__file__).resolve().parents[2] / "test" / "goldens" / "operations.jsonl"
path.write_text("".join(json.dumps(c, ensure_ascii=False) + "\n" for c in cases))
print(f"{len(cases)} cases, {path.stat().st_size} bytes")
