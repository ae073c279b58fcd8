"""Holds the reference blocks against timm's modules where timm has them, under the same tensors."""

import torchvision_without_ops  # noqa: F401 (before timm)
import torch
from timm import layers
from timm.layers import CecaModule, EcaModule
from timm.layers.bottleneck_attn import BottleneckAttn
from timm.layers.cbam import CbamModule
from timm.layers.coord_attn import CoordAttn
from timm.layers.global_context import GlobalContext
from timm.layers.non_local_attn import NonLocalAttn
from timm.layers.selective_kernel import SelectiveKernel
from timm.layers.split_attn import SplitAttn
from torch import nn

from . import self_attention
from .cases import EVEN, SHAPE, cases
from .entries import drawn, state_of


def split(channels, radix=2, **options):
    return SplitAttn(8, channels, radix=radix, rd_channels=4 // radix, norm_layer=nn.BatchNorm2d, **options)


MODULES = {
    "ese_sigmoid": lambda: layers.EffectiveSEModule(8, gate_layer="sigmoid"),
    "eca_circular_k5": lambda: CecaModule(None, kernel_size=5),
    "eca_k5": lambda: EcaModule(None, kernel_size=5),
    "gc_scale_1e-06": lambda: GlobalContext(8, rd_channels=4),
    "cbam_timm": lambda: CbamModule(8, rd_channels=4),
    "coord_nobias": lambda: CoordAttn(8, rd_channels=3),
    "nl_scale_input": lambda: NonLocalAttn(8, rd_channels=4),
    "sk_two_paths": lambda: SelectiveKernel(8, 8, rd_channels=4, split_input=False),
    "sk_grouped_stride2": lambda: SelectiveKernel(8, 8, stride=2, dilation=2, groups=2, rd_channels=4, split_input=False),
    "sk_split_input": lambda: SelectiveKernel(8, 6, rd_channels=4, split_input=True),
    "sk_three_kernels": lambda: SelectiveKernel(8, 4, kernel_size=[3, 5, 7], keep_3x3=False, rd_channels=4, split_input=False),
    "splat_two": lambda: split(8),
    "splat_grouped_stride2": lambda: split(4, stride=2, padding=2, dilation=2, groups=2),
    "splat_one": lambda: split(6, groups=2, radix=1),
    "splat_four_unpadded": lambda: split(4, padding=0, radix=4),
    "botnet_relative": lambda: BottleneckAttn(8, feat_size=SHAPE[2:], num_heads=2),
    "botnet_stride2_scaled": lambda: BottleneckAttn(8, 12, feat_size=EVEN[2:], stride=2, num_heads=2, dim_head=3, scale_pos_embed=True),
}


def check_attention_timm():
    """The number of modules compared; raises where one differs."""
    by_name = {case.name: case for case in cases()}
    for index, (name, build) in enumerate(MODULES.items()):
        case, module = by_name[name], build().double().eval()
        generator = torch.Generator().manual_seed(index)
        x = drawn(generator, case.shape)
        parameters, buffers = state_of(case, generator)
        state = {**parameters, **buffers}
        mine = case.compute(x, state)
        if case.type == "botnet":
            # timm leaves norm and activation to the block.
            state = {key: value for key, value in state.items() if not key.startswith("bn.")}
            mine = self_attention.mhsa(x, state, channels=case.convolution["channels"], **case.options)
            mine = torch.nn.functional.avg_pool2d(mine, 2) if case.convolution.get("stride") == 2 else mine
        missing = module.load_state_dict(state, strict=False)
        assert all(key.endswith("num_batches_tracked") for key in missing.missing_keys), missing
        assert not missing.unexpected_keys, missing
        difference = (module(x) - mine).abs().max().item()
        assert difference < 1e-12, f"{name}: {difference}"
    return len(MODULES)
