import fc from "fast-check";
import { coreOperations, graphFromJson, graphToJson, summarize } from "@netgraft/core/graph";
import { createFramework } from "@netgraft/core";
import { lowerToOnnx } from "@netgraft/onnx";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { shufflenet } from "@netgraft/plugin-shufflenet";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateJson } from "../mutate/json.js";
import { mutateText } from "../mutate/text.js";
import { type Target, textSeeds, Wrong } from "./target.js";

const words = [
  "batch",
  "any",
  "channel",
  "height",
  "width",
  "float32",
  "int64",
  "bool",
  "conv",
  "relu",
  "add",
  "reshape",
  "pad",
  "parameter",
  "buffer",
  "constant",
  "input",
  "node",
  "zeros",
  "normal",
  "feature",
  "gate",
  "site",
  "mask",
  "updates",
];

/** Small networks with much in them: joined branches, gates, drop-path, pools, auxiliary heads. */
const configs = [
  {
    backbone: { type: "resnet", block: "basic", layers: [1], width: 4 },
    attachments: [{ id: "se", attach: { type: "se", reduction: 2 } }],
  },
  { backbone: { type: "resnet", block: "bottleneck", layers: [1], width: 4, dropPath: 0.1, dropout: 0.1 } },
  { backbone: { type: "shufflenet_v1", groups: 2, widthMultiplier: 0.2 } },
];

/** The JSON form of a graph: what is read is summarized, lowered, written, and is the same when it is read again. */
export function graph(): Target {
  const framework = createFramework({ plugins: [se, resnet, shufflenet] });
  const seeds = configs.map((config) =>
    JSON.stringify(
      graphToJson(framework.compose({ name: "x", ...config, classes: 2, input: { height: 32, width: 32 } }).graph),
    ),
  );
  return {
    summary: "the JSON of a graph, to counts and ONNX",
    seeds: textSeeds(...seeds),
    grammar: fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    mutators: [mutateJson(words), mutateJson(words), mutateJson(words), mutateText(words), mutateBytes],
    memory: 128,
    read(input) {
      let form: unknown;
      try {
        form = JSON.parse(Buffer.from(input).toString("utf8"));
      } catch {
        return;
      }
      const read = graphFromJson(form, coreOperations);
      const written = JSON.stringify(graphToJson(read));
      if (JSON.stringify(graphToJson(graphFromJson(JSON.parse(written), coreOperations))) !== written)
        throw new Wrong("is another graph when it is read again");
      const { parameters, macs } = summarize(read);
      if (![parameters, macs].every((count) => Number.isSafeInteger(count) && count >= 0))
        throw new Wrong(`counts ${parameters} parameters and ${macs} multiply-accumulates`);
      lowerToOnnx(read);
    },
  };
}
