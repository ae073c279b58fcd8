"""The epsilons of the batch norms of timm's networks: test/goldens/epsilons.json.

    python scripts/goldens/epsilons.py [--check]

For each preset whose name timm has, how many norms have which epsilon: what no name and no shape of weights tells. Auxiliary heads are left out.
"""

import collections
import sys
from pathlib import Path

import torchvision_without_ops  # noqa: F401 (before timm)
import timm
import torch

from one_file import write_or_check
from preprocess import names

FILE = Path(__file__).resolve().parents[2] / "test" / "goldens" / "epsilons.json"


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
            norms = [
                module.eps
                for path, module in built(name).named_modules()
                if isinstance(module, torch.nn.BatchNorm2d) and not path.startswith("AuxLogits")
            ]
            found[name] = dict(collections.Counter(map(str, norms)))
    return found


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens)} networks; `npm run format` gives the file its form"))
