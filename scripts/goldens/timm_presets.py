"""What timm's networks are whose names presets have: test/goldens/timm-presets.json.

    python scripts/goldens/timm_presets.py [--check]

For each preset whose name timm has, how many batch norms have which epsilon, which no name and no shape of weights tells, and the start of
the SHA-256 of the names and shapes of its state dict, sorted, a line each. Auxiliary heads and counters are left out.
"""

import collections
import hashlib
import sys
from pathlib import Path

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
import torch

from one_file import write_or_check
from preprocess import names

FILE = Path(__file__).resolve().parents[2] / "test" / "goldens" / "timm-presets.json"


def built(name):
    """Without memory, where its code needs no numbers."""
    try:
        with torch.device("meta"):
            return timm.create_model(name)
    except NotImplementedError:
        return timm.create_model(name)


def made():
    known = set(timm.list_models())
    found = {}
    for name in names():
        if name in known:
            network = built(name)
            norms = [
                module.eps
                for path, module in network.named_modules()
                if isinstance(module, torch.nn.BatchNorm2d) and not path.startswith("AuxLogits")
            ]
            lines = [
                " ".join([path, *map(str, tensor.shape)])
                for path, tensor in network.state_dict().items()
                if not path.startswith("AuxLogits") and not path.endswith("num_batches_tracked")
            ]
            state = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]
            found[name] = {"epsilons": dict(collections.Counter(map(str, norms))), "state": state}
    return found


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens)} networks; `npm run format` gives the file its form"))
