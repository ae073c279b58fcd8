"""Convolutions and pools."""

import torch
import torch.nn.functional as F

from .operation import MAP, Given, operation_case, square, window

KERNEL = "out in height width"


def conv_cases():
    # name, size, kernel shape, groups, stride, padding, dilation, whether it has a bias
    for name, size, kernel, groups, stride, padding, dilation, bias in [
        ("3×3", (5, 4), (3, 4, 3, 3), 1, 1, 1, 1, False),
        ("3×3 with bias, stride 2, nothing left over", (7, 5), (3, 4, 3, 3), 1, 2, 1, 1, True),
        ("3×3, stride 2, a row and a column left over", (6, 4), (3, 4, 3, 3), 1, 2, 1, 1, False),
        ("1×1 with bias", (3, 4), (5, 4, 1, 1), 1, 1, 0, 1, True),
        ("1×1, stride 2, left over", (6, 5), (3, 4, 1, 1), 1, 2, 0, 1, False),
        ("1×1, padded", (3, 4), (3, 4, 1, 1), 1, 1, 1, 1, False),
        ("1×1, stride 3", (7, 9), (3, 4, 1, 1), 1, 3, 0, 1, False),
        ("7×7, stride 2, as a stem", (11, 12), (3, 4, 7, 7), 1, 2, 3, 1, False),
        ("2×2, stride 2, as a patch", (6, 4), (3, 4, 2, 2), 1, 2, 0, 1, False),
        ("4×4, even kernel with padding", (5, 6), (3, 4, 4, 4), 1, 1, 2, 1, False),
        ("3×3, dilated", (7, 8), (3, 4, 3, 3), 1, 1, 2, 2, False),
        ("3×3, dilated, stride 2", (8, 7), (3, 4, 3, 3), 1, 2, 2, 2, False),
        ("3×3 of a map of 1×1", (1, 1), (3, 4, 3, 3), 1, 1, 1, 1, False),
        ("3×3 without padding of a map of 3×3", (3, 3), (9, 4, 3, 3), 1, 1, 0, 1, False),
        ("3×3 of more channels than a picture has", (5, 4), (3, 8, 3, 3), 1, 1, 1, 1, False),
        ("3×3 of more channels, stride 2, left over", (6, 5), (3, 8, 3, 3), 1, 2, 1, 1, False),
        ("3×3 of more channels, dilated, stride 2", (8, 7), (3, 8, 3, 3), 1, 2, 2, 2, False),
        ("2×2 of more channels than positions", (3, 2), (9, 8, 2, 2), 1, 1, 0, 1, False),
        ("2×2 of more channels than positions, stride 2, padded", (3, 2), (9, 8, 2, 2), 1, 2, 1, 1, False),
        ("in two groups", (5, 4), (6, 2, 3, 3), 2, 1, 1, 1, True),
        ("in two groups, stride 2, left over", (6, 5), (6, 2, 3, 3), 2, 2, 1, 1, False),
        ("in two groups, stride 3, two left over", (7, 9), (2, 2, 2, 2), 2, 3, 0, 1, False),
        ("in two groups, dilated, stride 2", (9, 8), (6, 2, 3, 3), 2, 2, 2, 2, False),
        ("depthwise", (5, 6), (4, 1, 3, 3), 4, 1, 1, 1, True),
        ("depthwise, stride 2, left over", (6, 7), (4, 1, 3, 3), 4, 2, 1, 1, False),
        ("depthwise 5×5, dilated", (9, 8), (4, 1, 5, 5), 4, 1, 4, 2, False),
        ("depthwise with a multiplier", (5, 4), (8, 1, 3, 3), 4, 1, 1, 1, False),
    ]:
        inputs = [Given(MAP, (2, kernel[1] * groups, *size)), Given(KERNEL, kernel, scale=1)]
        inputs += [Given("out", kernel[:1])] if bias else []
        attributes = {"groups": groups, "windows": square(kernel[2], stride, padding, dilation)}
        function = lambda x, weight, b=None: F.conv2d(x, weight, b, stride, padding, dilation, groups)
        yield operation_case(f"conv {name}", "conv", attributes, inputs, [MAP], function)
    inputs = [Given(MAP, (2, 4, 6, 7)), Given(KERNEL, (3, 4, 3, 2), scale=1)]
    attributes = {"groups": 1, "windows": [window("height", 3, 2, 0, 1), window("width", 2, 1, 1, 0)]}
    yield operation_case("conv padded on one side", "conv", attributes, inputs, [MAP], lambda x, w: F.conv2d(F.pad(x, (1, 0, 0, 1)), w, stride=(2, 1)))
    inputs = [Given("batch channel position", (2, 1, 8)), Given("out in position", (1, 1, 3))]
    attributes = {"groups": 1, "windows": [window("position", 3, 1, 1, 1)]}
    yield operation_case("conv along one axis", "conv", attributes, inputs, ["batch channel position"], lambda x, w: F.conv1d(x, w, padding=1))
    inputs = [Given(MAP, (2, 4, 5, 6)), Given("out in width", (3, 4, 3))]
    attributes = {"groups": 1, "windows": [window("width", 3, 1, 1, 1)]}
    yield operation_case("conv along one of two axes", "conv", attributes, inputs, [MAP], lambda x, w: F.conv2d(x, w[:, :, None], padding=(0, 1)))
    inputs = [Given("channel height width", (4, 5, 4)), Given(KERNEL, (6, 2, 3, 3), scale=1), Given("out", (6,))]
    attributes = {"groups": 2, "windows": square(3, 2, 1)}
    yield operation_case("conv of one example", "conv", attributes, inputs, ["channel height width"], lambda x, w, b: F.conv2d(x, w, b, 2, 1, 1, 2))


def transposed_cases():
    for groups, size, stride, padding, extra, dilation in ((1, 3, 1, 1, 0, 1), (1, 2, 2, 0, 0, 1), (2, 3, 2, 1, 1, 1), (4, 3, 3, 0, 2, 2)):
        x = Given(MAP, (2, 4, 3, 4))
        weight = Given("out in height width", (4, 2, size, size), scale=1)
        bias = Given("out", (2 * groups,))
        sizes = [{"axis": axis, "size": (n - 1) * stride - 2 * padding + dilation * (size - 1) + 1 + extra} for axis, n in (("height", 3), ("width", 4))]
        attributes = {"groups": groups, "windows": square(size, stride, padding, dilation), "sizes": sizes}
        yield operation_case(
            f"convTranspose in {groups} groups, stride {stride}", "convTranspose", attributes, [x, weight, bias], [MAP],
            lambda x, weight, bias: F.conv_transpose2d(x, weight, bias, stride, padding, extra, groups, dilation),
        )


def pool_cases():
    for levels in (False, True):
        x = Given(MAP, (2, 2, 7, 6), levels=levels)
        for kernel, stride, padding, dilation, ceil in [
            (3, 2, 1, 1, False), (3, 2, 0, 1, True), (2, 2, 0, 1, True), (3, 1, 1, 1, False), (3, 1, 1, 2, False),
        ]:
            name = f"maxPool {kernel}×{kernel}, stride {stride}, padding {padding}, dilation {dilation}, {'ceil' if ceil else 'floor'}{' of whole numbers' if levels else ''}"
            attributes = {"windows": square(kernel, stride, padding, dilation), "ceil": ceil}
            function = lambda x: F.max_pool2d(x, kernel, stride, padding, dilation, ceil)
            yield operation_case(name, "maxPool", attributes, [x], [MAP], function)
    for size in ((5, 6), (6, 7)):
        x = Given(MAP, (1, 2, *size))
        for kernel, stride, padding in ((3, 2, 0), (3, 2, 1), (2, 2, 0), (2, 3, 1), (3, 1, 1)):
            for ceil in (False, True):
                for count in (False, True):
                    name = f"averagePool {kernel}×{kernel} of {size[0]}×{size[1]}, stride {stride}, padding {padding} {'counted' if count else 'left out'}, {'ceil' if ceil else 'floor'}"
                    attributes = {"windows": square(kernel, stride, padding), "ceil": ceil, "countPadding": count}
                    function = lambda x: F.avg_pool2d(x, kernel, stride, padding, ceil, count)
                    yield operation_case(name, "averagePool", attributes, [x], [MAP], function)
    row = Given("channel width", (2, 7))
    attributes = {"windows": [window("width", 2, 2)], "ceil": True, "countPadding": True}
    yield operation_case("averagePool along one axis", "averagePool", attributes, [row], ["channel width"], lambda x: F.avg_pool1d(x, 2, 2, ceil_mode=True))
    dy = Given(MAP, (1, 2, 3, 3))
    sizes = [{"axis": "height", "size": 5}, {"axis": "width", "size": 6}]
    attributes = {"windows": square(3, 2, 1), "ceil": False, "countPadding": False, "sizes": sizes}
    yield operation_case("averagePoolGradient, in turn", "averagePoolGradient", attributes, [dy], [MAP], through_average_pool)
    x, whole = Given(MAP, (2, 3, 4, 5)), Given(MAP, (2, 3, 2, 2), scale=1, levels=True)
    yield operation_case("globalPool, mean", "globalPool", {"of": "mean"}, [x], [MAP], lambda x: x.mean((2, 3), keepdim=True))
    for given, name in ((x, ""), (whole, " of whole numbers")):
        yield operation_case(f"globalPool, maximum{name}", "globalPool", {"of": "maximum"}, [given], [MAP], lambda x: x.amax((2, 3), keepdim=True))
    for size, to in (((2, 3), (7, 7)), ((9, 11), (7, 7)), ((6, 4), (3, 2))):
        sizes = [{"axis": "height", "size": to[0]}, {"axis": "width", "size": to[1]}]
        x = Given(MAP, (2, 2, *size))
        for given, of in ((x, ""), (Given(MAP, (2, 2, *size), scale=1, levels=True), ", whole numbers")):
            yield operation_case(f"adaptiveMaxPool of {size[0]}×{size[1]} to {to[0]}×{to[1]}{of}", "adaptiveMaxPool", {"sizes": sizes}, [given], [MAP], lambda x: F.adaptive_max_pool2d(x, to))
        yield operation_case(f"adaptiveAveragePool of {size[0]}×{size[1]} to {to[0]}×{to[1]}", "adaptiveAveragePool", {"sizes": sizes}, [x], [MAP], lambda x: F.adaptive_avg_pool2d(x, to))
    for mode, corners, to in (("linear", False, (7, 2)), ("linear", True, (7, 2)), ("cubic", False, (5, 9)), ("cubic", True, (2, 7))):
        sizes = [{"axis": "height", "size": to[0]}, {"axis": "width", "size": to[1]}]
        x = Given(MAP, (1, 2, 3, 5))
        yield operation_case(f"resize to {to[0]}×{to[1]}, {mode}{', corners aligned' if corners else ''}", "resize", {"sizes": sizes, "mode": mode, "alignCorners": corners}, [x], [MAP], lambda x: F.interpolate(x, to, mode="bi" + mode, align_corners=corners))
    for to in ((12, 12), (3, 1), (5, 7)):
        sizes = [{"axis": "height", "size": to[0]}, {"axis": "width", "size": to[1]}]
        x = Given(MAP, (1, 2, 3, 5))
        yield operation_case(f"nearestResize to {to[0]}×{to[1]}", "nearestResize", {"sizes": sizes}, [x], [MAP], lambda x: F.interpolate(x, to, mode="nearest"))


def through_average_pool(dy):
    """What passes back through the pool, as a function of dy that can be differentiated."""
    x = torch.zeros(1, 2, 5, 6, dtype=dy.dtype, requires_grad=True)
    y = F.avg_pool2d(x, 3, 2, 1, False, False)
    return torch.autograd.grad(y, x, dy, create_graph=True)[0]
