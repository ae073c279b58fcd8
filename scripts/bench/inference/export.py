"""Writes a network with PyTorch's own exporter: `export.py <file> <network as JSON>`; the last line says with which.

The exporter is the default one, which needs the package onnxscript; without that, the one by TorchScript.
"""

import json
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import torch  # noqa: E402
from name_derived_network import name_derived_network, pictures  # noqa: E402

path, given = sys.argv[1], json.loads(sys.argv[2])
model, example = name_derived_network(given["structure"]), pictures(2, given["size"])
names = {"input_names": ["input"], "output_names": ["logits"]}
if find_spec("onnxscript"):
    batch = torch.export.Dim("batch")
    torch.onnx.export(
        model, (example,), path, dynamo=True, dynamic_shapes=({0: batch},), external_data=False, verbose=False, **names
    )
    print(f"torch {torch.__version__}, torch.export with onnxscript {version('onnxscript')}")
else:
    axes = {"input": {0: "batch"}, "logits": {0: "batch"}}
    torch.onnx.export(model, (example,), path, dynamo=False, dynamic_axes=axes, **names)
    print(f"torch {torch.__version__}, TorchScript")
