"""The entries of gradients-operations.json and gradients-networks.json."""

from .axes import moving_cases, product_cases, reduction_cases
from .elementwise import binary_cases, unary_cases
from .networks import network_entries
from .normalization import normalization_cases
from .windows import conv_cases, pool_cases, transposed_cases


def operation_entries():
    families = (
        unary_cases, binary_cases, conv_cases, transposed_cases, pool_cases, normalization_cases, reduction_cases, moving_cases, product_cases,
    )
    entries = [entry for family in families for entry in family()]
    names = [entry["name"] for entry in entries]
    assert len(set(names)) == len(names), "two cases have one name"
    return entries


__all__ = ["network_entries", "operation_entries"]
