import { join } from "node:path";
import { toFloat32 } from "@netgraft/core/graph";
import { folderWith, needsPython, runPython } from "@netgraft/test-support";
import { loadWeights, readSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { framework } from "../support/framework.js";

/** Saves a state dict of randomised tensors in each form that people have, and as safetensors what is to be read from it. */
const SAVE = `
import argparse, collections, json, sys, torch
from safetensors.torch import save_file
folder, specs = sys.argv[1], json.loads(sys.argv[2])
torch.manual_seed(0)
state = collections.OrderedDict((name, torch.rand(shape) + 0.1) for name, shape in specs)
other = {name: tensor + 1 for name, tensor in state.items()}
last = {name: t.contiguous(memory_format=torch.channels_last) if t.ndim == 4 else t for name, t in state.items()}
optimizer = torch.optim.SGD([torch.nn.Parameter(tensor) for tensor in state.values()], 0.1, momentum=0.9)
checkpoint = {"epoch": 3, "state_dict": state, "optimizer": optimizer.state_dict(), "args": argparse.Namespace(lr=0.1)}
half = {name: tensor.half() for name, tensor in state.items()}
flat = torch.cat([tensor.flatten() for tensor in state.values()])
views, start = {}, 0
for name, tensor in state.items():
    views[name] = flat[start : start + tensor.numel()].view(tensor.shape)
    start += tensor.numel()
forms = {
    "zip": state, "checkpoint": checkpoint, "half": half, "channels_last": last, "shared": views,
    "ema": {"state_dict": other, "state_dict_ema": state},
    "module": {"module." + name: tensor for name, tensor in state.items()},
    "compiled": {"model": {"_orig_mod.module." + name: tensor for name, tensor in state.items()}},
    "bfloat16": {name: tensor.bfloat16() for name, tensor in state.items()},
}
for name, saved in forms.items():
    torch.save(saved, f"{folder}/{name}.pth")
torch.save(last, f"{folder}/legacy.pth", _use_new_zipfile_serialization=False)
for name, tensors in {"float32": state, "half": half, "bfloat16": forms["bfloat16"]}.items():
    save_file({key: tensor.contiguous() for key, tensor in tensors.items()}, f"{folder}/{name}.safetensors")
json.dump(sorted(forms) + ["legacy"], sys.stdout)
`;

describe("weights that PyTorch saves", function () {
  this.timeout(120_000);
  const path = folderWith();

  it("are those of a network in every form, to the bit", async function () {
    needsPython(this, "torch", "safetensors");
    const { graph } = framework.compose({
      name: "small",
      classes: 3,
      input: { height: 32, width: 32 },
      backbone: { type: "resnet", block: "bottleneck", layers: [1, 1], width: 8 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    });
    const specs = graph.state();
    const shapes = specs.filter(({ dtype }) => dtype === "float32").map(({ name, shape }) => [name, shape]);
    // A program prints JSON; this one a list of names.
    const forms = runPython(SAVE, path(), JSON.stringify(shapes)) as readonly string[];
    expect(forms).to.have.length(10);
    for (const form of forms) {
      const rounded = form === "half" || form === "bfloat16" ? form : "float32";
      const { tensors } = await readSafetensors(join(path(), `${rounded}.safetensors`));
      const loaded = await loadWeights(join(path(), `${form}.pth`), specs);
      expect(loaded.size).to.equal(shapes.length);
      for (const [name, { data }] of loaded) {
        const expected = tensors.get(name);
        expect(expected && toFloat32(expected).data, `${name} of ${form}`).to.deep.equal(data);
      }
    }
  });
});
