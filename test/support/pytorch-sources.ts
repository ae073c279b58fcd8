import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetworkConfigInput } from "@netgraft/core";
import type { TensorSpec } from "@netgraft/core/graph";
import { modelSource } from "@netgraft/pytorch";
import { python } from "@netgraft/test-support";
import { evaluate } from "@netgraft/testing";
import { encodeSafetensors, nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { framework } from "./framework.js";

/** A network that is written as source. */
export interface SourceCase {
  readonly name: string;
  readonly config: NetworkConfigInput;
}

/** What PyTorch says of a network's source. */
export interface CheckedSource {
  readonly name: string;
  /** The keys of its state dict, but for the counts of batches that PyTorch keeps for itself. */
  readonly keys: readonly string[];
  readonly shapes: readonly (readonly number[])[];
  /** The largest difference of a logit from that in float64, in parts of their spread. */
  readonly distance: number;
  /** The state of the network as it is composed. */
  readonly expected: readonly TensorSpec[];
}

const program = `
import importlib.util, json, sys, torch
from safetensors.torch import load_file

torch.set_num_threads(1)
found = []
for folder in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location("model", folder + "/model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = module.build().eval()
    model.load_state_dict(load_file(folder + "/weights.safetensors"), strict=True)
    state = {k: v for k, v in model.state_dict().items() if not k.endswith("num_batches_tracked")}
    given = load_file(folder + "/tensors.safetensors")
    with torch.no_grad():
        logits = model(given["input"])
    spread = given["logits"].max() - given["logits"].min()
    found.append({
        "keys": list(state),
        "shapes": [list(v.shape) for v in state.values()],
        "distance": ((logits - given["logits"]).abs().max() / spread).item(),
    })
print(json.dumps(found))
`;

/** Writes networks as source, and asks PyTorch, in one process, what they compute. */
export async function checkedSources(cases: readonly SourceCase[]): Promise<readonly CheckedSource[]> {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-sources-"));
  try {
    const specs = cases.map(({ config }, index) => writeCase(join(folder, String(index)), config));
    const folders = cases.map((_, index) => join(folder, String(index)));
    const { status, stdout, stderr } = spawnSync(python, ["-B", "-c", program, ...folders], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
    // The program above prints this form.
    const found = JSON.parse(stdout) as readonly Omit<CheckedSource, "name" | "expected">[];
    return found.map((each, index) => ({ ...each, name: cases[index]?.name ?? "", expected: specs[index] ?? [] }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeCase(folder: string, config: NetworkConfigInput): readonly TensorSpec[] {
  mkdirSync(folder);
  const { graph, config: chosen, name } = framework.compose(config);
  const specs = graph.state();
  const state = nameDerivedWeights(specs);
  const { channels, height, width } = chosen.input;
  const shape = [1, channels, height, width];
  const input = { dtype: "float32", shape, data: nameDerivedUniform("input", channels * height * width) } as const;
  const { logits } = evaluate({ graph, state }, { input });
  if (logits === undefined) throw new TypeError("a network has logits");
  const expected: typeof input = {
    dtype: "float32",
    shape: [1, logits.data.length],
    data: Float32Array.from(logits.data),
  };
  writeFileSync(join(folder, "model.py"), modelSource(graph, { name }));
  writeFileSync(join(folder, "weights.safetensors"), encodeSafetensors(state));
  writeFileSync(
    join(folder, "tensors.safetensors"),
    encodeSafetensors(
      new Map([
        ["input", input],
        ["logits", expected],
      ]),
    ),
  );
  return specs;
}
