"""How the reference's options are called in a network's config.

The only place that knows: rename an option here and remake the goldens.
"""

BACKBONE = {
    "block": "block",
    "layers": "layers",
    "depth": "depth",
    "width": "width",
    "cardinality": "cardinality",
    "base_width": "baseWidth",
    "stride_on": "strideOn",
    "stem": "stem",
    "stem_pool": "stemPool",
    "shortcut": "shortcut",
    "projection_kernel": "projectionKernel",
    "reduce_first": "reduceFirst",
    "output_stride": "outputStride",
    "epsilon": "epsilon",
    "zero_init": "zeroInit",
    "dropout": "dropout",
    "drop_path": "dropPath",
}

ATTACHMENT = {
    "reduction": "reduction",
    "reduced": "reducedChannels",
    "minimum_reduced": "minReducedChannels",
    "rounding": "rounding",
    "bias": "bias",
    "squeeze": "squeeze",
    "activation": "activation",
    "gate": "gate",
    "source": "gateFrom",
}

# What each of the reference's attachments is in a config: a type and the options that make it so.
TYPES = {"se": {"type": "se"}, "pooledGate": {"type": "se", "excitation": "none"}}

# Values that differ from the reference's, by the reference's option name. The rest are the same on both sides.
VALUES = {"source": {"block_input": "blockInput"}}


def renamed(options, names):
    """Options under their names in a config, in the order given."""
    return {
        names[option]: list(value) if isinstance(value, tuple) else VALUES.get(option, {}).get(value, value)
        for option, value in options.items()
    }


def attachment_config(attachment):
    config = {"id": attachment.id} if attachment.id else {}
    config["attach"] = {**TYPES[attachment.type], **renamed(attachment.options, ATTACHMENT)}
    config["at"] = attachment.site
    where = {}
    if attachment.stages is not None:
        where["stages"] = list(attachment.stages)
    if attachment.blocks is not None:
        where["blocks"] = list(attachment.blocks)
    return {**config, "where": where} if where else config


def network_config(case):
    """A case as the config a user would write."""
    config = {
        "input": {"channels": case.channels, "height": case.height, "width": case.width},
        "classes": case.classes,
        "backbone": {"type": "resnet", **renamed(case.backbone, BACKBONE)},
    }
    if case.attachments:
        config["attachments"] = [attachment_config(attachment) for attachment in case.attachments]
    return config
