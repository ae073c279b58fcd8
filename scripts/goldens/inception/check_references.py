"""Holds the networks written out here against the stored facts: pytorchcv's names, and counts of oracles.csv."""

import csv
import json

import torch

from inception.reference_bn_inception import BnInception
from inception.reference_inception_resnet_v1 import InceptionResnetV1
from reference_counts import macs, parameters

COUNTED = {
    "bninception (no convolution bias)": (lambda: BnInception(conv_bias=False), 224),
    "bninception (convolution bias)": (BnInception, 224),
    "inception_resnet_v1 at 299": (InceptionResnetV1, 299),
}


def check_references(folder):
    """The number of rows that agree; raises where one differs."""
    lines = [line for line in (folder / "oracles.csv").read_text().splitlines() if not line.startswith("#")]
    rows = {row["network"]: row for row in csv.DictReader(lines)}
    with torch.device("meta"):
        for name, (make, size) in COUNTED.items():
            network = make()
            counted = str(parameters(network)), str(macs(network, 3, size, size))
            assert counted == (rows[name]["parameters"], rows[name]["macs"]), f"{name}: {counted}"
        mine = {name: list(tensor.shape) for name, tensor in BnInception().state_dict().items()}
    stored = json.loads((folder / "names" / "pytorchcv-bninception.json").read_text())
    assert mine == stored, "pytorchcv-bninception: names or shapes differ"
    return len(COUNTED)
