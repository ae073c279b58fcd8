"""What all that predict share, so that all compute the same: weights that derive from their names, and pictures."""

import sys
from pathlib import Path

bench = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(bench), str(bench.parents[1] / "packages" / "testing" / "python")]
import torch  # noqa: E402
from netgraft_golden import load_name_derived, name_derived_input  # noqa: E402
from reference_network import reference_network  # noqa: E402


def name_derived_network(structure):
    return load_name_derived(reference_network(structure)).eval()


def pictures(batch, size):
    return torch.from_numpy(name_derived_input((batch, 3, size, size)))
