"""The attention blocks and options that attention.json lacks: each with its tensors, and the function that computes it."""

from dataclasses import dataclass, field
from functools import partial

from . import channel_blocks as channel
from . import position_blocks as positions
from . import self_attention as attention

SHAPE = (2, 8, 3, 4)
"""Of the input that most cases share."""

EVEN = (1, 8, 4, 6)
"""Where a stride of 2 must come out even."""


@dataclass
class Case:
    name: str
    formula: str
    type: str
    options: dict
    compute: object
    """(x, state) to y."""
    parameters: dict
    """Name to shape."""
    norms: dict = field(default_factory=dict)
    """Batch norms: name to channels."""
    convolution: dict = None
    """What is replaced, where the block replaces a convolution."""
    shape: tuple = SHAPE


def linear(name, out, into, bias=True, kernel=None):
    """A layer's tensors; `kernel` where it is a convolution."""
    shape = (out, into) if kernel is None else (out, into, *kernel)
    return {f"{name}.weight": shape, **({f"{name}.bias": (out,)} if bias else {})}


def one_by_one(name, out, into, bias=True):
    return linear(name, out, into, bias, (1, 1))


def vectors(size, *names):
    return {name: (size,) for name in names}


def channel_cases():
    yield Case("ese_sigmoid", "x*sigmoid(W gap(x)+b)", "ese", {"gate": "sigmoid"}, partial(channel.ese, gate="sigmoid"), one_by_one("fc", 8, 8))
    yield Case("eca_circular_k5", "ECA whose kernel wraps around the channels", "eca", {"padding": "circular", "kernel": 5}, partial(channel.eca, padding="circular"), {"conv.weight": (1, 1, 5)})
    yield Case("eca_k5", "x*sigmoid(conv1d_5(gap(x)))", "eca", {"kernel": 5}, channel.eca, {"conv.weight": (1, 1, 5)})
    attn = one_by_one("conv_attn", 1, 8)

    def mlp(name):
        return {**one_by_one(f"{name}.fc1", 4, 8), **vectors(4, f"{name}.norm.weight", f"{name}.norm.bias"), **one_by_one(f"{name}.fc2", 8, 4)}

    for options, tensors in (
        ({"fusion": "scale", "epsilon": 1e-6}, {**attn, **mlp("mlp_scale")}),
        ({"fusion": "both"}, {**attn, **mlp("mlp_scale"), **mlp("mlp_add")}),
        ({"pooling": "average"}, mlp("mlp_add")),
    ):
        yield Case(f"gc_{'_'.join(map(str, options.values()))}", "GC: gate, addition or both; softmax or mean", "gc", {"reduction": 2, **options}, partial(channel.gc, **options), tensors)
    yield Case("gct_l1", "x*(1+tanh(gamma*s/mean_c|s|+beta)), s=alpha*|x|_1", "gct", {"norm": "l1"}, channel.gct_l1, {name: (1, 8, 1, 1) for name in ("alpha", "gamma", "beta")})
    excitation = {**linear("fc.0", 8, 16, False), **linear("fc.2", 16, 8, False)}
    # The first 16 of FcaNet's `top`, [vertical, horizontal] on 7×7.
    top16 = list(zip([0, 0, 6, 0, 0, 1, 1, 4, 5, 1, 3, 0, 0, 0, 3, 2], [0, 1, 0, 5, 2, 0, 2, 0, 0, 6, 0, 4, 6, 3, 5, 2]))
    yield Case("fca_top16", "FcaNet's 16 frequencies; on a map of 14×7 the vertical ones are doubled", "fca", {"reduction": 2}, partial(channel.fca, pairs=[(2 * u, v) for u, v in top16]), excitation, shape=(1, 16, 14, 7))
    yield Case("fca_top16_of_7", "the map averaged to 7×7 before the DCT", "fca", {"reduction": 2, "size": 7}, partial(channel.fca, pairs=top16, size=(7, 7)), excitation, shape=(1, 16, 6, 9))
    yield Case("fca_low2", "the frequencies (0,0) and (0,1), averaged to 7×8", "fca", {"reduction": 2, "frequencies": "low2", "size": [7, 8]}, partial(channel.fca, pairs=[(0, 0), (0, 1)], size=(7, 8)), excitation, shape=(1, 16, 7, 9))
    layers = {**linear("fc.0", 4, 8), **linear("fc.2", 8, 4)}
    wide = {**linear("fc.0", 8, 16), **linear("fc.2", 16, 8)}
    joined = one_by_one("conv.0", 1, 2)
    for name, options, excitation in (("se", {}, (layers, layers, wide)), ("plain", {"excitation": "none", "normalize": False}, ({}, {}, {}))):
        norm = (lambda size: vectors(size, "conv.1.weight", "conv.1.bias")) if not options else (lambda size: {})
        match = {**linear("att_fc.0", 16, 8), **vectors(16, "att_fc.1.weight", "att_fc.1.bias")}
        blocks = [excitation[0], {**excitation[1], **joined, **norm(8)}, {**excitation[2], **joined, **norm(16), **match}]
        tensors = {f"{block}.dca.{key}": shape for block, own in enumerate(blocks) for key, shape in own.items()}
        yield Case(f"dca_{name}", "three connected blocks: on x, on what comes out, on that beside itself (channels doubled)", "dca", {**({"reduction": 2} if not options else {}), **options}, partial(channel.dca_chain, **options), tensors)


def position_cases():
    for extent in (2, 3, 16):
        yield Case(f"ge_theta_minus_e{extent}", f"x*sigmoid(nearest(mean over {2 * extent - 1}x{2 * extent - 1} at stride {extent}, padding left out))", "ge", {"extent": extent}, partial(positions.ge, extent=extent), {})
    for variant in ("theta", "thetaPlus"):
        for extent in (2, 4, "global"):
            count = 1 if extent == "global" else {2: 1, 4: 2}[extent]
            kernel = SHAPE[2:] if extent == "global" else (3, 3)
            tensors = {f"gather.conv{n}.weight": (8, 1, *kernel) for n in range(1, count + 1)}
            plus = variant == "thetaPlus"
            bias = plus and extent == 4
            tensors |= {**one_by_one("mlp.fc1", 4, 8, bias), **one_by_one("mlp.fc2", 8, 4, bias)} if plus else {}
            options = {"variant": variant, "extent": extent}
            yield Case(f"ge_{variant}_e{extent}", "x*sigmoid(nearest(depthwise gathers with BN, relu between; thetaPlus: W2 relu(W1 .)))", "ge", {**options, **({"reduction": 2} if plus else {}), **({"bias": True} if bias else {})}, partial(positions.ge, **options), tensors, {f"gather.norm{n}": 8 for n in range(1, count + 1)})
    excitation = {**one_by_one("channel.fc1", 4, 8, False), **one_by_one("channel.fc2", 8, 4, False)}
    gate = {"spatial.conv.conv.weight": (1, 2, 7, 7)}
    yield Case("cbam_timm", "CBAM without biases, [mean;max] under the spatial kernel", "cbam", {"reduction": 2, "bias": False, "poolOrder": "meanMax"}, partial(positions.cbam, poolOrder="meanMax"), {**excitation, **gate}, {"spatial.conv.bn": 1})
    yield Case("cbam_channel", "CBAM's channel gate alone", "cbam", {"reduction": 2, "bias": False, "parts": "channel"}, partial(positions.cbam, parts="channel"), excitation)
    yield Case("cbam_spatial_k3", "CBAM's spatial gate alone, 3x3", "cbam", {"parts": "spatial", "kernel": 3}, partial(positions.cbam, parts="spatial"), {"spatial.conv.conv.weight": (1, 2, 3, 3)}, {"spatial.conv.bn": 1})
    spatial = {**one_by_one("sp_att.init_conv.conv", 4, 8), **one_by_one("sp_att.final_conv", 1, 4)}
    for n in (1, 2):
        spatial |= linear(f"sp_att.dil_convs.conv{n}.conv", 4, 4, True, (3, 3))
    branches = {**linear("ch_att.init_fc.fc", 4, 8), **linear("ch_att.final_fc", 8, 4), **spatial}
    norms = {name: 4 for name in ("ch_att.init_fc.bn", "sp_att.init_conv.bn", "sp_att.dil_convs.conv1.bn", "sp_att.dil_convs.conv2.bn")}
    for options in ({}, {"combine": "multiply"}, {"dilation": 2}):
        yield Case(f"bam_{'_'.join(map(str, options.values())) or 'add'}", "x*(1+sigmoid(Mc+Ms)), or of the product", "bam", {"reduction": 2, **options}, partial(positions.bam, **options), branches, norms)
    yield Case("coord_nobias", "coordinate attention without biases, 3 hidden channels", "coord", {"reducedChannels": 3, "bias": False}, positions.coord, {**one_by_one("conv1", 3, 8, False), **one_by_one("conv_h", 8, 3, False), **one_by_one("conv_w", 8, 3, False)}, {"bn1": 3})
    yield Case("triplet_nospatial_k3", "mean of the two rotated branches, 3x3", "triplet", {"spatial": False, "kernel": 3}, partial(positions.triplet, spatial=False), {f"{name}.conv.conv.weight": (1, 2, 3, 3) for name in ("cw", "hc")}, {"cw.conv.bn": 1, "hc.conv.bn": 1})
    yield Case("nam_attached", "x*sigmoid(|gamma|/sum|gamma| * BN(x)), gradients through the weights, too", "nam", {"detach": False}, partial(positions.nam, detach=False), {}, {"Channel_Att.bn2": 8})
    yield Case("sa_g2", "shuffle attention, 2 groups: affine(gap) gate / instance-norm gate, channel shuffle", "sa", {"groups": 2}, partial(positions.sa, groups=2), {**{name: (1, 2, 1, 1) for name in ("cweight", "cbias", "sweight", "sbias")}, **vectors(2, "gn.weight", "gn.bias")})


def attention_cases():
    outer = {**one_by_one("g", 4, 8), **one_by_one("z", 8, 4)}
    embedded = {**one_by_one("t", 4, 8), **one_by_one("p", 4, 8)}
    for options in ({}, {"pairwise": "gaussian"}, {"pairwise": "dotProduct"}, {"scale": "input"}, {"scale": "reduced", "subsample": True}, {"norm": False}):
        tensors = outer if options.get("pairwise") == "gaussian" else {**embedded, **outer}
        yield Case("nl_" + ("_".join(f"{key}_{value}" for key, value in options.items()) or "embedded"), "x + BN(W_z sum_j f(x_i,x_j) g(x_j))", "nl", options, partial(attention.nl, **options), tensors, {} if options.get("norm") is False else {"norm": 8})
    for name, options, convolution, shape in (
        ("relative", {"heads": 2}, {"channels": 8, "kernel": 3}, SHAPE),
        ("stride2_scaled", {"heads": 2, "headChannels": 3, "scalePosition": True}, {"channels": 12, "kernel": 3, "stride": 2}, EVEN),
        ("no_position", {"heads": 4, "position": "none"}, {"channels": 8, "kernel": 3}, SHAPE),
    ):
        d = options.get("headChannels", convolution["channels"] // options["heads"])
        tensors = one_by_one("qkv", 2 * options["heads"] * d + convolution["channels"], 8, False)
        if options.get("position") != "none":
            tensors |= {"pos_embed.height_rel": (2 * shape[2] - 1, d), "pos_embed.width_rel": (2 * shape[3] - 1, d)}
        yield Case(f"botnet_{name}", "relu(BN(softmax(q.k/sqrt(d) + q.r) v)), mean over 2x2 at stride 2", "botnet", options, partial(attention.botnet, convolution=convolution, **options), tensors, {"bn": convolution["channels"]}, convolution, shape)
    for name, options, convolution in (
        ("two_paths", {}, {"channels": 8, "kernel": 3}),
        ("grouped_stride2", {}, {"channels": 8, "kernel": 3, "stride": 2, "groups": 2, "dilation": 2}),
        ("split_input", {"splitInput": True}, {"channels": 6, "kernel": 3}),
        ("three_kernels", {"kernels": [3, 5, 7], "dilated": False}, {"channels": 4, "kernel": 3}),
        ("unpadded", {}, {"channels": 4, "kernel": 3, "padding": 0}),
    ):
        kernels, out, groups = options.get("kernels", [3, 5]), convolution["channels"], convolution.get("groups", 1)
        into = 8 // (len(kernels) if options.get("splitInput") else groups)
        tensors = {f"paths.{n}.conv.weight": (out, into, *([kernel] * 2 if options.get("dilated") is False else (3, 3))) for n, kernel in enumerate(kernels)}
        tensors |= {**one_by_one("attn.fc_reduce", 4, out, False), **one_by_one("attn.fc_select", out * len(kernels), 4, False)}
        norms = {**{f"paths.{n}.bn": out for n in range(len(kernels))}, "attn.bn": 4}
        yield Case(f"sk_{name}", "sum_i softmax_i(W_i relu(BN(W_0 gap(sum U)))) U_i, U_i=relu(BN(conv_i(x)))", "sk", {"reducedChannels": 4, **options}, partial(attention.sk, convolution=convolution, **options), tensors, norms, convolution)


def split_cases():
    for name, radix, convolution in (
        ("two", 2, {"channels": 8, "kernel": 3}),
        ("grouped_stride2", 2, {"channels": 4, "kernel": 3, "stride": 2, "groups": 2, "dilation": 2}),
        ("one", 1, {"channels": 6, "kernel": 3, "groups": 2}),
        ("four_unpadded", 4, {"channels": 4, "kernel": 3, "padding": 0}),
    ):
        out, groups, reduced = convolution["channels"], convolution.get("groups", 1), 4
        tensors = {"conv.weight": (radix * out, 8 // (radix * groups), 3, 3)}
        tensors |= {**one_by_one("fc1", reduced, out // groups), **one_by_one("fc2", radix * out, reduced // groups)}
        formula = "sum_i a_i U_i, U=relu(BN(conv(x))), a=softmax_i(W_2 relu(BN(W_1 gap(sum U))))"
        options = {"radix": radix, "reducedChannels": reduced}
        compute = partial(attention.splat, convolution=convolution, radix=radix)
        yield Case(f"splat_{name}", formula, "splat", options, compute, tensors, {"bn0": radix * out, "bn1": reduced}, convolution)


def cases():
    return [*channel_cases(), *position_cases(), *attention_cases(), *split_cases()]
