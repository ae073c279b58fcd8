import { z } from "@netgraft/core";
import { exporter, type Pieces } from "@netgraft/core/graph";
import { launchers } from "./train/launchers/launcher.js";
import { checkState, safetensorsChunks } from "@netgraft/weights";

/** The exporter of the format `pytorch`. */
export const pytorchExporter = exporter({
  format: "pytorch",
  summary: "a folder with the network as PyTorch source that people read, and its weights",
  description:
    "`model.py` has one class for each kind of block and attachment, and `build()`, which makes the network; it imports torch alone. " +
    "`weights.safetensors` are its weights under the names of its state dict, `config.yaml` is the config that it was composed of. " +
    "Where the config says how it is trained, `train.py` and `pictures.py` train it so in PyTorch, in one process or, by torchrun, in several.",
  options: z.strictObject({
    launcher: z
      .enum(launchers)
      .optional()
      .describe("What starts `train.py` on a cluster: `train.sbatch` for Slurm, or `pytorchjob.yaml` for Kubernetes."),
  }),
  output: "folder",
  async encode({ network, program, metadata, options, onNote }) {
    checkState(program.graph.state(), program.state);
    // What writes source is loaded when a network is written, not when a command starts.
    const [{ modelSource }, { readme }, { trainingScript }, { stringify }] = await Promise.all([
      import("./source/model-source.js"),
      import("./source/readme.js"),
      import("./train/training-script.js"),
      import("yaml"),
    ]);
    const notes = { name: network.name, attachments: network.notes };
    const training = trainingScript(network, program.graph, options.launcher);
    for (const note of training?.notes ?? []) onNote?.(note);
    const scripts = [...(training?.files ?? [])].map(([name, written]): [string, Pieces] => [name, text(written)]);
    return new Map<string, Pieces>([
      ["model.py", text(modelSource(program.graph, notes))],
      ["weights.safetensors", safetensorsChunks(program.state, { metadata: new Map(Object.entries(metadata)) })],
      ["config.yaml", text(stringify(network.config))],
      ["README.md", text([readme(program.graph, notes), ...(training ? [training.readme] : [])].join("\n"))],
      ...scripts,
    ]);
  },
});

function text(written: string): Pieces {
  return [new TextEncoder().encode(written)];
}
