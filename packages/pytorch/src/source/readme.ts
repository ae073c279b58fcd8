import type { Graph } from "@netgraft/core/graph";
import { identifier } from "../python/identifiers.js";
import type { SourceNotes } from "./model-source.js";

/** The folder's README: what is in it, and how it is used. */
export function readme(graph: Graph, { name }: SourceNotes): string {
  const sizes = (graph.inputs["input"]?.axes ?? []).filter((axis) => axis.name !== "batch").map(({ size }) => size);
  return `# ${name}

${name} in PyTorch, written by Netgraft.

- \`model.py\`: the network. It imports torch alone.
- \`weights.safetensors\`: its weights, under the names of its state dict.
- \`config.yaml\`: what it was composed of; \`netgraft summary config.yaml\` counts it.

\`\`\`py
import torch
from model import ${identifier(name)}
from safetensors.torch import load_file

model = ${identifier(name)}()
model.load_state_dict(load_file("weights.safetensors"))
model.eval()
logits = model(torch.randn(1, ${sizes.join(", ")}))
\`\`\`
`;
}
