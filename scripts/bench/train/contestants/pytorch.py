"""Trains with PyTorch, eagerly: `pytorch.py <NCHW | channels_last> <network as JSON>`."""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import torch  # noqa: E402
from reference_network import reference_network  # noqa: E402
from torch.nn import functional as F  # noqa: E402

memory_format = torch.channels_last if sys.argv[1] == "channels_last" else torch.contiguous_format
given = json.loads(sys.argv[2])
batch, size = given["batch"], given["size"]
torch.set_num_threads(given["threads"])
model = reference_network(given["structure"]).to(memory_format=memory_format).train()
for parameter in model.parameters():
    if parameter.dim() > 1:
        torch.nn.init.kaiming_normal_(parameter, mode="fan_out")
optimizer = torch.optim.SGD(model.parameters(), 0.01, momentum=0.9, weight_decay=1e-4)
picture = torch.randn(batch, 3, size, size).to(memory_format=memory_format)
labels = torch.arange(batch) % 10


def train():
    start = time.perf_counter()
    optimizer.zero_grad(set_to_none=True)
    loss = F.cross_entropy(model(picture), labels)
    loss.backward()
    optimizer.step()
    loss.item()
    return 1000 * (time.perf_counter() - start)


print(json.dumps({"open": 0, "first": train(), "version": f"torch {torch.__version__}"}), flush=True)
for _ in sys.stdin:
    print(train(), flush=True)
