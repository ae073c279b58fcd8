"""Operations element by element, with values at which they have a corner."""

import torch
import torch.nn.functional as F

from .operation import MAP, Given, operation_case


def unary_cases():
    rows = "batch channel"
    points = Given(rows, (4, 6), scale=4.5)
    positive = Given(rows, (4, 6), scale=1.5, shift=2)
    whole = Given(rows, (4, 6), scale=3, levels=True)
    functions = [
        ("abs", torch.abs, [points, whole]),
        ("erf", torch.erf, [points]),
        ("exp", torch.exp, [points]),
        ("gelu", F.gelu, [points]),
        ("log", torch.log, [positive]),
        ("relu", F.relu, [points, whole]),
        ("sigmoid", torch.sigmoid, [points]),
        ("sqrt", torch.sqrt, [positive]),
        ("tanh", torch.tanh, [points]),
        ("silu", F.silu, [points]),
        ("softplus", F.softplus, [points, whole]),
        ("hardSigmoid", F.hardsigmoid, [points, whole]),
        ("hardSwish", F.hardswish, [points]),
        ("mish", F.mish, [points]),
        ("detach", torch.Tensor.detach, [points]),
        ("step", lambda x: (x > 0).double(), [points]),
    ]
    for kind, function, inputs in functions:
        for given in inputs:
            name = f"{kind}{' of whole numbers' if given.levels else ''}"
            yield operation_case(name, kind, {}, [given], [rows], function)
    for given in (points, whole):
        of = " of whole numbers" if given.levels else ""
        for slope in (0.01, 0.2):
            yield operation_case(f"leakyRelu {slope}{of}", "leakyRelu", {"slope": slope}, [given], [rows], lambda x: F.leaky_relu(x, slope))
        for alpha in (1.0, 1.5):
            yield operation_case(f"elu {alpha}{of}", "elu", {"alpha": alpha}, [given], [rows], lambda x: F.elu(x, alpha))
    for exponent, given in ((3, points), (2, whole), (0, whole), (1, whole), (0.75, positive), (-1.5, positive)):
        yield operation_case(f"pow {exponent}", "pow", {"exponent": exponent}, [given], [rows], lambda x: torch.pow(x, exponent))
    for kind in ("dropout", "dropPath"):
        yield operation_case(f"{kind} outside training", kind, {"rate": 0.3}, [points], [rows], lambda x: x * 1)
    for given in (Given(rows, (4, 6), scale=8), Given(rows, (4, 6), scale=8, levels=True)):
        name = f"clamp as ReLU6{' of whole numbers' if given.levels else ''}"
        yield operation_case(name, "clamp", {"minimum": 0, "maximum": 6}, [given], [rows], F.relu6)


def binary_cases():
    a = Given(MAP, (2, 3, 4, 5))
    same = Given(MAP, (2, 3, 4, 5), scale=1.5)
    gate = Given(MAP, (2, 3, 1, 1), scale=1.5, shift=2)
    vector = Given("channel", (3,), scale=0.5, shift=2)
    whole = [Given(MAP, (2, 3, 4, 5), scale=2, levels=True) for _ in range(2)]
    spread = {MAP: lambda v: v, "channel": lambda v: v[:, None, None]}
    functions = [
        ("add", {"residual": False}, torch.add),
        ("subtract", {}, torch.sub),
        ("multiply", {}, torch.mul),
        ("divide", {}, torch.div),
        ("maximum", {}, torch.maximum),
        ("minimum", {}, torch.minimum),
    ]
    for kind, attributes, function in functions:
        pairs = [("a gate", [a, gate]), ("a vector", [a, vector])]
        if kind != "divide":
            pairs += [("another map", [a, same]), ("a map on the other side", [gate, a])]
        if kind in ("maximum", "minimum"):
            pairs += [("equal whole numbers", whole)]
        for what, inputs in pairs:
            of = lambda x, y: function(spread[inputs[0].axes](x), spread[inputs[1].axes](y))
            yield operation_case(f"{kind} with {what}", kind, attributes, inputs, [MAP], of)
    sides = [Given("batch channel", (2, 3)), Given("batch height", (2, 4), scale=1, shift=1.5)]
    for kind, attributes, function in functions[2:4]:
        of = lambda x, y: function(x[:, :, None], y[:, None])
        yield operation_case(f"{kind} of values of which each lacks an axis", kind, attributes, sides, ["batch channel height"], of)
    condition = Given(MAP, (2, 3, 4, 5), scale=1, levels=True)
    yield operation_case("where of three maps", "where", {}, [condition, a, same], [MAP], lambda c, x, y: torch.where(c != 0, x, y))
    yield operation_case("where of a gate and a vector", "where", {}, [condition, gate, vector], [MAP], lambda c, x, y: torch.where(c != 0, x, spread["channel"](y)))
    yield operation_case("add a branch and its shortcut", "add", {"residual": True}, [a, same], [MAP], torch.add)
    yield operation_case("shakeShake outside training", "shakeShake", {}, [a, same], [MAP], lambda x, y: (x + y) / 2)
