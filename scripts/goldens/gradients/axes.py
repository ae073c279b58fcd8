"""Reductions, matrix products, and what moves elements."""

import torch
import torch.nn.functional as F

from .operation import MAP, Given, operation_case


def reduction_cases():
    x, whole = Given(MAP, (2, 3, 4, 5)), Given(MAP, (2, 3, 4, 5), levels=True)
    for kind, function, inputs in [
        ("reduceMean", torch.mean, [x]), ("reduceSum", torch.sum, [x]), ("reduceMax", torch.amax, [x, whole]),
        ("reduceMin", torch.amin, [x, whole]),
    ]:
        for given in inputs:
            of = " of whole numbers" if given.levels else ""
            yield operation_case(f"{kind} over positions, kept{of}", kind, {"axes": ["height", "width"], "keep": True}, [given], [MAP], lambda x: function(x, dim=(2, 3), keepdim=True))
            yield operation_case(f"{kind} over channels{of}", kind, {"axes": ["channel"], "keep": False}, [given], ["batch height width"], lambda x: function(x, dim=1))
            yield operation_case(f"{kind} over batch and positions{of}", kind, {"axes": ["batch", "height", "width"], "keep": False}, [given], ["channel"], lambda x: function(x, dim=(0, 2, 3)))
    for correction in (0, 1):
        yield operation_case(f"variance over positions, correction {correction}", "variance", {"axes": ["height", "width"], "keep": True, "correction": correction}, [x], [MAP], lambda x: torch.var(x, dim=(2, 3), keepdim=True, correction=correction))
    for axis, dim, count in (("channel", 1, 2), ("width", 3, 4)):
        yield operation_case(f"topK of {count} along {axis}", "topK", {"axis": axis, "count": count}, [x], [MAP, MAP], lambda x: (lambda y: (y.values, y.indices.double()))(torch.topk(x, count, dim)))
    yield operation_case("softmax", "softmax", {"axis": "channel"}, [x], [MAP], lambda x: torch.softmax(x, 1))
    yield operation_case("logSoftmax", "logSoftmax", {"axis": "channel"}, [x], [MAP], lambda x: torch.log_softmax(x, 1))


def moving_cases():
    x = Given(MAP, (2, 6, 4, 5))
    turned = Given("batch height width channel", (2, 4, 5, 2))
    yield operation_case("concat", "concat", {"axis": "channel"}, [x, turned, Given(MAP, (2, 1, 4, 5))], [MAP], lambda a, b, c: torch.cat([a, b.permute(0, 3, 1, 2), c], 1))
    yield operation_case("pad", "pad", {"axis": "height", "before": 1, "after": 2, "value": 0.5}, [x], [MAP], lambda x: F.pad(x, (0, 0, 1, 2), value=0.5))
    for start, end, step in ((0, 6, 1), (2, 5, 1), (1, 6, 2), (0, 6, 4), (3, 6, 3), (0, 6, 2)):
        yield operation_case(f"slice of {start} to {end} by {step}", "slice", {"axis": "channel", "start": start, "end": end, "step": step}, [x], [MAP], lambda x: x[:, start:end:step])
    into = [{"name": "group", "size": 2}, {"name": "channel", "size": 3}]
    yield operation_case("splitAxis", "splitAxis", {"axis": "channel", "into": into}, [x], ["batch group channel height width"], lambda x: x.reshape(2, 2, 3, 4, 5))
    yield operation_case("mergeAxes, flattening", "mergeAxes", {"axes": ["channel", "height", "width"], "into": "channel"}, [x], ["batch channel"], lambda x: x.flatten(1))
    yield operation_case("mergeAxes in another order", "mergeAxes", {"axes": ["width", "channel"], "into": "position"}, [x], ["batch height position"], lambda x: x.permute(0, 2, 3, 1).reshape(2, 4, 30))
    yield operation_case("renameAxis", "renameAxis", {"from": "channel", "to": "feature"}, [x], ["batch feature height width"], lambda x: x * 1)
    for groups in (2, 3):
        yield operation_case(f"channelShuffle, {groups} groups", "channelShuffle", {"groups": groups}, [x], [MAP], lambda x: x.reshape(2, groups, -1, 4, 5).transpose(1, 2).reshape(2, 6, 4, 5))
    for axis, dim, indices in (("width", 3, [4, 0, 4, 4, 1]), ("channel", 1, [5, 0, 2]), ("height", 2, [3, 2, 1, 0])):
        yield operation_case(f"gather along {axis}", "gather", {"axis": axis, "indices": indices}, [x], [MAP], lambda x: torch.index_select(x, dim, torch.tensor(indices)))
    yield operation_case("flip", "flip", {"axis": "width"}, [x], [MAP], lambda x: torch.flip(x, (3,)))
    yield operation_case("tile", "tile", {"axis": "channel", "count": 3}, [x], [MAP], lambda x: torch.cat([x] * 3, 1))
    yield operation_case("roll", "roll", {"axis": "width", "shift": -2}, [x], [MAP], lambda x: torch.roll(x, -2, 3))
    yield operation_case("reflectPad", "reflectPad", {"axis": "width", "before": 4, "after": 2}, [x], [MAP], lambda x: F.pad(x, (4, 2, 0, 0), mode="reflect"))
    windows = [{"axis": axis, "size": 3, "stride": 2, "before": 1, "after": 1, "dilation": 1} for axis in ("height", "width")]
    yield operation_case("unfold", "unfold", {"windows": windows}, [x], [MAP], lambda x: F.unfold(x, 3, 1, 1, 2).reshape(2, 54, 2, 3))
    axes = [{"name": axis, "size": size} for axis, size in zip(MAP.split(), (2, 3, 4, 5))]
    yield operation_case("expand along axes it lacks", "expand", {"axes": axes}, [Given("channel", (3,))], [MAP], lambda x: x[None, :, None, None].expand(2, 3, 4, 5))
    yield operation_case("expand along axes of size 1", "expand", {"axes": axes}, [Given(MAP, (2, 3, 1, 1))], [MAP], lambda x: x.expand(2, 3, 4, 5))


def product_cases():
    sizes = {"batch": 2, "row": 3, "inner": 4, "column": 5, "other": 2}
    letter = lambda axes: "".join({"batch": "z", "row": "r", "inner": "i", "column": "c", "other": "o"}[axis] for axis in axes.split())
    given = lambda axes: Given(axes, tuple(sizes[axis] for axis in axes.split()))
    for name, left, right, out in [
        ("batches of matrices", "batch row inner", "batch inner column", "batch row column"),
        ("rows and a matrix", "batch inner", "column inner", "batch column"),
        ("several axes and a matrix", "batch row inner", "inner column", "batch row column"),
        ("a matrix and a vector", "batch row inner", "batch inner", "batch row"),
        ("a vector and a vector", "inner", "inner", ""),
        ("several axes on both sides", "batch row inner", "batch inner column other", "batch row column other"),
        ("several axes that both have", "batch row inner", "batch row inner column", "batch row column"),
    ]:
        equation = f"{letter(left)},{letter(right)}->{letter(out)}"
        yield operation_case(f"matmul of {name}", "matmul", {"over": "inner"}, [given(left), given(right)], [out], lambda a, b: torch.einsum(equation, a, b))
    weight, bias = Given("out in", (3, 5)), Given("out", (3,))
    for name, axes, shape in (("rows", "batch channel", (4, 5)), ("one row", "channel", (5,)), ("three axes", "batch position channel", (2, 4, 5))):
        yield operation_case(f"dense, {name}", "dense", {}, [Given(axes, shape), weight, bias], [axes], F.linear)
    yield operation_case("dense without bias", "dense", {}, [Given("batch channel", (4, 5)), weight], ["batch channel"], F.linear)
