"""Predicts with PyTorch, eagerly: `pytorch.py <NCHW | channels_last> <network as JSON>`."""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import torch  # noqa: E402
from name_derived_network import name_derived_network, pictures  # noqa: E402

memory_format = torch.channels_last if sys.argv[1] == "channels_last" else torch.contiguous_format
given = json.loads(sys.argv[2])
torch.set_num_threads(given["threads"])
model = name_derived_network(given["structure"]).to(memory_format=memory_format)
inputs = pictures(given["batch"], given["size"]).to(memory_format=memory_format)


def predict():
    start = time.perf_counter()
    with torch.no_grad():
        logits = model(inputs)
    return 1000 * (time.perf_counter() - start), logits


first, logits = predict()
about = {"open": 0, "first": first, "version": f"torch {torch.__version__}", "logits": logits[0, :5].tolist()}
print(json.dumps(about), flush=True)
for _ in sys.stdin:
    predict()
    print(json.dumps({"inside": predict()[0]}), flush=True)
