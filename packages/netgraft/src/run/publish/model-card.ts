import type { Network } from "@netgraft/core";
import type { TimmArchitecture } from "./timm-architecture.js";

/** What a model card tells beside the network. */
export interface CardFacts {
  /** `<owner>/<name>`. */
  readonly repository: string;
  /** As the hub names it, e.g. `apache-2.0`; a card without one says none. */
  readonly license?: string | undefined;
  readonly architecture: TimmArchitecture | undefined;
}

/** The `README.md` of a network, with what the hub reads of its head: in the form of timm's cards (`timm.models._hub.generate_readme`). */
export function modelCard(network: Network, { repository, license, architecture }: CardFacts): string {
  const [, name = repository] = repository.split("/");
  const { input, classes, plugins, backbone } = network.config;
  const { parameters, macs, attachments } = network.summary();
  const library = architecture === undefined ? "netgraft" : "timm";
  const types = [...new Set(attachments.map(({ type }) => type))];
  const plugged = plugins.map((plugin) => ` --plugin ${quoted(plugin)}`).join("");
  const head = [
    "tags:",
    ...["image-classification", ...(architecture ? ["timm"] : []), "netgraft"].map((tag) => `- ${tag}`),
    "pipeline_tag: image-classification",
    `library_name: ${library}`,
    ...(license === undefined ? [] : [`license: ${license}`]),
  ];
  const what = [
    `A ${backbone.type} network`,
    ...(types.length > 0 ? [` with ${types.join(", ")}`] : []),
    ...(classes === 0 ? [" without a classifier"] : [` for ${classes} classes`]),
  ].join("");
  return `---
${head.join("\n")}
---
# Model card for ${name}

${what}.

## Model Details
- **Model Type:** Image classification / feature backbone
- **Model Stats:**
  - Params (M): ${rounded(parameters / 1e6)}
  - GMACs: ${rounded(macs / 1e9)}
  - Image size: ${input.height} x ${input.width}

## Model Usage
\`\`\`sh
npx netgraft predict hf-hub:${repository} --input photo.jpg${plugged}
\`\`\`
${architecture === undefined ? "" : timmUsage(repository)}`;
}

function timmUsage(repository: string): string {
  return `
\`\`\`python
from PIL import Image
import timm

model = timm.create_model("hf-hub:${repository}", pretrained=True).eval()
transform = timm.data.create_transform(**timm.data.resolve_model_data_config(model), is_training=False)
output = model(transform(Image.open("photo.jpg").convert("RGB")).unsqueeze(0))
\`\`\`
`;
}

function rounded(value: number): string {
  return value.toPrecision(3).replace(/\.?0+$/, "");
}

/** A name as a shell takes it. */
function quoted(name: string): string {
  return /^[\w@./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
